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
class Copies:
    """How many of a sheet a group needs.

    Attributes:
        for_people: how many people do with one; None when one is enough for any group.
        for_people_large: the same in large print, where fewer cards go on a page.
        spare: how many more, for who wants to begin anew.
    """

    for_people: int | None = None
    for_people_large: int | None = None
    spare: int = 0

    def for_group(self, people: int, *, large: bool = False) -> int:
        """How many to print for so many people; at least one."""
        each = self.for_people
        if large and self.for_people_large is not None:
            each = self.for_people_large
        needed = 1 if each is None else max(1, -(-people // each))
        return needed + self.spare


ONE_FOR_ALL = Copies()


@dataclass(frozen=True)
class WorksheetData:
    """All text of one printable sheet, Dutch.

    Attributes:
        slug: name of the sheet, as work forms refer to it.
        intro: how to use it, in a few short sentences.
        alt: what the sheet's own drawing shows; empty where it only adorns.
        copies: how many are printed.
    """

    slug: str
    title: str
    intro: str
    parts: tuple[WorksheetPart, ...]
    alt: str = ""
    copies: Copies = ONE_FOR_ALL
