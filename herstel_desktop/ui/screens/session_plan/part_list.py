"""The parts in order, walked with the keyboard and carried with the mouse.

Tab goes to one part and its minutes, and then on. Up, Down, Home and End go from part to part, Alt
with Up or Down moves the part, plus and minus change its minutes, Delete takes it away.
"""

from __future__ import annotations

from datetime import time
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from herstel_desktop.domain.preparation import Preparation
from herstel_desktop.domain.session_plan_edits import starting_times
from herstel_desktop.domain.session_plans import PlanPart, SessionPlan
from herstel_desktop.ui.screens.session_plan.carry import Carrying
from herstel_desktop.ui.screens.session_plan.part_row import PartRow
from herstel_desktop.ui.screens.session_plan.texts import limits_line, tr
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import bring_into_view

_FAR = 1_000_000
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Home: -_FAR,
    Qt.Key.Key_End: _FAR,
}
_ROWS_AT_ONCE = 5


class _Mark(QWidget):
    """A bar between two rows, where what is carried would go."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.palette.primary))
        painter.end()


class PartList(QWidget):
    """The rows.

    Args:
        around: where what is carried may be put down.
        tab_after: what Tab leaves to come to the list.

    Signals:
        opened(PlanPart): a part is to be changed.
        moved(UUID, int): it goes to another place, counted without it.
        minutes_set(UUID, int): it takes other minutes.
        removed(UUID): it goes.
        break_wanted(int): a break is to come at a place.
    """

    opened = Signal(object)
    moved = Signal(object, int)
    minutes_set = Signal(object, int)
    removed = Signal(object)
    break_wanted = Signal(int)

    def __init__(self, theme: Theme, around: QWidget, tab_after: QWidget) -> None:
        super().__init__()
        self._theme, self._around, self._tab_after = theme, around, tab_after
        self._rows: list[PartRow] = []
        self._shown: Preparation | None = None
        self._current: UUID | None = None
        self._wanted: UUID | None = None
        self._open = True
        self._carrying: Carrying | None = None
        self._carried: PartRow | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.px(6))
        self._layout.addStretch(1)
        self._mark = _Mark(theme, self)
        self._fill = QTimer(self)
        self._fill.setInterval(0)
        self._fill.timeout.connect(self._add_some)

    def carry_with(self, carrying: Carrying) -> None:
        """How parts are carried."""
        self._carrying = carrying

    @property
    def rows(self) -> list[PartRow]:
        """The rows that stand now, in order."""
        return self._rows

    @property
    def entry(self) -> QWidget | None:
        """Where the keyboard is, or was last; None when there are no parts."""
        row = self._row_of(self._current) or (self._rows[0] if self._rows else None)
        return row.about if row is not None else None

    def show_plan(self, shown: Preparation, plan: SessionPlan, *, is_open: bool) -> None:
        """Show these parts; rows that stay keep the keyboard."""
        had_focus = self._focused() is not None
        place = self._place_of(self._current)
        self._shown, self._open = shown, is_open
        wanted = {part.id for part in plan.parts}
        for row in [each for each in self._rows if each.id not in wanted]:
            self._rows.remove(row)
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        standing = {row.id: row for row in self._rows}
        # Parts beyond what stands already come block by block, so that forty do not stall.
        new = 0
        ordered: list[PartRow] = []
        for part in plan.parts:
            known = standing.get(part.id)
            if known is None:
                if new >= _ROWS_AT_ONCE:
                    continue
                new += 1
                known = self._new_row(part)
            ordered.append(known)
        if ordered != self._rows:
            self._rows = ordered
            for number, row in enumerate(ordered):
                if self._layout.indexOf(row) != number:
                    self._layout.insertWidget(number, row)
                row.raise_()  # a screen reader goes by the order of the children
            self.put_in_tab_order()
        self._tell()
        if len(ordered) < len(plan.parts):
            self._fill.start()
        else:
            self._fill.stop()
        self._put_keyboard(had_focus=had_focus, place=place)

    def go_to(self, part_id: UUID | None) -> None:
        """Let Tab come to this part, and bring it in sight, now or as soon as it stands."""
        self._wanted = part_id
        self._put_keyboard(had_focus=self._focused() is not None, place=None)

    def put_in_tab_order(self) -> None:
        """Let Tab come by the rows in their order, after what stands before the list."""
        last = self._tab_after
        for row in self._rows:
            for stop in row.stops:
                QWidget.setTabOrder(last, stop)
                last = stop

    def place_at(self, at: QPoint) -> int | None:
        """The place between the rows at a point of the screen; None beside the draaiboek."""
        if not self._around.rect().contains(self._around.mapFromGlobal(at)):
            return None
        below = self.mapFromGlobal(at).y()
        for number, row in enumerate(self._rows):
            if below < row.geometry().center().y():
                return number
        return len(self._rows)

    def show_place(self, place: int | None) -> None:
        """Mark a place between the rows; None takes the mark away."""
        if place is None:
            self._mark.hide()
            return
        px = self._theme.px
        if place < len(self._rows):
            top = self._rows[place].y() - px(5)
        else:
            top = self._rows[-1].geometry().bottom() + px(1) if self._rows else 0
        self._mark.setGeometry(0, max(0, top), self.width(), px(4))
        self._mark.show()
        self._mark.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        row = watched.parent() if isinstance(watched, QWidget) else None
        if not isinstance(row, PartRow):
            return False
        if event.type() is QEvent.Type.FocusIn:
            self._note_current(row)
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._take_key(row, event, in_minutes=watched is row.minutes)
        return False

    def _take_key(self, row: PartRow, event: QKeyEvent, *, in_minutes: bool) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self._carried is not None:
            self._let_go()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if key not in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                return False
            self._move(row, self._place(row) + _STEPS[key])
        elif in_minutes:
            return False
        elif key in _STEPS:
            place = self._rows.index(row) + _STEPS[key]
            self._focus(self._rows[max(0, min(place, len(self._rows) - 1))])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._remove(row)
        elif key == Qt.Key.Key_Menu:
            self._show_menu(row.part, row.mapToGlobal(QPoint(self._theme.px(40), row.height())))
        else:
            return False
        return True

    def _remove(self, row: PartRow) -> None:
        if self._open:
            self.removed.emit(row.id)

    def _place(self, row: PartRow) -> int:
        """Where a row's part stands in the draaiboek, also while not all rows stand yet."""
        plan = self._shown.plan if self._shown is not None else None
        parts = plan.parts if plan is not None else ()
        return next((n for n, part in enumerate(parts) if part.id == row.id), 0)

    def _move(self, row: PartRow, place: int) -> None:
        plan = self._shown.plan if self._shown is not None else None
        if self._open and plan is not None and 0 <= place < len(plan.parts):
            self.moved.emit(row.id, place)

    def _add_some(self) -> None:
        shown = self._shown
        if shown is not None and shown.plan is not None:
            self.show_plan(shown, shown.plan, is_open=self._open)

    def _new_row(self, part: PlanPart) -> PartRow:
        row = PartRow(self._theme, part)
        row.opened.connect(self.opened)
        row.minutes_set.connect(self.minutes_set)
        row.taken.connect(self._take)
        row.carried.connect(self._carry)
        row.put_down.connect(self._put_down)
        row.menu_wanted.connect(self._show_menu)
        for stop in row.stops:
            stop.installEventFilter(self)
            stop.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        return row

    def _tell(self) -> None:
        """Say on each row what it is now."""
        shown = self._shown
        if shown is None or shown.plan is None:
            return
        plan = shown.plan
        times: dict[UUID, time] = {
            part.id: at
            for part, at in zip(plan.parts, starting_times(plan, shown.meeting.start), strict=True)
        }
        parts = {part.id: part for part in plan.parts}
        for number, row in enumerate(self._rows, start=1):
            part = parts[row.id]
            warning = limits_line(part, shown.limits.get(part.work_form), plan.people)
            row.show_part(part, times[row.id], number, len(plan.parts), warning)
            row.set_open(self._open)

    def _put_keyboard(self, *, had_focus: bool, place: int | None) -> None:
        """Where it was, on what was just added, or on what came in the place of what went."""
        wanted = self._row_of(self._wanted)
        if wanted is not None:
            self._wanted = None
            self._enter_at(wanted)
            self._layout.activate()
            bring_into_view(wanted)
            if had_focus:
                self._focus(wanted)
            return
        if self._row_of(self._current) is None and self._rows:
            near = self._rows[min(place or 0, len(self._rows) - 1)]
            self._enter_at(near)
            if had_focus:
                self._focus(near)

    def _enter_at(self, row: PartRow) -> None:
        """Tab goes to this row only; the arrow keys go to the others."""
        self._current = row.id
        for each in self._rows:
            policy = Qt.FocusPolicy.StrongFocus if each is row else Qt.FocusPolicy.ClickFocus
            for stop in each.stops:
                stop.setFocusPolicy(policy)

    def _note_current(self, row: PartRow) -> None:
        if row in self._rows:
            self._enter_at(row)
            bring_into_view(row)

    def _focus(self, row: PartRow) -> None:
        row.about.setFocus(Qt.FocusReason.TabFocusReason)

    def _focused(self) -> PartRow | None:
        focus = self.window().focusWidget()
        return next((row for row in self._rows if focus in row.stops), None)

    def _row_of(self, part_id: UUID | None) -> PartRow | None:
        return next((row for row in self._rows if row.id == part_id), None)

    def _place_of(self, part_id: UUID | None) -> int | None:
        return next((n for n, row in enumerate(self._rows) if row.id == part_id), None)

    def _take(self, row: PartRow) -> None:
        if self._carrying is not None:
            self._carried = row
            self._carrying.begin(row.part.title)

    def _carry(self, at: QPoint) -> None:
        if self._carrying is not None and self._carried is not None:
            self._carrying.move(at)

    def _put_down(self, at: QPoint) -> None:
        row, self._carried = self._carried, None
        if self._carrying is None or row is None:
            return
        place = self._carrying.end(at)
        if place is None or row not in self._rows:
            return
        here = self._rows.index(row)
        wanted = place - (place > here)
        if wanted != here:
            self.moved.emit(row.id, wanted)

    def _let_go(self) -> None:
        row, self._carried = self._carried, None
        if row is not None:
            row.let_go()
        if self._carrying is not None:
            self._carrying.stop()

    def _show_menu(self, part: PlanPart, at: QPoint) -> None:
        row = self._row_of(part.id)
        if row is None or not self._open:
            return
        place = self._place(row)
        menu = QMenu(self)
        change = menu.addAction(tr("&Aanpassen"))
        up = menu.addAction(tr("Om&hoog"))
        down = menu.addAction(tr("Om&laag"))
        pause = menu.addAction(tr("&Pauze hieronder"))
        gone = menu.addAction(tr("&Weghalen"))
        up.setEnabled(place > 0)
        down.setEnabled(place < len(self._rows) - 1)
        pressed = menu.exec(at)
        menu.deleteLater()
        if pressed is change:
            self.opened.emit(part)
        elif pressed is up:
            self.moved.emit(part.id, place - 1)
        elif pressed is down:
            self.moved.emit(part.id, place + 1)
        elif pressed is pause:
            self.break_wanted.emit(place + 1)
        elif pressed is gone:
            self.removed.emit(part.id)
