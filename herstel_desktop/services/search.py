"""Search over everybody and everything that has a name."""

from __future__ import annotations

import re
import unicodedata

from herstel_desktop.db.queries import search as queries
from herstel_desktop.db.store import Store
from herstel_desktop.domain.search import HitKind, SearchHit, search_key

_MOST_WORDS = 12
_KIND_ORDER = {kind: place for place, kind in enumerate(HitKind)}


def search(store: Store, text: str, limit: int = 20) -> tuple[SearchHit, ...]:
    """What is found for the typed text, the likeliest first.

    Every typed word must begin a word of the name or of its second line; case and diacritics
    do not matter ('dang' finds Đặng). A name that is, or begins with, the typed text comes
    first, then names that hold all words, then what only the second line holds.
    """
    typed = " ".join(search_key(text[:200]).split())
    words = [word for word in typed.split(" ") if _is_indexed(word)][:_MOST_WORDS]
    if not words:
        return ()
    with store.reading() as tx:
        found = queries.matches(tx, words, typed)
    return tuple(sorted(found, key=lambda hit: _rank(hit, typed, words))[:limit])


def _is_indexed(word: str) -> bool:
    """Whether the index keeps something of it: letters, digits, marks and symbols such as emoji."""
    return any(unicodedata.category(char)[0] in "LNSM" for char in word)


def _rank(hit: SearchHit, typed: str, words: list[str]) -> tuple[int, int, str]:
    title = search_key(hit.title)
    if title == typed:
        place = 0
    elif title.startswith(typed):
        place = 1
    elif all(re.search(rf"(?<!\w){re.escape(word)}", title) for word in words):
        place = 2
    else:
        place = 3
    return place, _KIND_ORDER[hit.kind], title
