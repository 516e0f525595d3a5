"""What participants want to work on, and the themes that it asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class RecoveryWish:
    """One wish in a group; nobody's, unless the participant wants a name with it.

    Attributes:
        text: in the participant's own words.
        written_on: the day it was written down.
        themes: each a slug of the library, or the title of a theme of the group's own.
        participant_id, participant: whose it is; None and empty for an anonymous wish.
        fulfilled_on: the day the group said that it is done with it; None while it is alive.
    """

    id: UUID
    group_id: UUID
    text: str
    written_on: date
    themes: tuple[str, ...] = ()
    participant_id: UUID | None = None
    participant: str = ""
    fulfilled_on: date | None = None
