"""Enter presses the button that has the keyboard, wherever it stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from herstel_desktop.ui.screens.today.row_button import RowButton
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button
from herstel_desktop.ui.widgets.dialogs import FormDialog

Make = Callable[[Theme, Callable[[], object]], QPushButton]
MAKES: list[Make] = [
    lambda theme, act: Button(theme, "&Bewaren", on_click=act),
    lambda theme, act: RowButton(theme, "Herstelgroep Dinsdag openen", act),
]
ENTERS = [Qt.Key.Key_Return, Qt.Key.Key_Enter]


@pytest.mark.parametrize("make", MAKES, ids=["button", "row"])
@pytest.mark.parametrize("key", ENTERS)
def test_enter_presses_a_button_on_a_screen(
    theme: Theme, qtbot: QtBot, make: Make, key: Qt.Key
) -> None:
    pressed: list[str] = []
    screen = QWidget()
    qtbot.addWidget(screen)
    layout = QVBoxLayout(screen)
    layout.addWidget(make(theme, lambda: pressed.append("other")))
    button = make(theme, lambda: pressed.append("this"))
    layout.addWidget(button)
    screen.show()
    button.setFocus()
    QTest.keyClick(button, key)
    assert pressed == ["this"]
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert pressed == ["this", "this"]
    button.setEnabled(False)
    QTest.keyClick(button, key)
    assert len(pressed) == 2


def test_enter_held_down_presses_once(theme: Theme, qtbot: QtBot) -> None:
    pressed: list[bool] = []
    button = Button(theme, "Bewaren", on_click=lambda: pressed.append(True))
    qtbot.addWidget(button)
    for again in (False, True, True):
        event = QKeyEvent(
            QEvent.Type.KeyPress,
            Qt.Key.Key_Return,
            Qt.KeyboardModifier.NoModifier,
            "\r",
            again,
        )
        QApplication.sendEvent(button, event)
    assert pressed == [True]


@pytest.mark.parametrize("key", ENTERS)
def test_enter_opens_the_menu_of_a_button(theme: Theme, qtbot: QtBot, key: Qt.Key) -> None:
    button = Button(theme, "Erbij plannen")
    menu = QMenu(button)
    menu.addAction("Eén bijeenkomst")
    button.setMenu(menu)
    qtbot.addWidget(button)
    button.show()
    QTest.keyClick(button, key)
    qtbot.waitUntil(menu.isVisible)
    menu.close()


@pytest.mark.parametrize("key", ENTERS)
def test_in_a_dialog_enter_presses_what_has_the_keyboard_and_not_the_default(
    theme: Theme, qtbot: QtBot, key: Qt.Key
) -> None:
    dialog = FormDialog(theme, None, "Buurtpunt")
    qtbot.addWidget(dialog)
    pressed: list[str] = []
    dialog.save_button.clicked.connect(lambda: pressed.append("save"))
    dialog.show()
    dialog.cancel_button.setFocus()
    QTest.keyClick(dialog.cancel_button, key)
    assert pressed == []
    assert not dialog.isVisible()
