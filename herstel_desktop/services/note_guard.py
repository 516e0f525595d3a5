"""The note guard over the names of this vault."""

from __future__ import annotations

from herstel_desktop.db.queries.names import all_names
from herstel_desktop.db.store import Store
from herstel_desktop.domain.note_guard import NoteGuard
from herstel_desktop.library.note_guard import shipped_note_words


def note_guard(store: Store) -> NoteGuard:
    """A guard that knows everybody in the vault as they are called now."""
    with store.reading() as tx:
        names = all_names(tx)
    return NoteGuard(names, shipped_note_words())
