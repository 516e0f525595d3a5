"""A list of rows: the keyboard walks it, Tab leaves it, and a reload stays where it was."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.theme.tokens import TARGET
from herstel_desktop.ui.widgets.table import Column, RowTable


@dataclass(frozen=True)
class Row:
    id: int
    name: str


ROWS = tuple(Row(number, f"Naam {number}") for number in range(300))


@pytest.fixture
def table(theme: Theme, qtbot: QtBot) -> RowTable[Row]:
    made: RowTable[Row] = RowTable(
        theme,
        "Deelnemers",
        [
            Column("Naam", lambda row: row.name, stretch=True),
            Column("Nr", lambda row: str(row.id), spoken=lambda row: f"nummer {row.id}"),
        ],
    )
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def test_the_model_behaves_as_qt_expects(table: RowTable[Row]) -> None:
    tester = QAbstractItemModelTester(
        table.model(), QAbstractItemModelTester.FailureReportingMode.Warning
    )
    for rows in (ROWS, (), ROWS[:1]):
        table.set_rows(rows)
    table.redraw()
    assert tester.model() is table.model()


def test_rows_show_their_texts_and_speak_them(table: RowTable[Row]) -> None:
    table.set_rows(ROWS)
    index = table.model().index(7, 1)
    assert index.data() == "7"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "nummer 7"
    assert table.model().data(QModelIndex()) is None


def test_enter_and_a_double_click_open_the_row(table: RowTable[Row], qtbot: QtBot) -> None:
    opened: list[Row] = []
    table.opened.connect(opened.append)
    table.set_rows(ROWS)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)
    place = table.visualRect(table.model().index(3, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == [ROWS[1], ROWS[3]]


def test_a_reload_stays_on_the_same_row_also_when_rows_came_before_it(
    table: RowTable[Row],
) -> None:
    table.set_rows(ROWS)
    table.setCurrentIndex(table.model().index(5, 0))
    table.set_rows((Row(900, "Aafke"), *ROWS), keep=lambda row: row.id)
    assert table.current == ROWS[5]
    table.set_rows(ROWS[:5], keep=lambda row: row.id)
    assert table.current == ROWS[4]


def test_an_empty_list_has_no_current_row(table: RowTable[Row]) -> None:
    told: list[Row | None] = []
    table.set_rows(ROWS)
    table.current_changed.connect(told.append)
    table.set_rows(())
    assert table.current is None
    assert told[-1] is None
    QTest.keyClick(table, Qt.Key.Key_Return)


def test_tab_leaves_the_list(table: RowTable[Row], theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    after = QLineEdit()
    layout.addWidget(table)
    layout.addWidget(after)
    table.set_rows(ROWS)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Tab)
    assert after.hasFocus()
    table.setParent(None)


def test_rows_are_high_enough_to_hit_at_every_text_size(table: RowTable[Row], theme: Theme) -> None:
    table.set_rows(ROWS)
    for percent in (100, 200):
        theme.choose(percent=percent)
        table.set_rows(ROWS)
        assert table.rowHeight(0) >= TARGET * percent / 100


def test_a_name_keeps_its_room_and_the_table_goes_sideways_when_not_all_fits(
    theme: Theme, qtbot: QtBot
) -> None:
    def text(row: Row) -> str:
        return row.name * 4

    made: RowTable[Row] = RowTable(
        theme,
        "Groepen",
        [Column("Naam", lambda row: row.name, stretch=True), Column("Vorm", text)],
    )
    qtbot.addWidget(made)
    made.set_rows(ROWS)
    made.show()
    for width, sideways in ((700, False), (200, True), (700, False)):
        made.resize(width, 400)
        assert made.columnWidth(0) >= made.sizeHintForColumn(0)
        filled = sum(made.columnWidth(place) for place in (0, 1)) == made.viewport().width()
        assert filled is not sideways
        assert (made.horizontalScrollBar().maximum() > 0) is sideways
