"""Locking: whatever is open, the vault closes, and nothing that was typed is lost."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QShortcut
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.participants import ParticipantDraft
from herstel_desktop.services import session_logs
from herstel_desktop.services.organisation import venues
from herstel_desktop.services.participants import add_participant, participants
from herstel_desktop.services.settings import crisis_lines
from herstel_desktop.services.vault_access import (
    OpenVault,
    has_vault,
    unlock_with_recovery_code,
)
from herstel_desktop.ui.shell.clipboard import ClipboardGuard
from herstel_desktop.ui.shell.crisis_dialog import CrisisDialog
from herstel_desktop.ui.shell.main_window import MainWindow
from herstel_desktop.ui.shell.reception import Reception
from herstel_desktop.ui.shell.search_palette import SearchPalette
from herstel_desktop.ui.shell.unlock_page import UnlockPage
from herstel_desktop.ui.widgets.dialogs import confirm, tell
from herstel_desktop.ui.widgets.forms import date_edit
from herstel_desktop.ui.widgets.pdf_preview import PdfPreview
from tests.services.builders import new_group
from tests.ui.shell.conftest import settle
from tests.ui.shell.hands import CONTROL, button, field, press, words_of
from tests.vaults import MadeVault

Receive = Callable[[], Reception]
A_MOMENT = 0.0005
"""Minutes of idleness: 30 ms."""


def unlocked(receive: Receive, made_vault: MadeVault, qtbot: QtBot) -> tuple[Reception, MainWindow]:
    """Open the door and go in, by passphrase."""
    reception = receive()
    return reception, go_in(reception, made_vault, qtbot)


def go_in(
    reception: Reception, made_vault: MadeVault, qtbot: QtBot, told: list[str] | None = None
) -> MainWindow:
    """By passphrase; what a dialog says at once goes into `told`, and the dialog is closed."""
    page = reception.front
    assert isinstance(page, UnlockPage)
    field(page, "Wachtzin").setText(made_vault.passphrase)
    if told is not None:
        page.unlocked.connect(lambda: QTimer.singleShot(0, lambda: read_dialogs(told)))
    press(page, "Openen")
    qtbot.waitUntil(lambda: isinstance(reception.front, MainWindow), timeout=10_000)
    qtbot.waitUntil(lambda: reception.tasks.is_idle)
    window = reception.front
    assert isinstance(window, MainWindow)
    return window


def read_dialogs(told: list[str]) -> None:
    for dialog in open_dialogs():
        told.append(words_of(dialog))
        dialog.reject()


def is_locked(reception: Reception) -> bool:
    return isinstance(reception.front, UnlockPage) and reception.front.isVisible()


def open_dialogs() -> list[QDialog]:
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, QDialog) and widget.isVisible()
    ]


def key(qtbot: QtBot, which: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    """A key where the keyboard is now."""
    QTest.keyClick(with_keyboard(qtbot), which, held or Qt.KeyboardModifier.NoModifier)


def with_keyboard(qtbot: QtBot) -> QWidget:
    """What gets the keys; the keyboard comes to a new dialog a moment later."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        return popup
    widget = QApplication.activeModalWidget() or QApplication.activeWindow()
    assert widget is not None
    activate(widget, qtbot)
    return widget


# Ways in and out


def test_in_and_out_and_in_again(receive: Receive, made_vault: MadeVault, qtbot: QtBot) -> None:
    reception, window = unlocked(receive, made_vault, qtbot)
    assert len([each for each in QApplication.topLevelWidgets() if each.isVisible()]) == 1
    reception.lock()
    assert is_locked(reception)
    assert not window.isVisible()
    go_in(reception, made_vault, qtbot)


@pytest.mark.parametrize("how", ["button", "key", "idle"])
def test_a_button_a_key_and_doing_nothing_lock(
    receive: Receive, made_vault: MadeVault, qtbot: QtBot, how: str
) -> None:
    reception, window = unlocked(receive, made_vault, qtbot)
    if how == "button":
        press(window, "Vergrendel")
    elif how == "key":
        activate(window, qtbot)
        key(qtbot, Qt.Key.Key_L, CONTROL)
    else:
        reception.idle_watch.start(A_MOMENT)
    qtbot.waitUntil(lambda: is_locked(reception))


def test_the_lock_time_of_the_settings_counts(
    receive: Receive, made_vault: MadeVault, qtbot: QtBot
) -> None:
    reception, _window = unlocked(receive, made_vault, qtbot)
    qtbot.waitUntil(lambda: reception.idle_watch.minutes == 5)


def test_the_recovery_code_leads_to_a_new_passphrase(
    receive: Receive, made_vault: MadeVault, qtbot: QtBot
) -> None:
    reception = receive()
    page = reception.front
    assert isinstance(page, UnlockPage)
    press(page, "Ik weet mijn wachtzin niet. Ik heb de herstelcode.")
    field(page, "Herstelcode").setText(made_vault.recovery_code)
    press(page, "Openen")
    qtbot.waitUntil(lambda: isinstance(reception.front, MainWindow), timeout=10_000)
    qtbot.waitUntil(lambda: reception.tasks.is_idle)
    window = reception.front
    assert isinstance(window, MainWindow)
    screen = window.current_screen
    assert screen is not None
    assert screen.heading[0] == "Instellingen"
    assert "wachtzin" in words_of(screen).lower()


# What is gone afterwards


def test_the_window_its_rows_and_the_store_are_gone(
    receive: Receive, made_vault: MadeVault, qtbot: QtBot
) -> None:
    reception, window = unlocked(receive, made_vault, qtbot)
    vault = window.context.vault
    window.context.write(window, add_anneke)
    qtbot.waitUntil(lambda: reception.tasks.is_idle)
    window.open_screen("participants")
    qtbot.waitUntil(lambda: reception.tasks.is_idle)
    screen = weakref.ref(window.current_screen)
    window = weakref.ref(window)  # type: ignore[assignment]
    reception.lock()
    settle()
    assert window() is None  # type: ignore[operator]
    assert screen() is None
    assert vault.keys.data_key.is_wiped
    with pytest.raises(Exception, match=r"(?i)closed"):
        participants(vault.store)
    # The instance lock is free again: another window may open it.
    made_vault.unlock().close()


def test_no_name_is_on_the_unlock_page(
    receive: Receive, made_vault: MadeVault, qtbot: QtBot
) -> None:
    reception, window = unlocked(receive, made_vault, qtbot)
    window.context.write(window, add_anneke)
    qtbot.waitUntil(lambda: reception.tasks.is_idle)
    reception.lock()
    page = reception.front
    assert page is not None
    for name in ("Anneke", "Ilse", "De Brug"):
        assert name not in words_of(page)
    assert all("Anneke" not in words_of(each) for each in visible_windows())


def test_a_tip_with_a_name_does_not_hang_over_the_unlock_page(
    receive: Receive, made_vault: MadeVault, qtbot: QtBot
) -> None:
    reception, window = unlocked(receive, made_vault, qtbot)
    QToolTip.showText(window.mapToGlobal(QPoint(200, 200)), "Anneke", window)
    qtbot.waitUntil(QToolTip.isVisible)
    reception.lock()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_what_was_copied_is_gone(receive: Receive, made_vault: MadeVault, qtbot: QtBot) -> None:
    reception, _window = unlocked(receive, made_vault, qtbot)
    clipboard = QApplication.clipboard()
    clipboard.setText("06 12345678")
    reception.lock()
    assert clipboard.text() == ""


def test_a_copy_leaves_the_clipboard_after_a_while(qapp: QApplication, qtbot: QtBot) -> None:
    guard = ClipboardGuard(qapp, after_ms=50)
    clipboard = QApplication.clipboard()
    clipboard.setText("06 12345678")
    assert clipboard.text() == "06 12345678"
    qtbot.waitUntil(lambda: clipboard.text() == "")
    guard.deleteLater()


def test_a_clipboard_guard_waits_ten_seconds_from_the_last_copy(qapp: QApplication) -> None:
    guard = ClipboardGuard(qapp)
    QApplication.clipboard().setText("één")
    assert guard.remaining_ms == pytest.approx(10_000, rel=0.1)
    guard.clear()
    assert guard.remaining_ms == 0
    guard.deleteLater()


# What was typed


def test_a_log_typed_a_moment_ago_is_in_the_vault(
    receive: Receive, made_vault: MadeVault, qtbot: QtBot
) -> None:
    reception, window = unlocked(receive, made_vault, qtbot)
    meeting_id = first_meeting(window)
    window.open_screen("attendance", meeting_id=meeting_id)
    qtbot.waitUntil(lambda: reception.tasks.is_idle)
    screen = window.current_screen
    assert screen is not None
    logs = [each for each in screen.findChildren(QPlainTextEdit) if each.isVisible()]
    QTest.keyClicks(logs[0], "Rustig begonnen")
    reception.lock()
    with unlocked_again(made_vault) as vault:
        assert session_logs.session_log(vault.store, meeting_id).how_it_went == "Rustig begonnen"


def test_a_participant_typed_a_moment_ago_is_in_the_vault(
    receive: Receive, made_vault: MadeVault, qtbot: QtBot
) -> None:
    reception, window = unlocked(receive, made_vault, qtbot)
    window.context.write(window, add_anneke)
    qtbot.waitUntil(lambda: reception.tasks.is_idle)
    person = participants(window.context.store)[0]
    window.open_screen("participants", participant_id=person.id)
    qtbot.waitUntil(lambda: reception.tasks.is_idle)
    screen = window.current_screen
    assert screen is not None
    name = next(
        each
        for each in screen.findChildren(QLineEdit)
        if each.isVisible() and each.text() == "Anneke"
    )
    name.setFocus()
    name.selectAll()
    QTest.keyClicks(name, "Annelies")
    reception.lock()
    with unlocked_again(made_vault) as vault:
        assert [each.call_name for each in participants(vault.store)] == ["Annelies"]


def test_a_draft_that_cannot_be_stored_is_told_on_the_unlock_page(
    receive: Receive, made_vault: MadeVault, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    reception, window = unlocked(receive, made_vault, qtbot)
    meeting_id = first_meeting(window)
    window.open_screen("attendance", meeting_id=meeting_id)
    qtbot.waitUntil(lambda: reception.tasks.is_idle)
    screen = window.current_screen
    assert screen is not None
    logs = [each for each in screen.findChildren(QPlainTextEdit) if each.isVisible()]
    QTest.keyClicks(logs[0], "Rustig begonnen")

    def full(*_args: object) -> None:
        raise KnownError("De schijf is vol.", safe="", advice="")

    monkeypatch.setattr(session_logs, "save_session_log", full)
    reception.lock()
    page = reception.front
    assert page is not None
    assert "Niet alles wat je het laatst typte, kon worden bewaard." in words_of(page)


# Whatever is open


def palette_of(window: MainWindow) -> object:
    return SearchPalette(window.context, (), window).exec()


def menu_of(window: MainWindow) -> object:
    menu = QMenu(window)
    menu.addAction("Anneke")
    return menu.exec(window.mapToGlobal(QPoint(300, 300)))


def save_dialog_of(window: MainWindow) -> object:
    return QFileDialog.getSaveFileName(window, "Opslaan als pdf", "", "PDF (*.pdf)")


def print_dialog_of(window: MainWindow) -> object:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter()
    return QPrintDialog(printer, window).exec()


def preview_of(window: MainWindow) -> None:
    from herstel_desktop.services.crisis_cards import crisis_card_pdf

    window.context.preview("Crisiskaart", crisis_card_pdf, "crisiskaart.pdf")


def confirm_of(window: MainWindow) -> object:
    return confirm(window.context.theme, window, "Weg?", "Alles.", go_on="&Wissen")


def tell_of(window: MainWindow) -> None:
    tell(window.context.theme, window, KnownError("Dat ging niet.", safe="", advice=""))


def dialog_on_a_dialog_of(window: MainWindow) -> object:
    QTimer.singleShot(0, lambda: tell_of(window))
    return confirm_of(window)


def dialog_without_parent_of(window: MainWindow) -> object:
    return confirm(window.context.theme, None, "Weg?", "Alles.", go_on="&Wissen")


NESTED = [
    dialog_without_parent_of,
    palette_of,
    menu_of,
    save_dialog_of,
    print_dialog_of,
    preview_of,
    confirm_of,
    tell_of,
    dialog_on_a_dialog_of,
]


@pytest.mark.parametrize("open_it", NESTED, ids=lambda each: each.__name__.removesuffix("_of"))
def test_nothing_that_is_open_keeps_the_vault_open(
    receive: Receive,
    made_vault: MadeVault,
    qtbot: QtBot,
    open_it: Callable[[MainWindow], object],
) -> None:
    reception, window = unlocked(receive, made_vault, qtbot)
    vault = window.context.vault
    reception.idle_watch.start(A_MOMENT)
    open_it(window)  # comes back only when locking has ended its event loop
    assert is_locked(reception)
    assert vault.keys.data_key.is_wiped
    assert open_dialogs() == []
    assert QApplication.activePopupWidget() is None
    settle()
    assert not shiboken6.isValid(window)
    go_in(reception, made_vault, qtbot)


@pytest.mark.parametrize("which", [QComboBox, QDateEdit])
def test_a_list_or_calendar_that_hangs_open_does_not_keep_the_vault_open(
    receive: Receive, made_vault: MadeVault, qtbot: QtBot, which: type[QWidget]
) -> None:
    reception, window = unlocked(receive, made_vault, qtbot)
    editor: QWidget
    if which is QComboBox:
        editor = QComboBox(window)
        editor.addItems(["Anneke", "Bram"])
        editor.show()
        editor.showPopup()
    else:
        editor = date_edit(date(2026, 11, 24))
        editor.setParent(window)
        editor.show()
        editor.resize(240, 44)
        QTest.mouseClick(
            editor, Qt.MouseButton.LeftButton, pos=QPoint(editor.width() - 10, editor.height() // 2)
        )
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    reception.lock()
    assert QApplication.activePopupWidget() is None
    assert is_locked(reception)


def test_code_that_waited_for_a_dialog_asks_nothing_of_a_closed_vault(
    receive: Receive, made_vault: MadeVault, qtbot: QtBot
) -> None:
    reception, window = unlocked(receive, made_vault, qtbot)
    answers: list[object] = []
    reception.idle_watch.start(A_MOMENT)
    confirm_of(window)
    window.context.read(reception, venues, answers.append, answers.append)
    window.context.write(reception, add_anneke, answers.append, answers.append)
    window.context.open("groups")
    window.context.preview("x", lambda _store: b"", "x.pdf")
    qtbot.waitUntil(lambda: reception.tasks.is_idle)
    assert answers == []
    assert open_dialogs() == []


def test_a_recovery_sheet_that_was_not_typed_back_is_told_of_after_the_lock(
    receive: Receive, made_vault: MadeVault, qtbot: QtBot
) -> None:
    reception, window = unlocked(receive, made_vault, qtbot)
    window.open_screen("settings", section="passphrase")
    press(window, "Nieuw herstelblad maken")
    press(window, "Ik schrijf de code over")
    reception.lock()
    assert "herstelblad" not in words_of(front(reception))
    told: list[str] = []
    for _ in range(2):
        go_in(reception, made_vault, qtbot, told)
        reception.lock()
    (words,) = told
    assert "Het nieuwe herstelblad telt niet: de code is niet overgetypt." in words
    assert "Het oude blad blijft gelden." in words
    assert "Gooi het nieuwe weg" in words
    unlock_with_recovery_code(made_vault.folder, made_vault.recovery_code).close()


def test_work_under_way_is_waited_for_and_not_delivered(
    receive: Receive, made_vault: MadeVault, qtbot: QtBot
) -> None:
    reception, _window = unlocked(receive, made_vault, qtbot)
    drawing = threading.Event()
    delivered: list[str] = []

    def draw() -> str:
        drawing.wait(10)
        return "page"

    reception.tasks.render(reception, draw, delivered.append)
    reception.tasks.run(reception, lambda: "row", delivered.append)
    reception.lock()
    drawing.set()
    qtbot.waitUntil(lambda: reception.tasks.is_idle)
    assert delivered == []
    assert is_locked(reception)


def test_a_pdf_that_is_being_made_while_locking_does_no_harm(
    receive: Receive, made_vault: MadeVault, qtbot: QtBot
) -> None:
    reception, window = unlocked(receive, made_vault, qtbot)
    started, locked = threading.Event(), threading.Event()

    def build(store: Any) -> bytes:
        started.set()
        locked.wait(10)
        return repr(crisis_lines(store)).encode()

    def lock_when_started() -> None:
        qtbot.waitUntil(started.is_set)
        reception.lock()
        locked.set()

    QTimer.singleShot(0, lock_when_started)
    window.context.preview("Crisiskaart", build, "crisiskaart.pdf")
    qtbot.waitUntil(lambda: reception.tasks.is_idle)
    assert is_locked(reception)
    assert open_dialogs() == []


def test_pages_on_their_way_to_the_printer_do_not_keep_the_vault_open(
    receive: Receive, made_vault: MadeVault, qtbot: QtBot, tmp_path: Path
) -> None:
    reception, window = unlocked(receive, made_vault, qtbot)
    vault = window.context.vault
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "gedrukt.pdf"))

    def lock_while_printing() -> None:
        preview = QApplication.activeModalWidget()
        assert isinstance(preview, PdfPreview)
        qtbot.waitUntil(lambda: button(preview, "Printen").isEnabled())
        preview.print_on(printer)
        assert printer.printerState() is QPrinter.PrinterState.Active
        reception.lock()

    QTimer.singleShot(0, lock_while_printing)
    preview_of(window)
    qtbot.waitUntil(lambda: reception.tasks.is_idle)
    settle()
    assert is_locked(reception)
    assert vault.keys.data_key.is_wiped
    assert open_dialogs() == []
    assert printer.printerState() is not QPrinter.PrinterState.Active


def test_a_damaged_vault_is_locked_with_the_reason_and_left_as_it_is(
    receive: Receive, made_vault: MadeVault, qtbot: QtBot
) -> None:
    file = next(made_vault.folder.glob("*.db"))
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    before = {each.name: each.read_bytes() for each in made_vault.folder.iterdir()}
    reception = receive()
    page = reception.front
    assert isinstance(page, UnlockPage)
    field(page, "Wachtzin").setText(made_vault.passphrase)
    press(page, "Openen")
    qtbot.waitUntil(lambda: "beschadigd" in words_of(front(reception)), timeout=10_000)
    assert is_locked(reception)
    qtbot.waitUntil(lambda: reception.tasks.is_idle)
    assert {name: (made_vault.folder / name).read_bytes() for name in before} == before
    assert has_vault(made_vault.folder)


# Keys that work anywhere


def crisis_dialogs() -> list[QDialog]:
    return [each for each in open_dialogs() if isinstance(each, CrisisDialog)]


def with_key_pressed(qtbot: QtBot, seen: list[int]) -> None:
    """Press F9 twice, and count the cards that stand then; one is closed again."""

    def count() -> None:
        key(qtbot, Qt.Key.Key_F9)
        seen.append(len(crisis_dialogs()))
        crisis_dialogs()[0].reject()

    with_keyboard(qtbot)
    QTimer.singleShot(0, count)
    key(qtbot, Qt.Key.Key_F9)


def test_f9_opens_the_crisis_card_from_the_lock_page(receive: Receive, qtbot: QtBot) -> None:
    reception = receive()
    activate(front(reception), qtbot)
    seen: list[int] = []
    with_key_pressed(qtbot, seen)
    assert seen == [1]


def test_f9_opens_the_crisis_card_from_the_window_a_dialog_and_a_menu(
    receive: Receive, made_vault: MadeVault, qtbot: QtBot
) -> None:
    _reception, window = unlocked(receive, made_vault, qtbot)
    activate(window, qtbot)
    seen: list[int] = []
    with_key_pressed(qtbot, seen)

    def in_a_dialog() -> None:
        with_key_pressed(qtbot, seen)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        dialog.reject()

    QTimer.singleShot(0, in_a_dialog)
    confirm_of(window)
    QTimer.singleShot(0, lambda: with_key_pressed(qtbot, seen))
    menu_of(window)
    assert seen == [1, 1, 1]


def test_the_crisis_card_does_not_keep_the_vault_open(
    receive: Receive, made_vault: MadeVault, qtbot: QtBot
) -> None:
    reception, window = unlocked(receive, made_vault, qtbot)
    reception.idle_watch.start(A_MOMENT)
    press(window, "Crisiskaart  F9")
    assert is_locked(reception)
    assert crisis_dialogs() == []


def test_ctrl_l_locks_from_within_a_dialog(
    receive: Receive, made_vault: MadeVault, qtbot: QtBot
) -> None:
    reception, window = unlocked(receive, made_vault, qtbot)
    QTimer.singleShot(0, lambda: key(qtbot, Qt.Key.Key_L, CONTROL))
    assert confirm_of(window) is False
    assert is_locked(reception)


def test_f8_shields_from_within_a_dialog_and_holding_it_counts_once(
    receive: Receive, made_vault: MadeVault, qtbot: QtBot
) -> None:
    _reception, window = unlocked(receive, made_vault, qtbot)
    words: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        key(qtbot, Qt.Key.Key_F8)
        assert not any(each.autoRepeat() for each in dialog.findChildren(QShortcut))
        words.append(words_of(dialog))
        dialog.reject()

    QTimer.singleShot(0, look)
    confirm(window.context.theme, window, "Anneke wissen?", "Alles van Anneke.", go_on="&Wissen")
    assert "Anneke" not in words[0]
    assert "Alleen letters F8" in words_of(window)


def test_f8_does_nothing_before_the_vault_is_open(receive: Receive, qtbot: QtBot) -> None:
    reception = receive()
    activate(front(reception), qtbot)
    key(qtbot, Qt.Key.Key_F8)
    assert is_locked(reception)


# Small things


@contextmanager
def unlocked_again(made_vault: MadeVault) -> Iterator[OpenVault]:
    """What is really on disk."""
    vault = made_vault.unlock()
    yield vault
    vault.close()


def add_anneke(store: Any) -> Any:
    return add_participant(store, ParticipantDraft("Anneke"))


def first_meeting(window: MainWindow) -> UUID:
    from herstel_desktop.services.schedule import meetings

    group_id = new_group(window.context.store, today=date(2026, 11, 20))
    return meetings(window.context.store, group_id)[0].id


def front(reception: Reception) -> QWidget:
    window = reception.front
    assert window is not None
    return window


def visible_windows() -> list[QWidget]:
    return [each for each in QApplication.topLevelWidgets() if each.isVisible()]


def activate(window: QWidget, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def test_the_window_comes_with_what_its_first_screen_shows(
    receive: Receive, made_vault: MadeVault, qtbot: QtBot
) -> None:
    reception = receive()
    page = reception.front
    assert isinstance(page, UnlockPage)
    seen: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Show and not seen and isinstance(watched, QWidget):
                seen.append(words_of(watched))
            return False

    watch = Watch()

    def look() -> None:
        window = reception.front
        assert isinstance(window, MainWindow)
        assert not window.isVisible()
        assert page.isVisible(), "the screen is empty for a moment"
        window.installEventFilter(watch)

    page.unlocked.connect(look)
    go_in(reception, made_vault, qtbot)
    qtbot.waitUntil(lambda: bool(seen))
    assert "Begin met een groep." in seen[0]


def test_a_wrong_passphrase_first_opens_the_same_window_in_the_end(
    receive: Receive, made_vault: MadeVault, qtbot: QtBot
) -> None:
    reception = receive()
    page = reception.front
    assert isinstance(page, UnlockPage)
    qtbot.waitUntil(lambda: reception.tasks.is_idle)
    field(page, "Wachtzin").setText("een heel andere zin dan die van ons")
    press(page, "Openen")
    qtbot.waitUntil(lambda: reception.tasks.is_idle, timeout=10_000)
    assert visible_windows() == [page]
    go_in(reception, made_vault, qtbot)
    reception.lock()
    assert is_locked(reception)
    go_in(reception, made_vault, qtbot)
