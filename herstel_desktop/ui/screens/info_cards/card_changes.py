"""What the editor asks of the services for the card that shows, each with its undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.info_cards import MergeField, SectionKind
from herstel_desktop.services import info_card_editing as editing
from herstel_desktop.services.info_card_values import Source
from herstel_desktop.ui.shell.screen import ScreenContext

if TYPE_CHECKING:
    from herstel_desktop.services.vault_access import Store


class CardChanges(QObject):
    """Changes to one card.

    Signals:
        about_to_change: what was typed has to be kept first.
        refused(KnownError): a change was refused.
        section_made(Outcome): a section was added.

    Attributes:
        card_id: of the card that shows; without one nothing is changed.
    """

    about_to_change = Signal()
    refused = Signal(object)
    section_made = Signal(object)

    def __init__(self, context: ScreenContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.card_id: UUID | None = None

    def write(
        self,
        change: Callable[[Store], Outcome],
        then: Callable[[Outcome], None] | None = None,
    ) -> None:
        """Keep what was typed, without a toast."""
        self._context.write(self, change, then, self._refuse, quiet=True)

    def change(
        self,
        change: Callable[[Store, UUID], Outcome],
        then: Callable[[Outcome], None] | None = None,
    ) -> None:
        """Keep what was typed, then change the card and say so."""
        card_id = self.card_id
        if card_id is not None:
            self.about_to_change.emit()
            self._context.write(self, lambda store: change(store, card_id), then, self._refuse)

    def add(self, kind: SectionKind, after: UUID | None) -> None:
        """Add a section below another, or at the end."""
        self.change(
            lambda store, card_id: editing.add_section(store, card_id, kind, after),
            self._tell_made,
        )

    def move(self, section_id: UUID, place: int) -> None:
        """Put a section at another place, from 0."""
        self.change(lambda store, card_id: editing.move_section(store, card_id, section_id, place))

    def duplicate(self, section_id: UUID) -> None:
        """Put a copy of a section below it."""
        self.change(
            lambda store, card_id: editing.duplicate_section(store, card_id, section_id),
            self._tell_made,
        )

    def switch(self, section_id: UUID, shown: bool) -> None:
        """Switch a section on or off."""
        self.change(lambda store, card_id: editing.show_section(store, card_id, section_id, shown))

    def set_kind(self, section_id: UUID, kind: SectionKind) -> None:
        """Make a section one of another kind."""
        self.change(lambda store, card_id: editing.set_kind(store, card_id, section_id, kind))

    def mark_checked(self, section_id: UUID) -> None:
        """Note that the numbers of a section were looked at today."""
        self.change(lambda store, card_id: editing.mark_checked(store, card_id, section_id))

    def remove(self, section_id: UUID) -> None:
        """Take a section off the card."""
        self.change(lambda store, card_id: editing.remove_section(store, card_id, section_id))

    def fill_from(self, source: Source | None) -> None:
        """Fill the card from a group or a venue, or from neither."""
        group_id = source.group_id if source else None
        venue_id = source.venue_id if source else None
        self.change(
            lambda store, card_id: editing.fill_from(
                store, card_id, group_id=group_id, venue_id=venue_id
            )
        )

    def answer(self, field: MergeField, text: str) -> None:
        """Answer a merge field on the card itself."""
        card_id = self.card_id
        if card_id is not None:
            self.write(lambda store: editing.answer(store, card_id, field, text))

    def _tell_made(self, outcome: Outcome) -> None:
        self.section_made.emit(outcome)

    def _refuse(self, error: KnownError) -> None:
        self.refused.emit(error)
