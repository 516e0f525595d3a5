"""Everything that is kept about one person, from every table that refers to a participant."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import sqlalchemy as sa

from herstel_desktop.db.models import (
    attendance_mark,
    enrolment,
    follow_up_done,
    group,
    meeting,
    participant,
)
from herstel_desktop.db.preparation_models import recovery_wish, recovery_wish_theme
from herstel_desktop.db.queries.enrolments import enrolments_of_participant
from herstel_desktop.db.store import Transaction
from herstel_desktop.domain.personal_records import (
    RecordedFollowUp,
    RecordedMark,
    RecordedWay,
    RecordedWish,
)

COVERED = (enrolment, attendance_mark, follow_up_done, recovery_wish)
"""The tables that refer to a participant and are read here; a test looks for others."""

_p, _e, _a, _m, _g = participant.c, enrolment.c, attendance_mark.c, meeting.c, group.c
_f, _w, _t = follow_up_done.c, recovery_wish.c, recovery_wish_theme.c


def kept_since(tx: Transaction, participant_id: UUID) -> tuple[date, date]:
    """Local dates on which a person was added, and last changed."""
    query = sa.select(_p.created_at, _p.updated_at).where(_p.id == participant_id)
    row = tx.execute(query).one()
    return row.created_at.astimezone().date(), row.updated_at.astimezone().date()


def ways(tx: Transaction, participant_id: UUID) -> tuple[RecordedWay, ...]:
    """Into and out of each group, oldest first."""
    query = sa.select(_e.id, _e.participant_from, _e.participant_until)
    rows = tx.execute(query.where(_e.participant_id == participant_id))
    between = {row.id: (row.participant_from, row.participant_until) for row in rows}
    found = enrolments_of_participant(tx, participant_id)
    return tuple(RecordedWay(each, *between[each.id]) for each in reversed(found))


def marks(tx: Transaction, participant_id: UUID) -> tuple[RecordedMark, ...]:
    """At each meeting, oldest first."""
    query = (
        sa.select(_g.name, _m.on, _m.start, _a.mark, _a.beforehand)
        .select_from(attendance_mark)
        .join(meeting, _m.id == _a.meeting_id)
        .join(group, _g.id == _m.group_id)
        .where(_a.participant_id == participant_id)
        .order_by(_m.on, _m.start)
    )
    return tuple(
        RecordedMark(row.name, row.on, row.start, row.mark, bool(row.beforehand))
        for row in tx.execute(query)
    )


def follow_ups(tx: Transaction, participant_id: UUID) -> tuple[RecordedFollowUp, ...]:
    """Each absence that was followed up, oldest first."""
    query = (
        sa.select(_g.name, _m.on, _f.done_on)
        .select_from(follow_up_done)
        .join(meeting, _m.id == _f.meeting_id)
        .join(group, _g.id == _f.group_id)
        .where(_f.participant_id == participant_id)
        .order_by(_f.done_on, _m.on)
    )
    return tuple(RecordedFollowUp(*row) for row in tx.execute(query))


def wishes(tx: Transaction, participant_id: UUID) -> tuple[RecordedWish, ...]:
    """Each wish with the name to it, oldest first; themes as they are kept."""
    whose = _w.participant_id == participant_id
    themes: dict[UUID, list[str]] = {}
    of_wishes = (
        sa.select(_t.wish_id, _t.theme)
        .select_from(recovery_wish_theme)
        .join(recovery_wish, _w.id == _t.wish_id)
        .where(whose)
        .order_by(_t.created_at, _t.theme)
    )
    for wish_id, theme in tx.execute(of_wishes):
        themes.setdefault(wish_id, []).append(theme)
    query = (
        sa.select(_w.id, _g.name, _w.text, _w.written_on, _w.fulfilled_on)
        .select_from(recovery_wish)
        .join(group, _g.id == _w.group_id)
        .where(whose)
        .order_by(_w.written_on, _w.id)
    )
    return tuple(
        RecordedWish(
            row.name, row.text, row.written_on, row.fulfilled_on, tuple(themes.get(row.id, ()))
        )
        for row in tx.execute(query)
    )
