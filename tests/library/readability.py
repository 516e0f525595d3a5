"""How easily a Dutch text is read: the Flesch-Douma measure."""

from __future__ import annotations

import re
from functools import cache

from pyphen import Pyphen

_WORD = re.compile(r"[^\W\d_]+")
# A first syllable of one letter, which nobody hyphenates: 'a-vond', 'i-dee'.
_VOWEL_ALONE = re.compile(r"[aeiou][bcdfghjklmnpqrstvwxz][aeiouy]")
_SENTENCE_END = re.compile(r"[.!?…:]+(?=\W|$)|\n")


def word_count(text: str) -> int:
    """How many words there are; digits are none."""
    return len(_WORD.findall(text))


def reading_ease(text: str) -> float:
    """Flesch-Douma: 206.84 − 0.93 × words a sentence − 77 × syllables a word; higher is easier.

    Source: W.H. Douma, De leesbaarheid van landbouwbladen (1960), Flesch's measure fitted to Dutch.
    """
    sentences = sum(bool(_WORD.search(part)) for part in _SENTENCE_END.split(text))
    words = _WORD.findall(text)
    if not words:
        return 120.0
    syllables = sum(_syllables(word.lower()) for word in words)
    return 206.84 - 0.93 * len(words) / sentences - 77 * syllables / len(words)


@cache
def _syllables(word: str) -> int:
    alone = bool(_VOWEL_ALONE.match(word))
    return len(_hyphenation().positions(word)) + 1 + alone


@cache
def _hyphenation() -> Pyphen:
    return Pyphen(lang="nl_NL")
