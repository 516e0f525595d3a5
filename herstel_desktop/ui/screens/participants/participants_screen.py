"""The screen: everybody in a list, or one person."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import shiboken6
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from herstel_desktop.domain.changes import Kind, Outcome
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.groups import GroupRow
from herstel_desktop.domain.participants import ParticipantDraft, ParticipantRow
from herstel_desktop.services.participants import FirstEnrolment, add_participant
from herstel_desktop.ui.screens.participants.new_participant_dialog import NewParticipantDialog
from herstel_desktop.ui.screens.participants.participant_list import ParticipantList
from herstel_desktop.ui.screens.participants.person_page import PersonPage
from herstel_desktop.ui.screens.participants.sign_up_dialog import groups_with_names
from herstel_desktop.ui.shell.screen import Screen, ScreenContext


class ParticipantsScreen(Screen):
    """Deelnemers."""

    reload_on = frozenset({Kind.PARTICIPANT, Kind.ENROLMENT, Kind.GROUP})

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context, self.tr("Deelnemers"))
        self._came_from_list = True
        self._list = ParticipantList(context)
        self._list.opened.connect(self._open_row)
        self._list.new_wanted.connect(self.add)
        self._list.heading_wanted.connect(self._head_list)
        self._page = PersonPage(context)
        self._page.back_wanted.connect(self._go_back)
        self._page.gone.connect(self._show_list)
        self._page.heading_wanted.connect(self._head_page)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._list)
        self._pages.addWidget(self._page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)

    def show_target(self, **target: Any) -> None:
        participant_id = target.get("participant_id")
        if isinstance(participant_id, UUID):
            self._came_from_list = self.isVisible()
            self._pages.setCurrentWidget(self._page)
            self._page.show_person(participant_id)
            self.mark_stale()
        else:
            self._show_list()

    def first_focus(self) -> QWidget | None:
        return self._list.first_focus() if self._shows_list else self._page.first_focus()

    def load(self) -> None:
        if self._shows_list:
            self._list.load()
        else:
            self._page.load()

    def redraw_names(self) -> None:
        self._list.redraw_names()
        if not self._shows_list:
            self._page.redraw_names()

    def flush(self) -> None:
        self._page.flush()

    def add(self) -> None:
        """Ask for somebody new; the person is added and shown."""
        self.context.read(self, groups_with_names, self._ask_new)

    @property
    def _shows_list(self) -> bool:
        return self._pages.currentWidget() is self._list

    def _head_list(self, title: str, subtitle: str) -> None:
        # An answer may come when the other page shows already.
        if self._shows_list:
            self.set_heading(title, subtitle)

    def _head_page(self, title: str, subtitle: str) -> None:
        if not self._shows_list:
            self.set_heading(title, subtitle)

    def _open_row(self, row: ParticipantRow) -> None:
        self.context.open("participants", participant_id=row.id)

    def _go_back(self) -> None:
        if self._came_from_list:
            self.context.open("participants")
        else:
            self.context.window.open_parent()

    def _show_list(self) -> None:
        self._page.flush()
        self._pages.setCurrentWidget(self._list)
        self.set_heading(self.tr("Deelnemers"))
        self.mark_stale()

    def _ask_new(self, groups: tuple[GroupRow, ...]) -> None:
        dialog = NewParticipantDialog(self.context.theme, self, groups)

        def store(draft: ParticipantDraft, first: FirstEnrolment | None) -> None:
            dialog.save_button.setEnabled(False)
            self.context.write(
                self, lambda store: add_participant(store, draft, first), added, refused
            )

        def added(outcome: Outcome) -> None:
            if shiboken6.isValid(dialog):
                dialog.accept()
            self.context.open("participants", participant_id=outcome.id)

        def refused(error: KnownError) -> None:
            if shiboken6.isValid(dialog):
                dialog.refuse(error)
            else:
                self.context.window.show_problem(error)

        dialog.wanted.connect(store)
        dialog.exec()
        if shiboken6.isValid(dialog):  # it goes with the screen when the vault is locked
            dialog.deleteLater()
