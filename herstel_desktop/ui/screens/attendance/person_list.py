"""The list of people, walked with the keyboard.

Tab enters and leaves the list as a whole. Up, down, Home and End go from person to person, left
and right from choice to choice. A small a, m or x marks the person as aanwezig, afgemeld or
afwezig; Delete takes the mark away. Any other letter, or a capital, begins the name of somebody to
go to. While a name is being typed, a letter that goes on with some name goes on with it, so 'Ma'
finds Maria; one that does not is a mark again.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstel_desktop.domain.attendance import AttendanceLine, Mark
from herstel_desktop.domain.search import search_key
from herstel_desktop.ui.screens.attendance.person_row import PersonRow
from herstel_desktop.ui.shell.names import NameShield
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import VerticalScroll, bring_into_view, clear
from herstel_desktop.ui.widgets.marks import MarkButton

MARK_KEYS = {"a": Mark.PRESENT, "m": Mark.EXCUSED, "x": Mark.ABSENT}
_TYPING_ENDS_AFTER_MS = 1200
_ROWS_AT_ONCE = 12
_FAR = 1_000_000
_STEPS = {
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Home: (-_FAR, 0),
    Qt.Key.Key_End: (_FAR, 0),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Left: (0, -1),
}


class PersonList(VerticalScroll):
    """All rows; filled a screenful at a time, so that three hundred do not stall the window.

    Args:
        tab_after: what Tab leaves to come to the list.

    Signals:
        marked(line, mark or None): a mark is wanted.
        typed(str): the letters of a name typed so far; empty when done.
    """

    marked = Signal(object, object)
    typed = Signal(str)

    def __init__(self, theme: Theme, names: NameShield, tab_after: QWidget) -> None:
        super().__init__(spacing=0)
        self._theme, self._names, self._tab_after = theme, names, tab_after
        self._rows: list[PersonRow] = []
        self._waiting: list[AttendanceLine] = []
        self._open = True
        self._entry: MarkButton[Mark] | None = None
        self._letters = ""
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_ENDS_AFTER_MS)
        self._typing.timeout.connect(self._end_typing)
        self._fill = QTimer(self)
        self._fill.setInterval(0)
        self._fill.timeout.connect(self._add_some)
        self.body.addStretch(1)

    @property
    def rows(self) -> list[PersonRow]:
        """The rows that stand now."""
        return self._rows

    @property
    def entry(self) -> MarkButton[Mark] | None:
        """Where the keyboard is, or was last, in this list; None when it is empty."""
        return self._entry

    def show_lines(self, lines: Sequence[AttendanceLine], *, is_open: bool) -> None:
        """Show these people; rows that stay keep the keyboard."""
        self._open = is_open
        standing = [row.line.participant_id for row in self._rows]
        standing += [line.participant_id for line in self._waiting]
        if standing == [line.participant_id for line in lines]:
            self._waiting = list(lines[len(self._rows) :])
            for row, line in zip(self._rows, lines, strict=False):
                if row.line != line:
                    row.show_line(line)
                row.set_open(is_open)
            return
        self._start_over(lines)

    def sizeHint(self) -> QSize:
        """As high as it must be; the layout gives it what room there is."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def redraw_names(self) -> None:
        """Names are shielded otherwise now."""
        for row in self._rows:
            row.show_line(row.line)

    def focus_first(self) -> None:
        """Put the keyboard on the first person without a mark, or on the first."""
        open_rows = [row for row in self._rows if row.line.mark is None] or self._rows
        if open_rows:
            self._focus(open_rows[0], 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, MarkButton):
            if event.type() is QEvent.Type.FocusIn:
                self._note_current(watched)
            elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
                return self._take_key(watched, event)
        return False

    def _start_over(self, lines: Sequence[AttendanceLine]) -> None:
        self._fill.stop()
        clear(self.body)
        self.body.addStretch(1)
        self._rows, self._entry = [], None
        self._waiting = list(lines)
        self._add_some()

    def _add_some(self) -> None:
        """A block of rows; with all of them in one layout each block would lay out all anew."""
        now, self._waiting = self._waiting[:_ROWS_AT_ONCE], self._waiting[_ROWS_AT_ONCE:]
        block = QWidget()
        layout = QVBoxLayout(block)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for line in now:
            layout.addWidget(self._new_row(line))
        self.body.insertWidget(self.body.count() - 1, block)
        self._put_in_tab_order(len(now))
        if self._waiting:
            self._fill.start()
        else:
            self._fill.stop()

    def _new_row(self, line: AttendanceLine) -> PersonRow:
        row = PersonRow(self._theme, self._names, line)
        row.set_open(self._open)
        row.marked.connect(self.marked)
        for button in row.buttons:
            button.installEventFilter(self)
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._rows.append(row)
        if self._entry is None:
            self._enter_at(row.buttons[0])
        return row

    def _put_in_tab_order(self, count: int) -> None:
        """The newest rows come after the ones before them, not at the end of the window."""
        older = self._rows[: len(self._rows) - count]
        last: QWidget = older[-1].buttons[-1] if older else self._tab_after
        for row in self._rows[len(older) :]:
            for button in row.buttons:
                QWidget.setTabOrder(last, button)
                last = button

    def _enter_at(self, button: MarkButton[Mark]) -> None:
        """Tab goes to this choice only; the arrow keys go to the others."""
        if self._entry is not None:
            self._entry.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._entry = button

    def _place_of(self, button: MarkButton[Mark]) -> tuple[int, int]:
        for number, row in enumerate(self._rows):
            if button in row.buttons:
                return number, row.buttons.index(button)
        raise LookupError("the button belongs to no row")

    def _note_current(self, button: MarkButton[Mark]) -> None:
        here, _column = self._place_of(button)
        self._enter_at(button)
        for number, row in enumerate(self._rows):
            row.set_current(number == here)
        bring_into_view(self._rows[here])

    def _take_key(self, button: MarkButton[Mark], event: QKeyEvent) -> bool:
        number, column = self._place_of(button)
        key = Qt.Key(event.key())
        if key in _STEPS:
            down, right = _STEPS[key]
            row = self._rows[max(0, min(number + down, len(self._rows) - 1))]
            self._focus(row, max(0, min(column + right, len(row.buttons) - 1)))
            return True
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._mark(self._rows[number], None)
            return True
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        text = event.text()
        if plain and text.strip() and text.isprintable():
            self._take_letter(self._rows[number], text)
            return True
        return False

    def _take_letter(self, row: PersonRow, letter: str) -> None:
        letters = self._letters
        longer = search_key(letters + letter)
        found = self._named(longer)
        if not letters and letter in MARK_KEYS:
            self._mark(row, MARK_KEYS[letter])
        elif found is not None:
            self._letters = letters + letter
            self._typing.start()
            self.typed.emit(self._letters)
            self._focus(found, 0)
        elif letter.lower() in MARK_KEYS:
            self._end_typing()
            self._mark(row, MARK_KEYS[letter.lower()])

    def _named(self, beginning: str) -> PersonRow | None:
        for row in self._rows:
            if search_key(row.line.call_name).startswith(beginning):
                return row
        return None

    def _end_typing(self) -> None:
        self._letters = ""
        self._typing.stop()
        self.typed.emit("")

    def _mark(self, row: PersonRow, mark: Mark | None) -> None:
        if self._open:
            self.marked.emit(row.line, mark)

    def _focus(self, row: PersonRow, column: int) -> None:
        row.buttons[column].setFocus(Qt.FocusReason.TabFocusReason)

    def row_of(self, participant_id: UUID) -> PersonRow | None:
        """The row of a person, if it stands."""
        for row in self._rows:
            if row.line.participant_id == participant_id:
                return row
        return None
