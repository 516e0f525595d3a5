"""A new recovery code: print it, save it or copy it by hand, and type it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstel_desktop.domain.errors import KnownError
from herstel_desktop.services.vault_access import RecoveryCode, new_recovery_code
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button, label
from herstel_desktop.ui.widgets.flow import Flow
from herstel_desktop.ui.widgets.forms import Field, line_edit

Preview = Callable[[str, Callable[[], bytes], str], None]


class RecoveryCodeForm(QWidget):
    """Shows the code only when asked; right once the same code was typed back.

    Signals:
        typed_back: what was typed is the code.

    Attributes:
        label_on_sheet: tells this vault from another; nothing secret.
        was_given: the code was on the screen or on its way to paper, so somebody may count on it.
    """

    typed_back = Signal()

    def __init__(self, theme: Theme, preview: Preview, label_on_sheet: str) -> None:
        super().__init__()
        self.code: RecoveryCode = new_recovery_code()
        self._preview, self.label_on_sheet = preview, label_on_sheet
        self.was_given = False
        print_it = Button(
            theme, self.tr("Herstelblad &printen of opslaan"), "printer", on_click=self._print
        )
        self._reveal = Button(
            theme, self.tr("Ik schrijf de code &over"), "pencil", on_click=self._toggle
        )
        self._shown = label("", "code")
        self._shown.hide()
        self._field = Field(
            self.tr("Typ &de code over van het papier"),
            line_edit(placeholder="XXXXX-XXXXX-…", most=80),
            self.tr("Zo weet je zeker dat het blad klopt."),
        )
        self._field.editor.returnPressed.connect(self.check)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(10))
        layout.addLayout(Flow(print_it, self._reveal))
        layout.addWidget(self._shown)
        layout.addWidget(self._field)
        self.setFocusProxy(print_it)

    def check(self) -> bool:
        """Compare what was typed with the code; says what is wrong, or emits `typed_back`."""
        typed = self._field.editor.text()
        if not typed.strip():
            self._field.show_error(self.tr("Typ hier de code die op het papier staat."))
            self._field.editor.setFocus()
            return False
        try:
            right = self.code.matches(typed)
        except KnownError as error:
            self._field.show_error(error.sentence())
            self._field.editor.setFocus()
            return False
        if not right:
            self._field.show_error(
                self.tr("Dit is een andere herstelcode. Gebruik het blad dat je net hebt gemaakt.")
            )
            self._field.editor.setFocus()
            return False
        self._field.show_error("")
        self.typed_back.emit()
        return True

    def wipe(self) -> None:
        """Forget the code."""
        self.code.wipe()
        self._shown.clear()
        self._field.editor.clear()

    def hide_code(self) -> None:
        """Take the code off the screen; the button shows it again."""
        self._shown.clear()
        self._shown.hide()
        self._reveal.setText(self.tr("Ik schrijf de code &over"))

    def _toggle(self) -> None:
        if not self._shown.isHidden():
            self.hide_code()
            return
        self.was_given = True
        self._shown.setText("  ".join(self.code.groups()))
        self._shown.show()
        self._reveal.setText(self.tr("&Verberg de code"))

    def _print(self) -> None:
        self.was_given = True
        groups, name = self.code.groups(), self.label_on_sheet

        def build() -> bytes:
            from herstel_desktop.services.recovery_sheets import recovery_sheet_pdf

            return recovery_sheet_pdf(groups, created_on=date.today(), vault_label=name)

        self._preview(self.tr("Herstelblad"), build, "herstelblad.pdf")
