"""Work forms of the organisation's own, as text; the service reads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from herstel_desktop.db.models import participant
from herstel_desktop.db.preparation_models import own_work_form, session_plan_part
from herstel_desktop.db.queries.stamps import made, touched
from herstel_desktop.db.store import Transaction
from herstel_desktop.domain.errors import NotFoundError

_o, _part = own_work_form.c, session_plan_part.c


@dataclass(frozen=True)
class OwnRow:
    """A row as it stands in the table."""

    id: UUID
    slug: str
    content: str
    based_on: str = ""
    retired_on: date | None = None


ALL = sa.select(_o.id, _o.slug, _o.content, _o.based_on, _o.retired_on)
_ONE = ALL.where(_o.slug == sa.bindparam("slug"))
USED = sa.select(_o.slug).where(
    # The second condition is that of the partial index.
    sa.exists().where(_part.work_form == _o.slug, sa.text("session_plan_part.work_form <> ''"))
)


def all_rows(tx: Transaction) -> tuple[OwnRow, ...]:
    """All of them, those put away too."""
    return tuple(_row(row) for row in tx.execute(ALL))


def one_row(tx: Transaction, slug: str) -> OwnRow:
    """One of them.

    Raises:
        NotFoundError: there is none of this name (any more).
    """
    row = tx.execute(_ONE, {"slug": slug}).one_or_none()
    if row is None:
        raise NotFoundError("Deze werkvorm")
    return _row(row)


def used_slugs(tx: Transaction) -> frozenset[str]:
    """Those that stand in a draaiboek."""
    return frozenset(tx.execute(USED).scalars())


def insert(tx: Transaction, row: OwnRow) -> None:
    """Keep a new one."""
    values = made(
        id=row.id,
        slug=row.slug,
        content=row.content,
        based_on=row.based_on,
        retired_on=row.retired_on,
    )
    tx.execute(own_work_form.insert().values(**values))


def set_content(tx: Transaction, slug: str, content: str) -> None:
    """Keep another text."""
    _update(tx, slug, content=content)


def set_retired(tx: Transaction, slug: str, on: date | None) -> None:
    """Put one away, or take it back."""
    _update(tx, slug, retired_on=on)


def delete(tx: Transaction, slug: str) -> None:
    """Take one away for good."""
    tx.execute(own_work_form.delete().where(_o.slug == slug))


def _update(tx: Transaction, slug: str, **values: Any) -> None:
    tx.execute(own_work_form.update().where(_o.slug == slug).values(**touched(**values)))


def _row(row: sa.Row[*tuple[Any, ...]]) -> OwnRow:
    return OwnRow(**row._mapping)


_CALL_NAMES = sa.select(participant.c.call_name).distinct()


def call_names(tx: Transaction) -> frozenset[str]:
    """What participants are called, to keep their names out of a file that is shared."""
    return frozenset(tx.execute(_CALL_NAMES).scalars())
