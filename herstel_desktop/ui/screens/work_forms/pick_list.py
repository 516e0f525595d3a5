"""Several of many, ticked in a list: one stop for Tab, arrows and the space bar do the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.theme.tokens import TARGET

_ROWS = 6
_SLUG = Qt.ItemDataRole.UserRole


class PickList(QListWidget):
    """A list with a box before each line.

    Signals:
        picked: a box was ticked or emptied.
    """

    picked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemChanged.connect(self._note_pick)
        theme.changed.connect(self._fit)

    @property
    def chosen(self) -> tuple[str, ...]:
        """What is ticked, in the order of the list."""
        return tuple(
            str(item.data(_SLUG))
            for item in self._items()
            if item.checkState() is Qt.CheckState.Checked
        )

    def offer(self, options: Sequence[tuple[str, str]], chosen: Iterable[str]) -> None:
        """Show these, slug and title, with the chosen ones ticked."""
        ticked = set(chosen)
        with QSignalBlocker(self):
            self.clear()
            for slug, title in options:
                item = QListWidgetItem(title)
                item.setData(_SLUG, slug)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                on = slug in ticked
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
                self.addItem(item)
            if options:
                self.setCurrentRow(0)
        self._fit()

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(place) for place in range(self.count())]

    def _note_pick(self, _item: QListWidgetItem) -> None:
        self.picked.emit()

    def _fit(self) -> None:
        height = self._theme.px(TARGET)
        with QSignalBlocker(self):
            for item in self._items():
                item.setSizeHint(QSize(0, height))
        rows = max(1, min(self.count(), _ROWS))
        self.setFixedHeight(rows * height + 2 * self.frameWidth())
