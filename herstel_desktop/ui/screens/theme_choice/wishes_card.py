"""The wishes of the group: typed in at the top, listed by theme, one of them below."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.recovery_wishes import RecoveryWish, WishBoard, living_by_theme
from herstel_desktop.services import recovery_wishes as service
from herstel_desktop.services.vault_access import Store
from herstel_desktop.services.wish_cards import papers_needed, wish_cards_pdf
from herstel_desktop.ui.screens.theme_choice.print_dialog import PrintDialog
from herstel_desktop.ui.screens.theme_choice.texts import spoken_theme, theme_line, tr
from herstel_desktop.ui.screens.theme_choice.theme_picker import ThemePicker
from herstel_desktop.ui.screens.theme_choice.wish_dialogs import WishOwnerDialog, WishTextDialog
from herstel_desktop.ui.screens.theme_choice.wish_entry import WishEntry
from herstel_desktop.ui.screens.theme_choice.wish_panel import WishPanel
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.theme.tokens import TARGET
from herstel_desktop.ui.widgets.basics import Button, Card, label, row, tab_in_order
from herstel_desktop.ui.widgets.forms import choose, chosen
from herstel_desktop.ui.widgets.states import EmptyState
from herstel_desktop.ui.widgets.table import Column, RowTable

_LIVING, _WITHOUT_THEME, _FULFILLED = "levend", "zonder thema", "vervuld"
_BY_THEME = "thema:"
_ROWS_BESIDE, _ROWS_ABOVE = 4, 6
"""Rows that the list keeps at least, with its head: beside the ballot, and above it."""


class WishTable(RowTable[RecoveryWish]):
    """The list of wishes: + takes the suggestion, Delete removes, Enter changes the text.

    Signals:
        suggestion_wanted: of the wish that the list is on.
        removal_wanted: the same.
    """

    suggestion_wanted = Signal()
    removal_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "+":
            self.suggestion_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)


class WishesCard(Card):
    """Wensen."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context.theme)
        theme = context.theme
        self._context = context
        self._board: WishBoard | None = None
        self._written: UUID | None = None
        self.entry = WishEntry(theme, context.names)
        self.entry.written.connect(self._add)
        self._ended = label(tr("Deze groep is gestopt. Er komen geen wensen meer bij."), "warning")
        self._filter = QComboBox()
        self._filter.setAccessibleName(tr("Laat zien"))
        self._filter.setMinimumContentsLength(12)
        self._filter.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._filter.activated.connect(self._show_rows)
        filter_label = label(tr("&Laat zien"), "field", wrap=False)
        filter_label.setBuddy(self._filter)
        filters = row(spacing=theme.px(8))
        filters.addWidget(filter_label)
        filters.addWidget(self._filter, 1)
        self._filters = QWidget()
        self._filters.setLayout(filters)
        self.table = WishTable(
            theme,
            tr("Wensen"),
            (
                Column(tr("Wens"), lambda wish: wish.text, stretch=True),
                Column(tr("Thema"), self._theme_of, spoken=self._spoken_theme_of),
            ),
        )
        self.table.setAccessibleDescription(
            tr("Plus neemt het voorstel over, Enter wijzigt, Delete haalt weg.")
        )
        self.table.current_changed.connect(self._show_current)
        self.table.opened.connect(self._change_text)
        self.table.removal_wanted.connect(self._remove)
        self._panel = WishPanel(theme, context.names)
        self.table.suggestion_wanted.connect(self._panel.take_suggestion)
        self._panel.themes_wanted.connect(self._set_themes)
        self._panel.picker_wanted.connect(self._pick_theme)
        self._panel.change_wanted.connect(self._change_text)
        self._panel.owner_wanted.connect(self._change_owner)
        self._panel.fulfil_wanted.connect(self._toggle_fulfilled)
        self._panel.remove_wanted.connect(self._remove)
        self._empty = EmptyState(
            theme,
            "sprout",
            tr("Nog geen wensen"),
            tr(
                "Waar wil iemand de komende tijd aan werken? Typ het hierboven, of deel kaartjes "
                "uit en neem ze over. Uit de wensen komt het thema."
            ),
        )
        self._none_here = label(tr("Hier staan geen wensen."), "muted")
        self._print = Button(
            theme, tr("Wen&skaarten printen"), "printer", on_click=self._ask_how_many
        )
        head = row(spacing=theme.px(10))
        head.addWidget(label(tr("Wensen"), "section"), 1)
        head.addWidget(self._print)
        self.body.addLayout(head)
        for widget in (self.entry, self._ended, self._filters, self._none_here):
            self.body.addWidget(widget)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._panel)
        for part in (self._ended, self._filters, self._none_here, self.table, self._empty):
            part.hide()  # until it is known what there is
        self._panel.hide()
        self._least_rows = _ROWS_BESIDE
        theme.changed.connect(self._fit)
        self._fit()

    def start_over(self) -> None:
        """Another group comes: nothing of the last one stays."""
        self._board, self._written = None, None
        self.entry.start_over()
        self._filter.clear()

    def show_board(self, board: WishBoard) -> None:
        """Show the wishes of a group."""
        self._board = board
        self.entry.show_board(board)
        self._ended.setVisible(not board.is_running)
        self._empty.setVisible(not board.wishes)
        self._filters.setVisible(bool(board.wishes))
        self._fill_filter(board)
        self._show_rows()

    def redraw_names(self) -> None:
        """Names are shielded otherwise now."""
        self.entry.redraw_names()
        self._panel.redraw_names()

    def flush(self) -> None:
        """Keep the wish that is being typed."""
        self.entry.keep()

    def stand(self, *, beside: bool) -> None:
        """Stand beside the ballot, or above it with more of the list in sight."""
        self._least_rows = _ROWS_BESIDE if beside else _ROWS_ABOVE
        self._fit()

    def _fit(self) -> None:
        self.table.setMinimumHeight(self._context.theme.px(TARGET) * self._least_rows)

    def _fill_filter(self, board: WishBoard) -> None:
        kept = chosen(self._filter) or _LIVING
        living = [wish for wish in board.wishes if wish.is_alive]
        options = [(tr("Alle levende wensen ({n})"), _LIVING, len(living))]
        counts = living_by_theme(board.wishes)
        options += [
            (f"{each.title} ({{n}})", _BY_THEME + each.theme, counts[each.theme])
            for each in board.themes
            if counts[each.theme]
        ]
        without = sum(not wish.themes for wish in living)
        if without:
            options.append((tr("Zonder thema ({n})"), _WITHOUT_THEME, without))
        done = len(board.wishes) - len(living)
        if done:
            options.append((tr("Vervuld ({n})"), _FULFILLED, done))
        with QSignalBlocker(self._filter):
            self._filter.clear()
            for text, value, count in options:
                self._filter.addItem(text.replace("{n}", str(count)), value)
            choose(self._filter, kept)

    def _show_rows(self, *_place: int) -> None:
        board = self._board
        if board is None:
            return
        wanted = str(chosen(self._filter) or _LIVING)
        rows = tuple(wish for wish in board.wishes if _is_shown(wish, wanted))
        self.table.set_rows(rows, keep=lambda wish: wish.id)
        self.table.setVisible(bool(rows))
        self._none_here.setVisible(bool(board.wishes) and not rows)
        places = [place for place, wish in enumerate(rows) if wish.id == self._written]
        if places:
            self._written = None
            self.table.setCurrentIndex(self.table.model().index(places[0], 0))
        self._show_current(self.table.current)

    def _show_current(self, wish: RecoveryWish | None) -> None:
        self._panel.setVisible(wish is not None)
        if wish is not None and self._board is not None:
            self._panel.show_wish(wish, self._board)
            tab_in_order([self.table, *self._panel.controls])

    def _theme_of(self, wish: RecoveryWish) -> str:
        return theme_line(wish, self._board) if self._board is not None else ""

    def _spoken_theme_of(self, wish: RecoveryWish) -> str:
        return spoken_theme(wish, self._board) if self._board is not None else ""

    def _add(self, text: str, participant_id: UUID | None) -> None:
        board = self._board
        if board is None:
            return
        group_id = board.group_id

        def refused(error: KnownError) -> None:
            self.entry.take_back(text, f"{error.happened} {error.advice}")

        self._context.write(
            self,
            lambda store: service.add_wish(store, group_id, text, participant_id=participant_id),
            self._note_written,
            refused,
        )

    def _note_written(self, outcome: Outcome) -> None:
        """The list goes to the wish that was just written, as soon as it is there."""
        self._written = outcome.id
        if chosen(self._filter) != _WITHOUT_THEME:
            choose(self._filter, _LIVING)
        self._show_rows()

    def _set_themes(self, themes: tuple[str, ...]) -> None:
        self._write_current(lambda store, wish: service.set_themes(store, wish.id, themes))

    def _pick_theme(self) -> None:
        wish, board = self.table.current, self._board
        if wish is None or board is None:
            return
        dialog = ThemePicker(self._context, self, tr("Thema bij deze wens"), board.themes)
        dialog.exec()
        picked = dialog.picked
        dialog.deleteLater()
        if picked:
            themes = (*wish.themes, picked)
            self._write(lambda store: service.set_themes(store, wish.id, themes))

    def _change_text(self, *_row: object) -> None:
        wish = self.table.current
        if wish is not None:
            dialog = WishTextDialog(self._context, self, wish)
            dialog.exec()
            dialog.deleteLater()

    def _change_owner(self) -> None:
        wish, board = self.table.current, self._board
        if wish is not None and board is not None:
            dialog = WishOwnerDialog(self._context, self, wish, board)
            dialog.exec()
            dialog.deleteLater()

    def _toggle_fulfilled(self) -> None:
        self._write_current(
            lambda store, wish: (service.fulfil if wish.is_alive else service.revive)(
                store, wish.id
            )
        )

    def _remove(self) -> None:
        self._write_current(lambda store, wish: service.remove_wish(store, wish.id))

    def _ask_how_many(self) -> None:
        board = self._board
        if board is not None:
            group_id = board.group_id
            self._context.read(
                self, lambda store: papers_needed(store, group_id), self._print_cards
            )

    def _print_cards(self, needed: int) -> None:
        board = self._board
        if board is None:
            return
        group_id = board.group_id
        dialog = PrintDialog(self._context.theme, self, tr("Wenskaarten printen"), needed)
        wanted = dialog.exec() == QDialog.DialogCode.Accepted
        count, large = dialog.count, dialog.is_large
        dialog.deleteLater()
        if wanted:
            self._context.preview(
                tr("Wenskaarten"),
                lambda store: wish_cards_pdf(store, group_id, count, large=large),
                "wenskaarten.pdf",
            )

    def _write_current(self, change: Callable[[Store, RecoveryWish], Outcome]) -> None:
        wish = self.table.current
        if wish is not None:
            self._write(lambda store: change(store, wish))

    def _write(self, change: Callable[[Store], Outcome]) -> None:
        self._context.write(self, change)


def _is_shown(wish: RecoveryWish, wanted: str) -> bool:
    if wanted == _FULFILLED:
        return not wish.is_alive
    if wanted == _WITHOUT_THEME:
        return wish.is_alive and not wish.themes
    if wanted.startswith(_BY_THEME):
        return wish.is_alive and wanted.removeprefix(_BY_THEME) in wish.themes
    return wish.is_alive
