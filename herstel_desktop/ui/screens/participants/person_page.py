"""One person: contact, absence choice, consent and groups; stored as each field is left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

import shiboken6
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.errors import KnownError, NotFoundError
from herstel_desktop.domain.groups import GroupRow
from herstel_desktop.domain.labels import ABSENCE_CHOICE
from herstel_desktop.domain.participants import (
    NEXT_STATES,
    AbsenceChoice,
    Consent,
    Enrolment,
    EnrolmentStep,
    Participant,
)
from herstel_desktop.services import participants
from herstel_desktop.services.vault_access import Store
from herstel_desktop.ui.screens.participants.absence_card import AbsenceCard
from herstel_desktop.ui.screens.participants.consent_card import ConsentCard, ConsentDialog
from herstel_desktop.ui.screens.participants.details_card import DetailsCard
from herstel_desktop.ui.screens.participants.enrolments_card import EnrolmentsCard
from herstel_desktop.ui.screens.participants.kept_line import KeptLine
from herstel_desktop.ui.screens.participants.rights_card import RightsCard
from herstel_desktop.ui.screens.participants.sign_up_dialog import SignUpDialog, groups_with_names
from herstel_desktop.ui.screens.participants.texts import groups_line, tr
from herstel_desktop.ui.shell.names import Shield
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import (
    Button,
    Card,
    VerticalScroll,
    in_order,
    label,
    row,
    tab_in_order,
)
from herstel_desktop.ui.widgets.dialogs import FormDialog
from herstel_desktop.ui.widgets.enrolment_dialog import EnrolmentDialog
from herstel_desktop.ui.widgets.states import ErrorState

_SIDE_BY_SIDE_FROM = 960
"""Width in pixels at 100 % from which the cards stand in two columns."""


@dataclass(frozen=True)
class _Found:
    """Everything that the page shows of one person."""

    participant: Participant
    enrolments: tuple[Enrolment, ...]


class PersonPage(QWidget):
    """The page; nothing of a person shows, or can be stored, before that person was read.

    Signals:
        back_wanted: to where the person came from.
        gone: the person that was shown is not kept any more.
        heading_wanted(str, str): title and subtitle for the bar above the screen.
    """

    back_wanted = Signal()
    gone = Signal()
    heading_wanted = Signal(str, str)

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self._participant_id: UUID | None = None
        self._found: _Found | None = None
        # What was typed and refused, by person, so that it is there when its page opens again.
        self._refused: dict[UUID, dict[str, tuple[str, str]]] = {}
        self._untold: dict[tuple[UUID, str], KnownError] = {}
        theme = context.theme
        self._back = Button(theme, tr("&Terug"), "arrow-left", on_click=self.back_wanted.emit)
        self._details = DetailsCard(theme)
        self._absence = AbsenceCard(theme)
        self._consent = ConsentCard(theme)
        self._enrolments = EnrolmentsCard(theme)
        self._rights = RightsCard(context)
        self._shielded = Card(theme, tr("Afgeschermd"))
        self._shielded.body.addWidget(
            label(tr("Druk twee keer op F8. Dan zie je de gegevens weer."))
        )
        self._error = ErrorState(theme, self.load)
        self._connect()
        self._lay_out()

    def _connect(self) -> None:
        for each in self._lines:
            each.wanted.connect(self._store_line)
        self._absence.chosen.connect(self._store_choice)
        self._consent.given.connect(self._ask_consent)
        self._consent.withdrawn.connect(self._ask_withdrawal)
        self._enrolments.next_wanted.connect(self._ask_next_step)
        self._enrolments.sign_up_wanted.connect(self._ask_sign_up)

    def _lay_out(self) -> None:
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(22)
        for cards, stretch in (
            ((self._details, self._absence), 5),
            ((self._consent, self._enrolments, self._rights), 4),
        ):
            side = QVBoxLayout()
            side.setSpacing(16)
            for card in cards:
                side.addWidget(card)
            side.addStretch(1)
            self._both.addLayout(side, stretch)
        self._cards = VerticalScroll(margins=(28, 8, 28, 22))
        self._cards.body.addLayout(self._both)
        self._cards.body.addStretch(1)
        self._pages = QStackedWidget()
        self._nothing = QWidget()
        for page in (self._nothing, self._cards, _at_top(self._shielded), _at_top(self._error)):
            self._pages.addWidget(page)
        head = row(self._back, None)
        head.setContentsMargins(28, 14, 28, 6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._pages, 1)

    def show_person(self, participant_id: UUID) -> None:
        """Turn to a person; what was typed for the last one is stored first."""
        if participant_id == self._participant_id:
            return
        self._commit()
        QTimer.singleShot(0, self, self._tell_refused)
        self._participant_id = participant_id
        self._found = None
        self._pages.setCurrentWidget(self._nothing)
        self.heading_wanted.emit(tr("Deelnemers"), "")

    def first_focus(self) -> QWidget:
        """The way back: typing by accident changes nothing there."""
        return self._back

    def load(self) -> None:
        """Ask for the person."""
        participant_id = self._participant_id
        if participant_id is not None:
            self._context.read(
                self, lambda store: _read(store, participant_id), self._show, self._fail
            )

    def flush(self) -> None:
        """Ask for what was typed to be stored; what was refused too, so that a lock can say so."""
        self._commit()
        refused = [
            (participant_id, line, texts[line.name][0])
            for participant_id, texts in self._refused.items()
            for line in self._lines
            if line.name in texts
        ]
        for participant_id, line, text in refused:
            self._store_text(participant_id, line, text)

    def redraw_names(self) -> None:
        """Names are shielded otherwise now; with a shield up, nothing but initials shows."""
        if self._found is None:
            return
        shielded = self._context.names.level is not Shield.OPEN
        if shielded:
            self._commit()
            if self._cards.isAncestorOf(QApplication.focusWidget() or self._back):
                self._back.setFocus()
        self._pages.setCurrentIndex(2 if shielded else 1)
        self._show_heading()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        QTimer.singleShot(0, self, self._tell_refused)

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() >= self._context.theme.px(_SIDE_BY_SIDE_FROM)
        self._both.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
        super().resizeEvent(event)

    def _commit(self) -> None:
        if self._found is not None:
            for each in self._lines:
                each.commit()

    @property
    def _lines(self) -> tuple[KeptLine, ...]:
        return (*self._details.lines, *self._absence.lines)

    def _show(self, found: _Found) -> None:
        if found.participant.id != self._participant_id:
            return
        first_time, self._found = self._found is None, found
        if first_time:
            self._details.start_over(found.participant)
            self._absence.start_over(found.participant)
            refused = self._refused.get(found.participant.id, {})
            for each in self._lines:
                if each.name in refused:
                    each.refuse(*refused[each.name])
            self._cards.verticalScrollBar().setValue(0)
        else:
            self._details.show_participant(found.participant)
            self._absence.show_participant(found.participant)
        self._consent.show_consent(found.participant.consent)
        self._enrolments.show_enrolments(found.enrolments)
        self._rights.show_person(found.participant)
        tab_in_order(in_order(self._both))  # the buttons of the groups are new each time
        self.redraw_names()

    def _show_heading(self) -> None:
        if self._found is not None:
            person = self._found.participant
            self.heading_wanted.emit(
                self._context.names.shown(person.full_name, person.id),
                groups_line((each.group_name, each.state) for each in self._found.enrolments),
            )

    def _fail(self, error: KnownError) -> None:
        if isinstance(error, NotFoundError) and self._found is not None:
            # Adding this person was undone, or the person was erased: nothing is left of it here.
            self._refused.pop(self._found.participant.id, None)
            self._participant_id = self._found = None
            self.gone.emit()
            return
        self._error.show_error(error)
        self._pages.setCurrentIndex(3)

    def _store_line(self, line: KeptLine, text: str) -> None:
        if self._found is None:
            return
        person = self._found.participant
        self._refused.get(person.id, {}).pop(line.name, None)
        if getattr(person, line.name) == text:
            self._line_stored(person.id, line)
        else:
            self._store_text(person.id, line, text)

    def _store_text(self, participant_id: UUID, line: KeptLine, text: str) -> None:
        self._context.write(
            self,
            partial(
                _change,
                participant_id=participant_id,
                values={line.name: text},
                sentence=tr("{what} is aangepast.").format(what=line.title),
                undone=tr("{what} is weer zoals eerst.").format(what=line.title),
            ),
            lambda _outcome: self._line_stored(participant_id, line),
            lambda error: self._line_refused(participant_id, line, text, error),
        )

    def _line_stored(self, participant_id: UUID, line: KeptLine) -> None:
        self._refused.get(participant_id, {}).pop(line.name, None)
        self._untold.pop((participant_id, line.name), None)
        if self._shows(participant_id):
            line.accept()

    def _line_refused(
        self, participant_id: UUID, line: KeptLine, text: str, error: KnownError
    ) -> None:
        sentence = " ".join(part for part in (error.happened, error.advice) if part)
        refused = self._refused.setdefault(participant_id, {})
        if refused.get(line.name) == (text, sentence):
            return
        refused[line.name] = (text, sentence)
        self._untold[participant_id, line.name] = KnownError(
            tr("{what} is nog niet bewaard. {why}").format(what=line.title, why=error.happened),
            safe=tr("Wat je typte, staat nog bij deze deelnemer."),
            advice=error.advice,
        )
        if self._shows(participant_id):
            line.refuse(text, sentence)
        QTimer.singleShot(0, self, self._tell_refused)

    def _tell_refused(self) -> None:
        """Somebody who left before the refusal could be read at its field, reads it now."""
        if not self.window().isVisible() or self._context.names.level is Shield.NEUTRAL:
            return
        left = [key for key in self._untold if not (self.isVisible() and self._shows(key[0]))]
        for error in [self._untold.pop(key) for key in left]:
            self._context.window.show_problem(error)

    def _shows(self, participant_id: UUID) -> bool:
        return self._found is not None and self._found.participant.id == participant_id

    def _store_choice(self, choice: AbsenceChoice) -> None:
        if self._found is None:
            return
        self._commit()
        self._context.write(
            self,
            partial(
                _change,
                participant_id=self._found.participant.id,
                values={"absence_choice": choice},
                sentence=tr("De keuze is nu: {choice}.").format(
                    choice=ABSENCE_CHOICE[choice].lower()
                ),
                undone=tr("De keuze is weer zoals eerst."),
            ),
        )

    def _ask_consent(self) -> None:
        self._ask_consent_date(withdraw=False)

    def _ask_withdrawal(self) -> None:
        self._ask_consent_date(withdraw=True)

    def _ask_consent_date(self, *, withdraw: bool) -> None:
        if self._found is None:
            return
        person = self._found.participant
        dialog = ConsentDialog(self._context.theme, self, withdraw=withdraw)

        def store(on: date) -> None:
            consent = Consent(person.consent.given_on, on) if withdraw else Consent(on)
            self._write_from(
                dialog,
                partial(_change, participant_id=person.id, values={"consent": consent}),
                dialog.show_error,
            )

        dialog.wanted.connect(store)
        _ask(dialog)

    def _ask_next_step(self, enrolment: Enrolment) -> None:
        dialog = EnrolmentDialog(
            self._context.theme,
            self,
            tr("Volgende stap bij {group}").format(group=enrolment.group_name),
            NEXT_STATES[enrolment.state],
            max(date.today(), enrolment.since),
        )

        def store(step: EnrolmentStep, over_capacity: bool) -> None:
            self._write_from(
                dialog,
                lambda store: participants.set_enrolment_state(
                    store, enrolment.id, step.state, step.on, over_capacity=over_capacity
                ),
                dialog.refuse,
            )

        dialog.wanted.connect(store)
        _ask(dialog)

    def _ask_sign_up(self) -> None:
        self._context.read(self, groups_with_names, self._choose_group)

    def _choose_group(self, groups: tuple[GroupRow, ...]) -> None:
        if self._found is None:
            return
        person = self._found.participant
        taken = {each.group_id for each in self._found.enrolments}
        free = [group for group in groups if group.id not in taken]
        if not free:
            self._context.window.show_problem(_no_group())
            return
        dialog = SignUpDialog(self._context.theme, self, free)

        def store(step: EnrolmentStep, over_capacity: bool) -> None:
            group_id = dialog.group_id
            self._write_from(
                dialog,
                lambda store: participants.enrol(
                    store, person.id, group_id, step.on, step.state, over_capacity=over_capacity
                ),
                dialog.refuse,
            )

        dialog.wanted.connect(store)
        _ask(dialog)

    def _write_from(
        self,
        dialog: FormDialog,
        change: Callable[[Store], Outcome],
        refuse: Callable[[KnownError], None],
    ) -> None:
        """Store what a dialog asks for; it may have been closed before the answer came."""
        dialog.save_button.setEnabled(False)

        def stored(_outcome: Outcome) -> None:
            if shiboken6.isValid(dialog):
                dialog.accept()

        def refused(error: KnownError) -> None:
            if shiboken6.isValid(dialog):
                refuse(error)
            else:
                self._context.window.show_problem(error)

        self._context.write(self, change, stored, refused)


def _ask(dialog: FormDialog) -> None:
    dialog.exec()
    if shiboken6.isValid(dialog):  # it goes with the page when the vault is locked
        dialog.deleteLater()


def _at_top(widget: QWidget) -> QWidget:
    """A page with one thing at its top."""
    page = VerticalScroll(margins=(28, 8, 28, 22))
    page.body.addWidget(widget)
    page.body.addStretch(1)
    return page


def _read(store: Store, participant_id: UUID) -> _Found:
    return _Found(
        participants.participant(store, participant_id),
        participants.enrolments(store, participant_id),
    )


def _change(
    store: Store,
    *,
    participant_id: UUID,
    values: dict[str, Any],
    sentence: str = "",
    undone: str = "",
) -> Outcome:
    """Change these values only, whatever else was changed since the page was read."""
    now = participants.draft_of(participants.participant(store, participant_id))
    outcome = participants.change_participant(store, participant_id, replace(now, **values))
    undo = outcome.undo
    if not sentence or undo is None:
        return outcome
    # These sentences hold no name, so that they may show while the screen is shielded.
    return replace(
        outcome,
        sentence=sentence,
        undo=lambda store: replace(undo(store), sentence=undone),
    )


def _no_group() -> KnownError:
    return KnownError(
        tr("Er is geen andere groep om uit te kiezen."),
        safe="",
        advice=tr("Maak eerst een groep die namen of roepnamen bewaart."),
    )
