"""The texts of the printable sheets, from `resources/worksheets/`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from herstel_desktop import paths
from herstel_desktop.domain.worksheets import Copies, WorksheetData, WorksheetPart

_SHEET_FIELDS = {"title", "intro", "alt", "part", "copies"}
_COPIES_FIELDS = {"for_people", "for_people_large", "spare"}
_MOST_COPIES = 50
_PART_FIELDS = {"title", "text", "items", "picture", "alt"}


def shipped_slugs() -> tuple[str, ...]:
    """The names of all sheets, in alphabetical order."""
    return tuple(sorted(file.stem for file in _folder().glob("*.toml")))


@cache
def shipped_worksheet(slug: str) -> WorksheetData:
    """The text of one sheet, read once.

    Raises:
        KeyError: there is no sheet of this name.
        ValueError: its file lacks a field, or has one that nobody knows or that cannot be.
    """
    if slug not in shipped_slugs():
        raise KeyError(slug)
    file = _folder() / f"{slug}.toml"
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    _check_fields(slug, content, _SHEET_FIELDS)
    try:
        return WorksheetData(
            slug=slug,
            title=content["title"],
            intro=content["intro"],
            parts=tuple(_part(slug, part) for part in content["part"]),
            alt=content.get("alt", ""),
            copies=_copies(slug, content["copies"]),
        )
    except KeyError as missing:
        raise ValueError(f"worksheet {slug} lacks {missing}") from None


def _folder() -> Path:
    return paths.resources_folder() / "worksheets"


def _copies(slug: str, content: dict[str, Any]) -> Copies:
    """How many are printed: one for everybody, one for so many people, or one for the group."""
    _check_fields(slug, content, _COPIES_FIELDS)
    for field, value in content.items():
        least = 0 if field == "spare" else 1
        if type(value) is not int or not least <= value <= _MOST_COPIES:
            raise ValueError(f"worksheet {slug} has no such number of {field}: {value}")
    if "for_people_large" in content and "for_people" not in content:
        raise ValueError(f"worksheet {slug} lacks 'for_people'")
    return Copies(**content)


def _part(slug: str, content: dict[str, Any]) -> WorksheetPart:
    _check_fields(slug, content, _PART_FIELDS)
    return WorksheetPart(
        title=content.get("title", ""),
        text=content.get("text", ""),
        items=tuple(content.get("items", ())),
        picture=content.get("picture", ""),
        alt=content.get("alt", ""),
    )


def _check_fields(slug: str, content: dict[str, Any], known: set[str]) -> None:
    unknown = sorted(content.keys() - known)
    if unknown:
        raise ValueError(f"worksheet {slug} has unknown fields: {', '.join(unknown)}")
