"""What the two tabs share: a list that is searched, and the page of what is chosen in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.work_form_library import LibraryRow
from herstel_desktop.domain.work_forms import Theme
from herstel_desktop.ui.screens.work_forms.side_by_side import SideBySide
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import VerticalScroll
from herstel_desktop.ui.widgets.states import ErrorState
from herstel_desktop.ui.widgets.table import Column, RowTable

R = TypeVar("R", LibraryRow, Theme)


class LibraryTable(RowTable[R]):
    """A list of which columns can be hidden."""

    def sizeHintForColumn(self, column: int) -> int:
        return 0 if self.isColumnHidden(column) else super().sizeHintForColumn(column)


class LibraryTab(QWidget, Generic[R]):
    """Search above, a list, and a page; the page follows the row that the keyboard is on.

    Signals:
        counted(str): how much was found, for the bar above the screen.
    """

    counted = Signal(str)

    def __init__(
        self,
        context: ScreenContext,
        list_name: str,
        columns: Sequence[Column[R]],
        *,
        head: QWidget,
        search: QLineEdit,
    ) -> None:
        super().__init__()
        self.context = context
        self.count_line = ""
        self._search = search
        self._wanted: str | None = None
        self._reads = False
        self._shown: R | None = None
        self.table: LibraryTable[R] = LibraryTable(context.theme, list_name, columns)
        self._both = SideBySide(context.theme, head, self.table)
        self._error = ErrorState(context.theme, self.load)
        error_page = VerticalScroll(margins=(28, 8, 28, 22))
        error_page.body.addWidget(self._error)
        error_page.body.addStretch(1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._both)
        self._pages.addWidget(error_page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        search.installEventFilter(self)
        self.table.current_changed.connect(self._show_current)
        self.table.opened.connect(self._open_row)

    def load(self) -> None:
        """Ask for what is searched for."""
        raise NotImplementedError

    def make_page(self, row: R) -> QWidget:
        """The page of one row."""
        raise NotImplementedError

    def make_empty_page(self) -> QWidget:
        """What stands there when nothing was found."""
        raise NotImplementedError

    def first_focus(self) -> QWidget:
        """The search field, or the page that was asked for."""
        return self._both.reading if self._reads else self._search

    def want(self, slug: str) -> None:
        """Choose this one when the rows come, and go to its page."""
        self._wanted = slug
        self._reads = True

    def begin_with_search(self) -> None:
        """The tab is opened for its own sake."""
        self._reads = False

    def go_to_page(self) -> None:
        """Put the keyboard in the page."""
        self._both.go_to_page()

    def show_rows(self, rows: tuple[R, ...], count_line: str) -> None:
        """Show what was found; stay with what was chosen, if it is still there."""
        self._pages.setCurrentIndex(0)
        self.table.set_rows(rows, keep=lambda each: each.slug)
        places = [place for place, each in enumerate(rows) if each.slug == self._wanted]
        self._wanted = None
        if places:
            self.table.setCurrentIndex(self.table.model().index(places[0], 0))
            self.go_to_page()
        if not rows:
            self._shown = None
            self._both.show_page(self.make_empty_page())
        self.count_line = count_line
        self.counted.emit(count_line)

    def refuse(self, error: KnownError) -> None:
        """Show why there is nothing to show."""
        self._error.show_error(error)
        self._pages.setCurrentIndex(1)
        self.count_line = ""
        self.counted.emit("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the search field into the list; Enter goes to the page."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if self.table.current is None:
                return False
            if event.key() == Qt.Key.Key_Down:
                self.table.setFocus()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.go_to_page()
                return True
        return False

    def _show_current(self, row: R | None) -> None:
        if row is not None and row != self._shown:
            self._shown = row
            self._both.show_page(self.make_page(row))

    def _open_row(self, _row: R) -> None:
        self.go_to_page()
