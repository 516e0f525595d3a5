"""What every change of a ballot holds to."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from herstel_desktop.db.queries import theme_ballots as queries
from herstel_desktop.db.store import Transaction
from herstel_desktop.domain.changes import Changes, Kind, changed
from herstel_desktop.domain.errors import InvalidInputError, KnownError
from herstel_desktop.domain.theme_ballots import (
    LEAST_OPTIONS,
    MOST_OPTIONS,
    BallotOption,
    ThemeBallot,
)


class BallotClosedError(KnownError):
    """The group's choice was recorded, so nothing is counted any more."""

    def __init__(self) -> None:
        super().__init__(
            "De keuze van de groep staat al vast.",
            safe="Er is niets veranderd.",
            advice="Begin een nieuwe stemming voor de volgende keer.",
        )


def checked_options(options: Iterable[BallotOption]) -> tuple[BallotOption, ...]:
    """Options that a ballot can have.

    Raises:
        InvalidInputError: there are too few or too many.
    """
    checked = tuple(options)
    if len(checked) < LEAST_OPTIONS:
        raise InvalidInputError(
            "themes",
            "Er valt nog niets te kiezen.",
            advice=f"Zet er minstens {LEAST_OPTIONS} thema's op.",
        )
    if len(checked) > MOST_OPTIONS:
        raise InvalidInputError(
            "themes",
            f"Dit zijn meer dan {MOST_OPTIONS} thema's.",
            advice="Haal er eerst een paar weg. Kiezen uit acht is al veel.",
        )
    return checked


def ballot_to_count(tx: Transaction, ballot_id: UUID) -> ThemeBallot:
    """A ballot that is being counted.

    Raises:
        NotFoundError: there is no such ballot.
        BallotClosedError: it is decided already.
    """
    found = queries.ballot(tx, ballot_id)
    if found.closed_at is not None:
        raise BallotClosedError
    return found


def refuse_unknown(ballot: ThemeBallot, theme: str) -> None:
    """Let only a theme of the ballot through.

    Raises:
        InvalidInputError: the theme is not on it.
    """
    if all(option.theme != theme for option in ballot.options):
        raise InvalidInputError(
            "theme", "Dit thema staat niet op het stembriefje.", advice="Zet het er eerst bij."
        )


def ballot_changes(ballot: ThemeBallot) -> Changes:
    """What a change of a ballot touches."""
    return changed(Kind.THEME_BALLOT, ids=(ballot.id, ballot.group_id))
