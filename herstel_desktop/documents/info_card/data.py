"""What the information card shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from herstel_desktop.domain.card_text import CardText


@dataclass(frozen=True)
class InfoCardData:
    """Everything on the card.

    Attributes:
        title: stands in the band instead of the text's own title, which then becomes a
            heading; empty for the text's own.
        subtitle: one line under the title, may be empty.
        organisation: at the foot, may be empty.
        bookmark: in a PDF of many cards, empty for the title.
        made_on: at the foot as 'bijgewerkt op'; None leaves it out.
    """

    text: CardText
    title: str = ""
    subtitle: str = ""
    organisation: str = ""
    made_on: date | None = None
    bookmark: str = ""
