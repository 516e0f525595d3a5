"""What a work form needs is recognised in plain words, and weighed against what is at hand."""

from __future__ import annotations

from collections import Counter

import pytest

from herstel_desktop.db.store import Store
from herstel_desktop.domain.dutch_words import words
from herstel_desktop.domain.materials import SPECIAL, MaterialKind, Materials
from herstel_desktop.domain.search import search_key
from herstel_desktop.library.materials import shipped_materials
from herstel_desktop.library.work_forms import shipped_work_forms
from herstel_desktop.services.materials import materials_at_hand, set_materials_at_hand

OURS = Materials(
    (
        MaterialKind("pens", "Pennen", True, frozenset({"pen", "pennen", "stiften"})),
        MaterialKind("paint", "Verf", False, frozenset({"verf", "krijt"})),
        MaterialKind("paper", "Papier", True, frozenset({"vel", "papier"})),
    ),
    frozenset({"het vel van een beer"}),
)


def _shipped() -> set[str]:
    return {each for form in shipped_work_forms() for each in form.materials}


def test_everything_that_a_shipped_form_needs_is_of_a_kind_or_special() -> None:
    kinds = shipped_materials()
    unknown = [each for each in _shipped() - kinds.special if SPECIAL in kinds.needed(each)[0]]
    assert unknown == []
    assert kinds.special - _shipped() == set(), "no special thing that nothing needs"


def test_every_word_of_a_kind_can_be_found_and_belongs_to_one_kind() -> None:
    counted = Counter(word for kind in shipped_materials().kinds for word in kind.words)
    assert [word for word in counted if words(search_key(word)) != [word]] == []
    assert [word for word, count in counted.items() if count > 1] == []


def test_most_forms_can_be_done_with_what_a_group_has_as_a_rule() -> None:
    kinds = shipped_materials()
    fits = [form for form in shipped_work_forms() if kinds.all_at_hand(form.materials, kinds.usual)]
    assert len(fits) > len(shipped_work_forms()) / 2


@pytest.mark.parametrize(
    ("material", "at_hand", "fits"),
    [
        ("stiften", {"pens"}, True),
        ("Dikke STIFTEN", {"pens"}, True),
        ("stiften", {"paper"}, False),
        ("stiften en krijt", {"pens"}, False),
        ("stiften en krijt", {"pens", "paint"}, True),
        ("stiften, verf of krijt", {"pens"}, True),
        ("krijt of verf", {"pens"}, False),
        ("een vel, of een pen per persoon", {"paper"}, True),
        ("een hoed of een pen", {"pens"}, True),
        ("een hoed", {"pens", "paint", "paper"}, False),
        ("een hoed", {SPECIAL}, True),
        ("het vel van een beer", {"paper"}, False),
    ],
)
def test_a_form_fits_when_all_it_needs_is_at_hand(
    material: str, at_hand: set[str], fits: bool
) -> None:
    assert OURS.all_at_hand([material], frozenset(at_hand)) is fits


def test_without_materials_a_form_always_fits() -> None:
    assert OURS.all_at_hand([], frozenset())


def test_what_is_at_hand_is_remembered(store: Store) -> None:
    usual = materials_at_hand(store)
    assert {"pens", "paper", "printing"} <= usual
    assert SPECIAL not in usual
    outcome = set_materials_at_hand(store, {"pens", SPECIAL, "olifanten"})
    assert outcome.sentence == "Wat je bij de hand hebt, is bewaard."
    assert materials_at_hand(store) == {"pens", SPECIAL}
    set_materials_at_hand(store, ())
    assert materials_at_hand(store) == frozenset()
    assert outcome.undo is not None
    outcome.undo(store)
    assert materials_at_hand(store) == usual
