"""A group picks its theme: a ballot is begun, counted, and decided; and what was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from herstel_desktop.db.clock import utc_now
from herstel_desktop.db.identifiers import new_id
from herstel_desktop.db.queries import groups as group_queries
from herstel_desktop.db.queries import meetings as meeting_queries
from herstel_desktop.db.queries import theme_ballots as queries
from herstel_desktop.db.store import Store, Transaction
from herstel_desktop.domain.ballot_words import counted
from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.errors import InvalidInputError, KnownError
from herstel_desktop.domain.fair_rotation import winner
from herstel_desktop.domain.groups import GroupState
from herstel_desktop.domain.meetings import MeetingState
from herstel_desktop.domain.theme_ballots import (
    LONGEST_REASON,
    MOST_DOTS,
    MOST_VOTERS,
    MOST_VOTES,
    BallotOption,
    BallotWay,
    ThemeBallot,
)
from herstel_desktop.services.ballot_board import ballot_board, standings
from herstel_desktop.services.ballot_options import add_option, remove_option
from herstel_desktop.services.ballot_rules import (
    BallotClosedError,
    ballot_changes,
    ballot_to_count,
    checked_options,
    refuse_unknown,
)
from herstel_desktop.services.chosen_themes import chosen_theme, is_ballot_due
from herstel_desktop.services.group_themes import ThemeKeys, own_themes
from herstel_desktop.services.inputs import changed_meanwhile, filled_line, number, one_line
from herstel_desktop.services.work_form_shelf import current_shelf

__all__ = [
    "BallotClosedError",
    "BallotOpenError",
    "add_option",
    "ballot_board",
    "choose_theme",
    "chosen_theme",
    "is_ballot_due",
    "put_away",
    "remove_option",
    "set_voters",
    "set_votes",
    "start_ballot",
]


class BallotOpenError(KnownError):
    """The group has another ballot that is being counted."""

    def __init__(self) -> None:
        super().__init__(
            "In deze groep loopt al een stemming.",
            safe="Er is niets veranderd.",
            advice="Rond die eerst af, of haal haar weg.",
        )


def start_ballot(
    store: Store,
    group_id: UUID,
    themes: Sequence[str],
    *,
    way: BallotWay,
    dots: int,
    meeting_id: UUID | None = None,
    today: date | None = None,
) -> Outcome:
    """Begin a ballot over these themes, in this order.

    Args:
        themes: keys, or what was typed: a title of the library becomes its slug.
        dots: how many each person gives.
        meeting_id: the meeting for which the theme is chosen; None leaves that open.

    Raises:
        NotFoundError: there is no such group or meeting.
        BallotOpenError: another ballot of the group is being counted.
        InvalidInputError: there are too few or too many themes, the number of dots is out of
            bounds, the group has ended, or the meeting is another group's or not planned.
    """
    number("dots", dots, "Het aantal stippen", least=1, most=MOST_DOTS)
    shelf = current_shelf(store)
    with store.transaction() as tx:
        _refuse_ended(tx, group_id)
        _check_meeting(tx, group_id, meeting_id)
        if queries.open_ballot(tx, group_id) is not None:
            raise BallotOpenError
        keys = ThemeKeys(shelf, own_themes(tx, group_id, shelf))
        options = checked_options(BallotOption(theme) for theme in _keys(keys, themes))
        new = ThemeBallot(new_id(), group_id, today or date.today(), way, dots, options, meeting_id)
        queries.insert_ballot(tx, new)
    return Outcome(
        ballot_changes(new),
        id=new.id,
        sentence="De stemming is begonnen.",
        undo=lambda store: _take_back(store, new),
    )


def set_votes(store: Store, ballot_id: UUID, theme: str, votes: int) -> Outcome:
    """Keep what was counted for one theme.

    Raises:
        NotFoundError: there is no such ballot, or the theme is not on it.
        BallotClosedError: it is decided.
        InvalidInputError: the number is out of bounds.
    """
    number("votes", votes, "Het aantal stemmen", least=0, most=MOST_VOTES)
    shelf = current_shelf(store)
    with store.transaction() as tx:
        before = ballot_to_count(tx, ballot_id)
        refuse_unknown(before, theme)
        queries.set_votes(tx, ballot_id, theme, votes)
    was = before.votes_for(theme)
    return Outcome(
        ballot_changes(before),
        id=ballot_id,
        sentence=f"{shelf.theme_title(theme)}: {counted(votes, before.way)}.",
        undo=lambda store: set_votes(store, ballot_id, theme, was),
    )


def set_voters(store: Store, ballot_id: UUID, voters: int | None) -> Outcome:
    """Keep how many people voted; None when nobody counted them.

    Raises:
        NotFoundError, BallotClosedError: nothing may be counted.
        InvalidInputError: the number is out of bounds.
    """
    if voters is not None:
        number("voters", voters, "Het aantal stemmers", least=1, most=MOST_VOTERS)
    with store.transaction() as tx:
        before = ballot_to_count(tx, ballot_id)
        queries.set_voters(tx, ballot_id, voters)
    people = {None: "Het aantal stemmers is leeg.", 1: "1 persoon stemde mee."}
    return Outcome(
        ballot_changes(before),
        id=ballot_id,
        sentence=people.get(voters, f"{voters} mensen stemden mee."),
        undo=lambda store: set_voters(store, ballot_id, before.voters),
    )


def choose_theme(store: Store, ballot_id: UUID, theme: str, because: str = "") -> Outcome:
    """Record what it will be and close the ballot.

    Args:
        theme: on the ballot; the one that the votes and the waiting bring up needs no reason.
        because: why the facilitator takes another one; needed then.

    Raises:
        NotFoundError: there is no such ballot, or the theme is not on it.
        BallotClosedError: it is decided already.
        InvalidInputError: another theme is taken without a reason, or the reason is too long.
    """
    reason = one_line("because", because, "De reden", most=LONGEST_REASON)
    shelf = current_shelf(store)
    with store.transaction() as tx:
        before = ballot_to_count(tx, ballot_id)
        refuse_unknown(before, theme)
        first = winner(standings(tx, before, shelf))
        if first is not None and first.contender.theme == theme:
            reason = ""
        else:
            reason = filled_line("because", reason, "De reden", most=LONGEST_REASON)
        queries.set_choice(tx, ballot_id, utc_now(), theme, reason)
    return Outcome(
        ballot_changes(before),
        id=ballot_id,
        sentence=f"Het thema wordt {shelf.theme_title(theme)}.",
        undo=lambda store: _reopen(store, before),
    )


def put_away(store: Store, ballot_id: UUID) -> Outcome:
    """Throw an open ballot away, with what was counted.

    Raises:
        NotFoundError, BallotClosedError: nothing may be changed.
    """
    with store.transaction() as tx:
        before = ballot_to_count(tx, ballot_id)
        queries.delete_ballot(tx, ballot_id)
    return Outcome(
        ballot_changes(before),
        sentence="De stemming is weggehaald.",
        undo=lambda store: _put_back(store, before),
    )


def _keys(keys: ThemeKeys, themes: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys.clean(theme) for theme in themes))


def _take_back(store: Store, started: ThemeBallot) -> Outcome:
    with store.transaction() as tx:
        if queries.ballot(tx, started.id) != started:
            raise changed_meanwhile()
        queries.delete_ballot(tx, started.id)
    return Outcome(ballot_changes(started), sentence="De stemming is weer weg.")


def _put_back(store: Store, removed: ThemeBallot) -> Outcome:
    with store.transaction() as tx:
        if queries.open_ballot(tx, removed.group_id) is not None:
            raise changed_meanwhile()
        group_queries.group(tx, removed.group_id)
        meeting_id = removed.meeting_id
        if meeting_id is not None and not queries.meeting_exists(tx, meeting_id):
            meeting_id = None
        queries.insert_ballot(tx, replace(removed, meeting_id=meeting_id))
    return Outcome(ballot_changes(removed), id=removed.id, sentence="De stemming staat er weer.")


def _reopen(store: Store, before: ThemeBallot) -> Outcome:
    with store.transaction() as tx:
        if queries.open_ballot(tx, before.group_id) is not None:
            raise changed_meanwhile()
        queries.set_choice(tx, before.id, None, "", "")
    return Outcome(ballot_changes(before), id=before.id, sentence="De stemming is weer open.")


def _refuse_ended(tx: Transaction, group_id: UUID) -> None:
    if group_queries.group(tx, group_id).state is GroupState.ENDED:
        raise InvalidInputError(
            "group",
            "Deze groep is gestopt.",
            advice="Start de groep eerst weer, dan kun je een thema kiezen.",
        )


def _check_meeting(tx: Transaction, group_id: UUID, meeting_id: UUID | None) -> None:
    if meeting_id is None:
        return
    meeting = meeting_queries.meeting(tx, meeting_id)
    if meeting.group_id != group_id or meeting.state is not MeetingState.PLANNED:
        raise InvalidInputError(
            "meeting",
            "Voor deze bijeenkomst kun je geen thema kiezen.",
            advice="Kies een bijeenkomst die nog gepland staat.",
        )
