"""A list that begins short and shows more when asked, however long it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button, line

T = TypeVar("T")
R = TypeVar("R", bound=QWidget)
_MORE_AT_ONCE = 25


class ExpandingRows(QWidget, Generic[T, R]):
    """Rows with a line between them, and 'Toon meer' below.

    Args:
        make: makes an empty row.
        fill: lets a row show an item; called again when the item changed.
        first: how many rows show before more is asked for.
        all_known: False when there may be more than the list holds, so that none are counted.
    """

    def __init__(
        self,
        theme: Theme,
        make: Callable[[], R],
        fill: Callable[[R, T], None],
        first: int,
        *,
        all_known: bool = True,
    ) -> None:
        super().__init__()
        self._make, self._fill, self._shown, self._all_known = make, fill, first, all_known
        self._items: tuple[T, ...] | None = None
        self._rows: list[R] = []
        self._lines: list[QFrame] = []
        self._spacing = theme.px(2)
        self._list = QVBoxLayout()
        self._list.setSpacing(self._spacing)
        self._more = Button(theme, "", "chevron-down", "flat", self._show_more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(4))
        layout.addLayout(self._list)
        layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def prepare(self) -> None:
        """Make the first rows before it is known what they say, which is most of the work.

        Those that are not needed go at the first showing.
        """
        self._add_rows(self._shown)

    def show_items(self, items: Sequence[T], *, anew: bool = False) -> None:
        """Show these; the keyboard stays at its place in the list.

        Args:
            anew: fill the rows again even when the items are the same.
        """
        if anew or tuple(items) != self._items:
            self._items = tuple(items)
            self.redraw()

    def redraw(self) -> None:
        """Fill every row anew."""
        if self._items is None:
            return
        focused = self.window().focusWidget()
        place = next(
            (index for index, row in enumerate(self._rows) if _holds(row, focused)),
            None,
        )
        wanted = min(len(self._items), self._shown)
        self._drop_rows(wanted)
        for row, item in zip(self._rows, self._items, strict=False):
            self._fill(row, item)
        self._add_rows(wanted - len(self._rows))
        self._tell_more(len(self._items) - wanted)
        if place is not None and self._rows:
            _focus(self._rows[min(place, len(self._rows) - 1)])

    def _add_rows(self, count: int) -> None:
        if count <= 0:
            return
        # Put together out of sight: shown one by one, each would be laid out anew. It is in its
        # place before that, for whatever gets another parent is dressed again with all its parts.
        block = QWidget()
        seen = self.isVisible()
        block.setHidden(seen)
        rows = QVBoxLayout(block)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(self._spacing)
        self._list.addWidget(block)
        for _ in range(count):
            made = self._make()
            if self._items is not None:
                self._fill(made, self._items[len(self._rows)])
            if self._rows:
                self._lines.append(line())
                rows.addWidget(self._lines[-1])
            self._rows.append(made)
            rows.addWidget(made)
        if seen:
            block.show()  # now, so that a row can take the keyboard at once

    def _drop_rows(self, wanted: int) -> None:
        """Let the rows go that are too many."""
        gone: list[QWidget] = [*self._rows[wanted:], *self._lines[max(0, wanted - 1) :]]
        del self._rows[wanted:], self._lines[max(0, wanted - 1) :]
        for each in gone:
            each.hide()
            each.setParent(None)
            each.deleteLater()

    def _tell_more(self, left: int) -> None:
        more = QCoreApplication.translate("today", "Toon meer")
        if self._all_known:
            more = QCoreApplication.translate("today", "Toon meer (nog {n})").format(n=left)
        self._more.setText(more)
        if self._more.isHidden() is (left > 0):
            self._more.setVisible(left > 0)
        if self.isHidden() is bool(self._rows):
            self.setVisible(bool(self._rows))

    def _show_more(self) -> None:
        first_new = len(self._rows)
        self._shown = first_new + _MORE_AT_ONCE
        self.redraw()
        _focus(self._rows[first_new])


def _holds(row: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and (row is focused or row.isAncestorOf(focused))


def _focus(row: QWidget) -> None:
    """The keyboard comes anew, also to a row that had it: it says something else now."""
    button = row if isinstance(row, QPushButton) else row.findChild(QPushButton)
    if button is not None:
        button.clearFocus()
        button.setFocus()
