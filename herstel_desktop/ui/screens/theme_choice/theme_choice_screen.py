"""The screen: wishes at the left, choosing a theme at the right, or below each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstel_desktop.domain.changes import Kind
from herstel_desktop.domain.errors import KnownError, NotFoundError
from herstel_desktop.domain.recovery_wishes import WishBoard
from herstel_desktop.domain.theme_ballots import BallotBoard
from herstel_desktop.services.recovery_wishes import wish_board
from herstel_desktop.services.theme_ballots import ballot_board
from herstel_desktop.services.vault_access import Store
from herstel_desktop.ui.screens.theme_choice.ballot_card import BallotCard
from herstel_desktop.ui.screens.theme_choice.texts import what_lives
from herstel_desktop.ui.screens.theme_choice.wishes_card import WishesCard
from herstel_desktop.ui.shell.screen import Screen, ScreenContext
from herstel_desktop.ui.widgets.basics import Button, VerticalScroll, in_order, tab_in_order
from herstel_desktop.ui.widgets.states import ErrorState

_SIDE_BY_SIDE_FROM = 960
"""Width in pixels at 100 % from which the ballot stands beside the wishes."""


@dataclass(frozen=True)
class _Found:
    """Everything that the screen shows of one group."""

    wishes: WishBoard
    ballots: BallotBoard


class ThemeChoiceScreen(Screen):
    """Wensen en thema."""

    reload_on = frozenset(
        {
            Kind.RECOVERY_WISH,
            Kind.THEME_BALLOT,
            Kind.GROUP,
            Kind.MEETING,
            Kind.PARTICIPANT,
            Kind.ENROLMENT,
            Kind.SESSION_LOG,
        }
    )

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context, self.tr("Wensen en thema"))
        theme = context.theme
        self._group_id: UUID | None = None
        self._back = Button(
            theme, self.tr("Naar de groe&p"), "arrow-left", on_click=self._open_group
        )
        self._error = ErrorState(theme, self.load)
        self._wishes = WishesCard(context)
        self._ballot = BallotCard(context, self._back)
        self._ballot.reload_wanted.connect(self.load)
        self._columns = [VerticalScroll(margins=(0, 0, 6, 0)) for _ in range(2)]
        self._both = QHBoxLayout()
        self._both.setSpacing(theme.px(14))
        self._both.addWidget(self._columns[0], 11)
        self._both.addWidget(self._columns[1], 10)
        self._scroll = VerticalScroll(spacing=theme.px(16), margins=(28, 16, 28, 18))
        self._scroll.body.addWidget(self._error)
        self._scroll.body.addLayout(self._both)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
        self._is_wide: bool | None = None
        theme.changed.connect(self._fit)
        self._fit()

    def show_target(self, **target: Any) -> None:
        group_id, meeting_id = target.get("group_id"), target.get("meeting_id")
        if not isinstance(group_id, UUID):
            return
        if group_id != self._group_id:
            self.flush()
            self._group_id = group_id
            self._wishes.start_over()
            self.mark_stale()
        self._ballot.choose_for(meeting_id if isinstance(meeting_id, UUID) else None)

    def first_focus(self) -> QWidget | None:
        return self._wishes.entry.field.editor

    def load(self) -> None:
        group_id = self._group_id
        if group_id is not None:
            self.context.read(self, lambda store: _read(store, group_id), self._show, self._refuse)

    def redraw_names(self) -> None:
        self._wishes.redraw_names()

    def flush(self) -> None:
        self._wishes.flush()
        self._ballot.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Beside each other the two scroll on their own; below each other all scrolls as one."""
        wide = self.width() >= self.context.theme.px(_SIDE_BY_SIDE_FROM)
        if wide is self._is_wide:
            return
        self._is_wide = wide
        for card, column in zip((self._wishes, self._ballot), self._columns, strict=True):
            (column if wide else self._scroll).body.addWidget(card)
            column.setVisible(wide)
        self._wishes.stand(beside=wide)
        self._scroll.body.setStretchFactor(self._both, 1 if wide else 0)
        self._show_cards(self._error.isHidden())

    def _show(self, found: _Found) -> None:
        if found.wishes.group_id != self._group_id:
            return
        self._error.hide()
        self._show_cards(True)
        self.set_heading(self.tr("Wensen en thema"), found.wishes.group_name)
        self._wishes.show_board(found.wishes)
        self._ballot.show_board(
            found.ballots, what_lives(found.wishes), is_running=found.wishes.is_running
        )
        tab_in_order(in_order(self._scroll.body))

    def _refuse(self, error: KnownError) -> None:
        if isinstance(error, NotFoundError):
            # Its making was undone; there is nothing to show any more.
            self._group_id = None
            self.context.open("groups")
            return
        self._error.show_error(error)
        self._show_cards(False)

    def _show_cards(self, visible: bool) -> None:
        self._wishes.setVisible(visible)
        self._ballot.setVisible(visible)

    def _open_group(self) -> None:
        if self._group_id is not None:
            self.context.open("groups", group_id=self._group_id)


def _read(store: Store, group_id: UUID) -> _Found:
    return _Found(wish_board(store, group_id), ballot_board(store, group_id))
