"""A name made short, for a shielded screen and for paper."""

from __future__ import annotations

import unicodedata

_MOST_PARTS = 3


def initials(name: str) -> str:
    """First letter of each part, at most three: 'Anna Maria Jansen' is 'A.M.J.'."""
    letters = [letter for part in name.split() if (letter := _first(part))]
    return "".join(f"{letter.upper()}." for letter in letters[:_MOST_PARTS]) or "…"


def avatar_letter(name: str) -> str:
    """The one letter or sign in the circle beside a name."""
    return _first(name).upper() or "…"


def _first(part: str) -> str:
    """First letter with the marks that belong to it; the first sign when there is no letter."""
    for place, char in enumerate(part):
        if unicodedata.category(char)[0] in "LN":
            end = place + 1
            while end < len(part) and unicodedata.combining(part[end]):
                end += 1
            return part[place:end]
    return part[:1]
