"""Whose each passphrase slot of the header is."""

from __future__ import annotations

from uuid import UUID

import sqlalchemy as sa

from herstel_desktop.db.models import passphrase_slot, vault_record
from herstel_desktop.db.queries.stamps import made
from herstel_desktop.db.store import Transaction

_s = passphrase_slot.c


def vault_record_of(tx: Transaction) -> tuple[UUID, int]:
    """Which vault this database belongs to, and the newest header sequence it has seen."""
    row = tx.execute(sa.select(vault_record.c.vault_id, vault_record.c.header_sequence)).one()
    return row.vault_id, row.header_sequence


def facilitator_of(tx: Transaction, slot_id: UUID) -> UUID | None:
    """The facilitator whose slot this is; None for the recovery slot."""
    found = tx.execute(sa.select(_s.facilitator_id).where(_s.slot_id == slot_id))
    return found.scalar_one_or_none()


def slot_ids(tx: Transaction) -> frozenset[UUID]:
    """All slots that belong to somebody."""
    return frozenset(tx.execute(sa.select(_s.slot_id)).scalars())


def slot_of(tx: Transaction, facilitator_id: UUID) -> UUID | None:
    """The slot of a facilitator; None for somebody without a passphrase."""
    found = tx.execute(sa.select(_s.slot_id).where(_s.facilitator_id == facilitator_id))
    return found.scalar_one_or_none()


def insert_slot(tx: Transaction, slot_id: UUID, facilitator_id: UUID) -> None:
    """Remember whose a new slot is."""
    values = made(slot_id=slot_id, facilitator_id=facilitator_id)
    tx.execute(passphrase_slot.insert().values(**values))


def delete_slots_except(tx: Transaction, slot_ids: tuple[UUID, ...]) -> None:
    """Forget slots that the header no longer has."""
    tx.execute(passphrase_slot.delete().where(_s.slot_id.not_in(slot_ids)))
