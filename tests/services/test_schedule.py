"""Meetings are planned, moved, cancelled and added, and every change can be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from uuid import UUID

import pytest

from herstel_desktop.db import models
from herstel_desktop.db.clock import utc_now
from herstel_desktop.db.store import Store
from herstel_desktop.domain.attendance import Mark
from herstel_desktop.domain.changes import Kind, Outcome
from herstel_desktop.domain.errors import InvalidInputError, NotFoundError
from herstel_desktop.domain.meetings import MeetingState
from herstel_desktop.domain.schedule import RhythmKind
from herstel_desktop.services import groups, schedule
from tests.services.builders import (
    HALF_PAST_ONE,
    TUESDAY,
    new_group,
    new_participant,
    rhythm,
)


def _mark(store: Store, meeting_id: UUID, participant_id: UUID, mark: Mark) -> None:
    now = utc_now()
    with store.transaction() as tx:
        tx.execute(
            models.attendance_mark.insert().values(
                meeting_id=meeting_id,
                participant_id=participant_id,
                mark=mark,
                created_at=now,
                updated_at=now,
            )
        )


def _dates(store: Store, group_id: UUID) -> list[date]:
    return [row.on for row in schedule.meetings(store, group_id)]


def test_meetings_are_numbered_in_order_of_date(store: Store) -> None:
    group_id = new_group(store, number_of_meetings=8)
    rows = schedule.meetings(store, group_id)
    assert [row.number for row in rows] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert schedule.meeting(store, rows[4].id).number == 5
    assert schedule.meeting(store, rows[4].id).number_of_meetings == 8


def test_a_cancelled_meeting_has_no_number_and_does_not_count(store: Store) -> None:
    group_id = new_group(store, number_of_meetings=4)
    second = schedule.meetings(store, group_id)[1]
    outcome = schedule.cancel_meeting(store, second.id, "  Begeleider ziek ")
    assert outcome.sentence == "De bijeenkomst van dinsdag 1 december staat op niet doorgegaan."
    assert Kind.MEETING in outcome.changes.kinds
    rows = schedule.meetings(store, group_id)
    assert [row.number for row in rows] == [1, 0, 2, 3]
    assert rows[1].state is MeetingState.CANCELLED
    assert rows[1].reason == "Begeleider ziek"
    assert schedule.meeting(store, second.id).number == 0
    assert outcome.undo is not None
    outcome.undo(store)
    assert [row.number for row in schedule.meetings(store, group_id)] == [1, 2, 3, 4]


def test_cancelling_needs_a_reason(store: Store) -> None:
    first = schedule.meetings(store, new_group(store))[0]
    with pytest.raises(InvalidInputError) as refused:
        schedule.cancel_meeting(store, first.id, " \n ")
    assert refused.value.field == "reason"
    assert schedule.meeting(store, first.id).state is MeetingState.PLANNED


def test_a_meeting_where_somebody_was_cannot_be_cancelled(store: Store) -> None:
    first = schedule.meetings(store, new_group(store))[0]
    _mark(store, first.id, new_participant(store), Mark.PRESENT)
    with pytest.raises(InvalidInputError, match="al iemand op aanwezig"):
        schedule.cancel_meeting(store, first.id, "Sneeuw")


def test_a_course_with_a_cancelled_meeting_is_filled_up_again(store: Store) -> None:
    group_id = new_group(store, number_of_meetings=4)
    schedule.cancel_meeting(store, schedule.meetings(store, group_id)[0].id, "Sneeuw")
    outcome = schedule.plan_meetings(store, group_id, today=TUESDAY)
    assert outcome.sentence == "Er staat 1 bijeenkomst bij, tot en met 22 december 2026."
    rows = schedule.meetings(store, group_id)
    assert [row.number for row in rows] == [0, 1, 2, 3, 4]
    with pytest.raises(InvalidInputError, match="Alle 4 bijeenkomsten staan er al"):
        schedule.plan_meetings(store, group_id, today=TUESDAY)


@pytest.mark.parametrize("changeover", [date(2026, 3, 29), date(2026, 10, 25)])
def test_half_past_one_stays_half_past_one_when_the_clock_changes(
    store: Store, changeover: date
) -> None:
    sunday = rhythm(weekday=6)
    week_before = changeover - timedelta(days=7)
    group_id = new_group(
        store, rhythm=sunday, starts_on=week_before, number_of_meetings=2, today=week_before
    )
    before, after = (
        schedule.meeting(store, row.id).starts_at for row in schedule.meetings(store, group_id)
    )
    assert (before.time(), after.time()) == (HALF_PAST_ONE, HALF_PAST_ONE)
    assert before.utcoffset() != after.utcoffset()
    in_summer = after if changeover.month == 3 else before
    assert in_summer.utcoffset() == timedelta(hours=2)


def test_planning_on_adds_no_date_twice(store: Store) -> None:
    group_id = new_group(store)
    planned = _dates(store, group_id)
    schedule.plan_meetings(store, group_id, planned[-1] + timedelta(weeks=4), today=TUESDAY)
    longer = _dates(store, group_id)
    assert len(longer) == len(set(longer))
    assert longer[: len(planned)] == planned
    assert longer[-1] == planned[-1] + timedelta(weeks=4)


def test_an_open_ended_group_is_planned_half_a_year_on_by_default(store: Store) -> None:
    group_id = new_group(store)
    last = _dates(store, group_id)[-1]
    outcome = schedule.plan_meetings(store, group_id, today=TUESDAY)
    assert _dates(store, group_id)[-1] == last + timedelta(weeks=26)
    assert outcome.undo is not None
    outcome.undo(store)
    assert _dates(store, group_id)[-1] == last
    schedule.plan_meetings(store, group_id, today=TUESDAY)
    assert _dates(store, group_id)[-1] == last + timedelta(weeks=26)


def test_planning_to_a_date_that_is_planned_already_is_refused(store: Store) -> None:
    group_id = new_group(store)
    with pytest.raises(InvalidInputError, match="staan er al tot en met 25 mei 2027"):
        schedule.plan_meetings(store, group_id, date(2027, 1, 1), today=TUESDAY)


def test_the_old_date_of_a_moved_meeting_is_not_planned_again(store: Store) -> None:
    group_id = new_group(store)
    last = schedule.meetings(store, group_id)[-1]
    later = last.on + timedelta(days=2)
    schedule.move_meeting(store, last.id, later, time(19, 0), 90)
    schedule.plan_meetings(store, group_id, last.on + timedelta(weeks=2), today=TUESDAY)
    assert _dates(store, group_id)[-3:] == [
        later,
        last.on + timedelta(weeks=1),
        last.on + timedelta(weeks=2),
    ]


def test_a_cancelled_date_is_not_planned_again(store: Store) -> None:
    group_id = new_group(store)
    last = schedule.meetings(store, group_id)[-1]
    schedule.cancel_meeting(store, last.id, "Zomerfeest")
    schedule.plan_meetings(store, group_id, last.on + timedelta(weeks=1), today=TUESDAY)
    assert _dates(store, group_id).count(last.on) == 1


def test_moving_renumbers_and_can_be_undone(store: Store) -> None:
    group_id = new_group(store, number_of_meetings=3)
    first = schedule.meetings(store, group_id)[0]
    outcome = schedule.move_meeting(store, first.id, date(2026, 12, 25), time(10, 0), 60)
    assert outcome.sentence == (
        "De bijeenkomst is nu op vrijdag 25 december om 10.00. Let op: dat is Eerste kerstdag."
    )
    moved = schedule.meeting(store, first.id)
    assert (moved.on, moved.start, moved.minutes, moved.number) == (
        date(2026, 12, 25),
        time(10, 0),
        60,
        3,
    )
    assert outcome.undo is not None
    outcome.undo(store)
    assert schedule.meeting(store, first.id).number == 1


def test_a_meeting_may_become_longer_at_its_own_moment(store: Store) -> None:
    first = schedule.meetings(store, new_group(store))[0]
    schedule.move_meeting(store, first.id, first.on, first.start, 150)
    assert schedule.meeting(store, first.id).minutes == 150


def test_two_meetings_at_one_moment_are_refused_with_a_sentence(store: Store) -> None:
    group_id = new_group(store)
    first, second, third = schedule.meetings(store, group_id)[:3]
    attempts: list[Callable[[], Outcome]] = [
        lambda: schedule.move_meeting(store, first.id, second.on, second.start, 120),
        lambda: schedule.add_meeting(store, group_id, second.on, second.start, 120),
    ]
    for attempt in attempts:
        with pytest.raises(InvalidInputError) as refused:
            attempt()
        assert refused.value.happened == (
            "Op dinsdag 1 december om 13.30 heeft deze groep al een bijeenkomst."
        )
    schedule.cancel_meeting(store, third.id, "Verbouwing")
    with pytest.raises(InvalidInputError, match="die niet doorgaat"):
        schedule.add_meeting(store, group_id, third.on, third.start, 120)


def test_another_group_may_meet_at_the_same_moment(store: Store) -> None:
    new_group(store)
    other = new_group(store, name="Praatgroep", rhythm=rhythm(RhythmKind.SINGLE_DATES))
    schedule.add_meeting(store, other, TUESDAY, HALF_PAST_ONE, 120)
    assert _dates(store, other) == [TUESDAY]


def test_a_meeting_can_be_added_in_the_past_for_a_list_on_paper(store: Store) -> None:
    group_id = new_group(store)
    outcome = schedule.add_meeting(store, group_id, date(2026, 10, 6), time(19, 30), 90)
    assert outcome.sentence == "Er staat een bijeenkomst bij op dinsdag 6 oktober om 19.30."
    rows = schedule.meetings(store, group_id)
    assert (rows[0].id, rows[0].number, rows[1].number) == (outcome.id, 1, 2)
    assert outcome.undo is not None
    outcome.undo(store)
    assert _dates(store, group_id)[0] == TUESDAY


def test_a_course_with_one_more_meeting_becomes_longer_and_shorter_again(store: Store) -> None:
    group_id = new_group(store, number_of_meetings=3)
    outcome = schedule.add_meeting(store, group_id, date(2027, 2, 2), HALF_PAST_ONE, 120)
    assert groups.group(store, group_id).number_of_meetings == 4
    assert outcome.undo is not None
    outcome.undo(store)
    assert groups.group(store, group_id).number_of_meetings == 3


def test_undoing_never_takes_away_a_meeting_that_was_used(store: Store) -> None:
    group_id = new_group(store, rhythm=rhythm(RhythmKind.SINGLE_DATES))
    outcome = schedule.add_meeting(store, group_id, TUESDAY, HALF_PAST_ONE, 120)
    assert outcome.id is not None
    assert outcome.undo is not None
    _mark(store, outcome.id, new_participant(store), Mark.EXCUSED)
    outcome.undo(store)
    assert _dates(store, group_id) == [TUESDAY]


@pytest.mark.parametrize(
    ("on", "minutes", "field"),
    [(date(1926, 11, 24), 120, "on"), (TUESDAY, 0, "minutes"), (TUESDAY, 721, "minutes")],
)
def test_impossible_moments_are_refused(store: Store, on: date, minutes: int, field: str) -> None:
    group_id = new_group(store, rhythm=rhythm(RhythmKind.SINGLE_DATES))
    with pytest.raises(InvalidInputError) as refused:
        schedule.add_meeting(store, group_id, on, HALF_PAST_ONE, minutes)
    assert refused.value.field == field


def test_single_dates_have_nothing_to_plan(store: Store) -> None:
    group_id = new_group(store, rhythm=rhythm(RhythmKind.SINGLE_DATES))
    assert schedule.meetings(store, group_id) == ()
    with pytest.raises(InvalidInputError, match="losse data"):
        schedule.plan_meetings(store, group_id, today=TUESDAY)


def test_a_group_that_ended_is_planned_no_further(store: Store) -> None:
    group_id = new_group(store)
    cancelled = schedule.meetings(store, group_id)[0]
    schedule.cancel_meeting(store, cancelled.id, "Sneeuw")
    groups.end_group(store, group_id, date(2026, 12, 31))
    attempts: list[Callable[[], Outcome]] = [
        lambda: schedule.plan_meetings(store, group_id),
        lambda: schedule.add_meeting(store, group_id, TUESDAY, time(9, 0), 60),
        lambda: schedule.restore_meeting(store, cancelled.id),
    ]
    for attempt in attempts:
        with pytest.raises(InvalidInputError, match="Deze groep is gestopt"):
            attempt()


def test_what_is_not_there_is_not_found(store: Store) -> None:
    nobody = UUID(int=1)
    with pytest.raises(NotFoundError, match="De bijeenkomst is niet gevonden"):
        schedule.meeting(store, nobody)
    with pytest.raises(NotFoundError, match="De groep is niet gevonden"):
        schedule.plan_meetings(store, nobody)
    assert schedule.meetings(store, nobody) == ()


def test_the_list_counts_marks_guests_and_logs_of_each_meeting(store: Store) -> None:
    group_id = new_group(store)
    first, second = schedule.meetings(store, group_id)[:2]
    for name, mark in (("Anneke", Mark.PRESENT), ("Bo", Mark.PRESENT), ("Cem", Mark.ABSENT)):
        _mark(store, first.id, new_participant(store, name), mark)
    now = utc_now()
    stamps = {"created_at": now, "updated_at": now}
    with store.transaction() as tx:
        tx.execute(
            models.guest.insert().values(id=UUID(int=7), meeting_id=first.id, name="Gast", **stamps)
        )
        tx.execute(
            models.meeting.update().where(models.meeting.c.id == first.id).values(guest_count=2)
        )
        tx.execute(models.session_log.insert().values(meeting_id=second.id, **stamps))
    rows = schedule.meetings(store, group_id)
    assert (rows[0].present, rows[0].excused, rows[0].absent, rows[0].guests) == (2, 0, 1, 3)
    assert (rows[0].has_log, rows[1].has_log, rows[1].log_finished) == (False, True, False)
    assert (rows[1].present, rows[1].guests) == (0, 0)


def test_a_page_of_the_list_keeps_the_numbers_of_the_whole(store: Store) -> None:
    group_id = new_group(store, number_of_meetings=10)
    whole = schedule.meetings(store, group_id)
    middle = whole[5].on
    assert schedule.meetings(store, group_id, from_on=middle) == whole[5:]
    assert schedule.meetings(store, group_id, from_on=middle, limit=2) == whole[5:7]
    assert schedule.meetings(store, group_id, before_on=middle, limit=2) == whole[3:5]
    assert schedule.meetings(store, group_id, from_on=whole[2].on, before_on=middle) == whole[2:5]


def test_open_ended_groups_are_planned_ahead_in_time_and_courses_are_not(store: Store) -> None:
    weekly = new_group(store)
    monthly = new_group(store, name="Maandgroep", rhythm=rhythm(RhythmKind.MONTHLY, 1))
    course = new_group(store, name="Ronde", number_of_meetings=8)
    assert schedule.plan_ahead(store, TUESDAY).changes.kinds == frozenset()
    in_spring = date(2027, 3, 9)
    schedule.plan_ahead(store, in_spring)
    for group_id in (weekly, monthly):
        dates = _dates(store, group_id)
        assert in_spring + timedelta(weeks=20) < dates[-1] <= in_spring + timedelta(weeks=26)
        assert len(dates) == len(set(dates))
    assert len(_dates(store, course)) == 8
    assert schedule.plan_ahead(store, in_spring).changes.kinds == frozenset()


def test_a_group_left_alone_for_a_year_gets_no_meetings_in_the_past(store: Store) -> None:
    group_id = new_group(store)
    a_year_on = date(2027, 11, 23)
    schedule.plan_ahead(store, a_year_on)
    added = [on for on in _dates(store, group_id) if on > date(2027, 5, 25)]
    assert added[0] == a_year_on
