"""What is weighed against what when a draaiboek is refitted: each preference shows in a plan."""

from __future__ import annotations

from dataclasses import replace

import pytest

from herstel_desktop.domain.refit import Candidate, ChangeKind, Wanted, refit
from herstel_desktop.domain.work_forms import Energy, WorkFormKind
from tests.domain.plans import Plan, form, ids, part_of, pause, shown

SELF_INSIGHT, PLAY = WorkFormKind.SELF_INSIGHT, WorkFormKind.PLAY


def fitted(parts: Plan, *known: Candidate, minutes: int, people: int = 8) -> list[str]:
    """What is in the plan after the refit, with the minutes."""
    return shown(refit(parts, known, Wanted(people, minutes), ids()).parts)


def test_a_part_gives_way_before_the_break_does() -> None:
    one, two = form("Een", minutes=(15, 25, 30)), form("Twee", minutes=(15, 25, 30))
    parts = (part_of(one), pause(), part_of(two))
    assert fitted(parts, one, two, minutes=60)[1] == "Pauze 15"


def test_few_parts_change_for_a_few_minutes() -> None:
    one, two = form("Een", minutes=(5, 60, 60)), form("Twee", minutes=(5, 60, 60))
    result = refit((part_of(one), part_of(two)), (one, two), Wanted(8, 110), ids())
    assert [change.kind for change in result.changes] == [ChangeKind.SHORTENED]


def test_minutes_come_in_fives_where_they_can() -> None:
    forms = [form(title, minutes=(15, 25, 35)) for title in ("Een", "Twee", "Drie")]
    minutes = [said.split()[-1] for said in fitted(tuple(map(part_of, forms)), *forms, minutes=65)]
    assert sorted(minutes) == ["20", "20", "25"]


def test_a_few_minutes_more_bring_nothing_new() -> None:
    there = form("Er al", SELF_INSIGHT, (20, 25, 40))
    short = form("Kort", PLAY, (5, 5, 5), favourite=True)
    assert fitted((part_of(there),), there, short, minutes=30) == ["Er al 30"]


def test_what_comes_in_is_of_a_phase_that_is_not_there_yet() -> None:
    there = form("Er al", minutes=(20, 20, 20))
    alike, other = form("A", minutes=(20, 20, 20)), form("Z", SELF_INSIGHT, (20, 20, 20))
    assert fitted((part_of(there),), there, alike, other, minutes=40) == ["Er al 20", "Z 20"]


def test_what_comes_in_its_place_is_as_calm_as_what_it_takes_the_place_of() -> None:
    calm = form("Rustig", people=(6, 12), energy=Energy.CALM)
    lively, calm_too = form("A", energy=Energy.ACTIVE), form("Z", energy=Energy.CALM)
    assert fitted((part_of(calm),), calm, lively, calm_too, minutes=20, people=4) == ["Z 20"]


def test_a_place_is_filled_though_the_other_parts_could_take_its_minutes() -> None:
    unfit, there = form("Past niet", people=(9, 12)), form("Er al", SELF_INSIGHT, (20, 25, 40))
    poor = form("Matig", fits_theme=False, meetings_ago=1, disliked=True)
    parts = (part_of(unfit), part_of(there, 20))
    assert fitted(parts, unfit, there, poor, minutes=40) == ["Matig 20", "Er al 20"]


ONLY_ONE = (20, 20, 20)


@pytest.mark.parametrize(
    ("stays", "goes"),
    [
        (form("Z", minutes=ONLY_ONE), form("A", minutes=ONLY_ONE, fits_theme=False)),
        (form("Z", minutes=ONLY_ONE, favourite=True), form("A", minutes=ONLY_ONE)),
        (form("Z", minutes=ONLY_ONE), form("A", minutes=ONLY_ONE, disliked=True)),
        (form("Z", minutes=ONLY_ONE), form("A", minutes=ONLY_ONE, meetings_ago=1)),
        (form("Z", minutes=ONLY_ONE, meetings_ago=4), form("A", minutes=ONLY_ONE, meetings_ago=2)),
        (form("Z", minutes=(20, 25, 30)), form("A", minutes=ONLY_ONE)),
    ],
    ids=["theme", "favourite", "went badly", "last time", "longer ago", "longest"],
)
def test_the_part_that_matters_least_goes(stays: Candidate, goes: Candidate) -> None:
    for forms in ((stays, goes), (goes, stays)):
        assert fitted(tuple(map(part_of, forms)), *forms, minutes=20) == ["Z 20"]


def test_a_tired_group_loses_its_lively_part_first() -> None:
    lively = form("Lopen", minutes=ONLY_ONE, energy=Energy.ACTIVE, favourite=True)
    calm = form("Zitten", SELF_INSIGHT, ONLY_ONE, fits_theme=False, meetings_ago=1)
    parts = (part_of(lively), part_of(calm))
    tired = Wanted(8, 20, Energy.CALM)
    assert shown(refit(parts, (lively, calm), tired, ids()).parts) == ["Zitten 20"]
    awake = replace(tired, energy=Energy.USUAL)
    assert shown(refit(parts, (lively, calm), awake, ids()).parts) == ["Lopen 20"]
