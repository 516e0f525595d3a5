"""Finds in a log what says too much about a person, and offers neutral words for it.

It never blocks: it marks, a person decides. Sources: 'Note guard' in the list of wishes for
comparable programs, and the rule that a log is about the course of a meeting, not about persons.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from herstel_desktop.domain.search import search_key

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PHONE = re.compile(r"(?<![\d.,-])(?:(?:\+|00)31[\s-]?|0)[1-9](?:[\s-]?\d){7,9}(?!\d)")
_EMAIL = re.compile(r"[^\s@<>(),;]+@[^\s@<>(),;]+\.[^\s@<>(),;.]+")
_STREET = re.compile(
    r"\b[A-Z][\w'’.-]*(?:straat|laan|weg|plein|hof|kade|gracht|dijk|pad|steeg|singel|plantsoen|dreef|park)"
    r"(?:\s+\d{1,4}\s?[a-zA-Z]?)\b"
)
_POSTCODE = re.compile(r"\b[1-9]\d{3}\s?(?!SA|SD|SS)[A-Z]{2}\b")
_NUMERIC_DATE = r"\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)?\d{2}"
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_BORN = re.compile(
    rf"\b(?:geboren|geb\.?|geboortedatum|jarig|verjaardag)\b[^.\n]{{0,20}}?"
    rf"({_NUMERIC_DATE}|\d{{1,2}}\s+(?:{_MONTHS})(?:\s+\d{{4}})?)",
    re.IGNORECASE,
)
_OLD_DATE = re.compile(rf"\b(?:{_NUMERIC_DATE.replace('(?:19|20)?', '(?:19|200)')})\b")
_ENDINGS = ("'s", "’s", "s", "tje", "je", "tjes", "jes", "'tje", "'", "’")
_PREFIXES = frozenset(
    (
        "al",
        "bin",
        "da",
        "de",
        "del",
        "den",
        "der",
        "des",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "en",
        "het",
        "in",
        "la",
        "las",
        "le",
        "lo",
        "los",
        "op",
        "te",
        "ten",
        "ter",
        "van",
        "von",
        "uit",
        "voor",
    )
)
"""Words before a family name, which every other sentence holds too."""
_SHORTEST_NAME = 2  # letters; a shorter one is an initial
_SHORTEST_MISSPELT = 4  # letters; with fewer every third word is one letter away from a name


class Finding(Enum):
    """What a marked piece of text gives away."""

    NAME = "name"
    DIAGNOSIS = "diagnosis"
    MEDICINE = "medicine"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    BIRTH_DATE = "birth_date"


@dataclass(frozen=True)
class NoteMark:
    """A piece of a note to look at again.

    Attributes:
        start, end: places in the text, in characters.
        neutral: what could stand there instead.
    """

    start: int
    end: int
    finding: Finding
    neutral: str


@dataclass(frozen=True)
class NeutralWords:
    """What is offered instead."""

    name: str
    name_possessive: str
    diagnosis: str
    medicine: str
    phone: str
    email: str
    address: str
    birth_date: str


@dataclass(frozen=True)
class NoteWords:
    """The word lists of the guard, in lower case; a * at the end stands for any ending."""

    diagnoses: tuple[str, ...]
    medicines: tuple[str, ...]
    everyday: frozenset[str]
    neutral: NeutralWords


class _Terms:
    """One list of words, looked up a word at a time."""

    def __init__(self, terms: tuple[str, ...]) -> None:
        single = [term for term in terms if " " not in term]
        self._whole = {term for term in single if not term.endswith("*")}
        self._begin = {term.removesuffix("*") for term in single if term.endswith("*")}
        self._shortest = min((len(each) for each in self._begin), default=0)
        several = "|".join(re.escape(term) for term in terms if " " in term)
        self.of_several_words = re.compile(rf"\b(?:{several or '(?!)'})\b", re.IGNORECASE)

    def hold(self, word: str) -> bool:
        """Whether a word in lower case is one of them, or begins like one."""
        return word in self._whole or any(
            word[:length] in self._begin for length in range(self._shortest, len(word) + 1)
        )


class NoteGuard:
    """Looks through notes for one set of names; made once, asked at every keystroke."""

    def __init__(self, names: Iterable[str], words: NoteWords) -> None:
        """`names`: roepnamen and family names, as they are written."""
        self._neutral = words.neutral
        self._everyday = words.everyday
        self._names = {
            key
            for name in names
            for part in _WORD.findall(name)
            if len(key := search_key(part)) >= _SHORTEST_NAME and key not in _PREFIXES
        }
        self._near: dict[str, set[str]] = {}
        for key in self._names:
            if len(key) >= _SHORTEST_MISSPELT:
                for shorter in _one_letter_less(key):
                    self._near.setdefault(shorter, set()).add(key)
        self._terms = (
            (Finding.DIAGNOSIS, _Terms(words.diagnoses), words.neutral.diagnosis),
            (Finding.MEDICINE, _Terms(words.medicines), words.neutral.medicine),
        )

    def look(self, text: str) -> tuple[NoteMark, ...]:
        """What to look at again, in the order of the text; pieces do not overlap."""
        words = list(_WORD.finditer(text))
        found = sorted(
            (*self._numbers(text), *self._terms_in(text, words), *self._names_in(text, words)),
            key=lambda mark: (mark.start, -mark.end),
        )
        marks: list[NoteMark] = []
        for mark in found:
            if not marks or mark.start >= marks[-1].end:
                marks.append(mark)
        return tuple(marks)

    def _numbers(self, text: str) -> Iterator[NoteMark]:
        neutral = self._neutral
        for match in _BORN.finditer(text):
            yield NoteMark(*match.span(1), Finding.BIRTH_DATE, neutral.birth_date)
        for pattern, finding, words in (
            (_OLD_DATE, Finding.BIRTH_DATE, neutral.birth_date),
            (_EMAIL, Finding.EMAIL, neutral.email),
            (_PHONE, Finding.PHONE, neutral.phone),
            (_STREET, Finding.ADDRESS, neutral.address),
            (_POSTCODE, Finding.ADDRESS, neutral.address),
        ):
            for match in pattern.finditer(text):
                yield NoteMark(*match.span(), finding, words)

    def _terms_in(self, text: str, words: Sequence[re.Match[str]]) -> Iterator[NoteMark]:
        for finding, terms, neutral in self._terms:
            for match in words:
                if terms.hold(match[0].lower()):
                    yield NoteMark(*match.span(), finding, neutral)
            for match in terms.of_several_words.finditer(text):
                yield NoteMark(*match.span(), finding, neutral)

    def _names_in(self, text: str, words: Sequence[re.Match[str]]) -> Iterator[NoteMark]:
        for match in words:
            word = match[0]
            possessive = self._name_form(
                word, begins_sentence=_begins_sentence(text, match.start())
            )
            if possessive is not None:
                neutral = self._neutral.name_possessive if possessive else self._neutral.name
                yield NoteMark(*match.span(), Finding.NAME, neutral)

    def _name_form(self, word: str, *, begins_sentence: bool) -> bool | None:
        """Whether a name stands in its possessive form; None when it is no name."""
        key = search_key(word)
        capital = word[0].isupper()
        everyday = key in self._everyday
        if everyday and (not capital or begins_sentence):
            return None
        if key in self._names:
            return False
        for ending in _ENDINGS:
            bare = key.removesuffix(ending)
            if bare != key and bare in self._names and (capital or bare not in self._everyday):
                return ending in ("'s", "’s", "s", "'", "’")
        if not everyday and self._is_misspelt(key):
            return False
        for ending in ("'s", "’s", "s"):
            bare = key.removesuffix(ending)
            if bare != key and capital and bare not in self._everyday and self._is_misspelt(bare):
                return True
        return None

    def _is_misspelt(self, key: str) -> bool:
        """Whether a word is a name with one letter changed, missing, added, or two swapped."""
        if len(key) < _SHORTEST_MISSPELT:
            return False
        near = set(self._near.get(key, ()))
        for shorter in _one_letter_less(key):
            if shorter in self._names and len(shorter) >= _SHORTEST_MISSPELT:
                near.add(shorter)
            near |= self._near.get(shorter, set())
        return any(_one_step(key, name) for name in near)


def _one_letter_less(word: str) -> set[str]:
    return {word[:place] + word[place + 1 :] for place in range(len(word))}


def _one_step(word: str, name: str) -> bool:
    """Whether one letter changed, added, missing, or two neighbours swapped make them equal."""
    if len(word) != len(name):
        longer, shorter = (word, name) if len(word) > len(name) else (name, word)
        return shorter in _one_letter_less(longer)
    wrong = [place for place in range(len(word)) if word[place] != name[place]]
    if len(wrong) <= 1:
        return True
    first, second = wrong[:2]
    swapped = word[:first] + word[second] + word[first] + word[second + 1 :]
    return second == first + 1 and swapped == name


def _begins_sentence(text: str, place: int) -> bool:
    before = text[:place].rstrip(" \t\"'‘“(-•*")
    return not before or before[-1] in ".!?:;\n…"
