"""What stands beside the list: the draaiboek and the log, one at a time."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent

from herstel_desktop.domain.meetings import Meeting
from herstel_desktop.ui.screens.attendance.log_panel import LogPanel
from herstel_desktop.ui.screens.attendance.plan_panel import PlanPanel
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import Card, Pages
from herstel_desktop.ui.widgets.tabs import TabRow

_PLAN, _LOG = range(2)


class Beside(Card):
    """Two tabs; while a meeting with a draaiboek is not over, the draaiboek comes first.

    Attributes:
        log, plan: the two panels.
    """

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context.theme)
        self.log = LogPanel(context)
        self.plan = PlanPanel(context)
        self._turned_by_hand = False
        self._tabs = TabRow(context.theme, _tr("Naast de presentie"))
        self._tabs.add(_tr("Draaiboek"))
        self._tabs.add(_tr("Logboek"))
        self._pages = Pages()
        self._pages.add(self.plan)
        self._pages.add(self.log)
        self.body.addWidget(self._tabs)
        self.body.addWidget(self._pages, 1)
        self._tabs.turned.connect(self._turn)
        self._tabs.turn_to(_LOG)
        self._turned_by_hand = False
        self.plan.found.connect(self._put_first)

    def show_meeting(
        self, meeting: Meeting, *, minutes_stay_with_group: bool, is_another: bool
    ) -> None:
        """Turn to another meeting, or show that this one is in another state now."""
        if is_another:
            self._turned_by_hand = False
            self.log.show_meeting(meeting.id, minutes_stay_with_group=minutes_stay_with_group)
        self.plan.show_meeting(meeting)

    def flush(self) -> None:
        """Store what was typed and not yet stored."""
        self.log.flush()
        self.plan.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._tabs.fit(self.width() - 40)
        super().resizeEvent(event)

    def _put_first(self, plan_first: bool) -> None:
        if not self._turned_by_hand:
            self._tabs.turn_to(_PLAN if plan_first else _LOG)
            self._turned_by_hand = False

    def _turn(self, place: int) -> None:
        self._turned_by_hand = True
        self._pages.turn_to(place)


def _tr(text: str) -> str:
    return QCoreApplication.translate("attendance", text)
