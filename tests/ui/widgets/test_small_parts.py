"""Fields, buttons, the toast and the states: the small parts that every screen is made of."""

from __future__ import annotations

from datetime import date, time
from typing import cast

import pytest
from PySide6.QtCore import QDate, QLocale, QRect, Qt, QTime
from PySide6.QtGui import QKeySequence, QShortcut, QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from herstel_desktop.domain.errors import KnownError
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.theme.tokens import TARGET
from herstel_desktop.ui.widgets.basics import (
    Button,
    Pages,
    VerticalScroll,
    bring_into_view,
    clear,
    label,
)
from herstel_desktop.ui.widgets.forms import (
    Field,
    choice,
    chosen,
    date_edit,
    date_of,
    line_edit,
    text_edit,
    time_edit,
    time_of,
)
from herstel_desktop.ui.widgets.states import EmptyState, ErrorState
from herstel_desktop.ui.widgets.toast import SHOWN_FOR_MS, Toast
from tests.ui.shell.hands import press, words_of


def test_a_field_names_its_editor_for_the_eye_and_for_a_screen_reader(qtbot: QtBot) -> None:
    field = Field("&Roepnaam", line_edit(), "Hoe iemand genoemd wil worden.")
    qtbot.addWidget(field)
    name = field.findChildren(QLabel)[0]
    assert name.buddy() is field.editor
    assert field.editor.accessibleName() == "Roepnaam"
    assert field.editor.accessibleDescription() == "Hoe iemand genoemd wil worden."


def test_dates_and_times_are_dutch_and_come_back_as_typed(qtbot: QtBot) -> None:
    day = date_edit(date(2026, 3, 1))
    at = time_edit(time(13, 30))
    for editor in (day, at):
        qtbot.addWidget(editor)
    assert day.text() == "1 maart 2026"
    assert at.text() == "13.30"
    assert (date_of(day), time_of(at)) == (date(2026, 3, 1), time(13, 30))
    day.setDate(QDate(2027, 12, 31))
    at.setTime(QTime(9, 5))
    assert (date_of(day), time_of(at)) == (date(2027, 12, 31), time(9, 5))
    assert day.calendarWidget().locale().language() is QLocale.Language.Dutch


def test_a_choice_gives_the_value_behind_the_words(qtbot: QtBot) -> None:
    box = choice([("Bellen", 1), ("Kaartje", 2)], 2)
    qtbot.addWidget(box)
    assert (box.currentText(), chosen(box)) == ("Kaartje", 2)


def test_tab_leaves_a_text_of_several_lines(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    text, after = text_edit("een"), line_edit()
    layout.addWidget(text)
    layout.addWidget(after)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_Tab)
    assert after.hasFocus()
    assert text.toPlainText() == "een"


@pytest.mark.parametrize("role", ["primary", "secondary", "flat", "danger", "nav"])
def test_a_button_is_large_enough_to_hit(theme: Theme, qtbot: QtBot, role: str) -> None:
    for percent in (100, 200):
        theme.choose(percent=percent)
        button = Button(theme, "Nee", role=role)
        qtbot.addWidget(button)
        button.show()
        border = 2  # does not grow with the text
        assert button.sizeHint().height() + border >= TARGET * percent / 100


def test_an_icon_stands_apart_from_the_words_and_alone_in_the_middle(
    theme: Theme, qtbot: QtBot
) -> None:
    button = Button(theme, "Zoeken", "search")
    qtbot.addWidget(button)
    assert button.iconSize().width() > button.iconSize().height()
    button.setText("")
    assert button.iconSize().width() == button.iconSize().height()


def test_pages_are_as_high_as_the_one_that_shows(qtbot: QtBot) -> None:
    pages = Pages()
    qtbot.addWidget(pages)
    for lines in (2, 20):
        pages.add(label("\n".join(["regel"] * lines)))
    assert pages.current == 0
    low = pages.sizeHint().height()
    pages.turn_to(1)
    assert pages.current == 1
    assert pages.sizeHint().height() > 5 * low
    pages.turn_to(0)
    assert pages.sizeHint().height() == low


def test_what_must_be_read_is_scrolled_into_view(qtbot: QtBot) -> None:
    scroll = VerticalScroll()
    qtbot.addWidget(scroll)
    for number in range(50):
        scroll.body.addWidget(label(f"regel {number}"))
    last = label("Vul je naam in.", "error")
    scroll.body.addWidget(last)
    scroll.resize(300, 200)
    scroll.show()
    assert isinstance(scroll, QScrollArea)
    bring_into_view(last)
    qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())


def test_clearing_takes_the_widgets_out_of_sight_at_once(qtbot: QtBot) -> None:
    scroll = VerticalScroll()
    qtbot.addWidget(scroll)
    gone = label("Anneke")
    scroll.body.addWidget(gone)
    scroll.show()
    clear(scroll.body)
    assert "Anneke" not in words_of(scroll)
    assert scroll.body.count() == 0


def test_an_empty_place_says_what_it_is_for_and_has_one_button(theme: Theme, qtbot: QtBot) -> None:
    pressed: list[bool] = []
    begin = Button(theme, "&Groep maken", on_click=lambda: pressed.append(True))
    state = EmptyState(theme, "users", "Nog geen groepen", "Hier komen je groepen.", begin)
    qtbot.addWidget(state)
    state.show()
    press(state, "Groep maken")
    assert pressed == [True]
    assert (state.accessibleName(), state.accessibleDescription()) == (
        "Nog geen groepen",
        "Hier komen je groepen.",
    )


def test_an_error_in_place_can_be_tried_again(theme: Theme, qtbot: QtBot) -> None:
    tried: list[bool] = []
    state = ErrorState(theme, lambda: tried.append(True))
    qtbot.addWidget(state)
    assert state.isHidden()
    state.show_error(KnownError("De schijf is vol.", safe="Alles is veilig.", advice="Ruim op."))
    assert "De schijf is vol." in words_of(state)
    assert "Alles is veilig. Ruim op." in words_of(state)
    press(state, "Opnieuw proberen")
    assert tried == [True]


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 600)
    window.show()
    return window


def room(over: QWidget) -> QRect:
    """The upper strip, without the last 200 pixels where the buttons are."""
    return QRect(20, 8, over.width() - 200, 56)


def test_a_toast_fits_its_words_and_stays_inside(theme: Theme, over: QWidget) -> None:
    toast = Toast(theme, over, lambda: room(over))
    toast.show_message("Kort.")
    assert toast.width() < 200
    toast.show_message("Anneke staat op aanwezig bij Herstelgroep Dinsdag.", lambda: None)
    words = toast.findChildren(QLabel)[0]
    assert words.width() >= words.fontMetrics().horizontalAdvance(words.text())
    toast.show_message("Een heel lange zin. " * 40, lambda: None)
    assert over.rect().contains(toast.geometry())
    assert toast.geometry().right() <= room(over).right()
    over.resize(700, 600)
    assert toast.geometry().right() <= room(over).right() < 520


def test_a_toast_goes_by_itself_unless_the_keyboard_is_on_it(
    theme: Theme, over: QWidget, qtbot: QtBot
) -> None:
    toast = Toast(theme, over, lambda: room(over))
    toast.show_message("Bewaard.", lambda: None)
    assert toast.remaining_ms == pytest.approx(SHOWN_FOR_MS, rel=0.1)
    over.activateWindow()
    qtbot.waitUntil(over.isActiveWindow)
    button = toast.findChildren(Button)[0]
    button.setFocus()
    toast.leave()
    assert toast.isVisible()
    button.clearFocus()
    toast.leave()
    assert not toast.isVisible()


def test_the_way_back_works_once(theme: Theme, over: QWidget) -> None:
    undone: list[str] = []
    toast = Toast(theme, over, lambda: room(over))
    toast.show_message("Eerste.", lambda: undone.append("first"))
    toast.show_message("Tweede.", lambda: undone.append("second"))
    press(toast, "Ongedaan maken")
    assert undone == ["second"]
    assert not toast.isVisible()
    toast.show_message("Derde.")
    assert "Ongedaan maken" not in words_of(toast)


def test_an_untouched_line_leaves_taking_back_to_the_window(over: QWidget, qtbot: QtBot) -> None:
    taken_back: list[str] = []
    field = line_edit()
    QVBoxLayout(over).addWidget(field)
    shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), over)
    shortcut.activated.connect(lambda: taken_back.append("window"))
    over.activateWindow()
    qtbot.waitUntil(over.isActiveWindow)
    field.setFocus()
    QTest.keyClicks(field, "Joy")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (field.text(), taken_back) == ("", [])
    field.setText("")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert taken_back == ["window"]


@pytest.mark.parametrize("name", ["שרה", "محمد", "Anneke"])
def test_a_message_ends_in_its_full_stop_whatever_name_it_begins_with(
    theme: Theme, qtbot: QtBot, name: str
) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    toast = Toast(theme, over, lambda: QRect(0, 0, 600, 60))
    toast.show_message(f"{name}: afgemeld.")
    assert toast.accessibleName() == f"{name}: afgemeld."
    shown = next(each.text() for each in toast.findChildren(QLabel) if name in each.text())
    layout = QTextLayout(shown, toast.font())
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    end, _place = cast("tuple[float, int]", line.cursorToX(len(shown)))
    assert end > line.naturalTextWidth() / 2
