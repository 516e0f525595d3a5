"""Step 1: the organisation, the first venue and the person at the keyboard."""

from __future__ import annotations

from herstel_desktop.ui.shell.first_start.answers import Answers
from herstel_desktop.ui.shell.first_start.step import Step
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import bring_into_view
from herstel_desktop.ui.widgets.forms import Field, line_edit


class OrganisationStep(Step):
    """Three names are enough; the rest can wait.

    Signals:
        back: there was a vault before, and the person has a backup copy of it.
    """

    def __init__(self, theme: Theme, answers: Answers) -> None:
        super().__init__(
            theme,
            self.tr("Welkom"),
            self.tr(
                "Herstel Desktop bewaart alles versleuteld op deze laptop. Er gaat niets naar "
                "internet. Vertel eerst van wie de groepen zijn."
            ),
            self.tr("&Verder"),
        )
        self._answers = answers
        self._organisation = Field(self.tr("&Organisatie"), line_edit(most=120))
        self._name = Field(
            self.tr("Jouw &naam"),
            line_edit(most=120),
            self.tr("Jij bent de eerste begeleider die de kluis kan openen."),
        )
        self._venue = Field(
            self.tr("&Buurtpunt"),
            line_edit(most=120),
            self.tr("De plek waar de groep bij elkaar komt. Mag ook later."),
        )
        self._town = Field(self.tr("&Plaats"), line_edit(most=120))
        for field in (self._organisation, self._name, self._venue, self._town):
            self.body.addWidget(field)
            field.editor.returnPressed.connect(self.submit)
        self.back_button.setText(self.tr("Ik heb een &reservekopie"))
        self.back_button.set_icon("archive")

    def entered(self) -> None:
        self._organisation.editor.setFocus()

    def submit(self) -> None:
        values = {
            field: field.editor.text().strip()
            for field in (self._organisation, self._name, self._venue, self._town)
        }
        self._organisation.show_error(
            "" if values[self._organisation] else self.tr("Vul de naam van de organisatie in.")
        )
        self._name.show_error("" if values[self._name] else self.tr("Vul je naam in."))
        for field in (self._organisation, self._name):
            if not values[field]:
                field.editor.setFocus()
                bring_into_view(field)
                return
        self._answers.organisation = values[self._organisation]
        self._answers.facilitator = values[self._name]
        self._answers.venue = values[self._venue]
        self._answers.town = values[self._town]
        self.done.emit()
