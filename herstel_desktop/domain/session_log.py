"""How a meeting went; never what somebody said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class SessionLog:
    """The log of one meeting; a draft until it is finished.

    Attributes:
        how_it_went: about the course of the meeting, not about persons.
        themes: what was talked about, short names.
        take_along: what to take along to next time.
        saved_at: when it was last stored, UTC; None when nothing was written yet.
        finished: whether the facilitator has rounded it off.
        taken_along_from_last: what the previous meeting's log wanted to take along.
    """

    meeting_id: UUID
    how_it_went: str = ""
    themes: tuple[str, ...] = ()
    take_along: str = ""
    saved_at: datetime | None = None
    finished: bool = False
    taken_along_from_last: str = ""
