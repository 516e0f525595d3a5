"""Step 2: what opens the copy."""

from __future__ import annotations

from PySide6.QtCore import Signal

from herstel_desktop.ui.shell.first_start.step import Step
from herstel_desktop.ui.shell.passphrase_field import PassphraseField
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button, row
from herstel_desktop.ui.widgets.forms import Field, line_edit


class SecretStep(Step):
    """A passphrase of the day the copy was made, or the recovery code of then.

    Signals:
        passphrase(str), code(str): try this.
    """

    passphrase = Signal(str)
    code = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            self.tr("Waarmee gaat de kopie open?"),
            self.tr(
                "Een kopie gaat open met een wachtzin of herstelcode van de dag dat hij is gemaakt."
            ),
            self.tr("&Kijk wat erin staat"),
        )
        self._field = PassphraseField(theme, self.tr("&Wachtzin van toen"))
        self._field.submitted.connect(self.submit)
        self._code = Field(
            self.tr("&Herstelcode van toen"),
            line_edit(placeholder="XXXXX-XXXXX-…", most=80),
            self.tr("Die staat op het herstelblad: zeven groepen van vijf tekens."),
        )
        self._code.editor.returnPressed.connect(self.submit)
        self._other = Button(theme, "", role="flat", on_click=self._toggle)
        self.body.addWidget(self._field.name_label)
        self.body.addWidget(self._field)
        self.body.addWidget(self._code)
        self.body.addLayout(row(self._other, None))
        self._show_code(False)

    def entered(self) -> None:
        (self._code.editor if self._by_code else self._field).setFocus()

    def submit(self) -> None:
        if not self.next_button.isEnabled():
            return
        if self._by_code:
            if typed := self._code.editor.text().strip():
                self.show_problem("")
                self.code.emit(typed)
            else:
                self.show_problem(self.tr("Typ eerst de herstelcode."))
        elif self._field.text:
            self.show_problem("")
            self.passphrase.emit(self._field.text)
        else:
            self.show_problem(self.tr("Typ eerst de wachtzin."))

    def refuse(self, sentence: str) -> None:
        """It did not open: say so, and let it be typed again."""
        self.show_problem(sentence)
        if not self._by_code:
            self._field.line.selectAll()
        self.entered()

    def wipe(self) -> None:
        """Forget what was typed."""
        self._field.wipe()
        self._code.editor.clear()
        self.show_problem("")

    def _toggle(self) -> None:
        self._show_code(not self._by_code)
        self.show_problem("")
        self.entered()

    def _show_code(self, by_code: bool) -> None:
        self._by_code = by_code
        self._field.name_label.setHidden(by_code)
        self._field.setHidden(by_code)
        self._code.setHidden(not by_code)
        self._other.setText(
            self.tr("Ik gebruik de &wachtzin")
            if by_code
            else self.tr("Ik heb alleen de &herstelcode")
        )
