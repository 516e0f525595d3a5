"""All cards in a table; the templates when there are none yet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from herstel_desktop.domain.dutch_dates import date_only
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.info_cards import CardRow
from herstel_desktop.services import info_card_shelf as shelf
from herstel_desktop.ui.screens.info_cards.template_chooser import TemplateChooser
from herstel_desktop.ui.screens.info_cards.texts import day, tr
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import Button, VerticalScroll, label, row
from herstel_desktop.ui.widgets.states import ErrorState
from herstel_desktop.ui.widgets.table import Column, RowTable


def _sections(card: CardRow) -> str:
    return tr("1 onderdeel") if card.sections == 1 else f"{card.sections} onderdelen"


_COLUMNS: tuple[Column[CardRow], ...] = (
    Column("Naam", lambda card: card.name, stretch=True),
    Column("Onderdelen", _sections),
    Column("Veranderd", lambda card: date_only(card.changed_at.astimezone().date())),
    Column("Geprint of opgeslagen", lambda card: day(card.printed_on)),
)


class CardList(QWidget):
    """The list.

    Signals:
        opened(CardRow): one was opened.
        new_wanted: a new card is wanted.
        template_chosen(str), text_wanted, empty_wanted: how the first one begins.
    """

    opened = Signal(object)
    new_wanted = Signal()
    template_chosen = Signal(str)
    text_wanted = Signal()
    empty_wanted = Signal()

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self._new = Button(
            theme, tr("&Nieuwe kaart"), "plus", "primary", on_click=self.new_wanted.emit
        )
        self.table: RowTable[CardRow] = RowTable(theme, tr("Informatiekaarten"), _COLUMNS)
        self.table.opened.connect(self.opened)
        self._error = ErrorState(theme, self.load)
        self.chooser = TemplateChooser(theme, shelf.templates())
        self.chooser.template_chosen.connect(self.template_chosen)
        self.chooser.text_wanted.connect(self.text_wanted)
        self.chooser.empty_wanted.connect(self.empty_wanted)
        self._first = VerticalScroll(spacing=theme.px(12))
        self._first.body.addWidget(label(tr("Maak je eerste informatiekaart"), "heading"))
        self._first.body.addWidget(
            label(
                tr(
                    "Met een informatiekaart vertel je bewoners en verwijzers over je groep. "
                    "Plek, dagen en tijden vult het programma voor je in."
                )
            )
        )
        self._first.body.addWidget(self.chooser)
        self._first.body.addStretch(1)
        self._pages = QStackedWidget()
        for page in (self.table, self._first, self._error):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 22, 28, 22)
        layout.setSpacing(theme.px(14))
        layout.addLayout(row(None, self._new))
        layout.addWidget(self._pages, 1)

    def first_focus(self) -> QWidget:
        """The table, or the first template."""
        return self.table if self.table.rows else self.chooser.offers[0]

    def load(self) -> None:
        """Ask for the cards."""
        self._context.read(self, shelf.cards, self._show, self._refuse)

    def _show(self, rows: tuple[CardRow, ...]) -> None:
        had_rows = bool(self.table.rows)
        self.table.set_rows(rows, keep=lambda card: card.id)
        self._pages.setCurrentWidget(self.table if rows else self._first)
        self._new.setVisible(bool(rows))
        if bool(rows) is not had_rows and self.isVisible():
            self.first_focus().setFocus()

    def _refuse(self, error: KnownError) -> None:
        self._error.show_error(error)
        self._new.hide()
        self._pages.setCurrentWidget(self._error)
