"""The further meetings of this week; each row opens its attendance."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal

from herstel_desktop.domain.dutch_dates import clock, day_and_month
from herstel_desktop.domain.meetings import Meeting
from herstel_desktop.ui.screens.today.expanding_rows import ExpandingRows
from herstel_desktop.ui.screens.today.row_button import RowButton
from herstel_desktop.ui.screens.today.wording import day_and_time, meeting_number
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Card, label
from herstel_desktop.ui.widgets.words import breakable

_FIRST = 8


class WeekCard(Card):
    """'Deze week'.

    Signals:
        opened(Meeting): its attendance is wanted.
    """

    opened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self._theme = theme
        self._now = datetime.min
        self._when_width = 0
        self._usual_venue = ""
        self.title.setText(self.tr("Deze week"))
        self.title.show()
        self._nothing = label(self.tr("Verder staat er deze week niets."), "muted")
        self.rows = ExpandingRows[Meeting, _WeekRow](theme, self._row, self._fill, _FIRST)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self.rows)

    def prepare(self) -> None:
        """Make the rows before it is known what they say."""
        self.rows.prepare()

    def show_week(self, meetings: Sequence[Meeting], now: datetime, usual_venue: str) -> None:
        """Show these meetings; a row names its venue when it is not the usual one."""
        other_day = now.date() != self._now.date()
        self._now, self._usual_venue = now, usual_venue
        metrics = self.title.fontMetrics()
        self._when_width = max(
            (metrics.horizontalAdvance(day_and_time(each, now)) for each in meetings), default=0
        )
        self.rows.show_items(meetings, anew=other_day)
        if self._nothing.isHidden() is not bool(meetings):
            self._nothing.setVisible(not meetings)

    def _row(self) -> _WeekRow:
        made = _WeekRow(self._theme)
        made.opened.connect(self.opened)
        return made

    def _fill(self, row: _WeekRow, meeting: Meeting) -> None:
        number = meeting_number(meeting)
        row.setAccessibleName(
            self.tr("{day} {time}, {group}, {number}. Presentie openen").format(
                day=day_and_month(meeting.on),
                time=clock(meeting.start),
                group=meeting.group_name,
                number=number,
            )
        )
        row.meeting = meeting
        row.when.setText(day_and_time(meeting, self._now))
        row.when.setMinimumWidth(self._when_width)
        row.name.setText(breakable(meeting.group_name))
        elsewhere = meeting.venue_name != self._usual_venue and meeting.venue_name
        detail = f"{number} · {meeting.venue_name}" if elsewhere else number
        row.detail.setText(breakable(detail))


class _WeekRow(RowButton):
    """When, which group, and which meeting of it.

    Signals:
        opened(Meeting): it was pressed.
    """

    opened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", self._open)
        self.meeting: Meeting | None = None
        self.when = label("", wrap=False)
        self.name, self.detail = label("", "strong"), label("", "muted")
        self.add(self.when)
        self.add(self.name, 4)
        self.add(self.detail, 3)

    def _open(self) -> None:
        self.opened.emit(self.meeting)
