"""The lists that grow over ten years are read through indexes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from herstel_desktop.db.queries import (
    attendance,
    groups,
    info_cards,
    meetings,
    own_work_forms,
    recovery_wishes,
    search,
    session_plans,
    theme_ballots,
    today,
    work_form_history,
)
from herstel_desktop.db.store import Store

ANY = UUID(int=1)
ON = date(2026, 11, 24)
SHORT_INDEX = "ix_session_log_drafts"  # holds the drafts only, however many logs there are
GROWING = (
    "session_plan_part",
    "info_card_section",
    "info_card_version",
    "meeting",
    "earlier",
    "met",
    "attendance_mark",
    "session_log",
    "guest",
    "enrolment",
    "next_",
    "session_plan",
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
    "what cards say of groups": (info_cards.GROUPS, {"today": ON}),
    "the list of cards": (info_cards.ROWS, {}),
    "the sections of a card": (info_cards.SECTIONS, {"card_id": ANY}),
    "the versions of a card": (info_cards.VERSIONS_OF_CARD, {"card_id": ANY}),
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
    "who waits for a next step": (today.OPEN_ENROLMENTS, {"today": ON}),
    "own work forms that stand in a plan": (own_work_forms.USED, {}),
    "what a group did with work forms": (work_form_history.OF_GROUP, {"group_id": ANY}),
    "what all groups did with work forms": (work_form_history.OF_ALL, {"since": ON}),
    "the list of groups": (groups.GROUP_ROWS, {"today": ON}),
    "a group's wishes": (recovery_wishes.OF_GROUP, {"group_id": ANY}),
    "the themes of a group's wishes": (recovery_wishes.THEMES_OF_GROUP, {"group_id": ANY}),
    "how many wishes ask for a theme": (recovery_wishes.LIVING_BY_THEME, {"group_id": ANY}),
    "who can be named with a wish": (recovery_wishes.OWNERS, {"group_id": ANY}),
    "the ballot that is counted": (theme_ballots.OPEN_OF_GROUP, {"group_id": ANY}),
    "a group's decided ballots": (theme_ballots.CLOSED_OF_GROUP, {"group_id": ANY}),
    "votes of some ballots": (theme_ballots.OPTIONS_OF, {"ids": [ANY, UUID(int=2)]}),
    "every theme on a group's ballots": (theme_ballots.OPTIONS_OF_GROUP, {"group_id": ANY}),
    "when themes stood in a log": (theme_ballots.THEMES_IN_LOGS, {"group_id": ANY}),
    "what was chosen for a meeting": (theme_ballots.CLOSED_FOR_MEETING, {"meeting_id": ANY}),
    "what was chosen for no meeting": (
        theme_ballots.LATEST_FOR_NO_MEETING,
        {"group_id": ANY, "until": datetime(2026, 11, 24, 13, 30, tzinfo=UTC)},
    ),
    "meetings to choose for": (theme_ballots.COMING, {"group_id": ANY, "today": ON}),
    "the meeting before": (
        theme_ballots.MEETING_BEFORE,
        {"group_id": ANY, "on": ON, "start": time(13, 30)},
    ),
    "a draaiboek": (session_plans.PLAN, {"meeting_id": ANY}),
    "the parts of a draaiboek": (session_plans.PARTS, {"meeting_id": ANY}),
    "how many people are expected": (
        session_plans.EXPECTED_PEOPLE,
        {"meeting_id": ANY, "group_id": ANY, "on": ON},
    ),
    "how many people are there": (session_plans.PEOPLE_THERE, {"meeting_id": ANY}),
    "what the last meetings did": (
        session_plans.RECENT_PARTS,
        {"group_id": ANY, "on": ON, "start": time(13, 30)},
    ),
    "a group's earlier draaiboeken": (
        session_plans.EARLIER,
        {"group_id": ANY, "until": ON, "meeting_id": ANY},
    ),
    "what can be prepared": (session_plans.COMING, {"today": ON}),
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
