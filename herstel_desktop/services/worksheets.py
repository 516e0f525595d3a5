"""Printable sheets that go with work forms, made in memory."""

from __future__ import annotations

from herstel_desktop.library.worksheets import shipped_slugs, shipped_worksheet


def worksheet_slugs() -> tuple[str, ...]:
    """The names of all sheets that can be printed, in alphabetical order."""
    return shipped_slugs()


def worksheet_title(slug: str) -> str:
    """The Dutch title of a sheet.

    Raises:
        KeyError: there is no sheet of this name.
    """
    return shipped_worksheet(slug).title


def worksheet_copies(slug: str, people: int, *, large: bool = False) -> int:
    """How many of a sheet to print for so many people.

    Raises:
        KeyError: there is no sheet of this name.
    """
    return shipped_worksheet(slug).copies.for_group(people, large=large)


def worksheet_pdf(slug: str, *, large: bool = False) -> bytes:
    """One sheet as PDF; `large` sets all text in at least 18 points.

    Raises:
        KeyError: there is no sheet of this name.
    """
    from herstel_desktop.documents.worksheets import build

    return build(shipped_worksheet(slug), large)
