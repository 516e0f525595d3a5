"""The themes in `resources/themes/`, one file each."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from herstel_desktop import paths
from herstel_desktop.domain.work_forms import Theme
from herstel_desktop.library.content import ContentError, read_fields

_FOLDER = "themes"
_SEARCH_WORD = re.compile(r"[^\W\d_A-Z]+(?:-[^\W\d_A-Z]+)*")


@cache
def shipped_themes() -> tuple[Theme, ...]:
    """All themes by title; read once.

    Raises:
        ContentError: a file is not as it should be.
    """
    return load_themes(paths.resources_folder() / _FOLDER)


def load_themes(folder: Path) -> tuple[Theme, ...]:
    """The themes in a folder, checked one by one.

    Raises:
        ContentError: a file is not as it should be.
    """
    themes = [_load(path) for path in sorted(folder.glob("*.toml"))]
    return tuple(sorted(themes, key=lambda theme: theme.title.casefold()))


def _load(path: Path) -> Theme:
    fields = read_fields(path, _file(path.stem))
    theme = Theme(
        slug=path.stem,
        title=fields.text("title"),
        about=fields.text("about"),
        questions=fields.texts("questions", 5, 7),
        pitfalls=fields.texts("pitfalls", 3, 3),
        work_forms=fields.texts("workforms", 4, 8),
        point_outside=fields.text("point_outside"),
        search_words=fields.texts("search_words", 6, 12),
    )
    fields.finish()
    for word in theme.search_words:
        if not _SEARCH_WORD.fullmatch(word):
            raise fields.error("search_words", f"{word!r} is not a single word in lower case")
    return theme


def check_references(themes: tuple[Theme, ...], forms: frozenset[str]) -> None:
    """Hold the work forms that themes name against those there are.

    Args:
        forms: slugs.

    Raises:
        ContentError: a work form that is named is not there.
    """
    for theme in themes:
        lost = [each for each in theme.work_forms if each not in forms]
        if lost:
            raise ContentError(_file(theme.slug), "workforms", f"{lost[0]!r} does not exist")


def _file(slug: str) -> str:
    return f"{_FOLDER}/{slug}.toml"
