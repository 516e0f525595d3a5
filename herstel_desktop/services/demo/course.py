"""How the meetings went: marks, guests, counts, logs, and what fell out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from herstel_desktop.db.identifiers import new_id
from herstel_desktop.db.queries.demo import Content, GuestRow, LogRow, MarkRow, MeetingRow
from herstel_desktop.domain.attendance import ABSENCES_BEFORE_FOLLOW_UP, Mark
from herstel_desktop.domain.meetings import MeetingState
from herstel_desktop.domain.participants import AbsenceChoice
from herstel_desktop.domain.schedule import ZONE
from herstel_desktop.services.demo.people import Stay
from herstel_desktop.services.demo.plans import GroupPlan
from herstel_desktop.services.demo.words import (
    CALL_NAMES,
    CHRISTMAS_BREAK,
    CLOSINGS,
    MIDDLES,
    MINUTES_STAY,
    OPENINGS,
    REASONS,
    TAKE_ALONG,
    THEMES,
)

_UNFILLED, _ABSENT, _EXCUSED = 0.02, 0.07, 0.23
"""Shares of marks, each added to the one before; the rest is present."""
_NAMED_GUEST, _COUNTED_GUESTS = 0.12, 0.18
"""Shares of meetings with a guest, added in the same way."""
_FALLS_OUT: Final = 0.03
_CALLS_OFF: Final = 0.2
_TAKES_ALONG: Final = 0.5
_CHRISTMAS: Final = (12, 24)
_WITH_LOG: Final = 0.85
_CLOSED_AFTER: Final = timedelta(minutes=10)
_LOG_FINISHED_AFTER: Final = timedelta(minutes=30)
_A_WEEK: Final = timedelta(days=7)
_OPEN_GROUP: Final = 2
"""Number of the group of which one past meeting is still open."""


@dataclass
class _Course:
    """What is decided about a group's meetings before they are written.

    Attributes:
        reasons: why a date falls out, by the date.
        held: dates on which the group met and that were rounded off, in order.
        open_on: a past date that was not rounded off yet.
        absent: who was absent without word, with the dates.
    """

    plan: GroupPlan
    stays: Sequence[Stay]
    reasons: dict[date, str] = field(default_factory=dict)
    held: list[date] = field(default_factory=list)
    open_on: date | None = None
    absent: set[tuple[UUID, date]] = field(default_factory=set)


def hold_meetings(
    chance: Random,
    plans: Sequence[GroupPlan],
    stays: dict[UUID, list[Stay]],
    today: date,
    content: Content,
) -> None:
    """Write all meetings in order of time, as they would have been written over the years."""
    open_number = _OPEN_GROUP if len(plans) > _OPEN_GROUP else 0
    courses = []
    for plan in plans:
        course = _Course(plan, stays[plan.id])
        _decide(chance, course, today, leave_open=plan.number == open_number)
        courses.append(course)
    draft_of = max(
        ((course.held[-1], course.plan.number) for course in courses if course.held), default=None
    )
    moments = sorted(
        (on, course.plan.draft.rhythm.start, course.plan.number)
        for course in courses
        for on in course.plan.dates
    )
    for on, _start, number in moments:
        meeting = _write_meeting(chance, courses[number], on, today, content)
        if meeting.state is MeetingState.CLOSED:
            _write_log(chance, courses[number], meeting, content, draft=(on, number) == draft_of)


def _decide(chance: Random, course: _Course, today: date, *, leave_open: bool) -> None:
    plan = course.plan
    for on in plan.dates:
        if plan.is_course or on == today:
            continue  # a course keeps its number of meetings
        if (on.month, on.day) >= _CHRISTMAS:
            course.reasons[on] = CHRISTMAS_BREAK
        elif on < today and chance.random() < _FALLS_OUT:
            course.reasons[on] = chance.choice(REASONS)
    course.held = [on for on in plan.dates if on < today and on not in course.reasons]
    if leave_open and course.held:
        course.open_on = course.held.pop()
    if plan.ended_on is None and course.open_on is None:
        _let_be_absent(chance, course)


def _let_be_absent(chance: Random, course: _Course) -> None:
    """Let one who wants to be followed up be absent at the newest meetings; two in a course."""
    people = 2 if course.plan.is_course else 1
    dates = course.held[-ABSENCES_BEFORE_FOLLOW_UP:]
    if len(dates) < ABSENCES_BEFORE_FOLLOW_UP:
        return
    candidates = [
        stay
        for stay in course.stays
        if stay.until is None
        and stay.begin <= dates[0]
        and stay.choice is not AbsenceChoice.NOTHING
    ]
    for stay in chance.sample(candidates, min(people, len(candidates))):
        course.absent.update((stay.participant_id, on) for on in dates)


def _write_meeting(
    chance: Random, course: _Course, on: date, today: date, content: Content
) -> MeetingRow:
    draft = course.plan.draft
    meeting = MeetingRow(
        new_id(),
        course.plan.id,
        draft.venue_id,
        on,
        draft.rhythm.start,
        draft.rhythm.minutes,
        MeetingState.PLANNED,
    )
    if on in course.reasons:
        meeting = meeting._replace(state=MeetingState.CANCELLED, reason=course.reasons[on])
    elif on >= today:
        _let_somebody_call_off(chance, course, meeting, today, content)
    elif on != course.open_on:
        meeting = _close(chance, course, meeting, content)
    content.meetings.append(meeting)
    return meeting


def _let_somebody_call_off(
    chance: Random, course: _Course, meeting: MeetingRow, today: date, content: Content
) -> None:
    """One person of the first group today, and here and there one this week."""
    first = course.plan.number == 0 and meeting.on == today
    if not first and (meeting.on >= today + _A_WEEK or chance.random() > _CALLS_OFF):
        return
    expected = [stay for stay in course.stays if stay.covers(meeting.on)]
    if expected:
        who = chance.choice(expected).participant_id
        content.marks.append(MarkRow(meeting.id, who, Mark.EXCUSED, beforehand=True))


def _close(chance: Random, course: _Course, meeting: MeetingRow, content: Content) -> MeetingRow:
    ends = datetime.combine(meeting.on, meeting.start, ZoneInfo(ZONE)) + timedelta(
        minutes=meeting.minutes
    )
    closed = meeting._replace(
        state=MeetingState.CLOSED, closed_at=ends.astimezone(UTC) + _CLOSED_AFTER
    )
    if not course.plan.keeps_names:
        return closed._replace(counted_present=chance.randint(4, course.plan.draft.most))
    for stay in course.stays:
        if not stay.covers(meeting.on):
            continue
        draw = chance.random()
        if (stay.participant_id, meeting.on) in course.absent:
            mark, beforehand = Mark.ABSENT, False
        elif draw < _UNFILLED:
            continue
        elif draw < _ABSENT:
            mark, beforehand = Mark.ABSENT, False
        elif draw < _EXCUSED:
            mark, beforehand = Mark.EXCUSED, draw < (_ABSENT + _EXCUSED) / 2
        else:
            mark, beforehand = Mark.PRESENT, False
        content.marks.append(MarkRow(meeting.id, stay.participant_id, mark, beforehand))
    draw = chance.random()
    if draw < _NAMED_GUEST:
        content.guests.append(GuestRow(new_id(), meeting.id, chance.choice(CALL_NAMES)))
    elif draw < _COUNTED_GUESTS:
        return closed._replace(guest_count=chance.randint(1, 3))
    return closed


def _write_log(
    chance: Random, course: _Course, meeting: MeetingRow, content: Content, *, draft: bool
) -> None:
    if not draft and chance.random() > _WITH_LOG:
        return
    how_it_went = " ".join(map(chance.choice, (OPENINGS, MIDDLES, CLOSINGS)))
    if course.plan.draft.minutes_stay_with_group:
        how_it_went = MINUTES_STAY
    closed_at = meeting.closed_at
    content.logs.append(
        LogRow(
            meeting.id,
            how_it_went,
            tuple(chance.sample(THEMES, chance.randint(1, 3))),
            chance.choice(TAKE_ALONG) if chance.random() < _TAKES_ALONG else "",
            None if draft or closed_at is None else closed_at + _LOG_FINISHED_AFTER,
        )
    )
