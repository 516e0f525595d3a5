"""Recovery wishes with their themes, and how many ask for each theme."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from herstel_desktop.db.models import enrolment, participant
from herstel_desktop.db.preparation_models import recovery_wish, recovery_wish_theme
from herstel_desktop.db.queries.search import LEFT_THE_GROUP
from herstel_desktop.db.queries.stamps import made, touched
from herstel_desktop.db.store import Transaction
from herstel_desktop.domain.errors import NotFoundError
from herstel_desktop.domain.recovery_wishes import RecoveryWish, WishOwner

_w, _t, _p, _e = recovery_wish.c, recovery_wish_theme.c, participant.c, enrolment.c

_WISHES = (
    sa.select(
        _w.id,
        _w.group_id,
        _w.text,
        _w.written_on,
        _w.participant_id,
        _w.fulfilled_on,
        _p.call_name,
        _p.family_name,
    )
    .select_from(recovery_wish)
    .outerjoin(participant, _p.id == _w.participant_id)
)
_ONE = _WISHES.where(_w.id == sa.bindparam("wish_id", type_=_w.id.type))
_THEMES_OF_ONE = (
    sa.select(_t.wish_id, _t.theme)
    .where(_t.wish_id == sa.bindparam("wish_id", type_=_t.wish_id.type))
    .order_by(_t.created_at, _t.theme)
)
OF_GROUP = _WISHES.where(_w.group_id == sa.bindparam("group_id", type_=_w.group_id.type)).order_by(
    _w.fulfilled_on.is_not(None), _w.written_on.desc(), _w.id.desc()
)
THEMES_OF_GROUP = (
    sa.select(_t.wish_id, _t.theme)
    .select_from(recovery_wish)
    .join(recovery_wish_theme, _t.wish_id == _w.id)
    .where(_w.group_id == sa.bindparam("group_id", type_=_w.group_id.type))
    .order_by(_t.created_at, _t.theme)
)
LIVING_BY_THEME = (
    sa.select(_t.theme, sa.func.count().label("wishes"))
    .select_from(recovery_wish)
    .join(recovery_wish_theme, _t.wish_id == _w.id)
    .where(
        _w.group_id == sa.bindparam("group_id", type_=_w.group_id.type),
        _w.fulfilled_on.is_(None),
    )
    .group_by(_t.theme)
)
OWNERS = (
    sa.select(_p.id, _p.call_name, _p.family_name)
    .select_from(enrolment)
    .join(participant, _p.id == _e.participant_id)
    .where(
        _e.group_id == sa.bindparam("group_id", type_=_e.group_id.type),
        _e.state.not_in(LEFT_THE_GROUP),
    )
    .order_by(_p.sort_key, _p.id)
)


def wish(tx: Transaction, wish_id: UUID) -> RecoveryWish:
    """One wish.

    Raises:
        NotFoundError: there is no such wish (any more).
    """
    row = tx.execute(_ONE, {"wish_id": wish_id}).one_or_none()
    if row is None:
        raise NotFoundError("De wens")
    return _wish(row, [theme for _, theme in tx.execute(_THEMES_OF_ONE, {"wish_id": wish_id})])


def wishes_of_group(tx: Transaction, group_id: UUID) -> tuple[RecoveryWish, ...]:
    """All wishes of a group, living ones first and the newest first among them."""
    themes: dict[UUID, list[str]] = {}
    for wish_id, theme in themes_of_group(tx, group_id):
        themes.setdefault(wish_id, []).append(theme)
    rows = tx.execute(OF_GROUP, {"group_id": group_id})
    return tuple(_wish(row, themes.get(row.id, [])) for row in rows)


def themes_of_group(tx: Transaction, group_id: UUID) -> list[tuple[UUID, str]]:
    """Each wish of a group with each of its themes."""
    rows = tx.execute(THEMES_OF_GROUP, {"group_id": group_id})
    return [(row.wish_id, row.theme) for row in rows]


def living_by_theme(tx: Transaction, group_id: UUID) -> dict[str, int]:
    """How many living wishes of a group ask for each theme."""
    rows = tx.execute(LIVING_BY_THEME, {"group_id": group_id})
    return {row.theme: row.wishes for row in rows}


def owners(tx: Transaction, group_id: UUID) -> tuple[WishOwner, ...]:
    """Who is in a group or on the way into it, by name."""
    rows = tx.execute(OWNERS, {"group_id": group_id})
    return tuple(WishOwner(row.id, _name(row)) for row in rows)


def owner_exists(tx: Transaction, participant_id: UUID) -> bool:
    """Whether a participant is still known."""
    query = sa.select(sa.exists().where(_p.id == participant_id))
    return bool(tx.execute(query).scalar_one())


def insert_wish(tx: Transaction, new: RecoveryWish) -> None:
    """Add a wish with its themes, a new one or one that was taken away before."""
    tx.execute(
        recovery_wish.insert().values(
            made(
                id=new.id,
                group_id=new.group_id,
                participant_id=new.participant_id,
                text=new.text,
                written_on=new.written_on,
                fulfilled_on=new.fulfilled_on,
            )
        )
    )
    _insert_themes(tx, new.id, new.themes)


def set_text(tx: Transaction, wish_id: UUID, text: str) -> None:
    """Let a wish say something else."""
    _update(tx, wish_id, text=text)


def set_owner(tx: Transaction, wish_id: UUID, participant_id: UUID | None) -> None:
    """Put a name to a wish, or make it nobody's."""
    _update(tx, wish_id, participant_id=participant_id)


def set_fulfilled(tx: Transaction, wish_id: UUID, on: date | None) -> None:
    """Note that the group is done with a wish; None brings it back to life."""
    _update(tx, wish_id, fulfilled_on=on)


def put_themes(tx: Transaction, wish_id: UUID, themes: Sequence[str]) -> None:
    """Link a wish to these themes and to no other; the ones that stay come first."""
    tx.execute(recovery_wish_theme.delete().where(_t.wish_id == wish_id, _t.theme.not_in(themes)))
    _insert_themes(tx, wish_id, themes)


def delete_wish(tx: Transaction, wish_id: UUID) -> None:
    """Remove a wish; its themes go with it."""
    tx.execute(recovery_wish.delete().where(_w.id == wish_id))


def _insert_themes(tx: Transaction, wish_id: UUID, themes: Iterable[str]) -> None:
    rows = [made(wish_id=wish_id, theme=theme) for theme in themes]
    if rows:
        tx.execute(insert(recovery_wish_theme).on_conflict_do_nothing(), rows)


def _update(tx: Transaction, wish_id: UUID, **values: Any) -> None:
    tx.execute(recovery_wish.update().where(_w.id == wish_id).values(**touched(**values)))


def _wish(row: sa.Row[*tuple[Any, ...]], themes: Iterable[str]) -> RecoveryWish:
    return RecoveryWish(
        id=row.id,
        group_id=row.group_id,
        text=row.text,
        written_on=row.written_on,
        themes=tuple(themes),
        participant_id=row.participant_id,
        participant=_name(row),
        fulfilled_on=row.fulfilled_on,
    )


def _name(row: sa.Row[*tuple[Any, ...]]) -> str:
    return " ".join(part for part in (row.call_name, row.family_name) if part)
