"""The shelf of one vault: what comes with the program and what the organisation made itself."""

from __future__ import annotations

import logging
from threading import Lock
from weakref import WeakKeyDictionary

from herstel_desktop.db.queries import own_work_forms as queries
from herstel_desktop.db.store import Store
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.own_work_forms import OwnWorkForm
from herstel_desktop.domain.work_forms import Theme, WorkForm
from herstel_desktop.library.content import ContentError
from herstel_desktop.library.work_forms import read_draft
from herstel_desktop.services.library import Shelf, shipped_shelf

_log = logging.getLogger(__name__)
_shelves: WeakKeyDictionary[Store, tuple[Shelf, Shelf]] = WeakKeyDictionary()
"""Of each open vault the shelf, and the shipped one that it was made from."""

_changes: WeakKeyDictionary[Store, int] = WeakKeyDictionary()
"""Of each open vault how often own work forms changed."""

_read: WeakKeyDictionary[Store, dict[str, tuple[str, WorkForm | None]]] = WeakKeyDictionary()
"""Of each open vault slug → text and what it says, so that one change does not read all again."""

_one_at_a_time = Lock()


def current_shelf(store: Store) -> Shelf:
    """Everything that can be chosen in this vault; read again after own work forms changed.

    Raises:
        KnownError: the content of the program cannot be read.
    """
    shipped = shipped_shelf()
    with _one_at_a_time:
        kept = _shelves.get(store)
        changes = _changes.get(store, 0)
    if kept is not None and kept[1] is shipped:
        return kept[0]
    # Read without the lock: reading may have to wait for a transaction.
    shelf = shipped.with_own(read_own_work_forms(store))
    with _one_at_a_time:
        if _changes.get(store, 0) == changes:  # else it is older than the change
            _shelves[store] = (shelf, shipped)
    return shelf


def own_work_forms_changed(store: Store) -> None:
    """Have the shelf read again; called after each change that was committed."""
    with _one_at_a_time:
        _shelves.pop(store, None)
        _changes[store] = _changes.get(store, 0) + 1


def read_own_work_forms(store: Store) -> tuple[OwnWorkForm, ...]:
    """All own work forms, drafts and those put away too."""
    with store.reading() as tx:
        rows = queries.all_rows(tx)
    before = _read.get(store, {})
    now = {row.slug: _read_again(row, before.get(row.slug)) for row in rows}
    _read[store] = now
    return tuple(
        OwnWorkForm(row.id, form, row.based_on, row.retired_on)
        for row in rows
        if (form := now[row.slug][1]) is not None
    )


def own_work_form_of(row: queries.OwnRow) -> OwnWorkForm | None:
    """A row of the table as a value; None when its text cannot be read."""
    _text, form = _read_again(row, None)
    if form is None:
        return None
    return OwnWorkForm(row.id, form, row.based_on, row.retired_on)


def _read_again(
    row: queries.OwnRow, before: tuple[str, WorkForm | None] | None
) -> tuple[str, WorkForm | None]:
    if before is not None and before[0] == row.content:
        return before
    try:
        return row.content, read_draft(row.content, row.slug)
    except ContentError:
        # One that is spoilt may not take all others with it.
        _log.warning("own work form %s cannot be read", row.slug)
        return row.content, None


def named(store: Store, text: str) -> tuple[WorkForm | Theme, ...]:
    """Themes and work forms of which every typed word begins a word of the title.

    Nothing when the content cannot be read: this is one of several things to search.
    """
    try:
        shelf = current_shelf(store)
    except KnownError:
        return ()
    return shelf.named(text)


def work_form_pdf(store: Store, slug: str, *, large: bool = False) -> bytes:
    """A work form on A4, to lead it from; `large` sets everything in 18 points or more.

    Raises:
        NotFoundError: there is none of this name.
    """
    from herstel_desktop.documents.work_form import WorkFormData, build

    shelf = current_shelf(store)
    form = shelf.work_form(slug)
    return build(WorkFormData(form, tuple(theme.title for theme in shelf.themes_of(form))), large)
