"""What every written row carries: an identifier and when it was made and changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from herstel_desktop.db.clock import utc_now
from herstel_desktop.db.identifiers import new_id


def made(**values: Any) -> dict[str, Any]:
    """The values of a new row, stamped now."""
    now = utc_now()
    return {**values, "created_at": now, "updated_at": now}


def made_with_id(**values: Any) -> dict[str, Any]:
    """The values of a new row with a new `id`, stamped now."""
    return made(id=new_id(), **values)


def touched(**values: Any) -> dict[str, Any]:
    """Values that change a row, stamped now."""
    now: datetime = utc_now()
    return {**values, "updated_at": now}
