"""One rung of the crisis ladder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.crisis import CrisisLine
from herstel_desktop.services.settings import change_crisis_line
from herstel_desktop.services.vault_access import Store
from herstel_desktop.ui.screens.settings.entry_dialog import EntryDialog
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.forms import Field, date_edit, date_of, line_edit


class CrisisLineDialog(EntryDialog):
    """Changes a line; the date counts only when the number was checked."""

    def __init__(
        self, context: ScreenContext, parent: QWidget, line: CrisisLine, position: int
    ) -> None:
        super().__init__(context, parent, self.tr("Hulplijn aanpassen"))
        self._line, self._position = line, position
        for name, text, value, most in (
            ("situation", self.tr("&Wanneer bel je?"), line.situation, 300),
            ("who", self.tr("Wi&e bel je?"), line.who, 300),
            ("number", self.tr("&Nummer"), line.number, 60),
            ("remark", self.tr("O&pmerking"), line.remark, 300),
        ):
            editor = line_edit(value, most=most)
            editor.setCursorPosition(0)
            self.fields.addWidget(self.form.add(name, Field(text, editor)))
        self._checked = QCheckBox(self.tr("Het nummer is &gecontroleerd"))
        self._checked.setChecked(line.checked_on is not None)
        self._day = self.form.add(
            "checked_on",
            Field(self.tr("Gecontroleerd op &dag"), date_edit(line.checked_on or date.today())),
        )
        self._checked.toggled.connect(self._day.setEnabled)
        self._day.setEnabled(self._checked.isChecked())
        self.fields.addWidget(self._checked)
        self.fields.addWidget(self._day)
        self.form.fields["number"].editor.setFocus()

    def change(self) -> Callable[[Store], Outcome]:
        fields = self.form.fields
        line = CrisisLine(
            situation=fields["situation"].editor.text(),
            who=fields["who"].editor.text(),
            number=fields["number"].editor.text(),
            remark=fields["remark"].editor.text(),
            checked_on=date_of(self._day.editor) if self._checked.isChecked() else None,
            id=self._line.id,
        )
        position = self._position
        return lambda store: change_crisis_line(store, line, position=position)
