"""Tabs that are all in sight, and a box with their names where they cannot be."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.flow import Flow
from herstel_desktop.ui.widgets.tabs import TabRow
from tests.ui.looking import assert_nothing_clipped, clashing_mnemonics, screen_size, show_at

FIVE = ("&Bijeenkomsten", "&Deelnemers", "&Thema’s", "&Afspraken", "&Over de groep")


class Page(QWidget):
    """Five tabs at the head of a page."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.tabs = TabRow(theme, "Onderdelen van de groep")
        for title in FIVE:
            self.tabs.add(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(Flow(self.tabs))
        layout.addStretch(1)

    def resizeEvent(self, _event: object) -> None:
        self.tabs.fit(self.width())


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> Page:
    made = Page(theme)
    qtbot.addWidget(made)
    return made


def seen(page: Page, theme: Theme) -> str:
    """Whether the tabs or the box shows, at the width of the venue laptop."""
    show_at(page, QSize(screen_size(theme).width() - 56, 300))
    assert_nothing_clipped(page)
    assert clashing_mnemonics(page) == []
    assert not [each for each in page.findChildren(QToolButton) if each.isVisible()], "arrows"
    assert page.tabs.bar.isVisible() is not page.tabs.box.isVisible()
    return "tabs" if page.tabs.bar.isVisible() else "box"


def test_five_tabs_are_in_sight_and_large_text_makes_them_a_box(page: Page, theme: Theme) -> None:
    looks = {}
    for percent in (100, 150, 200, 100):
        theme.choose(percent=percent)
        looks[percent] = seen(page, theme)
    assert looks == {100: "tabs", 150: "tabs", 200: "box"}


def test_tabs_and_box_say_the_same_and_both_turn_the_page(
    page: Page, theme: Theme, qtbot: QtBot
) -> None:
    turned: list[int] = []
    page.tabs.turned.connect(turned.append)
    page.tabs.turn_to(2)
    theme.choose(percent=200)
    assert seen(page, theme) == "box"
    assert page.tabs.box.currentText() == "Thema’s"
    page.tabs.box.setFocus()
    QTest.keyClick(page.tabs.box, Qt.Key.Key_Down)
    assert turned == [2, 3]
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    theme.choose(percent=100)
    assert seen(page, theme) == "tabs"
    assert page.tabs.bar.hasFocus(), "the keyboard stays with the parts"
    assert page.tabs.bar.tabText(page.tabs.bar.currentIndex()) == "&Afspraken"


def test_who_hears_the_screen_is_told_what_the_parts_are(
    page: Page, theme: Theme, qtbot: QtBot
) -> None:
    assert page.tabs.bar.accessibleName() == "Onderdelen van de groep"
    theme.choose(percent=200)
    show_at(page, QSize(600, 300))
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    QTest.keyClick(page, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    assert page.focusWidget() is page.tabs.box
