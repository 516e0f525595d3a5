"""The window around the screens: shield, undo, search, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolTip
from pytestqt.qtbot import QtBot

from herstel_desktop.db.store import Store
from herstel_desktop.domain.changes import Changes, Kind, Outcome, changed
from herstel_desktop.domain.participants import ParticipantDraft
from herstel_desktop.services.organisation import add_venue, venues
from herstel_desktop.services.participants import add_participant, participants
from herstel_desktop.services.vault_access import OpenVault
from herstel_desktop.ui.shell.main_window import MainWindow
from herstel_desktop.ui.shell.search_palette import SearchPalette
from herstel_desktop.ui.tasks import TaskRunner
from herstel_desktop.ui.widgets.dialogs import Dialog
from herstel_desktop.ui.widgets.toast import Toast
from tests.services.builders import new_group
from tests.ui.shell.hands import CONTROL, button, press, words_of
from tests.ui.shell.sample_screens import NoteScreen


def shown(window: MainWindow) -> NoteScreen:
    screen = window.current_screen
    assert isinstance(screen, NoteScreen)
    return screen


def venue_added(store: Store, name: str) -> Outcome:
    """A real change with a way back."""
    return add_venue(store, name)


def write(window: MainWindow, name: str) -> None:
    window.context.write(shown(window), lambda store: venue_added(store, name))


def names_in(store: Store) -> list[str]:
    return [venue.name for venue in venues(store)]


# Screens


def test_the_side_bar_opens_screens_and_lights_the_one_that_shows(main_window: MainWindow) -> None:
    press(main_window, "Deelnemers")
    assert shown(main_window).heading[0] == "Deelnemers"
    assert button(main_window, "Deelnemers").property("current") == "true"
    assert button(main_window, "Vandaag").property("current") == "false"


def test_a_hidden_screen_lights_its_parent(main_window: MainWindow) -> None:
    main_window.open_screen("attendance", meeting_id=3)
    assert button(main_window, "Groepen").property("current") == "true"
    assert shown(main_window).targets == [{"meeting_id": 3}]


def test_a_number_key_opens_a_screen_of_the_side_bar(main_window: MainWindow, qtbot: QtBot) -> None:
    activate(main_window, qtbot)
    QTest.keyClick(main_window, Qt.Key.Key_2, CONTROL)
    assert shown(main_window).heading[0] == "Groepen"
    QTest.keyClick(main_window, Qt.Key.Key_3, CONTROL)
    assert shown(main_window).heading[0] == "Deelnemers"


def test_the_screen_that_opens_has_the_keyboard(main_window: MainWindow, qtbot: QtBot) -> None:
    activate(main_window, qtbot)
    press(main_window, "Groepen")
    assert shown(main_window).field.hasFocus()


def test_going_back_returns_to_the_screen_before_with_what_it_showed(
    main_window: MainWindow, qtbot: QtBot
) -> None:
    activate(main_window, qtbot)
    main_window.open_screen("groups", group_id=1)
    main_window.open_screen("attendance", meeting_id=3)
    main_window.open_screen("attendance", meeting_id=4)
    QTest.keyClick(main_window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shown(main_window).heading[0] == "Groepen"
    assert shown(main_window).targets[-1] == {"group_id": 1}
    QTest.keyClick(main_window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(main_window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shown(main_window).heading[0] == "Vandaag"


def test_leaving_a_screen_stores_what_was_typed(main_window: MainWindow) -> None:
    left = shown(main_window)
    press(main_window, "Groepen")
    assert left.flushes == 1


def test_a_change_reloads_the_screen_that_shows_and_others_when_they_show_again(
    main_window: MainWindow, tasks: TaskRunner, qtbot: QtBot
) -> None:
    today = shown(main_window)
    press(main_window, "Groepen")
    groups = shown(main_window)
    before = (today.loads, groups.loads)
    main_window.hub.publish(changed(Kind.VENUE))
    assert (today.loads, groups.loads) == (before[0], before[1] + 1)
    main_window.hub.publish(changed(Kind.GROUP))  # shown by neither
    press(main_window, "Vandaag")
    assert (today.loads, groups.loads) == (before[0] + 1, before[1] + 1)
    qtbot.waitUntil(lambda: tasks.is_idle)


# Undo


def test_undo_takes_back_step_by_step_and_then_says_that_there_is_nothing(
    main_window: MainWindow, open_vault: OpenVault, tasks: TaskRunner, qtbot: QtBot
) -> None:
    activate(main_window, qtbot)
    for name in ("De Linde", "De Eik"):
        write(main_window, name)
        qtbot.waitUntil(lambda: tasks.is_idle)
    assert sorted(names_in(open_vault.store)) == ["De Eik", "De Linde"]
    main_window.setFocus()
    for left in (["De Linde"], []):
        QTest.keyClick(main_window, Qt.Key.Key_Z, CONTROL)
        qtbot.waitUntil(lambda: tasks.is_idle)
        assert names_in(open_vault.store) == left
        assert [row.name for row in shown(main_window).table.rows] == left
    QTest.keyClick(main_window, Qt.Key.Key_Z, CONTROL)
    assert "Er is niets om ongedaan te maken." in words_of(main_window)


def test_the_toast_says_what_changed_and_takes_that_very_change_back_once(
    main_window: MainWindow, open_vault: OpenVault, tasks: TaskRunner, qtbot: QtBot
) -> None:
    write(main_window, "De Linde")
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert "De Linde is toegevoegd." in words_of(main_window)
    press(main_window, "Ongedaan maken")
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert names_in(open_vault.store) == []
    main_window.undo_last()
    assert "Er is niets om ongedaan te maken." in words_of(main_window)


def test_what_is_stored_while_typing_gives_no_toast(
    main_window: MainWindow, tasks: TaskRunner, qtbot: QtBot
) -> None:
    main_window.context.write(
        shown(main_window), lambda store: venue_added(store, "De Linde"), quiet=True
    )
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert not main_window.findChildren(Toast)[0].isVisible()
    assert [row.name for row in shown(main_window).table.rows] == ["De Linde"]


# Shield


def test_f8_shows_initials_then_nothing_then_everything(main_window: MainWindow) -> None:
    assert "Anneke" in words_of(main_window)
    main_window.shield_more()
    words = words_of(main_window)
    assert "Anneke" not in words
    assert "A." in words
    assert "Alleen letters F8" in words
    main_window.shield_more()
    words = words_of(main_window)
    assert "A." not in words.splitlines()
    assert "Het scherm is afgeschermd. Druk op F8 om verder te gaan." in words
    main_window.shield_more()
    assert "Anneke" in words_of(main_window)


def test_the_shield_button_does_what_the_key_does(main_window: MainWindow) -> None:
    press(main_window, "Afschermen F8")
    press(main_window, "Alleen letters F8")
    press(main_window, "Toon weer F8")
    assert button(main_window, "Afschermen F8").isVisible()


def test_the_heading_of_a_neutral_screen_says_nothing_and_comes_back(
    main_window: MainWindow,
) -> None:
    shown(main_window).set_heading("Anneke", "sinds dinsdag")
    main_window.shield_more()
    main_window.shield_more()
    shown(main_window).set_heading("Anneke en Bram", "")
    assert "Anneke" not in words_of(main_window)
    main_window.shield_more()
    assert "Anneke en Bram" in words_of(main_window)
    assert main_window.windowTitle() == "Herstel Desktop"


def test_a_toast_that_stands_goes_with_the_shield(main_window: MainWindow) -> None:
    main_window.show_outcome(Outcome(Changes(), sentence="Anneke staat op aanwezig."))
    main_window.shield_more()
    assert "Anneke staat op aanwezig." not in words_of(main_window)


def test_a_toast_that_comes_while_shielded_says_what_happened_without_a_name(
    main_window: MainWindow, open_vault: OpenVault, tasks: TaskRunner, qtbot: QtBot
) -> None:
    main_window.shield_more()
    for sign in ("W.", "W. 2"):
        main_window.context.write(
            shown(main_window), lambda store: add_participant(store, ParticipantDraft("Wiesława"))
        )
        qtbot.waitUntil(lambda: tasks.is_idle)
        assert f"{sign} is toegevoegd." in words_of(main_window)
        assert "Wiesława" not in words_of(main_window)
    press(main_window, "Ongedaan maken")
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert len(participants(open_vault.store)) == 1
    assert "W. 2 is weer weggehaald." in words_of(main_window)
    assert "Wiesława" not in words_of(main_window)


def test_behind_a_neutral_screen_nothing_is_taken_back_and_the_list_is_right_afterwards(
    main_window: MainWindow, open_vault: OpenVault, tasks: TaskRunner, qtbot: QtBot
) -> None:
    activate(main_window, qtbot)
    write(main_window, "De Linde")
    qtbot.waitUntil(lambda: tasks.is_idle)
    main_window.shield_more()
    main_window.shield_more()
    QTest.keyClick(main_window, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert names_in(open_vault.store) == ["De Linde"]
    write(main_window, "De Eik")
    qtbot.waitUntil(lambda: tasks.is_idle)
    main_window.shield_more()
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert sorted(row.name for row in shown(main_window).table.rows) == ["De Eik", "De Linde"]


def test_a_neutral_screen_shows_no_toast_and_opens_no_search(
    main_window: MainWindow, tasks: TaskRunner, qtbot: QtBot
) -> None:
    activate(main_window, qtbot)
    main_window.shield_more()
    main_window.shield_more()
    write(main_window, "Anneke")
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert not main_window.findChildren(Toast)[0].isVisible()
    QTest.keyClick(main_window, Qt.Key.Key_K, CONTROL)
    assert QApplication.activeModalWidget() is None


def test_a_tip_that_hangs_goes_with_the_shield(main_window: MainWindow, qtbot: QtBot) -> None:
    QToolTip.showText(main_window.mapToGlobal(main_window.rect().center()), "Anneke", main_window)
    qtbot.waitUntil(QToolTip.isVisible)
    main_window.shield_more()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_an_open_dialog_is_covered_and_comes_back_as_it_was(
    main_window: MainWindow, qtbot: QtBot
) -> None:
    dialog = Dialog(main_window.context.theme, main_window, "Anneke bewerken")
    text = QLabel("Anneke belt liever")
    hidden = QLabel("nooit te zien")
    hidden.hide()
    dialog.body.addWidget(text)
    dialog.body.addWidget(hidden)
    close = dialog.add_button("&Sluiten")
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    size = dialog.size()
    for _ in range(2):
        main_window.shield_more()
        QApplication.processEvents()
        assert "Anneke" not in words_of(dialog)
        assert not close.isVisible(), "its key could still be pressed"
        assert dialog.size() == size
    main_window.shield_more()
    QApplication.processEvents()
    assert "Anneke belt liever" in words_of(dialog)
    assert dialog.windowTitle() == "Anneke bewerken"
    assert close.isVisible()
    assert not hidden.isVisible()
    dialog.reject()
    dialog.deleteLater()


# Search


@pytest.fixture
def filled(open_vault: OpenVault) -> dict[str, UUID]:
    """A person, a group and a venue to be found."""
    open_vault.store.verify()
    person = add_participant(open_vault.store, ParticipantDraft("Đặng Wiesława")).id
    assert person is not None
    group = new_group(open_vault.store, name="Herstelgroep Dinsdag")
    venue = add_venue(open_vault.store, "Buurtpunt De Linde").id
    assert venue is not None
    return {"participant_id": person, "group_id": group, "venue_id": venue}


def search(
    window: MainWindow, qtbot: QtBot, what: Callable[[SearchPalette], object]
) -> list[BaseException]:
    """Press Ctrl+K and do something in the palette; it is closed again in any case."""
    problems: list[BaseException] = []

    def look() -> None:
        palette = QApplication.activeModalWidget()
        assert isinstance(palette, SearchPalette)
        try:
            what(palette)
        except BaseException as problem:
            problems.append(problem)
        finally:
            if palette.isVisible():
                palette.reject()

    activate(window, qtbot)
    QTimer.singleShot(0, look)
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    return problems


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("dang", ("Deelnemers", "participant_id")),
        ("wiesl", ("Deelnemers", "participant_id")),
        ("herstelgroep d", ("Groepen", "group_id")),
        ("linde", ("Instellingen", "venue_id")),
    ],
)
def test_search_finds_people_groups_and_places_and_opens_them(
    main_window: MainWindow,
    filled: dict[str, UUID],
    qtbot: QtBot,
    typed: str,
    place: tuple[str, str],
) -> None:
    screen, key = place

    def find(palette: SearchPalette) -> None:
        QTest.keyClicks(palette.field, typed)
        qtbot.waitUntil(lambda: len(palette.found) == 1)
        QTest.keyClick(palette.field, Qt.Key.Key_Return)

    assert search(main_window, qtbot, find) == []
    assert shown(main_window).heading[0] == screen
    assert shown(main_window).targets[-1] == {key: filled[key]}


def test_enter_pressed_before_the_answer_opens_what_was_typed(
    main_window: MainWindow, filled: dict[str, UUID], qtbot: QtBot
) -> None:
    def find(palette: SearchPalette) -> None:
        QTest.keyClicks(palette.field, "dang")
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not palette.isVisible())

    assert search(main_window, qtbot, find) == []
    assert shown(main_window).targets[-1] == {"participant_id": filled["participant_id"]}


def test_search_finds_screens_and_the_arrows_choose(main_window: MainWindow, qtbot: QtBot) -> None:
    def find(palette: SearchPalette) -> None:
        assert palette.found[0] == "Vandaag"
        assert "Presentie" not in palette.found
        QTest.keyClick(palette.field, Qt.Key.Key_Down)
        QTest.keyClick(palette.field, Qt.Key.Key_Return)

    assert search(main_window, qtbot, find) == []
    assert shown(main_window).heading[0] == "Groepen"


def test_search_says_when_there_is_nothing(main_window: MainWindow, qtbot: QtBot) -> None:
    def find(palette: SearchPalette) -> None:
        palette.field.setText("xyz")
        qtbot.waitUntil(lambda: "Niets gevonden." in words_of(palette))
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
        assert palette.isVisible()

    assert search(main_window, qtbot, find) == []


def test_search_shows_initials_while_shielded(
    main_window: MainWindow, filled: dict[str, UUID], qtbot: QtBot
) -> None:
    main_window.shield_more()

    def find(palette: SearchPalette) -> None:
        palette.field.setText("dang")
        qtbot.waitUntil(lambda: palette.found == ("Đ.W.",))

    assert search(main_window, qtbot, find) == []


def activate(window: MainWindow, qtbot: QtBot) -> None:
    """A shortcut works in the window that has the keyboard."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
