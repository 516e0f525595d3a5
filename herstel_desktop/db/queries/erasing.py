"""Erasing one person: what would go, what stays without a name, and the list of erasures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, fields
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from herstel_desktop.db.identifiers import new_id
from herstel_desktop.db.models import (
    attendance_mark,
    enrolment,
    enrolment_step,
    facilitator,
    follow_up_done,
    group,
    guest,
    meeting,
    participant,
)
from herstel_desktop.db.preparation_models import recovery_wish
from herstel_desktop.db.queries.participants import participant_values
from herstel_desktop.db.queries.search import LEFT_THE_GROUP, remove_entry
from herstel_desktop.db.queries.stamps import made, touched
from herstel_desktop.db.rights_models import erased_guest, erasure, nameless_participant
from herstel_desktop.db.store import Transaction
from herstel_desktop.domain.erasures import NAMELESS, Erasure, ErasureCounts
from herstel_desktop.domain.meetings import MeetingState
from herstel_desktop.domain.participants import EnrolmentState, ParticipantDraft

_e, _a, _m, _g = enrolment.c, attendance_mark.c, meeting.c, guest.c
_p, _w, _f, _x = participant.c, recovery_wish.c, follow_up_done.c, erasure.c


def is_nameless(tx: Transaction, participant_id: UUID) -> bool:
    """Whether this participant stands for somebody who was erased."""
    query = sa.select(sa.exists().where(nameless_participant.c.participant_id == participant_id))
    return bool(tx.execute(query).scalar_one())


def is_there(tx: Transaction, participant_id: UUID) -> bool:
    """Whether there is such a participant."""
    return bool(tx.execute(sa.select(sa.exists().where(_p.id == participant_id))).scalar_one())


def counts(tx: Transaction, participant_id: UUID, today: date) -> ErasureCounts:
    """What erasing would do today; wishes go, and no guest."""
    marks = _marks(participant_id)
    stays = _stays(participant_id, today)
    number = sa.func.count()
    row = tx.execute(
        sa.select(
            sa.select(number).where(_of(participant_id), ~stays).scalar_subquery(),
            sa.select(number).where(marks, ~_has_been(today)).scalar_subquery(),
            sa.select(number).where(_f.participant_id == participant_id).scalar_subquery(),
            sa.select(number).where(_w.participant_id == participant_id).scalar_subquery(),
            sa.select(number).where(_of(participant_id), stays).scalar_subquery(),
            sa.select(number).where(marks, _has_been(today)).scalar_subquery(),
        )
    ).one()
    enrolments_gone, marks_gone, follow_ups, wishes, enrolments_kept, marks_kept = row
    return ErasureCounts(
        enrolments_gone=enrolments_gone,
        marks_gone=marks_gone,
        follow_ups_gone=follow_ups,
        wishes_gone=wishes,
        enrolments_kept=enrolments_kept,
        marks_kept=marks_kept,
    )


def guest_names(tx: Transaction) -> list[tuple[UUID, str, str, date]]:
    """Every guest who gave a name: identifier, name, group and date, newest first."""
    query = (
        sa.select(_g.id, _g.name, group.c.name, _m.on)
        .select_from(guest)
        .join(meeting, _m.id == _g.meeting_id)
        .join(group, group.c.id == _m.group_id)
        .order_by(_m.on.desc(), _g.id)
    )
    return [tuple(row) for row in tx.execute(query)]


def touched_ids(tx: Transaction, participant_id: UUID) -> frozenset[UUID]:
    """Whatever an earlier change may have been about that could bring the name back.

    The person, what belongs to it, and every meeting and group: a log or a list of guests that was
    emptied may have held the name too.
    """
    queries = (
        sa.select(_e.id).where(_e.participant_id == participant_id),
        sa.select(_w.id).where(_w.participant_id == participant_id),
        sa.select(_m.id),
        sa.select(group.c.id),
    )
    found = tx.execute(sa.union_all(*queries)).scalars()
    return frozenset((participant_id, *found))


def forget(tx: Transaction, participant_id: UUID, today: date, *, keep_wishes: bool) -> UUID | None:
    """Take a person away; marks and enrolments that stay get a participant without a name.

    Returns:
        Who stands there now; None when nothing had to stay.
    """
    tx.execute(follow_up_done.delete().where(_f.participant_id == participant_id))
    whose = _w.participant_id == participant_id
    if keep_wishes:
        tx.execute(recovery_wish.update().where(whose).values(**touched(participant_id=None)))
    else:
        tx.execute(recovery_wish.delete().where(whose))
    stays = _stays(participant_id, today)
    tx.execute(enrolment.delete().where(_of(participant_id), ~stays))
    later = sa.select(_a.meeting_id).where(_marks(participant_id), ~_has_been(today))
    tx.execute(
        attendance_mark.delete().where(
            _a.participant_id == participant_id, _a.meeting_id.in_(later)
        )
    )
    nameless = _put_nameless(tx, participant_id, today)
    remove_entry(tx, participant_id)
    tx.execute(participant.delete().where(_p.id == participant_id))
    return nameless


def forget_guests(tx: Transaction, ids: Iterable[UUID]) -> int:
    """Take entries off lists of guests; each counts on as a guest without a name.

    Returns:
        How many there were.
    """
    which = _g.id.in_(tuple(ids))
    per_meeting = sa.select(sa.func.count()).where(which, _g.meeting_id == _m.id).scalar_subquery()
    tx.execute(
        meeting.update()
        .where(_m.id.in_(sa.select(_g.meeting_id).where(which)))
        .values(**touched(guest_count=_m.guest_count + per_meeting))
    )
    return tx.execute(guest.delete().where(which)).rowcount


def next_number(tx: Transaction) -> int:
    """The number of the next erasure."""
    return int(tx.execute(sa.select(sa.func.coalesce(sa.func.max(_x.number), 0))).scalar_one()) + 1


def insert_erasure(tx: Transaction, done: Erasure) -> None:
    """Remember an erasure by identifiers and counts."""
    values = made(
        id=done.id,
        number=done.number,
        participant_id=done.participant_id,
        erased_on=done.erased_on,
        facilitator_id=done.facilitator_id,
        keep_wishes=done.keep_wishes,
        **asdict(done.counts),
    )
    tx.execute(erasure.insert().values(**values))
    if done.guest_ids:
        rows = [made(guest_id=each, erasure_id=done.id) for each in done.guest_ids]
        tx.execute(insert(erased_guest).on_conflict_do_nothing(), rows)


def erasures(tx: Transaction) -> tuple[Erasure, ...]:
    """Every erasure, in the order of their numbers."""
    guests: dict[UUID, list[UUID]] = {}
    for row in tx.execute(sa.select(erased_guest.c.erasure_id, erased_guest.c.guest_id)):
        guests.setdefault(row.erasure_id, []).append(row.guest_id)
    query = (
        sa.select(erasure, sa.func.coalesce(facilitator.c.name, "").label("facilitator_name"))
        .select_from(erasure)
        .outerjoin(facilitator, facilitator.c.id == _x.facilitator_id)
        .order_by(_x.number)
    )
    return tuple(_erasure(row, guests.get(row.id, [])) for row in tx.execute(query))


def known_facilitator(tx: Transaction, facilitator_id: UUID | None) -> UUID | None:
    """The same, if there is such a facilitator here; else None."""
    query = sa.select(facilitator.c.id).where(facilitator.c.id == facilitator_id)
    found: UUID | None = tx.execute(query).scalar_one_or_none()
    return found


def _erasure(row: sa.Row[*tuple[Any, ...]], guest_ids: list[UUID]) -> Erasure:
    counted = {each.name: getattr(row, each.name) for each in fields(ErasureCounts)}
    return Erasure(
        id=row.id,
        number=row.number,
        participant_id=row.participant_id,
        erased_on=row.erased_on,
        facilitator_id=row.facilitator_id,
        keep_wishes=bool(row.keep_wishes),
        counts=ErasureCounts(**counted),
        guest_ids=tuple(guest_ids),
        facilitator_name=row.facilitator_name,
    )


def _of(participant_id: UUID) -> sa.ColumnElement[bool]:
    return _e.participant_id == participant_id


def _marks(participant_id: UUID) -> sa.ColumnElement[bool]:
    """Marks of a person, with the meeting beside each."""
    return sa.and_(_a.participant_id == participant_id, _m.id == _a.meeting_id)


def _has_been(today: date) -> sa.ColumnElement[bool]:
    """Whether a meeting counts already."""
    return sa.or_(_m.on <= today, _m.state == MeetingState.CLOSED)


def _stays(participant_id: UUID, today: date) -> sa.ColumnElement[bool]:
    """Whether an enrolment counts: somebody took part, or was marked in that group."""
    marked = sa.exists().where(
        _a.participant_id == participant_id,
        _m.id == _a.meeting_id,
        _m.group_id == _e.group_id,
        _has_been(today),
    )
    return sa.or_(sa.and_(_e.participant_from.is_not(None), _e.participant_from <= today), marked)


def _put_nameless(tx: Transaction, participant_id: UUID, today: date) -> UUID | None:
    """Give what is left to a participant without a name; the old identifier leads nowhere."""
    left = sa.or_(
        sa.exists().where(_of(participant_id)),
        sa.exists().where(_a.participant_id == participant_id),
    )
    if not tx.execute(sa.select(left)).scalar_one():
        return None
    nameless = new_id()
    values = participant_values(ParticipantDraft(NAMELESS))
    tx.execute(participant.insert().values(**made(id=nameless, **values)))
    tx.execute(nameless_participant.insert().values(**made(participant_id=nameless)))
    tx.execute(
        attendance_mark.update()
        .where(_a.participant_id == participant_id)
        .values(**touched(participant_id=nameless))
    )
    _end_enrolments(tx, participant_id, nameless, today)
    return nameless


def _end_enrolments(tx: Transaction, participant_id: UUID, nameless: UUID, today: date) -> None:
    """Nobody is expected or invited any more; of the way into the group only the end stays."""
    goes_on = _e.state.not_in(LEFT_THE_GROUP)
    takes_part = _e.state == EnrolmentState.PARTICIPANT
    tx.execute(
        enrolment.update()
        .where(_of(participant_id), goes_on)
        .values(
            state=sa.case(
                (takes_part, EnrolmentState.STOPPED.value), else_=EnrolmentState.NOT_STARTED.value
            ),
            since=sa.func.max(_e.since, today.isoformat()),
            participant_until=sa.case(
                (takes_part, sa.func.max(_e.participant_from, today.isoformat())),
                else_=_e.participant_until,
            ),
        )
    )
    which = sa.select(_e.id).where(_of(participant_id))
    tx.execute(enrolment_step.delete().where(enrolment_step.c.enrolment_id.in_(which)))
    ended = tx.execute(sa.select(_e.id, _e.state, _e.since).where(_of(participant_id))).all()
    if ended:
        steps = [
            made(id=new_id(), enrolment_id=row.id, position=0, state=row.state, on=row.since)
            for row in ended
        ]
        tx.execute(enrolment_step.insert(), steps)
    tx.execute(
        enrolment.update().where(_of(participant_id)).values(**touched(participant_id=nameless))
    )
