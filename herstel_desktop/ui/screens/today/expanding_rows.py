"""A list that begins short and shows more when asked, however long it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button, clear, line

T = TypeVar("T")
_MORE_AT_ONCE = 25


class ExpandingRows(QWidget, Generic[T]):
    """Rows with a line between them, and 'Toon meer' below.

    Args:
        make: makes the row of one item; called again when the item changed.
        first: how many rows show before more is asked for.
        all_known: False when there may be more than the list holds, so that none are counted.
    """

    def __init__(
        self, theme: Theme, make: Callable[[T], QWidget], first: int, *, all_known: bool = True
    ) -> None:
        super().__init__()
        self._make, self._shown, self._all_known = make, first, all_known
        self._items: tuple[T, ...] = ()
        self._rows: list[QWidget] = []
        self._spacing = theme.px(2)
        self._list = QVBoxLayout()
        self._list.setSpacing(self._spacing)
        self._more = Button(theme, "", "chevron-down", "flat", self._show_more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(4))
        layout.addLayout(self._list)
        layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    @property
    def rows(self) -> list[QWidget]:
        """The rows that stand now."""
        return self._rows

    def show_items(self, items: Sequence[T], *, anew: bool = False) -> None:
        """Show these; the keyboard stays at its place in the list.

        Args:
            anew: make the rows again even when the items are the same.
        """
        if anew or tuple(items) != self._items:
            self._items = tuple(items)
            self.redraw()

    def redraw(self) -> None:
        """Make every row anew."""
        focused = self.window().focusWidget()
        place = next(
            (index for index, row in enumerate(self._rows) if _holds(row, focused)),
            None,
        )
        clear(self._list)
        self._rows = []
        self._add_rows()
        if place is not None and self._rows:
            _focus(self._rows[min(place, len(self._rows) - 1)])

    def _add_rows(self) -> None:
        # Put together out of sight: shown one by one, each would be dressed and laid out anew.
        block = QWidget()
        rows = QVBoxLayout(block)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(self._spacing)
        for item in self._items[len(self._rows) : self._shown]:
            if self._rows:
                rows.addWidget(line())
            made = self._make(item)
            self._rows.append(made)
            rows.addWidget(made)
        self._list.addWidget(block)
        block.show()  # now, so that a row can take the keyboard at once
        left = len(self._items) - len(self._rows)
        more = QCoreApplication.translate("today", "Toon meer")
        if self._all_known:
            more = QCoreApplication.translate("today", "Toon meer (nog {n})").format(n=left)
        self._more.setText(more)
        self._more.setVisible(left > 0)
        self.setVisible(bool(self._items))

    def _show_more(self) -> None:
        first_new = len(self._rows)
        self._shown = first_new + _MORE_AT_ONCE
        self._add_rows()
        _focus(self._rows[first_new])


def _holds(row: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and (row is focused or row.isAncestorOf(focused))


def _focus(row: QWidget) -> None:
    button = row if isinstance(row, QPushButton) else row.findChild(QPushButton)
    if button is not None:
        button.setFocus()
