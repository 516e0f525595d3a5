"""The way into and out of a group goes in steps with dates, and every step can be taken back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from herstel_desktop.db import models
from herstel_desktop.db.store import Store
from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.errors import InvalidInputError, KnownError, NotFoundError
from herstel_desktop.domain.groups import Registration
from herstel_desktop.domain.participants import NEXT_STATES, EnrolmentState, EnrolmentStep
from herstel_desktop.services import groups, participants
from herstel_desktop.services.participants import GroupFullError, enrol, set_enrolment_state
from tests.services.builders import TUESDAY, new_group, new_participant

S = EnrolmentState
WAY_TO = {
    S.SIGNED_UP: (),
    S.INTAKE_PLANNED: (S.INTAKE_PLANNED,),
    S.INTAKE_HELD: (S.INTAKE_HELD,),
    S.PARTICIPANT: (S.PARTICIPANT,),
    S.WAITING_LIST: (S.WAITING_LIST,),
    S.NOT_STARTED: (S.NOT_STARTED,),
    S.STOPPED: (S.PARTICIPANT, S.STOPPED),
    S.COMPLETED: (S.PARTICIPANT, S.COMPLETED),
}


def _enrolled(store: Store, group_id: UUID, name: str = "Anneke", **other: Any) -> UUID:
    made = enrol(store, new_participant(store, name), group_id, TUESDAY, **other).id
    assert made is not None
    return made


def _state(store: Store, group_id: UUID) -> EnrolmentState:
    return groups.group_participants(store, group_id)[0].state


def _participation(store: Store, enrolment_id: UUID) -> tuple[date | None, date | None]:
    e = models.enrolment.c
    with store.reading() as tx:
        row = tx.execute(
            sa.select(e.participant_from, e.participant_until).where(e.id == enrolment_id)
        ).one()
    return row.participant_from, row.participant_until


def _undo(store: Store, outcome: Outcome) -> None:
    assert outcome.undo is not None
    outcome.undo(store)


def test_somebody_goes_from_sign_up_to_participant_to_completed(store: Store) -> None:
    group_id = new_group(store)
    enrolment_id = _enrolled(store, group_id)
    dates = [TUESDAY + timedelta(days=days) for days in (2, 9, 14, 90)]
    way = (S.INTAKE_PLANNED, S.INTAKE_HELD, S.PARTICIPANT, S.COMPLETED)
    for state, on in zip(way, dates, strict=True):
        outcome = set_enrolment_state(store, enrolment_id, state, on)
    assert outcome.said() == "Anneke staat bij Herstelgroep De Brug op afgerond."
    (enrolment,) = groups.group_participants(store, group_id)
    assert enrolment.state is S.COMPLETED
    assert enrolment.since == dates[-1]
    assert enrolment.steps == (
        EnrolmentStep(S.SIGNED_UP, TUESDAY),
        *(EnrolmentStep(state, on) for state, on in zip(way, dates, strict=True)),
    )
    assert _participation(store, enrolment_id) == (dates[2], dates[3])


@pytest.mark.parametrize("now", list(S))
def test_only_the_steps_that_can_follow_are_taken(store: Store, now: EnrolmentState) -> None:
    group_id = new_group(store)
    enrolment_id = _enrolled(store, group_id)
    for state in WAY_TO[now]:
        set_enrolment_state(store, enrolment_id, state, TUESDAY)
    for state in S:
        if state in NEXT_STATES[now]:
            _undo(store, set_enrolment_state(store, enrolment_id, state, TUESDAY))
        else:
            with pytest.raises(InvalidInputError) as refused:
                set_enrolment_state(store, enrolment_id, state, TUESDAY)
            assert refused.value.field == "state"
            assert "Wat nu wel kan" in refused.value.advice
        assert _state(store, group_id) is now


def test_a_step_cannot_be_before_the_step_before_it(store: Store) -> None:
    enrolment_id = _enrolled(store, new_group(store))
    with pytest.raises(
        InvalidInputError, match="De vorige stap was op 24 november 2026"
    ) as refused:
        set_enrolment_state(store, enrolment_id, S.INTAKE_PLANNED, date(2026, 11, 23))
    assert refused.value.field == "on"


def test_a_full_group_offers_the_waiting_list_and_lets_you_go_over(store: Store) -> None:
    group_id = new_group(store, least=1, most=1)
    _enrolled(store, group_id, "Anneke", state=S.PARTICIPANT)
    enrolment_id = _enrolled(store, group_id, "Bo")
    with pytest.raises(GroupFullError) as full:
        set_enrolment_state(store, enrolment_id, S.PARTICIPANT, TUESDAY)
    assert full.value.sentence() == (
        "De groep zit vol: 1 deelnemer, en er is plek voor 1. Er is niets veranderd."
        " Kies de wachtlijst, of laat nog iemand meedoen."
    )
    set_enrolment_state(store, enrolment_id, S.WAITING_LIST, TUESDAY)
    set_enrolment_state(store, enrolment_id, S.PARTICIPANT, TUESDAY, over_capacity=True)
    (row,) = groups.groups(store)
    assert (row.participants, row.waiting) == (2, 0)
    with pytest.raises(GroupFullError):
        enrol(store, new_participant(store, "Cem"), group_id, TUESDAY, S.PARTICIPANT)
    enrol(store, new_participant(store, "Do"), group_id, TUESDAY, S.PARTICIPANT, over_capacity=True)


def test_a_group_that_only_counts_takes_no_names(store: Store) -> None:
    group_id = new_group(store, registration=Registration.COUNT_ONLY)
    with pytest.raises(InvalidInputError, match="In deze groep tel je alleen"):
        _enrolled(store, group_id)


def test_a_group_that_ended_takes_nobody_but_lets_people_go(store: Store) -> None:
    group_id = new_group(store)
    enrolment_id = _enrolled(store, group_id)
    groups.end_group(store, group_id, TUESDAY)
    with pytest.raises(InvalidInputError, match="Deze groep is gestopt"):
        set_enrolment_state(store, enrolment_id, S.SIGNED_UP, TUESDAY)
    with pytest.raises(InvalidInputError, match="Deze groep is gestopt"):
        _enrolled(store, group_id, "Bo")


def test_nobody_is_in_a_group_twice(store: Store) -> None:
    group_id, participant_id = new_group(store), new_participant(store)
    enrol(store, participant_id, group_id, TUESDAY)
    with pytest.raises(InvalidInputError, match="staat al bij de groep, op 'Aangemeld'"):
        enrol(store, participant_id, group_id, TUESDAY, S.WAITING_LIST)
    assert len(participants.enrolments(store, participant_id)) == 1


def test_who_comes_back_goes_on_in_the_same_enrolment(store: Store) -> None:
    group_id, participant_id = new_group(store), new_participant(store)
    first = enrol(store, participant_id, group_id, TUESDAY, S.PARTICIPANT)
    assert first.id is not None
    later = TUESDAY + timedelta(days=70)
    set_enrolment_state(store, first.id, S.STOPPED, TUESDAY + timedelta(days=7))
    assert _participation(store, first.id) == (TUESDAY, TUESDAY + timedelta(days=7))
    again = enrol(store, participant_id, group_id, later, S.PARTICIPANT)
    assert again.id == first.id
    assert _participation(store, first.id) == (later, None)
    _undo(store, again)
    assert _participation(store, first.id) == (TUESDAY, TUESDAY + timedelta(days=7))


def test_enrolling_can_be_undone_until_a_step_follows(store: Store) -> None:
    group_id, participant_id = new_group(store), new_participant(store)
    outcome = enrol(store, participant_id, group_id, TUESDAY)
    _undo(store, outcome)
    assert participants.enrolments(store, participant_id) == ()
    outcome = enrol(store, participant_id, group_id, TUESDAY)
    assert outcome.id is not None
    step = set_enrolment_state(store, outcome.id, S.WAITING_LIST, TUESDAY)
    with pytest.raises(KnownError, match="Ongedaan maken kan niet meer"):
        _undo(store, outcome)
    _undo(store, step)
    assert _state(store, group_id) is S.SIGNED_UP


def test_an_older_step_cannot_be_undone_under_a_newer_one(store: Store) -> None:
    enrolment_id = _enrolled(store, new_group(store))
    older = set_enrolment_state(store, enrolment_id, S.INTAKE_PLANNED, TUESDAY)
    set_enrolment_state(store, enrolment_id, S.INTAKE_HELD, TUESDAY)
    with pytest.raises(KnownError, match="Ongedaan maken kan niet meer"):
        _undo(store, older)


@pytest.mark.parametrize("state", [S.NOT_STARTED, S.STOPPED, S.COMPLETED])
def test_an_enrolment_does_not_begin_at_its_end(store: Store, state: EnrolmentState) -> None:
    with pytest.raises(InvalidInputError) as refused:
        _enrolled(store, new_group(store), state=state)
    assert refused.value.field == "state"


def test_what_is_not_there_is_not_found(store: Store) -> None:
    group_id, participant_id = new_group(store), new_participant(store)
    with pytest.raises(NotFoundError, match="De groep is niet gevonden"):
        enrol(store, participant_id, UUID(int=1), TUESDAY)
    with pytest.raises(NotFoundError, match="De deelnemer is niet gevonden"):
        enrol(store, UUID(int=1), group_id, TUESDAY)
    with pytest.raises(NotFoundError, match="De aanmelding is niet gevonden"):
        set_enrolment_state(store, UUID(int=1), S.PARTICIPANT, TUESDAY)
