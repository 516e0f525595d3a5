"""The crisis ladder: whom to call, from most to least urgent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class CrisisLine:
    """One rung of the ladder.

    Attributes:
        id: None for a shipped default that the organisation did not change.
        situation: when to call, Dutch.
        who: name of the service.
        number: as it is dialled.
        remark: opening hours and the like, may be empty.
        checked_on: 'gecontroleerd op'.
    """

    situation: str
    who: str
    number: str
    remark: str
    checked_on: date | None
    id: UUID | None = None
