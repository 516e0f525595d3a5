"""Texts that people typed, made fit for the screen."""

from __future__ import annotations

import re
from unicodedata import bidirectional

_LONG_WORD = re.compile(r"\S{17,}")
_PART = re.compile(r"\S{6}(?=\w)")  # never before an accent or within an emoji
_MAY_BREAK_HERE = "\u200b"
_LEFT_TO_RIGHT = "\u200e"


def breakable(text: str) -> str:
    """The same to the eye; a name of 120 letters goes on at the next line."""
    return _LONG_WORD.sub(
        lambda word: _PART.sub(lambda part: part.group() + _MAY_BREAK_HERE, word.group()), text
    )


def shortened(text: str, most: int) -> str:
    """The text, or its beginning and '…'."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def left_to_right(sentence: str) -> str:
    """A Dutch sentence that stays Dutch when a name from right to left stands at its beginning.

    Qt would take its direction from the first letter, and put the full stop in front.
    """
    ways = (bidirectional(char) for char in sentence)
    first = next((way for way in ways if way in ("L", "R", "AL")), "L")
    return sentence if first == "L" else _LEFT_TO_RIGHT + sentence
