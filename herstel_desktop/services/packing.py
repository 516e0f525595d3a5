"""What somebody ticked off on the list of what to take along."""

from __future__ import annotations

import json
from collections.abc import Sequence
from uuid import UUID

from herstel_desktop.db.queries import settings as queries
from herstel_desktop.db.store import Store, Transaction
from herstel_desktop.domain.changes import Outcome, changed

_KEY = "packed"
_MOST_MEETINGS = 40
"""Meetings of which the ticks are kept; the ones ticked longest ago go first."""
_MOST_LINES = 200


def packed(store: Store, meeting_id: UUID) -> frozenset[str]:
    """The lines that were ticked off for a meeting."""
    with store.reading() as tx:
        return frozenset(_kept(tx).get(str(meeting_id), ()))


def set_packed(store: Store, meeting_id: UUID, lines: Sequence[str]) -> Outcome:
    """Keep which lines are ticked off for a meeting."""
    with store.transaction() as tx:
        kept = _kept(tx)
        kept.pop(str(meeting_id), None)
        if lines:
            kept[str(meeting_id)] = sorted(set(lines))[:_MOST_LINES]
        newest = dict(list(kept.items())[-_MOST_MEETINGS:])
        queries.put_setting(tx, _KEY, json.dumps(newest, ensure_ascii=False))
    return Outcome(changed(), id=meeting_id)


def _kept(tx: Transaction) -> dict[str, list[str]]:
    value = queries.setting_value(tx, _KEY)
    kept: dict[str, list[str]] = json.loads(value) if value else {}
    return kept
