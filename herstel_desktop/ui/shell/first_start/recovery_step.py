"""Step 3: the recovery sheet."""

from __future__ import annotations

from herstel_desktop.ui.shell.first_start.answers import Answers
from herstel_desktop.ui.shell.first_start.step import Step
from herstel_desktop.ui.shell.recovery_code_form import Preview, RecoveryCodeForm
from herstel_desktop.ui.theme.theme import Theme


class RecoveryStep(Step):
    """The vault is made only when the code was typed back."""

    def __init__(self, theme: Theme, preview: Preview, answers: Answers) -> None:
        super().__init__(
            theme,
            self.tr("Maak een herstelblad"),
            self.tr(
                "Vergeet je je wachtzin, dan opent alleen deze code de kluis nog. Print het blad, "
                "vouw het dicht en bewaar het op een veilige plek, niet bij de laptop."
            ),
            self.tr("&Kluis maken"),
        )
        self._answers = answers
        self.form = RecoveryCodeForm(theme, preview, "")
        self.body.addWidget(self.form)
        self.form.typed_back.connect(self.done)

    def entered(self) -> None:
        self.form.label_on_sheet = self._answers.organisation
        self.form.setFocus()

    def submit(self) -> None:
        self.form.check()

    def set_busy(self, busy: bool) -> None:
        """While the vault is being made."""
        self.form.setEnabled(not busy)
        self.next_button.setEnabled(not busy)
        self.back_button.setEnabled(not busy)
        self.next_button.setText(
            self.tr("De kluis wordt gemaakt…") if busy else self.tr("&Kluis maken")
        )
