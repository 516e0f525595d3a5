"""The unlock page: a passphrase or the code, a sentence when it is wrong, and a growing pause."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from herstel_desktop.services.vault_access import AttemptPause, OpenVault
from herstel_desktop.ui.shell.unlock_page import UnlockPage
from herstel_desktop.ui.tasks import TaskRunner
from herstel_desktop.ui.theme.theme import Theme
from tests.ui.shell.hands import button, field, press, words_of
from tests.vaults import MadeVault

SHIFT = Qt.KeyboardModifier.ShiftModifier
NO_KEY = Qt.KeyboardModifier.NoModifier
WRONG = "Deze wachtzin past niet op de kluis."
CODE_BUTTON = "Ik weet mijn wachtzin niet. Ik heb de herstelcode."


@pytest.fixture
def page(made_vault: MadeVault, theme: Theme, tasks: TaskRunner, qtbot: QtBot) -> UnlockPage:
    made = UnlockPage(theme, tasks, made_vault.folder)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def opened(page: UnlockPage) -> Iterator[list[OpenVault]]:
    vaults: list[OpenVault] = []
    page.unlocked.connect(vaults.append)
    yield vaults
    for vault in vaults:
        vault.close()


def give(page: UnlockPage, qtbot: QtBot, tasks: TaskRunner, passphrase: str) -> None:
    field(page, "Wachtzin").setText(passphrase)
    QTest.keyClick(field(page, "Wachtzin"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tasks.is_idle, timeout=10_000)


def test_the_right_passphrase_opens_and_leaves_the_field_empty(
    page: UnlockPage,
    opened: list[OpenVault],
    made_vault: MadeVault,
    tasks: TaskRunner,
    qtbot: QtBot,
) -> None:
    give(page, qtbot, tasks, made_vault.passphrase)
    assert len(opened) == 1
    assert not opened[0].opened_by_recovery_code
    assert field(page, "Wachtzin").text() == ""


def test_pressing_enter_twice_opens_once(
    page: UnlockPage,
    opened: list[OpenVault],
    made_vault: MadeVault,
    tasks: TaskRunner,
    qtbot: QtBot,
) -> None:
    before = words_of(page)
    line = field(page, "Wachtzin")
    line.setText(made_vault.passphrase)
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tasks.is_idle, timeout=10_000)
    assert len(opened) == 1
    assert words_of(page) == before, "the second one was refused"


def test_a_wrong_passphrase_says_so_and_is_selected_to_be_typed_over(
    page: UnlockPage, opened: list[OpenVault], tasks: TaskRunner, qtbot: QtBot
) -> None:
    give(page, qtbot, tasks, "een heel andere zin dan die van ons")
    assert WRONG in words_of(page)
    assert opened == []
    assert field(page, "Wachtzin").selectedText() != ""
    assert button(page, "Openen").isEnabled()


def test_an_empty_passphrase_is_not_tried(
    page: UnlockPage, tasks: TaskRunner, qtbot: QtBot
) -> None:
    press(page, "Openen")
    assert "Typ eerst je wachtzin." in words_of(page)
    assert tasks.is_idle


def test_after_five_wrong_ones_a_pause_begins_that_the_next_window_keeps(
    page: UnlockPage,
    made_vault: MadeVault,
    opened: list[OpenVault],
    tasks: TaskRunner,
    qtbot: QtBot,
) -> None:
    for attempt in range(5):
        assert "Wacht nog" not in words_of(page), f"a pause after {attempt} attempts"
        give(page, qtbot, tasks, f"verkeerde wachtzin nummer {attempt}")
    assert "Wacht nog 5 seconden." in words_of(page)
    assert not button(page, "Openen").isEnabled()
    give(page, qtbot, tasks, made_vault.passphrase)
    assert opened == [], "the pause can be walked around with Enter"

    assert page.pause is not None
    following = UnlockPage(page.theme, tasks, made_vault.folder)
    qtbot.addWidget(following)
    following.set_pause(page.pause)
    following.show()
    assert "Wacht nog" in words_of(following)
    assert not button(following, "Openen").isEnabled()


def test_the_pause_counts_down_and_grows_to_a_minute(page: UnlockPage, qtbot: QtBot) -> None:
    now = 100.0
    pause = AttemptPause(lambda: now)
    for _ in range(5):
        pause.note_wrong()
    page.set_pause(pause)
    assert "Wacht nog 5 seconden." in words_of(page)
    now += 4
    page.set_pause(pause)
    assert "Wacht nog 1 seconde." in words_of(page)
    now += 1
    page.set_pause(pause)
    assert "Je kunt het opnieuw proberen." in words_of(page)
    assert button(page, "Openen").isEnabled()
    for _ in range(10):
        pause.note_wrong()
    page.set_pause(pause)
    assert "Wacht nog 60 seconden." in words_of(page)


def test_the_recovery_code_opens_too_however_it_is_typed(
    page: UnlockPage,
    opened: list[OpenVault],
    made_vault: MadeVault,
    tasks: TaskRunner,
    qtbot: QtBot,
) -> None:
    press(page, CODE_BUTTON)
    field(page, "Herstelcode").setText(made_vault.recovery_code.lower().replace("-", " "))
    press(page, "Openen")
    qtbot.waitUntil(lambda: tasks.is_idle, timeout=10_000)
    assert [vault.opened_by_recovery_code for vault in opened] == [True]
    assert field(page, "Herstelcode").text() == ""


def test_a_typing_error_in_the_code_is_named_and_is_no_wrong_attempt(
    page: UnlockPage, made_vault: MadeVault, tasks: TaskRunner, qtbot: QtBot
) -> None:
    press(page, CODE_BUTTON)
    code = made_vault.recovery_code
    field(page, "Herstelcode").setText(code[:-1] + ("A" if code[-1] != "A" else "B"))
    press(page, "Openen")
    qtbot.waitUntil(lambda: tasks.is_idle, timeout=10_000)
    assert "Er is niets veranderd." in words_of(page)
    assert page.pause is None
    press(page, "Terug naar de wachtzin")
    assert field(page, "Wachtzin").isVisible()


@pytest.mark.parametrize(
    ("key", "held", "hint"),
    [
        ("A", NO_KEY, True),
        ("a", SHIFT, True),
        ("a", NO_KEY, False),
        ("A", SHIFT, False),
        ("م", SHIFT, False),
        ("7", SHIFT, False),
    ],
)
def test_caps_lock_is_noticed(
    page: UnlockPage, qtbot: QtBot, key: str, held: Qt.KeyboardModifier, hint: bool
) -> None:
    press_key(field(page, "Wachtzin"), key, held)
    assert ("Caps Lock staat aan." in words_of(page)) is hint


def test_the_hint_goes_when_caps_lock_is_pressed(page: UnlockPage, qtbot: QtBot) -> None:
    press_key(field(page, "Wachtzin"), "A", NO_KEY)
    QTest.keyClick(field(page, "Wachtzin"), Qt.Key.Key_CapsLock)
    assert "Caps Lock staat aan." not in words_of(page)


def test_the_passphrase_is_hidden_until_it_is_asked_for(page: UnlockPage) -> None:
    line = field(page, "Wachtzin")
    assert line.echoMode() is QLineEdit.EchoMode.Password
    press(page, "Toon de wachtzin")
    assert line.echoMode() is QLineEdit.EchoMode.Normal


def test_no_name_stands_on_the_page(page: UnlockPage) -> None:
    words = words_of(page)
    assert "Ilse" not in words
    assert "De Brug" not in words


def press_key(line: QLineEdit, text: str, held: Qt.KeyboardModifier) -> None:
    """A key as the keyboard sends it: the letter in the case in which it arrives."""
    event = QKeyEvent(QEvent.Type.KeyPress, 0, held, text)
    QCoreApplication.sendEvent(line, event)
