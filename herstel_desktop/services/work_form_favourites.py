"""Work forms that somebody likes to find again."""

from __future__ import annotations

from herstel_desktop.db.queries import work_form_favourites as queries
from herstel_desktop.db.store import Store
from herstel_desktop.domain.changes import Kind, Outcome, changed
from herstel_desktop.services.work_form_shelf import current_shelf


def favourites(store: Store) -> frozenset[str]:
    """Slugs of the favourite work forms."""
    with store.reading() as tx:
        return queries.favourites(tx)


def set_favourite(store: Store, slug: str, favourite: bool) -> Outcome:
    """Mark a work form as a favourite, or take that back.

    Raises:
        NotFoundError: there is none of this name.
    """
    title = current_shelf(store).work_form(slug).title
    with store.transaction() as tx:
        before = slug in queries.favourites(tx)
        queries.set_favourite(tx, slug, favourite)
    return Outcome(
        changed(Kind.WORK_FORM),
        sentence=f"‘{title}’ is een favoriet."
        if favourite
        else f"‘{title}’ is geen favoriet meer.",
        undo=lambda store: set_favourite(store, slug, before),
    )
