"""Meetings: single ones, and a group's list with what was noted about each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from herstel_desktop.db.identifiers import new_id
from herstel_desktop.db.models import attendance_mark, group, guest, session_log, venue
from herstel_desktop.db.models import meeting as meeting_table
from herstel_desktop.db.preparation_models import session_plan, theme_ballot
from herstel_desktop.db.queries.limits import first_rows
from herstel_desktop.db.queries.stamps import made, touched
from herstel_desktop.db.store import Transaction
from herstel_desktop.domain.attendance import Mark
from herstel_desktop.domain.errors import NotFoundError
from herstel_desktop.domain.meetings import Meeting, MeetingRow, MeetingState
from herstel_desktop.domain.schedule import ZONE

_m = meeting_table.c
_earlier = meeting_table.alias("earlier")

_number = (
    sa.select(sa.func.count())
    .where(
        _earlier.c.group_id == _m.group_id,
        sa.tuple_(_earlier.c.on, _earlier.c.start) <= sa.tuple_(_m.on, _m.start),
        _earlier.c.state != MeetingState.CANCELLED,
    )
    .correlate(meeting_table)
    .scalar_subquery()
)

SELECT_MEETING = (
    sa.select(
        _m.id,
        _m.group_id,
        group.c.name.label("group_name"),
        group.c.registration,
        group.c.number_of_meetings,
        sa.case((_m.state == MeetingState.CANCELLED, 0), else_=_number).label("number"),
        _m.on,
        _m.start,
        _m.minutes,
        _m.state,
        venue.c.id.label("venue_id"),
        sa.func.coalesce(venue.c.name, "").label("venue_name"),
        _m.reason,
        _m.guest_count,
        _m.counted_present,
        _m.zone,
    )
    .select_from(meeting_table)
    .join(group, group.c.id == _m.group_id)
    .outerjoin(venue, venue.c.id == sa.func.coalesce(_m.venue_id, group.c.venue_id))
)
"""Meetings with their computed number; add `where`, `order_by` and `limit`, then read each row
with `meeting_from_row`. The number costs one walk over the group's index, so limit the rows."""


def meeting_from_row(row: sa.Row[*tuple[Any, ...]]) -> Meeting:
    """A row of `SELECT_MEETING` as a value."""
    return Meeting(**row._mapping)


ONE = SELECT_MEETING.where(_m.id == sa.bindparam("meeting_id"))


def meeting(tx: Transaction, meeting_id: UUID) -> Meeting:
    """One meeting with its number.

    Raises:
        NotFoundError: there is no such meeting (any more).
    """
    row = tx.execute(ONE, {"meeting_id": meeting_id}).one_or_none()
    if row is None:
        raise NotFoundError("De bijeenkomst")
    return meeting_from_row(row)


@dataclass(frozen=True)
class Plan:
    """A planned meeting as it stands in the table, so that it can be taken away and put back.

    Attributes:
        touched: whether a mark, a guest, a log, a draaiboek or a ballot hangs on it already.
    """

    id: UUID
    group_id: UUID
    venue_id: UUID | None
    on: date
    start: time
    minutes: int
    touched: bool = False


def new_plans(
    group_id: UUID, venue_id: UUID | None, dates: Iterable[date], start: time, minutes: int
) -> list[Plan]:
    """Plans for these dates, with new identifiers, not written yet."""
    return [Plan(new_id(), group_id, venue_id, on, start, minutes) for on in dates]


def insert_plans(tx: Transaction, plans: Sequence[Plan]) -> None:
    """Write planned meetings, new ones or ones that were taken away before."""
    rows = [made(zone=ZONE, state=MeetingState.PLANNED, **_without_touched(plan)) for plan in plans]
    if rows:
        tx.execute(meeting_table.insert(), rows)


def delete_meetings(tx: Transaction, ids: Iterable[UUID]) -> None:
    """Take away meetings that nothing hangs on."""
    rows = [{"gone": id_} for id_ in ids]
    if rows:
        tx.execute(
            meeting_table.delete().where(_m.id == sa.bindparam("gone", type_=_m.id.type)), rows
        )


def delete_all_of_group(tx: Transaction, group_id: UUID) -> None:
    """Take away all meetings of a group in which nothing was noted."""
    tx.execute(meeting_table.delete().where(_m.group_id == group_id))


_touched = sa.or_(
    sa.exists().where(attendance_mark.c.meeting_id == _m.id),
    sa.exists().where(guest.c.meeting_id == _m.id),
    sa.exists().where(session_log.c.meeting_id == _m.id),
    sa.exists().where(session_plan.c.meeting_id == _m.id),
    sa.exists().where(theme_ballot.c.meeting_id == _m.id),
    _m.guest_count > 0,
)


def plans_after(tx: Transaction, group_id: UUID, after: date) -> tuple[Plan, ...]:
    """A group's meetings that are still planned after a date, in order."""
    query = (
        sa.select(
            _m.id,
            _m.group_id,
            _m.venue_id,
            _m.on,
            _m.start,
            _m.minutes,
            sa.cast(_touched, sa.Boolean).label("touched"),
        )
        .where(_m.group_id == group_id, _m.on > after, _m.state == MeetingState.PLANNED)
        .order_by(_m.on, _m.start)
    )
    return tuple(Plan(**row._mapping) for row in tx.execute(query))


def dates_from(tx: Transaction, group_id: UUID, first: date) -> frozenset[date]:
    """Dates from `first` on for which a group has a meeting, also one that falls out."""
    query = sa.select(_m.on).where(_m.group_id == group_id, _m.on >= first)
    return frozenset(tx.execute(query).scalars())


def dates_of_groups(
    tx: Transaction, group_ids: Sequence[UUID], first: date
) -> dict[UUID, frozenset[date]]:
    """As `dates_from`, for several groups."""
    query = sa.select(_m.group_id, _m.on).where(_m.group_id.in_(group_ids), _m.on >= first)
    dates: dict[UUID, set[date]] = {}
    for row in tx.execute(query):
        dates.setdefault(row.group_id, set()).add(row.on)
    return {id_: frozenset(found) for id_, found in dates.items()}


def state_at(
    tx: Transaction, group_id: UUID, on: date, start: time, *, besides: UUID | None = None
) -> MeetingState | None:
    """State of a group's meeting at a moment, another one than `besides`; None when free."""
    query = sa.select(_m.state).where(
        _m.group_id == group_id, _m.on == on, _m.start == start, _m.id != besides
    )
    state: MeetingState | None = tx.execute(query).scalar_one_or_none()
    return state


def taking_place(tx: Transaction, group_id: UUID) -> int:
    """How many of a group's meetings took place or are still planned."""
    query = (
        sa.select(sa.func.count())
        .select_from(meeting_table)
        .where(_m.group_id == group_id, _m.state != MeetingState.CANCELLED)
    )
    return int(tx.execute(query).scalar_one())


def somebody_was_there(tx: Transaction, meeting_id: UUID) -> bool:
    """Whether somebody is marked present, or a guest is noted."""
    query = sa.select(
        sa.or_(
            sa.exists().where(
                attendance_mark.c.meeting_id == _m.id, attendance_mark.c.mark == Mark.PRESENT
            ),
            sa.exists().where(guest.c.meeting_id == _m.id),
            _m.guest_count > 0,
        )
    ).where(_m.id == meeting_id)
    return bool(tx.execute(query).scalar_one())


def set_moment(tx: Transaction, meeting_id: UUID, on: date, start: time, minutes: int) -> None:
    """Put a meeting at another moment."""
    values = touched(on=on, start=start, minutes=minutes)
    tx.execute(meeting_table.update().where(_m.id == meeting_id).values(**values))


def cancel(tx: Transaction, ids: Iterable[UUID], reason: str) -> None:
    """Note that planned meetings do not take place, and why."""
    rows = [{"which": id_} for id_ in ids]
    if rows:
        values = touched(state=MeetingState.CANCELLED, reason=reason)
        which = _m.id == sa.bindparam("which", type_=_m.id.type)
        tx.execute(meeting_table.update().where(which).values(**values), rows)


def restore(tx: Transaction, ids: Iterable[UUID]) -> None:
    """Plan meetings again that were cancelled."""
    rows = [{"which": id_} for id_ in ids]
    if rows:
        values = touched(state=MeetingState.PLANNED, reason="")
        which = _m.id == sa.bindparam("which", type_=_m.id.type)
        tx.execute(meeting_table.update().where(which).values(**values), rows)


def move_venue_of_plans(
    tx: Transaction, group_id: UUID, before: UUID | None, after: UUID | None, first: date
) -> None:
    """Let the planned meetings from a date on follow their group to another venue."""
    tx.execute(
        meeting_table.update()
        .where(
            _m.group_id == group_id,
            _m.on >= first,
            _m.state == MeetingState.PLANNED,
            _m.venue_id.is_not_distinct_from(before),
        )
        .values(**touched(venue_id=after))
    )


_LIST = (
    sa.select(
        _m.id,
        _m.on,
        _m.start,
        _m.minutes,
        _m.state,
        _m.reason,
        _m.guest_count,
        _m.counted_present,
        session_log.c.meeting_id.label("log"),
        session_log.c.finished_at,
    )
    .select_from(meeting_table)
    .outerjoin(session_log, session_log.c.meeting_id == _m.id)
    .where(_m.group_id == sa.bindparam("group_id"))
)


def list_query(
    *, from_on: date | None = None, before_on: date | None = None, limit: int | None = None
) -> sa.Select[*tuple[Any, ...]]:
    """The meetings of `group_id` within bounds; newest first when only the end is bound."""
    query = _LIST
    if from_on is not None:
        query = query.where(_m.on >= from_on)
    if before_on is not None:
        query = query.where(_m.on < before_on)
    if before_on is not None and from_on is None:
        query = query.order_by(_m.on.desc(), _m.start.desc())
    else:
        query = query.order_by(_m.on, _m.start)
    return first_rows(query, limit) if limit is not None else query


MARKS_OF = (
    sa.select(attendance_mark.c.meeting_id, attendance_mark.c.mark, sa.func.count())
    .where(attendance_mark.c.meeting_id.in_(sa.bindparam("ids", expanding=True)))
    .group_by(attendance_mark.c.meeting_id, attendance_mark.c.mark)
)
GUESTS_OF = (
    sa.select(guest.c.meeting_id, sa.func.count().label("guests"))
    .where(guest.c.meeting_id.in_(sa.bindparam("ids", expanding=True)))
    .group_by(guest.c.meeting_id)
)
HOW_MANY_BEFORE = (
    sa.select(sa.func.count())
    .select_from(meeting_table)
    .where(
        _m.group_id == sa.bindparam("group_id"),
        sa.tuple_(_m.on, _m.start)
        < sa.tuple_(
            sa.bindparam("on", type_=_m.on.type), sa.bindparam("start", type_=_m.start.type)
        ),
        _m.state != MeetingState.CANCELLED,
    )
)


def meeting_rows(
    tx: Transaction,
    group_id: UUID,
    *,
    from_on: date | None = None,
    before_on: date | None = None,
    limit: int | None = None,
) -> tuple[MeetingRow, ...]:
    """A group's meetings in order of date, with their numbers and what was noted.

    Marks and guests are counted over the meetings of this answer only, so that a page of a
    ten-year group costs what a page of a young one costs.
    """
    query = list_query(from_on=from_on, before_on=before_on, limit=limit)
    rows = sorted(
        tx.execute(query, {"group_id": group_id}).all(), key=lambda row: (row.on, row.start)
    )
    if not rows:
        return ()
    first = {"group_id": group_id, "on": rows[0].on, "start": rows[0].start}
    number = int(tx.execute(HOW_MANY_BEFORE, first).scalar_one())
    ids = {"ids": [row.id for row in rows]}
    marks = {(id_, mark): count for id_, mark, count in tx.execute(MARKS_OF, ids)}
    guests = {row.meeting_id: row.guests for row in tx.execute(GUESTS_OF, ids)}
    result = []
    for row in rows:
        counts = row.state is not MeetingState.CANCELLED
        number += counts
        result.append(
            MeetingRow(
                id=row.id,
                number=number if counts else 0,
                on=row.on,
                start=row.start,
                minutes=row.minutes,
                state=row.state,
                reason=row.reason,
                present=marks.get((row.id, Mark.PRESENT), 0),
                excused=marks.get((row.id, Mark.EXCUSED), 0),
                absent=marks.get((row.id, Mark.ABSENT), 0),
                guests=row.guest_count + guests.get(row.id, 0),
                counted_present=row.counted_present,
                has_log=row.log is not None,
                log_finished=row.finished_at is not None,
            )
        )
    return tuple(result)


def _without_touched(plan: Plan) -> dict[str, Any]:
    values = asdict(plan)
    del values["touched"]
    return values
