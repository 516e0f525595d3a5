"""Themes that come on and go off a ballot while it is being counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from herstel_desktop.db.queries import theme_ballots as queries
from herstel_desktop.db.store import Store, Transaction
from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.errors import InvalidInputError
from herstel_desktop.domain.theme_ballots import BallotOption, ThemeBallot
from herstel_desktop.services.ballot_rules import (
    ballot_changes,
    ballot_to_count,
    checked_options,
    refuse_unknown,
)
from herstel_desktop.services.group_themes import ThemeKeys, own_themes
from herstel_desktop.services.inputs import changed_meanwhile
from herstel_desktop.services.work_form_shelf import current_shelf


def add_option(store: Store, ballot_id: UUID, theme: str) -> Outcome:
    """Put another theme on an open ballot, at the end.

    Args:
        theme: its key, or what was typed.

    Raises:
        NotFoundError, BallotClosedError: nothing may be changed.
        InvalidInputError: nothing was typed, it is on the ballot already, or the ballot is full.
    """
    shelf = current_shelf(store)

    def add(tx: Transaction, before: ThemeBallot) -> tuple[BallotOption, ...]:
        key = ThemeKeys(shelf, own_themes(tx, before.group_id, shelf)).clean(theme)
        if any(option.theme == key for option in before.options):
            raise InvalidInputError(
                "theme", "Dit thema staat er al op.", advice="Kies een ander thema."
            )
        return checked_options([*before.options, BallotOption(key)])

    return _change_options(store, ballot_id, add, "Er staat een thema bij.")


def remove_option(store: Store, ballot_id: UUID, theme: str) -> Outcome:
    """Take a theme off an open ballot, with what was counted for it.

    Raises:
        NotFoundError, BallotClosedError: nothing may be changed.
        InvalidInputError: too few themes would be left.
    """
    shelf = current_shelf(store)

    def remove(_tx: Transaction, before: ThemeBallot) -> tuple[BallotOption, ...]:
        refuse_unknown(before, theme)
        return checked_options([option for option in before.options if option.theme != theme])

    sentence = f"{shelf.theme_title(theme)} staat er niet meer op."
    return _change_options(store, ballot_id, remove, sentence)


def _change_options(
    store: Store,
    ballot_id: UUID,
    change: Callable[[Transaction, ThemeBallot], tuple[BallotOption, ...]],
    sentence: str,
) -> Outcome:
    with store.transaction() as tx:
        before = ballot_to_count(tx, ballot_id)
        options = change(tx, before)
        queries.put_options(tx, ballot_id, options)
    after = replace(before, options=options)
    return Outcome(
        ballot_changes(before),
        id=ballot_id,
        sentence=sentence,
        undo=lambda store: _options_back(store, before, after),
    )


def _options_back(store: Store, before: ThemeBallot, after: ThemeBallot) -> Outcome:
    """The options as they were; what was counted since stays counted."""
    with store.transaction() as tx:
        now = ballot_to_count(tx, before.id)
        if [each.theme for each in now.options] != [each.theme for each in after.options]:
            raise changed_meanwhile()
        kept = [
            each
            if each.theme not in [option.theme for option in now.options]
            else BallotOption(each.theme, now.votes_for(each.theme))
            for each in before.options
        ]
        queries.put_options(tx, before.id, kept)
    return Outcome(
        ballot_changes(before), id=before.id, sentence="De thema's staan weer zoals eerst."
    )
