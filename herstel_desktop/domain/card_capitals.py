"""A heading in capitals becomes one that reads easily: 'WAT BIEDT DE GGZ?' is 'Wat biedt de GGZ?'.

Screen readers may spell out capitals, and whole lines of them are slow to read. How a word of a
heading is spelled is looked up in the running text under it: names and abbreviations stay what
they are there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:[-'’.&][^\W\d_]+)*")
_SMALL_AT_START = {"s", "t", "k", "n"}
"""'’s Avonds': the capital goes to the next word."""
_ROMAN = re.compile(r"[IVX]{2,4}")
_DOTTED = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_UNSPOKEN = re.compile(r"[B-DF-HJ-NP-TV-XZ]{2,}")
_SHORTENED = frozenset({"bijv", "bv", "etc", "evt", "incl", "nr", "tel"})
_SPOKEN = frozenset({"ACT", "ADHD", "ANBI", "AVG", "EHBO", "FACT", "PTSS", "STIP", "UWV", "WMO"})
"""Abbreviations that could be taken for words; those without a vowel (GGZ) know themselves."""


class Spelling:
    """How words are spelled in a text."""

    def __init__(self, running_text: Iterable[str]) -> None:
        self._forms: dict[str, set[str]] = {}
        for line in running_text:
            if line.isupper():
                continue  # says nothing of how its words are spelled
            bare = " ".join(part for part in line.split() if not _is_address(part))
            position = 0
            for word in _WORD.finditer(bare):
                between, form = bare[position : word.start()], word[0]
                begins = not position or any(sign in between for sign in ".?!:…")
                if not (begins and form.istitle()):
                    self._forms.setdefault(form.casefold(), set()).add(form)
                position = word.end()

    def heading(self, capitals: str) -> str:
        """A line in capitals as a sentence would be; letters that have no small twin stay."""
        parts: list[str] = []
        position, begins = 0, True
        for word in _WORD.finditer(capitals):
            between = capitals[position : word.start()]
            ended = any(sign in between for sign in "?!…") or ("." in between and not _short(parts))
            begins = begins or (bool(parts) and ended)
            spelled = self._spelled(word[0])
            if begins and not (spelled in _SMALL_AT_START and between.endswith(("'", "’"))):
                spelled, begins = _begun(spelled), False
            parts += (between, spelled)
            position = word.end()
        return "".join(parts) + capitals[position:]

    def _spelled(self, word: str) -> str:
        small = word.lower()
        if small.upper() != word:
            return word
        forms = self._forms.get(word.casefold(), set())
        if small in forms:
            return small
        if forms:
            return min(forms)  # capitals go before small letters: 'GGZ' before 'Ggz'
        first, dash, rest = word.partition("-")
        if dash:
            end = self._spelled(rest)
            alone = len(first) == 1 and end == rest.lower()  # 'e-mail', but 'F-ACT'
            return (first.lower() if alone else self._spelled(first)) + dash + end
        return word if _stays(word) else small


def _is_address(part: str) -> bool:
    return "@" in part or "://" in part or "www." in part


def _stays(word: str) -> bool:
    if len(word) == 1:
        return word not in ("U", "S", "T", "K", "N")
    if _DOTTED.fullmatch(word):
        return False
    return word in _SPOKEN or bool(_ROMAN.fullmatch(word)) or bool(_UNSPOKEN.fullmatch(word))


def _short(parts: list[str]) -> bool:
    """Whether the last word ends in a point of its own: 'o.a.', 'etc.'."""
    return bool(parts) and (bool(_DOTTED.fullmatch(parts[-1])) or parts[-1] in _SHORTENED)


def _begun(word: str) -> str:
    """With its first letter as at the start of a sentence; 'ij' is one letter."""
    length = 2 if word.startswith("ij") else 1
    return word[:length].upper() + word[length:]
