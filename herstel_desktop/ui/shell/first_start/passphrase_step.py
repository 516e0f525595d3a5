"""Step 2: a passphrase, with its strength and a proposal of five words."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from herstel_desktop.services.vault_access import PassphraseStrength, assess, generate_passphrase
from herstel_desktop.ui.shell.first_start.answers import Answers
from herstel_desktop.ui.shell.first_start.step import Step
from herstel_desktop.ui.shell.passphrase_field import PassphraseField
from herstel_desktop.ui.tasks import Tasks
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button, bring_into_view, label, row, set_role


class PassphraseStep(Step):
    """The passphrase is typed twice, or proposed and shown once."""

    def __init__(self, theme: Theme, tasks: Tasks, answers: Answers) -> None:
        super().__init__(
            theme,
            self.tr("Kies een wachtzin"),
            self.tr(
                "Met deze zin open je de kluis. Neem minstens 15 tekens, of vijf woorden die "
                "samen een raar plaatje vormen. Niemand kan de zin voor je opzoeken."
            ),
            self.tr("&Verder"),
        )
        self._tasks, self._answers = tasks, answers
        self._first = PassphraseField(theme, self.tr("&Wachtzin"))
        self._second = PassphraseField(theme, self.tr("&Nog een keer"))
        self._strength = label("", "muted")
        propose = Button(
            theme, self.tr("&Stel vijf woorden voor"), "refresh-cw", on_click=self._propose
        )
        for widget in (self._first.name_label, self._first, self._strength):
            self.body.addWidget(widget)
        self.body.addLayout(row(propose, None))
        self.body.addWidget(self._second.name_label)
        self.body.addWidget(self._second)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(250)
        self._timer.timeout.connect(self._assess)
        self._first.changed.connect(self._timer.start)
        self._first.submitted.connect(self._second.setFocus)
        self._second.submitted.connect(self.submit)

    def entered(self) -> None:
        self._first.setFocus()

    def wipe(self) -> None:
        """Empty both fields."""
        self._first.wipe()
        self._second.wipe()

    def submit(self) -> None:
        if self._first.text != self._second.text:
            self.show_problem(self.tr("De twee wachtzinnen zijn niet gelijk. Typ ze nog een keer."))
            self._second.setFocus()
            return
        if not self.next_button.isEnabled():
            return
        text, words = self._first.text, self._answers.personal_words
        self.next_button.setEnabled(False)
        self._tasks.run(
            self, lambda: (text, assess(text, words)), lambda found: self._decide(*found)
        )

    def _decide(self, text: str, strength: PassphraseStrength) -> None:
        self.next_button.setEnabled(True)
        if text != self._first.text:
            return
        self._show(strength)
        self.show_problem("")
        if not strength.is_acceptable:
            set_role(self._strength, "error")
            self._first.setFocus()
            bring_into_view(self._strength)
            return
        self._answers.passphrase = text
        self.done.emit()

    def _propose(self) -> None:
        proposal = generate_passphrase()
        self._first.fill(proposal, visible=True)
        self._second.fill("")
        self.show_problem("")
        self._second.setFocus()

    def _assess(self) -> None:
        text, words = self._first.text, self._answers.personal_words
        if text:
            self._tasks.run(self, lambda: assess(text, words), self._show)

    def _show(self, strength: PassphraseStrength) -> None:
        self._strength.setText(strength.sentence)
        set_role(self._strength, "good" if strength.is_acceptable else "warning")
