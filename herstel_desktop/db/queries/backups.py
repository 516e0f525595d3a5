"""What is asked about the vault as a whole for its backup copies."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from herstel_desktop.db.models import vault_record
from herstel_desktop.db.store import Transaction

_MADE_AT = sa.select(vault_record.c.created_at)


def vault_made_at(tx: Transaction) -> datetime | None:
    """The moment at which the vault was made, in UTC; None while it is being made."""
    made_at: datetime | None = tx.execute(_MADE_AT).scalar_one_or_none()
    return made_at
