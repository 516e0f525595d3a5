"""The draaiboek beside the list: where the meeting is by the clock, and afterwards how it went.

Nothing sounds and nothing moves: once in a while the row that goes on now is another one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstel_desktop.domain.changes import Changes, Kind
from herstel_desktop.domain.dutch_dates import clock, end_of
from herstel_desktop.domain.meetings import Meeting, MeetingState
from herstel_desktop.domain.session_clock import Course, Moment, moment_in
from herstel_desktop.domain.session_plan_edits import starting_times
from herstel_desktop.domain.session_plans import PlanPart, SessionPlan, Worked
from herstel_desktop.services import session_plans
from herstel_desktop.ui.screens.attendance.look_back_row import LookBackRow
from herstel_desktop.ui.screens.attendance.plan_row import PlanRow
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import Button, Pages, clear, label
from herstel_desktop.ui.widgets.flow import Flow
from herstel_desktop.ui.widgets.states import EmptyState

W = TypeVar("W", bound=QWidget)
_LOOK_AT_THE_CLOCK_MS = 10_000
_FROM_THE_CLOCK = 60  # minutes; nobody counts down from further away
_TIMES, _LOOK_BACK, _NONE = range(3)


class _Rows(QWidget, Generic[W]):
    """Rows below each other."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[W, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)

    def put(self, rows: Sequence[W]) -> None:
        """Show these instead of what was there."""
        clear(self._layout)
        self.rows = tuple(rows)
        for each in rows:
            self._layout.addWidget(each)
        self._layout.addStretch(1)


class PlanPanel(QWidget):
    """The draaiboek of one meeting.

    Signals:
        found(bool): whether the meeting has a draaiboek and is not over, so that it comes first.
    """

    found = Signal(bool)

    def __init__(self, context: ScreenContext, now: Callable[[], datetime] = datetime.now) -> None:
        """`now`: the local wall time."""
        super().__init__()
        self._context, self._now = context, now
        self._meeting: Meeting | None = None
        self._plan: SessionPlan | None = None
        self._moment: Moment | None = None
        self._looks_back: bool | None = None
        theme = context.theme
        self._where = label("", "muted")
        self._turn = Button(theme, self.tr("Ter&ugkijken"), "thumbs-up", on_click=self._turn_round)
        self._change = Button(theme, self.tr("Aanpa&ssen"), "pencil", on_click=self._open_plan)
        self._times: _Rows[PlanRow] = _Rows()
        self._back: _Rows[LookBackRow] = _Rows()
        make = Button(theme, self.tr("Draaiboek &maken"), "plus", on_click=self._open_plan)
        self._none = EmptyState(
            theme,
            "clipboard-list",
            self.tr("Geen draaiboek"),
            self.tr("Met een draaiboek zie je hier waar je bent in de tijd."),
            make,
        )
        self._make = make
        self._pages = Pages()
        for page in (self._times, self._back, self._none):
            self._pages.add(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(10))
        layout.addWidget(self._where)
        layout.addWidget(self._pages, 1)
        layout.addLayout(Flow(self._turn, self._change, spacing=theme.px(10)))
        context.hub.changed.connect(self._note_changes)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_AT_THE_CLOCK_MS)
        self._timer.timeout.connect(self.look_at_the_clock)

    def show_meeting(self, meeting: Meeting) -> None:
        """Turn to the draaiboek of another meeting, or of this one in another state."""
        before, self._meeting = self._meeting, meeting
        if before is None or meeting.id != before.id:
            self._looks_back = None
            self._plan = None
        elif _as_shown(meeting) == _as_shown(before):
            return  # a mark was set: nothing of it shows here
        self.load()

    def load(self) -> None:
        """Ask for the draaiboek as it is kept."""
        meeting = self._meeting
        if meeting is not None:
            self._context.read(
                self, lambda store: session_plans.session_plan(store, meeting.id), self._show
            )

    def look_at_the_clock(self) -> None:
        """Show where the meeting is now."""
        plan, meeting = self._plan, self._meeting
        if plan is None or meeting is None:
            return
        begins = datetime.combine(meeting.on, meeting.start)
        moment = moment_in(plan, begins, self._now())
        if moment == self._moment:
            return
        self._moment = moment
        self._where.setText(self._say_where(plan, meeting, moment))
        for place, each in enumerate(self._times.rows):
            each.show_time(
                is_now=place == moment.place,
                is_over=_is_over(place, moment),
                minutes_left=moment.minutes_left,
            )

    def _note_changes(self, changes: Changes) -> None:
        meeting = self._meeting
        if meeting and Kind.SESSION_PLAN in changes.kinds and meeting.id in changes.ids:
            self.load()

    def _show(self, plan: SessionPlan | None) -> None:
        meeting = self._meeting
        if meeting is None:
            return
        same = plan == self._plan
        self._plan = plan
        if plan is None or not plan.parts:
            self._where.setText("")
            self._turn.hide()
            self._change.hide()
            self._make.setVisible(_can_change(meeting))
            self._pages.turn_to(_NONE)
            self._timer.stop()
            self.found.emit(False)
            return
        if not same or self._moment is None:
            self._fill(plan, meeting)
        self._moment = None
        self.look_at_the_clock()
        self._timer.start()
        over = self._is_past(meeting)
        if self._looks_back is None:
            self._looks_back = over
        self._change.setVisible(_can_change(meeting))
        self._turn_to_page()
        self.found.emit(not over)

    def _fill(self, plan: SessionPlan, meeting: Meeting) -> None:
        times = starting_times(plan, meeting.start)
        rows = [
            PlanRow(self._context.theme, part, at)
            for part, at in zip(plan.parts, times, strict=True)
        ]
        self._times.put(rows)
        known = {each.part.id: each for each in self._back.rows}
        wanted = [part for part in plan.parts if LookBackRow.asks_about(part)]
        if [part.id for part in wanted] == list(known):
            for part in wanted:  # a line may be half typed: nothing is made anew
                known[part.id].show_part(part)
            return
        back = []
        for part in wanted:
            made = LookBackRow(self._context.theme, part)
            made.told.connect(self._record)
            back.append(made)
        self._back.put(back)

    def flush(self) -> None:
        """Store the lines that were typed and not yet stored."""
        for each in self._back.rows:
            each.flush()

    def _record(
        self, part: PlanPart, used: bool | None, worked: Worked | None, remark: str
    ) -> None:
        self._context.write(
            self, lambda store: session_plans.record_part(store, part.id, used, worked, remark)
        )

    def _say_where(self, plan: SessionPlan, meeting: Meeting, moment: Moment) -> str:
        until = clock(end_of(meeting.start, plan.minutes))
        if meeting.state is MeetingState.CANCELLED:
            return self.tr("Deze bijeenkomst gaat niet door.")
        if moment.course is Course.AFTER or meeting.state is MeetingState.CLOSED:
            return self.tr("Hoe werkte het? Over de werkvorm, niet over personen.")
        if moment.course is Course.BEFORE:
            if moment.minutes_left >= _FROM_THE_CLOCK:
                return self.tr("Begint om {at}, tot {until}.").format(
                    at=clock(meeting.start), until=until
                )
            return self.tr("Begint over {left}, tot {until}.").format(
                left=_minutes(moment.minutes_left), until=until
            )
        if moment.place is None:
            return self.tr("Nog {left} over, tot {until}.").format(
                left=_minutes(moment.minutes_left), until=until
            )
        return self.tr("Nu: {title}. Nog {left}.").format(
            title=plan.parts[moment.place].title, left=_minutes(moment.minutes_left)
        )

    def _is_past(self, meeting: Meeting) -> bool:
        return meeting.state is MeetingState.CLOSED or (
            self._moment is not None and self._moment.course is Course.AFTER
        )

    def _turn_round(self) -> None:
        self._looks_back = not self._looks_back
        self._turn_to_page()

    def _turn_to_page(self) -> None:
        looks_back = bool(self._looks_back)
        self._turn.setText(self.tr("Tijden t&onen") if looks_back else self.tr("Ter&ugkijken"))
        self._turn.set_icon("calendar-clock" if looks_back else "thumbs-up")
        meeting = self._meeting
        began = meeting is not None and meeting.on <= self._now().date()
        self._turn.setVisible(began and bool(self._back.rows))
        self._pages.turn_to(_LOOK_BACK if looks_back else _TIMES)

    def _open_plan(self) -> None:
        if self._meeting is not None:
            self._context.open("session_plan", meeting_id=self._meeting.id)


def _is_over(place: int, moment: Moment) -> bool:
    if moment.course is Course.DURING:
        return moment.place is None or place < moment.place
    return moment.course is Course.AFTER


def _as_shown(meeting: Meeting) -> tuple[object, ...]:
    """What the panel shows of a meeting."""
    return meeting.state, meeting.on, meeting.start


def _can_change(meeting: Meeting) -> bool:
    return meeting.state is MeetingState.PLANNED


def _minutes(count: int) -> str:
    if count == 1:
        return QCoreApplication.translate("attendance", "1 minuut")
    return QCoreApplication.translate("attendance", "{n} minuten").format(n=count)
