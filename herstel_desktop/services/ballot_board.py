"""What a group sees when it chooses a theme: the count, the fair outcome, and what could come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from herstel_desktop.db.queries import groups as group_queries
from herstel_desktop.db.queries import meetings as meeting_queries
from herstel_desktop.db.queries import recovery_wishes as wish_queries
from herstel_desktop.db.queries import theme_ballots as queries
from herstel_desktop.db.queries.theme_ballots import ClosedBallot
from herstel_desktop.db.store import Store, Transaction
from herstel_desktop.domain.fair_rotation import (
    Contender,
    PastBallot,
    Standing,
    ranking,
    times_waited,
    winner,
)
from herstel_desktop.domain.theme_ballots import (
    BallotBoard,
    BallotLine,
    OpenBallot,
    PastChoice,
    Proposal,
    ThemeBallot,
)
from herstel_desktop.services.group_themes import (
    ThemeKeys,
    last_turns,
    own_themes,
    theme_choices,
    turns_in_logs,
)
from herstel_desktop.services.library import Shelf
from herstel_desktop.services.work_form_shelf import current_shelf

_LOOKED_BACK = 40
"""Earlier ballots of which the votes are read: far more than waiting can add."""


@dataclass(frozen=True)
class _Past:
    """What a group did before.

    Attributes:
        turns: when each theme last had its turn.
        logged: the same, by the logs alone.
        closed: decided ballots, newest first.
        ballots: the newest of them, as the rule of fair rotation reads them.
    """

    turns: dict[str, date]
    logged: dict[str, date]
    closed: tuple[ClosedBallot, ...]
    ballots: tuple[PastBallot, ...]


def ballot_board(store: Store, group_id: UUID, *, today: date | None = None) -> BallotBoard:
    """Everything that is shown about choosing a theme in a group.

    Raises:
        NotFoundError: there is no such group.
    """
    shelf = current_shelf(store)
    with store.reading() as tx:
        group_queries.group(tx, group_id)
        own = own_themes(tx, group_id, shelf)
        past = _past(tx, group_id, ThemeKeys(shelf, own))
        wishes = wish_queries.living_by_theme(tx, group_id)
        ballot = queries.open_ballot(tx, group_id)
        on = _meeting_on(tx, ballot)
        meetings = queries.coming_meetings(tx, group_id, today or date.today())
    choices = theme_choices(shelf, own)
    proposals = [
        Proposal(each.theme, each.title, wishes.get(each.theme, 0), past.turns.get(each.theme))
        for each in choices
    ]
    return BallotBoard(
        group_id=group_id,
        open=_open(ballot, on, shelf, past, wishes) if ballot is not None else None,
        history=tuple(_past_choice(each, shelf) for each in past.closed),
        proposals=tuple(sorted(proposals, key=_proposed_first)),
        meetings=meetings,
    )


def standings(tx: Transaction, ballot: ThemeBallot, shelf: Shelf) -> tuple[Standing, ...]:
    """The options of an open ballot, from first to last by the rule of fair rotation."""
    keys = ThemeKeys(shelf, own_themes(tx, ballot.group_id, shelf))
    return _ranked(ballot, _past(tx, ballot.group_id, keys))


def _past(tx: Transaction, group_id: UUID, keys: ThemeKeys) -> _Past:
    closed = queries.closed_ballots(tx, group_id)
    in_logs = queries.themes_in_logs(tx, group_id)
    options = queries.options_of(tx, [each.id for each in closed[:_LOOKED_BACK]])
    ballots = tuple(
        PastBallot(
            each.opened_on,
            # what was chosen for a meeting that fell out is still waiting
            "" if each.fell_out else each.chosen,
            frozenset(option.theme for option in options.get(each.id, ()) if option.votes),
        )
        for each in closed[:_LOOKED_BACK]
    )
    return _Past(last_turns(keys, in_logs, closed), turns_in_logs(keys, in_logs), closed, ballots)


def _ranked(ballot: ThemeBallot, past: _Past) -> tuple[Standing, ...]:
    return ranking(
        Contender(
            option.theme,
            option.votes,
            times_waited(option.theme, past.ballots, past.logged.get(option.theme)),
            past.turns.get(option.theme),
        )
        for option in ballot.options
    )


def _open(
    ballot: ThemeBallot,
    meeting_on: date | None,
    shelf: Shelf,
    past: _Past,
    wishes: dict[str, int],
) -> OpenBallot:
    ranked = _ranked(ballot, past)
    lines = {
        each.contender.theme: BallotLine(
            shelf.theme_title(each.contender.theme),
            wishes.get(each.contender.theme, 0),
            each,
        )
        for each in ranked
    }
    first = winner(ranked)
    return OpenBallot(
        ballot=ballot,
        meeting_on=meeting_on,
        lines=tuple(lines[option.theme] for option in ballot.options),
        ranked=tuple(lines.values()),
        leader=lines[first.contender.theme] if first is not None else None,
    )


def _meeting_on(tx: Transaction, ballot: ThemeBallot | None) -> date | None:
    if ballot is None or ballot.meeting_id is None:
        return None
    return meeting_queries.meeting(tx, ballot.meeting_id).on


def _past_choice(closed: ClosedBallot, shelf: Shelf) -> PastChoice:
    return PastChoice(
        id=closed.id,
        on=closed.opened_on,
        meeting_on=closed.meeting_on,
        theme=closed.chosen,
        title=shelf.theme_title(closed.chosen),
        votes=closed.chosen_votes,
        all_votes=closed.all_votes,
        way=closed.way,
        overruled_because=closed.overruled_because,
    )


def _proposed_first(proposal: Proposal) -> tuple[bool, int, bool, date]:
    """Themes that wishes ask for, then what never had its turn, then what had it longest ago."""
    last_on = proposal.last_on
    return (not proposal.wishes, -proposal.wishes, last_on is not None, last_on or date.min)
