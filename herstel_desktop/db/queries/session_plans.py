"""Draaiboeken: the plan of a meeting with its parts, and what was planned before."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from herstel_desktop.db.models import (
    attendance_mark,
    enrolment,
    facilitator,
    group,
    group_facilitator,
    guest,
    meeting,
)
from herstel_desktop.db.preparation_models import (
    session_plan,
    session_plan_part,
)
from herstel_desktop.db.queries.limits import first_rows
from herstel_desktop.db.queries.stamps import made, touched
from herstel_desktop.db.store import Transaction
from herstel_desktop.domain.attendance import Mark
from herstel_desktop.domain.errors import NotFoundError
from herstel_desktop.domain.groups import GroupState
from herstel_desktop.domain.meetings import Meeting, MeetingState
from herstel_desktop.domain.preparation import ComingMeeting, EarlierPlan
from herstel_desktop.domain.session_plans import PlanPart, SessionPlan, Worked

MOST_COMING = 12
"""Meetings that are offered to prepare."""

MOST_EARLIER = 60
"""Earlier plans of a group that can be taken over; about a year of weekly meetings."""

_s, _part, _m = session_plan.c, session_plan_part.c, meeting.c
_which = sa.bindparam("meeting_id", type_=_s.meeting_id.type)

PLAN = sa.select(_s.meeting_id, _s.theme, _s.people, _s.minutes, _s.energy).where(
    _s.meeting_id == _which
)
_PART_COLUMNS = (
    _part.id,
    _part.kind,
    _part.title,
    _part.minutes,
    _part.work_form,
    _part.phase,
    _part.leader_id,
    sa.func.coalesce(facilitator.c.name, "").label("leader"),
    _part.note,
    _part.used,
    _part.worked,
    _part.remark,
)
PARTS = (
    sa.select(*_PART_COLUMNS)
    .select_from(session_plan_part)
    .outerjoin(facilitator, facilitator.c.id == _part.leader_id)
    .where(_part.meeting_id == _which)
    .order_by(_part.position)
)
_MADE_AT = sa.select(_part.id, _part.created_at).where(_part.meeting_id == _which)


def plan_of(tx: Transaction, meeting_id: UUID) -> SessionPlan | None:
    """The draaiboek of a meeting; None when there is none."""
    row = tx.execute(PLAN, {"meeting_id": meeting_id}).one_or_none()
    if row is None:
        return None
    parts = tx.execute(PARTS, {"meeting_id": meeting_id})
    return SessionPlan(**row._mapping, parts=tuple(PlanPart(**each._mapping) for each in parts))


def put_plan(tx: Transaction, plan: SessionPlan) -> None:
    """Keep a draaiboek as it is given, in place of what stands."""
    values = made(
        meeting_id=plan.meeting_id,
        theme=plan.theme,
        people=plan.people,
        minutes=plan.minutes,
        energy=plan.energy,
    )
    kept = {key: each for key, each in values.items() if key not in ("meeting_id", "created_at")}
    put = insert(session_plan).values(**values)
    tx.execute(put.on_conflict_do_update(index_elements=[_s.meeting_id], set_=kept))
    made_at = {
        row.id: row.created_at for row in tx.execute(_MADE_AT, {"meeting_id": plan.meeting_id})
    }
    # Positions are unique, so parts that change places are written anew.
    tx.execute(session_plan_part.delete().where(_part.meeting_id == plan.meeting_id))
    rows = [
        {**row, "created_at": made_at.get(row["id"], row["created_at"])} for row in part_rows(plan)
    ]
    if rows:
        tx.execute(session_plan_part.insert(), rows)


def part_rows(plan: SessionPlan) -> list[dict[str, Any]]:
    """The rows of a plan's parts, stamped now."""
    return [
        made(
            id=part.id,
            meeting_id=plan.meeting_id,
            position=position,
            kind=part.kind,
            title=part.title,
            minutes=part.minutes,
            work_form=part.work_form,
            phase=part.phase,
            leader_id=part.leader_id,
            note=part.note,
            used=part.used,
            worked=part.worked,
            remark=part.remark,
        )
        for position, part in enumerate(plan.parts)
    ]


def delete_plan(tx: Transaction, meeting_id: UUID) -> None:
    """Take a draaiboek away, with its parts."""
    tx.execute(session_plan.delete().where(_s.meeting_id == meeting_id))


def meeting_of_part(tx: Transaction, part_id: UUID) -> UUID:
    """The meeting in whose draaiboek a part stands.

    Raises:
        NotFoundError: there is no such part (any more).
    """
    found = tx.execute(sa.select(_part.meeting_id).where(_part.id == part_id)).scalar_one_or_none()
    if found is None:
        raise NotFoundError("Dit onderdeel")
    assert isinstance(found, UUID)
    return found


def set_record(
    tx: Transaction, part_id: UUID, used: bool | None, worked: Worked | None, remark: str
) -> None:
    """Keep how a part went."""
    values = touched(used=used, worked=worked, remark=remark)
    tx.execute(session_plan_part.update().where(_part.id == part_id).values(**values))


_expected = sa.and_(
    enrolment.c.group_id == sa.bindparam("group_id", type_=enrolment.c.group_id.type),
    enrolment.c.participant_from <= sa.bindparam("on", type_=_m.on.type),
    sa.or_(
        enrolment.c.participant_until.is_(None),
        enrolment.c.participant_until > sa.bindparam("on", type_=_m.on.type),
    ),
)
EXPECTED_PEOPLE = (
    sa.select(sa.func.count())
    .select_from(enrolment)
    .where(
        _expected,
        ~sa.exists().where(
            attendance_mark.c.meeting_id == _which,
            attendance_mark.c.participant_id == enrolment.c.participant_id,
            attendance_mark.c.mark == Mark.EXCUSED,
        ),
    )
)


def expected_people(tx: Transaction, of: Meeting) -> int:
    """How many participants of the group have not called off for a meeting."""
    values = {"meeting_id": of.id, "group_id": of.group_id, "on": of.on}
    return int(tx.execute(EXPECTED_PEOPLE, values).scalar_one())


def least_people(tx: Transaction, group_id: UUID) -> int:
    """The least size of a group that is there."""
    return int(tx.execute(sa.select(group.c.least).where(group.c.id == group_id)).scalar_one())


_present = (
    sa.select(sa.func.count())
    .select_from(attendance_mark)
    .where(attendance_mark.c.meeting_id == _which, attendance_mark.c.mark == Mark.PRESENT)
    .scalar_subquery()
)
_named_guests = (
    sa.select(sa.func.count())
    .select_from(guest)
    .where(guest.c.meeting_id == _which)
    .scalar_subquery()
)
PEOPLE_THERE = sa.select(_present + _named_guests)


def people_there(tx: Transaction, of: Meeting) -> int:
    """How many people are marked present or came as a guest."""
    return int(tx.execute(PEOPLE_THERE, {"meeting_id": of.id}).scalar_one()) + of.guest_count


_before = sa.and_(
    _m.group_id == sa.bindparam("group_id", type_=_m.group_id.type),
    sa.tuple_(_m.on, _m.start)
    < sa.tuple_(sa.bindparam("on", type_=_m.on.type), sa.bindparam("start", type_=_m.start.type)),
    _m.state != MeetingState.CANCELLED,
)


def _lately(count: int) -> sa.Subquery:
    return first_rows(
        sa.select(_m.id, _m.on, _m.start).where(_before).order_by(_m.on.desc(), _m.start.desc()),
        count,
    ).subquery("lately")


LOOK_BACK = 6
"""Meetings before this one whose work forms should not come back at once."""

_last_six = _lately(LOOK_BACK)
RECENT_PARTS = (
    sa.select(_last_six.c.id, _part.work_form)
    # An outer join keeps meetings without a draaiboek in the count.
    .select_from(
        _last_six.outerjoin(
            session_plan_part,
            sa.and_(
                _part.meeting_id == _last_six.c.id,
                _part.work_form != "",
                # What was skipped may come back: nobody did it.
                sa.or_(_part.used.is_(None), _part.used.is_(True)),
            ),
        )
    )
    .order_by(_last_six.c.on.desc(), _last_six.c.start.desc())
)


def meetings_ago(tx: Transaction, of: Meeting) -> dict[str, int]:
    """Slug of each work form of the last meetings → how many meetings ago; 1 is the last one."""
    values = {"group_id": of.group_id, "on": of.on, "start": of.start}
    ago: dict[str, int] = {}
    order: dict[UUID, int] = {}
    for meeting_id, slug in tx.execute(RECENT_PARTS, values):
        count = order.setdefault(meeting_id, len(order) + 1)
        if slug:
            ago.setdefault(slug, count)
    return ago


_counted = (
    sa.select(sa.func.count()).where(_part.meeting_id == _s.meeting_id).correlate(session_plan)
)


def _how_many(worked: Worked) -> sa.ScalarSelect[int]:
    return _counted.where(_part.worked == worked).scalar_subquery()


EARLIER = first_rows(
    sa.select(
        _s.meeting_id,
        _m.on,
        _s.theme,
        _s.people,
        _s.minutes,
        _counted.scalar_subquery().label("parts"),
        _how_many(Worked.WELL).label("well"),
        _how_many(Worked.SO_SO).label("so_so"),
        _how_many(Worked.BADLY).label("badly"),
    )
    .select_from(meeting)
    .join(session_plan, _s.meeting_id == _m.id)
    .where(
        _m.group_id == sa.bindparam("group_id", type_=_m.group_id.type),
        _m.on <= sa.bindparam("until", type_=_m.on.type),
        _m.id != _which,
    )
    .order_by(_m.on.desc(), _m.start.desc()),
    MOST_EARLIER,
)


def earlier_plans(tx: Transaction, of: Meeting) -> tuple[EarlierPlan, ...]:
    """Draaiboeken of the group up to the day of a meeting, the newest first."""
    values = {"group_id": of.group_id, "until": of.on, "meeting_id": of.id}
    return tuple(EarlierPlan(**row._mapping) for row in tx.execute(EARLIER, values))


def group_of(tx: Transaction, meeting_id: UUID) -> UUID:
    """The group of a meeting.

    Raises:
        NotFoundError: there is no such meeting (any more).
    """
    found = tx.execute(sa.select(_m.group_id).where(_m.id == meeting_id)).scalar_one_or_none()
    if found is None:
        raise NotFoundError("De bijeenkomst")
    assert isinstance(found, UUID)
    return found


def leaders(tx: Transaction, group_id: UUID) -> tuple[tuple[UUID, str], ...]:
    """Identifier and name of who leads a group, in the group's order."""
    query = (
        sa.select(facilitator.c.id, facilitator.c.name)
        .select_from(group_facilitator)
        .join(facilitator, facilitator.c.id == group_facilitator.c.facilitator_id)
        .where(group_facilitator.c.group_id == group_id)
        .order_by(group_facilitator.c.position)
    )
    return tuple((row.id, row.name) for row in tx.execute(query))


COMING = first_rows(
    sa.select(
        _m.id.label("meeting_id"),
        group.c.name.label("group_name"),
        _m.on,
        _m.start,
        sa.exists().where(_s.meeting_id == _m.id).label("prepared"),
    )
    .select_from(meeting)
    .join(group, group.c.id == _m.group_id)
    # Literal, so that the partial index is used.
    .where(sa.text("meeting.state = 'planned'"), _m.on >= sa.bindparam("today", type_=_m.on.type))
    .where(group.c.state == GroupState.RUNNING)
    .order_by(_m.on, _m.start),
    MOST_COMING,
)


def coming(tx: Transaction, today: date) -> tuple[ComingMeeting, ...]:
    """The next planned meetings of running groups, today's included."""
    return tuple(ComingMeeting(**row._mapping) for row in tx.execute(COMING, {"today": today}))
