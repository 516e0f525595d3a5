"""What the wish cards show."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class WishCardsData:
    """Everything on them.

    Attributes:
        cards: how many are needed, at least 1; the last page is filled up.
        keeps_names: whether a name may be written on; an 'alleen tellen' group keeps none.
    """

    group_name: str
    cards: int = 4
    keeps_names: bool = True
    organisation: str = ""
