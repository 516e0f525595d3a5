"""Which theme a ballot brings up, with a fair turn for themes that keep waiting.

The rule, in words that a facilitator can say out loud:

1. A theme with more than half of all votes is it. The group is clear, so waiting does not count.
2. Otherwise each theme counts its votes, plus one for every earlier ballot in which it got votes
   and lost, up to `MOST_BONUS`. Earlier ballots count from the last time that the theme had its
   turn. A theme that gets no vote now gets no bonus: nobody asks for it today.
3. With an equal score the theme goes first that never had its turn, then the one whose turn was
   longest ago, then the one that stands higher on the ballot.

Why so: plain counting lets the largest part of a group decide each time, so that what two people
ask for never comes up. One vote for each lost ballot lets a theme pass a near winner after a while.
The bonus is small and stops growing, so that a lead of more than `MOST_BONUS` votes holds however
long another theme has waited. Every part of a score can be counted on fingers in the room.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

MOST_BONUS = 3
"""Votes that waiting can add at most."""


@dataclass(frozen=True)
class Contender:
    """A theme on a ballot and what happened to it before.

    Attributes:
        theme: its key.
        votes: in this ballot.
        waited: earlier ballots since its last turn in which it got votes and lost.
        last_on: when it last had its turn in this group; None when it never had.
    """

    theme: str
    votes: int
    waited: int = 0
    last_on: date | None = None


@dataclass(frozen=True)
class Standing:
    """A contender with its score.

    Attributes:
        bonus: what waiting adds.
        is_majority: it has more than half of all votes, and wins by that.
    """

    contender: Contender
    bonus: int
    is_majority: bool

    @property
    def score(self) -> int:
        """Votes and bonus together."""
        return self.contender.votes + self.bonus


def ranking(contenders: Iterable[Contender]) -> tuple[Standing, ...]:
    """The contenders from first to last by the rule of this module.

    Args:
        contenders: in the order of the ballot, which decides at last.
    """
    given = tuple(contenders)
    total = sum(each.votes for each in given)
    standings = [_standing(each, total) for each in given]
    return tuple(sorted(standings, key=_before))  # stable: the ballot's order stays


def winner(standings: Sequence[Standing]) -> Standing | None:
    """The first of a ranking; None when nobody voted."""
    if not standings or not standings[0].contender.votes:
        return None
    return standings[0]


@dataclass(frozen=True)
class PastBallot:
    """What an earlier ballot of the group says about fairness.

    Attributes:
        on: the day on which it was held.
        chosen: key of the theme that the group took.
        voted_for: keys of all themes that got votes.
    """

    on: date
    chosen: str
    voted_for: frozenset[str]


def times_waited(theme: str, past: Sequence[PastBallot], last_used: date | None) -> int:
    """In how many ballots a theme got votes and lost since it last had its turn.

    Args:
        past: earlier ballots of the group, newest first.
        last_used: last day on which a log names the theme; ballots before that do not count.
    """
    waited = 0
    for ballot in past:
        if ballot.chosen == theme or (last_used is not None and ballot.on < last_used):
            break
        waited += theme in ballot.voted_for
    return waited


def _standing(contender: Contender, total: int) -> Standing:
    is_majority = 2 * contender.votes > total
    bonus = 0 if is_majority or not contender.votes else min(contender.waited, MOST_BONUS)
    return Standing(contender, bonus, is_majority)


def _before(standing: Standing) -> tuple[bool, int, bool, date]:
    last_on = standing.contender.last_on
    return (
        not standing.is_majority,
        -standing.score,
        last_on is not None,
        last_on or date.min,
    )
