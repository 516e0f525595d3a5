"""Themes as a group knows them: keys, titles, and when each had its turn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from herstel_desktop.db.queries import recovery_wishes as wish_queries
from herstel_desktop.db.queries import theme_ballots as ballot_queries
from herstel_desktop.db.queries.theme_ballots import ClosedBallot
from herstel_desktop.db.store import Store, Transaction
from herstel_desktop.domain.dutch_words import words
from herstel_desktop.domain.recovery_wishes import ThemeChoice
from herstel_desktop.domain.search import search_key
from herstel_desktop.domain.theme_ballots import LONGEST_THEME
from herstel_desktop.services.inputs import filled_line
from herstel_desktop.services.library import Shelf
from herstel_desktop.services.work_form_shelf import current_shelf


class ThemeKeys:
    """Gives what was typed the key of a theme that is known already.

    A theme of the library has its slug as key, one of the group's own its title. Case, diacritics
    and dashes do not matter: 'hulp vragen' is the theme 'hulp-vragen'.
    """

    def __init__(self, shelf: Shelf, own: Iterable[str] = ()) -> None:
        self._keys: dict[str, str] = {}
        for key in own:
            self._keys.setdefault(_compared(key), key)
        for slug, theme in shelf.themes.items():
            self._keys[_compared(slug)] = self._keys[_compared(theme.title)] = slug

    def key(self, typed: str) -> str:
        """The key of a known theme, else the text itself."""
        return self._keys.get(_compared(typed), typed)

    def clean(self, typed: str) -> str:
        """As `key`, of something that a person typed.

        Raises:
            InvalidInputError: nothing was typed, or it is too long.
        """
        return self.key(filled_line("theme", typed, "Het thema", most=LONGEST_THEME))


def own_themes(tx: Transaction, group_id: UUID, shelf: Shelf) -> tuple[str, ...]:
    """Titles of the group's own themes, from its wishes and ballots."""
    wished = (theme for _, theme in wish_queries.themes_of_group(tx, group_id))
    used = dict.fromkeys([*wished, *ballot_queries.option_themes(tx, group_id)])
    return tuple(theme for theme in used if theme not in shelf.themes)


def theme_choices(shelf: Shelf, own: Iterable[str]) -> tuple[ThemeChoice, ...]:
    """Everything that can be picked, by title."""
    choices = [ThemeChoice(slug, theme.title) for slug, theme in shelf.themes.items()]
    choices += [ThemeChoice(title, title) for title in own]
    return tuple(sorted(choices, key=lambda each: (search_key(each.title), each.theme)))


def find_choices(
    store: Store, choices: Sequence[ThemeChoice], text: str
) -> tuple[ThemeChoice, ...]:
    """What somebody looks for among the themes that can be picked; all when nothing is typed.

    The library is searched by title, search words and text; the group's own themes by title.
    """
    if not text.strip():
        return tuple(choices)
    shelf = current_shelf(store)
    offered = {each.theme: each for each in choices}
    typed = words(search_key(text))
    own = [
        each
        for each in choices
        if each.theme not in shelf.themes
        and all(_begins_a_word(word, each.title) for word in typed)
    ]
    found = [offered[theme.slug] for theme in shelf.find_themes(text) if theme.slug in offered]
    return (*own, *found)


def last_turns(
    keys: ThemeKeys, in_logs: dict[str, date], closed: Iterable[ClosedBallot]
) -> dict[str, date]:
    """When each theme last had its turn: as recorded in a log, or as chosen on a ballot.

    A theme that was chosen for a meeting that fell out has not had its turn by that.
    """
    turns = turns_in_logs(keys, in_logs)
    for ballot in closed:
        if not ballot.fell_out:
            on = ballot.meeting_on or ballot.opened_on
            turns[ballot.chosen] = max(on, turns.get(ballot.chosen, on))
    return turns


def turns_in_logs(keys: ThemeKeys, in_logs: dict[str, date]) -> dict[str, date]:
    """The last day of each theme in the logs, by its key; logs hold what was typed."""
    turns: dict[str, date] = {}
    for title, on in in_logs.items():
        key = keys.key(title)
        turns[key] = max(on, turns.get(key, on))
    return turns


def _begins_a_word(typed: str, title: str) -> bool:
    return any(word.startswith(typed) for word in words(search_key(title)))


def _compared(text: str) -> str:
    return " ".join(search_key(text).replace("-", " ").split())
