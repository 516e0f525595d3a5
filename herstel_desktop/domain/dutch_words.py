"""Dutch words made alike for search: 'grenzen' finds 'grens', 'namen' finds 'naam'."""

from __future__ import annotations

import re

_WORDS = re.compile(r"[^\W_]+")
_VOWELS = "aeiouy"
_SHORTEST = 3  # letters that stay of a word
_DOUBLE_VOWEL = re.compile(r"([aeou])\1")
# 'Herstelwens', 'medemens' and 'tijdgrens' are no plurals.
_PLURAL_S = re.compile(r"(?:(?<=\w\w[^wmr]en)|(?<=\w\w\we[lmr])|(?<=\wing))s$")
_HARD = {"v": "f", "z": "s"}


def words(key: str) -> list[str]:
    """The words of a search key (`domain.search.search_key`)."""
    return _WORDS.findall(key)


def stem(word: str) -> str:
    """What forms of one word have in common; a rule of thumb, not a dictionary.

    Args:
        word: in lower case, without diacritics.
    """
    if word.endswith("heden"):
        word = word[:-5] + "heid"
    word = _without(word, ("jes", "je"))
    word = _PLURAL_S.sub("", word)
    word = _without(word, ("en", "e"))
    if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in _VOWELS:
        word = word[:-1]
    word = _DOUBLE_VOWEL.sub(r"\1", word)
    return word[:-1] + _HARD.get(word[-1], word[-1])


def _without(word: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= _SHORTEST and any(letter in _VOWELS for letter in rest):
            return rest
    return word
