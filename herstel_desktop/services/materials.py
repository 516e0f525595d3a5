"""What a group has at hand, so that a work form can be chosen that needs no more."""

from __future__ import annotations

from collections.abc import Iterable

from herstel_desktop.db.queries import settings as queries
from herstel_desktop.db.store import Store
from herstel_desktop.domain.changes import Kind, Outcome, changed
from herstel_desktop.domain.materials import SPECIAL, Materials
from herstel_desktop.library.content import ContentError
from herstel_desktop.library.materials import shipped_materials
from herstel_desktop.services.library import cannot_be_read

_SETTING = "materials_at_hand"
_BETWEEN = " "


def materials() -> Materials:
    """All kinds of materials there are.

    Raises:
        KnownError: the content of the program cannot be read.
    """
    try:
        return shipped_materials()
    except ContentError:
        raise cannot_be_read() from None


def materials_at_hand(store: Store) -> frozenset[str]:
    """Slugs of the kinds at hand, perhaps with `SPECIAL`; the usual ones until somebody chose."""
    with store.reading() as tx:
        kept = queries.setting_value(tx, _SETTING)
    return materials().usual if kept is None else _known(kept.split(_BETWEEN))


def set_materials_at_hand(store: Store, kinds: Iterable[str]) -> Outcome:
    """Remember what is at hand; a kind that nobody knows is left out."""
    before = materials_at_hand(store)
    with store.transaction() as tx:
        queries.put_setting(tx, _SETTING, _BETWEEN.join(sorted(_known(kinds))))
    return Outcome(
        changed(Kind.SETTINGS),
        sentence="Wat je bij de hand hebt, is bewaard.",
        undo=lambda store: set_materials_at_hand(store, before),
    )


def _known(kinds: Iterable[str]) -> frozenset[str]:
    known = {SPECIAL, *(kind.slug for kind in materials().kinds)}
    return frozenset(kinds) & known
