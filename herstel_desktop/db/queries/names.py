"""Every name in the vault, for what looks out for them."""

from __future__ import annotations

import sqlalchemy as sa

from herstel_desktop.db.models import guest, participant
from herstel_desktop.db.store import Transaction

_NAMES = sa.union(
    sa.select(participant.c.call_name),
    sa.select(participant.c.family_name),
    sa.select(guest.c.name),
)


def all_names(tx: Transaction) -> tuple[str, ...]:
    """Roepnamen and family names of participants, and names of guests; each once."""
    return tuple(tx.execute(_NAMES).scalars())
