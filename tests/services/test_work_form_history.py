"""A work form shows when the group did it last, and how it went."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from herstel_desktop.db.identifiers import new_id
from herstel_desktop.db.queries.session_plans import put_plan
from herstel_desktop.db.store import Store
from herstel_desktop.domain.session_plans import PartKind, PlanPart, SessionPlan, Worked
from herstel_desktop.domain.work_form_history import WorkFormHistory
from herstel_desktop.domain.work_forms import Energy, WorkFormKind
from herstel_desktop.services import schedule
from herstel_desktop.services.attendance import close_meeting
from herstel_desktop.services.work_form_history import history_of_all_groups, history_of_group
from tests.services.builders import TUESDAY, new_group


def _plan(store: Store, meeting_id: UUID, *parts: tuple[str, dict[str, Any]]) -> None:
    made = tuple(
        PlanPart(
            new_id(), PartKind.WORK_FORM, slug, 10, slug, WorkFormKind.CONVERSATION, **afterwards
        )
        for slug, afterwards in parts
    )
    pause = PlanPart(new_id(), PartKind.BREAK, "Pauze", 15)
    with store.transaction() as tx:
        put_plan(tx, SessionPlan(meeting_id, "", 8, 120, Energy.USUAL, (*made, pause)))


def test_a_new_group_did_nothing_yet(store: Store) -> None:
    assert history_of_group(store, new_group(store)) == {}
    assert history_of_all_groups(store, TUESDAY) == {}


def test_what_was_used_tells_its_last_time_and_how_it_went(store: Store) -> None:
    group_id = new_group(store)
    first, second = schedule.meetings(store, group_id)[:2]
    badly = {"used": True, "worked": Worked.BADLY, "remark": "Te lang"}
    well = {"used": True, "worked": Worked.WELL, "remark": "Fijn met muziek"}
    _plan(store, first.id, ("weerbericht", badly), ("levenslijn", badly))
    _plan(store, second.id, ("weerbericht", well))
    assert history_of_group(store, group_id) == {
        "weerbericht": WorkFormHistory(second.on, 2, Worked.WELL, "Fijn met muziek"),
        "levenslijn": WorkFormHistory(first.on, 1, Worked.BADLY, "Te lang"),
    }


def test_a_plan_counts_once_the_meeting_is_closed_unless_it_was_skipped(store: Store) -> None:
    group_id = new_group(store)
    first, second = schedule.meetings(store, group_id)[:2]
    _plan(store, first.id, ("weerbericht", {}), ("levenslijn", {"used": False}))
    _plan(store, second.id, ("namenbal", {}))
    assert history_of_group(store, group_id) == {}, "planned is not done"
    close_meeting(store, first.id)
    schedule.cancel_meeting(store, second.id, "Storm")
    assert history_of_group(store, group_id) == {"weerbericht": WorkFormHistory(first.on, 1)}


def test_each_group_has_a_history_of_its_own(store: Store) -> None:
    one, other = new_group(store), new_group(store, name="Praattafel")
    first, last = schedule.meetings(store, one)[0], schedule.meetings(store, other)[2]
    _plan(store, first.id, ("weerbericht", {"used": True}))
    _plan(store, last.id, ("weerbericht", {"used": True}), ("namenbal", {"used": True}))
    assert history_of_group(store, one) == {"weerbericht": WorkFormHistory(first.on, 1)}
    assert history_of_all_groups(store, TUESDAY) == {
        "weerbericht": WorkFormHistory(last.on, 2),
        "namenbal": WorkFormHistory(last.on, 1),
    }
    assert history_of_all_groups(store, last.on)["weerbericht"].times == 1
