"""The quick index finds exactly what reading every word one by one would find."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from herstel_desktop.domain.dutch_words import stem, words
from herstel_desktop.domain.search import search_key
from herstel_desktop.services.library_index import PURPOSE, STEPS, SUBJECT, TITLE, Index, Weighed

_WORDS = st.sampled_from(
    [
        "kaart",
        "kaarten",
        "weerkaarten",
        "kaartje",
        "naam",
        "namen",
        "grens",
        "grenzen",
        "tijdgrens",
        "wens",
        "wensen",
        "moed",
        "moeder",
        "boos",
        "boosheid",
        "Đặng",
        "café",
        "b",
        "bo",
        "ka",
        "weer",
        "weerbericht",
    ]
)
_TEXT = st.lists(_WORDS, max_size=4).map(" ".join)
_THINGS = st.dictionaries(
    st.sampled_from(["a", "b", "c", "d"]),
    st.tuples(_TEXT, _TEXT, _TEXT, _TEXT).map(
        lambda texts: (
            (TITLE, (texts[0],)),
            (SUBJECT, (texts[1],)),
            (PURPOSE, (texts[2],)),
            (STEPS, (texts[3],)),
        )
    ),
    max_size=4,
)
_TYPED = st.one_of(_TEXT, st.text("abekmnorstw ", max_size=8), st.text(max_size=5))


def slowly(things: dict[str, Weighed], typed: str) -> dict[str, int] | None:
    """What is found by looking at each word of each thing."""
    asked = words(search_key(typed))
    if not asked:
        return None
    found = {}
    for slug, weighed in things.items():
        weights = [_weight(weighed, each) for each in asked]
        if None not in weights:
            found[slug] = sum(each for each in weights if each is not None)
    return found


def _weight(weighed: Weighed, typed: str) -> int | None:
    root = stem(typed)
    best: list[int] = []
    lightest: dict[str, int] = {}
    for weight, parts in weighed:
        for word in words(search_key(" ".join(parts))):
            lightest.setdefault(word, weight)
    for word, weight in lightest.items():
        other = stem(word)
        if word.startswith(typed) or other == root or (len(root) >= 4 and other.startswith(root)):
            best.append(weight)
        elif len(root) >= 4 and root in other and weight <= PURPOSE:
            best.append(weight + 1)
    return min(best, default=None)


@given(things=_THINGS, typed=_TYPED)
@settings(max_examples=300, deadline=None)
def test_the_same_is_found_with_the_same_weight(things: dict[str, Weighed], typed: str) -> None:
    assert Index(things).find(typed) == slowly(things, typed)


@given(things=_THINGS, typed=_TYPED)
@settings(max_examples=100, deadline=None)
def test_the_most_telling_comes_first(things: dict[str, Weighed], typed: str) -> None:
    found = Index(things).find(typed)
    assert found is None or list(found.values()) == sorted(found.values())
