"""The lists that grow over ten years are read through indexes."""

from __future__ import annotations

from datetime import date, time
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from herstel_desktop.db.queries import attendance, groups, meetings, search, today
from herstel_desktop.db.store import Store

ANY = UUID(int=1)
ON = date(2026, 11, 24)
SHORT_INDEX = "ix_session_log_drafts"  # holds the drafts only, however many logs there are
GROWING = (
    "meeting",
    "earlier",
    "met",
    "attendance_mark",
    "session_log",
    "guest",
    "enrolment",
    "next_",
)


def _plan(store: Store, query: sa.Executable, values: dict[str, Any]) -> list[str]:
    with store.reading() as tx:
        seen: list[tuple[str, Any]] = []
        engine = tx.engine

        def note(_c: Any, _cursor: Any, sql: str, parameters: Any, *_rest: Any) -> None:
            seen.append((sql, parameters))

        sa.event.listen(engine, "before_cursor_execute", note)
        try:
            tx.execute(query, values)
        finally:
            sa.event.remove(engine, "before_cursor_execute", note)
        ((sql, parameters),) = seen
        rows = tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", parameters)
        return [row[-1] for row in rows]


QUERIES: dict[str, tuple[sa.Executable, dict[str, Any]]] = {
    "one meeting": (
        meetings.ONE,
        {"meeting_id": ANY},
    ),
    "a group's meetings": (meetings.list_query(), {"group_id": ANY}),
    "a group's coming meetings": (meetings.list_query(from_on=ON, limit=5), {"group_id": ANY}),
    "a group's past meetings": (meetings.list_query(before_on=ON, limit=5), {"group_id": ANY}),
    "marks of some meetings": (meetings.MARKS_OF, {"ids": [ANY, UUID(int=2)]}),
    "guests of some meetings": (meetings.GUESTS_OF, {"ids": [ANY, UUID(int=2)]}),
    "the number before a page": (
        meetings.HOW_MANY_BEFORE,
        {"group_id": ANY, "on": ON, "start": time(13, 30)},
    ),
    "who was absent lately": (attendance.FOLLOW_UPS, {"today": ON}),
    "what comes this week": (
        today.COMING,
        {"yesterday": ON, "today": ON, "until": ON, "still_on": 24 * 60},
    ),
    "what comes later": (today.NEXT_LATER, {"today": ON}),
    "what was not rounded off": (today.UNFINISHED, {"today": ON, "now": time(13, 30)}),
    "which logs are drafts": (today.UNFINISHED_LOGS, {}),
    "who waits for a next step": (today.OPEN_ENROLMENTS, {}),
    "the list of groups": (groups.GROUP_ROWS, {"today": ON}),
}


@pytest.mark.parametrize("name", QUERIES)
def test_no_growing_table_is_read_from_end_to_end(store: Store, name: str) -> None:
    steps = _plan(store, *QUERIES[name])
    assert steps
    for step in steps:
        whole = step.startswith(tuple(f"SCAN {table}" for table in GROWING))
        assert not whole or step.endswith(SHORT_INDEX), steps


@pytest.mark.parametrize("name", ["a group's meetings", "a group's coming meetings"])
def test_a_groups_meetings_come_in_order_without_sorting(store: Store, name: str) -> None:
    assert not any("TEMP B-TREE" in step for step in _plan(store, *QUERIES[name]))


def test_search_reads_the_word_index(store: Store) -> None:
    steps = _plan(store, search.MATCHING, {"expression": '"an" *', "typed": "an"})
    assert any("VIRTUAL TABLE INDEX" in step for step in steps)
    assert not any(step.startswith("SCAN search_entry") for step in steps)
