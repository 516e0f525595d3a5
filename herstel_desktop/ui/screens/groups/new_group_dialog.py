"""A new group in two clicks: choose its form, and it is there with the defaults that fit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.groups import FORM_DEFAULTS, GroupForm
from herstel_desktop.domain.labels import GROUP_FORM
from herstel_desktop.services.groups import add_group, default_draft
from herstel_desktop.services.organisation import venues
from herstel_desktop.services.vault_access import Store
from herstel_desktop.ui.screens.groups.texts import form_line
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import Button, label
from herstel_desktop.ui.widgets.dialogs import Dialog

_WHAT_FOR = {
    GroupForm.RECOVERY_GROUP: "De groep kiest thema's uit herstelwensen.",
    GroupForm.LISTENING_ROUND: "Een cursus waarin mensen naar elkaar luisteren.",
    GroupForm.RECOVERY_WORK_GROUP: "Zelfhulp met een vaste volgorde; het verslag blijft daar.",
    GroupForm.SELF_HELP_GROUP: "Je herstelt zelf, maar niet alleen.",
    GroupForm.YOUTH_GROUP: "Zelfhulp voor jongeren; alleen het aantal blijft bewaard.",
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("groups", text)


class NewGroupDialog(Dialog):
    """One button a form.

    Signals:
        made(Outcome): the group is stored; the dialog has closed.
    """

    made = Signal(object)

    def __init__(self, context: ScreenContext, parent: QWidget | None) -> None:
        super().__init__(context.theme, parent, _tr("Wat voor groep wil je maken?"), 620)
        self._context = context
        self._problem = label("", "error")
        self._problem.hide()
        self._forms: list[Button] = []
        for number, form in enumerate(GroupForm, start=1):
            text = f"&{number}  {GROUP_FORM[form]}"
            button = Button(context.theme, text, role="choice-card")
            details = f"{_WHAT_FOR[form]} {form_line(FORM_DEFAULTS[form]).capitalize()}."
            button.setAccessibleName(GROUP_FORM[form])
            button.setAccessibleDescription(details)
            button.clicked.connect(lambda _checked=False, form=form: self._make(form))
            self._forms.append(button)
            self.body.addWidget(button)
            explanation = label(details, "muted")
            explanation.setContentsMargins(18, 0, 18, 6)
            self.body.addWidget(explanation)
        self.body.addWidget(
            label(_tr("Naam, dag en tijd pas je daarna aan. Alles is te veranderen."), "muted")
        )
        self.body.addWidget(self._problem)
        self.add_button(_tr("&Annuleren")).clicked.connect(self.reject)
        self._forms[0].setFocus()

    def _make(self, form: GroupForm) -> None:
        today = date.today()

        def work(store: Store) -> Outcome:
            places = venues(store)
            venue_id = places[0].id if len(places) == 1 else None
            draft = replace(default_draft(form, today), venue_id=venue_id)
            return add_group(store, draft, today=today)

        self._enable(False)
        self._context.write(self, work, self._finish, self._refuse)

    def _finish(self, outcome: Outcome) -> None:
        self.accept()
        self.made.emit(outcome)

    def _refuse(self, error: KnownError) -> None:
        self._enable(True)
        self._problem.setText(error.sentence())
        self._problem.show()

    def _enable(self, enabled: bool) -> None:
        for button in self._forms:
            button.setEnabled(enabled)
