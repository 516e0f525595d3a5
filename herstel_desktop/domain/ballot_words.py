"""How votes, waiting and turns are said, on screen and on paper."""

from __future__ import annotations

from datetime import date

from herstel_desktop.domain.dutch_dates import date_only
from herstel_desktop.domain.fair_rotation import Standing
from herstel_desktop.domain.labels import MONTHS
from herstel_desktop.domain.theme_ballots import BallotWay

_IN_WORDS = ("", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")


def counted(votes: int, way: BallotWay) -> str:
    """'4 stippen', '1 hand'."""
    one, more = ("stip", "stippen") if way is BallotWay.PAPER else ("hand", "handen")
    return f"{votes} {one if votes == 1 else more}"


def explained(standing: Standing, way: BallotWay) -> str:
    """'4 stippen + 2 omdat het al twee keer wachtte'."""
    votes, waited = standing.contender.votes, standing.contender.waited
    if standing.is_majority:
        return f"{counted(votes, way)}: meer dan de helft"
    if not standing.bonus:
        return counted(votes, way)
    return f"{counted(votes, way)} + {standing.bonus} omdat het al {_times(waited)} wachtte"


def last_turn(last_on: date | None, today: date) -> str:
    """'laatst op 3 maart', 'gekozen voor 3 maart', or 'nog niet aan bod geweest'."""
    if last_on is None:
        return "nog niet aan bod geweest"
    day = date_only(last_on)
    if last_on.year == today.year:
        day = f"{last_on.day} {MONTHS[last_on.month - 1]}"
    return f"gekozen voor {day}" if last_on > today else f"laatst op {day}"


def _times(count: int) -> str:
    word = _IN_WORDS[count] if count < len(_IN_WORDS) else str(count)
    return f"{word} keer"
