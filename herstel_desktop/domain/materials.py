"""What a work form needs, in a few kinds of things that somebody has at hand or has not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from herstel_desktop.domain.dutch_words import words
from herstel_desktop.domain.search import search_key

SPECIAL = "special"
"""Stands for all that belongs to no kind."""

Needed = tuple[frozenset[str], ...]
"""Ways to have one material: of one of them all kinds must be at hand."""

_OR = re.compile(r",? of | ?/ ?", re.IGNORECASE)


@dataclass(frozen=True)
class MaterialKind:
    """Things that go together.

    Attributes:
        at_hand: whether a group has them as a rule, until somebody says otherwise.
        words: by which one of them is recognised in the materials of a work form.
    """

    slug: str
    title: str
    at_hand: bool
    words: frozenset[str]


@dataclass(frozen=True)
class Materials:
    """All kinds there are.

    Attributes:
        special: materials that nobody has lying about, whatever words are in them.
    """

    kinds: tuple[MaterialKind, ...]
    special: frozenset[str]

    @property
    def usual(self) -> frozenset[str]:
        """Slugs of the kinds that a group has as a rule."""
        return frozenset(kind.slug for kind in self.kinds if kind.at_hand)

    def needed(self, material: str) -> Needed:
        """The kinds that one material asks for.

        'stiften en lijm' asks for both, 'stiften, verf of krijt' for one of them.
        """
        if material in self.special:
            return (frozenset({SPECIAL}),)
        ways = [material]
        if _OR.search(material):
            ways = [part for each in _OR.split(material) for part in each.split(",")]
        known = [kinds for each in ways if (kinds := self._kinds_in(each))]
        return tuple(known) or (frozenset({SPECIAL}),)

    def all_at_hand(self, materials: Iterable[str], at_hand: frozenset[str]) -> bool:
        """Whether everything on a list can be had with these kinds at hand."""
        return all(any(way <= at_hand for way in self.needed(each)) for each in materials)

    def _kinds_in(self, text: str) -> frozenset[str]:
        found = set(words(search_key(text)))
        return frozenset(kind.slug for kind in self.kinds if kind.words & found)
