"""The organisation, its venues and its facilitators."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from herstel_desktop.db.models import facilitator as facilitator_table
from herstel_desktop.db.models import group, group_facilitator, passphrase_slot
from herstel_desktop.db.models import organisation as organisation_table
from herstel_desktop.db.models import venue as venue_table
from herstel_desktop.db.preparation_models import session_plan_part
from herstel_desktop.db.queries.stamps import made, made_with_id, touched
from herstel_desktop.db.store import Transaction
from herstel_desktop.domain.errors import NotFoundError
from herstel_desktop.domain.groups import GroupState
from herstel_desktop.domain.organisation import Facilitator, Organisation, Venue

_o = organisation_table.c
_v = venue_table.c
_f = facilitator_table.c

_ORGANISATION = sa.select(_o.name, _o.region, _o.phone, _o.email)
_VENUES = sa.select(
    _v.id, _v.name, _v.street, _v.postcode, _v.town, _v.area, _v.municipality, _v.in_use
)
_FACILITATORS = sa.select(
    _f.id,
    _f.name,
    _f.phone,
    _f.email,
    _f.active,
    sa.exists().where(passphrase_slot.c.facilitator_id == _f.id).label("has_passphrase"),
)


def organisation(tx: Transaction) -> Organisation | None:
    """The organisation; None before the first-start wizard has named it."""
    row = tx.execute(_ORGANISATION).one_or_none()
    return Organisation(**row._mapping) if row else None


def put_organisation(tx: Transaction, value: Organisation) -> None:
    """Keep the organisation, the first time or again."""
    values = {
        "name": value.name,
        "region": value.region,
        "phone": value.phone,
        "email": value.email,
    }
    changed = tx.execute(organisation_table.update().values(**touched(**values)))
    if changed.rowcount == 0:
        tx.execute(organisation_table.insert().values(**made_with_id(**values)))


def venues(tx: Transaction, *, include_unused: bool) -> tuple[Venue, ...]:
    """All venues, unsorted."""
    query = _VENUES if include_unused else _VENUES.where(_v.in_use.is_(True))
    return tuple(Venue(**row._mapping) for row in tx.execute(query))


def venue(tx: Transaction, venue_id: UUID) -> Venue:
    """One venue.

    Raises:
        NotFoundError: there is no such venue.
    """
    row = tx.execute(_VENUES.where(_v.id == venue_id)).one_or_none()
    if row is None:
        raise NotFoundError("Het buurtpunt")
    return Venue(**row._mapping)


def insert_venue(tx: Transaction, value: Venue) -> None:
    """Add a venue."""
    tx.execute(venue_table.insert().values(**made(id=value.id, **venue_values(value))))


def update_venue(tx: Transaction, value: Venue) -> None:
    """Change a venue."""
    values = touched(**venue_values(value))
    tx.execute(venue_table.update().where(_v.id == value.id).values(**values))


def delete_venue(tx: Transaction, venue_id: UUID) -> None:
    """Remove a venue that nothing refers to."""
    tx.execute(venue_table.delete().where(_v.id == venue_id))


def groups_running_at(tx: Transaction, venue_id: UUID) -> int:
    """How many running groups meet at a venue."""
    return _count(tx, group.c.venue_id == venue_id, group.c.state == GroupState.RUNNING)


def groups_ever_at(tx: Transaction, venue_id: UUID) -> int:
    """How many groups meet or met at a venue."""
    return _count(tx, group.c.venue_id == venue_id)


def facilitators(tx: Transaction, *, include_inactive: bool) -> tuple[Facilitator, ...]:
    """All facilitators, unsorted."""
    query = _FACILITATORS if include_inactive else _FACILITATORS.where(_f.active.is_(True))
    return tuple(Facilitator(**row._mapping) for row in tx.execute(query))


def facilitator(tx: Transaction, facilitator_id: UUID) -> Facilitator:
    """One facilitator.

    Raises:
        NotFoundError: there is no such facilitator.
    """
    row = tx.execute(_FACILITATORS.where(_f.id == facilitator_id)).one_or_none()
    if row is None:
        raise NotFoundError("De begeleider")
    return Facilitator(**row._mapping)


def require_facilitators(tx: Transaction, ids: Sequence[UUID]) -> None:
    """All of these facilitators must be there.

    Raises:
        NotFoundError: one of them is not.
    """
    found = set(tx.execute(sa.select(_f.id).where(_f.id.in_(ids))).scalars())
    if found != set(ids):
        raise NotFoundError("De begeleider")


def insert_facilitator(tx: Transaction, value: Facilitator) -> None:
    """Add a facilitator."""
    values = made(id=value.id, **facilitator_values(value))
    tx.execute(facilitator_table.insert().values(**values))


def update_facilitator(tx: Transaction, value: Facilitator) -> None:
    """Change a facilitator."""
    values = touched(**facilitator_values(value))
    tx.execute(facilitator_table.update().where(_f.id == value.id).values(**values))


def delete_facilitator(tx: Transaction, facilitator_id: UUID) -> None:
    """Remove a facilitator whom nothing refers to."""
    tx.execute(facilitator_table.delete().where(_f.id == facilitator_id))


def facilitator_is_used(tx: Transaction, facilitator_id: UUID) -> bool:
    """Whether a group, a draaiboek or a passphrase refers to a facilitator."""
    used = sa.or_(
        sa.exists().where(session_plan_part.c.leader_id == facilitator_id),
        sa.exists().where(group_facilitator.c.facilitator_id == facilitator_id),
        sa.exists().where(passphrase_slot.c.facilitator_id == facilitator_id),
    )
    return bool(tx.execute(sa.select(used)).scalar_one())


def _count(tx: Transaction, *which: sa.ColumnElement[bool]) -> int:
    counted = tx.execute(sa.select(sa.func.count()).select_from(group).where(*which))
    return int(counted.scalar_one())


def venue_values(value: Venue) -> dict[str, object]:
    """The columns of a venue besides its identifier."""
    return {
        "name": value.name,
        "street": value.street,
        "postcode": value.postcode,
        "town": value.town,
        "area": value.area,
        "municipality": value.municipality,
        "in_use": value.in_use,
    }


def facilitator_values(value: Facilitator) -> dict[str, object]:
    """The columns of a facilitator besides the identifier."""
    return {
        "name": value.name,
        "phone": value.phone,
        "email": value.email,
        "active": value.active,
    }
