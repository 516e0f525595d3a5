"""What Vandaag asks, each by an index that does not grow with the years."""

from __future__ import annotations

from datetime import date, time, timedelta
from uuid import UUID

import sqlalchemy as sa

from herstel_desktop.db.models import (
    attendance_mark,
    enrolment,
    group,
    meeting,
    participant,
    session_log,
)
from herstel_desktop.db.queries.limits import first_rows
from herstel_desktop.db.queries.meetings import SELECT_MEETING, meeting_from_row
from herstel_desktop.db.store import Transaction
from herstel_desktop.domain.groups import GroupState
from herstel_desktop.domain.meetings import Meeting, MeetingState
from herstel_desktop.domain.participants import EnrolmentState
from herstel_desktop.domain.today import OpenEnrolment

MOST = 10
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_m, _a, _e, _l = meeting.c, attendance_mark.c, enrolment.c, session_log.c
_today = sa.bindparam("today", type_=_m.on.type)
_IN_RUNNING_GROUP = group.c.state == GroupState.RUNNING
_PLANNED = sa.text("meeting.state = 'planned'")  # literal, so that the partial index is used

_minute_of_start = sa.cast(sa.func.substr(_m.start, 1, 2), sa.Integer) * 60 + sa.cast(
    sa.func.substr(_m.start, 4, 2), sa.Integer
)
COMING = first_rows(
    SELECT_MEETING.where(
        _PLANNED,
        _m.on >= sa.bindparam("yesterday", type_=_m.on.type),
        _m.on < sa.bindparam("until", type_=_m.on.type),
        sa.or_(_m.on >= _today, _minute_of_start + _m.minutes > sa.bindparam("still_on")),
        _IN_RUNNING_GROUP,
    ).order_by(_m.on, _m.start),
    60,
)
NEXT_LATER = first_rows(
    SELECT_MEETING.where(_PLANNED, _m.on >= _today, _IN_RUNNING_GROUP).order_by(_m.on, _m.start),
    1,
)
UNFINISHED = first_rows(
    SELECT_MEETING.where(
        _PLANNED,
        sa.tuple_(_m.on, _m.start) < sa.tuple_(_today, sa.bindparam("now", type_=_m.start.type)),
    ).order_by(_m.on.desc(), _m.start.desc()),
    MOST * 2,
)
_drafts = sa.select(_l.meeting_id).where(sa.text("session_log.finished_at IS NULL"))
UNFINISHED_LOGS = first_rows(
    # Joined with the logs instead, SQLite begins with the newest of ten years of meetings.
    SELECT_MEETING.where(_m.id.in_(_drafts), _m.state == MeetingState.CLOSED).order_by(
        _m.on.desc(), _m.start.desc()
    ),
    MOST,
)
OPEN_ENROLMENTS = first_rows(
    sa.select(
        _e.id.label("enrolment_id"),
        _e.participant_id,
        participant.c.call_name,
        group.c.name.label("group_name"),
        _e.state,
        _e.since,
    )
    .select_from(enrolment)
    .join(participant, participant.c.id == _e.participant_id)
    .join(group, group.c.id == _e.group_id)
    .where(
        _e.state.in_(
            (EnrolmentState.SIGNED_UP, EnrolmentState.INTAKE_PLANNED, EnrolmentState.INTAKE_HELD)
        ),
        sa.or_(_e.state != EnrolmentState.INTAKE_PLANNED, _e.since < _today),
        _IN_RUNNING_GROUP,
    )
    .order_by(_e.since),
    MOST,
)
EXPECTED = (
    sa.select(sa.func.count())
    .select_from(enrolment)
    .where(
        _e.group_id == sa.bindparam("group_id", type_=_e.group_id.type),
        _e.state == EnrolmentState.PARTICIPANT,
    )
)
EXCUSED = (
    sa.select(sa.func.count())
    .select_from(attendance_mark)
    .where(
        _a.meeting_id == sa.bindparam("meeting_id", type_=_a.meeting_id.type),
        _a.beforehand.is_(True),
    )
)


def coming(tx: Transaction, today: date, now: time) -> tuple[Meeting, ...]:
    """Planned meetings of running groups today and in the seven days after.

    Among them is what began yesterday and runs past midnight until after `now`.
    """
    values = {
        "yesterday": today - _DAY,
        "today": today,
        "until": today + _WEEK,
        "still_on": (24 + now.hour) * 60 + now.minute,
    }
    return tuple(meeting_from_row(row) for row in tx.execute(COMING, values))


def next_after(tx: Transaction, today: date) -> Meeting | None:
    """The first planned meeting from a date on, however far."""
    row = tx.execute(NEXT_LATER, {"today": today}).one_or_none()
    return meeting_from_row(row) if row is not None else None


def past_and_planned(tx: Transaction, today: date, now: time) -> tuple[Meeting, ...]:
    """Meetings that have begun and were not rounded off, newest first."""
    rows = tx.execute(UNFINISHED, {"today": today, "now": now})
    return tuple(meeting_from_row(row) for row in rows)


def unfinished_logs(tx: Transaction) -> tuple[Meeting, ...]:
    """Closed meetings whose log is a draft, newest first."""
    return tuple(meeting_from_row(row) for row in tx.execute(UNFINISHED_LOGS))


def open_enrolments(tx: Transaction, today: date) -> tuple[OpenEnrolment, ...]:
    """People for whom a next step is due, who waited longest first.

    Among them is who has had the day of the kennismaking, without a word on how it went.
    """
    rows = tx.execute(OPEN_ENROLMENTS, {"today": today})
    return tuple(OpenEnrolment(**row._mapping) for row in rows)


def participants_of(tx: Transaction, group_id: UUID) -> int:
    """How many take part in a group now."""
    return int(tx.execute(EXPECTED, {"group_id": group_id}).scalar_one())


def excused_beforehand(tx: Transaction, meeting_id: UUID) -> int:
    """How many gave word before a meeting that they will not come."""
    return int(tx.execute(EXCUSED, {"meeting_id": meeting_id}).scalar_one())


def running_groups(tx: Transaction) -> int:
    """How many groups run."""
    query = sa.select(sa.func.count()).select_from(group).where(_IN_RUNNING_GROUP)
    return int(tx.execute(query).scalar_one())
