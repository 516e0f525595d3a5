"""Meetings: single ones, and a group's list with what was noted about each."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from herstel_desktop.db.models import group, venue
from herstel_desktop.db.models import meeting as meeting_table
from herstel_desktop.db.store import Transaction
from herstel_desktop.domain.errors import NotFoundError
from herstel_desktop.domain.meetings import Meeting, MeetingState

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


_ONE = SELECT_MEETING.where(_m.id == sa.bindparam("meeting_id"))


def meeting(tx: Transaction, meeting_id: UUID) -> Meeting:
    """One meeting with its number.

    Raises:
        NotFoundError: there is no such meeting (any more).
    """
    row = tx.execute(_ONE, {"meeting_id": meeting_id}).one_or_none()
    if row is None:
        raise NotFoundError("De bijeenkomst")
    return meeting_from_row(row)
