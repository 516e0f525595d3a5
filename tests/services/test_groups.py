"""Groups in every form are made in two clicks, changed without losing plans, and ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

import pytest

from herstel_desktop.db import models
from herstel_desktop.db.clock import utc_now
from herstel_desktop.db.store import Store
from herstel_desktop.domain.attendance import Mark
from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.errors import InvalidInputError, KnownError, NotFoundError
from herstel_desktop.domain.groups import FORM_DEFAULTS, GroupForm, GroupState, Registration
from herstel_desktop.domain.meetings import MeetingState
from herstel_desktop.domain.participants import EnrolmentState
from herstel_desktop.domain.schedule import RhythmKind
from herstel_desktop.services import groups, organisation, participants, schedule
from tests.services.builders import (
    HALF_PAST_ONE,
    TUESDAY,
    draft,
    new_group,
    new_participant,
    rhythm,
)


def _excuse(store: Store, meeting_id: UUID, participant_id: UUID) -> None:
    now = utc_now()
    with store.transaction() as tx:
        tx.execute(
            models.attendance_mark.insert().values(
                meeting_id=meeting_id,
                participant_id=participant_id,
                mark=Mark.EXCUSED,
                beforehand=True,
                created_at=now,
                updated_at=now,
            )
        )


def _change(store: Store, group_id: UUID, **other: Any) -> Outcome:
    changed = replace(groups.draft_of(groups.group(store, group_id)), **other)
    return groups.change_group(store, group_id, changed, today=TUESDAY)


@pytest.mark.parametrize("form", list(GroupForm))
def test_every_form_that_meets_is_added_as_its_defaults_give_it(
    store: Store, form: GroupForm
) -> None:
    usual = groups.default_draft(form, TUESDAY)
    outcome = groups.add_group(store, usual, today=TUESDAY)
    assert outcome.id is not None
    kept = groups.group(store, outcome.id)
    defaults = FORM_DEFAULTS[form]
    assert groups.draft_of(kept) == usual
    assert kept.rhythm.start == HALF_PAST_ONE
    assert kept.agreements == defaults.agreements
    rows = schedule.meetings(store, outcome.id)
    assert rows[0].on == TUESDAY
    if defaults.number_of_meetings:
        assert len(rows) == defaults.number_of_meetings


@pytest.mark.parametrize(
    ("form", "name"),
    [
        (GroupForm.RECOVERY_GROUP, "Herstelgroep dinsdag"),
        (GroupForm.LISTENING_ROUND, "Praat- en luisterronde november 2026"),
        (GroupForm.YOUTH_GROUP, "Jongerengroep dinsdag"),
    ],
)
def test_a_new_group_has_a_name_that_tells_it_apart(form: GroupForm, name: str) -> None:
    assert groups.default_draft(form, TUESDAY).name == name


def test_the_sentence_tells_what_was_planned_and_what_falls_out(store: Store) -> None:
    outcome = groups.add_group(store, draft(), today=TUESDAY)
    assert outcome.sentence == (
        "Herstelgroep De Brug is toegevoegd. Er staan 26 bijeenkomsten bij, tot en met 25 mei"
        " 2027. Valt uit: dinsdag 27 april (Koningsdag)."
    )


def test_an_open_ended_group_that_began_long_ago_gets_no_meetings_in_the_past(
    store: Store,
) -> None:
    group_id = new_group(store, starts_on=date(2020, 1, 7))
    assert schedule.meetings(store, group_id)[0].on == TUESDAY


def test_a_course_that_has_begun_keeps_its_first_meetings(store: Store) -> None:
    group_id = new_group(store, starts_on=date(2026, 11, 3), number_of_meetings=8)
    rows = schedule.meetings(store, group_id)
    assert (rows[0].on, len(rows)) == (date(2026, 11, 3), 8)


def test_venue_and_facilitators_are_kept_in_order(store: Store) -> None:
    venue_id = organisation.add_venue(store, "Buurtpunt De Brug").id
    leaders = [organisation.add_facilitator(store, name).id for name in ("Wiesława", "Karin")]
    group_id = new_group(store, venue_id=venue_id, facilitator_ids=(*leaders, leaders[0]))
    kept = groups.group(store, group_id)
    assert kept.venue_name == "Buurtpunt De Brug"
    assert kept.facilitator_names == ("Wiesława", "Karin")
    first = schedule.meetings(store, group_id)[0]
    assert schedule.meeting(store, first.id).venue_name == "Buurtpunt De Brug"


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"name": "  "}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"least": 11}, "least"),
        ({"least": 0}, "least"),
        ({"most": 501}, "most"),
        ({"number_of_meetings": 0}, "number_of_meetings"),
        ({"number_of_meetings": 201}, "number_of_meetings"),
        ({"rhythm": rhythm(minutes=4)}, "minutes"),
        ({"rhythm": rhythm(weekday=7)}, "weekday"),
        ({"rhythm": rhythm(RhythmKind.MONTHLY, week_of_month=5)}, "week_of_month"),
        ({"agreements": tuple(f"Afspraak {n}" for n in range(31))}, "agreements"),
        ({"starts_on": date(1026, 11, 24)}, "starts_on"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_stored(
    store: Store, other: dict[str, Any], field: str
) -> None:
    with pytest.raises(InvalidInputError) as refused:
        groups.add_group(store, draft(**other))
    assert refused.value.field == field
    assert refused.value.advice
    assert groups.groups(store) == ()


def test_a_venue_or_facilitator_that_is_not_there_stops_everything(store: Store) -> None:
    for other in ({"venue_id": UUID(int=5)}, {"facilitator_ids": (UUID(int=5),)}):
        with pytest.raises(NotFoundError):
            groups.add_group(store, draft(**other))
    assert groups.groups(store) == ()


def test_agreements_are_tidied(store: Store) -> None:
    typed = ("  Wat hier  gezegd wordt,\nblijft hier. ", "", "Telefoon uit.", "Telefoon uit.")
    group_id = new_group(store, agreements=typed)
    assert groups.group(store, group_id).agreements == (
        "Wat hier gezegd wordt, blijft hier.",
        "Telefoon uit.",
    )


def test_adding_can_be_undone_until_somebody_is_in_it(store: Store) -> None:
    outcome = groups.add_group(store, draft(), today=TUESDAY)
    assert outcome.undo is not None
    outcome.undo(store)
    assert groups.groups(store, include_ended=True) == ()
    outcome = groups.add_group(store, draft(), today=TUESDAY)
    assert outcome.id is not None
    assert outcome.undo is not None
    participants.enrol(store, new_participant(store), outcome.id, TUESDAY)
    with pytest.raises(KnownError, match="Ongedaan maken kan niet meer"):
        outcome.undo(store)
    assert len(groups.groups(store)) == 1


def test_the_list_shows_counts_and_the_next_meeting(store: Store) -> None:
    group_id = new_group(store, least=1, most=1)
    states = (EnrolmentState.PARTICIPANT, EnrolmentState.WAITING_LIST, EnrolmentState.SIGNED_UP)
    for name, state in zip(("Anneke", "Bo", "Cem"), states, strict=True):
        participants.enrol(store, new_participant(store, name), group_id, TUESDAY, state)
    first = schedule.meetings(store, group_id)[0]
    schedule.cancel_meeting(store, first.id, "Sneeuw")
    (row,) = groups.groups(store, today=TUESDAY)
    assert (row.participants, row.waiting, row.most) == (1, 1, 1)
    assert (row.next_on, row.next_start) == (date(2026, 12, 1), HALF_PAST_ONE)


def test_groups_stand_by_name_and_ended_ones_last_when_asked_for(store: Store) -> None:
    names = ("élan", "Zon", "Brug", "Đường")
    ids = {name: new_group(store, name=name, number_of_meetings=2) for name in names}
    groups.end_group(store, ids["Brug"], date(2026, 12, 1))
    assert [row.name for row in groups.groups(store)] == ["Đường", "élan", "Zon"]
    everything = groups.groups(store, include_ended=True)
    assert [row.name for row in everything] == ["Đường", "élan", "Zon", "Brug"]
    assert everything[-1].state is GroupState.ENDED


def test_another_time_moves_the_plans_but_not_what_was_moved_or_noted(store: Store) -> None:
    group_id = new_group(store, number_of_meetings=5)
    today, moved, excused, plain, cancelled = schedule.meetings(store, group_id)
    schedule.move_meeting(store, moved.id, date(2026, 12, 3), time(19, 0), 120)
    _excuse(store, excused.id, new_participant(store))
    schedule.cancel_meeting(store, cancelled.id, "Vakantie")
    outcome = _change(store, group_id, rhythm=rhythm(start=time(10, 0)))
    assert outcome.sentence == (
        "Herstelgroep De Brug is aangepast. De bijeenkomsten na vandaag zijn opnieuw gepland."
        " 1 bijeenkomst waar al iets bij staat, bleef op haar plek."
    )
    starts = {row.on: row.start for row in schedule.meetings(store, group_id)}
    assert starts == {
        today.on: HALF_PAST_ONE,
        date(2026, 12, 3): time(19, 0),
        excused.on: HALF_PAST_ONE,
        plain.on: time(10, 0),
        cancelled.on: HALF_PAST_ONE,
    }
    assert outcome.undo is not None
    outcome.undo(store)
    assert schedule.meetings(store, group_id)[3].start == HALF_PAST_ONE


def test_another_weekday_plans_the_rest_of_the_course_anew(store: Store) -> None:
    group_id = new_group(store, number_of_meetings=5)
    before = schedule.meetings(store, group_id)
    outcome = _change(store, group_id, rhythm=rhythm(weekday=3))
    rows = schedule.meetings(store, group_id)
    assert len(rows) == 5
    assert rows[0].on == TUESDAY
    assert {row.on.weekday() for row in rows[1:]} == {3}
    assert outcome.undo is not None
    outcome.undo(store)
    assert schedule.meetings(store, group_id) == before
    assert groups.group(store, group_id).rhythm == rhythm()


def test_an_open_ended_group_on_another_weekday_is_planned_half_a_year(store: Store) -> None:
    group_id = new_group(store)
    _change(store, group_id, rhythm=rhythm(weekday=4))
    rows = schedule.meetings(store, group_id)
    assert {row.on.weekday() for row in rows[1:]} == {4}
    assert rows[-1].on > TUESDAY + timedelta(weeks=25)


def test_a_later_start_moves_a_course_that_has_not_begun(store: Store) -> None:
    group_id = new_group(store, number_of_meetings=4, starts_on=date(2026, 12, 1))
    _change(store, group_id, starts_on=date(2027, 1, 5))
    rows = schedule.meetings(store, group_id)
    assert (rows[0].on, len(rows)) == (date(2027, 1, 5), 4)


@pytest.mark.parametrize("number", [3, 8])
def test_a_course_becomes_shorter_or_longer_at_its_end(store: Store, number: int) -> None:
    group_id = new_group(store, number_of_meetings=5)
    before = schedule.meetings(store, group_id)
    outcome = _change(store, group_id, number_of_meetings=number)
    rows = schedule.meetings(store, group_id)
    assert [row.on for row in rows] == [TUESDAY + timedelta(weeks=n) for n in range(number)]
    assert outcome.undo is not None
    outcome.undo(store)
    assert schedule.meetings(store, group_id) == before


def test_planned_meetings_follow_the_group_to_another_venue(store: Store) -> None:
    bridge = organisation.add_venue(store, "De Brug").id
    square = organisation.add_venue(store, "Het Plein").id
    group_id = new_group(store, venue_id=bridge, number_of_meetings=2)
    outcome = _change(store, group_id, venue_id=square)
    second = schedule.meetings(store, group_id)[1]
    assert schedule.meeting(store, second.id).venue_name == "Het Plein"
    assert outcome.undo is not None
    outcome.undo(store)
    assert schedule.meeting(store, second.id).venue_name == "De Brug"


def test_a_group_cannot_start_to_count_only_while_people_are_in_it_by_name(store: Store) -> None:
    group_id = new_group(store)
    participants.enrol(store, new_participant(store), group_id, TUESDAY)
    with pytest.raises(InvalidInputError) as refused:
        _change(store, group_id, registration=Registration.COUNT_ONLY)
    assert refused.value.field == "registration"
    assert groups.group(store, group_id).registration is Registration.NAMES


def test_ending_takes_the_plans_away_and_says_so(store: Store) -> None:
    group_id = new_group(store, number_of_meetings=6)
    member, newcomer = new_participant(store, "Anneke"), new_participant(store, "Bo")
    participants.enrol(store, member, group_id, TUESDAY, EnrolmentState.PARTICIPANT)
    participants.enrol(store, newcomer, group_id, TUESDAY)
    _excuse(store, schedule.meetings(store, group_id)[4].id, member)
    before = schedule.meetings(store, group_id)
    outcome = groups.end_group(store, group_id, date(2026, 12, 5))
    assert outcome.sentence == (
        "Herstelgroep De Brug is gestopt op 5 december 2026. 3 geplande bijeenkomsten zijn"
        " weggehaald. 1 met aantekeningen: niet doorgegaan. 1 deelnemer staat op afgerond."
    )
    rows = schedule.meetings(store, group_id)
    assert [row.state for row in rows] == [
        MeetingState.PLANNED,
        MeetingState.PLANNED,
        MeetingState.CANCELLED,
    ]
    assert [enrolment.state for enrolment in groups.group_participants(store, group_id)] == [
        EnrolmentState.COMPLETED,
        EnrolmentState.NOT_STARTED,
    ]
    assert outcome.undo is not None
    outcome.undo(store)
    assert schedule.meetings(store, group_id) == before
    assert groups.group(store, group_id).state is GroupState.RUNNING
    assert [enrolment.state for enrolment in groups.group_participants(store, group_id)] == [
        EnrolmentState.PARTICIPANT,
        EnrolmentState.SIGNED_UP,
    ]


def test_a_group_ends_once_and_not_before_it_began(store: Store) -> None:
    group_id = new_group(store)
    with pytest.raises(InvalidInputError, match="begon op 24 november 2026"):
        groups.end_group(store, group_id, date(2026, 11, 23))
    ended = groups.end_group(store, group_id, TUESDAY)
    with pytest.raises(InvalidInputError, match="al gestopt"):
        groups.end_group(store, group_id, TUESDAY)
    groups.reopen_group(store, group_id)
    assert ended.undo is not None
    with pytest.raises(KnownError, match="Ongedaan maken kan niet meer"):
        ended.undo(store)
    with pytest.raises(InvalidInputError, match="loopt nog"):
        groups.reopen_group(store, group_id)


def test_a_groups_people_stand_by_name_with_every_step(store: Store) -> None:
    group_id = new_group(store)
    for name in ("Zoë", "anna", "Đặng", "Йосиф"):
        participants.enrol(store, new_participant(store, name), group_id, TUESDAY)
    people = groups.group_participants(store, group_id)
    assert [person.call_name for person in people] == ["anna", "Đặng", "Zoë", "Йосиф"]
    assert all(len(person.steps) == 1 for person in people)
