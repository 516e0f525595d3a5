"""What the sections have in common: a card with a title, and a list with its buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from herstel_desktop.domain.errors import KnownError
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import Card, label
from herstel_desktop.ui.widgets.states import EmptyState, ErrorState
from herstel_desktop.ui.widgets.table import Column, RowTable

R = TypeVar("R")
_FORM_WIDTH = 680


class Section(QWidget):
    """One section. `body` is the layout of its card."""

    def __init__(self, context: ScreenContext, title: str, explanation: str) -> None:
        super().__init__()
        self.context = context
        self._error = ErrorState(context.theme, self.load)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(context.theme.px(16))
        self.column.addWidget(self._error)
        self.card = Card(context.theme, title)
        self.body = self.card.body
        self.body.addWidget(label(explanation))

    def load(self) -> None:
        """Ask for what the section shows."""

    def flush(self) -> None:
        """Store what was typed and not yet stored; forget what is secret."""

    def first_focus(self) -> QWidget | None:
        """The widget that gets the keyboard when the section is opened by name."""
        return None

    def choose(self, wanted: UUID) -> None:
        """Go to one row of the section's list."""

    def shown(self) -> None:
        """What was asked for has arrived."""
        self._error.hide()

    def refuse(self, error: KnownError) -> None:
        """Reading failed: say so above the card."""
        self._error.show_error(error)


class FormSection(Section):
    """A section of fields: no wider than reads well."""

    def __init__(self, context: ScreenContext, title: str, explanation: str) -> None:
        super().__init__(context, title, explanation)
        self._cards: list[Card] = []
        self.add_card(self.card)
        self.column.addStretch(1)
        context.theme.changed.connect(self._fit)

    def add_card(self, card: Card) -> None:
        """One more card below the others."""
        beside = QHBoxLayout()
        beside.addWidget(card, 100)
        beside.addStretch(1)
        self._cards.append(card)
        self.column.insertLayout(len(self._cards), beside)
        self._fit()

    def _fit(self) -> None:
        for card in self._cards:
            card.setMaximumWidth(self.context.theme.px(_FORM_WIDTH))


class ListSection(Section, Generic[R]):
    """A section with a table; an empty state stands in its place while there is nothing."""

    def __init__(
        self,
        context: ScreenContext,
        title: str,
        explanation: str,
        *,
        columns: Sequence[Column[R]],
        key: Callable[[R], object],
        empty: EmptyState,
    ) -> None:
        super().__init__(context, title, explanation)
        self._key = key
        self._wanted: object = None
        self.table: RowTable[R] = RowTable(context.theme, title, columns)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.table)
        self.pages.addWidget(empty)
        self.column.addWidget(self.card, 1)
        context.theme.changed.connect(self._fit)
        self._fit()

    def first_focus(self) -> QWidget | None:
        return self.table

    def choose(self, wanted: UUID) -> None:
        self._wanted = wanted

    def show_rows(self, rows: tuple[R, ...]) -> None:
        """Show these rows, on the one that was asked for or that was current."""
        self.shown()
        self.table.set_rows(rows, keep=self._key)
        self.pages.setCurrentIndex(0 if rows else 1)
        for place, each in enumerate(rows):
            if self._wanted is not None and self._key(each) == self._wanted:
                self.table.setCurrentIndex(self.table.model().index(place, 0))
        self._wanted = None

    def is_wanted(self, row: R) -> bool:
        """Whether this row was asked for by name, so that it may not be left out."""
        return self._wanted is not None and self._key(row) == self._wanted

    def _fit(self) -> None:
        self.pages.setMinimumHeight(self.context.theme.px(220))
        self.table.horizontalHeader().setMinimumSectionSize(self.context.theme.px(110))
