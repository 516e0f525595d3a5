"""A group chooses its theme: counted as it is set, fair over time, and recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from herstel_desktop.db import preparation_models as models
from herstel_desktop.db.store import Store
from herstel_desktop.domain.ballot_words import explained, last_turn
from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.errors import InvalidInputError, KnownError, NotFoundError
from herstel_desktop.domain.groups import GroupState
from herstel_desktop.domain.meetings import MeetingState
from herstel_desktop.domain.theme_ballots import BallotLine, BallotWay, OpenBallot
from herstel_desktop.services.groups import add_group, change_group, draft_of, end_group, group
from herstel_desktop.services.recovery_wishes import add_wish, fulfil, set_themes
from herstel_desktop.services.schedule import (
    add_meeting,
    cancel_meeting,
    meeting,
    meetings,
    plan_meetings,
)
from herstel_desktop.services.session_logs import save_session_log
from herstel_desktop.services.theme_ballots import (
    BallotClosedError,
    BallotOpenError,
    add_option,
    ballot_board,
    choose_theme,
    chosen_theme,
    is_ballot_due,
    put_away,
    remove_option,
    set_voters,
    set_votes,
    start_ballot,
)
from tests.services.builders import TUESDAY, draft, new_group, rhythm

THREE = ("slapen", "hoop", "rouw")
A_WEEK = timedelta(days=7)


@pytest.fixture
def group_id(store: Store) -> UUID:
    return new_group(store)


def begin(store: Store, group_id: UUID, themes: Sequence[str] = THREE, **other: object) -> UUID:
    """The id of a ballot that was just begun."""
    values: dict[str, object] = {
        "way": BallotWay.PAPER,
        "dots": 3,
        "today": TUESDAY,
        **other,
    }
    made = start_ballot(store, group_id, themes, **values).id  # type: ignore[arg-type]
    assert made is not None
    return made


def count(store: Store, ballot_id: UUID, **votes: int) -> None:
    for theme, number in votes.items():
        set_votes(store, ballot_id, theme, number)


def opened(store: Store, group_id: UUID) -> OpenBallot:
    found = ballot_board(store, group_id, today=TUESDAY).open
    assert found is not None
    return found


def line(store: Store, group_id: UUID, theme: str) -> BallotLine:
    return next(each for each in opened(store, group_id).lines if each.theme == theme)


def decided(store: Store, group_id: UUID, winner: str, on: date, **votes: int) -> UUID:
    """A ballot of an earlier day that was counted and decided."""
    ballot = begin(store, group_id, [*votes], today=on)
    count(store, ballot, **votes)
    choose_theme(store, ballot, winner, "zo was het")
    return ballot


def undo(store: Store, outcome: Outcome) -> Outcome:
    assert outcome.undo is not None
    back: Outcome = outcome.undo(store)
    return back


def titles(store: Store, group_id: UUID) -> list[str]:
    return [each.title for each in opened(store, group_id).lines]


def test_a_ballot_keeps_its_order_and_knows_what_it_is_for(store: Store, group_id: UUID) -> None:
    first = meetings(store, group_id)[0]
    begin(store, group_id, meeting_id=first.id, way=BallotWay.HANDS, dots=1)
    found = opened(store, group_id)
    assert [each.title for each in found.lines] == ["Slapen", "Hoop", "Rouw"]
    assert (found.ballot.way, found.ballot.dots) == (BallotWay.HANDS, 1)
    assert found.meeting_on == first.on
    assert found.leader is None


def test_what_was_typed_becomes_the_theme_that_is_meant(store: Store, group_id: UUID) -> None:
    begin(store, group_id, ["hulp vragen", "HULP-VRAGEN", "Tuinieren", "Geld & dromen"])
    assert titles(store, group_id) == ["Hulp vragen", "Tuinieren", "Geld & dromen"]


def test_a_vote_is_stored_when_it_is_set_and_can_be_taken_back(
    store: Store, group_id: UUID
) -> None:
    ballot = begin(store, group_id)
    first = set_votes(store, ballot, "hoop", 1)
    assert first.sentence == "Hoop: 1 stip."
    second = set_votes(store, ballot, "hoop", 4)
    assert second.sentence == "Hoop: 4 stippen."
    assert line(store, group_id, "hoop").votes == 4
    undo(store, second)
    assert line(store, group_id, "hoop").votes == 1
    undo(store, first)
    assert line(store, group_id, "hoop").votes == 0


@pytest.mark.parametrize("votes", [-1, 2501])
def test_a_number_of_votes_that_cannot_be_is_refused(
    store: Store, group_id: UUID, votes: int
) -> None:
    ballot = begin(store, group_id)
    with pytest.raises(InvalidInputError):
        set_votes(store, ballot, "hoop", votes)
    with pytest.raises(InvalidInputError, match="niet op het stembriefje"):
        set_votes(store, ballot, "grenzen", 1)


def test_more_votes_than_the_voters_can_have_given_is_warned_of_and_not_refused(
    store: Store, group_id: UUID
) -> None:
    ballot = begin(store, group_id, dots=3)
    count(store, ballot, hoop=5, slapen=2)
    assert not opened(store, group_id).ballot.too_many_votes  # nobody counted the voters
    assert set_voters(store, ballot, 2).sentence == "2 mensen stemden mee."
    assert opened(store, group_id).ballot.too_many_votes
    assert set_voters(store, ballot, 3).changes.ids
    assert not opened(store, group_id).ballot.too_many_votes
    count(store, ballot, hoop=50)
    assert line(store, group_id, "hoop").votes == 50
    undo(store, set_voters(store, ballot, None))
    assert opened(store, group_id).ballot.voters == 3
    with pytest.raises(InvalidInputError):
        set_voters(store, ballot, 0)


def test_a_group_has_one_ballot_at_a_time(store: Store, group_id: UUID) -> None:
    begin(store, group_id)
    with pytest.raises(BallotOpenError):
        begin(store, group_id)
    begin(store, new_group(store, name="Zelfhulpgroep"))


@pytest.mark.parametrize(
    ("themes", "other", "field"),
    [
        (["hoop"], {}, "themes"),
        (["hoop", "Hoop"], {}, "themes"),
        ([f"thema {number}" for number in range(21)], {}, "themes"),
        (["hoop", " "], {}, "theme"),
        (["hoop", "x" * 81], {}, "theme"),
        (THREE, {"dots": 0}, "dots"),
        (THREE, {"dots": 6}, "dots"),
    ],
)
def test_a_ballot_that_cannot_be_is_refused(
    store: Store, group_id: UUID, themes: Sequence[str], other: dict[str, object], field: str
) -> None:
    with pytest.raises(InvalidInputError) as refused:
        begin(store, group_id, themes, **other)
    assert refused.value.field == field
    assert ballot_board(store, group_id).open is None


def test_it_is_only_for_a_planned_meeting_of_this_group(store: Store, group_id: UUID) -> None:
    mine, other = meetings(store, group_id)[0], meetings(store, new_group(store, name="B"))[0]
    with pytest.raises(InvalidInputError):
        begin(store, group_id, meeting_id=other.id)
    cancel_meeting(store, mine.id, "ziek")
    with pytest.raises(InvalidInputError):
        begin(store, group_id, meeting_id=mine.id)
    with pytest.raises(NotFoundError):
        begin(store, group_id, meeting_id=uuid4())


def test_a_group_that_ended_chooses_nothing(store: Store, group_id: UUID) -> None:
    end_group(store, group_id, TUESDAY)
    with pytest.raises(InvalidInputError, match="gestopt"):
        begin(store, group_id)


def test_a_theme_comes_on_and_off_while_it_is_open(store: Store, group_id: UUID) -> None:
    ballot = begin(store, group_id)
    added = add_option(store, ballot, "Vriendschap")
    assert titles(store, group_id)[-1] == "Vriendschap"
    with pytest.raises(InvalidInputError, match="al op"):
        add_option(store, ballot, "vriendschap")
    count(store, ballot, hoop=2)
    undo(store, added)
    assert titles(store, group_id) == ["Slapen", "Hoop", "Rouw"]
    assert line(store, group_id, "hoop").votes == 2
    removed = remove_option(store, ballot, "hoop")
    assert titles(store, group_id) == ["Slapen", "Rouw"]
    with pytest.raises(InvalidInputError, match="niets te kiezen"):
        remove_option(store, ballot, "rouw")
    undo(store, removed)
    assert line(store, group_id, "hoop").votes == 2
    assert titles(store, group_id) == ["Slapen", "Hoop", "Rouw"]


def test_the_groups_choice_is_recorded_and_can_be_taken_back(store: Store, group_id: UUID) -> None:
    ballot = begin(store, group_id)
    count(store, ballot, hoop=4, slapen=1)
    leader = opened(store, group_id).leader
    assert leader is not None and leader.title == "Hoop"
    outcome = choose_theme(store, ballot, "hoop", "een reden die niet nodig is")
    assert outcome.sentence == "Het thema wordt Hoop."
    board = ballot_board(store, group_id)
    assert board.open is None
    (past,) = board.history
    assert (past.title, past.votes, past.all_votes) == ("Hoop", 4, 5)
    assert past.overruled_because == ""
    with pytest.raises(BallotClosedError):
        set_votes(store, ballot, "hoop", 9)
    undo(store, outcome)
    assert line(store, group_id, "hoop").votes == 4
    assert ballot_board(store, group_id).history == ()


def test_the_facilitator_can_choose_otherwise_and_says_why(store: Store, group_id: UUID) -> None:
    ballot = begin(store, group_id)
    count(store, ballot, hoop=4, slapen=1)
    with pytest.raises(InvalidInputError) as refused:
        choose_theme(store, ballot, "rouw", "  ")
    assert refused.value.field == "because"
    assert opened(store, group_id).ballot.closed_at is None
    choose_theme(store, ballot, "rouw", " Een   deelnemer verloor iemand ")
    (past,) = ballot_board(store, group_id).history
    assert (past.title, past.votes) == ("Rouw", 0)
    assert past.overruled_because == "Een deelnemer verloor iemand"


def test_without_a_vote_there_is_nothing_to_follow_so_a_reason_is_needed(
    store: Store, group_id: UUID
) -> None:
    ballot = begin(store, group_id)
    with pytest.raises(InvalidInputError):
        choose_theme(store, ballot, "slapen")
    choose_theme(store, ballot, "slapen", "In het gesprek was iedereen het eens")


def test_an_open_ballot_can_be_put_away_and_comes_back_whole(store: Store, group_id: UUID) -> None:
    ballot = begin(store, group_id, meeting_id=meetings(store, group_id)[0].id)
    count(store, ballot, hoop=4)
    set_voters(store, ballot, 5)
    before = opened(store, group_id)
    removed = put_away(store, ballot)
    assert ballot_board(store, group_id).open is None
    undo(store, removed)
    assert opened(store, group_id) == before
    again = put_away(store, ballot)
    begin(store, group_id)
    with pytest.raises(KnownError, match="intussen iets bijgekomen"):
        undo(store, again)


def test_beginning_can_be_taken_back_until_something_was_counted(
    store: Store, group_id: UUID
) -> None:
    outcome = start_ballot(store, group_id, THREE, way=BallotWay.PAPER, dots=3)
    undo(store, outcome)
    assert ballot_board(store, group_id).open is None
    outcome = start_ballot(store, group_id, THREE, way=BallotWay.PAPER, dots=3)
    assert outcome.id is not None
    count(store, outcome.id, hoop=1)
    with pytest.raises(KnownError, match="intussen iets bijgekomen"):
        undo(store, outcome)


def test_a_theme_that_lost_but_waited_rises(store: Store, group_id: UUID) -> None:
    decided(store, group_id, "slapen", TUESDAY - 3 * A_WEEK, slapen=5, hoop=3, rouw=2)
    decided(store, group_id, "rouw", TUESDAY - 2 * A_WEEK, rouw=5, hoop=3, geld=1)
    ballot = begin(store, group_id, ["geld-en-stress", "slapen", "hoop"])
    count(store, ballot, slapen=4, hoop=3)
    set_votes(store, ballot, "geld-en-stress", 1)
    found = opened(store, group_id)
    assert [each.theme for each in found.ranked] == ["hoop", "slapen", "geld-en-stress"]
    assert [each.theme for each in found.lines] == ["geld-en-stress", "slapen", "hoop"]
    assert explained(found.ranked[0].standing, BallotWay.PAPER) == (
        "3 stippen + 2 omdat het al twee keer wachtte"
    )
    assert explained(found.ranked[1].standing, BallotWay.PAPER) == "4 stippen"


def test_a_clear_majority_is_not_passed_by_waiting(store: Store, group_id: UUID) -> None:
    for weeks in (5, 4, 3, 2):
        decided(store, group_id, "slapen", TUESDAY - weeks * A_WEEK, slapen=5, hoop=3)
    ballot = begin(store, group_id, ["slapen", "hoop"])
    count(store, ballot, slapen=4, hoop=3)
    leader = opened(store, group_id).leader
    assert leader is not None and leader.theme == "slapen"
    assert explained(leader.standing, BallotWay.HANDS) == "4 handen: meer dan de helft"


def test_when_it_had_its_turn_is_known_from_ballots_and_from_logs(
    store: Store, group_id: UUID
) -> None:
    decided(store, group_id, "slapen", TUESDAY - 3 * A_WEEK, slapen=5, hoop=3)
    held = add_meeting(store, group_id, TUESDAY - 2 * A_WEEK, time(10), 90).id
    assert held is not None
    save_session_log(store, held, "Goed", themes=["hulp vragen", "hoop"])
    begin(store, group_id, ["slapen", "hulp-vragen", "rouw", "hoop"])
    turns = {each.theme: each.standing.contender for each in opened(store, group_id).lines}
    assert turns["slapen"].last_on == TUESDAY - 3 * A_WEEK
    assert turns["hulp-vragen"].last_on == TUESDAY - 2 * A_WEEK
    assert turns["rouw"].last_on is None
    # the log says that Hoop had its turn after the ballot that it lost
    assert (turns["hoop"].last_on, turns["hoop"].waited) == (TUESDAY - 2 * A_WEEK, 0)
    assert last_turn(turns["rouw"].last_on, TUESDAY) == "nog niet aan bod geweest"
    assert last_turn(turns["slapen"].last_on, TUESDAY) == "laatst op 3 november"
    assert last_turn(date(2025, 3, 3), TUESDAY) == "laatst op 3 maart 2025"
    assert last_turn(TUESDAY + A_WEEK, TUESDAY) == "gekozen voor 1 december"


def test_what_was_chosen_for_a_meeting_that_fell_out_still_waits(
    store: Store, group_id: UUID
) -> None:
    first, second = meetings(store, group_id)[:2]
    ballot = begin(store, group_id, meeting_id=first.id)
    count(store, ballot, hoop=4, slapen=3)
    choose_theme(store, ballot, "hoop")
    assert chosen_theme(store, second.id) is None
    cancel_meeting(store, first.id, "storm")
    begin(store, group_id)
    hoop = line(store, group_id, "hoop").standing.contender
    assert (hoop.last_on, hoop.waited) == (None, 1)
    carried = chosen_theme(store, second.id)
    assert carried is not None and carried.theme == "hoop"


def test_the_proposals_begin_with_wishes_then_with_what_had_no_turn(
    store: Store, group_id: UUID
) -> None:
    for text, themes in (("a", ["rouw"]), ("b", ["rouw", "Tuinieren"]), ("c", ["slapen"])):
        wish = add_wish(store, group_id, text).id
        assert wish is not None
        set_themes(store, wish, themes)
        if text == "c":
            fulfil(store, wish)
    decided(store, group_id, "hoop", TUESDAY - A_WEEK, hoop=4, slapen=1)
    decided(store, group_id, "grenzen", TUESDAY - 2 * A_WEEK, grenzen=4, slapen=1)
    proposals = ballot_board(store, group_id).proposals
    assert [(each.title, each.wishes) for each in proposals[:3]] == [
        ("Rouw", 2),
        ("Tuinieren", 1),
        ("Angst voor terugval", 0),
    ]
    assert [each.theme for each in proposals[-2:]] == ["grenzen", "hoop"]
    assert len(proposals) == 25


def test_the_history_is_newest_first_and_names_the_meeting(store: Store, group_id: UUID) -> None:
    first = meetings(store, group_id)[0]
    decided(store, group_id, "hoop", TUESDAY - A_WEEK, hoop=4, slapen=1)
    ballot = begin(store, group_id, meeting_id=first.id)
    count(store, ballot, rouw=2)
    choose_theme(store, ballot, "rouw")
    history = ballot_board(store, group_id).history
    assert [(each.title, each.meeting_on) for each in history] == [
        ("Rouw", first.on),
        ("Hoop", None),
    ]


def test_the_theme_of_a_meeting_is_what_was_chosen_for_it(store: Store, group_id: UUID) -> None:
    first, second = meetings(store, group_id)[:2]
    for planned, theme in ((first, "hoop"), (second, "rouw")):
        ballot = begin(store, group_id, meeting_id=planned.id)
        count(store, ballot, **{theme: 5})
        choose_theme(store, ballot, theme)
    chosen = chosen_theme(store, second.id)
    assert chosen is not None
    assert (chosen.theme, chosen.title, chosen.votes) == ("rouw", "Rouw", 5)
    assert (chosen.chosen_on, chosen.way, chosen.overruled) == (TUESDAY, BallotWay.PAPER, False)
    found = chosen_theme(store, first.id)
    assert found is not None and found.theme == "hoop"
    assert chosen_theme(store, meetings(store, group_id)[2].id) is None


def test_else_it_is_the_newest_choice_since_the_meeting_before(
    store: Store, group_id: UUID
) -> None:
    first, second, third = meetings(store, group_id)[:3]
    for theme, moment in (("hoop", 1), ("rouw", 2)):
        ballot = begin(store, group_id)
        count(store, ballot, **{theme: 4})
        choose_theme(store, ballot, theme)
        begins = meeting(store, first.id).starts_at
        _closed_at(store, ballot, begins + timedelta(hours=moment))
    assert chosen_theme(store, first.id) is None  # it had begun already
    found = chosen_theme(store, second.id)
    assert found is not None and found.theme == "rouw"
    assert chosen_theme(store, third.id) is None


def test_a_choice_made_before_the_last_meeting_is_not_for_the_next(
    store: Store, group_id: UUID
) -> None:
    first, second = meetings(store, group_id)[:2]
    ballot = begin(store, group_id)
    count(store, ballot, hoop=4)
    choose_theme(store, ballot, "hoop")
    _closed_at(store, ballot, meeting(store, first.id).starts_at - timedelta(hours=1))
    assert chosen_theme(store, second.id) is None
    found = chosen_theme(store, first.id)
    assert found is not None and found.theme == "hoop"
    # said during the meeting itself, it is for the next one
    _closed_at(store, ballot, meeting(store, first.id).starts_at + timedelta(hours=1))
    found = chosen_theme(store, second.id)
    assert found is not None and found.theme == "hoop"
    # a meeting that fell out was no meeting
    _closed_at(store, ballot, meeting(store, first.id).starts_at - timedelta(hours=1))
    cancel_meeting(store, first.id, "storm")
    found = chosen_theme(store, second.id)
    assert found is not None and found.theme == "hoop"


def test_a_ballot_is_due_until_something_was_chosen(store: Store, group_id: UUID) -> None:
    assert is_ballot_due(store, group_id, today=TUESDAY)
    ballot = begin(store, group_id, meeting_id=meetings(store, group_id)[0].id)
    count(store, ballot, hoop=4)
    assert is_ballot_due(store, group_id, today=TUESDAY)
    choose_theme(store, ballot, "hoop")
    assert not is_ballot_due(store, group_id, today=TUESDAY)
    assert is_ballot_due(store, group_id, today=TUESDAY + timedelta(days=1))
    end_group(store, group_id, TUESDAY)
    assert not is_ballot_due(store, group_id, today=TUESDAY + timedelta(days=1))


def test_a_meeting_with_a_ballot_stays_when_the_rhythm_changes(
    store: Store, group_id: UUID
) -> None:
    second = meetings(store, group_id)[1]
    begin(store, group_id, meeting_id=second.id)
    before = group(store, group_id)
    changed = replace(draft_of(before), rhythm=rhythm(weekday=3))
    outcome = change_group(store, group_id, changed, today=TUESDAY)
    assert meeting(store, second.id).on == second.on
    assert opened(store, group_id).meeting_on == second.on
    undo(store, outcome)
    assert opened(store, group_id).meeting_on == second.on


def test_taking_planned_meetings_back_leaves_the_one_with_a_ballot(
    store: Store, group_id: UUID
) -> None:
    planned = plan_meetings(store, group_id, count=2, today=TUESDAY)
    last = meetings(store, group_id)[-1]
    begin(store, group_id, meeting_id=last.id)
    assert undo(store, planned).sentence == "1 bijeenkomst is weer weggehaald."
    assert opened(store, group_id).meeting_on == last.on


def test_ending_a_group_keeps_the_ballot_of_a_meeting_that_falls_out(
    store: Store, group_id: UUID
) -> None:
    second = meetings(store, group_id)[1]
    ballot = begin(store, group_id, meeting_id=second.id)
    outcome = end_group(store, group_id, TUESDAY)
    assert meeting(store, second.id).state is MeetingState.CANCELLED
    put_away(store, ballot)
    undo(store, outcome)
    assert group(store, group_id).state is GroupState.RUNNING


def test_a_new_group_with_a_ballot_is_not_taken_back(store: Store) -> None:
    added = add_group(store, draft(), today=TUESDAY)
    assert added.id is not None
    begin(store, added.id)
    with pytest.raises(KnownError, match="intussen iets bijgekomen"):
        undo(store, added)


def test_a_ballot_put_away_comes_back_without_the_meeting_that_is_gone(
    store: Store, group_id: UUID
) -> None:
    added = add_meeting(store, group_id, TUESDAY + timedelta(days=1), time(10), 90)
    ballot = begin(store, group_id, meeting_id=added.id)
    away = put_away(store, ballot)
    undo(store, added)
    undo(store, away)
    assert opened(store, group_id).ballot.meeting_id is None


def test_ten_years_of_choosing_are_read_in_a_handful_of_statements(
    store: Store, group_id: UUID
) -> None:
    def statements() -> int:
        seen: list[str] = []

        def note(_c: object, _cursor: object, sql: str, *_rest: object) -> None:
            seen.append(sql)

        sa.event.listen(store._engine, "before_cursor_execute", note)
        ballot_board(store, group_id)
        sa.event.remove(store._engine, "before_cursor_execute", note)
        return len(seen)

    decided(store, group_id, "hoop", TUESDAY - 99 * A_WEEK, hoop=4, slapen=1)
    few = statements()
    for weeks in range(1, 60):
        decided(store, group_id, "hoop", TUESDAY - weeks * A_WEEK, hoop=4, slapen=1)
    assert statements() == few
    assert len(ballot_board(store, group_id).history) == 60


def _closed_at(store: Store, ballot_id: UUID, at: datetime) -> None:
    b = models.theme_ballot.c
    with store.transaction() as tx:
        tx.execute(
            models.theme_ballot.update()
            .where(b.id == ballot_id)
            .values(closed_at=at.astimezone(UTC))
        )
