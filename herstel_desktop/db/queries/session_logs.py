"""Logs of meetings and their themes."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from herstel_desktop.db.models import meeting, session_log, session_log_theme
from herstel_desktop.db.queries.limits import first_rows
from herstel_desktop.db.queries.stamps import made, made_with_id, touched
from herstel_desktop.db.store import Transaction
from herstel_desktop.domain.meetings import Meeting
from herstel_desktop.domain.session_log import SessionLog

_l, _t, _m = session_log.c, session_log_theme.c, meeting.c
_LOG = sa.select(_l.how_it_went, _l.take_along, _l.finished_at, _l.updated_at).where(
    _l.meeting_id == sa.bindparam("meeting_id", type_=_l.meeting_id.type)
)
_THEMES = (
    sa.select(_t.theme)
    .where(_t.meeting_id == sa.bindparam("meeting_id", type_=_t.meeting_id.type))
    .order_by(_t.position)
)
PREVIOUS_TAKE_ALONG = first_rows(
    sa.select(_l.take_along)
    .select_from(meeting)
    .join(session_log, _l.meeting_id == _m.id)
    .where(
        _m.group_id == sa.bindparam("group_id", type_=_m.group_id.type),
        sa.tuple_(_m.on, _m.start)
        < sa.tuple_(
            sa.bindparam("on", type_=_m.on.type), sa.bindparam("start", type_=_m.start.type)
        ),
    )
    .order_by(_m.on.desc(), _m.start.desc()),
    1,
)


def session_log_of(tx: Transaction, of: Meeting) -> SessionLog:
    """The log of a meeting; empty when nothing was written yet."""
    moment = {"group_id": of.group_id, "on": of.on, "start": of.start}
    before = tx.execute(PREVIOUS_TAKE_ALONG, moment).scalar_one_or_none() or ""
    row = tx.execute(_LOG, {"meeting_id": of.id}).one_or_none()
    if row is None:
        return SessionLog(of.id, taken_along_from_last=before)
    return SessionLog(
        meeting_id=of.id,
        how_it_went=row.how_it_went,
        themes=tuple(tx.execute(_THEMES, {"meeting_id": of.id}).scalars()),
        take_along=row.take_along,
        saved_at=row.updated_at,
        finished=row.finished_at is not None,
        taken_along_from_last=before,
    )


def put_session_log(tx: Transaction, log: SessionLog, finished_at: datetime | None) -> None:
    """Keep a log, the first time or again."""
    values = made(
        meeting_id=log.meeting_id,
        how_it_went=log.how_it_went,
        take_along=log.take_along,
        finished_at=finished_at,
    )
    put = insert(session_log).values(**values)
    kept = {key: value for key, value in values.items() if key not in ("meeting_id", "created_at")}
    tx.execute(put.on_conflict_do_update(index_elements=[_l.meeting_id], set_=kept))
    tx.execute(session_log_theme.delete().where(_t.meeting_id == log.meeting_id))
    if log.themes:
        rows = [
            made_with_id(meeting_id=log.meeting_id, position=place, theme=theme)
            for place, theme in enumerate(log.themes)
        ]
        tx.execute(session_log_theme.insert(), rows)


def delete_session_log(tx: Transaction, meeting_id: UUID) -> None:
    """Remove a log with its themes."""
    tx.execute(session_log.delete().where(_l.meeting_id == meeting_id))


def set_finished(tx: Transaction, meeting_id: UUID, at: datetime | None) -> None:
    """Round a log off, or take that back."""
    values = touched(finished_at=at)
    tx.execute(session_log.update().where(_l.meeting_id == meeting_id).values(**values))
