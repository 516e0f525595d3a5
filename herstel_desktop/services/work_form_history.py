"""When a work form was last done, and how it went."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from herstel_desktop.db.queries import work_form_history as queries
from herstel_desktop.db.store import Store
from herstel_desktop.domain.work_form_history import WorkFormHistory


def history_of_group(store: Store, group_id: UUID) -> dict[str, WorkFormHistory]:
    """Slug of each work form that a group did → when last, and how that went.

    Done is what somebody said was used, and what stood in the draaiboek of a closed meeting when
    nobody said anything afterwards.
    """
    with store.reading() as tx:
        return queries.history_of_group(tx, group_id)


def history_of_all_groups(store: Store, since: date) -> dict[str, WorkFormHistory]:
    """As `history_of_group`, over all groups together, in meetings from a day on."""
    with store.reading() as tx:
        return queries.history_of_all_groups(tx, since)
