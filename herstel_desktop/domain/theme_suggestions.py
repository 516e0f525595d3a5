"""Which themes a wish could belong to, by the search words of the themes; a hint, never a fact."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from herstel_desktop.domain.dutch_words import stem, words
from herstel_desktop.domain.search import search_key
from herstel_desktop.domain.work_forms import Theme

MOST_SUGGESTED = 3
_SHORTEST_BEGINNING = 5  # letters of a stem that may begin a longer word: 'vriend' in 'vriendin'


class ThemeSuggester:
    """Knows the words of the themes, so that three hundred wishes take a moment."""

    def __init__(self, themes: Iterable[Theme]) -> None:
        self._weights: dict[str, dict[str, int]] = defaultdict(dict)
        self._order: dict[str, int] = {}
        for place, theme in enumerate(themes):
            self._order[theme.slug] = place
            in_title = _stems(theme.title)
            for root in _stems(" ".join(theme.search_words)):
                # 'slapen' says more of the theme Slapen than 'beter' does of another one
                self._weights[root][theme.slug] = 2 if root in in_title else 1

    def themes_for(self, text: str) -> tuple[str, ...]:
        """Slugs of the themes that the words of a wish point to, the likeliest first."""
        found: Counter[str] = Counter()
        for root in _stems(text):
            found.update(self._pointed_to(root))
        most = max(found.values(), default=0)
        likely = [slug for slug in found if 2 * found[slug] > most]
        likeliest = sorted(likely, key=lambda slug: (-found[slug], self._order[slug]))
        return tuple(likeliest[:MOST_SUGGESTED])

    def _pointed_to(self, root: str) -> dict[str, int]:
        """Themes of one word of a wish, or of a search word that it begins with."""
        weights = dict(self._weights.get(root, {}))
        for length in range(_SHORTEST_BEGINNING, len(root)):
            for slug, weight in self._weights.get(root[:length], {}).items():
                weights[slug] = max(weight, weights.get(slug, 0))
        return weights


def _stems(text: str) -> set[str]:
    return {stem(word) for word in words(search_key(text))}
