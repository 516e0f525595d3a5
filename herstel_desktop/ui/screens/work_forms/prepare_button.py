"""The way from the library to the draaiboek of a meeting that comes."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from herstel_desktop.domain.dutch_dates import clock, short_date
from herstel_desktop.domain.preparation import ComingMeeting
from herstel_desktop.services.session_plans import coming_meetings
from herstel_desktop.ui.screens.work_forms.texts import tr
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import Button
from herstel_desktop.ui.widgets.words import shortened

_MOST_LETTERS = 40


class PrepareButton(Button):
    """Opens a list of the next meetings; one that is chosen is prepared."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context.theme, tr("Voorbereiden voor …"), "clipboard-list")
        self._context = context
        self._menu = QMenu(self)
        self._menu.triggered.connect(self._open)
        self.setMenu(self._menu)
        self.setEnabled(False)

    def load(self) -> None:
        """Ask which meetings come."""
        today = date.today()
        self._context.read(self, lambda store: coming_meetings(store, today), self._show)

    def _show(self, coming: tuple[ComingMeeting, ...]) -> None:
        self._menu.clear()
        for meeting in coming:
            self._menu.addAction(_line(meeting)).setData(meeting.meeting_id)
        self.setEnabled(bool(coming))

    def _open(self, action: QAction) -> None:
        meeting_id = action.data()
        if isinstance(meeting_id, UUID):
            self._context.open("session_plan", meeting_id=meeting_id)


def _line(meeting: ComingMeeting) -> str:
    when = f"{short_date(meeting.on)} {clock(meeting.start)}"
    name = shortened(meeting.group_name, _MOST_LETTERS).replace("&", "&&")
    line = f"{when} · {name}"
    return tr("{line} · draaiboek begonnen").format(line=line) if meeting.prepared else line
