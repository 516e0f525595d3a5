"""Recovery wishes of a group: typed in quickly, nobody's by default, linked to themes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from herstel_desktop.db.identifiers import new_id
from herstel_desktop.db.queries import enrolments as enrolment_queries
from herstel_desktop.db.queries import groups as group_queries
from herstel_desktop.db.queries import recovery_wishes as queries
from herstel_desktop.db.store import Store, Transaction
from herstel_desktop.domain.changes import NAME, Changes, Kind, Outcome, Person, changed
from herstel_desktop.domain.errors import InvalidInputError
from herstel_desktop.domain.groups import Group, GroupState, Registration
from herstel_desktop.domain.recovery_wishes import (
    LONGEST_WISH,
    MOST_THEMES_OF_A_WISH,
    RecoveryWish,
    WishBoard,
)
from herstel_desktop.domain.theme_suggestions import ThemeSuggester
from herstel_desktop.services.group_themes import ThemeKeys, own_themes, theme_choices
from herstel_desktop.services.inputs import changed_meanwhile, filled_line
from herstel_desktop.services.library import Shelf
from herstel_desktop.services.work_form_shelf import current_shelf

_Change = Callable[[Transaction], None]


def wish_board(store: Store, group_id: UUID) -> WishBoard:
    """All wishes of a group, with what their words suggest and what can be picked.

    Raises:
        NotFoundError: there is no such group.
    """
    shelf = current_shelf(store)
    with store.reading() as tx:
        group = group_queries.group(tx, group_id)
        found = queries.wishes_of_group(tx, group_id)
        own = own_themes(tx, group_id, shelf)
        owners = queries.owners(tx, group_id)
    keeps_names = group.registration is not Registration.COUNT_ONLY
    return WishBoard(
        group_id=group_id,
        group_name=group.name,
        is_running=group.state is GroupState.RUNNING,
        keeps_names=keeps_names,
        wishes=found,
        suggestions=_suggestions(shelf, found),
        themes=theme_choices(shelf, own),
        owners=owners if keeps_names else (),
    )


def add_wish(
    store: Store,
    group_id: UUID,
    text: str,
    *,
    participant_id: UUID | None = None,
    today: date | None = None,
) -> Outcome:
    """Keep a wish; nobody's, unless a participant wants a name with it.

    Raises:
        NotFoundError: there is no such group.
        InvalidInputError: nothing was typed, it is too long, the group has ended, it keeps no
            names, or the participant was never in it.
    """
    new = RecoveryWish(
        new_id(),
        group_id,
        _clean(text),
        today or date.today(),
        participant_id=participant_id,
    )
    with store.transaction() as tx:
        group = group_queries.group(tx, group_id)
        _refuse_ended(group)
        _check_owner(tx, group, participant_id)
        queries.insert_wish(tx, new)
        new = queries.wish(tx, new.id)
    return Outcome(
        _changes(new),
        id=new.id,
        sentence=f"De wens van {NAME} is bewaard." if new.participant else "De wens is bewaard.",
        about=_owner(new),
        undo=lambda store: _take_back(store, new),
    )


def change_text(store: Store, wish_id: UUID, text: str) -> Outcome:
    """Let a wish say something else.

    Raises:
        NotFoundError: there is no such wish.
        InvalidInputError: nothing was typed, or it is too long.
    """
    clean = _clean(text)
    before = _change(store, wish_id, lambda tx: queries.set_text(tx, wish_id, clean))
    return Outcome(
        _changes(before),
        id=wish_id,
        sentence="De wens is aangepast.",
        undo=lambda store: change_text(store, wish_id, before.text),
    )


def set_owner(store: Store, wish_id: UUID, participant_id: UUID | None) -> Outcome:
    """Put a participant's name to a wish, or make it nobody's again.

    Raises:
        NotFoundError: there is no such wish.
        InvalidInputError: the group keeps no names, or the participant was never in it.
    """
    with store.transaction() as tx:
        before = queries.wish(tx, wish_id)
        _check_owner(tx, group_queries.group(tx, before.group_id), participant_id)
        queries.set_owner(tx, wish_id, participant_id)
        after = queries.wish(tx, wish_id)
    return Outcome(
        _changes(after),
        id=wish_id,
        sentence=f"Bij deze wens staat nu {NAME}." if after.participant else "De wens is anoniem.",
        about=_owner(after),
        undo=lambda store: set_owner(store, wish_id, before.participant_id),
    )


def set_themes(store: Store, wish_id: UUID, themes: Sequence[str]) -> Outcome:
    """Link a wish to these themes and to no other.

    Args:
        themes: keys, or what was typed: a title of the library becomes its slug.

    Raises:
        NotFoundError: there is no such wish.
        InvalidInputError: a title is empty or too long, or there are too many.
    """
    shelf = current_shelf(store)
    with store.transaction() as tx:
        before = queries.wish(tx, wish_id)
        keys = ThemeKeys(shelf, own_themes(tx, before.group_id, shelf))
        wanted = tuple(dict.fromkeys(keys.clean(theme) for theme in themes))
        if len(wanted) > MOST_THEMES_OF_A_WISH:
            raise InvalidInputError(
                "theme",
                f"Bij een wens passen hoogstens {MOST_THEMES_OF_A_WISH} thema's.",
                advice="Haal er eerst een weg.",
            )
        queries.put_themes(tx, wish_id, wanted)
    return Outcome(
        _changes(before),
        id=wish_id,
        sentence=_themes_sentence(shelf, before.themes, wanted),
        undo=lambda store: _put_themes_back(store, before),
    )


def fulfil(store: Store, wish_id: UUID, *, today: date | None = None) -> Outcome:
    """Note that the group is done with a wish.

    Raises:
        NotFoundError: there is no such wish.
    """
    with store.transaction() as tx:
        before = queries.wish(tx, wish_id)
        queries.set_fulfilled(tx, wish_id, max(today or date.today(), before.written_on))
    return Outcome(
        _changes(before),
        id=wish_id,
        sentence="De wens staat op vervuld.",
        undo=lambda store: revive(store, wish_id),
    )


def revive(store: Store, wish_id: UUID) -> Outcome:
    """Let a wish be alive again.

    Raises:
        NotFoundError: there is no such wish.
    """
    before = _change(store, wish_id, lambda tx: queries.set_fulfilled(tx, wish_id, None))
    return Outcome(
        _changes(before),
        id=wish_id,
        sentence="De wens leeft weer.",
        undo=lambda store: fulfil(store, wish_id, today=before.fulfilled_on),
    )


def remove_wish(store: Store, wish_id: UUID) -> Outcome:
    """Throw a wish away.

    Raises:
        NotFoundError: there is no such wish.
    """
    before = _change(store, wish_id, lambda tx: queries.delete_wish(tx, wish_id))
    return Outcome(
        _changes(before),
        sentence="De wens is weggehaald.",
        undo=lambda store: _put_back(store, before),
    )


def _suggestions(shelf: Shelf, wishes: Sequence[RecoveryWish]) -> dict[UUID, tuple[str, ...]]:
    suggester = ThemeSuggester(shelf.themes.values())
    found = {
        wish.id: suggester.themes_for(wish.text)
        for wish in wishes
        if wish.is_alive and not wish.themes
    }
    return {id_: slugs for id_, slugs in found.items() if slugs}


def _change(store: Store, wish_id: UUID, change: _Change) -> RecoveryWish:
    """The wish as it was before."""
    with store.transaction() as tx:
        before = queries.wish(tx, wish_id)
        change(tx)
    return before


def _take_back(store: Store, added: RecoveryWish) -> Outcome:
    with store.transaction() as tx:
        if queries.wish(tx, added.id) != added:
            raise changed_meanwhile()
        queries.delete_wish(tx, added.id)
    return Outcome(_changes(added), sentence="De wens is weer weg.")


def _put_back(store: Store, removed: RecoveryWish) -> Outcome:
    with store.transaction() as tx:
        group_queries.group(tx, removed.group_id)
        owner = removed.participant_id
        if owner is not None and not queries.owner_exists(tx, owner):
            owner = None
        queries.insert_wish(tx, replace(removed, participant_id=owner))
    return Outcome(_changes(removed), id=removed.id, sentence="De wens staat er weer.")


def _put_themes_back(store: Store, before: RecoveryWish) -> Outcome:
    _change(store, before.id, lambda tx: queries.put_themes(tx, before.id, before.themes))
    return Outcome(_changes(before), id=before.id, sentence="De thema's zijn weer zoals eerst.")


def _clean(text: str) -> str:
    return filled_line("text", text, "De wens", most=LONGEST_WISH)


def _refuse_ended(group: Group) -> None:
    if group.state is GroupState.ENDED:
        raise InvalidInputError(
            "group",
            "Deze groep is gestopt.",
            advice="Start de groep eerst weer, dan kun je wensen opschrijven.",
        )


def _check_owner(tx: Transaction, group: Group, participant_id: UUID | None) -> None:
    if participant_id is None:
        return
    if group.registration is Registration.COUNT_ONLY:
        raise InvalidInputError(
            "participant",
            "In deze groep bewaar je geen namen.",
            advice="Laat de wens anoniem.",
        )
    if enrolment_queries.enrolment_id(tx, participant_id, group.id) is None:
        raise InvalidInputError(
            "participant",
            "Deze deelnemer staat niet bij deze groep.",
            advice="Kies iemand uit de groep, of laat de wens anoniem.",
        )


def _owner(wish: RecoveryWish) -> Person | None:
    if wish.participant_id is None:
        return None
    return Person(wish.participant_id, wish.participant)


def _themes_sentence(shelf: Shelf, before: Sequence[str], after: Sequence[str]) -> str:
    added = [theme for theme in after if theme not in before]
    gone = [theme for theme in before if theme not in after]
    if len(added) == 1 and not gone:
        return f"De wens hoort nu bij {shelf.theme_title(added[0])}."
    if len(gone) == 1 and not added:
        return f"De wens hoort niet meer bij {shelf.theme_title(gone[0])}."
    return "De thema's van de wens zijn aangepast."


def _changes(wish: RecoveryWish) -> Changes:
    return changed(Kind.RECOVERY_WISH, ids=(wish.id, wish.group_id))
