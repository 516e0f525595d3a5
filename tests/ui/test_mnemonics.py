"""What the other tests trust to find a letter that two places share."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import (
    QCheckBox,
    QGroupBox,
    QLabel,
    QPushButton,
    QTabBar,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from herstel_desktop.ui.widgets.forms import Field, line_edit
from tests.ui.looking import clashing_mnemonics


def tabs(*titles: str) -> QTabBar:
    made = QTabBar()
    for title in titles:
        made.addTab(title)
    return made


def window_of(qtbot: QtBot, *parts: QWidget) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    for each in parts:
        layout.addWidget(each)
    return window


KINDS: dict[str, Callable[[], QWidget]] = {
    "button": lambda: QPushButton("&Bewaren"),
    "box": lambda: QCheckBox("Ook &bezoekers"),
    "field": lambda: Field("Buurt of &blok", line_edit()),
    "tab": lambda: tabs("&Bijeenkomsten", "Deelnemers"),
    "group": lambda: QGroupBox("&Begeleiders"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_shared_with_a_button_is_found(qtbot: QtBot, kind: str) -> None:
    window = window_of(qtbot, QPushButton("&Bellen"), KINDS[kind](), QPushButton("&Annuleren"))
    (found,) = clashing_mnemonics(window)
    assert found.startswith("Alt+B: ")


def test_two_tabs_may_not_share_a_letter(qtbot: QtBot) -> None:
    assert len(clashing_mnemonics(window_of(qtbot, tabs("&Afspraken", "&Aanmelden")))) == 1


def test_what_is_greyed_out_takes_a_letter_and_what_is_hidden_does_not(qtbot: QtBot) -> None:
    other = QPushButton("&Bewaren")
    window = window_of(qtbot, QPushButton("&Bellen"), other)
    other.setEnabled(False)
    assert clashing_mnemonics(window)
    other.hide()
    assert clashing_mnemonics(window) == []


def test_a_doubled_sign_and_a_label_for_nothing_take_no_letter(qtbot: QtBot) -> None:
    window = window_of(
        qtbot, QPushButton("&Bellen"), QPushButton("Thee && brood"), QLabel("&Brood")
    )
    assert clashing_mnemonics(window) == []
