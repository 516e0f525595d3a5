"""The screen: what is next and this week at the left, what waits at the right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from herstel_desktop.domain.attendance import FollowUp
from herstel_desktop.domain.changes import Kind
from herstel_desktop.domain.dutch_dates import long_date
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.meetings import Meeting
from herstel_desktop.domain.today import OpenEnrolment, Today
from herstel_desktop.services.attendance import mark_followed_up
from herstel_desktop.services.schedule import plan_ahead
from herstel_desktop.services.sign_in_sheets import sign_in_sheet_pdf
from herstel_desktop.services.today import today
from herstel_desktop.ui.screens.today.next_card import NextCard
from herstel_desktop.ui.screens.today.todo_card import TodoCard, has_todo
from herstel_desktop.ui.screens.today.week_card import WeekCard
from herstel_desktop.ui.shell.screen import Screen, ScreenContext
from herstel_desktop.ui.widgets.basics import Button, Card, VerticalScroll
from herstel_desktop.ui.widgets.states import EmptyState, ErrorState

_SIDE_BY_SIDE_FROM = 960
"""Width in pixels at 100 % from which what waits stands beside what is next."""

_TELL_TIME_EVERY_MS = 60_000
_PLAN_AHEAD_AFTER_MS = 1500
"""After the check of the whole file has begun, for which the first write waits."""


class TodayScreen(Screen):
    """Vandaag.

    Args:
        now: gives local wall time.
    """

    reload_on = frozenset(
        {
            Kind.GROUP,
            Kind.VENUE,
            Kind.MEETING,
            Kind.PARTICIPANT,
            Kind.ENROLMENT,
            Kind.ATTENDANCE,
            Kind.SESSION_LOG,
            Kind.BACKUP,
        }
    )

    def __init__(self, context: ScreenContext, now: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(context, self.tr("Vandaag"), long_date(now().date()))
        self._now = now
        self._shown: Today | None = None
        self._planned_ahead_on: date | None = None
        self._wants_keyboard = False
        theme = context.theme
        self._error = ErrorState(theme, self.load)
        self._next = NextCard(theme)
        self._next.attendance.connect(self._open_attendance)
        self._next.plan.connect(self._open_plan)
        self._next.sheet.connect(self._preview_sheet)
        self._next.group.connect(self._open_group)
        self._week = WeekCard(theme)
        self._week.opened.connect(self._open_attendance)
        self._todo = TodoCard(theme, context.names)
        self._todo.handled.connect(self._handled)
        self._todo.attendance.connect(self._open_attendance)
        self._todo.enrolment.connect(self._open_participant)
        self._todo.copy_wanted.connect(self._open_backup)
        self._nothing_planned = self._empty_card(
            "calendar-plus",
            self.tr("Er staat niets gepland"),
            self.tr("Plan bij een groep de volgende bijeenkomst. Dan zie je haar hier."),
            Button(theme, self.tr("Naar de &groepen"), "users", "primary", self._open_groups),
        )
        self._no_group = self._empty_card(
            "sun",
            self.tr("Welkom"),
            self.tr(
                "Hier zie je straks welke bijeenkomst er komt en wat er nog te doen is. "
                "Begin met een groep. Naam, dag en tijd zijn genoeg."
            ),
            Button(theme, self.tr("Eerste &groep maken"), "plus", "primary", self._new_group),
        )
        self._lay_out()
        self._clock = QTimer(self)
        self._clock.setInterval(_TELL_TIME_EVERY_MS)
        self._clock.timeout.connect(self.tell_time)
        self._planning = QTimer(self)
        self._planning.setSingleShot(True)
        self._planning.setInterval(_PLAN_AHEAD_AFTER_MS)
        self._planning.timeout.connect(self.plan_ahead)

    def _empty_card(self, icon: str, title: str, text: str, button: Button) -> Card:
        card = Card(self.context.theme)
        card.body.addWidget(EmptyState(self.context.theme, icon, title, text, button))
        return card

    def _lay_out(self) -> None:
        """From the outside in: what gets another parent is dressed again with all its parts."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        scroll = VerticalScroll(margins=(28, 22, 28, 22))
        layout.addWidget(scroll)
        self._cards = QWidget()
        self._cards.hide()  # until the first reading
        scroll.body.addWidget(self._error)
        scroll.body.addWidget(self._cards, 1)
        scroll.body.addStretch()
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(18)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._cards)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(22)
        self._both.addLayout(left, 8)
        self._both.addLayout(right, 5)
        for card in (self._no_group, self._nothing_planned, self._next, self._week):
            left.addWidget(card)
        left.addStretch(1)
        right.addWidget(self._todo)
        right.addStretch(1)
        self._week.prepare()
        self._todo.prepare()

    def show_target(self, **target: Any) -> None:
        self._wants_keyboard = True

    def first_focus(self) -> QWidget | None:
        main = self._main_button()
        self._wants_keyboard = main is None
        return main

    def load(self) -> None:
        now = self._now()
        if self._shown is None:  # the screen may have been put together on another day
            self.set_heading(self.tr("Vandaag"), long_date(now.date()))
        self.context.read(self, lambda store: today(store, now), self._show, self._refuse)

    def redraw_names(self) -> None:
        self._todo.redraw_names()

    def tell_time(self) -> None:
        """Say how long it is until the next meeting; read again on a new day or after its end."""
        shown = self._shown
        if shown is None:
            return
        now = self._now()
        if shown.on != now.date() or (shown.next is not None and _is_over(shown.next.meeting, now)):
            self.load()
        else:
            self._next.tell_time(now)

    @property
    def plans_ahead_soon(self) -> bool:
        """Whether the groups will be planned on in a moment."""
        return self._planning.isActive()

    def plan_ahead(self) -> None:
        """Have the groups plan on; called once a day, a moment after the screen shows."""
        on = self._now().date()
        self._planned_ahead_on = on
        self.context.write(self, lambda store: plan_ahead(store, on), quiet=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() >= self.context.theme.px(_SIDE_BY_SIDE_FROM)
        self._both.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self.tell_time()
        self._clock.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._clock.stop()
        super().hideEvent(event)

    def _show(self, found: Today) -> None:
        had_keyboard = self._has_keyboard()
        self._shown = found
        now = self._now()
        self._error.hide()
        parts = (long_date(found.on), found.venue_name)
        self.set_heading(self.tr("Vandaag"), " · ".join(part for part in parts if part))
        if found.next is not None:
            self._next.show_next(found.next, now)
        self._week.show_week(found.week, now, found.venue_name)
        self._todo.show_todo(found)
        self._show_cards(found)
        self._place_keyboard(had_keyboard)
        if self._planned_ahead_on != found.on:
            self._planning.start()

    def _show_cards(self, found: Today | None) -> None:
        """Show the cards that have something to say; none before the first reading."""
        if found is None:
            self._cards.hide()
            return
        has_group, has_next = found.groups > 0, found.next is not None
        with_todo = has_group or has_todo(found)
        for card, shows in (
            (self._no_group, not has_group),
            (self._nothing_planned, has_group and not has_next),
            (self._next, has_next),
            (self._week, has_next),
            (self._todo, with_todo),
        ):
            if card.isHidden() is shows:
                card.setVisible(shows)
        self._both.setStretch(1, 5 if with_todo else 0)
        self._cards.show()  # all at once, so that they are laid out once

    def _main_button(self) -> QWidget | None:
        """The one primary button that shows now."""
        buttons = [self._next.open_button]
        for card in (self._nothing_planned, self._no_group):
            buttons += card.findChildren(Button)
        return next((button for button in buttons if button.isVisibleTo(self)), None)

    def _has_keyboard(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _place_keyboard(self, had_keyboard: bool) -> None:
        """To the main button at opening, and when the row that had the keyboard went away."""
        lost = had_keyboard and not self._has_keyboard()
        wanted, self._wants_keyboard = self._wants_keyboard, False
        main = self._main_button()
        if self.isVisibleTo(self.window()) and main is not None and (lost or wanted):
            main.setFocus()

    def _refuse(self, error: KnownError) -> None:
        self._shown = None
        self._show_cards(None)
        self._error.show_error(error)

    def _handled(self, waiting: FollowUp) -> None:
        on = self._now().date()
        self.context.write(
            self,
            lambda store: mark_followed_up(
                store, waiting.participant_id, waiting.group_id, waiting.last_meeting_id, on
            ),
            failed=self._not_handled,
        )

    def _not_handled(self, error: KnownError) -> None:
        self.load()
        self.context.window.show_problem(error)

    def _open_attendance(self, meeting: Meeting) -> None:
        self.context.open("attendance", meeting_id=meeting.id)

    def _open_plan(self, meeting: Meeting) -> None:
        self.context.open("session_plan", meeting_id=meeting.id)

    def _preview_sheet(self, meeting: Meeting) -> None:
        self.context.preview(
            self.tr("Presentielijst"),
            lambda store: sign_in_sheet_pdf(store, (meeting.id,)),
            "presentielijst.pdf",
        )

    def _open_group(self, meeting: Meeting) -> None:
        self.context.open("groups", group_id=meeting.group_id)

    def _open_backup(self) -> None:
        self.context.open("settings", section="backup")

    def _open_groups(self) -> None:
        self.context.open("groups")

    def _new_group(self) -> None:
        self.context.open("groups", new=True)

    def _open_participant(self, waiting: OpenEnrolment) -> None:
        self.context.open("participants", participant_id=waiting.participant_id)


def _is_over(meeting: Meeting, now: datetime) -> bool:
    """Whether a meeting has ended, in local wall time."""
    begins = datetime.combine(meeting.on, meeting.start)
    return begins + timedelta(minutes=meeting.minutes) <= now
