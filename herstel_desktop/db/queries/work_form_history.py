"""Which work forms were done, read from the draaiboeken of meetings that took place."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from herstel_desktop.db.models import meeting
from herstel_desktop.db.preparation_models import session_plan_part
from herstel_desktop.db.store import Transaction
from herstel_desktop.domain.meetings import MeetingState
from herstel_desktop.domain.session_plans import PartKind
from herstel_desktop.domain.work_form_history import WorkFormHistory

_part, _m = session_plan_part.c, meeting.c

# Of a meeting that was closed, what nobody spoke of afterwards counts as done.
_done = sa.or_(
    _part.used.is_(True),
    sa.and_(_part.used.is_(None), _m.state == MeetingState.CLOSED),
)
_LAST_FIRST = sa.select(
    _part.work_form,
    _m.on.label("last_on"),
    _part.worked,
    _part.remark,
    sa.func.count().over(partition_by=_part.work_form).label("times"),
    sa.func.row_number()
    .over(
        partition_by=_part.work_form,
        order_by=(_m.on.desc(), _m.start.desc(), _part.position.desc()),
    )
    .label("place"),
)


def _last_of_each(done: sa.Select[Any]) -> sa.Select[Any]:
    each = done.subquery("done")
    return sa.select(
        each.c.work_form, each.c.last_on, each.c.times, each.c.worked, each.c.remark
    ).where(each.c.place == 1)


OF_GROUP = _last_of_each(
    _LAST_FIRST.select_from(meeting)
    .join(session_plan_part, _part.meeting_id == _m.id)
    .where(
        _m.group_id == sa.bindparam("group_id", type_=_m.group_id.type),
        _part.kind == PartKind.WORK_FORM,
        _done,
    )
)
OF_ALL = _last_of_each(
    _LAST_FIRST.select_from(meeting)
    # The sign keeps SQLite from walking along all parts there ever were.
    .join(session_plan_part, _part.meeting_id == sa.literal_column("+meeting.id"))
    .where(
        _m.on >= sa.bindparam("since", type_=_m.on.type),
        _part.kind == PartKind.WORK_FORM,
        _done,
    )
)


def history_of_group(tx: Transaction, group_id: UUID) -> dict[str, WorkFormHistory]:
    """Slug → when a group did it last."""
    return _by_slug(tx.execute(OF_GROUP, {"group_id": group_id}))


def history_of_all_groups(tx: Transaction, since: date) -> dict[str, WorkFormHistory]:
    """Slug → when any group did it last, from a day on."""
    return _by_slug(tx.execute(OF_ALL, {"since": since}))


def _by_slug(rows: sa.CursorResult[Any]) -> dict[str, WorkFormHistory]:
    return {
        row.work_form: WorkFormHistory(row.last_on, row.times, row.worked, row.remark)
        for row in rows
    }
