"""Presentie: everybody marked with a few keys, nothing lost, and no name too many."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from herstel_desktop.db.identifiers import new_id
from herstel_desktop.db.queries import enrolments as enrolment_queries
from herstel_desktop.db.queries import participants as participant_queries
from herstel_desktop.db.store import Store
from herstel_desktop.domain.attendance import Mark
from herstel_desktop.domain.changes import Kind, changed
from herstel_desktop.domain.groups import Registration
from herstel_desktop.domain.meetings import MeetingState
from herstel_desktop.domain.participants import EnrolmentState, EnrolmentStep, ParticipantDraft
from herstel_desktop.domain.schedule import RhythmKind
from herstel_desktop.services import (
    attendance,
    groups,
    organisation,
    participants,
    schedule,
    session_logs,
)
from herstel_desktop.ui.screens.attendance.attendance_screen import AttendanceScreen
from herstel_desktop.ui.screens.attendance.person_list import PersonList
from herstel_desktop.ui.screens.attendance.person_row import PersonRow
from herstel_desktop.ui.shell.names import Shield
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.theme.tokens import Look
from tests.services.builders import HALF_PAST_ONE, new_group, new_participant, rhythm
from tests.ui.conftest import RecordingWindow
from tests.ui.looking import assert_nothing_clipped, clashing_mnemonics, show_at

TODAY = date.today()
WEEK = timedelta(weeks=1)
NAMES = ("Anneke", "Bram", "Dilan", "Els", "Fatima", "Henk", "Joy", "Mo", "Wiesława")
LONG_NAME = ("Bartholomeus-Maximiliaan" * 5)[:120]
P, E, A = Mark.PRESENT, Mark.EXCUSED, Mark.ABSENT
Key = Qt.Key
Screenshot = Callable[[QWidget, str], Path]


class Afternoon:
    """A group that met a week ago and meets today, with people in it."""

    def __init__(self, store: Store, *names: str, **group: Any) -> None:
        self.store = store
        begin = TODAY - 8 * WEEK
        venue = organisation.add_venue(store, "Buurtpunt De Linde").id
        values = {"name": "Herstelgroep Dinsdag", "most": 400, "venue_id": venue, **group}
        self.group_id = new_group(
            store,
            today=begin,
            starts_on=begin,
            rhythm=rhythm(RhythmKind.SINGLE_DATES),
            **values,
        )
        self.last_week = self.meeting_on(TODAY - WEEK)
        self.meeting_id = self.meeting_on(TODAY)
        self.people = {name: self.join(name) for name in names}

    def meeting_on(self, on: date) -> UUID:
        """One more meeting."""
        made = schedule.add_meeting(self.store, self.group_id, on, HALF_PAST_ONE, 120).id
        assert made is not None
        return made

    def join(self, name: str, **other: Any) -> UUID:
        """Somebody takes part from the first day."""
        who = new_participant(self.store, name, **other)
        begin, state = TODAY - 8 * WEEK, EnrolmentState.PARTICIPANT
        participants.enrol(self.store, who, self.group_id, begin, state)
        return who

    def mark(self, name: str, mark: Mark | None, **other: Any) -> None:
        """As if it had been marked before."""
        attendance.set_mark(self.store, self.meeting_id, self.people[name], mark, **other)

    def marks(self) -> dict[str, Mark | None]:
        """What is kept now."""
        lines = attendance.sheet(self.store, self.meeting_id).lines
        return {line.call_name: line.mark for line in lines}

    def guests(self) -> list[str]:
        """Who are kept as guests now."""
        return [guest.name for guest in attendance.sheet(self.store, self.meeting_id).guests]

    def state(self) -> MeetingState:
        """Whether it is planned, closed or cancelled."""
        return schedule.meeting(self.store, self.meeting_id).state


@pytest.fixture
def afternoon(store: Store) -> Afternoon:
    """Nine people, nobody marked."""
    return Afternoon(store, *NAMES)


def opened(context: ScreenContext, meeting_id: UUID) -> AttendanceScreen:
    """The screen, opened as the window does it, with the keyboard in it."""
    screen = AttendanceScreen(context)
    show_at(screen)
    screen.activateWindow()
    screen.enter(meeting_id=meeting_id)
    show_at(screen)
    assert clashing_mnemonics(screen) == []
    return screen


def rows(screen: AttendanceScreen) -> dict[str, PersonRow]:
    """The row of everybody, by name."""
    return {row.line.call_name: row for row in screen.findChildren(PersonRow)}


def here(screen: AttendanceScreen) -> tuple[str, int]:
    """Where the keyboard is in the list: whose row, and which choice."""
    for name, row in rows(screen).items():
        for column, button in enumerate(row.buttons):
            if button is screen.focusWidget():
                return name, column
    raise AssertionError(f"the keyboard is at {screen.focusWidget()}")


def type_keys(screen: AttendanceScreen, *keys: str | Qt.Key) -> None:
    """Press keys one after another, each where the keyboard is by then."""
    for key in keys:
        if isinstance(key, Qt.Key):
            QTest.keyClick(_focus(screen), key)
        else:
            QTest.keyClicks(_focus(screen), key)


def _focus(screen: AttendanceScreen) -> QWidget:
    widget = screen.focusWidget()
    assert widget is not None
    return widget


def button(inside: QWidget, words: str) -> QAbstractButton:
    """The button with these words that can be seen."""
    found = [
        each
        for each in inside.findChildren(QAbstractButton)
        if each.isVisibleTo(inside)
        and words in (each.text().replace("&", "").strip(), each.accessibleName())
    ]
    assert len(found) == 1, f"{len(found)} buttons say {words!r}"
    return found[0]


def texts(screen: QWidget) -> list[str]:
    """Every text that can be seen."""
    return [
        part.text().replace("\u200b", "")
        for part in screen.findChildren(QLabel)
        if part.isVisibleTo(screen) and part.text()
    ]


def editor(screen: QWidget, name: str) -> QPlainTextEdit:
    """A field of the log."""
    return next(
        each for each in screen.findChildren(QPlainTextEdit) if each.accessibleName() == name
    )


def line(screen: QWidget, name: str) -> QLineEdit:
    """A field of one line."""
    return next(each for each in screen.findChildren(QLineEdit) if each.accessibleName() == name)


class Answer:
    """Presses a button of the dialog that comes next; remembers what it said."""

    def __init__(self, words: str, typed: str = "") -> None:
        self.said: list[str] = []
        self._words, self._typed = words, typed
        QTimer.singleShot(0, self._give)

    def _give(self) -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        self.said = texts(dialog)
        if self._typed:
            dialog.findChildren(QLineEdit)[0].setText(self._typed)
        button(dialog, self._words).click()


def undo(window: RecordingWindow, store: Store) -> None:
    """Ctrl+Z as the window does it."""
    take_back = window.outcomes.pop().undo
    assert take_back is not None
    window.hub.publish(take_back(store).changes)


# What it shows


def test_it_says_which_meeting_this_is_and_who_is_there(
    context: ScreenContext, afternoon: Afternoon, screenshot: Screenshot
) -> None:
    for name, mark in zip(NAMES, (P, P, None, P, P, A, P, None, P), strict=True):
        afternoon.mark(name, mark)
    afternoon.mark("Dilan", E, beforehand=True)
    attendance.set_mark(afternoon.store, afternoon.last_week, afternoon.people["Henk"], A)
    attendance.set_mark(afternoon.store, afternoon.last_week, afternoon.people["Mo"], A)
    session_logs.save_session_log(afternoon.store, afternoon.last_week, "", (), "Meer tijd")
    screen = opened(context, afternoon.meeting_id)
    title, subtitle = screen.heading
    assert title == "Herstelgroep Dinsdag · bijeenkomst 2"
    assert subtitle.endswith("13.30 – 15.30 · Buurtpunt De Linde")
    seen = texts(screen)
    assert "6 aanwezig · 1 afgemeld · 1 afwezig · 1 open" in seen
    assert "meldde zich af" in seen
    assert "2e keer afwezig" in seen
    assert "1× afwezig zonder bericht" in seen
    assert "Vorige keer: Meer tijd" in seen
    assert list(rows(screen)) == list(NAMES)
    assert [each.isChecked() for each in rows(screen)["Dilan"].buttons] == [False, True, False]
    assert_nothing_clipped(screen)
    screenshot(screen, "attendance")


def test_every_choice_can_be_heard_on_its_own(context: ScreenContext, afternoon: Afternoon) -> None:
    screen = opened(context, afternoon.meeting_id)
    named = [each.accessibleName() for each in rows(screen)["Anneke"].buttons]
    assert named == ["Anneke, aanwezig", "Anneke, afgemeld", "Anneke, afwezig"]


def test_a_meeting_that_is_gone_is_told_in_place(
    context: ScreenContext, afternoon: Afternoon, screenshot: Screenshot
) -> None:
    screen = opened(context, new_id())
    assert "De bijeenkomst is niet gevonden." in texts(screen)
    assert not rows(screen)
    screenshot(screen, "attendance_gone")
    screen.enter(meeting_id=afternoon.meeting_id)
    assert "De bijeenkomst is niet gevonden." not in texts(screen)
    assert list(rows(screen)) == list(NAMES)


def test_what_happens_elsewhere_is_shown(
    context: ScreenContext, afternoon: Afternoon, window: RecordingWindow
) -> None:
    screen = opened(context, afternoon.meeting_id)
    afternoon.join("Cem")
    afternoon.mark("Anneke", E)
    window.hub.publish(changed(Kind.ENROLMENT, Kind.ATTENDANCE))
    assert "Cem" in rows(screen)
    assert "1 afgemeld · 9 open" in texts(screen)


# Marks with the keyboard


def test_the_keyboard_begins_at_the_first_person_without_a_mark(
    context: ScreenContext, afternoon: Afternoon
) -> None:
    afternoon.mark("Anneke", P)
    assert here(opened(context, afternoon.meeting_id)) == ("Bram", 0)


@pytest.mark.parametrize(("key", "mark"), [("a", P), ("m", E), ("x", A)])
def test_the_first_letters_of_a_name_and_then_a_mark(
    context: ScreenContext, afternoon: Afternoon, key: str, mark: Mark
) -> None:
    screen = opened(context, afternoon.meeting_id)
    type_keys(screen, "F", "a", "t")
    assert here(screen) == ("Fatima", 0)
    assert any(text.startswith("Naam: Fat…") for text in texts(screen))
    type_keys(screen, key)
    assert afternoon.marks() == {**dict.fromkeys(NAMES), "Fatima": mark}
    chosen = [each.isChecked() for each in rows(screen)["Fatima"].buttons]
    assert chosen == [mark is each for each in (P, E, A)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("Wie", "Wiesława"), ("H", "Henk"), ("e", "Els"), ("A", "Anneke"), ("M", "Mo"), ("q", "Bram")],
)
def test_a_name_is_found_by_its_beginning(
    context: ScreenContext, afternoon: Afternoon, typed: str, found: str
) -> None:
    afternoon.mark("Anneke", P)
    screen = opened(context, afternoon.meeting_id)
    type_keys(screen, *typed)
    assert here(screen)[0] == found


def test_a_letter_that_goes_on_with_a_name_does_so_before_it_marks(
    context: ScreenContext, store: Store
) -> None:
    afternoon = Afternoon(store, "Max", "Maria", "Mo")
    screen = opened(context, afternoon.meeting_id)
    type_keys(screen, "M", "a", "x")
    assert here(screen)[0] == "Max"
    type_keys(screen, "x")
    assert afternoon.marks() == {"Max": A, "Maria": None, "Mo": None}


def test_after_a_pause_a_letter_is_a_mark_again(
    context: ScreenContext, store: Store, qtbot: QtBot
) -> None:
    afternoon = Afternoon(store, "Max", "Mo")
    screen = opened(context, afternoon.meeting_id)
    type_keys(screen, "M")
    qtbot.waitUntil(lambda: not any(text.startswith("Naam:") for text in texts(screen)))
    type_keys(screen, "a")
    assert afternoon.marks() == {"Max": P, "Mo": None}


def test_arrows_walk_and_small_letters_mark_where_they_are(
    context: ScreenContext, afternoon: Afternoon
) -> None:
    screen = opened(context, afternoon.meeting_id)
    type_keys(screen, "a", Key.Key_Down, "x", Key.Key_Down, Key.Key_Right, Key.Key_Space)
    assert here(screen) == ("Dilan", 1)
    kept = {name: mark for name, mark in afternoon.marks().items() if mark}
    assert kept == {"Anneke": P, "Bram": A, "Dilan": E}
    type_keys(screen, Key.Key_End)
    assert here(screen) == ("Wiesława", 1)
    type_keys(screen, Key.Key_Down, Key.Key_Right, Key.Key_Right)
    assert here(screen) == ("Wiesława", 2)
    type_keys(screen, Key.Key_Home, Key.Key_Up, Key.Key_Left)
    assert here(screen) == ("Anneke", 1)


def test_delete_takes_a_mark_away(context: ScreenContext, afternoon: Afternoon) -> None:
    screen = opened(context, afternoon.meeting_id)
    type_keys(screen, "x")
    assert afternoon.marks()["Anneke"] is A
    type_keys(screen, Key.Key_Delete)
    assert afternoon.marks()["Anneke"] is None
    assert not any(each.isChecked() for each in rows(screen)["Anneke"].buttons)


def test_tab_goes_through_the_screen_in_reading_order_and_passes_the_list_in_one_step(
    context: ScreenContext, afternoon: Afternoon
) -> None:
    attendance.add_guest(afternoon.store, afternoon.meeting_id, "Bo")
    screen = opened(context, afternoon.meeting_id)
    button(screen, "Gast").setFocus()
    order = [_focus(screen)]
    while len(order) < 30:
        type_keys(screen, Key.Key_Tab)
        if _focus(screen) is order[0]:
            break
        order.append(_focus(screen))
    names = [
        each.accessibleName() or (each.text() if isinstance(each, QAbstractButton) else "")
        for each in order
    ]
    assert [name.replace("&", "") for name in names] == [
        "Gast",
        "Rest aanwezig",
        "Anneke, aanwezig",
        "Haal Bo van de lijst",
        "Naam van de gast",
        "Toevoegen",
        "Gasten zonder naam",
        "Presentielijst",
        "Gaat niet door",
        "Bijeenkomst afsluiten",
        "Naast de presentie",
        "Hoe ging het?",
        "Thema's",
        "Meenemen naar de volgende keer",
        "Logboek afronden",
    ]


# Marks with the mouse


def test_a_press_marks_and_a_second_press_takes_the_mark_away(
    context: ScreenContext, afternoon: Afternoon
) -> None:
    screen = opened(context, afternoon.meeting_id)
    button(screen, "Bram, afgemeld").click()
    assert afternoon.marks()["Bram"] is E
    button(screen, "Bram, aanwezig").click()
    assert afternoon.marks()["Bram"] is P
    assert [each.isChecked() for each in rows(screen)["Bram"].buttons] == [True, False, False]
    button(screen, "Bram, aanwezig").click()
    assert afternoon.marks()["Bram"] is None


def test_the_exceptions_and_then_the_rest_and_undo_gives_back_what_stood(
    context: ScreenContext, afternoon: Afternoon, window: RecordingWindow
) -> None:
    screen = opened(context, afternoon.meeting_id)
    button(screen, "Henk, afwezig").click()
    button(screen, "Rest aanwezig").click()
    assert window.outcomes[-1].sentence == "8 deelnemers op aanwezig gezet."
    assert "8 aanwezig · 1 afwezig" in texts(screen)
    assert afternoon.marks() == {**dict.fromkeys(NAMES, P), "Henk": A}
    undo(window, afternoon.store)
    assert afternoon.marks() == {**dict.fromkeys(NAMES), "Henk": A}
    assert "1 afwezig · 8 open" in texts(screen)
    undo(window, afternoon.store)
    assert "9 open" in texts(screen)
    assert not any(each.isChecked() for each in rows(screen)["Henk"].buttons)


def test_an_excuse_for_a_meeting_to_come_was_given_beforehand(
    context: ScreenContext, afternoon: Afternoon
) -> None:
    coming = afternoon.meeting_on(TODAY + WEEK)
    screen = opened(context, coming)
    button(screen, "Els, afgemeld").click()
    assert "meldde zich af" in texts(screen)
    found = attendance.sheet(afternoon.store, coming).lines
    assert {line.call_name: line.beforehand for line in found}["Els"]
    assert not button(screen, "Bijeenkomst afsluiten").isEnabled()


def test_a_mark_that_is_refused_goes_back_and_says_why(
    context: ScreenContext, afternoon: Afternoon, window: RecordingWindow
) -> None:
    screen = opened(context, afternoon.meeting_id)
    attendance.close_meeting(afternoon.store, afternoon.meeting_id)
    button(screen, "Bram, aanwezig").click()
    assert [problem.happened for problem in window.problems] == ["Deze bijeenkomst is afgesloten."]
    assert not any(each.isChecked() for each in rows(screen)["Bram"].buttons)
    assert button(screen, "Heropenen").isEnabled()


# Guests


def test_guests_come_by_name_and_go_again(
    context: ScreenContext, afternoon: Afternoon, window: RecordingWindow, screenshot: Screenshot
) -> None:
    screen = opened(context, afternoon.meeting_id)
    button(screen, "Gast").click()
    field = line(screen, "Naam van de gast")
    assert screen.focusWidget() is field
    for name in ("Bo & Co", "محمد", LONG_NAME):
        QTest.keyClicks(field, "x")  # so that something is typed and not only set
        field.setText(name)
        QTest.keyClick(field, Key.Key_Return)
        assert (field.text(), screen.focusWidget()) == ("", field)
    assert afternoon.guests() == ["Bo & Co", "محمد", LONG_NAME]
    assert "9 open · 3 gasten" in texts(screen)
    show_at(screen)
    assert_nothing_clipped(screen)
    screenshot(screen, "attendance_guests")
    gone = button(screen, "Haal Bo & Co van de lijst")
    gone.setFocus()
    gone.click()
    assert afternoon.guests() == ["محمد", LONG_NAME]
    assert screen.focusWidget() is field
    undo(window, afternoon.store)
    assert sorted(afternoon.guests()) == sorted(["Bo & Co", "محمد", LONG_NAME])


def test_a_guest_half_typed_cannot_be_read_while_shielded(
    context: ScreenContext, afternoon: Afternoon
) -> None:
    screen = opened(context, afternoon.meeting_id)
    field = line(screen, "Naam van de gast")
    field.setText("Joy")
    context.names.next_level()
    assert "Joy" not in field.displayText()


def test_an_empty_guest_is_nobody(context: ScreenContext, afternoon: Afternoon) -> None:
    screen = opened(context, afternoon.meeting_id)
    line(screen, "Naam van de gast").setText("   ")
    button(screen, "Toevoegen").click()
    assert afternoon.guests() == []


def test_guests_may_stay_a_number(
    context: ScreenContext, afternoon: Afternoon, window: RecordingWindow
) -> None:
    screen = opened(context, afternoon.meeting_id)
    (count,) = screen.findChildren(QSpinBox)
    count.setValue(3)
    assert "9 open · 3 gasten" in texts(screen)
    undo(window, afternoon.store)
    assert count.value() == 0
    assert "9 open" in texts(screen)


# Closing


def test_closing_asks_only_when_something_stays_open(
    context: ScreenContext, afternoon: Afternoon, screenshot: Screenshot
) -> None:
    screen = opened(context, afternoon.meeting_id)
    answer = Answer("Nog niet")
    button(screen, "Bijeenkomst afsluiten").click()
    assert any("Nog niet ingevuld: 9." in text for text in answer.said)
    assert afternoon.state() is MeetingState.PLANNED
    Answer("Afsluiten")
    button(screen, "Bijeenkomst afsluiten").click()
    assert afternoon.state() is MeetingState.CLOSED
    assert afternoon.marks() == dict.fromkeys(NAMES)
    button(screen, "Heropenen").click()
    button(screen, "Rest aanwezig").click()
    button(screen, "Bijeenkomst afsluiten").click()
    assert afternoon.state() is MeetingState.CLOSED
    assert "Deze bijeenkomst is afgesloten." in texts(screen)
    show_at(screen)
    assert_nothing_clipped(screen)
    assert clashing_mnemonics(screen) == []
    screenshot(screen, "attendance_closed")


def test_a_closed_meeting_opens_at_its_first_person(
    context: ScreenContext, afternoon: Afternoon
) -> None:
    attendance.close_meeting(context.store, afternoon.meeting_id)
    assert here(opened(context, afternoon.meeting_id))[0] == "Anneke"


def test_a_closed_list_can_be_read_with_the_keyboard_but_not_changed(
    context: ScreenContext, afternoon: Afternoon, window: RecordingWindow
) -> None:
    afternoon.mark("Anneke", A)
    attendance.close_meeting(afternoon.store, afternoon.meeting_id)
    screen = opened(context, afternoon.meeting_id)
    rows(screen)["Anneke"].buttons[0].setFocus()
    type_keys(screen, "a", Key.Key_Delete, Key.Key_Space, Key.Key_Down)
    assert here(screen)[0] == "Bram"
    for each in rows(screen)["Bram"].buttons:
        each.click()
    assert [each.isChecked() for each in rows(screen)["Anneke"].buttons] == [False, False, True]
    assert not any(each.isChecked() for each in rows(screen)["Bram"].buttons)
    assert (window.outcomes, window.problems) == ([], [])
    for words in ("Rest aanwezig", "Gast", "Toevoegen"):
        assert not button(screen, words).isEnabled()


def test_a_meeting_is_put_on_not_taken_place_with_a_reason(
    context: ScreenContext, afternoon: Afternoon, screenshot: Screenshot
) -> None:
    screen = opened(context, afternoon.meeting_id)
    Answer("Gaat niet door", typed="Begeleider ziek")
    button(screen, "Gaat niet door").click()
    meeting = schedule.meeting(afternoon.store, afternoon.meeting_id)
    assert (meeting.state, meeting.reason) == (MeetingState.CANCELLED, "Begeleider ziek")
    assert "Niet doorgegaan: Begeleider ziek" in texts(screen)
    assert not button(screen, "Rest aanwezig").isEnabled()
    assert not button(screen, "Presentielijst").isEnabled()
    show_at(screen)
    assert_nothing_clipped(screen)
    screenshot(screen, "attendance_cancelled")
    button(screen, "Toch door laten gaan").click()
    assert afternoon.state() is MeetingState.PLANNED
    assert button(screen, "Rest aanwezig").isEnabled()


def test_a_meeting_where_somebody_was_is_not_put_on_not_taken_place(
    context: ScreenContext, afternoon: Afternoon, window: RecordingWindow
) -> None:
    afternoon.mark("Anneke", P)
    screen = opened(context, afternoon.meeting_id)
    Answer("Gaat niet door", typed="Begeleider ziek")
    button(screen, "Gaat niet door").click()
    assert ["al iemand op aanwezig" in each.happened for each in window.problems] == [True]
    assert afternoon.state() is MeetingState.PLANNED


# Alleen tellen


@pytest.mark.parametrize(
    ("names", "number", "words"),
    [
        ((), 2, "Alleen het aantal blijft: 2. Er staan geen namen op de lijst."),
        (("Raaf",), 0, "Alleen het aantal blijft: 1. De naam op de lijst wordt gewist."),
        (("Raaf", "Zon"), 3, "Alleen het aantal blijft: 5. De 2 namen op de lijst worden gewist."),
    ],
)
def test_a_group_that_counts_only_keeps_the_number(
    context: ScreenContext, screenshot: Screenshot, names: tuple[str, ...], number: int, words: str
) -> None:
    afternoon = Afternoon(context.store, registration=Registration.COUNT_ONLY)
    screen = opened(context, afternoon.meeting_id)
    assert "Na afsluiten blijft alleen het aantal over." in texts(screen)
    assert screen.focusWidget() is line(screen, "Roepnaam of schuilnaam")
    for name in names:
        line(screen, "Roepnaam of schuilnaam").setText(name)
        button(screen, "Toevoegen").click()
    screen.findChildren(QSpinBox)[0].setValue(number)
    assert f"{len(names) + number} aanwezig" in texts(screen)
    show_at(screen)
    assert_nothing_clipped(screen)
    screenshot(screen, f"attendance_counting_{len(names)}")
    field = line(screen, "Roepnaam of schuilnaam")
    field.setText("Half getypt")
    answer = Answer("Afsluiten")
    button(screen, "Bijeenkomst afsluiten").click()
    assert field.text() == "", "a name stays behind in the field"
    assert any(text.startswith(words) for text in answer.said)
    assert afternoon.guests() == []
    assert f"{len(names) + number} aanwezig" in texts(screen)
    assert not any("Raaf" in each.accessibleName() for each in screen.findChildren(QWidget))


# The log


def test_the_log_is_stored_as_it_is_typed(
    context: ScreenContext, afternoon: Afternoon, window: RecordingWindow, qtbot: QtBot
) -> None:
    screen = opened(context, afternoon.meeting_id)
    assert "Nog leeg. Wat je typt, wordt vanzelf bewaard." in texts(screen)
    QTest.keyClicks(editor(screen, "Hoe ging het?"), "Rustig begin")
    assert _log(afternoon) == ("", (), "")
    qtbot.waitUntil(lambda: _log(afternoon) == ("Rustig begin", (), ""))
    assert any(text.startswith("bewaard ") for text in texts(screen))
    assert window.outcomes == []  # no message for every word


def test_what_was_typed_last_is_stored_when_the_vault_is_locked(
    context: ScreenContext, afternoon: Afternoon
) -> None:
    screen = opened(context, afternoon.meeting_id)
    QTest.keyClicks(editor(screen, "Hoe ging het?"), "Rustig")
    QTest.keyClicks(line(screen, "Thema's"), "grenzen, slapen")
    QTest.keyClicks(editor(screen, "Meenemen naar de volgende keer"), "Flip-over")
    screen.flush()
    assert _log(afternoon) == ("Rustig", ("grenzen", "slapen"), "Flip-over")


def test_who_types_on_without_a_pause_is_stored_as_well(
    context: ScreenContext, afternoon: Afternoon, qtbot: QtBot
) -> None:
    field = editor(opened(context, afternoon.meeting_id), "Hoe ging het?")

    def typing_stores() -> bool:
        QTest.keyClicks(field, "a")
        return _log(afternoon)[0] != ""

    qtbot.waitUntil(typing_stores, timeout=20_000)


def test_what_was_typed_for_one_meeting_does_not_go_to_another(
    context: ScreenContext, afternoon: Afternoon
) -> None:
    screen = opened(context, afternoon.meeting_id)
    QTest.keyClicks(editor(screen, "Hoe ging het?"), "Vandaag")
    screen.enter(meeting_id=afternoon.last_week)
    assert editor(screen, "Hoe ging het?").toPlainText() == ""
    QTest.keyClicks(editor(screen, "Hoe ging het?"), "Vorige week")
    screen.enter(meeting_id=afternoon.meeting_id)
    assert editor(screen, "Hoe ging het?").toPlainText() == "Vandaag"
    found = session_logs.session_log(afternoon.store, afternoon.last_week)
    assert found.how_it_went == "Vorige week"


def test_marking_leaves_what_is_being_typed_alone(
    context: ScreenContext, afternoon: Afternoon
) -> None:
    screen = opened(context, afternoon.meeting_id)
    QTest.keyClicks(editor(screen, "Hoe ging het?"), "Half")
    button(screen, "Bram, aanwezig").click()
    assert editor(screen, "Hoe ging het?").toPlainText() == "Half"
    QTest.keyClicks(editor(screen, "Hoe ging het?"), "verwege")
    screen.flush()
    assert _log(afternoon)[0] == "Halfverwege"


def test_a_name_in_the_log_is_pointed_out_and_goes_with_one_press(
    context: ScreenContext,
    afternoon: Afternoon,
    screenshot: Screenshot,
    qtbot: QtBot,
) -> None:
    screen = opened(context, afternoon.meeting_id)
    field = editor(screen, "Hoe ging het?")
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "Rustig begin. Annekes verhaal duurde lang.")
    assert any("‘Annekes’ lijkt een naam" in text for text in texts(screen))
    screenshot(screen, "attendance_note_guard")
    button(screen, "Vervang dit").click()
    screen.flush()
    assert _log(afternoon)[0] == "Rustig begin. Iemands verhaal duurde lang."


def test_a_log_is_rounded_off_and_undo_opens_it_again(
    context: ScreenContext, afternoon: Afternoon, window: RecordingWindow
) -> None:
    screen = opened(context, afternoon.meeting_id)
    button(screen, "Logboek afronden").click()
    assert any(text.startswith("Het logboek is nog leeg.") for text in texts(screen))
    QTest.keyClicks(editor(screen, "Hoe ging het?"), "Rustig")
    button(screen, "Logboek afronden").click()
    assert session_logs.session_log(afternoon.store, afternoon.meeting_id).finished
    assert editor(screen, "Hoe ging het?").isReadOnly()
    assert any(text.startswith("afgerond") for text in texts(screen))
    undo(window, afternoon.store)
    assert not editor(screen, "Hoe ging het?").isReadOnly()
    assert button(screen, "Logboek afronden").isEnabled()


def test_where_the_minutes_stay_with_the_group_the_log_says_so(
    context: ScreenContext, store: Store
) -> None:
    afternoon = Afternoon(store, minutes_stay_with_group=True)
    screen = opened(context, afternoon.meeting_id)
    assert any(text.startswith("Het verslag blijft bij de groep.") for text in texts(screen))


def _log(afternoon: Afternoon) -> tuple[str, tuple[str, ...], str]:
    log = session_logs.session_log(afternoon.store, afternoon.meeting_id)
    return log.how_it_went, log.themes, log.take_along


# Shielded


def test_shielded_names_are_initials_everywhere_and_marks_still_work(
    context: ScreenContext, store: Store, window: RecordingWindow, screenshot: Screenshot
) -> None:
    afternoon = Afternoon(store, "Anneke", "Wiesława")
    attendance.add_guest(store, afternoon.meeting_id, "Bo")
    screen = opened(context, afternoon.meeting_id)
    context.names.set_level(Shield.INITIALS)
    show_at(screen)
    screenshot(screen, "attendance_shielded")
    assert button(screen, "Haal B. van de lijst").isEnabled()
    _no_name_shows(screen, "Anneke", "Wiesława", "Bo")
    assert "W." in texts(screen)
    type_keys(screen, "W", "x")
    assert afternoon.marks()["Wiesława"] is A
    assert window.outcomes[-1].said() == "Wiesława: afwezig."
    assert "Wiesława" not in window.outcomes[-1].sentence
    _no_name_shows(screen, "Anneke", "Wiesława", "Bo")
    context.names.set_level(Shield.OPEN)
    assert "Wiesława" in texts(screen)


def test_people_with_the_same_initials_are_told_apart_while_shielded(
    context: ScreenContext, store: Store
) -> None:
    screen = opened(context, Afternoon(store, "Ali", "Anneke", "Anneke").meeting_id)
    context.names.set_level(Shield.INITIALS)
    show_at(screen)
    assert {"A.", "A. 2", "A. 3"} <= set(texts(screen))
    assert button(screen, "A. 2, aanwezig").isEnabled()


def _no_name_shows(screen: QWidget, *names: str) -> None:
    for widget in screen.findChildren(QWidget):
        said = [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            said.append(widget.text())
        assert not any(name in text.split() for name in names for text in said), said


# Sizes and looks


def test_with_nobody_yet_the_way_to_the_group_is_shown(
    context: ScreenContext, store: Store, window: RecordingWindow, screenshot: Screenshot
) -> None:
    afternoon = Afternoon(store)
    screen = opened(context, afternoon.meeting_id)
    assert "Nog geen deelnemers" in texts(screen)
    assert not button(screen, "Rest aanwezig").isEnabled()
    assert_nothing_clipped(screen)
    screenshot(screen, "attendance_empty")
    button(screen, "Naar de groep").click()
    assert window.opened == [("groups", {"group_id": afternoon.group_id})]


def test_the_list_is_printed_from_memory(
    context: ScreenContext, afternoon: Afternoon, window: RecordingWindow
) -> None:
    screen = opened(context, afternoon.meeting_id)
    button(screen, "Presentielijst").click()
    ((title, pdf, file_name),) = window.previews
    assert (title, pdf[:5], file_name) == ("Presentielijst", b"%PDF-", "presentielijst.pdf")


@pytest.mark.parametrize(("percent", "above"), [(100, False), (200, True)])
def test_a_name_stands_above_its_choices_when_large_text_leaves_it_no_room(
    context: ScreenContext, afternoon: Afternoon, percent: int, *, above: bool
) -> None:
    context.theme.choose(percent=percent)
    row = rows(opened(context, afternoon.meeting_id))["Anneke"]
    name = next(each for each in row.findChildren(QLabel) if each.text() == "Anneke")
    assert (name.geometry().bottom() <= row.choice.geometry().top()) is above


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK, Look.HIGH_CONTRAST])
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_nothing_is_cut_off_at_any_size_or_look(
    context: ScreenContext, screenshot: Screenshot, look: Look, percent: int
) -> None:
    context.theme.choose(look=look, percent=percent)
    afternoon = Afternoon(context.store, "Anneke", LONG_NAME, "Fatima Zahra van den Heuvel", "Mo")
    afternoon.mark("Anneke", P)
    afternoon.mark("Mo", E)
    attendance.add_guest(context.store, afternoon.meeting_id, "Bo")
    session_logs.save_session_log(context.store, afternoon.meeting_id, "Rustig", ("slapen",))
    screen = opened(context, afternoon.meeting_id)
    assert_nothing_clipped(screen)
    _no_name_is_too_wide(screen)
    _nothing_overlaps(screen)
    screenshot(screen, f"attendance_{look.value}_{percent}")


def _no_name_is_too_wide(screen: AttendanceScreen) -> None:
    """The widest piece of a name that cannot be broken fits in its column."""
    for name in screen.findChildren(QLabel):
        if isinstance(name.parentWidget(), PersonRow) and name.wordWrap():
            pieces = re.split("[\\s\u200b-]+", name.text())
            widest = max(name.fontMetrics().horizontalAdvance(piece) for piece in pieces)
            assert widest <= name.width()


def _nothing_overlaps(screen: AttendanceScreen) -> None:
    """What stands below each other in the card does so without touching."""
    people = screen.findChildren(PersonList)[0]
    bottom = people.mapTo(screen, people.rect().bottomLeft()).y()
    for below in (button(screen, "Toevoegen"), button(screen, "Bijeenkomst afsluiten")):
        top = below.mapTo(screen, below.rect().topLeft()).y()
        assert top > bottom
        bottom = below.mapTo(screen, below.rect().bottomLeft()).y()


def test_three_hundred_people_come_without_stalling_the_window(
    context: ScreenContext, store: Store, screenshot: Screenshot
) -> None:
    afternoon = Afternoon(store)
    _crowd(store, afternoon.group_id, 300)
    screen = opened(context, afternoon.meeting_id)
    most_at_once = 0
    while (standing := len(rows(screen))) < 300:
        QApplication.processEvents()
        most_at_once = max(most_at_once, len(rows(screen)) - standing)
    assert most_at_once < 50, "the window waits for too many rows between two events"
    show_at(screen)
    type_keys(screen, Key.Key_End, "x")
    assert here(screen)[0] == "Naam 299"
    assert "1 afwezig · 299 open" in texts(screen)
    last = rows(screen)["Naam 299"]
    QApplication.processEvents()
    assert not last.visibleRegion().isEmpty()
    assert_nothing_clipped(screen)
    screenshot(screen, "attendance_300")


def _crowd(store: Store, group_id: UUID, count: int) -> None:
    step = EnrolmentStep(EnrolmentState.PARTICIPANT, TODAY - WEEK)
    with store.transaction() as tx:
        for number in range(count):
            who = new_id()
            draft = ParticipantDraft(f"Naam {number:03}")
            participant_queries.insert_participant(tx, who, draft)
            enrolment_queries.insert_enrolment(tx, new_id(), who, group_id, step)


def test_the_group_that_ended_keeps_its_lists(context: ScreenContext, afternoon: Afternoon) -> None:
    afternoon.mark("Anneke", P)
    groups.end_group(afternoon.store, afternoon.group_id, TODAY)
    screen = opened(context, afternoon.meeting_id)
    assert rows(screen)["Anneke"].buttons[0].isChecked()
