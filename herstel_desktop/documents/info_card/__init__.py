"""The information card: a text as a clean two-column A4."""

from herstel_desktop.documents.info_card.build import build, build_all, build_with_places
from herstel_desktop.documents.info_card.data import InfoCardData

__all__ = ["InfoCardData", "build", "build_all", "build_with_places"]
