"""A draaiboek is fitted to who came and to the time there is, and says in words what changed."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from herstel_desktop.domain.refit import Candidate, ChangeKind, Refit, Wanted, compose, refit
from herstel_desktop.domain.refit_words import sentence
from herstel_desktop.domain.session_plans import PartKind
from herstel_desktop.domain.work_forms import Energy, WorkFormKind
from tests.domain.plans import Plan, form, ids, own_part, part_of, pause, shown

OPENING, CLOSING = WorkFormKind.OPENING, WorkFormKind.CLOSING
SELF_INSIGHT, PLAY = WorkFormKind.SELF_INSIGHT, WorkFormKind.PLAY
CHECK_IN = form("Check-in", OPENING, (6, 10, 15), energy=Energy.CALM)
WEATHER = form("Weerbericht", OPENING, (5, 10, 15), energy=Energy.CALM)
SPACE = form("Ademruimte", OPENING, (3, 5, 8), (2, 20), Energy.CALM)
CIRCLE = form("Binnen- en buitencirkel", minutes=(15, 20, 30), people=(6, 12))
STICK = form("Praatstok", minutes=(20, 30, 45), people=(4, 10), energy=Energy.CALM)
DICE = form("Dobbelsteen", minutes=(10, 20, 30))
SUPPORT = form("Steuncirkel", SELF_INSIGHT, (20, 25, 40), energy=Energy.CALM)
LIFELINE = form("Levenslijn", SELF_INSIGHT, (30, 40, 55), (3, 8), Energy.CALM)
BALL = form("Namenbal", PLAY, (5, 10, 15), energy=Energy.ACTIVE, fits_theme=False)
SENTENCE = form("Meeneemzin", CLOSING, (5, 10, 15), energy=Energy.CALM)
SILENCE = form("Stil slot", CLOSING, (3, 5, 8), (2, 16), Energy.CALM)
USUAL_PLAN: Plan = (
    part_of(CHECK_IN),
    part_of(DICE),
    pause(),
    part_of(SUPPORT),
    part_of(SENTENCE),
)  # 10 + 20 + 15 + 25 + 10 = 80
IN_PLAN = (CHECK_IN, DICE, SUPPORT, SENTENCE)


def fitted(
    parts: Plan, *candidates: Candidate, people: int = 8, minutes: int = 80, **wanted: Energy | bool
) -> Refit:
    """The parts refitted for so many people and minutes."""
    energy = wanted.get("energy", Energy.USUAL)
    assert isinstance(energy, Energy)
    wishes = Wanted(people, minutes, energy, bool(wanted.get("keep_theme", True)))
    return refit(parts, candidates, wishes, ids())


def told(result: Refit, people: int = 8, minutes: int = 80) -> list[str]:
    """The sentences about the changes."""
    return [sentence(change, Wanted(people, minutes)) for change in result.changes]


def test_a_plan_that_fits_comes_back_as_it_is() -> None:
    assert fitted(USUAL_PLAN, *IN_PLAN, STICK, BALL) == Refit(USUAL_PLAN, (), 0)


def test_a_little_less_time_takes_it_from_one_part() -> None:
    result = fitted(USUAL_PLAN, *IN_PLAN, minutes=75)
    assert sum(part.minutes for part in result.parts) == 75
    assert len(told(result)) == 1
    assert told(result)[0].endswith(" minuten: er is minder tijd.")


def test_with_less_time_all_parts_get_shorter_before_one_goes() -> None:
    result = fitted(USUAL_PLAN, *IN_PLAN, minutes=46)
    assert shown(result.parts) == [
        "Check-in 6",
        "Dobbelsteen 10",
        "Pauze 5",
        "Steuncirkel 20",
        "Meeneemzin 5",
    ]
    gone = fitted(USUAL_PLAN, *IN_PLAN, minutes=45)
    assert "Dobbelsteen vervalt: er is minder tijd." in told(gone)


def test_the_sentence_says_how_long_a_part_was_and_why_it_is_shorter() -> None:
    parts = (part_of(SUPPORT),)
    assert told(fitted(parts, SUPPORT, minutes=20)) == [
        "Steuncirkel duurt 20 in plaats van 25 minuten: er is minder tijd."
    ]


def test_the_part_that_is_not_of_the_theme_goes_first() -> None:
    other = replace(DICE, fits_theme=False)
    result = fitted(USUAL_PLAN, CHECK_IN, other, SUPPORT, SENTENCE, minutes=45)
    assert "Dobbelsteen vervalt: er is minder tijd." in told(result)
    assert "Steuncirkel" in [part.title for part in result.parts]


def test_a_group_that_left_its_theme_keeps_its_longest_part() -> None:
    parts = (part_of(DICE, 10), part_of(LIFELINE, 30))
    forms = (DICE, replace(LIFELINE, fits_theme=False))
    assert shown(fitted(parts, *forms, minutes=30).parts) == ["Dobbelsteen 30"]
    assert shown(fitted(parts, *forms, minutes=30, keep_theme=False).parts) == ["Levenslijn 30"]


def test_something_of_the_groups_own_goes_after_the_work_forms() -> None:
    parts = (part_of(CHECK_IN), part_of(SUPPORT), own_part("Soep eten", 20), part_of(SENTENCE))
    result = fitted(parts, *IN_PLAN, minutes=30)
    assert [part.title for part in result.parts] == ["Check-in", "Soep eten", "Meeneemzin"]
    soup = result.parts[1].minutes
    assert 10 <= soup <= 20


def test_opening_and_closing_stay_as_long_as_there_is_time_at_all() -> None:
    result = fitted(USUAL_PLAN, *IN_PLAN, SPACE, SILENCE, minutes=16)
    assert [part.phase for part in result.parts if part.phase in (OPENING, CLOSING)] == [
        OPENING,
        CLOSING,
    ]


def test_a_shorter_opening_comes_in_rather_than_losing_the_theme() -> None:
    parts = (part_of(CHECK_IN), part_of(LIFELINE, 30), part_of(SENTENCE))
    result = fitted(parts, CHECK_IN, LIFELINE, SENTENCE, SPACE, SILENCE, minutes=36)
    assert shown(result.parts) == ["Ademruimte 3", "Levenslijn 30", "Stil slot 3"]
    assert "Check-in wordt Ademruimte, 3 minuten: er is minder tijd." in told(result)


def test_a_shorter_work_form_comes_in_rather_than_leaving_nothing_between() -> None:
    parts = (part_of(CHECK_IN), part_of(LIFELINE, 30), part_of(SENTENCE))
    result = fitted(parts, CHECK_IN, LIFELINE, SENTENCE, SPACE, SILENCE, DICE, minutes=16)
    assert shown(result.parts) == ["Ademruimte 3", "Dobbelsteen 10", "Stil slot 3"]


def test_a_work_form_for_more_people_makes_place_for_one_that_fits() -> None:
    result = fitted((part_of(CIRCLE, 30),), CIRCLE, STICK, people=4, minutes=30)
    assert shown(result.parts) == ["Praatstok 30"]
    assert told(result, people=4) == [
        "Binnen- en buitencirkel wordt Praatstok, 30 minuten: "
        "voor Binnen- en buitencirkel zijn minstens 6 mensen nodig."
    ]


def test_a_work_form_for_fewer_people_says_how_many_it_goes_with() -> None:
    result = fitted((part_of(LIFELINE), part_of(DICE)), LIFELINE, DICE, people=10, minutes=30)
    assert "Levenslijn vervalt: het kan met hoogstens 8 mensen." in told(result, people=10)


def test_the_facilitator_leads_what_comes_in_the_place_of_a_part() -> None:
    led = replace(part_of(CIRCLE), leader_id=UUID(int=7), leader="Anneke", note="Stoelen klaar")
    (stand_in,) = fitted((led,), CIRCLE, DICE, people=4, minutes=20).parts
    assert (stand_in.leader_id, stand_in.leader) == (UUID(int=7), "Anneke")
    assert stand_in.note == ""


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (form("Z"), form("A", fits_theme=False)),
        (form("Z"), form("A", meetings_ago=1)),
        (form("Z", meetings_ago=6), form("A", meetings_ago=2)),
        (form("Z"), form("A", disliked=True)),
        (form("Z", favourite=True), form("A")),
        (form("Z"), form("A", energy=Energy.ACTIVE)),
        (form("A"), form("Z")),
    ],
    ids=["theme", "last time", "longer ago", "went badly", "favourite", "energy", "tie"],
)
def test_the_best_fitting_work_form_comes_in(better: Candidate, worse: Candidate) -> None:
    parts = (part_of(CIRCLE),)
    for forms in ((better, worse), (worse, better)):
        result = fitted(parts, CIRCLE, *forms, people=4, minutes=20)
        assert shown(result.parts) == [f"{better.title} 20"]


def test_a_lively_part_makes_place_for_a_calmer_one_when_the_group_is_tired() -> None:
    lively = form("Stellingen", energy=Energy.ACTIVE)
    tired = Wanted(8, 20, Energy.CALM)
    result = refit((part_of(lively),), (lively, DICE), tired, ids())
    assert told(result) == ["Stellingen wordt Dobbelsteen, 20 minuten: dat is rustiger."]
    alone = refit((part_of(lively),), (lively, SUPPORT), tired, ids())
    assert alone == Refit((part_of(lively),), (), 0)


def test_minutes_are_left_rather_than_filled_with_something_lively_for_a_tired_group() -> None:
    parts = (part_of(DICE, 30),)
    tired = refit(parts, (DICE, BALL), Wanted(8, 40, Energy.CALM), ids())
    assert (shown(tired.parts), tired.unfilled) == (["Dobbelsteen 30"], 10)
    assert shown(fitted(parts, DICE, BALL, minutes=40).parts) == ["Namenbal 10", "Dobbelsteen 30"]


def test_a_little_more_time_goes_to_what_is_there() -> None:
    result = fitted(USUAL_PLAN, *IN_PLAN, STICK, BALL, minutes=85)
    assert {change.kind for change in result.changes} == {ChangeKind.LENGTHENED}
    assert told(result)[0].endswith(" minuten: er is meer tijd.")


def test_much_more_time_brings_in_a_work_form_that_fits_the_theme() -> None:
    result = fitted(USUAL_PLAN, *IN_PLAN, STICK, BALL, minutes=120)
    assert "Praatstok" in [part.title for part in result.parts]
    assert "Namenbal" not in [part.title for part in result.parts]
    assert any(said.startswith("Praatstok komt erbij, ") for said in told(result))
    assert sum(part.minutes for part in result.parts) == 120


def test_what_nothing_is_found_for_is_left_over_and_told() -> None:
    result = fitted((part_of(DICE),), DICE, minutes=42)
    assert (shown(result.parts), result.unfilled) == (["Dobbelsteen 30"], 12)
    assert told(result)[-1] == "Er blijven 12 minuten over: daarvoor is geen werkvorm gevonden."
    assert told(fitted((part_of(DICE),), DICE, minutes=31))[-1].startswith("Er blijft 1 minuut ov")


def test_minutes_that_a_work_form_cannot_take_are_put_right() -> None:
    result = fitted((part_of(LIFELINE, 20), part_of(DICE)), LIFELINE, DICE, minutes=50)
    assert shown(result.parts) == ["Levenslijn 30", "Dobbelsteen 20"]
    assert told(result) == [
        "Levenslijn duurt 30 in plaats van 20 minuten: "
        "deze werkvorm kan in 30 tot en met 55 minuten."
    ]


@pytest.mark.parametrize(("minutes", "break_"), [(65, 15), (60, 10), (59, 9), (55, 5)])
def test_a_break_shrinks_to_ten_minutes_and_to_five_in_a_short_meeting(
    minutes: int, break_: int
) -> None:
    one, two = form("Een", minutes=(25, 25, 25)), form("Twee", minutes=(25, 25, 25))
    result = fitted((part_of(one), pause(), part_of(two)), one, two, minutes=minutes)
    assert shown(result.parts) == ["Een 25", f"Pauze {break_}", "Twee 25"]


def test_a_break_of_an_hour_or_more_stays_ten_minutes_though_a_part_goes_for_it() -> None:
    one, two = form("Een", minutes=(27, 27, 60)), form("Twee", minutes=(27, 27, 60))
    result = fitted((part_of(one), pause(), part_of(two)), one, two, minutes=60)
    assert [part.kind for part in result.parts].count(PartKind.BREAK) == 1
    assert sum(part.minutes for part in result.parts) == 60
    assert len(result.parts) == 2


def test_breaks_go_only_when_they_alone_are_longer_than_the_meeting() -> None:
    parts = (part_of(DICE), pause(number=1), part_of(SUPPORT), pause(number=2), part_of(SENTENCE))
    assert shown(fitted(parts, *IN_PLAN, minutes=10).parts) == ["Pauze 5", "Pauze 5"]
    assert "Pauze vervalt: er is minder tijd." in told(fitted(parts, *IN_PLAN, minutes=9))


def test_an_opening_goes_first_and_a_closing_last() -> None:
    parts = (part_of(DICE), part_of(SENTENCE), part_of(SUPPORT), part_of(CHECK_IN))
    result = fitted(parts, *IN_PLAN, minutes=65)
    assert [part.title for part in result.parts] == [
        "Check-in",
        "Dobbelsteen",
        "Steuncirkel",
        "Meeneemzin",
    ]
    why = "een opening komt als eerste en een afsluiting als laatste."
    assert told(result) == [
        f"Check-in schuift naar een andere plek: {why}",
        f"Meeneemzin schuift naar een andere plek: {why}",
    ]


def test_coffee_before_the_opening_and_tidying_after_the_closing_stay_there() -> None:
    parts = (own_part("Koffie", 10), *USUAL_PLAN, own_part("Opruimen", 10))
    assert fitted(parts, *IN_PLAN, minutes=100).parts == parts


def test_an_order_of_a_persons_own_stays() -> None:
    parts = (part_of(CHECK_IN), part_of(SUPPORT), part_of(DICE), part_of(SENTENCE))
    result = fitted(parts, *IN_PLAN, minutes=55)
    assert [part.title for part in result.parts] == [part.title for part in parts]


def test_a_break_that_came_to_be_at_the_end_moves_to_the_middle() -> None:
    parts = (part_of(CHECK_IN), part_of(DICE), part_of(SUPPORT), pause(), part_of(SENTENCE))
    result = fitted(parts, *IN_PLAN)
    assert [part.title for part in result.parts][2] == "Pauze"
    assert told(result) == ["Pauze schuift naar een beter moment."]


def test_a_meeting_that_gets_long_gets_a_break() -> None:
    parts = (part_of(CHECK_IN), part_of(DICE), part_of(SUPPORT), part_of(SENTENCE))
    result = fitted(parts, *IN_PLAN, minutes=80)
    assert shown(result.parts)[2] == "Pauze 15"
    assert told(result) == ["Pauze komt erbij, 15 minuten: er is meer tijd."]


def test_a_break_is_not_next_to_the_closing_when_it_can_be_among_the_work() -> None:
    parts = (
        part_of(CHECK_IN, 6),
        part_of(BALL, 5),
        part_of(SUPPORT, 20),
        part_of(SENTENCE, 15),
        pause(),
    )
    result = fitted(parts, CHECK_IN, BALL, SUPPORT, SENTENCE, minutes=61)
    assert [part.title for part in result.parts] == [
        "Check-in",
        "Namenbal",
        "Pauze",
        "Steuncirkel",
        "Meeneemzin",
    ]


def test_the_other_parts_give_way_for_the_break_of_a_meeting_that_gets_long() -> None:
    parts = (part_of(CHECK_IN), part_of(DICE, 24), part_of(SUPPORT, 30), part_of(SENTENCE))
    assert "Pauze" in [part.title for part in fitted(parts, *IN_PLAN, minutes=75).parts]


def test_a_meeting_that_seemed_full_gets_a_break_when_a_part_turns_out_shorter() -> None:
    parts = (part_of(DICE, 60), part_of(SUPPORT, 40))
    result = fitted(parts, DICE, SUPPORT, minutes=100)
    assert shown(result.parts) == ["Dobbelsteen 30", "Pauze 15", "Steuncirkel 40"]
    assert result.unfilled == 15


def test_a_long_meeting_whose_break_was_taken_out_gets_none() -> None:
    parts = (part_of(CHECK_IN), part_of(DICE, 30), part_of(SUPPORT, 40), part_of(SENTENCE))
    assert fitted(parts, *IN_PLAN, minutes=90) == Refit(parts, (), 0)


def test_a_new_plan_has_an_opening_the_theme_a_break_and_a_closing() -> None:
    known = (CHECK_IN, WEATHER, DICE, SUPPORT, BALL, SENTENCE, SILENCE)
    wanted = Wanted(8, 90)
    result = compose(known, wanted, ids())
    assert sum(part.minutes for part in result.parts) == 90
    assert [part.phase for part in result.parts] == [
        OPENING,
        WorkFormKind.CONVERSATION,
        None,
        SELF_INSIGHT,
        CLOSING,
    ]
    assert sentence(result.changes[0], wanted) == "Check-in komt erbij, 10 minuten."


@pytest.mark.parametrize(("minutes", "breaks"), [(60, 0), (74, 0), (75, 1), (179, 1), (180, 2)])
def test_a_new_plan_has_breaks_when_it_is_long(minutes: int, breaks: int) -> None:
    known = (CHECK_IN, DICE, STICK, SUPPORT, LIFELINE, BALL, SENTENCE)
    parts = compose(known, Wanted(8, minutes), ids()).parts
    assert sum(part.kind is PartKind.BREAK for part in parts) == breaks
    assert parts[0].phase is OPENING
    assert parts[-1].phase is CLOSING


def test_a_new_plan_takes_another_work_form_than_last_time() -> None:
    tired_of = tuple(replace(f, meetings_ago=1) for f in (CHECK_IN, DICE))
    parts = compose((*tired_of, WEATHER, STICK, SENTENCE), Wanted(8, 50), ids()).parts
    assert [part.title for part in parts] == ["Weerbericht", "Praatstok", "Meeneemzin"]


def test_a_meeting_without_a_theme_is_as_full_as_one_with_a_theme() -> None:
    known = (CHECK_IN, DICE, STICK, SUPPORT, LIFELINE, SENTENCE)
    with_theme = compose(known, Wanted(8, 90), ids()).parts
    no_theme = [replace(f, fits_theme=f.phase in (OPENING, CLOSING)) for f in known]
    assert compose(no_theme, Wanted(8, 90), ids()).parts == with_theme


def test_a_new_plan_has_a_short_opening() -> None:
    agreements = form("Afspraken", OPENING, (20, 30, 45))
    used = replace(CHECK_IN, meetings_ago=1)
    parts = compose((agreements, used, DICE, STICK, SENTENCE), Wanted(8, 90), ids()).parts
    assert parts[0].title == "Check-in"


def test_what_is_lively_does_not_come_last_before_the_closing() -> None:
    parts = (part_of(CHECK_IN), part_of(SUPPORT, 40), part_of(SENTENCE))
    result = fitted(parts, CHECK_IN, SUPPORT, SENTENCE, BALL, minutes=74)
    assert [part.title for part in result.parts] == [
        "Check-in",
        "Namenbal",
        "Steuncirkel",
        "Meeneemzin",
    ]


def test_with_no_work_forms_at_all_everything_is_left_over() -> None:
    result = compose((), Wanted(8, 60), ids())
    assert (result.parts, result.unfilled) == ((), 60)
