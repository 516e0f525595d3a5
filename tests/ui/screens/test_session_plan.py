"""A meeting is prepared: work forms come in, are put in order and in time, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from herstel_desktop.db.identifiers import new_id
from herstel_desktop.db.queries import session_plans as queries
from herstel_desktop.db.store import Store
from herstel_desktop.domain.preparation import OfferedForm
from herstel_desktop.domain.schedule import Rhythm
from herstel_desktop.domain.session_plans import PartKind, PlanPart, SessionPlan, Worked
from herstel_desktop.domain.theme_ballots import BallotWay
from herstel_desktop.domain.work_forms import Energy
from herstel_desktop.services import attendance, organisation, packing, schedule, theme_ballots
from herstel_desktop.services import session_plan_parts as parts
from herstel_desktop.services import session_plans as plans
from herstel_desktop.services.library import shipped_shelf
from herstel_desktop.ui.screens.groups import SCREEN as GROUPS
from herstel_desktop.ui.screens.session_plan.library_list import LibraryList
from herstel_desktop.ui.screens.session_plan.library_panel import LibraryPanel
from herstel_desktop.ui.screens.session_plan.part_row import PartRow
from herstel_desktop.ui.screens.session_plan.session_plan_screen import SessionPlanScreen
from herstel_desktop.ui.screens.session_plan.timeline import Timeline
from herstel_desktop.ui.screens.today.today_screen import TodayScreen
from herstel_desktop.ui.screens.work_forms.work_forms_screen import WorkFormsScreen
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.theme.tokens import Look
from herstel_desktop.ui.widgets.basics import VerticalScroll
from tests.services.builders import TUESDAY, new_group, rhythm
from tests.ui.conftest import RecordingWindow
from tests.ui.looking import assert_nothing_clipped, clashing_mnemonics, show_at

Screenshot = Callable[[QWidget, str], Path]
WEEK = timedelta(weeks=1)
LONG = "Wiesławađặng" * 10


@pytest.fixture
def group_id(store: Store) -> UUID:
    """A group that meets every Tuesday, with two facilitators."""
    leaders = [organisation.add_facilitator(store, name).id for name in ("Ilse", "Omar")]
    return new_group(
        store,
        name="Herstelgroep Dinsdag",
        least=6,
        facilitator_ids=tuple(each for each in leaders if each),
    )


@pytest.fixture
def meeting_id(store: Store, group_id: UUID) -> UUID:
    """The group's seventh meeting, for which it chose a theme."""
    coming = schedule.meetings(store, group_id)[6].id
    ballot = theme_ballots.start_ballot(
        store, group_id, ["hulp-vragen", "grenzen"], way=BallotWay.HANDS, dots=1,
        meeting_id=coming, today=TUESDAY,
    ).id  # fmt: skip
    assert ballot is not None
    theme_ballots.set_votes(store, ballot, "hulp-vragen", 5)
    theme_ballots.choose_theme(store, ballot, "hulp-vragen")
    return coming


@pytest.fixture
def plan(store: Store, meeting_id: UUID) -> SessionPlan:
    """A draaiboek as in the design."""
    with store.transaction() as tx:
        queries.put_plan(tx, SessionPlan(meeting_id, "hulp-vragen", 9, 120, Energy.USUAL))
    for slug in ("weerbericht", "hulp-vragen-oefenen"):
        parts.add_work_form(store, meeting_id, slug)
    parts.add_break(store, meeting_id)
    for slug in ("steuncirkel", "check-out-in-een-woord"):
        parts.add_work_form(store, meeting_id, slug)
    return kept(store, meeting_id)


def kept(store: Store, meeting_id: UUID) -> SessionPlan:
    """The draaiboek as it stands in the file."""
    found = plans.session_plan(store, meeting_id)
    assert found is not None
    return found


def opened(context: ScreenContext, meeting_id: UUID) -> SessionPlanScreen:
    """The screen as it stands after it was opened."""
    screen = SessionPlanScreen(context)
    screen.enter(meeting_id=meeting_id)
    show_at(screen)
    screen.activateWindow()
    QApplication.processEvents()
    focus = screen.first_focus()
    if focus is not None:
        focus.setFocus()
    assert clashing_mnemonics(screen) == []
    return screen


def titles(screen: SessionPlanScreen) -> list[str]:
    """The parts as they stand on the screen, from top to bottom."""
    QApplication.processEvents()
    rows = sorted(screen.findChildren(PartRow), key=lambda row: row.y())
    return [row.about.title.text() for row in rows if row.isVisibleTo(screen)]


def row(screen: SessionPlanScreen, title: str) -> PartRow:
    """The row of a part."""
    return next(
        each
        for each in screen.findChildren(PartRow)
        if each.part.title == title and each.isVisibleTo(screen)
    )


def texts(screen: QWidget) -> list[str]:
    """Every text that can be seen."""
    QApplication.processEvents()
    return [
        each.text().replace("\u200b", "")
        for each in screen.findChildren(QLabel)
        if each.isVisibleTo(screen) and each.text()
    ]


def button(screen: QWidget, text: str) -> QPushButton:
    """The button with this text."""
    return next(
        each
        for each in screen.findChildren(QPushButton)
        if each.text().replace("&", "") == text and each.isVisibleTo(screen)
    )


def library(screen: SessionPlanScreen) -> LibraryList:
    """The list of work forms."""
    found = screen.findChild(LibraryList)
    assert isinstance(found, LibraryList)
    return found


def search_field(screen: SessionPlanScreen) -> QLineEdit:
    """Where words are typed."""
    return next(
        each
        for each in screen.findChildren(QLineEdit)
        if each.accessibleName() == "Zoek een werkvorm"
    )


def answer(act: Callable[[QDialog], object]) -> None:
    """Do something in the next dialog, once it shows."""

    def find() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            act(dialog)
        else:
            QTimer.singleShot(5, find)

    QTimer.singleShot(0, find)


def has_keyboard(widget: QWidget) -> bool:
    """Whether keys go to it."""
    return widget.window().focusWidget() is widget


def undo(window: RecordingWindow, store: Store) -> None:
    """Take the last change back, as the toast does."""
    back = window.outcomes[-1].undo
    assert back is not None
    window.hub.publish(back(store).changes)


def drag(start: QWidget, begin: QPoint, to: QPoint) -> None:
    """Press at a point of a widget, go to a point of the screen in steps, and let go."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(start, left, none, begin)
    end = start.mapFromGlobal(to)
    for step in range(1, 6):
        QTest.mouseMove(start, begin + (end - begin) * (step / 5))
        QApplication.processEvents()
    QTest.mouseRelease(start, left, none, end)
    QApplication.processEvents()


def above(target: PartRow) -> QPoint:
    """A point of the screen in the upper half of a row."""
    return target.mapToGlobal(QPoint(target.width() // 2, 6))


def test_a_meeting_without_a_draaiboek_has_one_button_to_begin(
    context: ScreenContext, store: Store, meeting_id: UUID, screenshot: Screenshot
) -> None:
    screen = opened(context, meeting_id)
    screenshot(screen, "session_plan_none")
    assert_nothing_clipped(screen)
    assert screen.heading == (
        "Bijeenkomst 7 voorbereiden",
        "Thema: Hulp vragen · gekozen door de groep (5 stemmen)",
    )
    assert screen.first_focus() is button(screen, "Maak een draaiboek")
    QTest.keyClick(button(screen, "Maak een draaiboek"), Qt.Key.Key_Return)
    made = kept(store, meeting_id)
    assert made.theme == "hulp-vragen"
    show_at(screen)
    assert titles(screen) == [part.title for part in made.parts]
    assert "120 van 120 min · 6 deelnemers" in "\n".join(texts(screen))
    screenshot(screen, "session_plan_made")
    assert_nothing_clipped(screen)


@pytest.mark.parametrize(
    ("look", "percent"),
    [
        (Look.LIGHT, 100),
        (Look.DARK, 100),
        (Look.HIGH_CONTRAST, 100),
        (Look.LIGHT, 150),
        (Look.DARK, 200),
    ],
)
def test_all_of_it_shows_at_every_size_and_in_every_look(
    context: ScreenContext,
    theme: Theme,
    meeting_id: UUID,
    plan: SessionPlan,
    screenshot: Screenshot,
    *,
    look: Look,
    percent: int,
) -> None:
    theme.choose(look=look, percent=percent)
    screen = opened(context, meeting_id)
    screenshot(screen, f"session_plan_{look.value}_{percent}")
    assert_nothing_clipped(screen)
    assert titles(screen) == [part.title for part in plan.parts]
    scroll = screen.findChild(VerticalScroll)
    assert scroll is not None
    scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())
    screenshot(screen, f"session_plan_{look.value}_{percent}_end")


def test_the_hours_the_words_and_what_to_take_stand_beside_the_parts(
    context: ScreenContext, meeting_id: UUID, plan: SessionPlan
) -> None:
    screen = opened(context, meeting_id)
    seen = texts(screen)
    for text in (
        "80 van 120 min · 9 deelnemers", "13.30", "13.40", "14.05", "opening", "vaardigheid",
        "koffie en thee", "stiften",
    ):  # fmt: skip
        assert text in seen
    assert any(text.endswith("× Mijn steuncirkel (print)") for text in seen)
    assert row(screen, "Steuncirkel").about.accessibleName() == (
        "14.20, Steuncirkel, zelfinzicht, 25 minuten"
    )


def test_the_first_in_the_library_is_new_to_the_group_and_fits_the_theme(
    context: ScreenContext, store: Store, group_id: UUID, meeting_id: UUID, plan: SessionPlan
) -> None:
    before = schedule.meetings(store, group_id)[0].id
    with store.transaction() as tx:
        queries.put_plan(tx, SessionPlan(before, "", 9, 120, Energy.USUAL))
    done = parts.add_work_form(store, before, "luisteren-in-drietallen").id
    assert done is not None
    plans.record_part(store, done, True, Worked.WELL)
    screen = opened(context, meeting_id)
    rows = library(screen).rows
    assert rows[0].form.fits_theme("hulp-vragen")
    assert [each.form.slug for each in rows if each.history] == ["luisteren-in-drietallen"]
    assert rows[-1].form.slug == "luisteren-in-drietallen"
    assert "Nog niet gedaan in deze groep staat bovenaan." in texts(screen)
    spoken = (
        library(screen)
        .model()
        .data(library(screen).model().index(len(rows) - 1, 0), Qt.ItemDataRole.AccessibleTextRole)
    )
    assert spoken.endswith("laatst op 24 november 2026, ging goed")


def test_the_filter_lets_through_what_goes_with_the_people(
    context: ScreenContext, store: Store, meeting_id: UUID, plan: SessionPlan
) -> None:
    plans.change_people(store, meeting_id, 2)
    screen = opened(context, meeting_id)
    for each in library(screen).rows:
        assert each.form.people.least <= 2
    few = len(library(screen).rows)
    box = next(each for each in screen.findChildren(QCheckBox) if each.text() == "Past &bij 2")
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert len(library(screen).rows) > few


def test_with_the_keyboard_alone_a_work_form_is_found_and_added(
    context: ScreenContext, store: Store, meeting_id: UUID, plan: SessionPlan
) -> None:
    screen = opened(context, meeting_id)
    field = search_field(screen)
    assert screen.first_focus() is field
    QTest.keyClicks(field, "brief aan")
    assert [each.form.title for each in library(screen).rows][:1] == ["Brief aan later"]
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert titles(screen)[-2:] == ["Brief aan later", "Check-out in één woord"]
    QTest.keyClicks(field, "zzzz")
    assert "Geen werkvorm gevonden" in texts(screen)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert len(kept(store, meeting_id).parts) == 6
    field.clear()
    QTest.keyClick(field, Qt.Key.Key_Down)
    second = library(screen).rows[1].form.title
    listing = library(screen)
    listing.setFocus()
    QTest.keyClick(listing, Qt.Key.Key_Plus)
    assert second in titles(screen)
    QTest.keyClick(listing, Qt.Key.Key_Down)
    third = library(screen).current
    assert third is not None
    QTest.keyClick(listing, Qt.Key.Key_Return)
    assert third.form.title in titles(screen)


def test_with_the_keyboard_alone_parts_are_moved_timed_and_taken_away(
    context: ScreenContext, store: Store, meeting_id: UUID, plan: SessionPlan, qtbot: QtBot
) -> None:
    screen = opened(context, meeting_id)
    first = row(screen, "Weerbericht").about
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    help_out = row(screen, "Hulp vragen oefenen")
    assert has_keyboard(help_out.about)
    QTest.keyClick(help_out.about, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert titles(screen)[1:3] == ["Pauze", "Hulp vragen oefenen"]
    assert has_keyboard(help_out.about), "the keyboard goes with the part"
    QTest.keyClick(help_out.about, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert titles(screen)[1:3] == ["Hulp vragen oefenen", "Pauze"]
    QTest.keyClick(help_out.about, Qt.Key.Key_Plus)
    assert kept(store, meeting_id).parts[1].minutes == 30
    QTest.keyClick(help_out.about, Qt.Key.Key_Minus)
    QTest.keyClick(help_out.about, Qt.Key.Key_Minus)
    assert kept(store, meeting_id).parts[1].minutes == 20
    QTest.keyClick(help_out.about, Qt.Key.Key_Tab)
    assert has_keyboard(help_out.minutes)
    help_out.minutes.selectAll()
    QTest.keyClicks(help_out.minutes, "28")
    assert kept(store, meeting_id).parts[1].minutes == 20, "not stored at each digit"
    QTest.keyClick(help_out.minutes, Qt.Key.Key_Return)
    assert kept(store, meeting_id).parts[1].minutes == 28
    help_out.about.setFocus()
    QTest.keyClick(help_out.about, Qt.Key.Key_Delete)
    assert titles(screen) == ["Weerbericht", "Pauze", "Steuncirkel", "Check-out in één woord"]
    assert has_keyboard(row(screen, "Pauze").about), "the keyboard stays in the list"


def test_tab_comes_by_one_part_only(
    context: ScreenContext, meeting_id: UUID, plan: SessionPlan
) -> None:
    screen = opened(context, meeting_id)
    circle = row(screen, "Steuncirkel")
    circle.about.setFocus()
    QTest.keyClick(circle.about, Qt.Key.Key_Tab)
    QTest.keyClick(circle.minutes, Qt.Key.Key_Tab)
    assert has_keyboard(button(screen, "Pauze"))
    QTest.keyClick(button(screen, "Pauze"), Qt.Key.Key_Backtab)
    assert has_keyboard(circle.minutes)


def test_a_part_is_carried_to_another_place_with_the_mouse(
    context: ScreenContext,
    store: Store,
    meeting_id: UUID,
    plan: SessionPlan,
    screenshot: Screenshot,
) -> None:
    screen = opened(context, meeting_id)
    circle, weather = row(screen, "Steuncirkel"), row(screen, "Weerbericht")
    handle = QPoint(16, circle.height() // 2)
    drag(circle, handle, above(row(screen, "Hulp vragen oefenen")))
    assert titles(screen)[:3] == ["Weerbericht", "Steuncirkel", "Hulp vragen oefenen"]
    assert [part.title for part in kept(store, meeting_id).parts] == titles(screen)
    below = screen.mapToGlobal(QPoint(screen.width() // 2, screen.height() - 40))
    drag(weather, QPoint(16, weather.height() // 2), below)
    assert titles(screen)[-1] == "Weerbericht"
    outside = search_field(screen).mapToGlobal(QPoint(20, 10))
    drag(weather, QPoint(16, weather.height() // 2), outside)
    assert titles(screen)[-1] == "Weerbericht", "put down beside the draaiboek it stays"


def test_where_it_would_go_is_shown_while_it_is_carried(
    context: ScreenContext, meeting_id: UUID, plan: SessionPlan, screenshot: Screenshot
) -> None:
    screen = opened(context, meeting_id)
    circle = row(screen, "Steuncirkel")
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    handle = QPoint(16, circle.height() // 2)
    QTest.mousePress(circle, left, none, handle)
    QTest.mouseMove(circle, handle + QPoint(30, 0))
    QTest.mouseMove(circle, circle.mapFromGlobal(above(row(screen, "Hulp vragen oefenen"))))
    QApplication.processEvents()
    screenshot(screen, "session_plan_carried")
    assert texts(screen).count("Steuncirkel") == 2, "the words go along with the pointer"
    circle.about.setFocus()
    QTest.keyClick(circle.about, Qt.Key.Key_Escape)
    assert texts(screen).count("Steuncirkel") == 1
    before = titles(screen)
    QTest.mouseRelease(circle, left, none, handle)
    assert titles(screen) == before


def test_a_work_form_is_carried_from_the_library_to_a_place(
    context: ScreenContext, store: Store, meeting_id: UUID, plan: SessionPlan
) -> None:
    screen = opened(context, meeting_id)
    listing = library(screen)
    place = next(n for n, each in enumerate(listing.rows) if not each.in_plan)
    title = listing.rows[place].form.title
    at = listing.visualRect(listing.model().index(place, 0)).center()
    drag(listing.viewport(), at, above(row(screen, "Pauze")))
    assert titles(screen).index(title) == titles(screen).index("Pauze") - 1
    assert len(kept(store, meeting_id).parts) == 6


def test_a_press_on_the_plus_adds_and_a_press_on_the_row_does_not(
    context: ScreenContext, store: Store, meeting_id: UUID, plan: SessionPlan
) -> None:
    screen = opened(context, meeting_id)
    listing = library(screen)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    centre = listing.visualRect(listing.model().index(0, 0)).center()
    QTest.mouseClick(listing.viewport(), left, none, centre)
    assert len(kept(store, meeting_id).parts) == 5
    QTest.mouseClick(listing.viewport(), left, none, listing.add_rect(0).center())
    assert len(kept(store, meeting_id).parts) == 6


def test_the_frame_is_stored_as_it_is_set(
    context: ScreenContext,
    store: Store,
    window: RecordingWindow,
    meeting_id: UUID,
    plan: SessionPlan,
) -> None:
    screen = opened(context, meeting_id)
    boxes = {each.accessibleName(): each for each in screen.findChildren(QSpinBox)}
    boxes["Deelnemers"].selectAll()
    QTest.keyClicks(boxes["Deelnemers"], "12")
    QTest.keyClick(boxes["Deelnemers"], Qt.Key.Key_Return)
    boxes["Minuten"].selectAll()
    QTest.keyClicks(boxes["Minuten"], "90")
    QTest.keyClick(boxes["Minuten"], Qt.Key.Key_Return)
    combos = {each.accessibleName(): each for each in screen.findChildren(QComboBox)}
    combos["Energie"].setFocus()
    QTest.keyClick(combos["Energie"], Qt.Key.Key_Home)
    theme_line = combos["Thema"].lineEdit()
    assert theme_line is not None
    theme_line.setFocus()
    theme_line.selectAll()
    QTest.keyClicks(theme_line, "grenzen")
    QTest.keyClick(theme_line, Qt.Key.Key_Return)
    stored = kept(store, meeting_id)
    assert (stored.people, stored.minutes, stored.energy) == (12, 90, Energy.CALM)
    assert stored.theme == "grenzen"
    assert "gekozen door de groep" not in screen.heading[1]
    assert "gaat tot 10 mensen" in "\n".join(texts(screen))
    assert "De groep koos voor dit thema: Hulp vragen." in texts(screen)
    undo(window, store)
    assert kept(store, meeting_id).theme == "hulp-vragen"
    assert "Op de agenda staat 120 minuten." in texts(screen)


def test_what_was_typed_is_kept_when_the_vault_is_locked(
    context: ScreenContext, store: Store, meeting_id: UUID, plan: SessionPlan
) -> None:
    screen = opened(context, meeting_id)
    combo = next(
        each for each in screen.findChildren(QComboBox) if each.accessibleName() == "Thema"
    )
    line = combo.lineEdit()
    assert line is not None
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "Wandelen")
    screen.flush()
    assert kept(store, meeting_id).theme == "Wandelen"


def test_fitting_says_what_changed_and_can_be_undone(
    context: ScreenContext,
    store: Store,
    meeting_id: UUID,
    plan: SessionPlan,
    screenshot: Screenshot,
) -> None:
    screen = opened(context, meeting_id)
    QTest.keyClick(button(screen, "Pas op tijd"), Qt.Key.Key_Return)
    fitted = kept(store, meeting_id)
    assert fitted.planned_minutes == 120
    show_at(screen)
    screenshot(screen, "session_plan_fitted")
    assert_nothing_clipped(screen)
    assert clashing_mnemonics(screen) == []
    assert "Wat is er veranderd" in texts(screen)
    assert any(text.startswith("• ") for text in texts(screen))
    button(screen, "Ongedaan maken").click()
    assert kept(store, meeting_id) == plan
    assert "Wat is er veranderd" not in texts(screen)


def test_what_changed_is_no_longer_told_after_another_change(
    context: ScreenContext, store: Store, meeting_id: UUID, plan: SessionPlan
) -> None:
    screen = opened(context, meeting_id)
    button(screen, "Pas op tijd").click()
    assert "Wat is er veranderd" in texts(screen)
    button(screen, "Pauze").click()
    assert "Wat is er veranderd" not in texts(screen)


def test_on_the_day_it_fits_who_came_and_the_time_there_is(
    context: ScreenContext,
    store: Store,
    meeting_id: UUID,
    plan: SessionPlan,
    screenshot: Screenshot,
) -> None:
    attendance.set_guest_count(store, meeting_id, 4)
    screen = opened(context, meeting_id)

    def tell(dialog: QDialog) -> None:
        boxes = {each.accessibleName(): each for each in dialog.findChildren(QSpinBox)}
        assert boxes["Met hoeveel ben je?"].value() == 4, "as attendance says"
        boxes["Hoeveel tijd is er?"].setValue(70)
        assert clashing_mnemonics(dialog) == []
        screenshot(dialog, "session_plan_day")
        button(dialog, "Pas aan").click()

    answer(tell)
    menu_action(screen, "Aanpassen aan vandaag").trigger()
    after = kept(store, meeting_id)
    assert (after.people, after.minutes) == (4, 70)
    assert after.planned_minutes <= 70
    assert "Wat is er veranderd" in texts(screen)


def menu_action(screen: SessionPlanScreen, text: str) -> QAction:
    """What is chosen from the menu 'Meer'."""
    menu = button(screen, "Meer").menu()
    assert menu is not None
    return next(each for each in menu.actions() if each.text().replace("&", "") == text)


def test_who_leads_a_part_is_said_in_a_small_form(
    context: ScreenContext,
    store: Store,
    meeting_id: UUID,
    plan: SessionPlan,
    screenshot: Screenshot,
) -> None:
    screen = opened(context, meeting_id)

    def fill(dialog: QDialog) -> None:
        combo = dialog.findChild(QComboBox)
        assert combo is not None
        combo.setCurrentText("Omar")
        note = next(
            each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == "Notitie"
        )
        QTest.keyClicks(note, "Stoelen klaar")
        assert clashing_mnemonics(dialog) == []
        screenshot(dialog, "session_plan_part")
        QTest.keyClick(note, Qt.Key.Key_Return)

    answer(fill)
    QTest.keyClick(row(screen, "Steuncirkel").about, Qt.Key.Key_Return)
    stored = kept(store, meeting_id).parts[3]
    assert (stored.leader, stored.note) == ("Omar", "Stoelen klaar")
    assert "zelfinzicht · Omar · Stoelen klaar" in texts(screen)


def test_a_work_form_can_be_read_from_its_part(
    context: ScreenContext, window: RecordingWindow, meeting_id: UUID, plan: SessionPlan
) -> None:
    screen = opened(context, meeting_id)
    answer(lambda dialog: button(dialog, "Werkvorm lezen").click())
    row(screen, "Steuncirkel").about.click()
    assert window.opened == [("work_forms", {"work_form": "steuncirkel"})]


def test_something_of_ones_own_comes_in_and_is_refused_without_a_title(
    context: ScreenContext, store: Store, meeting_id: UUID, plan: SessionPlan
) -> None:
    screen = opened(context, meeting_id)

    def fill(dialog: QDialog) -> None:
        button(dialog, "Toevoegen").click()
        assert dialog.isVisible()
        assert any("nog leeg" in text for text in texts(dialog))
        line = dialog.findChild(QLineEdit)
        assert line is not None
        QTest.keyClicks(line, "Taart voor een jarige")
        button(dialog, "Toevoegen").click()

    answer(fill)
    button(screen, "Eigen idee").click()
    assert titles(screen)[-2:] == ["Taart voor een jarige", "Check-out in één woord"]


def test_an_earlier_draaiboek_is_taken_over(
    context: ScreenContext,
    store: Store,
    group_id: UUID,
    meeting_id: UUID,
    plan: SessionPlan,
    *,
    screenshot: Screenshot,
) -> None:
    for part in plan.parts[:3]:
        plans.record_part(store, part.id, True, Worked.WELL)
    later = schedule.meetings(store, group_id)[7].id
    screen = opened(context, later)

    def choose(dialog: QDialog) -> None:
        screenshot(dialog, "session_plan_earlier")
        assert_nothing_clipped(dialog)
        table = dialog.findChild(QTableView)
        assert table is not None
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_Return)

    answer(choose)
    button(screen, "Neem een eerder draaiboek over").click()
    show_at(screen)
    assert titles(screen) == [part.title for part in plan.parts]
    assert kept(store, later).theme == "hulp-vragen"


def test_throwing_away_can_be_undone(
    context: ScreenContext,
    store: Store,
    window: RecordingWindow,
    meeting_id: UUID,
    plan: SessionPlan,
) -> None:
    screen = opened(context, meeting_id)
    menu_action(screen, "Draaiboek weggooien").trigger()
    assert plans.session_plan(store, meeting_id) is None
    assert "Nog geen draaiboek" in texts(screen)
    undo(window, store)
    assert kept(store, meeting_id) == plan
    assert titles(screen) == [part.title for part in plan.parts]


def test_ticks_on_what_to_take_stay(
    context: ScreenContext, store: Store, meeting_id: UUID, plan: SessionPlan
) -> None:
    screen = opened(context, meeting_id)
    box = next(
        each for each in screen.findChildren(QCheckBox) if each.accessibleName() == "stiften"
    )
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert packing.packed(store, meeting_id) == {"stiften"}
    again = opened(context, meeting_id)
    ticked = [each.accessibleName() for each in again.findChildren(QCheckBox) if each.isChecked()]
    assert "stiften" in ticked


@pytest.mark.parametrize("closed", [True, False])
def test_a_meeting_that_is_over_or_off_can_be_read_and_not_changed(
    context: ScreenContext,
    store: Store,
    meeting_id: UUID,
    plan: SessionPlan,
    screenshot: Screenshot,
    *,
    closed: bool,
) -> None:
    if closed:
        attendance.close_meeting(store, meeting_id)
    else:
        schedule.cancel_meeting(store, meeting_id, "Zaal dicht")
    screen = opened(context, meeting_id)
    screenshot(screen, "session_plan_closed" if closed else "session_plan_cancelled")
    assert titles(screen) == [part.title for part in plan.parts]
    about = row(screen, "Steuncirkel").about
    QTest.keyClick(about, Qt.Key.Key_Delete)
    QTest.keyClick(about, Qt.Key.Key_Plus)
    QTest.keyClick(about, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    about.click()
    assert not button(screen, "Pas op tijd").isEnabled()
    assert kept(store, meeting_id) == plan


def test_a_meeting_that_is_off_and_has_no_draaiboek_says_so(
    context: ScreenContext, store: Store, meeting_id: UUID
) -> None:
    schedule.cancel_meeting(store, meeting_id, "Zaal dicht")
    screen = opened(context, meeting_id)
    assert "Geen draaiboek" in texts(screen)
    assert not [each for each in screen.findChildren(QPushButton) if each.isVisibleTo(screen)]


def shows_forty(screen: SessionPlanScreen) -> bool:
    """Whether all forty parts stand."""
    return len(titles(screen)) == 40


def test_forty_parts_and_a_title_of_120_letters_fit(
    context: ScreenContext,
    theme: Theme,
    store: Store,
    meeting_id: UUID,
    plan: SessionPlan,
    *,
    screenshot: Screenshot,
    qtbot: QtBot,
) -> None:
    many = tuple(
        PlanPart(new_id(), PartKind.OTHER, LONG if n % 10 == 0 else f"Onderdeel {n}", 3)
        for n in range(40)
    )
    with store.transaction() as tx:
        queries.put_plan(tx, replace(plan, parts=many))
    for percent in (100, 200):
        theme.choose(percent=percent)
        screen = opened(context, meeting_id)
        qtbot.waitUntil(partial(shows_forty, screen))
        show_at(screen)
        screenshot(screen, f"session_plan_40_{percent}")
        assert_nothing_clipped(screen)
        screen.close()
    last = row(screen, "Onderdeel 39").about
    screen.show()
    last.setFocus()
    QTest.keyClick(last, Qt.Key.Key_Home)
    QTest.keyClick(row(screen, LONG).about, Qt.Key.Key_Delete)
    assert len(kept(store, meeting_id).parts) == 39


def test_too_long_is_told_in_words_and_in_the_picture(
    context: ScreenContext,
    store: Store,
    meeting_id: UUID,
    plan: SessionPlan,
    screenshot: Screenshot,
) -> None:
    plans.change_minutes(store, meeting_id, 60)
    screen = opened(context, meeting_id)
    screenshot(screen, "session_plan_too_long")
    assert "80 van 60 min · 9 deelnemers · 20 minuten te veel" in texts(screen)
    timeline = screen.findChild(Timeline)
    assert timeline is not None
    assert timeline.accessibleDescription().startswith("13.30 Weerbericht, 10 minuten.")


def test_an_error_stands_in_place_with_a_way_to_try_again(context: ScreenContext) -> None:
    screen = SessionPlanScreen(context)
    screen.enter(meeting_id=new_id())
    show_at(screen)
    assert "De bijeenkomst is niet gevonden." in texts(screen)
    assert button(screen, "Opnieuw proberen").isEnabled()


def test_from_the_library_the_next_meetings_can_be_prepared(
    context: ScreenContext, store: Store, window: RecordingWindow, plan: SessionPlan
) -> None:
    group_id = new_group(store, name="Groep & koffie", today=date.today(), starts_on=date.today())
    screen = WorkFormsScreen(context)
    screen.enter()
    show_at(screen)
    assert_nothing_clipped(screen)
    assert clashing_mnemonics(screen) == []
    menu = button(screen, "Voorbereiden voor …").menu()
    assert menu is not None
    lines = [each.text() for each in menu.actions()]
    assert any("Groep && koffie" in line for line in lines)
    first = schedule.meetings(store, group_id)[0].id
    next(each for each in menu.actions() if each.data() == first).trigger()
    assert window.opened[-1] == ("session_plan", {"meeting_id": first})


def test_the_whole_pack_is_printed_with_one_button(
    context: ScreenContext, window: RecordingWindow, meeting_id: UUID, plan: SessionPlan
) -> None:
    screen = opened(context, meeting_id)
    assert "Presentielijst, draaiboek, 3 werkbladen, crisiskaart" in texts(screen)
    QTest.keyClick(button(screen, "Print alles"), Qt.Key.Key_Return)
    ((title, pdf, file_name),) = window.previews
    assert (title, file_name) == ("Printpakket", "printpakket.pdf")
    assert pdf.startswith(b"%PDF")


def test_a_part_of_the_pack_is_printed_when_that_is_wanted(
    context: ScreenContext,
    window: RecordingWindow,
    meeting_id: UUID,
    plan: SessionPlan,
    screenshot: Screenshot,
) -> None:
    screen = opened(context, meeting_id)
    button(screen, "Print alles").click()

    def choose(dialog: QDialog) -> None:
        screenshot(dialog, "session_plan_print")
        assert_nothing_clipped(dialog)
        assert clashing_mnemonics(dialog) == []
        boxes = [each for each in dialog.findChildren(QCheckBox) if not each.text()]
        assert boxes[0].accessibleName() == "Presentielijst"
        for box in boxes:
            QTest.keyClick(box, Qt.Key.Key_Space)
        assert not button(dialog, "Laat zien").isEnabled()
        QTest.keyClick(boxes[-1], Qt.Key.Key_Space)
        button(dialog, "Laat zien").click()

    answer(choose)
    button(screen, "Anders printen").click()
    everything, crisis_card = (pdf for _title, pdf, _name in window.previews)
    assert len(crisis_card) < len(everything)


def test_a_turn_of_the_wheel_changes_no_number_that_the_keyboard_is_not_on(
    context: ScreenContext, store: Store, meeting_id: UUID, plan: SessionPlan
) -> None:
    screen = opened(context, meeting_id)
    for box in screen.findChildren(QSpinBox):
        middle = QPointF(box.rect().center())
        turn = QWheelEvent(
            middle,
            QPointF(box.mapToGlobal(box.rect().center())),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(box, turn)
    assert kept(store, meeting_id) == plan


def test_carried_to_the_edge_a_long_draaiboek_scrolls(
    context: ScreenContext, store: Store, meeting_id: UUID, plan: SessionPlan, qtbot: QtBot
) -> None:
    many = tuple(PlanPart(new_id(), PartKind.OTHER, f"Onderdeel {n}", 3) for n in range(20))
    with store.transaction() as tx:
        queries.put_plan(tx, replace(plan, parts=many))
    screen = opened(context, meeting_id)
    qtbot.waitUntil(lambda: len(titles(screen)) == 20)
    first = row(screen, "Onderdeel 0")
    area = first.parentWidget()
    while not isinstance(area, VerticalScroll):
        assert area is not None
        area = area.parentWidget()
    handle = QPoint(16, first.height() // 2)
    low = area.viewport().mapToGlobal(QPoint(60, area.viewport().height() - 8))
    QTest.mousePress(first, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, handle)
    QTest.mouseMove(first, handle + QPoint(40, 0))
    QTest.mouseMove(first, first.mapFromGlobal(low))
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    end = first.mapFromGlobal(low)
    QTest.mouseRelease(first, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    place = [part.title for part in kept(store, meeting_id).parts].index("Onderdeel 0")
    assert place > 15


def test_three_hundred_work_forms_are_walked_and_none_is_told_too(
    theme: Theme, screenshot: Screenshot, qtbot: QtBot
) -> None:
    forms = tuple(shipped_shelf().forms.values())
    many = tuple(
        OfferedForm(replace(forms[n % len(forms)], slug=f"eigen-{n}", title=f"Werkvorm {n}"))
        for n in range(299)
    )
    longest = OfferedForm(replace(forms[0], slug="eigen-lang", title=LONG))
    panel = LibraryPanel(theme)
    qtbot.addWidget(panel)
    panel.show_rows((longest, *many), from_top=True, nothing=False)
    show_at(panel, QSize(380, 600))
    screenshot(panel, "session_plan_library_300")
    QTest.keyClick(panel.list, Qt.Key.Key_End)
    assert panel.list.current is not None
    assert panel.list.current.form.title == "Werkvorm 298"
    panel.show_rows((), from_top=True, nothing=True)
    assert "Nog geen werkvormen" in texts(panel)


def test_a_theme_that_the_group_chose_later_is_told(
    context: ScreenContext, store: Store, meeting_id: UUID, plan: SessionPlan
) -> None:
    plans.change_theme(store, meeting_id, "grenzen")
    screen = opened(context, meeting_id)
    assert "De groep koos voor dit thema: Hulp vragen." in texts(screen)


def test_undo_belongs_to_the_window_after_minutes_were_set(
    context: ScreenContext, store: Store, meeting_id: UUID, plan: SessionPlan, qtbot: QtBot
) -> None:
    screen = opened(context, meeting_id)
    undone: list[bool] = []
    shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), screen)
    shortcut.activated.connect(lambda: undone.append(True))
    box = row(screen, "Steuncirkel").minutes
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert kept(store, meeting_id).parts[3].minutes == 26
    qtbot.waitUntil(screen.isActiveWindow)
    QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone


def test_on_the_day_itself_there_is_a_button_for_who_came(
    context: ScreenContext, store: Store, screenshot: Screenshot
) -> None:
    group_id = new_group(store, today=date.today(), starts_on=date.today(), rhythm=every_day())
    meeting = schedule.meetings(store, group_id)[0]
    assert meeting.on == date.today()
    with store.transaction() as tx:
        queries.put_plan(tx, SessionPlan(meeting.id, "", 9, 120, Energy.USUAL))
    parts.add_work_form(store, meeting.id, "steuncirkel")
    screen = opened(context, meeting.id)
    screenshot(screen, "session_plan_today")
    assert_nothing_clipped(screen)
    answer(lambda dialog: button(dialog, "Pas aan").click())
    button(screen, "Vandaag anders").click()
    assert kept(store, meeting.id).planned_minutes > 25


def every_day() -> Rhythm:
    """A rhythm that meets today."""
    return rhythm(weekday=date.today().weekday())


def test_a_meeting_is_prepared_from_its_group_and_from_today(
    context: ScreenContext, store: Store, window: RecordingWindow
) -> None:
    group_id = new_group(
        store, name="Van vandaag", today=date.today(), starts_on=date.today(), rhythm=every_day()
    )
    first = schedule.meetings(store, group_id)[0].id
    at_midnight = datetime.combine(date.today(), time())
    today_screen = TodayScreen(context, lambda: at_midnight)
    group_screen = GROUPS.build(context)
    for screen, target in ((today_screen, {}), (group_screen, {"group_id": group_id})):
        screen.enter(**target)
        show_at(screen)
        button(screen, "Voorbereiden").click()
        assert window.opened.pop() == ("session_plan", {"meeting_id": first})
