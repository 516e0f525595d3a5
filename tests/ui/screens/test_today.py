"""Vandaag shows what is next and what waits, and obeys what people asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from herstel_desktop.db.identifiers import new_id
from herstel_desktop.db.queries import attendance as attendance_queries
from herstel_desktop.db.queries import enrolments as enrolment_queries
from herstel_desktop.db.queries import participants as participant_queries
from herstel_desktop.db.queries.attendance import NotedMark
from herstel_desktop.db.store import Store
from herstel_desktop.domain.attendance import Mark
from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.groups import Registration
from herstel_desktop.domain.participants import (
    AbsenceChoice,
    EnrolmentState,
    EnrolmentStep,
    ParticipantDraft,
)
from herstel_desktop.services import attendance, schedule, session_logs
from herstel_desktop.services.organisation import add_venue
from herstel_desktop.services.participants import enrol
from herstel_desktop.services.vault_access import Store as OpenStore
from herstel_desktop.ui.screens.today.row_button import RowButton
from herstel_desktop.ui.screens.today.today_screen import TodayScreen
from herstel_desktop.ui.shell.names import Shield
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.theme.tokens import Look
from tests.services.builders import TUESDAY, new_group, new_participant, rhythm
from tests.ui.conftest import RecordingWindow
from tests.ui.looking import assert_nothing_clipped, clashing_mnemonics, show_at

NOON = datetime(2026, 11, 24, 12, 50)
THREE_WEEKS_AGO = TUESDAY - timedelta(weeks=3)
Screenshot = Callable[[QWidget, str], Path]
LONG_NAME = "Wiesławađặng" * 10


class Moment:
    """What the clock says; a test turns it."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def opened(context: ScreenContext, moment: Callable[[], datetime] | None = None) -> TodayScreen:
    """The screen as it stands after it was opened."""
    screen = TodayScreen(context, moment or Moment())
    screen.enter()
    show_at(screen)
    assert clashing_mnemonics(screen) == []
    return screen


def texts(screen: QWidget) -> list[str]:
    """Every text that can be seen, as it is read."""
    return [
        part.text().replace("\u200b", "")
        for part in screen.findChildren(QLabel)
        if part.isVisibleTo(screen) and part.text()
    ]


def buttons(screen: QWidget) -> dict[str, QPushButton]:
    """Every button that can be seen, by its name without the mnemonic."""
    found = {}
    for button in screen.findChildren(QPushButton):
        if button.isVisibleTo(screen):
            found[button.accessibleName() or button.text().replace("&", "")] = button
    return found


def taking_part(store: Store, group_id: UUID, name: str, **other: Any) -> UUID:
    """Somebody in a group from before its first meeting."""
    person = new_participant(store, name, **other)
    start = THREE_WEEKS_AGO
    enrol(store, person, group_id, start, EnrolmentState.PARTICIPANT, over_capacity=True)
    return person


def past_meetings(store: Store, group_id: UUID) -> list[UUID]:
    """The group's meetings before today, oldest first."""
    return [row.id for row in schedule.meetings(store, group_id, before_on=TUESDAY)]


def absent_twice(store: Store, group_id: UUID, people: list[UUID]) -> None:
    """All past meetings are closed; these people were absent without word at the last two."""
    past = past_meetings(store, group_id)
    for meeting_id in past:
        absent = people if meeting_id in past[-2:] else []
        with store.transaction() as tx:
            attendance_queries.put_marks(
                tx, meeting_id, [NotedMark(each, Mark.ABSENT) for each in absent]
            )
        attendance.close_meeting(store, meeting_id)


@pytest.fixture
def group_id(store: Store) -> UUID:
    """A group that has met three times and meets this afternoon."""
    venue = add_venue(store, "Buurtpunt De Linde").id
    return new_group(
        store,
        name="Herstelgroep Dinsdag",
        venue_id=venue,
        starts_on=THREE_WEEKS_AGO,
        today=THREE_WEEKS_AGO,
        most=12,
    )


def test_the_first_group_is_one_button_away(
    context: ScreenContext, window: RecordingWindow, screenshot: Screenshot
) -> None:
    screen = opened(context)
    assert "Welkom" in texts(screen)
    screenshot(screen, "today_no_group")
    assert_nothing_clipped(screen)
    assert list(buttons(screen)) == ["Eerste groep maken"]
    assert screen.first_focus() is buttons(screen)["Eerste groep maken"]
    buttons(screen)["Eerste groep maken"].click()
    assert window.opened == [("groups", {"new": True})]


def test_with_nothing_planned_the_way_to_the_groups_is_shown(
    context: ScreenContext, window: RecordingWindow, store: Store, screenshot: Screenshot
) -> None:
    group_id = new_group(store, number_of_meetings=1)
    for row in schedule.meetings(store, group_id):
        schedule.cancel_meeting(store, row.id, "Zaal dicht")
    screen = opened(context)
    assert "Er staat niets gepland" in texts(screen)
    assert "Er is nu niets dat op je wacht." in texts(screen)
    screenshot(screen, "today_nothing_planned")
    buttons(screen)["Naar de groepen"].click()
    assert window.opened == [("groups", {})]


def test_the_next_meeting_says_what_it_is_and_who_is_expected(
    context: ScreenContext, window: RecordingWindow, store: Store, group_id: UUID
) -> None:
    anneke = taking_part(store, group_id, "Anneke")
    taking_part(store, group_id, "Йосиф")
    absent_twice(store, group_id, [])
    meeting_id = next(row.id for row in schedule.meetings(store, group_id, from_on=TUESDAY))
    attendance.set_mark(store, meeting_id, anneke, Mark.EXCUSED, beforehand=True)
    screen = opened(context)
    assert screen.heading == ("Vandaag", "dinsdag 24 november 2026 · Buurtpunt De Linde")
    seen = texts(screen)
    assert "13.30 – 15.30 · over 40 minuten" in seen
    assert "Herstelgroep Dinsdag — bijeenkomst 4" in seen
    assert "2 deelnemers · 1 afmelding vooraf" in seen
    assert screen.first_focus() is buttons(screen)["Presentie openen"]
    buttons(screen)["Presentie openen"].click()
    buttons(screen)["Groep"].click()
    assert window.opened == [
        ("attendance", {"meeting_id": meeting_id}),
        ("groups", {"group_id": group_id}),
    ]
    buttons(screen)["Presentielijst"].click()
    ((title, pdf, file_name),) = window.previews
    assert (title, pdf[:5], file_name) == ("Presentielijst", b"%PDF-", "presentielijst.pdf")


def test_a_course_says_of_how_many_and_a_counting_group_promises_no_names(
    context: ScreenContext, store: Store
) -> None:
    new_group(store, number_of_meetings=8, registration=Registration.COUNT_ONLY)
    seen = texts(opened(context))
    assert "Herstelgroep De Brug — bijeenkomst 1 (van 8)" in seen
    assert "In deze groep tel je alleen hoeveel mensen er zijn." in seen


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (datetime(2026, 11, 24, 13, 29, 30), "over 1 minuut"),
        (datetime(2026, 11, 24, 12, 30), "over 1 uur"),
        (datetime(2026, 11, 24, 9, 10), "over 4 uur"),
        (datetime(2026, 11, 24, 11, 10), "over 2 uur en 20 minuten"),
        (datetime(2026, 11, 24, 13, 30), "nu bezig"),
        (datetime(2026, 11, 24, 15, 29), "nu bezig"),
        (datetime(2026, 11, 23, 23, 0), "morgen"),
        (datetime(2026, 11, 21, 9, 0), "over 3 dagen"),
    ],
)
def test_how_long_it_takes_is_said_as_people_say_it(
    context: ScreenContext, store: Store, now: datetime, words: str
) -> None:
    new_group(store)
    screen = opened(context, Moment(now))
    assert any(text.endswith(f"13.30 – 15.30 · {words}") for text in texts(screen))


def test_the_time_is_told_again_and_after_the_end_the_next_one_comes(
    context: ScreenContext, store: Store, group_id: UUID
) -> None:
    absent_twice(store, group_id, [])
    moment = Moment()
    screen = opened(context, moment)
    moment.now = datetime(2026, 11, 24, 13, 0)
    screen.tell_time()
    assert "13.30 – 15.30 · over 30 minuten" in texts(screen)
    moment.now = datetime(2026, 11, 24, 15, 30)
    screen.tell_time()
    seen = texts(screen)
    assert "dinsdag 1 december · 13.30 – 15.30 · over 7 dagen" in seen
    assert "Presentie afronden: Herstelgroep Dinsdag" in seen


def test_a_new_day_is_read_anew(context: ScreenContext, store: Store, group_id: UUID) -> None:
    moment = Moment(datetime(2026, 11, 22, 23, 50))
    screen = opened(context, moment)
    moment.now = datetime(2026, 11, 23, 0, 1)
    screen.tell_time()
    assert screen.heading[1].startswith("maandag 23 november 2026")


def test_a_row_of_this_week_opens_its_attendance_by_keyboard(
    context: ScreenContext, window: RecordingWindow, store: Store, group_id: UUID
) -> None:
    venue = add_venue(store, "De Schakel").id
    for weekday, venue_id in ((3, venue), (4, None)):
        new_group(store, name=f"Ronde {weekday}", venue_id=venue_id, rhythm=rhythm(weekday=weekday))
    screen = opened(context)
    seen = texts(screen)
    assert (seen[seen.index("do 26 nov 13.30") :][:3]) == [
        "do 26 nov 13.30",
        "Ronde 3",
        "bijeenkomst 1 · De Schakel",
    ]
    name = "donderdag 26 november 13.30, Ronde 3, bijeenkomst 1. Presentie openen"
    row = buttons(screen)[name]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Space)
    ((screen_id, target),) = window.opened
    assert screen_id == "attendance"
    assert schedule.meeting(store, target["meeting_id"]).group_name == "Ronde 3"


def test_each_person_is_followed_up_as_they_asked(
    context: ScreenContext, store: Store, group_id: UUID, screenshot: Screenshot
) -> None:
    people = [
        taking_part(
            store, group_id, "Anneke", phone="06 12345678", absence_choice=AbsenceChoice.CALL
        ),
        taking_part(
            store, group_id, "Bram", address="Lindelaan 4", absence_choice=AbsenceChoice.CARD
        ),
        taking_part(
            store,
            group_id,
            "Chantal",
            absence_choice=AbsenceChoice.CONTACT_PERSON,
            contact_person_name="Fatima",
            contact_person_phone="06 87654321",
        ),
        taking_part(store, group_id, "Dirk", absence_choice=AbsenceChoice.NOTHING),
        taking_part(store, group_id, "Els", absence_choice=AbsenceChoice.CALL),
        taking_part(store, group_id, "Frans", absence_choice=AbsenceChoice.CARD),
        taking_part(
            store,
            group_id,
            "Gerda",
            absence_choice=AbsenceChoice.CONTACT_PERSON,
            contact_person_name="Hans",
        ),
    ]
    absent_twice(store, group_id, people)
    screen = opened(context)
    seen = texts(screen)
    assert any(text.startswith("Bel: 06") for text in seen)
    assert "Stuur een kaartje: Lindelaan 4" in seen
    assert any(text.startswith("Bel de contactpersoon: Fatima, 06") for text in seen)
    assert "Bel. Er staat nog geen nummer." in seen
    assert "Stuur een kaartje. Er staat nog geen adres." in seen
    assert "Bel de contactpersoon: Hans. Er staat nog geen nummer." in seen
    assert "Dirk" not in seen
    assert seen.count("2 keer afwezig zonder bericht") == 6
    screenshot(screen, "today_follow_ups")
    context.names.set_level(Shield.INITIALS)
    shielded = " ".join(texts(screen)) + " ".join(buttons(screen))
    for private in ("Anneke", "Bram", "Fatima", "06", "Lindelaan"):
        assert private not in shielded
    assert "Gedaan: A." in buttons(screen)
    screenshot(screen, "today_shielded")


def test_what_is_done_goes_away_and_comes_back_when_undone(
    context: ScreenContext, window: RecordingWindow, store: Store, group_id: UUID
) -> None:
    call = {"absence_choice": AbsenceChoice.CALL}
    people = [taking_part(store, group_id, name, **call) for name in ("Anneke", "Bram", "Chantal")]
    absent_twice(store, group_id, people)
    screen = opened(context)
    buttons(screen)["Gedaan: Bram"].setFocus()
    buttons(screen)["Gedaan: Bram"].click()
    assert "Bram" not in texts(screen)
    assert screen.focusWidget() is buttons(screen)["Gedaan: Chantal"]
    (outcome,) = window.outcomes
    assert outcome.undo is not None
    window.show_outcome(outcome.undo(store))
    assert "Bram" in texts(screen)
    for name in ("Bram", "Chantal", "Anneke"):
        buttons(screen)[f"Gedaan: {name}"].setFocus()
        buttons(screen)[f"Gedaan: {name}"].click()
    assert "Er is nu niets dat op je wacht." in texts(screen)
    assert screen.focusWidget() is buttons(screen)["Presentie openen"]


def test_attendance_logs_and_sign_ups_that_wait_open_where_they_are_done(
    context: ScreenContext, window: RecordingWindow, store: Store, group_id: UUID
) -> None:
    oldest, middle, newest = past_meetings(store, group_id)
    attendance.close_meeting(store, oldest)
    attendance.close_meeting(store, middle)
    session_logs.save_session_log(store, middle, "Rustig verlopen.")
    karim = new_participant(store, "Karim")
    enrol(store, karim, group_id, date(2026, 11, 12))
    screen = opened(context)
    seen = texts(screen)
    assert "Herstelgroep Dinsdag · sinds do 12 nov" in seen
    for title in ("Presentie afronden", "Logboek afronden", "Kennismaking plannen: Karim"):
        next(button for name, button in buttons(screen).items() if name.startswith(title)).click()
    assert window.opened == [
        ("attendance", {"meeting_id": newest}),
        ("attendance", {"meeting_id": middle}),
        ("participants", {"participant_id": karim}),
    ]


def test_a_kennismaking_whose_day_has_passed_waits_until_it_is_told_how_it_went(
    context: ScreenContext,
    window: RecordingWindow,
    store: Store,
    group_id: UUID,
    screenshot: Screenshot,
) -> None:
    karim, katja = (new_participant(store, name) for name in ("Karim", "Katja"))
    for each, on in ((karim, date(2026, 11, 19)), (katja, date(2026, 11, 20))):
        enrol(store, each, group_id, on, EnrolmentState.INTAKE_PLANNED)
    screen = opened(context)
    assert "Kennismaking afronden: Karim" in texts(screen)
    assert "Herstelgroep Dinsdag · gepland op do 19 nov" in texts(screen)
    screenshot(screen, "today_intake")
    context.names.set_level(Shield.INITIALS)
    assert "Karim" not in " ".join(texts(screen) + list(buttons(screen)))
    assert "Kennismaking afronden: K." in texts(screen)
    spoken = "Kennismaking afronden: K. 2, Herstelgroep Dinsdag · gepland op vr 20 nov"
    buttons(screen)[spoken].click()
    assert window.opened == [("participants", {"participant_id": katja})]


def test_three_hundred_follow_ups_begin_with_eight(
    context: ScreenContext, store: Store, group_id: UUID, screenshot: Screenshot
) -> None:
    people = [new_id() for _ in range(300)]
    with store.transaction() as tx:
        for number, each in enumerate(people):
            person = ParticipantDraft(f"Naam {number:03d}", absence_choice=AbsenceChoice.CARD)
            participant_queries.insert_participant(tx, each, person)
            step = EnrolmentStep(EnrolmentState.PARTICIPANT, THREE_WEEKS_AGO)
            enrolment_queries.insert_enrolment(tx, new_id(), each, group_id, step)
    absent_twice(store, group_id, people)
    screen = opened(context)
    done = [name for name in buttons(screen) if name.startswith("Gedaan")]
    assert len(done) == 8
    screenshot(screen, "today_300")
    buttons(screen)["Toon meer (nog 292)"].click()
    show_at(screen)
    done = [name for name in buttons(screen) if name.startswith("Gedaan")]
    assert len(done) == 33
    assert screen.focusWidget() is buttons(screen)[done[8]]
    assert "Toon meer (nog 267)" in buttons(screen)
    assert_nothing_clipped(screen)


def test_planning_on_waits_until_the_screen_shows_and_happens_once_a_day(
    context: ScreenContext, store: Store, qtbot: QtBot
) -> None:
    group_id = new_group(store)
    last = schedule.meetings(store, group_id)[-1].on
    moment = Moment(datetime.combine(last - timedelta(weeks=3), NOON.time()))
    read: list[list[Any]] = []
    loaded: list[bool] = []

    class Watching(TodayScreen):
        def load(self) -> None:
            loaded.append(bool(read))
            super().load()

        def plan_ahead(self) -> None:
            read.append(texts(self))
            super().plan_ahead()

    screen = Watching(context, moment)
    show_at(screen)
    screen.enter()
    assert schedule.meetings(store, group_id)[-1].on == last
    qtbot.waitUntil(lambda: bool(read))
    assert any("Herstelgroep De Brug" in text for text in read[0])
    assert schedule.meetings(store, group_id)[-1].on > last + timedelta(weeks=20)
    assert loaded == [False, True], "what was planned is shown"
    planned = len(schedule.meetings(store, group_id))
    for row in schedule.meetings(store, group_id)[-2:]:
        schedule.cancel_meeting(store, row.id, "Vakantie")
    screen.load()
    screen.tell_time()
    assert not screen.plans_ahead_soon
    assert len(schedule.meetings(store, group_id)) == planned


def test_an_error_says_what_happened_and_can_be_tried_again(
    context: ScreenContext, screenshot: Screenshot
) -> None:
    from herstel_desktop.ui.screens.today import today_screen

    def broken(_store: OpenStore, _now: datetime) -> Any:
        raise KnownError(
            "De kluis kan niet worden gelezen.",
            safe="Er is niets veranderd.",
            advice="Probeer het opnieuw.",
        )

    patch = pytest.MonkeyPatch()
    patch.setattr(today_screen, "today", broken)
    screen = opened(context)
    assert "De kluis kan niet worden gelezen." in texts(screen)
    screenshot(screen, "today_error")
    patch.undo()
    buttons(screen)["Opnieuw proberen"].click()
    assert "Welkom" in texts(screen)
    assert "De kluis kan niet worden gelezen." not in texts(screen)


def test_a_refused_change_can_be_tried_again(
    context: ScreenContext,
    window: RecordingWindow,
    store: Store,
    group_id: UUID,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from herstel_desktop.ui.screens.today import today_screen

    anneke = taking_part(store, group_id, "Anneke", absence_choice=AbsenceChoice.CALL)
    absent_twice(store, group_id, [anneke])
    screen = opened(context)

    def refuse(*_all: object) -> Outcome:
        raise KnownError("De schijf is vol.", safe="Er is niets veranderd.", advice="Maak ruimte.")

    monkeypatch.setattr(today_screen, "mark_followed_up", refuse)
    buttons(screen)["Gedaan: Anneke"].click()
    assert [problem.happened for problem in window.problems] == ["De schijf is vol."]
    monkeypatch.undo()
    buttons(screen)["Gedaan: Anneke"].click()
    assert "Gedaan: Anneke" not in buttons(screen)


def full(store: Store, group_id: UUID) -> None:
    """A day with something of everything, and a name that fits nowhere."""
    people = [
        taking_part(
            store, group_id, "Anneke", phone="0612345678", absence_choice=AbsenceChoice.CALL
        ),
        taking_part(
            store,
            group_id,
            LONG_NAME,
            address="Lindelaan 4, 1234 AB Voorbeeldstad",
            absence_choice=AbsenceChoice.CARD,
        ),
        *(taking_part(store, group_id, name) for name in ("محمد", "O'Brien", "Đặng", "Йосиф")),
    ]
    absent_twice(store, group_id, people)
    for number, weekday in enumerate((3, 4, 4)):
        new_group(
            store,
            name=("Praat- en luisterronde", "Herstelwerkgroep Noord", LONG_NAME)[number],
            number_of_meetings=8 if number == 0 else None,
            rhythm=rhythm(weekday=weekday),
        )
    session_logs.save_session_log(store, past_meetings(store, group_id)[-1], "Rustig.")
    karim = new_participant(store, "Karim")
    enrol(store, karim, group_id, date(2026, 11, 12))


def test_nothing_is_cut_off_at_any_size(
    context: ScreenContext, store: Store, theme: Theme, group_id: UUID, screenshot: Screenshot
) -> None:
    full(store, group_id)
    for look, percent in (
        (Look.DARK, 100),
        (Look.LIGHT, 100),
        (Look.LIGHT, 150),
        (Look.LIGHT, 200),
    ):
        theme.choose(look=look, percent=percent)
        screen = opened(context)
        screenshot(screen, f"today_{look.value}_{percent}")
        assert_rows_are_whole(screen, theme)


def assert_rows_are_whole(screen: TodayScreen, theme: Theme) -> None:
    """Every row is high enough to be hit, and as high as what stands in it."""
    assert_nothing_clipped(screen)
    for row in screen.findChildren(RowButton):
        assert row.height() >= theme.px(44) - 2  # the sizes of its parts are rounded
        assert all(row.rect().contains(part.geometry()) for part in row.findChildren(QLabel)), (
            row.accessibleName()
        )


def test_after_two_weeks_without_a_copy_on_a_stick_it_says_so_and_leads_there(
    context: ScreenContext, window: RecordingWindow, screenshot: Screenshot
) -> None:
    new_group(context.store)
    wanted = "Maak een reservekopie op een stick"
    moment = Moment(datetime.now() + timedelta(days=13))
    screen = opened(context, moment)
    assert wanted not in texts(screen)
    moment.now += timedelta(days=2)
    screen.load()
    assert wanted in texts(screen)
    assert "Er is nu niets dat op je wacht." not in texts(screen)
    screenshot(screen, "today-copy-due")
    assert_nothing_clipped(screen)
    (row,) = (each for name, each in buttons(screen).items() if name.startswith(wanted))
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Space)
    assert window.opened[-1] == ("settings", {"section": "backup"})
    moment.now -= timedelta(days=2)
    screen.load()
    assert wanted not in texts(screen)
