"""Search over everything that has a name."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import Enum
from uuid import UUID

_LETTERS_WITHOUT_DECOMPOSITION = str.maketrans(
    {"đ": "d", "ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
)


def search_key(text: str) -> str:
    """Text as it is compared in search: no case, no diacritics, 'Đặng' finds 'dang'."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in folded if not unicodedata.combining(char))
    return bare.translate(_LETTERS_WITHOUT_DECOMPOSITION)


INSIDE_WORDS = "'’‘`´-"
"""Marks that people write inside a name, or leave out when they look for it."""


def run_together(key: str) -> str:
    """A search key without the marks inside words: "o'brien" is compared as 'obrien'."""
    return key.translate(_NO_MARKS)


_NO_MARKS = str.maketrans("", "", INSIDE_WORDS)


class HitKind(Enum):
    """What was found."""

    PARTICIPANT = "participant"
    GROUP = "group"
    VENUE = "venue"
    FACILITATOR = "facilitator"


@dataclass(frozen=True)
class SearchHit:
    """One found thing, with a second line that tells it apart."""

    kind: HitKind
    id: UUID
    title: str
    detail: str
