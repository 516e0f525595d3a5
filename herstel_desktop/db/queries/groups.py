"""Groups with their agreements and facilitators, and the list with its counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from herstel_desktop.db.models import (
    attendance_mark,
    enrolment,
    facilitator,
    group_agreement,
    group_facilitator,
    guest,
    meeting,
    session_log,
    venue,
)
from herstel_desktop.db.models import group as group_table
from herstel_desktop.db.preparation_models import recovery_wish, session_plan, theme_ballot
from herstel_desktop.db.queries.limits import first_rows
from herstel_desktop.db.queries.stamps import made, made_with_id, touched
from herstel_desktop.db.store import Transaction
from herstel_desktop.domain.errors import NotFoundError
from herstel_desktop.domain.groups import Group, GroupDraft, GroupRow, GroupState
from herstel_desktop.domain.meetings import MeetingState
from herstel_desktop.domain.participants import EnrolmentState
from herstel_desktop.domain.schedule import Rhythm, RhythmKind

_g = group_table.c
_next = meeting.alias("next_meeting")

_GROUP = (
    sa.select(group_table, sa.func.coalesce(venue.c.name, "").label("venue_name"))
    .select_from(group_table)
    .outerjoin(venue, venue.c.id == _g.venue_id)
    .where(_g.id == sa.bindparam("group_id"))
)
_AGREEMENTS = (
    sa.select(group_agreement.c.text)
    .where(group_agreement.c.group_id == sa.bindparam("group_id"))
    .order_by(group_agreement.c.position)
)
_FACILITATORS = (
    sa.select(facilitator.c.id, facilitator.c.name)
    .select_from(group_facilitator)
    .join(facilitator, facilitator.c.id == group_facilitator.c.facilitator_id)
    .where(group_facilitator.c.group_id == sa.bindparam("group_id"))
    .order_by(group_facilitator.c.position)
)


def _enrolled(state: EnrolmentState) -> sa.ScalarSelect[int]:
    return (
        sa.select(sa.func.count())
        .where(enrolment.c.group_id == _g.id, enrolment.c.state == state)
        .correlate(group_table)
        .scalar_subquery()
    )


_next_id = (
    first_rows(
        sa.select(meeting.c.id)
        .where(
            meeting.c.group_id == _g.id,
            meeting.c.on >= sa.bindparam("today", type_=meeting.c.on.type),
            meeting.c.state == MeetingState.PLANNED,
        )
        .order_by(meeting.c.on, meeting.c.start),
        1,
    )
    .correlate(group_table)
    .scalar_subquery()
)
GROUP_ROWS = (
    sa.select(
        _g.id,
        _g.name,
        _g.form,
        _g.state,
        sa.func.coalesce(venue.c.name, "").label("venue_name"),
        _g.registration,
        _enrolled(EnrolmentState.PARTICIPANT).label("participants"),
        _enrolled(EnrolmentState.WAITING_LIST).label("waiting"),
        _g.most,
        _next.c.on.label("next_on"),
        _next.c.start.label("next_start"),
    )
    .select_from(group_table)
    .outerjoin(venue, venue.c.id == _g.venue_id)
    .outerjoin(_next, _next.c.id == _next_id)
)
"""Groups with counts and next meeting from `today` on; every count is a walk over an index."""


def group(tx: Transaction, group_id: UUID) -> Group:
    """One group.

    Raises:
        NotFoundError: there is no such group.
    """
    row = tx.execute(_GROUP, {"group_id": group_id}).one_or_none()
    if row is None:
        raise NotFoundError("De groep")
    agreements = tx.execute(_AGREEMENTS, {"group_id": group_id}).scalars().all()
    leaders = tx.execute(_FACILITATORS, {"group_id": group_id}).all()
    return Group(
        id=row.id,
        name=row.name,
        form=row.form,
        state=row.state,
        venue_id=row.venue_id,
        venue_name=row.venue_name,
        registration=row.registration,
        least=row.least,
        most=row.most,
        number_of_meetings=row.number_of_meetings,
        rhythm=_rhythm(row),
        starts_on=row.starts_on,
        minutes_stay_with_group=row.minutes_stay_with_group,
        agreements=tuple(agreements),
        facilitator_ids=tuple(leader.id for leader in leaders),
        facilitator_names=tuple(leader.name for leader in leaders),
    )


def group_rows(tx: Transaction, today: date, *, include_ended: bool) -> tuple[GroupRow, ...]:
    """The list of groups, unsorted."""
    query = GROUP_ROWS if include_ended else GROUP_ROWS.where(_g.state == GroupState.RUNNING)
    return tuple(GroupRow(**row._mapping) for row in tx.execute(query, {"today": today}))


def insert_group(tx: Transaction, group_id: UUID, draft: GroupDraft) -> None:
    """Add a running group with its agreements and facilitators."""
    values = made(id=group_id, state=GroupState.RUNNING, **group_values(draft))
    tx.execute(group_table.insert().values(**values))
    _put_belongings(tx, group_id, draft)


def update_group(tx: Transaction, group_id: UUID, draft: GroupDraft) -> None:
    """Change a group, its agreements and its facilitators."""
    tx.execute(
        group_table.update().where(_g.id == group_id).values(**touched(**group_values(draft)))
    )
    tx.execute(group_agreement.delete().where(group_agreement.c.group_id == group_id))
    tx.execute(group_facilitator.delete().where(group_facilitator.c.group_id == group_id))
    _put_belongings(tx, group_id, draft)


def delete_group(tx: Transaction, group_id: UUID) -> None:
    """Remove a group that has neither meetings nor enrolments."""
    tx.execute(group_table.delete().where(_g.id == group_id))


def is_used(tx: Transaction, group_id: UUID) -> bool:
    """Whether somebody is enrolled, a wish or ballot is there, or a meeting is no mere plan."""
    noted = sa.and_(
        meeting.c.group_id == group_id,
        sa.or_(
            meeting.c.state != MeetingState.PLANNED,
            meeting.c.guest_count > 0,
            sa.exists().where(attendance_mark.c.meeting_id == meeting.c.id),
            sa.exists().where(guest.c.meeting_id == meeting.c.id),
            sa.exists().where(session_log.c.meeting_id == meeting.c.id),
            sa.exists().where(session_plan.c.meeting_id == meeting.c.id),
        ),
    )
    used = sa.or_(
        sa.exists().where(enrolment.c.group_id == group_id),
        sa.exists().where(recovery_wish.c.group_id == group_id),
        sa.exists().where(theme_ballot.c.group_id == group_id),
        sa.exists(sa.select(meeting.c.id).where(noted)),
    )
    return bool(tx.execute(sa.select(used)).scalar_one())


def set_ended(tx: Transaction, group_id: UUID, on: date | None) -> None:
    """End a group on a date; None lets it run again."""
    state = GroupState.RUNNING if on is None else GroupState.ENDED
    values = touched(state=state, ended_on=on)
    tx.execute(group_table.update().where(_g.id == group_id).values(**values))


def set_number_of_meetings(tx: Transaction, group_id: UUID, number: int | None) -> None:
    """Change how many meetings a course has."""
    values = touched(number_of_meetings=number)
    tx.execute(group_table.update().where(_g.id == group_id).values(**values))


def planned_until(tx: Transaction, group_id: UUID) -> date | None:
    """Up to which date the rhythm was laid out in meetings; None when it never was."""
    query = sa.select(_g.planned_until).where(_g.id == group_id)
    until: date | None = tx.execute(query).scalar_one()
    return until


def set_planned_until(tx: Transaction, group_id: UUID, until: date | None) -> None:
    """Remember up to which date the rhythm was laid out in meetings."""
    values = touched(planned_until=until)
    tx.execute(group_table.update().where(_g.id == group_id).values(**values))


@dataclass(frozen=True)
class OpenEnded:
    """What is needed to plan an open-ended group on."""

    id: UUID
    venue_id: UUID | None
    rhythm: Rhythm
    starts_on: date
    planned_until: date


def running_open_ended(tx: Transaction, planned_before: date) -> tuple[OpenEnded, ...]:
    """Running groups without a last meeting whose rhythm is laid out to before a date."""
    query = sa.select(group_table).where(
        _g.state == GroupState.RUNNING,
        _g.number_of_meetings.is_(None),
        _g.rhythm != RhythmKind.SINGLE_DATES,
        _g.planned_until < planned_before,
    )
    return tuple(
        OpenEnded(row.id, row.venue_id, _rhythm(row), row.starts_on, row.planned_until)
        for row in tx.execute(query)
    )


def set_all_planned_until(tx: Transaction, ids: Sequence[UUID], until: date) -> None:
    """Remember for several groups up to which date the rhythm was laid out."""
    values = touched(planned_until=until)
    tx.execute(group_table.update().where(_g.id.in_(ids)).values(**values))


def _rhythm(row: sa.Row[*tuple[Any, ...]]) -> Rhythm:
    return Rhythm(row.rhythm, row.weekday, row.start, row.minutes, row.week_of_month)


def _put_belongings(tx: Transaction, group_id: UUID, draft: GroupDraft) -> None:
    agreements: Sequence[dict[str, Any]] = [
        made_with_id(group_id=group_id, position=position, text=text)
        for position, text in enumerate(draft.agreements)
    ]
    if agreements:
        tx.execute(group_agreement.insert(), agreements)
    leaders = [
        made(group_id=group_id, facilitator_id=facilitator_id, position=position)
        for position, facilitator_id in enumerate(draft.facilitator_ids)
    ]
    if leaders:
        tx.execute(group_facilitator.insert(), leaders)


def group_values(draft: GroupDraft) -> dict[str, Any]:
    """The columns of a group that a draft fills."""
    return {
        "name": draft.name,
        "form": draft.form,
        "venue_id": draft.venue_id,
        "registration": draft.registration,
        "least": draft.least,
        "most": draft.most,
        "number_of_meetings": draft.number_of_meetings,
        "rhythm": draft.rhythm.kind,
        "weekday": draft.rhythm.weekday,
        "week_of_month": draft.rhythm.week_of_month,
        "start": draft.rhythm.start,
        "minutes": draft.rhythm.minutes,
        "starts_on": draft.starts_on,
        "minutes_stay_with_group": draft.minutes_stay_with_group,
    }
