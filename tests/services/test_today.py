"""Vandaag says what is next and what is still to be done, right to the minute."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from herstel_desktop.db.store import Store
from herstel_desktop.domain.attendance import Mark
from herstel_desktop.domain.participants import AbsenceChoice, EnrolmentState
from herstel_desktop.domain.schedule import ZONE
from herstel_desktop.domain.today import Today
from herstel_desktop.services import (
    attendance,
    groups,
    organisation,
    participants,
    schedule,
    session_logs,
)
from herstel_desktop.services.today import today
from tests.services.builders import TUESDAY, new_group, new_participant, rhythm

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


def _at(hour: int, minute: int, on: date = TUESDAY) -> datetime:
    return datetime.combine(on, time(hour, minute))


def _meetings(store: Store, group_id: UUID) -> list[UUID]:
    return [row.id for row in schedule.meetings(store, group_id)]


def _next_on(seen: Today) -> date | None:
    return seen.next.meeting.on if seen.next is not None else None


def test_an_empty_vault_has_nothing_next_and_nothing_to_do(store: Store) -> None:
    seen = today(store, _at(9, 0))
    assert seen == Today(TUESDAY, "", None, (), (), (), (), (), 0)


@pytest.mark.parametrize(
    ("hour", "minute", "next_on", "unfinished"),
    [
        (0, 0, TUESDAY, 0),
        (13, 29, TUESDAY, 0),
        (13, 30, TUESDAY, 0),  # it begins
        (15, 29, TUESDAY, 0),  # its last minute
        (15, 30, TUESDAY + WEEK, 1),  # it is over, and was not rounded off
        (23, 59, TUESDAY + WEEK, 1),
    ],
)
def test_a_meeting_is_next_until_its_last_minute(
    store: Store, hour: int, minute: int, next_on: date, unfinished: int
) -> None:
    new_group(store)
    seen = today(store, _at(hour, minute))
    assert _next_on(seen) == next_on
    assert [meeting.on for meeting in seen.unfinished] == [TUESDAY] * unfinished


def test_a_meeting_that_was_rounded_off_or_cancelled_is_not_left_to_do(store: Store) -> None:
    first, second, third = _meetings(store, new_group(store))[:3]
    attendance.close_meeting(store, first)
    schedule.cancel_meeting(store, second, "Ziek")
    seen = today(store, _at(16, 0, TUESDAY + 2 * WEEK))
    assert [meeting.id for meeting in seen.unfinished] == [third]


def test_a_meeting_closed_early_makes_room_for_the_next(store: Store) -> None:
    first = _meetings(store, new_group(store))[0]
    attendance.close_meeting(store, first)
    assert _next_on(today(store, _at(14, 0))) == TUESDAY + WEEK


def test_the_newest_unfinished_comes_first_and_there_are_no_more_than_ten(store: Store) -> None:
    new_group(store)
    seen = today(store, _at(16, 0, TUESDAY + 14 * WEEK))
    days = [meeting.on for meeting in seen.unfinished]
    assert len(days) == 10
    assert days == sorted(days, reverse=True)
    assert days[0] == TUESDAY + 14 * WEEK


def test_a_meeting_far_away_is_next_and_the_week_holds_the_others(store: Store) -> None:
    new_group(store, name="Ver weg", starts_on=TUESDAY + 5 * WEEK)
    seen = today(store, _at(9, 0))
    assert (_next_on(seen), seen.week) == (TUESDAY + 5 * WEEK, ())
    new_group(store, name="Donderdag", rhythm=rhythm(weekday=3))
    new_group(store, name="Dinsdag", rhythm=rhythm(start=time(9, 30)))
    seen = today(store, _at(9, 0))
    assert seen.next is not None
    assert seen.next.meeting.group_name == "Dinsdag"
    assert [meeting.group_name for meeting in seen.week] == ["Donderdag"]
    assert seen.groups == 3


def test_two_meetings_on_one_day_come_in_order_of_time(store: Store) -> None:
    new_group(store, name="Middag")
    new_group(store, name="Ochtend", rhythm=rhythm(start=time(9, 30), minutes=90))
    seen = today(store, _at(11, 0))
    assert seen.next is not None
    assert seen.next.meeting.group_name == "Middag"
    assert [meeting.group_name for meeting in seen.unfinished] == ["Ochtend"]


def test_the_next_meeting_says_where_and_who_gave_word(store: Store) -> None:
    venue_id = organisation.add_venue(store, "De Linde").id
    group_id = new_group(store, venue_id=venue_id)
    meeting_id = _meetings(store, group_id)[0]
    people = [new_participant(store, name) for name in ("Anneke", "Bo", "Cem")]
    for who in people:
        participants.enrol(store, who, group_id, TUESDAY, EnrolmentState.PARTICIPANT)
    participants.enrol(store, new_participant(store, "Do"), group_id, TUESDAY)
    attendance.set_mark(store, meeting_id, people[0], Mark.EXCUSED, beforehand=True)
    attendance.set_mark(store, meeting_id, people[1], Mark.EXCUSED)
    seen = today(store, _at(9, 0))
    assert seen.venue_name == "De Linde"
    assert seen.next is not None
    assert (seen.next.participants, seen.next.excused_beforehand) == (3, 1)


def test_an_ended_group_plans_nothing_more_but_its_past_stays_to_do(store: Store) -> None:
    group_id = new_group(store)
    groups.end_group(store, group_id, TUESDAY)
    seen = today(store, _at(16, 0))
    assert (seen.next, seen.week, seen.groups) == (None, (), 0)
    assert [meeting.on for meeting in seen.unfinished] == [TUESDAY]


def test_a_log_begun_at_a_closed_meeting_is_left_to_finish(store: Store) -> None:
    first, second = _meetings(store, new_group(store))[:2]
    for meeting_id in (first, second):
        session_logs.save_session_log(store, meeting_id, "Rustig")
    assert today(store, _at(16, 0)).unfinished_logs == ()
    attendance.close_meeting(store, first)
    assert [meeting.id for meeting in today(store, _at(16, 0)).unfinished_logs] == [first]
    session_logs.finish_session_log(store, first)
    assert today(store, _at(16, 0)).unfinished_logs == ()


def test_who_waits_for_a_next_step_is_named_longest_first(store: Store) -> None:
    group_id = new_group(store)
    steps = (
        ("Anneke", EnrolmentState.SIGNED_UP, 3),
        ("Bo", EnrolmentState.INTAKE_HELD, 9),
        ("Cem", EnrolmentState.INTAKE_PLANNED, 0),
        ("Fay", EnrolmentState.INTAKE_PLANNED, 1),
        ("Gus", EnrolmentState.INTAKE_PLANNED, -7),
        ("Do", EnrolmentState.WAITING_LIST, 20),
        ("Els", EnrolmentState.PARTICIPANT, 20),
    )
    for name, state, days in steps:
        on = TUESDAY - timedelta(days=days)
        participants.enrol(store, new_participant(store, name), group_id, on, state)
    seen = today(store, _at(9, 0))
    assert [line.call_name for line in seen.open_enrolments] == ["Bo", "Anneke", "Fay"]
    groups.end_group(store, group_id, TUESDAY)
    assert today(store, _at(9, 0)).open_enrolments == ()


def test_who_was_absent_twice_is_on_the_page(store: Store) -> None:
    group_id = new_group(store)
    who = new_participant(store, absence_choice=AbsenceChoice.CALL, phone="06-12345678")
    participants.enrol(store, who, group_id, TUESDAY, EnrolmentState.PARTICIPANT)
    for meeting_id in _meetings(store, group_id)[:2]:
        attendance.set_mark(store, meeting_id, who, Mark.ABSENT)
    (line,) = today(store, _at(16, 0, TUESDAY + WEEK)).follow_ups
    assert (line.call_name, line.absences, line.contact_phone) == ("Anneke", 2, "06-12345678")


@pytest.mark.parametrize(
    ("now", "next_on", "unfinished"),
    [
        (_at(23, 30), TUESDAY, 0),
        (_at(0, 0, TUESDAY + DAY), TUESDAY, 0),
        (_at(0, 59, TUESDAY + DAY), TUESDAY, 0),  # its last minute
        (_at(1, 0, TUESDAY + DAY), TUESDAY + WEEK, 1),
    ],
)
def test_a_meeting_that_runs_past_midnight_is_next_until_its_last_minute(
    store: Store, now: datetime, next_on: date, unfinished: int
) -> None:
    new_group(store, rhythm=rhythm(start=time(23, 0), minutes=120))
    seen = today(store, now)
    assert _next_on(seen) == next_on
    assert [meeting.on for meeting in seen.unfinished] == [TUESDAY] * unfinished


def test_a_meeting_of_yesterday_that_was_not_rounded_off_is_never_next(store: Store) -> None:
    new_group(store)
    assert _next_on(today(store, _at(0, 0, TUESDAY + DAY))) == TUESDAY + WEEK


@pytest.mark.parametrize("sunday", [date(2025, 3, 30), date(2025, 10, 26)])
def test_an_hour_stays_that_hour_when_the_clock_changes(store: Store, sunday: date) -> None:
    new_group(
        store,
        today=sunday - WEEK,
        starts_on=sunday - WEEK,
        rhythm=rhythm(weekday=6, start=time(14, 0), minutes=60),
    )
    zone = ZoneInfo(ZONE)
    for on in (sunday - WEEK, sunday, sunday + WEEK):
        running = datetime.combine(on, time(14, 59), zone)
        over = datetime.combine(on, time(15, 0), zone)
        assert _next_on(today(store, running)) == on
        assert _next_on(today(store, over)) == on + WEEK
        seen = today(store, running)
        assert seen.next is not None
        assert seen.next.meeting.starts_at.strftime("%H.%M") == "14.00"


def test_a_meeting_in_the_night_of_summer_time_is_over_by_the_clock_on_the_wall(
    store: Store,
) -> None:
    sunday = date(2025, 3, 30)
    new_group(
        store,
        today=sunday,
        starts_on=sunday,
        rhythm=rhythm(weekday=6, start=time(1, 30), minutes=60),
    )
    zone = ZoneInfo(ZONE)
    assert _next_on(today(store, datetime(2025, 3, 30, 1, 59, tzinfo=zone))) == sunday
    assert _next_on(today(store, datetime(2025, 3, 30, 3, 0, tzinfo=zone))) == sunday + WEEK


def test_a_copy_on_a_stick_is_due_after_two_weeks_without_one(store: Store) -> None:
    now = datetime.now()
    assert not today(store, now + timedelta(days=13)).copy_due
    assert today(store, now + timedelta(days=15)).copy_due
    assert today(store, (now + timedelta(days=15)).replace(tzinfo=ZoneInfo(ZONE))).copy_due
