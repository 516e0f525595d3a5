"""Cards on which participants write what they want to work on."""

from herstel_desktop.documents.wish_cards.build import build, draw
from herstel_desktop.documents.wish_cards.data import WishCardsData

__all__ = ["WishCardsData", "build", "draw"]
