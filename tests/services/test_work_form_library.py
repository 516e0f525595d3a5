"""The list of work forms: what is at hand, what is liked, what is new to a group."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from herstel_desktop.db.queries.session_plans import put_plan
from herstel_desktop.db.store import Store
from herstel_desktop.domain.own_work_forms import slug_of
from herstel_desktop.domain.session_plans import PartKind, PlanPart, SessionPlan, Worked
from herstel_desktop.domain.work_form_library import ALL_GROUPS, Asked, LibraryRow, Which
from herstel_desktop.domain.work_forms import Energy, Filters, WorkFormKind
from herstel_desktop.services import own_work_forms as own
from herstel_desktop.services import schedule
from herstel_desktop.services.materials import set_materials_at_hand
from herstel_desktop.services.work_form_favourites import set_favourite
from herstel_desktop.services.work_form_library import LOOK_BACK, find, surroundings
from tests.library.samples import forget_content, use_content, write_content
from tests.services.builders import TUESDAY, new_group


@pytest.fixture(autouse=True)
def resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Three work forms and two themes of our own."""
    folder = write_content(tmp_path / "resources")
    use_content(monkeypatch, folder)
    yield folder
    forget_content()


def rows(store: Store, group_id: UUID | None = None, **asked: Any) -> tuple[LibraryRow, ...]:
    around = surroundings(store, group_id, today=TUESDAY)
    return find(store, Asked(**asked), around)


def titles(store: Store, group_id: UUID | None = None, **asked: Any) -> list[str]:
    return [row.form.title for row in rows(store, group_id, **asked)]


def done(store: Store, group_id: UUID, slug: str, number: int = 0) -> None:
    meeting = schedule.meetings(store, group_id)[number]
    part = PlanPart(
        meeting.id, PartKind.WORK_FORM, slug, 10, slug, WorkFormKind.PLAY, used=True,
        worked=Worked.WELL,
    )  # fmt: skip
    with store.transaction() as tx:
        put_plan(tx, SessionPlan(meeting.id, "", 8, 120, Energy.USUAL, (part,)))


def test_all_stand_in_the_order_of_a_meeting(store: Store) -> None:
    assert titles(store) == ["Weerbericht", "Levenslijn", "Namenbal"]
    around = surroundings(store)
    assert [theme.title for theme in around.themes] == ["Grenzen", "Hoop"]
    assert around.groups == ()


def test_favourites_can_be_asked_for(store: Store) -> None:
    assert titles(store, which=Which.FAVOURITES) == []
    set_favourite(store, "namenbal", True)
    assert titles(store, which=Which.FAVOURITES) == ["Namenbal"]
    assert [row.favourite for row in rows(store)] == [False, False, True]


def test_only_what_can_be_done_with_what_is_here(store: Store) -> None:
    set_materials_at_hand(store, ())
    assert titles(store, with_what_is_here=True) == ["Namenbal"]
    set_materials_at_hand(store, ("pens", "paper"))
    assert titles(store, with_what_is_here=True) == ["Levenslijn", "Namenbal"]


def test_own_ones_stand_apart_with_their_drafts_and_what_was_put_away(store: Store) -> None:
    copy = own.copy_work_form(store, "namenbal")
    draft, away = own.new_work_form(store), own.copy_work_form(store, "weerbericht")
    assert copy.id and draft.id and away.id
    own.retire(store, slug_of(away.id))
    assert titles(store) == ["Weerbericht", "Levenslijn", "Namenbal", "Namenbal (2)"]
    assert titles(store, which=Which.OWN) == ["", "Namenbal (2)"]
    assert [row.own is not None for row in rows(store)] == [False, False, False, True]
    assert titles(store, which=Which.OWN, text="namen") == ["Namenbal (2)"]
    assert titles(store, which=Which.OWN, filters=Filters(kind=WorkFormKind.OPENING)) == []
    assert titles(store, which=Which.PUT_AWAY) == ["Weerbericht (2)"]


def test_each_row_says_when_the_group_did_it_and_what_is_new_comes_first(store: Store) -> None:
    group_id = new_group(store)
    done(store, group_id, "weerbericht")
    weather, life, _ball = rows(store, group_id)
    assert weather.history is not None
    assert (weather.history.last_on, weather.history.worked) == (TUESDAY, Worked.WELL)
    assert life.history is None
    assert titles(store, group_id, new_first=True) == ["Levenslijn", "Namenbal", "Weerbericht"]
    assert titles(store, new_first=True) == ["Weerbericht", "Levenslijn", "Namenbal"]
    other = new_group(store, name="Praattafel")
    assert all(row.history is None for row in rows(store, other))


def test_over_all_groups_the_last_year_counts(store: Store) -> None:
    group_id = new_group(store)
    done(store, group_id, "weerbericht")
    assert rows(store, ALL_GROUPS)[0].history is not None
    later = surroundings(store, ALL_GROUPS, today=TUESDAY + LOOK_BACK + timedelta(days=1))
    assert later.history == {}
