"""The text of a printable sheet: what stands on it, not how it is drawn."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class WorksheetPart:
    """A card, a box, a ring or a group of words on a sheet.

    Attributes:
        title: may be empty on a card that is one sentence.
        text: a sentence or two, may be empty.
        items: words, questions or lines to fill in.
        picture: name of the drawing on it, empty for none.
        alt: what that drawing shows, for who does not see it.
    """

    title: str = ""
    text: str = ""
    items: tuple[str, ...] = ()
    picture: str = ""
    alt: str = ""


@dataclass(frozen=True)
class WorksheetData:
    """All text of one printable sheet, Dutch.

    Attributes:
        slug: name of the sheet, as work forms refer to it.
        intro: how to use it, in a few short sentences.
        alt: what the sheet's own drawing shows; empty where it only adorns.
    """

    slug: str
    title: str
    intro: str
    parts: tuple[WorksheetPart, ...]
    alt: str = ""
