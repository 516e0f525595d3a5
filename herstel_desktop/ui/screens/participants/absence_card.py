"""'Wat als ik er niet ben?': what this person wants after two absences without word."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from herstel_desktop.domain.labels import ABSENCE_CHOICE
from herstel_desktop.domain.participants import AbsenceChoice, Participant
from herstel_desktop.ui.screens.participants.kept_line import KeptLine
from herstel_desktop.ui.screens.participants.texts import tr
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Card, label, row


class AbsenceCard(Card):
    """The choice, stored at once, and the contact person when the choice needs one.

    Signals:
        chosen(AbsenceChoice): another choice was made.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Wat als ik er niet ben?"))
        self._shown = AbsenceChoice.NOTHING
        self.body.addWidget(
            label(
                tr("Geldt na twee keer wegblijven zonder bericht. Vraag wat de deelnemer wil."),
                "muted",
            )
        )
        choices = QWidget()
        choices.setAccessibleName(tr("Wat als ik er niet ben?"))
        grid = QGridLayout(choices)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(4))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._group = QButtonGroup(self)
        self._choices = list(AbsenceChoice)
        for place, choice in enumerate(self._choices):
            button = QRadioButton(ABSENCE_CHOICE[choice])
            self._group.addButton(button, place)
            grid.addWidget(button, place // 2, place % 2)
        self._group.idToggled.connect(self._note_choice)
        self.lines = (
            KeptLine("contact_person_name", tr("&Naam contactpersoon")),
            KeptLine("contact_person_phone", tr("Telefoon &contactpersoon"), 60),
        )
        self.body.addWidget(choices)
        contact = row(spacing=theme.px(16))
        for each in self.lines:
            contact.addWidget(each, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(contact)

    def start_over(self, participant: Participant) -> None:
        """Show another person."""
        self._show_choice(participant.absence_choice)
        for each in self.lines:
            each.start_over(getattr(participant, each.name))

    def show_participant(self, participant: Participant) -> None:
        """Show what is kept now."""
        self._show_choice(participant.absence_choice)
        for each in self.lines:
            each.show_value(getattr(participant, each.name))

    def _show_choice(self, choice: AbsenceChoice) -> None:
        self._shown = choice
        self._group.button(self._choices.index(choice)).setChecked(True)
        self._settle(choice)

    def _settle(self, choice: AbsenceChoice) -> None:
        """Tab leads to the choice that was made, and the contact person shows when it needs one."""
        for place, option in enumerate(self._choices):
            policy = Qt.FocusPolicy.StrongFocus if option is choice else Qt.FocusPolicy.ClickFocus
            self._group.button(place).setFocusPolicy(policy)
        for each in self.lines:
            each.setVisible(choice is AbsenceChoice.CONTACT_PERSON)

    def _note_choice(self, place: int, checked: bool) -> None:
        choice = self._choices[place]
        if checked and choice is not self._shown:
            self._shown = choice
            self._settle(choice)
            self.chosen.emit(choice)
