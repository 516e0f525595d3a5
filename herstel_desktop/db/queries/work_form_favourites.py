"""Work forms that were marked as a favourite."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from herstel_desktop.db.preparation_models import favourite_work_form
from herstel_desktop.db.queries.stamps import made
from herstel_desktop.db.store import Transaction

_f = favourite_work_form.c
_ALL = sa.select(_f.work_form)


def favourites(tx: Transaction) -> frozenset[str]:
    """Their slugs."""
    return frozenset(tx.execute(_ALL).scalars())


def set_favourite(tx: Transaction, slug: str, favourite: bool) -> None:
    """Mark one, or take the mark away."""
    if favourite:
        tx.execute(
            insert(favourite_work_form).values(**made(work_form=slug)).on_conflict_do_nothing()
        )
    else:
        tx.execute(favourite_work_form.delete().where(_f.work_form == slug))
