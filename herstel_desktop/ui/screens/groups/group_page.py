"""One group: meetings, participants, agreements and what is agreed about the group itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from herstel_desktop.domain.errors import KnownError, NotFoundError
from herstel_desktop.domain.groups import Group, GroupState
from herstel_desktop.domain.meetings import MeetingRow
from herstel_desktop.domain.organisation import Facilitator, Venue
from herstel_desktop.domain.participants import Enrolment
from herstel_desktop.services.groups import group, group_participants
from herstel_desktop.services.organisation import facilitators, venues
from herstel_desktop.services.schedule import meetings
from herstel_desktop.services.vault_access import Store
from herstel_desktop.ui.screens.groups.agreements_tab import AgreementsTab
from herstel_desktop.ui.screens.groups.details_tab import DetailsTab
from herstel_desktop.ui.screens.groups.meetings_tab import FIRST_SHOWN, MeetingsTab, Shown
from herstel_desktop.ui.screens.groups.participants_tab import ParticipantsTab
from herstel_desktop.ui.screens.groups.texts import group_line
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import Button, label
from herstel_desktop.ui.widgets.flow import Flow
from herstel_desktop.ui.widgets.states import ErrorState
from herstel_desktop.ui.widgets.tabs import TabRow

_MARGIN = 28


def _tr(text: str) -> str:
    return QCoreApplication.translate("groups", text)


@dataclass(frozen=True)
class _Found:
    """Everything that the page shows of one group."""

    group: Group
    past: tuple[MeetingRow, ...]
    coming: tuple[MeetingRow, ...]
    enrolments: tuple[Enrolment, ...]
    venues: tuple[Venue, ...]
    facilitators: tuple[Facilitator, ...]


class GroupPage(QWidget):
    """The page with its tabs.

    Signals:
        back_wanted: to the list.
        heading_wanted(str, str): title and subtitle for the bar above the screen.
    """

    back_wanted = Signal()
    heading_wanted = Signal(str, str)

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self._group_id: UUID | None = None
        self._shown = Shown(FIRST_SHOWN, FIRST_SHOWN)
        self._meetings = MeetingsTab(context)
        self._meetings.more_wanted.connect(self._show_more)
        self._participants = ParticipantsTab(context)
        self._agreements = AgreementsTab(context)
        self._details = DetailsTab(context)
        self._tabs = TabRow(theme, _tr("Onderdelen van de groep"))
        self._pages = QStackedWidget()
        for title, page in (
            (_tr("&Bijeenkomsten"), self._meetings),
            (_tr("&Deelnemers"), self._participants),
            (_tr("&Afspraken"), self._agreements),
            (_tr("&Over de groep"), self._details),
        ):
            self._tabs.add(title)
            self._pages.addWidget(page)
        self._tabs.turned.connect(self._turn_to)
        back = Button(theme, _tr("Alle &groepen"), "arrow-left", on_click=self.back_wanted.emit)
        wishes = Button(theme, _tr("Wensen en t&hema"), "sprout", on_click=self._open_wishes)
        self._ended = label(_tr("Deze groep is gestopt."), "warning")
        self._error = ErrorState(theme, self.load)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, 14, _MARGIN, 18)
        layout.setSpacing(theme.px(12))
        layout.addLayout(Flow(back, self._tabs, wishes, spacing=theme.px(12)))
        layout.addWidget(self._ended)
        layout.addWidget(self._error)
        layout.addWidget(self._pages, 1)

    def show_group(self, group_id: UUID) -> None:
        """Turn to a group; what was typed for the last one is stored first."""
        if group_id == self._group_id:
            return
        self.flush()
        self._group_id = group_id
        self._shown = Shown(FIRST_SHOWN, FIRST_SHOWN)
        self._tabs.turn_to(0)

    def show_details(self) -> None:
        """Turn to what is agreed about the group itself."""
        self._tabs.turn_to(self._pages.indexOf(self._details))
        self._details.first_focus().setFocus()

    def first_focus(self) -> QWidget:
        """Where the keyboard begins: the meetings."""
        return self._meetings.first_focus()

    def load(self) -> None:
        """Ask for the group."""
        group_id, shown, today = self._group_id, self._shown, date.today()
        if group_id is not None:
            self._context.read(
                self,
                lambda store: _read(store, group_id, shown, today),
                self._show,
                self._refuse,
            )

    def flush(self) -> None:
        """Store what was typed and not yet stored."""
        self._agreements.flush()
        self._details.flush()

    def redraw_names(self) -> None:
        """Names are shielded otherwise now."""
        self._participants.redraw_names()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tabs.fit(event.size().width() - 2 * _MARGIN)

    def _show(self, found: _Found) -> None:
        if found.group.id != self._group_id:
            return
        self._error.hide()
        self._pages.show()
        ended = found.group.state is GroupState.ENDED
        self._ended.setVisible(ended)
        self.heading_wanted.emit(found.group.name, group_line(found.group))
        self._meetings.show_meetings(found.group, found.past, found.coming, self._shown)
        self._participants.show_enrolments(found.group, found.enrolments)
        self._agreements.show_group(found.group)
        self._details.show_group(found.group, found.venues, found.facilitators)

    def _refuse(self, error: KnownError) -> None:
        if isinstance(error, NotFoundError):
            # Its making was undone; there is nothing to show any more.
            self._group_id = None
            self.back_wanted.emit()
            return
        self._error.show_error(error)
        self._pages.hide()

    def _turn_to(self, place: int) -> None:
        self.flush()
        self._pages.setCurrentIndex(place)

    def _open_wishes(self) -> None:
        if self._group_id is not None:
            self._context.open("theme_choice", group_id=self._group_id)

    def _show_more(self, shown: Shown) -> None:
        self._shown = shown
        self.load()


def _read(store: Store, group_id: UUID, shown: Shown, today: date) -> _Found:
    # One more than is shown tells whether there is more.
    return _Found(
        group=group(store, group_id),
        past=meetings(store, group_id, before_on=today, limit=shown.past + 1),
        coming=meetings(store, group_id, from_on=today, limit=shown.coming + 1),
        enrolments=group_participants(store, group_id),
        venues=venues(store, include_unused=True),
        facilitators=facilitators(store, include_inactive=True),
    )
