"""Presentie with a draaiboek beside it: where the meeting is, and afterwards how it worked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from herstel_desktop.db.queries import meetings as meeting_queries
from herstel_desktop.db.store import Store
from herstel_desktop.domain.meetings import Meeting
from herstel_desktop.domain.session_plans import PartKind, SessionPlan, Worked
from herstel_desktop.services import session_plans
from herstel_desktop.services.session_plan_fitting import make_plan
from herstel_desktop.ui.screens.attendance.attendance_screen import AttendanceScreen
from herstel_desktop.ui.screens.attendance.look_back_row import LookBackRow
from herstel_desktop.ui.screens.attendance.plan_panel import PlanPanel
from herstel_desktop.ui.screens.attendance.plan_row import PlanRow
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.theme.tokens import Look
from tests.ui.conftest import RecordingWindow
from tests.ui.looking import assert_nothing_clipped, clashing_mnemonics, show_at
from tests.ui.screens.test_attendance import Afternoon, button

Screenshot = Callable[[QWidget, str], Path]


@pytest.fixture
def prepared(store: Store) -> Afternoon:
    """A meeting today and one a week ago, each with a draaiboek."""
    made = Afternoon(store, "Anneke", "Bram", "Els", "Henk", "Joy", "Mo")
    for meeting_id in (made.meeting_id, made.last_week):
        make_plan(store, meeting_id)
    return made


class Clock:
    """The wall time that the panel goes by."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


def meeting_of(afternoon: Afternoon) -> Meeting:
    with afternoon.store.reading() as tx:
        return meeting_queries.meeting(tx, afternoon.meeting_id)


def plan_of(afternoon: Afternoon) -> SessionPlan:
    plan = session_plans.session_plan(afternoon.store, afternoon.meeting_id)
    assert plan is not None
    return plan


def panel_at(
    qtbot: QtBot, context: ScreenContext, afternoon: Afternoon, minutes: float
) -> tuple[PlanPanel, Clock]:
    meeting = meeting_of(afternoon)
    clock = Clock(datetime.combine(meeting.on, meeting.start) + timedelta(minutes=minutes))
    panel = PlanPanel(context, clock)
    qtbot.addWidget(panel)
    panel.resize(context.theme.px(360), context.theme.px(640))
    panel.show_meeting(meeting)
    panel.show()
    return panel, clock


def said(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]


def now_row(panel: PlanPanel) -> list[int]:
    rows = panel.findChildren(PlanRow)
    return [place for place, each in enumerate(rows) if each.property("current") == "true"]


def test_the_part_that_goes_on_now_stands_out_and_moves_on_with_the_clock(
    qtbot: QtBot, context: ScreenContext, prepared: Afternoon, screenshot: Screenshot
) -> None:
    first, second = plan_of(prepared).parts[:2]
    panel, clock = panel_at(qtbot, context, prepared, 0)
    assert now_row(panel) == [0]
    assert f"Nu: {first.title}. Nog {first.minutes} minuten." in said(panel)
    clock.at += timedelta(minutes=first.minutes)
    panel.look_at_the_clock()
    assert now_row(panel) == [1]
    assert any(text.startswith("geweest") for text in said(panel))
    assert any(text.startswith(f"nu, nog {second.minutes} min") for text in said(panel))
    screenshot(panel, "attendance_plan_now")


def test_before_it_begins_it_says_when_and_nothing_stands_out(
    qtbot: QtBot, context: ScreenContext, prepared: Afternoon
) -> None:
    panel, _clock = panel_at(qtbot, context, prepared, -15)
    assert now_row(panel) == []
    assert "Begint over 15 minuten, tot 15.30." in said(panel)


def test_after_the_meeting_it_asks_how_each_part_worked_but_not_the_break(
    qtbot: QtBot, context: ScreenContext, prepared: Afternoon, screenshot: Screenshot
) -> None:
    panel, _clock = panel_at(qtbot, context, prepared, 121)
    asked = [each.part.title for each in panel.findChildren(LookBackRow)]
    parts = plan_of(prepared).parts
    assert asked == [part.title for part in parts if part.kind is not PartKind.BREAK]
    assert "Hoe werkte het? Over de werkvorm, niet over personen." in said(panel)
    screenshot(panel, "attendance_plan_back")


def test_a_thumb_and_a_line_are_kept_and_can_be_taken_back(
    qtbot: QtBot, context: ScreenContext, prepared: Afternoon, window: RecordingWindow
) -> None:
    panel, _clock = panel_at(qtbot, context, prepared, 121)
    row = panel.findChildren(LookBackRow)[0]
    row.choice.buttons[0].click()
    part = plan_of(prepared).parts[0]
    assert (part.used, part.worked) == (True, Worked.WELL)
    QTest.keyClicks(row.remark, "Kort gehouden")
    qtbot.waitUntil(lambda: plan_of(prepared).parts[0].remark == "Kort gehouden")
    assert plan_of(prepared).parts[0].worked is Worked.WELL
    take_back = window.outcomes[0].undo
    assert take_back is not None
    take_back(prepared.store)
    assert plan_of(prepared).parts[0].worked is None


def test_pressing_the_same_thumb_again_takes_it_away(
    qtbot: QtBot, context: ScreenContext, prepared: Afternoon
) -> None:
    panel, _clock = panel_at(qtbot, context, prepared, 121)
    thumb = panel.findChildren(LookBackRow)[0].choice.buttons[2]
    thumb.click()
    assert plan_of(prepared).parts[0].worked is Worked.BADLY
    thumb.click()
    assert (plan_of(prepared).parts[0].used, plan_of(prepared).parts[0].worked) == (None, None)


def test_what_was_not_done_has_no_thumb(
    qtbot: QtBot, context: ScreenContext, prepared: Afternoon
) -> None:
    panel, _clock = panel_at(qtbot, context, prepared, 121)
    row = panel.findChildren(LookBackRow)[0]
    row.choice.buttons[0].click()
    row.findChildren(QCheckBox)[0].click()
    part = plan_of(prepared).parts[0]
    assert (part.used, part.worked) == (False, None)
    assert not any(each.isChecked() for each in row.choice.buttons)


def test_a_line_that_is_half_typed_is_stored_when_the_vault_locks(
    qtbot: QtBot, context: ScreenContext, prepared: Afternoon
) -> None:
    panel, _clock = panel_at(qtbot, context, prepared, 121)
    row = panel.findChildren(LookBackRow)[0]
    row.choice.buttons[1].click()
    QTest.keyClicks(row.remark, "Half")
    panel.flush()
    assert plan_of(prepared).parts[0].remark == "Half"


def opened(context: ScreenContext, afternoon: Afternoon, *, last_week: bool) -> AttendanceScreen:
    screen = AttendanceScreen(context)
    show_at(screen)
    screen.enter(meeting_id=afternoon.last_week if last_week else afternoon.meeting_id)
    show_at(screen)
    return screen


def test_after_a_week_the_log_comes_first_and_the_draaiboek_is_one_key_away(
    context: ScreenContext, prepared: Afternoon, theme: Theme, screenshot: Screenshot
) -> None:
    screen = opened(context, prepared, last_week=True)
    assert any("Hoe g" in text for text in said(screen))
    tabs = screen.findChildren(QTabBar)[0]
    tabs.setFocus()
    QTest.keyClick(tabs, Qt.Key.Key_Left)
    assert any(each.isVisibleTo(screen) for each in screen.findChildren(LookBackRow))
    show_at(screen)
    assert clashing_mnemonics(screen) == []
    assert_nothing_clipped(screen)
    screenshot(screen, "attendance_look_back")
    theme.choose(look=Look.DARK, percent=200)
    show_at(screen)
    assert_nothing_clipped(screen)
    screenshot(screen, "attendance_look_back_dark_200")


def test_a_meeting_without_a_draaiboek_offers_to_make_one(
    context: ScreenContext, store: Store, window: RecordingWindow
) -> None:
    bare = Afternoon(store, "Anneke")
    screen = opened(context, bare, last_week=False)
    assert any("Hoe g" in text for text in said(screen)), "the log comes first"
    screen.findChildren(QTabBar)[0].setCurrentIndex(0)
    button(screen, "Draaiboek maken").click()
    assert window.opened == [("session_plan", {"meeting_id": bare.meeting_id})]


def test_a_draaiboek_that_is_changed_elsewhere_shows_as_it_is_now(
    qtbot: QtBot, context: ScreenContext, prepared: Afternoon, window: RecordingWindow
) -> None:
    panel, _clock = panel_at(qtbot, context, prepared, 0)
    before = len(panel.findChildren(PlanRow))
    outcome = session_plans.throw_away(prepared.store, prepared.meeting_id)
    window.hub.publish(outcome.changes)
    assert before
    assert "Geen draaiboek" in said(panel)
