"""The library as its screen shows it: searched, filtered, and with what a group did before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from herstel_desktop.db.store import Store
from herstel_desktop.domain.work_form_library import (
    ALL_GROUPS,
    Asked,
    LibraryRow,
    Surroundings,
    ToChange,
    Which,
)
from herstel_desktop.domain.work_forms import WorkForm
from herstel_desktop.services.groups import groups
from herstel_desktop.services.library import Shelf
from herstel_desktop.services.materials import materials, materials_at_hand
from herstel_desktop.services.own_work_forms import own_work_form, used_work_forms
from herstel_desktop.services.work_form_favourites import favourites
from herstel_desktop.services.work_form_history import history_of_all_groups, history_of_group
from herstel_desktop.services.work_form_shelf import current_shelf
from herstel_desktop.services.worksheets import worksheet_slugs, worksheet_title

LOOK_BACK = timedelta(days=365)
"""How far back is looked over all groups together."""


def surroundings(
    store: Store, group_id: UUID | None = None, *, today: date | None = None
) -> Surroundings:
    """What stands around the list.

    Args:
        group_id: the group whose history is shown, `ALL_GROUPS`, or None.

    Raises:
        KnownError: the content of the program cannot be read.
    """
    shelf = current_shelf(store)
    if group_id is None:
        history = {}
    elif group_id == ALL_GROUPS:
        history = history_of_all_groups(store, (today or date.today()) - LOOK_BACK)
    else:
        history = history_of_group(store, group_id)
    return Surroundings(
        group_id=group_id,
        favourites=favourites(store),
        at_hand=materials_at_hand(store),
        groups=tuple((each.id, each.name) for each in groups(store, today=today)),
        themes=tuple(shelf.themes.values()),
        sheet_titles={slug: worksheet_title(slug) for slug in worksheet_slugs()},
        used=used_work_forms(store),
        history=history,
    )


def find(store: Store, asked: Asked, around: Surroundings) -> tuple[LibraryRow, ...]:
    """What is found, the most telling first; without a text in the order of a meeting.

    Raises:
        KnownError: the content of the program cannot be read.
    """
    return rows_of(current_shelf(store), asked, around)


def rows_of(shelf: Shelf, asked: Asked, around: Surroundings) -> tuple[LibraryRow, ...]:
    """As `find`, on a shelf at hand."""
    rows = [
        LibraryRow(
            form,
            form.slug in around.favourites,
            shelf.own.get(form.slug),
            form.slug in around.used,
            around.history.get(form.slug),
        )
        for form in _forms(shelf, asked, around)
    ]
    if asked.new_first and around.group_id is not None:
        rows.sort(key=lambda row: row.history is not None)
    return tuple(rows)


def which_shows(store: Store, slug: str) -> Which:
    """In which part of the library a work form stands."""
    own = current_shelf(store).own.get(slug)
    if own is None or own.is_offered:
        return Which.ALL
    return Which.OWN if own.retired_on is None else Which.PUT_AWAY


def to_change(store: Store, slug: str) -> ToChange:
    """An own work form to change.

    Raises:
        NotFoundError: there is none of this name (any more).
    """
    themes = current_shelf(store).themes.values()
    return ToChange(
        own_work_form(store, slug),
        tuple((theme.slug, theme.title) for theme in themes),
        tuple((sheet, worksheet_title(sheet)) for sheet in worksheet_slugs()),
    )


def _forms(shelf: Shelf, asked: Asked, around: Surroundings) -> Iterable[WorkForm]:
    if asked.which in (Which.OWN, Which.PUT_AWAY):
        away = asked.which is Which.PUT_AWAY
        forms = [
            form
            for form in shelf.find_own(asked.filters, asked.text)
            if (shelf.own[form.slug].retired_on is not None) is away
        ]
    else:
        forms = list(shelf.find(asked.filters, asked.text))
    if asked.which is Which.FAVOURITES:
        forms = [form for form in forms if form.slug in around.favourites]
    if asked.with_what_is_here:
        kinds = materials()
        forms = [form for form in forms if kinds.all_at_hand(form.materials, around.at_hand)]
    return forms
