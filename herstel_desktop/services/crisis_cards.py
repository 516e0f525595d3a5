"""The crisis ladder on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herstel_desktop.db.store import Store
from herstel_desktop.services import organisation, settings

if TYPE_CHECKING:
    from herstel_desktop.documents.crisis_card import CrisisCardData


def crisis_card_pdf(store: Store, *, small: bool = False) -> bytes:
    """The ladder as the organisation has it, on A4, or on A5 when `small`."""
    from herstel_desktop.documents.crisis_card import build

    return build(crisis_card_data(store, small=small))


def crisis_card_data(store: Store, *, small: bool = False) -> CrisisCardData:
    """What stands on the card; as `crisis_card_pdf`."""
    from herstel_desktop.documents.crisis_card import CardPaper, CrisisCardData

    return CrisisCardData(
        lines=settings.crisis_lines(store),
        how_to_talk=settings.how_to_talk(),
        organisation=organisation.organisation(store).name,
        paper=CardPaper.A5 if small else CardPaper.A4,
    )
