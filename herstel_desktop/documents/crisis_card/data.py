"""What the crisis card shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from herstel_desktop.domain.crisis import CrisisLine


class CardPaper(Enum):
    """On which sheet the card is printed."""

    A4 = "a4"
    A5 = "a5"


@dataclass(frozen=True)
class CrisisCardData:
    """Everything on the card.

    Attributes:
        lines: the ladder, most urgent first.
        how_to_talk: short sentences on talking with somebody in need.
        organisation: at the foot, may be empty.
    """

    lines: tuple[CrisisLine, ...]
    how_to_talk: tuple[str, ...] = ()
    organisation: str = ""
    paper: CardPaper = CardPaper.A4
