"""Texts that people typed, made fit for the screen."""

from __future__ import annotations

import re

_LONG_WORD = re.compile(r"\S{17,}")
_PART = re.compile(r"\S{6}(?=\w)")  # never before an accent or within an emoji
_MAY_BREAK_HERE = "\u200b"


def breakable(text: str) -> str:
    """The same to the eye; a name of 120 letters goes on at the next line."""
    return _LONG_WORD.sub(
        lambda word: _PART.sub(lambda part: part.group() + _MAY_BREAK_HERE, word.group()), text
    )


def shortened(text: str, most: int) -> str:
    """The text, or its beginning and '…'."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
