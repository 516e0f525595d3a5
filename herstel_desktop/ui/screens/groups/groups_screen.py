"""The screen: the list of groups, or one group."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from herstel_desktop.domain.changes import Kind, Outcome
from herstel_desktop.domain.groups import GroupRow
from herstel_desktop.ui.screens.groups.group_list import GroupList
from herstel_desktop.ui.screens.groups.group_page import GroupPage
from herstel_desktop.ui.screens.groups.new_group_dialog import NewGroupDialog
from herstel_desktop.ui.shell.screen import Screen, ScreenContext


class GroupsScreen(Screen):
    """Groepen."""

    reload_on = frozenset(
        {
            Kind.GROUP,
            Kind.MEETING,
            Kind.ENROLMENT,
            Kind.PARTICIPANT,
            Kind.ATTENDANCE,
            Kind.SESSION_LOG,
            Kind.VENUE,
            Kind.FACILITATOR,
        }
    )

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context, self.tr("Groepen"))
        self._list = GroupList(context)
        self._list.opened.connect(self._open_row)
        self._list.new_wanted.connect(self.make_group)
        self._page = GroupPage(context)
        self._page.back_wanted.connect(self._show_list)
        self._page.heading_wanted.connect(self.set_heading)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._list)
        self._pages.addWidget(self._page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)

    def show_target(self, **target: Any) -> None:
        group_id = target.get("group_id")
        if isinstance(group_id, UUID):
            self._show_group(group_id)
        else:
            self._show_list()
        if target.get("new"):
            QTimer.singleShot(0, self, self.make_group)

    def first_focus(self) -> QWidget | None:
        return self._list.first_focus() if self._shows_list else self._page.first_focus()

    def load(self) -> None:
        if self._shows_list:
            self._list.load()
        else:
            self._page.load()

    def redraw_names(self) -> None:
        self._page.redraw_names()

    def flush(self) -> None:
        self._page.flush()

    def make_group(self) -> None:
        """Choose a form; the group is made with its defaults and shown."""
        dialog = NewGroupDialog(self.context, self)
        dialog.made.connect(self._show_made)
        dialog.exec()
        dialog.deleteLater()

    @property
    def _shows_list(self) -> bool:
        return self._pages.currentWidget() is self._list

    def _open_row(self, row: GroupRow) -> None:
        # By way of the window, so that 'back' finds the list again.
        self.context.open("groups", group_id=row.id)

    def _show_made(self, outcome: Outcome) -> None:
        if outcome.id is not None:
            self.context.open("groups", group_id=outcome.id)
            self._page.show_details()

    def _show_list(self) -> None:
        self._page.flush()
        self._pages.setCurrentWidget(self._list)
        self.set_heading(self.tr("Groepen"))
        self.mark_stale()

    def _show_group(self, group_id: UUID) -> None:
        self._page.show_group(group_id)
        self._pages.setCurrentWidget(self._page)
        self.mark_stale()
