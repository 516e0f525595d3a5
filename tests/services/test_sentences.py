"""What a service says of a person can be said without the name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from herstel_desktop.db.store import Store
from herstel_desktop.domain.changes import Outcome, Person
from herstel_desktop.domain.participants import (
    Consent,
    EnrolmentState,
    EnrolmentStep,
    ParticipantDraft,
)
from herstel_desktop.services import attendance, organisation, participants, schedule
from tests.services.builders import TUESDAY, new_group

WHO = "Wiesława"


def _outcomes(store: Store) -> Iterator[Outcome]:
    """Everything that names somebody: once done, and once taken back."""
    group_id = new_group(store)
    meeting_id = schedule.meetings(store, group_id)[0].id
    step = EnrolmentStep(EnrolmentState.SIGNED_UP, TUESDAY)
    first = participants.FirstEnrolment(group_id, step)
    taken_back = participants.add_participant(store, ParticipantDraft(WHO), first)
    yield from _and_back(store, taken_back)
    added = participants.add_participant(store, ParticipantDraft(WHO))
    yield added
    assert added.id is not None
    given = ParticipantDraft(WHO, consent=Consent(given_on=TUESDAY))
    withdrawn = ParticipantDraft(WHO, consent=Consent(TUESDAY, TUESDAY))
    for draft in (ParticipantDraft(WHO, phone="0612345678"), given, withdrawn):
        yield participants.change_participant(store, added.id, draft)
    yield from _and_back(store, participants.enrol(store, added.id, group_id, TUESDAY))
    enrolled = participants.enrol(store, added.id, group_id, TUESDAY)
    assert enrolled.id is not None
    taking_part = EnrolmentState.PARTICIPANT
    further = participants.set_enrolment_state(store, enrolled.id, taking_part, TUESDAY)
    yield from _and_back(store, further)
    yield from _and_back(store, attendance.add_guest(store, meeting_id, WHO))
    yield from _and_back(store, organisation.add_facilitator(store, WHO))
    organisation.add_facilitator(store, WHO)
    (colleague,) = organisation.facilitators(store)
    yield organisation.change_facilitator(store, replace(colleague, active=False))


def _and_back(store: Store, outcome: Outcome) -> Iterator[Outcome]:
    yield outcome
    assert outcome.undo is not None
    yield outcome.undo(store)


def test_every_sentence_about_somebody_can_be_said_with_initials(store: Store) -> None:
    said = [(outcome.said(), outcome.said(_initials)) for outcome in _outcomes(store)]
    assert len(said) == 15
    for whole, shielded in said:
        assert WHO in whole
        assert WHO not in shielded
        assert whole == shielded.replace("W.", WHO)


def _initials(_person: Person) -> str:
    return "W."
