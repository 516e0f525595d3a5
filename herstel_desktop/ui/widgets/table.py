"""A list of rows: frozen values in a table that the keyboard and a screen reader can walk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.theme.tokens import TARGET

LEAST_STRETCH = 150
"""Pixels at 100 % that a stretching column keeps when its texts want as much."""

R = TypeVar("R")
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: its title, the text of a row in it, and how much room it takes.

    Attributes:
        stretch: takes the room that is left; with too little left it keeps what a name needs, and
            the table goes sideways.
        spoken: what a screen reader says, when that is more than the text.
    """

    title: str
    text: Callable[[R], str]
    stretch: bool = False
    spoken: Callable[[R], str] | None = None


class RowTableModel(QAbstractTableModel, Generic[R]):
    """Rows as they came from a service, read-only."""

    def __init__(self, columns: Sequence[Column[R]]) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._rows: tuple[R, ...] = ()

    @property
    def rows(self) -> tuple[R, ...]:
        """All rows."""
        return self._rows

    def set_rows(self, rows: tuple[R, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def redraw(self) -> None:
        """The texts of the rows changed, for instance because names are shielded."""
        if self._rows:
            last = self.index(len(self._rows) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, row = self._columns[index.column()], self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (column.spoken or column.text)(row)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class RowTable(QTableView, Generic[R]):
    """The table: whole rows are chosen, Enter or a double click opens one.

    Signals:
        opened(row): a row was opened.
        current_changed(row or None): another row is the current one.
    """

    opened = Signal(object)
    current_changed = Signal(object)

    def __init__(self, theme: Theme, name: str, columns: Sequence[Column[R]]) -> None:
        super().__init__()
        self._theme = theme
        self._model: RowTableModel[R] = RowTableModel(columns)
        self.setModel(self._model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self._stretching = [place for place, each in enumerate(columns) if each.stretch]
        for place in range(len(columns)):
            self.horizontalHeader().setSectionResizeMode(
                place, QHeaderView.ResizeMode.ResizeToContents
            )
        # Measuring a few rows is enough; measuring three hundred stalls the window.
        self.horizontalHeader().setResizeContentsPrecision(30)
        self.doubleClicked.connect(self._open_index)
        self.selectionModel().currentRowChanged.connect(self._note_current)
        theme.changed.connect(self._take_size)
        self._take_size()

    @property
    def rows(self) -> tuple[R, ...]:
        """All rows."""
        return self._model.rows

    @property
    def current(self) -> R | None:
        """The row that the keyboard is on."""
        index = self.currentIndex()
        return self._model.rows[index.row()] if index.isValid() else None

    def set_rows(self, rows: tuple[R, ...], keep: Callable[[R], object] | None = None) -> None:
        """Show other rows; stay on the row for which `keep` gives the same value as now."""
        current, place = self.current, self.currentIndex().row()
        self._model.set_rows(rows)
        self._share_room()
        if not rows:
            self.current_changed.emit(None)
            return
        wanted = 0
        if current is not None and keep is not None:
            same = [i for i, each in enumerate(rows) if keep(each) == keep(current)]
            wanted = same[0] if same else min(max(place, 0), len(rows) - 1)
        self.setCurrentIndex(self._model.index(wanted, 0))

    def redraw(self) -> None:
        """The texts of the rows changed."""
        self._model.redraw()
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
            self.opened.emit(self.current)
            return
        super().keyPressEvent(event)

    def _open_index(self, index: QModelIndex) -> None:
        self.opened.emit(self._model.rows[index.row()])

    def _note_current(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self.current_changed.emit(self.current)

    def _take_size(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(TARGET))
        self._share_room()

    def _share_room(self) -> None:
        """Stretch the columns that may, or give each what it needs when all do not fit."""
        header = self.horizontalHeader()
        wanted = [
            max(self.sizeHintForColumn(place), header.sectionSizeHint(place))
            for place in range(self._model.columnCount())
        ]
        for place in self._stretching:
            wanted[place] = min(wanted[place], self._theme.px(LEAST_STRETCH))
        fits = sum(wanted) <= self.viewport().width()
        for place in self._stretching:
            if fits:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
                header.resizeSection(place, wanted[place])
