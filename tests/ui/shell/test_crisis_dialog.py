"""The crisis card with the keyboard alone: every line of it can be read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from herstel_desktop.services.crisis import default_crisis_lines, how_to_talk
from herstel_desktop.ui.shell.crisis_dialog import CrisisDialog
from herstel_desktop.ui.theme.theme import Theme
from tests.ui.looking import show_at

Key = Qt.Key


def opened(theme: Theme, qtbot: QtBot) -> CrisisDialog:
    """The card as F9 shows it, with the keyboard in it."""
    dialog = CrisisDialog(theme, None, default_crisis_lines(), how_to_talk())
    qtbot.addWidget(dialog)
    show_at(dialog, dialog.size())
    return dialog


def keyboard(dialog: CrisisDialog) -> QScrollArea:
    """What has the keyboard: it has to be what scrolls."""
    focus = dialog.focusWidget()
    assert isinstance(focus, QScrollArea)
    return focus


def rungs(dialog: CrisisDialog) -> list[QWidget]:
    return [each for each in dialog.findChildren(QFrame) if each.property("role") == "card"]


def is_whole_in_view(rung: QWidget, area: QScrollArea) -> bool:
    view = area.viewport()
    return view.rect().contains(QRect(rung.mapTo(view, QPoint(0, 0)), rung.size()))


def test_the_keyboard_stands_in_the_card_and_says_what_it_is(theme: Theme, qtbot: QtBot) -> None:
    dialog = opened(theme, qtbot)
    assert keyboard(dialog).accessibleName() == "Nummers en wat je kunt doen"


def test_all_numbers_are_in_sight_at_once_on_the_venue_laptop(theme: Theme, qtbot: QtBot) -> None:
    dialog = opened(theme, qtbot)
    assert len(rungs(dialog)) == len(default_crisis_lines())
    assert all(is_whole_in_view(each, keyboard(dialog)) for each in rungs(dialog))
    room = dialog.screen().availableSize().height()
    assert dialog.height() <= room - 48, "its title bar would not fit"


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize(
    ("down", "up"),
    [(Key.Key_Down, Key.Key_Up), (Key.Key_PageDown, Key.Key_PageUp), (Key.Key_End, Key.Key_Home)],
)
def test_keys_go_down_to_the_end_and_up_again(
    theme: Theme, qtbot: QtBot, *, percent: int, down: Key, up: Key
) -> None:
    theme.choose(percent=percent)
    dialog = opened(theme, qtbot)
    bar = keyboard(dialog).verticalScrollBar()
    assert bar.maximum() > 0
    QTest.keyClick(keyboard(dialog), down)
    assert bar.value() > 0
    for _ in range(200):
        QTest.keyClick(keyboard(dialog), down)
    assert bar.value() == bar.maximum()
    for _ in range(200):
        QTest.keyClick(keyboard(dialog), up)
    assert bar.value() == 0


def test_each_number_comes_whole_into_view_when_text_is_large(theme: Theme, qtbot: QtBot) -> None:
    theme.choose(percent=200)
    dialog = opened(theme, qtbot)
    unread = set(rungs(dialog))
    for _ in range(200):
        unread -= {each for each in unread if is_whole_in_view(each, keyboard(dialog))}
        QTest.keyClick(keyboard(dialog), Key.Key_Down)
    assert not unread


def test_tab_goes_on_to_the_steps_and_back_and_escape_closes(theme: Theme, qtbot: QtBot) -> None:
    dialog = opened(theme, qtbot)
    QTest.keyClick(keyboard(dialog), Key.Key_Tab)
    focus = dialog.focusWidget()
    assert focus is not None and focus.metaObject().className() == "QCheckBox"
    QTest.keyClick(focus, Key.Key_Backtab)
    QTest.keyClick(keyboard(dialog), Key.Key_Escape)
    assert not dialog.isVisible()
