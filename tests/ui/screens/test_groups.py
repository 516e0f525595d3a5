"""Groepen: the list, a new group in two clicks, and everything of one group."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTabBar,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from herstel_desktop.db.store import Store
from herstel_desktop.domain.attendance import Mark
from herstel_desktop.domain.groups import GroupForm, GroupState, Registration
from herstel_desktop.domain.meetings import MeetingState
from herstel_desktop.domain.participants import EnrolmentState, EnrolmentStep, ParticipantDraft
from herstel_desktop.domain.schedule import RhythmKind
from herstel_desktop.services import attendance, organisation
from herstel_desktop.services.groups import end_group, group, group_participants, groups
from herstel_desktop.services.participants import FirstEnrolment, add_participant
from herstel_desktop.services.schedule import cancel_meeting, meetings
from herstel_desktop.ui.screens.groups import SCREEN
from herstel_desktop.ui.shell.names import Shield
from herstel_desktop.ui.shell.screen import Screen, ScreenContext
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.theme.tokens import Look
from tests.services.builders import new_group, rhythm
from tests.ui.conftest import RecordingWindow
from tests.ui.looking import assert_nothing_clipped, clashing_mnemonics, show_at

TODAY = date.today()
Save = Callable[[QWidget, str], Path]


@pytest.fixture
def screen(context: ScreenContext) -> Screen:
    return SCREEN.build(context)


def opened(screen: Screen, size: QSize | None = None, **target: object) -> Screen:
    screen.enter(**target)
    show_at(screen, size)
    assert clashing_mnemonics(screen) == []
    return screen


def part(screen: QWidget, kind: type[QWidget], name: str) -> QWidget:
    """The one visible part of this kind with this text or accessible name."""
    found = [
        each
        for each in screen.findChildren(kind)
        if each.isVisible() and name in (getattr(each, "text", lambda: "")(), each.accessibleName())
    ]
    assert len(found) == 1, [each.accessibleName() for each in screen.findChildren(kind)]
    return found[0]


def button_of(screen: QWidget, text: str) -> QPushButton:
    """The visible button with this text; '&' is left out."""
    buttons = [
        each
        for each in screen.findChildren(QPushButton)
        if each.isVisible() and text in (each.text().replace("&", ""), each.accessibleName())
    ]
    assert len(buttons) == 1, [each.text() for each in buttons]
    return buttons[0]


def press(screen: QWidget, text: str) -> None:
    """Press the visible button with this text."""
    button = button_of(screen, text)
    assert button.isEnabled(), f"{text} is greyed out"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def answer(act: Callable[[QDialog], object]) -> None:
    """Do something with the next modal dialog as soon as it stands."""

    def find() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            act(dialog)
        else:
            QTimer.singleShot(5, find)

    QTimer.singleShot(0, find)


def table(screen: QWidget, name: str) -> QTableView:
    found = part(screen, QTableView, name)
    assert isinstance(found, QTableView)
    return found


def texts(view: QTableView) -> list[list[str]]:
    model = view.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def turn_to(screen: QWidget, title: str) -> None:
    tabs = screen.findChild(QTabBar)
    assert tabs is not None
    titles = [tabs.tabText(place).replace("&", "") for place in range(tabs.count())]
    tabs.setCurrentIndex(titles.index(title))
    show_at(screen, screen.size())
    assert clashing_mnemonics(screen) == []


def take_part(store: Store, group_id: UUID, name: str, **other: object) -> UUID:
    first = FirstEnrolment(
        group_id, EnrolmentStep(EnrolmentState.PARTICIPANT, TODAY - timedelta(days=90)), True
    )
    made = add_participant(store, ParticipantDraft(name), first).id
    assert made is not None
    return made


def running_group(store: Store, **other: object) -> UUID:
    """A weekly group that began ten weeks ago, with a meeting today."""
    return new_group(
        store,
        today=TODAY - timedelta(weeks=10),
        rhythm=rhythm(weekday=TODAY.weekday()),
        starts_on=TODAY - timedelta(weeks=10),
        **other,
    )


def test_without_groups_the_screen_teaches_and_has_one_button(
    screen: Screen, screenshot: Save
) -> None:
    opened(screen)
    visible = [each for each in screen.findChildren(QPushButton) if each.isVisible()]
    assert [each.text().replace("&", "") for each in visible] == ["Eerste groep maken"]
    assert_nothing_clipped(screen)
    screenshot(screen, "groups-empty")


@pytest.mark.parametrize("form", GroupForm)
def test_a_group_of_every_form_is_made_in_two_clicks_with_its_defaults(
    screen: Screen, store: Store, window: RecordingWindow, form: GroupForm
) -> None:
    opened(screen)
    place = list(GroupForm).index(form)
    answer(
        lambda dialog: QTest.mouseClick(
            [b for b in dialog.findChildren(QPushButton) if b.property("role") == "choice-card"][
                place
            ],
            Qt.MouseButton.LeftButton,
        )
    )
    press(screen, "Eerste groep maken")
    (made,) = groups(store, today=TODAY)
    assert made.form is form
    assert meetings(store, made.id)
    assert window.opened == [("groups", {"group_id": made.id})]


def test_the_dialog_with_the_five_forms_shows_whole(screen: Screen, screenshot: Save) -> None:
    opened(screen)

    def look(dialog: QDialog) -> None:
        show_at(dialog, dialog.size())
        assert_nothing_clipped(dialog)
        assert clashing_mnemonics(dialog) == []
        screenshot(dialog, "groups-new")
        dialog.reject()

    answer(look)
    press(screen, "Eerste groep maken")


def test_the_list_shows_form_place_people_and_the_next_meeting(
    screen: Screen, store: Store, screenshot: Save
) -> None:
    venue_id = organisation.add_venue(store, "Buurtpunt De Linde", town="Gouda").id
    group_id = running_group(store, venue_id=venue_id, most=1, least=1)
    take_part(store, group_id, "Anneke")
    running_group(
        store, name="Jongeren op donderdag", form=GroupForm.YOUTH_GROUP,
        registration=Registration.COUNT_ONLY,
    )  # fmt: skip
    opened(screen)
    rows = texts(table(screen, "Groepen"))
    assert rows[0][:4] == ["Herstelgroep De Brug", "Herstelgroep", "Buurtpunt De Linde", "1 van 1"]
    assert rows[0][4].endswith("13.30")
    assert rows[1][3] == "alleen tellen"
    assert_nothing_clipped(screen)
    screenshot(screen, "groups-list")


def test_a_group_that_ended_shows_only_when_asked(screen: Screen, store: Store) -> None:
    end_group(store, running_group(store), TODAY)
    opened(screen)
    part(screen, QCheckBox, "Ook &gestopte groepen").click()  # type: ignore[attr-defined]
    assert texts(table(screen, "Groepen"))[0][0] == "Herstelgroep De Brug (gestopt)"


def test_three_hundred_groups_can_be_listed(screen: Screen, store: Store, screenshot: Save) -> None:
    for number in range(300):
        new_group(
            store, name=f"Groep {number}", rhythm=rhythm(RhythmKind.SINGLE_DATES), today=TODAY
        )
    opened(screen)
    assert len(texts(table(screen, "Groepen"))) == 300
    screenshot(screen, "groups-list-300")


def test_enter_opens_the_group_by_way_of_the_window(
    screen: Screen, store: Store, window: RecordingWindow
) -> None:
    group_id = running_group(store)
    opened(screen)
    QTest.keyClick(table(screen, "Groepen"), Qt.Key.Key_Return)
    assert window.opened == [("groups", {"group_id": group_id})]


def test_the_meetings_of_a_group_start_at_today_and_say_what_is_known(
    screen: Screen, store: Store, screenshot: Save, window: RecordingWindow
) -> None:
    group_id = running_group(store)
    anneke, bram = (take_part(store, group_id, name) for name in ("Anneke", "Bram"))
    past = [row for row in meetings(store, group_id) if row.on < TODAY]
    attendance.set_mark(store, past[0].id, anneke, Mark.PRESENT)
    attendance.set_mark(store, past[0].id, bram, Mark.ABSENT)
    attendance.close_meeting(store, past[0].id)
    cancel_meeting(store, past[1].id, "begeleider ziek")
    opened(screen, group_id=group_id)
    view = table(screen, "Bijeenkomsten")
    said = [row[2] for row in texts(view)]
    press(screen, "Eerdere tonen")
    said = [row[2] for row in texts(view)]
    assert said[0] == "1 aanwezig · 1 afwezig"
    assert said[1] == "niet doorgegaan: begeleider ziek"
    assert said[2] == "nog afsluiten"
    assert view.currentIndex().row() == len(past)
    press(screen, "Presentie")
    assert window.opened[-1][0] == "attendance"
    screenshot(screen, "groups-meetings")
    assert_nothing_clipped(screen)


def test_a_meeting_is_cancelled_with_a_reason_and_goes_on_again(
    screen: Screen, store: Store
) -> None:
    group_id = running_group(store)
    opened(screen, group_id=group_id)

    def give_reason(dialog: QDialog) -> None:
        press(dialog, "Gaat niet door")
        assert dialog.isVisible(), "without a reason it stays"
        field = dialog.findChild(QLineEdit)
        assert field is not None
        field.setText("zaal bezet")
        press(dialog, "Gaat niet door")

    answer(give_reason)
    press(screen, "Gaat niet door")
    assert MeetingState.CANCELLED in {row.state for row in meetings(store, group_id)}
    press(screen, "Gaat toch door")
    assert MeetingState.CANCELLED not in {row.state for row in meetings(store, group_id)}


def test_a_meeting_is_moved_to_a_free_day_and_a_taken_one_is_refused(
    screen: Screen, store: Store
) -> None:
    group_id = running_group(store)
    opened(screen, group_id=group_id)

    def move(dialog: QDialog) -> None:
        edit = next(w for w in dialog.findChildren(QWidget) if w.accessibleName() == "Dag")
        day = edit.property("date")
        edit.setProperty("date", day.addDays(7))
        press(dialog, "Opslaan")
        assert dialog.isVisible(), "two meetings at one moment"
        edit.setProperty("date", day.addDays(1))
        press(dialog, "Opslaan")

    answer(move)
    press(screen, "Verplaatsen")
    assert TODAY + timedelta(days=1) in {row.on for row in meetings(store, group_id)}
    assert TODAY not in {row.on for row in meetings(store, group_id)}


def test_a_sign_in_sheet_for_a_series_with_initials_is_previewed(
    screen: Screen, store: Store, window: RecordingWindow
) -> None:
    group_id = running_group(store)
    take_part(store, group_id, "Anneke")
    opened(screen, group_id=group_id)

    def choose(dialog: QDialog) -> None:
        count = dialog.findChildren(QSpinBox)[0]
        count.setValue(4)
        names = dialog.findChild(QComboBox)
        assert names is not None
        names.setCurrentIndex(1)
        show_at(dialog, dialog.size())
        assert_nothing_clipped(dialog)
        assert clashing_mnemonics(dialog) == []
        press(dialog, "Voorbeeld")

    answer(choose)
    press(screen, "Presentielijst")
    ((title, pdf, file_name),) = window.previews
    assert (title, file_name) == ("Presentielijst", "presentielijst.pdf")
    assert pdf.startswith(b"%PDF")


def test_somebody_new_comes_into_the_group_by_a_call_name(
    screen: Screen, store: Store, screenshot: Save
) -> None:
    group_id = running_group(store, form=GroupForm.SELF_HELP_GROUP)
    opened(screen, group_id=group_id)
    turn_to(screen, "Deelnemers")

    def fill(dialog: QDialog) -> None:
        press(dialog, "Opslaan")
        assert dialog.isVisible(), "without a name it stays"
        part(dialog, QLineEdit, "Roepnaam").setProperty("text", "Wiesława")
        show_at(dialog, dialog.size())
        screenshot(dialog, "groups-add-participant")
        press(dialog, "Opslaan")

    answer(fill)
    press(screen, "Deelnemer toevoegen")
    (enrolled,) = group_participants(store, group_id)
    assert (enrolled.call_name, enrolled.state) == ("Wiesława", EnrolmentState.PARTICIPANT)
    assert texts(table(screen, "Deelnemers"))[0][0] == "Wiesława"
    screenshot(screen, "groups-participants")


def test_a_herstelgroep_begins_with_signing_up_and_a_known_person_can_be_chosen(
    screen: Screen, store: Store
) -> None:
    known = add_participant(store, ParticipantDraft("Đặng")).id
    group_id = running_group(store)
    opened(screen, group_id=group_id)
    turn_to(screen, "Deelnemers")

    def choose_known(dialog: QDialog) -> None:
        part(dialog, QLineEdit, "Roepnaam").setProperty("text", "dang")
        people = next(w for w in dialog.findChildren(QWidget) if w.accessibleName() == "Al bekend")
        QTest.keyClick(people, Qt.Key.Key_Down)
        press(dialog, "Opslaan")

    answer(choose_known)
    press(screen, "Deelnemer toevoegen")
    (enrolled,) = group_participants(store, group_id)
    assert (enrolled.participant_id, enrolled.state) == (known, EnrolmentState.SIGNED_UP)


def test_a_full_group_offers_the_waiting_list_and_one_way_over_its_size(
    screen: Screen, store: Store
) -> None:
    group_id = running_group(store, most=1, least=1, form=GroupForm.SELF_HELP_GROUP)
    take_part(store, group_id, "Anneke")
    opened(screen, group_id=group_id)
    turn_to(screen, "Deelnemers")

    def add(name: str, decide: str) -> None:
        def fill(dialog: QDialog) -> None:
            part(dialog, QLineEdit, "Roepnaam").setProperty("text", name)
            answer(lambda full: press(full, decide))
            press(dialog, "Opslaan")

        answer(fill)
        press(screen, "Deelnemer toevoegen")

    add("Bram", "Op de wachtlijst")
    add("Chris", "Toch laten meedoen")
    states = {each.call_name: each.state for each in group_participants(store, group_id)}
    assert states["Bram"] is EnrolmentState.WAITING_LIST
    assert states["Chris"] is EnrolmentState.PARTICIPANT


def test_the_next_step_is_taken_from_the_list(screen: Screen, store: Store) -> None:
    group_id = running_group(store)
    take_part(store, group_id, "Anneke")
    opened(screen, group_id=group_id)
    turn_to(screen, "Deelnemers")
    answer(lambda dialog: press(dialog, "Opslaan"))
    press(screen, "Volgende stap")
    (enrolled,) = group_participants(store, group_id)
    assert enrolled.state is EnrolmentState.STOPPED


def test_shielded_names_are_letters(screen: Screen, store: Store, context: ScreenContext) -> None:
    group_id = running_group(store)
    take_part(store, group_id, "Anneke")
    opened(screen, group_id=group_id)
    turn_to(screen, "Deelnemers")
    context.names.set_level(Shield.INITIALS)
    assert texts(table(screen, "Deelnemers"))[0][0] == "A."


def test_a_counting_group_says_that_it_keeps_no_names(
    screen: Screen, store: Store, screenshot: Save
) -> None:
    group_id = running_group(
        store, form=GroupForm.YOUTH_GROUP, registration=Registration.COUNT_ONLY
    )
    opened(screen, group_id=group_id)
    turn_to(screen, "Deelnemers")
    assert not [
        b for b in screen.findChildren(QPushButton) if b.isVisible() and "toevoegen" in b.text()
    ]
    screenshot(screen, "groups-participants-counting")


def test_agreements_are_kept_as_typed_one_a_line(
    screen: Screen, store: Store, screenshot: Save
) -> None:
    group_id = running_group(store)
    opened(screen, group_id=group_id)
    turn_to(screen, "Afspraken")
    editor = screen.findChild(QPlainTextEdit)
    assert editor is not None
    editor.setPlainText("Wat hier gezegd wordt, blijft hier.\n\nDe koffie staat om één uur klaar.")
    screen.flush()
    assert group(store, group_id).agreements == (
        "Wat hier gezegd wordt, blijft hier.",
        "De koffie staat om één uur klaar.",
    )
    press(screen, "Gewone afspraken erbij")
    screen.flush()
    assert len(group(store, group_id).agreements) == 8
    screenshot(screen, "groups-agreements")
    assert_nothing_clipped(screen)


def test_too_many_agreements_are_refused_and_what_was_typed_stays(
    screen: Screen, store: Store
) -> None:
    group_id = running_group(store)
    opened(screen, group_id=group_id)
    turn_to(screen, "Afspraken")
    editor = screen.findChild(QPlainTextEdit)
    assert editor is not None
    typed = "\n".join(f"Afspraak {number}" for number in range(40))
    editor.setPlainText(typed)
    screen.flush()
    assert editor.toPlainText() == typed
    assert group(store, group_id).agreements == ()


def test_details_store_themselves_when_a_field_is_left(
    screen: Screen, store: Store, screenshot: Save
) -> None:
    organisation.add_venue(store, "Buurtpunt De Linde", town="Gouda")
    organisation.add_facilitator(store, "Marjan")
    group_id = running_group(store)
    opened(screen, group_id=group_id)
    turn_to(screen, "Over de groep")
    name = part(screen, QLineEdit, "Naam van de groep")
    name.setProperty("text", "Herstelgroep Oost")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert group(store, group_id).name == "Herstelgroep Oost"
    part(screen, QComboBox, "Buurtpunt").setFocus()
    QTest.keyClick(part(screen, QComboBox, "Buurtpunt"), Qt.Key.Key_Down)
    assert group(store, group_id).venue_name == "Buurtpunt De Linde"
    part(screen, QCheckBox, "Marjan").click()  # type: ignore[attr-defined]
    assert group(store, group_id).facilitator_names == ("Marjan",)
    screenshot(screen, "groups-details")
    assert_nothing_clipped(screen)


def test_a_refused_value_says_why_at_its_field(screen: Screen, store: Store) -> None:
    group_id = running_group(store)
    opened(screen, group_id=group_id)
    turn_to(screen, "Over de groep")
    name = part(screen, QLineEdit, "Naam van de groep")
    name.setProperty("text", "   ")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert name.accessibleDescription() == "De naam van de groep is nog leeg. Vul het in."
    assert group(store, group_id).name == "Herstelgroep De Brug"


def test_another_rhythm_plans_the_meetings_anew_and_tells_the_first_dates(
    screen: Screen, store: Store, screenshot: Save
) -> None:
    group_id = running_group(store)
    opened(screen, group_id=group_id)
    turn_to(screen, "Over de groep")

    def change(dialog: QDialog) -> None:
        part(dialog, QComboBox, "Ritme").setProperty("currentIndex", 1)
        part(dialog, QWidget, "Tijd").setProperty("time", time(10, 0))
        show_at(dialog, dialog.size())
        assert_nothing_clipped(dialog)
        assert clashing_mnemonics(dialog) == []
        screenshot(dialog, "groups-rhythm")
        press(dialog, "Opslaan")

    answer(change)
    press(screen, "Dag en tijd veranderen")
    assert group(store, group_id).rhythm.kind is RhythmKind.TWO_WEEKLY


def test_ending_a_group_says_what_goes_and_can_be_left(screen: Screen, store: Store) -> None:
    group_id = running_group(store)
    take_part(store, group_id, "Anneke")
    opened(screen, group_id=group_id)
    turn_to(screen, "Over de groep")
    answer(lambda dialog: press(dialog, "Annuleren"))
    press(screen, "Groep stoppen")
    assert group(store, group_id).state is GroupState.RUNNING
    answer(lambda dialog: press(dialog, "Groep stoppen"))
    press(screen, "Groep stoppen")
    assert group(store, group_id).state is GroupState.ENDED
    press(screen, "Groep weer starten")
    assert group(store, group_id).state is GroupState.RUNNING


def test_a_group_whose_making_was_undone_leads_back_to_the_list(
    screen: Screen, store: Store, window: RecordingWindow
) -> None:
    opened(screen)
    answer(
        lambda dialog: QTest.mouseClick(
            next(
                b for b in dialog.findChildren(QPushButton) if b.property("role") == "choice-card"
            ),
            Qt.MouseButton.LeftButton,
        )
    )
    press(screen, "Eerste groep maken")
    opened(screen, **window.opened[-1][1])
    undo = window.outcomes[-1].undo
    assert undo is not None
    window.show_outcome(undo(store))
    assert screen.heading[0] == "Groepen"
    assert groups(store, today=TODAY) == ()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_nothing_is_cut_off_when_text_is_large(
    store: Store, context: ScreenContext, screenshot: Save, percent: int
) -> None:
    context.theme.choose(percent=percent)
    organisation.add_venue(store, "Buurtpunt De Linde", town="Gouda")
    organisation.add_facilitator(store, "Marjan")
    group_id = running_group(store, name="Herstelgroep " + "lang " * 20)
    take_part(store, group_id, "Abcdefghij " * 11)
    screen = SCREEN.build(context)
    opened(screen, QSize(1366 - 216 * percent // 100, 768 - 72 * percent // 100), group_id=group_id)
    for tab in ("Bijeenkomsten", "Deelnemers", "Afspraken", "Over de groep"):
        turn_to(screen, tab)
        screenshot(screen, f"groups-{tab.partition(' ')[0].lower()}-{percent}")
        assert screen.width() <= 1366 - 216 * percent // 100
        assert_nothing_clipped(screen)


def test_it_can_be_read_in_the_dark(
    store: Store, context: ScreenContext, theme: Theme, screenshot: Save
) -> None:
    theme.choose(look=Look.DARK)
    group_id = running_group(store)
    screen = SCREEN.build(context)
    opened(screen, group_id=group_id)
    screenshot(screen, "groups-meetings-dark")
    turn_to(screen, "Over de groep")
    screenshot(screen, "groups-details-dark")


def test_the_keyboard_stays_where_it_was_after_a_change(
    screen: Screen, store: Store, qtbot: QtBot
) -> None:
    group_id = running_group(store)
    take_part(store, group_id, "Anneke")
    opened(screen, group_id=group_id)
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    answer(lambda dialog: press(dialog, "Opslaan"))
    move = button_of(screen, "Verplaatsen")
    move.setFocus()
    press(screen, "Verplaatsen")  # stored without another moment
    assert screen.focusWidget() is move
    turn_to(screen, "Deelnemers")
    step = button_of(screen, "Volgende stap")
    step.setFocus()
    answer(lambda dialog: press(dialog, "Opslaan"))
    press(screen, "Volgende stap")
    assert not isinstance(screen.focusWidget(), QCheckBox)


def test_tab_goes_through_the_fields_before_the_buttons(screen: Screen, store: Store) -> None:
    opened(screen, group_id=running_group(store))
    turn_to(screen, "Deelnemers")
    order: list[str] = []

    def walk(dialog: QDialog) -> None:
        for _ in range(9):  # a date has three places of its own
            focus = dialog.focusWidget()
            assert focus is not None
            order.append(focus.accessibleName() or getattr(focus, "text", str)())
            QTest.keyClick(focus, Qt.Key.Key_Tab)
        dialog.reject()

    answer(walk)
    press(screen, "Deelnemer toevoegen")
    once = list(dict.fromkeys(order))
    assert once == ["Roepnaam", "Achternaam", "Stap", "Datum", "&Annuleren", "&Opslaan"]


def test_a_form_begins_in_its_first_field_and_not_on_its_button(
    screen: Screen, store: Store
) -> None:
    opened(screen, group_id=running_group(store))
    begun: list[str] = []

    def look(dialog: QDialog) -> None:
        focus = dialog.focusWidget()
        begun.append(focus.accessibleName() if focus is not None else "")
        dialog.reject()

    answer(look)
    press(screen, "Verplaatsen")
    assert begun == ["Dag"]
