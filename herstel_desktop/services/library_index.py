"""Which things hold a word: fast enough to search at every letter that is typed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from herstel_desktop.domain.dutch_words import stem, words
from herstel_desktop.domain.search import search_key

TITLE, SUBJECT, PURPOSE, STEPS = range(4)
Weighed = tuple[tuple[int, Iterable[str]], ...]
"""Texts with how much a word in them says: `TITLE` says most."""

_MOST_LETTERS = 200
_MOST_WORDS = 12
_SHORTEST_STEM = 4  # letters; a shorter one begins too many words
_LAST_LETTER = chr(0x10FFFF)
_Levels = list[int]
"""Per weight a set of things, as the bits of a whole number: uniting hundreds of them is cheap."""


class Index:
    """Word → things that hold it, and how much that word says of them."""

    def __init__(self, texts: dict[str, Weighed]) -> None:
        self._slugs = tuple(texts)
        places: dict[str, _Levels] = {}
        for thing, weighed in enumerate(texts.values()):
            for word, weight in _best_weights(weighed).items():
                levels = places.setdefault(word, [0] * (STEPS + 1))
                levels[weight] |= 1 << thing
        self._words = sorted(places)
        self._levels = [places[word] for word in self._words]
        by_stem = sorted((stem(word), place) for place, word in enumerate(self._words))
        self._stems = [each for each, _place in by_stem]
        self._of_stem = [place for _stem, place in by_stem]
        self._all_stems = "\n".join(self._stems)
        self._begins = _begins(self._stems)

    def find(self, text: str) -> dict[str, int] | None:
        """Slug → weight of what holds every typed word, most telling first.

        None when no word was typed.
        """
        typed = words(search_key(text[:_MOST_LETTERS]))[:_MOST_WORDS]
        if not typed:
            return None
        sums = {0: (1 << len(self._slugs)) - 1}
        for word in typed:
            levels = self._holders(word)
            longer: dict[int, int] = {}
            for so_far, things in sums.items():
                for weight, holders in enumerate(levels):
                    if both := things & holders:
                        longer[so_far + weight] = longer.get(so_far + weight, 0) | both
            sums = longer
        return {
            self._slugs[thing]: weight for weight in sorted(sums) for thing in _bits(sums[weight])
        }

    def _holders(self, typed: str) -> _Levels:
        """Per weight what holds one typed word; each thing stands at its lowest weight only."""
        root = stem(typed)
        long_enough = len(root) >= _SHORTEST_STEM
        united = [0] * (STEPS + 1)
        first = bisect_left(self._words, typed)
        last = bisect_left(self._words, typed + _LAST_LETTER)
        found = set(range(first, last))
        first = bisect_left(self._stems, root)
        last = (
            bisect_left(self._stems, root + _LAST_LETTER)
            if long_enough
            else bisect_right(self._stems, root)
        )
        found.update(self._of_stem[first:last])
        for place in found:
            for weight, things in enumerate(self._levels[place]):
                united[weight] |= things
        if long_enough:
            for place in self._within(root):
                # Inside a compound, 'kaart' in 'weerkaarten', a word says less.
                for weight, things in enumerate(self._levels[place][:STEPS]):
                    united[weight + 1] |= things
        seen = 0
        for weight, things in enumerate(united):
            united[weight] = things & ~seen
            seen |= things
        return united

    def _within(self, root: str) -> Iterator[int]:
        """The words whose stem holds this one."""
        at = self._all_stems.find(root)
        while at >= 0:
            number = bisect_right(self._begins, at) - 1
            yield self._of_stem[number]
            at = self._all_stems.find(root, self._begins[number] + len(self._stems[number]))


def _best_weights(weighed: Weighed) -> dict[str, int]:
    best: dict[str, int] = {}
    for weight, parts in weighed:
        for word in words(search_key(" ".join(parts))):
            best[word] = min(weight, best.get(word, weight))
    return best


def _begins(stems: list[str]) -> list[int]:
    """Where each stem begins in the text of all of them."""
    at, begins = 0, []
    for each in stems:
        begins.append(at)
        at += len(each) + 1
    return begins


def _bits(number: int) -> Iterator[int]:
    """The places of the ones, low to high."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest
