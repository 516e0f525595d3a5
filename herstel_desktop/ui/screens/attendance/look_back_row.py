"""One part of the draaiboek looked back on: how it worked, in a thumb and a line."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout

from herstel_desktop.domain.session_plans import PartKind, PlanPart, Worked
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import label
from herstel_desktop.ui.widgets.forms import line_edit
from herstel_desktop.ui.widgets.marks import MarkButton, MarkChoice, MarkOption

_SAVE_AFTER_MS = 600
_NARROW = 80  # pixels of a button at 100 %: three fit beside each other in the panel
_LONGEST_REMARK = 300


class LookBackRow(QFrame):
    """A part, three thumbs, 'niet gedaan' and a line.

    Signals:
        told(PlanPart, object, object, str): whether it was done (True, False or None when nobody
            says), how it worked (Worked or None) and the line.

    Attributes:
        part: as it is kept.
    """

    told = Signal(object, object, object, str)

    @staticmethod
    def asks_about(part: PlanPart) -> bool:
        """Nobody is asked how a break worked."""
        return part.kind is not PartKind.BREAK

    def __init__(self, theme: Theme, part: PlanPart) -> None:
        super().__init__()
        self.part = part
        self.setProperty("role", "plan-part")
        options = (
            MarkOption(Worked.WELL, _tr("Goed"), "thumbs-up", "present"),
            MarkOption(Worked.SO_SO, _tr("Gaat wel"), "minus", "excused"),
            MarkOption(Worked.BADLY, _tr("Niet"), "thumbs-down", "absent"),
        )
        self.choice: MarkChoice[Worked] = MarkChoice(theme, options, _NARROW)
        self.not_done = QCheckBox(_tr("niet gedaan"))
        self.remark = line_edit(placeholder=_tr("Eén regel hierover"), most=_LONGEST_REMARK)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(10))
        layout.setSpacing(theme.px(6))
        layout.addWidget(label(part.title, "strong"))
        layout.addWidget(self.choice)
        layout.addWidget(self.not_done)
        layout.addWidget(self.remark)
        self.show_part(part)
        for button in self.choice.buttons:
            button.toggled.connect(self._chosen)
        self.not_done.toggled.connect(self._told_not_done)
        self.remark.textEdited.connect(self._typed)

    def show_part(self, part: PlanPart) -> None:
        """Show what is kept; a line that is being typed stays."""
        self.part = part
        self.choice.show_value(part.worked, part.title)
        self.not_done.blockSignals(True)
        self.not_done.setChecked(part.used is False)
        self.not_done.blockSignals(False)
        self.not_done.setAccessibleName(_tr("{title}, niet gedaan").format(title=part.title))
        self.remark.setAccessibleName(_tr("{title}, één regel").format(title=part.title))
        if not self._timer.isActive():
            self.remark.setText(part.remark)
        self.remark.setVisible(part.used is not None or bool(part.remark))

    def flush(self) -> None:
        """Store the line that was typed and not yet stored."""
        if self._timer.isActive() or self.remark.text() != self.part.remark:
            self._timer.stop()
            self._tell(self.part.used, self.part.worked)

    def _chosen(self, chosen: bool) -> None:
        button = self.sender()
        assert isinstance(button, MarkButton)
        if chosen:
            self._tell(True, button.option.value)
        elif not any(each.isChecked() for each in self.choice.buttons):
            self._tell(None, None)

    def _told_not_done(self, not_done: bool) -> None:
        self._tell(False if not_done else None, None)

    def _typed(self) -> None:
        if not self._timer.isActive():  # whoever types on without a pause is stored as well
            self._timer.start()

    def _tell(self, used: bool | None, worked: Worked | None) -> None:
        self.told.emit(self.part, used, worked, self.remark.text())


def _tr(text: str) -> str:
    return QCoreApplication.translate("attendance", text)
