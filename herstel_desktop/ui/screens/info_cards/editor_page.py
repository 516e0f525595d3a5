"""One card: its sections at the left, the paper beside them, what can be done at the right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QVBoxLayout, QWidget

from herstel_desktop.domain import info_card_edits as edits
from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.errors import InvalidInputError, KnownError, NotFoundError
from herstel_desktop.domain.info_card_checks import CardCheck, is_ready
from herstel_desktop.domain.info_cards import SECTION_KIND, SectionKind
from herstel_desktop.services import info_card_editing as editing
from herstel_desktop.services import info_card_shelf as shelf
from herstel_desktop.services import info_card_versions as versions
from herstel_desktop.ui.screens.info_cards.card_changes import CardChanges
from herstel_desktop.ui.screens.info_cards.card_preview import CardPreview
from herstel_desktop.ui.screens.info_cards.checks_card import ChecksCard
from herstel_desktop.ui.screens.info_cards.fields_card import FieldsCard
from herstel_desktop.ui.screens.info_cards.head_card import HeadCard
from herstel_desktop.ui.screens.info_cards.section_list import SectionList
from herstel_desktop.ui.screens.info_cards.section_row import SectionRow
from herstel_desktop.ui.screens.info_cards.texts import tr
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import (
    Button,
    VerticalScroll,
    in_order,
    label,
    set_role,
    tab_in_order,
)
from herstel_desktop.ui.widgets.flow import Flow
from herstel_desktop.ui.widgets.states import ErrorState

if TYPE_CHECKING:
    pass

SAVE_AFTER_MS = 600
_SIDE_BY_SIDE_FROM = 960
"""Width in pixels at 100 % from which the paper stands beside the sections."""

_FILE_NAME = "informatiekaart.pdf"


class EditorPage(QWidget):
    """The editor.

    Signals:
        back_wanted: to the list of cards.
        heading_wanted(str, str): for the bar above.
        card_wanted(UUID): another card is to be shown.
        variants_wanted(OpenCard), versions_wanted(OpenCard): their dialogs.
    """

    back_wanted = Signal()
    heading_wanted = Signal(str, str)
    card_wanted = Signal(object)
    variants_wanted = Signal(object)
    versions_wanted = Signal(object)

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self.changes = CardChanges(context, self)
        self._opened: shelf.OpenCard | None = None
        self._titles_typed = False
        self._typed: set[UUID] = set()
        self._go_to: UUID | None = None
        theme = context.theme
        self._error = ErrorState(theme, self.load)
        self.head = HeadCard(theme)
        self.sections = SectionList(theme)
        self.fields = FieldsCard(theme)
        self.checks = ChecksCard(theme)
        self._state = label(tr("Wat je typt, wordt vanzelf bewaard."), "muted")
        self._add = Button(theme, tr("Onderdeel &toevoegen"), "plus", on_click=self._ask_kind)
        self._print = Button(
            theme, tr("&Printen of opslaan"), "printer", "primary", self.print_card
        )
        self._ready = Button(theme, "", "info", "flat", self.checks.take_focus)
        self.preview = CardPreview(context, self._ready)
        self._build()
        self._connect()
        self._save_soon = QTimer(self)
        self._save_soon.setSingleShot(True)
        self._save_soon.setInterval(SAVE_AFTER_MS)
        self._save_soon.timeout.connect(self.flush)

    @property
    def card_id(self) -> UUID | None:
        """Of the card that shows."""
        return self.changes.card_id

    def show_card(self, card_id: UUID) -> None:
        """Show a card; what was typed on the one before is kept first."""
        if card_id == self.changes.card_id:
            return
        self.flush()
        self.changes.card_id, self._opened = card_id, None
        self._titles_typed = False
        self._typed.clear()
        self.sections.open_section(None)

    def first_focus(self) -> QWidget:
        """The first section, or the title of a card without any."""
        return self.sections.rows[0].heading if self.sections.rows else self.head.title_edit

    def load(self) -> None:
        """Ask for the card."""
        card_id = self.changes.card_id
        if card_id is not None:
            self._context.read(
                self, lambda store: shelf.open_card(store, card_id), self._show, self._refuse
            )

    def flush(self) -> None:
        """Store what was typed and not yet stored."""
        self._save_soon.stop()
        card_id = self.changes.card_id
        if card_id is None:
            return
        self.head.flush()
        self.fields.flush()
        if self._titles_typed:
            self._store_titles(card_id, *self.head.typed_now())
        for section_id in tuple(self._typed):
            row = self.sections.row_of(section_id)
            if row is None:
                self._typed.discard(section_id)
            else:
                self._store_text(card_id, section_id, *row.typed_now())

    def print_card(self) -> None:
        """Keep this version and show it, to print or to save."""
        self.flush()
        card_id, who = self.changes.card_id, self._context.vault.facilitator_id
        if card_id is not None:
            self._context.write(
                self,
                lambda store: versions.keep_version(store, card_id, who),
                self._preview_kept,
                quiet=True,
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        theme = self._context.theme
        wide = self.width() >= theme.px(_SIDE_BY_SIDE_FROM)
        sideways, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._both.setDirection(sideways if wide else down)
        self._stand(beside=wide)
        height = theme.px(240) if wide else max(self.height() - 60, theme.px(200))
        self.preview.pages.setMinimumHeight(height)
        super().resizeEvent(event)

    def _stand(self, *, beside: bool) -> None:
        """Beside the paper the sections scroll by themselves; above it they do not."""
        if beside is self._inner.isAncestorOf(self._left):
            return
        if beside:
            self._both.removeWidget(self._left)
            self._inner.body.addWidget(self._left)
        else:
            self._inner.body.removeWidget(self._left)
            self._both.insertWidget(0, self._left)
        self._left.show()
        self._inner.setVisible(beside)

    def _build(self) -> None:
        theme = self._context.theme
        back = Button(theme, tr("&Alle kaarten"), "arrow-left", on_click=self.back_wanted.emit)
        variants = Button(theme, tr("Varia&nten"), "users", on_click=self._ask_variants)
        kept = Button(theme, tr("&Versies"), "undo-2", on_click=self._ask_versions)
        copy = Button(theme, tr("Als kopie &bewaren"), "copy", on_click=self._copy)
        gone = Button(theme, tr("Kaart ve&rwijderen"), "trash-2", on_click=self._remove)
        self._actions = (variants, kept, copy, gone)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(theme.px(12))
        for each in (self.head, self.sections):
            left.addWidget(each)
        left.addLayout(Flow(self._add))
        for card in (self._state, self.fields, self.checks):
            left.addWidget(card)
        left.addStretch(1)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(theme.px(18))
        self._scroll = VerticalScroll(margins=(28, 16, 28, 22))
        inner = VerticalScroll()
        inner.body.addWidget(self._left)
        self._both.addWidget(inner, 2)
        self._both.addWidget(self.preview, 3)
        self._inner = inner
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
        self._scroll.body.addLayout(
            Flow(back, self._print, variants, kept, copy, gone, spacing=theme.px(8))
        )
        self._scroll.body.addWidget(self._error)
        self._scroll.body.addLayout(self._both, 1)

    def _connect(self) -> None:
        self.changes.about_to_change.connect(self.flush)
        self.changes.refused.connect(self._say)
        self.changes.section_made.connect(self._go_new)
        self.head.typed.connect(self._note_titles)
        self.head.renamed.connect(self._rename)
        self.sections.typed.connect(self._note_text)
        self.sections.moved.connect(self.changes.move)
        self.sections.copy_wanted.connect(self.changes.duplicate)
        self.sections.shown_wanted.connect(self.changes.switch)
        self.sections.checked_wanted.connect(self.changes.mark_checked)
        self.sections.gone_wanted.connect(self.changes.remove)
        self.sections.kind_wanted.connect(self.changes.set_kind)
        self.fields.source_chosen.connect(self.changes.fill_from)
        self.fields.answered.connect(self.changes.answer)
        self.checks.chosen.connect(self._go_to_cause)
        self.preview.refused.connect(self._say)
        self.preview.section_wanted.connect(self.sections.go_to)

    def _show(self, opened: shelf.OpenCard) -> None:
        if opened.card.id != self.changes.card_id:
            return
        first = self._opened is None
        self._error.hide()
        self._parts_visible(True)
        self._opened = opened
        self.head.show_card(opened.card, being_typed=self._titles_typed)
        self.sections.show_sections(opened.card.sections, self._typed)
        self.fields.show_card(opened)
        self._order_tabs()
        self.heading_wanted.emit(opened.card.name, tr("informatiekaart · A4"))
        self._draw(at_once=first)
        if self._go_to is not None:
            self.sections.go_to(self._go_to)
            self._go_to = None

    def _draw(self, *, at_once: bool = False) -> None:
        """Paper and checks of the card with what is being typed."""
        now = self._now()
        if now is None:
            return
        found = shelf.checks(now)
        if self.checks.show_checks(found):
            self._order_tabs()
        ready = is_ready(found)
        self._print.setEnabled(ready)
        self._ready.setText(self.checks.state)
        self._ready.set_icon("circle-check" if ready else "circle-alert")
        self.preview.show_card(now, at_once=at_once)

    def _order_tabs(self) -> None:
        """Tab goes as the eye does: buttons, title, sections, answers, checks, paper."""
        tab_in_order([*in_order(self._scroll.body), self.preview.pages])

    def _now(self) -> shelf.OpenCard | None:
        if self._opened is None:
            return None
        card = self._opened.card
        if self._titles_typed:
            title, subtitle = self.head.typed_now()
            card = replace(card, title=title, subtitle=subtitle)
        for section_id in self._typed:
            row = self.sections.row_of(section_id)
            if row is not None and any(each.id == section_id for each in card.sections):
                card = edits.with_text(card, section_id, *row.typed_now())
        return replace(self._opened, card=card)

    def _refuse(self, error: KnownError) -> None:
        if isinstance(error, NotFoundError):
            self.changes.card_id = None
            self.back_wanted.emit()
            return
        self._parts_visible(False)
        self._error.show_error(error)

    def _parts_visible(self, visible: bool) -> None:
        self._inner.setVisible(visible and self._inner.isAncestorOf(self._left))
        self._left.setVisible(visible)
        self.preview.setVisible(visible)
        self._ready.setVisible(visible)
        for each in (self._print, *self._actions):
            each.setEnabled(visible)

    def _note_titles(self) -> None:
        self._titles_typed = True
        self._typing()

    def _note_text(self, row: SectionRow) -> None:
        self._typed.add(row.id)
        self._typing()

    def _typing(self) -> None:
        self._save_soon.start()
        set_role(self._state, "muted")
        self._state.setText(tr("Wat je typt, wordt vanzelf bewaard."))
        self._draw()

    def _say(self, error: KnownError) -> None:
        """What was refused; the keyboard stays where somebody types."""
        set_role(self._state, "error")
        self._state.setText(error.sentence())

    def _store_titles(self, card_id: UUID, title: str, subtitle: str) -> None:
        def stored(_outcome: Outcome) -> None:
            if self.head.typed_now() == (title, subtitle):
                self._titles_typed = False

        self.changes.write(lambda store: editing.set_title(store, card_id, title, subtitle), stored)

    def _store_text(self, card_id: UUID, section_id: UUID, heading: str, text: str) -> None:
        def stored(_outcome: Outcome) -> None:
            row = self.sections.row_of(section_id)
            if row is None or row.typed_now() == (heading, text):
                self._typed.discard(section_id)

        self.changes.write(
            lambda store: editing.set_text(store, card_id, section_id, heading, text),
            stored,
        )

    def _rename(self, name: str) -> None:
        card_id = self.changes.card_id
        if card_id is None:
            return

        def refuse(error: KnownError) -> None:
            if not (isinstance(error, InvalidInputError) and self.head.form.show_error(error)):
                self._say(error)

        self.head.form.clear_errors()
        self._context.write(
            self, lambda store: editing.rename(store, card_id, name), None, refuse, quiet=True
        )

    def _ask_kind(self) -> None:
        menu = QMenu(self)
        for kind in SectionKind:
            menu.addAction(SECTION_KIND[kind]).setData(kind)
        chosen = menu.exec(self._add.mapToGlobal(self._add.rect().bottomLeft()))
        if chosen is not None:
            self.add_section(chosen.data())
        menu.deleteLater()

    def add_section(self, kind: SectionKind) -> None:
        """Add a section below the open one, or at the end, and go to it."""
        after = next((each.id for each in self.sections.rows if each.is_open), None)
        self.changes.add(kind, after)

    def _go_new(self, outcome: Outcome) -> None:
        if outcome.id is None:
            return
        if self.sections.row_of(outcome.id) is not None:
            self.sections.go_to(outcome.id)
        else:
            self._go_to = outcome.id

    def _copy(self) -> None:
        self.changes.change(shelf.copy_card, self._show_copy)

    def _show_copy(self, outcome: Outcome) -> None:
        if outcome.id is not None:
            self.card_wanted.emit(outcome.id)

    def _remove(self) -> None:
        self.changes.change(shelf.remove_card, self._leave)

    def _leave(self, _outcome: Outcome) -> None:
        self.changes.card_id = None
        self.back_wanted.emit()

    def _preview_kept(self, _outcome: Outcome) -> None:
        card_id = self.changes.card_id
        if card_id is not None:
            self._context.preview(
                tr("Informatiekaart"), lambda store: shelf.card_pdf(store, card_id), _FILE_NAME
            )

    def _ask_variants(self) -> None:
        self.flush()
        if self._opened is not None:
            self.variants_wanted.emit(self._opened)

    def _ask_versions(self) -> None:
        self.flush()
        if self._opened is not None:
            self.versions_wanted.emit(self._opened)

    def _go_to_cause(self, check: CardCheck) -> None:
        if check.field and self.fields.go_to(check.field):
            return
        if check.section_id is not None:
            self.sections.go_to(check.section_id)
        else:
            self.head.title_edit.setFocus()
