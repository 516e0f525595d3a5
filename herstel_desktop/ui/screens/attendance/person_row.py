"""One person on the list: a letter, a name, a remark and three choices."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QSizePolicy, QVBoxLayout

from herstel_desktop.domain.attendance import AttendanceLine, Mark
from herstel_desktop.domain.labels import MARK
from herstel_desktop.domain.names import avatar_letter
from herstel_desktop.ui.shell.names import NameShield
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import label, restyle
from herstel_desktop.ui.widgets.marks import MarkButton, MarkChoice, MarkOption
from herstel_desktop.ui.widgets.words import breakable

OPTIONS = (
    MarkOption(Mark.PRESENT, MARK[Mark.PRESENT], "check", "present"),
    MarkOption(Mark.EXCUSED, MARK[Mark.EXCUSED], "message-circle", "excused"),
    MarkOption(Mark.ABSENT, MARK[Mark.ABSENT], "minus", "absent"),
)
_AVATAR_FROM = 560
"""Width in pixels at 100 % from which there is room for the letter in a circle."""
_NAME_FROM = 120
"""Pixels at 100 % that a name wants beside the choices; with less it stands above them."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("attendance", text)


class PersonRow(QFrame):
    """A line of the list.

    Signals:
        marked(line, mark or None): another choice was made.
    """

    marked = Signal(object, object)

    def __init__(self, theme: Theme, names: NameShield, line: AttendanceLine) -> None:
        super().__init__()
        self._theme, self._names = theme, names
        self.line = line
        self.setProperty("role", "row")
        self.avatar = QLabel()
        self.avatar.setProperty("role", "avatar")
        self.avatar.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.avatar.setFixedSize(theme.px(38), theme.px(38))
        self._name = label(wrap=True)
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        # Beside the letter, also when it is read from right to left.
        self._name.setAlignment(
            Qt.AlignmentFlag.AlignLeft
            | Qt.AlignmentFlag.AlignAbsolute
            | Qt.AlignmentFlag.AlignVCenter
        )
        self._remark = label("", "muted")
        self._remark.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        texts = QVBoxLayout()
        texts.setContentsMargins(0, 0, 0, 0)
        texts.setSpacing(0)
        texts.addStretch(1)
        texts.addWidget(self._name)
        texts.addWidget(self._remark)
        texts.addStretch(1)
        self.choice: MarkChoice[Mark] = MarkChoice(theme, OPTIONS)
        for button in self.choice.buttons:
            # A screen reader toggles without a click.
            button.toggled.connect(self._toggled)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(4, 4, 4, 4)
        self._layout.addWidget(self.avatar)
        self._layout.addLayout(texts, 1)
        self._layout.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_line(line)

    @property
    def buttons(self) -> list[MarkButton[Mark]]:
        """The three choices, left to right."""
        return self.choice.buttons

    def show_line(self, line: AttendanceLine) -> None:
        """Show what is known of this person now."""
        self.line = line
        full = " ".join(part for part in (line.call_name, line.family_name) if part)
        shown = self._names.shown(full, line.participant_id)
        self._name.setText(breakable(shown))
        self._name.setAccessibleName(shown)
        self.avatar.setText(avatar_letter(full))
        remark = self._remark_text()
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))
        self.choice.show_value(line.mark, shown)
        self.setAccessibleName(shown)
        self.setAccessibleDescription(remark)

    def set_current(self, current: bool) -> None:
        """Show that the keyboard is on this row."""
        value = "true" if current else "false"
        if self.property("current") != value:
            self.setProperty("current", value)
            restyle(self)

    def set_open(self, is_open: bool) -> None:
        """Whether marks may be set; they can be walked along and read anyway."""
        for button in self.buttons:
            button.locked = not is_open
            button.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.avatar.setVisible(self.width() >= self._theme.px(_AVATAR_FROM))
        room = self.width() - self.choice.sizeHint().width()
        beside = room >= self._theme.px(_NAME_FROM)
        self._layout.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        self._layout.setSpacing(self._theme.px(12 if beside else 4))
        super().resizeEvent(event)

    def _remark_text(self) -> str:
        parts = []
        if self.line.beforehand:
            parts.append(_tr("meldde zich af"))
        absences = self.line.absent_in_a_row + (self.line.mark is Mark.ABSENT)
        if absences > 1 or (self.line.mark is None and absences):
            parts.append(
                _tr("{n}e keer afwezig").format(n=absences)
                if self.line.mark is Mark.ABSENT
                else _tr("{n}× afwezig zonder bericht").format(n=absences)
            )
        if not self.line.enrolled:
            parts.append(_tr("doet niet meer mee"))
        return " · ".join(parts)

    def _toggled(self, chosen: bool) -> None:
        button = self.sender()
        assert isinstance(button, MarkButton)
        if chosen:
            self.marked.emit(self.line, button.option.value)
        elif not any(each.isChecked() for each in self.buttons):
            self.marked.emit(self.line, None)
