"""How a group picks its theme: dots on a ballot or hands in the room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from uuid import UUID

MOST_DOTS = 5
"""Dots that one person may give in one ballot."""


class BallotWay(Enum):
    """How votes are given."""

    PAPER = "paper"  # printed ballots with dots
    HANDS = "hands"  # hands counted in the room


@dataclass(frozen=True)
class BallotOption:
    """A theme that can be chosen.

    Attributes:
        theme: slug of the library, or the title of a theme of the group's own.
        votes: dots or hands.
    """

    theme: str
    votes: int = 0


@dataclass(frozen=True)
class ThemeBallot:
    """One round of choosing in a group.

    Attributes:
        meeting_id: the meeting that the theme is chosen for; None when that is open.
        dots: how many dots each person gives; 1 for one voice each.
        voters: how many people voted; None when that was not counted.
        options: in the order of the ballot paper.
        closed_at: when the choice was recorded, UTC; None while votes are counted.
        chosen: the theme of the group; empty while the ballot is open.
        overruled_because: why the facilitator chose another theme than the votes; empty otherwise.
    """

    id: UUID
    group_id: UUID
    opened_on: date
    way: BallotWay
    dots: int
    options: tuple[BallotOption, ...]
    meeting_id: UUID | None = None
    voters: int | None = None
    closed_at: datetime | None = None
    chosen: str = ""
    overruled_because: str = ""
