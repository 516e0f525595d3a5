"""Somebody new who enrols in a group at once: all of it, or nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from herstel_desktop.db.store import Store
from herstel_desktop.domain.changes import Kind
from herstel_desktop.domain.errors import InvalidInputError, KnownError
from herstel_desktop.domain.groups import Registration
from herstel_desktop.domain.participants import EnrolmentState, EnrolmentStep, ParticipantDraft
from herstel_desktop.services import participants
from herstel_desktop.services.participants import FirstEnrolment, GroupFullError
from herstel_desktop.services.search import search
from tests.services.builders import TUESDAY, new_group

ANNEKE = ParticipantDraft("Anneke")
AS_PARTICIPANT = EnrolmentStep(EnrolmentState.PARTICIPANT, TUESDAY)


def test_somebody_new_stands_in_the_group_with_the_first_step(store: Store) -> None:
    group = new_group(store, name="Herstelgroep Dinsdag")
    outcome = participants.add_participant(store, ANNEKE, FirstEnrolment(group, AS_PARTICIPANT))
    assert outcome.id is not None
    (way,) = participants.enrolments(store, outcome.id)
    assert (way.group_id, way.steps) == (group, (AS_PARTICIPANT,))
    assert outcome.said() == (
        "Anneke is toegevoegd. Anneke staat bij Herstelgroep Dinsdag op deelnemer."
    )
    assert outcome.changes.kinds == {Kind.PARTICIPANT, Kind.ENROLMENT, Kind.GROUP}
    assert [hit.detail for hit in search(store, "anneke")] == ["Herstelgroep Dinsdag"]


def test_one_undo_takes_person_and_enrolment_away(store: Store) -> None:
    first = FirstEnrolment(new_group(store), AS_PARTICIPANT)
    outcome = participants.add_participant(store, ANNEKE, first)
    assert outcome.undo is not None
    outcome.undo(store)
    assert participants.participants(store, include_past=True) == ()
    assert search(store, "anneke") == ()


def test_an_undo_is_refused_once_the_person_went_further(store: Store) -> None:
    first = FirstEnrolment(new_group(store), AS_PARTICIPANT)
    outcome = participants.add_participant(store, ANNEKE, first)
    assert outcome.id is not None
    assert outcome.undo is not None
    (way,) = participants.enrolments(store, outcome.id)
    participants.set_enrolment_state(store, way.id, EnrolmentState.STOPPED, TUESDAY)
    with pytest.raises(KnownError, match="Ongedaan maken kan niet meer"):
        outcome.undo(store)
    assert len(participants.enrolments(store, outcome.id)) == 1


def test_a_refused_enrolment_adds_nobody(store: Store) -> None:
    full = FirstEnrolment(new_group(store, least=1, most=1), AS_PARTICIPANT)
    participants.add_participant(store, ParticipantDraft("Bram"), full)
    counting = new_group(store, name="Jongeren", registration=Registration.COUNT_ONLY)
    for first, error in (
        (full, GroupFullError),
        (replace(full, group_id=counting), InvalidInputError),
        (
            replace(full, step=EnrolmentStep(EnrolmentState.STOPPED, TUESDAY)),
            InvalidInputError,
        ),
    ):
        with pytest.raises(error):
            participants.add_participant(store, ANNEKE, first)
    assert [row.call_name for row in participants.participants(store)] == ["Bram"]
    participants.add_participant(store, ANNEKE, replace(full, over_capacity=True))
    assert len(participants.participants(store)) == 2
