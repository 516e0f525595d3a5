"""The screen: the list of cards, or one of them to change."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from herstel_desktop.domain.changes import Kind, Outcome
from herstel_desktop.domain.info_cards import CardRow
from herstel_desktop.services import info_card_shelf as shelf
from herstel_desktop.ui.screens.info_cards.card_list import CardList
from herstel_desktop.ui.screens.info_cards.editor_page import EditorPage
from herstel_desktop.ui.screens.info_cards.intake_dialog import IntakeDialog
from herstel_desktop.ui.screens.info_cards.new_card_dialog import NewCardDialog
from herstel_desktop.ui.screens.info_cards.variants_dialog import VariantsDialog
from herstel_desktop.ui.screens.info_cards.versions_dialog import VersionsDialog
from herstel_desktop.ui.shell.screen import Screen, ScreenContext


class InfoCardsScreen(Screen):
    """Informatiekaarten."""

    reload_on = frozenset(
        {
            Kind.INFO_CARD,
            Kind.ORGANISATION,
            Kind.VENUE,
            Kind.GROUP,
            Kind.MEETING,
            Kind.FACILITATOR,
        }
    )

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(
            context, self.tr("Informatiekaarten"), self.tr("voor bewoners en verwijzers")
        )
        self.list = CardList(context)
        self.list.opened.connect(self._open_row)
        self.list.new_wanted.connect(self.ask_new)
        self.list.template_chosen.connect(self.make_from_template)
        self.list.text_wanted.connect(self.take_in)
        self.list.empty_wanted.connect(self.make_empty)
        self.page = EditorPage(context)
        self.page.back_wanted.connect(self._show_list)
        self.page.heading_wanted.connect(self.set_heading)
        self.page.card_wanted.connect(self._open_card)
        self.page.variants_wanted.connect(self._ask_variants)
        self.page.versions_wanted.connect(self._ask_versions)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)

    def show_target(self, **target: Any) -> None:
        card_id = target.get("card_id")
        if isinstance(card_id, UUID):
            self.page.show_card(card_id)
            self._pages.setCurrentWidget(self.page)
            self.mark_stale()
        else:
            self._show_list()

    def first_focus(self) -> QWidget | None:
        return self.list.first_focus() if self.shows_list else self.page.first_focus()

    def load(self) -> None:
        if self.shows_list:
            self.list.load()
        else:
            self.page.load()

    def flush(self) -> None:
        self.page.flush()

    @property
    def shows_list(self) -> bool:
        """Whether the list shows, and not a card."""
        return self._pages.currentWidget() is self.list

    def ask_new(self) -> None:
        """Choose with what a new card begins."""
        dialog = NewCardDialog(self.context.theme, self)
        dialog.exec()
        dialog.deleteLater()
        if dialog.template:
            self.make_from_template(dialog.template)
        elif dialog.from_text:
            self.take_in()
        elif dialog.empty:
            self.make_empty()

    def make_from_template(self, slug: str) -> None:
        """A card that begins as a template."""
        self.context.write(
            self, lambda store: shelf.card_from_template(store, slug), self._show_made
        )

    def make_empty(self) -> None:
        """A card that begins with nothing."""
        self.context.write(self, shelf.new_card, self._show_made)

    def take_in(self) -> None:
        """A card out of a text."""
        dialog = IntakeDialog(self.context, self)
        dialog.made.connect(self._open_card)
        dialog.exec()
        dialog.deleteLater()

    def _show_made(self, outcome: Outcome) -> None:
        self._open_card(outcome.id)

    def _open_row(self, row: CardRow) -> None:
        self._open_card(row.id)

    def _open_card(self, card_id: UUID | None) -> None:
        # By way of the window, so that 'back' finds the list again.
        if card_id is not None:
            self.context.open("info_cards", card_id=card_id)

    def _show_list(self) -> None:
        self.page.flush()
        self._pages.setCurrentWidget(self.list)
        self.set_heading(self.tr("Informatiekaarten"), self.tr("voor bewoners en verwijzers"))
        self.mark_stale()

    def _ask_variants(self, opened: shelf.OpenCard) -> None:
        dialog = VariantsDialog(self.context, self, opened)
        dialog.exec()
        dialog.deleteLater()

    def _ask_versions(self, opened: shelf.OpenCard) -> None:
        dialog = VersionsDialog(self.context, self, opened)
        dialog.exec()
        dialog.deleteLater()
