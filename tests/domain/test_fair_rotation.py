"""Fair rotation: who waits gets a turn, and a clear majority is never passed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from herstel_desktop.domain.fair_rotation import (
    MOST_BONUS,
    Contender,
    PastBallot,
    ranking,
    times_waited,
    winner,
)

DAY = date(2026, 3, 3)
dates = st.none() | st.dates(date(2020, 1, 1), date(2026, 12, 31))


@st.composite
def ballots(draw: st.DrawFn) -> tuple[Contender, ...]:
    """Two to eight themes with any votes and any past."""
    count = draw(st.integers(2, 8))
    return tuple(
        Contender(f"thema {place}", draw(st.integers(0, 30)), draw(st.integers(0, 9)), draw(dates))
        for place in range(count)
    )


def order(*contenders: Contender) -> list[str]:
    return [standing.contender.theme for standing in ranking(contenders)]


def first(*contenders: Contender) -> str:
    found = winner(ranking(contenders))
    assert found is not None
    return found.contender.theme


def test_most_votes_win_when_nothing_waited() -> None:
    assert order(Contender("hoop", 2), Contender("slapen", 5), Contender("rouw", 4)) == [
        "slapen",
        "rouw",
        "hoop",
    ]


def test_a_theme_that_waited_passes_a_near_winner() -> None:
    slapen, hoop, rouw = Contender("slapen", 5), Contender("hoop", 4, waited=2), Contender("r", 3)
    assert first(slapen, hoop, rouw) == "hoop"
    assert ranking((slapen, hoop, rouw))[0].score == 6


def test_a_large_lead_holds_however_long_another_theme_waited() -> None:
    slapen, hoop = Contender("slapen", 8), Contender("hoop", 4, waited=30)
    others = Contender("rouw", 3), Contender("geld", 3)
    assert first(slapen, hoop, *others) == "slapen"
    assert ranking((slapen, hoop, *others))[1].bonus == MOST_BONUS


def test_more_than_half_of_the_votes_is_clear_also_in_a_small_group() -> None:
    assert first(Contender("hoop", 1, waited=3), Contender("slapen", 2)) == "slapen"
    # exactly half is not more than half
    assert first(Contender("slapen", 2), Contender("hoop", 2, waited=1)) == "hoop"


def test_a_theme_that_nobody_asks_for_today_does_not_rise_by_waiting() -> None:
    standings = ranking((Contender("slapen", 1), Contender("hoop", 0, waited=9)))
    assert [standing.score for standing in standings] == [1, 0]


def test_with_an_equal_score_what_never_had_its_turn_goes_first_then_the_longest_ago() -> None:
    lately, long_ago = Contender("a", 3, last_on=DAY), Contender("b", 3, last_on=date(2025, 1, 1))
    never, later = Contender("c", 3), Contender("d", 3)
    assert order(lately, long_ago, never, later) == ["c", "d", "b", "a"]


def test_nobody_voted_so_nothing_won() -> None:
    assert winner(ranking((Contender("a", 0, waited=2), Contender("b", 0)))) is None
    assert winner(()) is None


def test_waiting_is_counted_from_the_last_turn() -> None:
    def ballot(days_ago: int, chosen: str, *voted_for: str) -> PastBallot:
        return PastBallot(DAY - timedelta(days=days_ago), chosen, frozenset(voted_for))

    past = [
        ballot(7, "slapen", "slapen", "hoop"),
        ballot(14, "rouw", "rouw", "hoop", "geld"),
        ballot(21, "hoop", "hoop", "geld"),
        ballot(28, "rouw", "hoop", "geld"),
    ]
    assert times_waited("hoop", past, None) == 2
    assert times_waited("geld", past, None) == 3
    assert times_waited("slapen", past, None) == 0
    assert times_waited("vriendschap", past, None) == 0
    # a log says that the group worked on it without a ballot
    assert times_waited("geld", past, DAY - timedelta(days=20)) == 1
    assert times_waited("geld", past, DAY - timedelta(days=14)) == 1


@given(ballots())
def test_the_same_ballot_gives_the_same_outcome(ballot: tuple[Contender, ...]) -> None:
    assert ranking(ballot) == ranking(tuple(ballot))
    assert {each.contender for each in ranking(ballot)} == set(ballot)


@given(ballots())
def test_a_clear_majority_always_wins(ballot: tuple[Contender, ...]) -> None:
    total = sum(each.votes for each in ballot)
    clear = [each for each in ballot if 2 * each.votes > total]
    assume(clear)
    assert first(*ballot) == clear[0].theme


@given(ballots())
def test_a_lead_that_waiting_cannot_make_up_always_wins(ballot: tuple[Contender, ...]) -> None:
    most, second = sorted((each.votes for each in ballot), reverse=True)[:2]
    assume(most > second + MOST_BONUS)
    assert first(*ballot) == next(each.theme for each in ballot if each.votes == most)


@given(ballots(), st.integers(0, 7), st.integers(1, 5))
def test_waiting_longer_never_lowers_a_theme(
    ballot: tuple[Contender, ...], which: int, more: int
) -> None:
    place = which % len(ballot)
    longer = list(ballot)
    longer[place] = replace(ballot[place], waited=ballot[place].waited + more)
    theme = ballot[place].theme
    assert order(*longer).index(theme) <= order(*ballot).index(theme)


@given(ballots(), st.integers(0, 7))
def test_one_vote_more_never_lowers_a_theme(ballot: tuple[Contender, ...], which: int) -> None:
    place = which % len(ballot)
    more = list(ballot)
    more[place] = replace(ballot[place], votes=ballot[place].votes + 1)
    theme = ballot[place].theme
    assert order(*more).index(theme) <= order(*ballot).index(theme)
