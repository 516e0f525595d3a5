"""The texts of the printable sheets, from `resources/worksheets/`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from herstel_desktop import paths
from herstel_desktop.domain.worksheets import WorksheetData, WorksheetPart

_SHEET_FIELDS = {"title", "intro", "alt", "part"}
_PART_FIELDS = {"title", "text", "items", "picture", "alt"}


def shipped_slugs() -> tuple[str, ...]:
    """The names of all sheets, in alphabetical order."""
    return tuple(sorted(file.stem for file in _folder().glob("*.toml")))


@cache
def shipped_worksheet(slug: str) -> WorksheetData:
    """The text of one sheet, read once.

    Raises:
        KeyError: there is no sheet of this name.
        ValueError: its file lacks a part or has one that nobody knows.
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
        )
    except KeyError as missing:
        raise ValueError(f"worksheet {slug} lacks {missing}") from None


def _folder() -> Path:
    return paths.resources_folder() / "worksheets"


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
