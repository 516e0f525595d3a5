"""The crisis ladder as a card to hang up or to take along."""

from herstel_desktop.documents.crisis_card.build import build, draw
from herstel_desktop.documents.crisis_card.data import CardPaper, CrisisCardData

__all__ = ["CardPaper", "CrisisCardData", "build", "draw"]
