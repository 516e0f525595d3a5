"""The card of the meeting that is on, or comes next."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal

from herstel_desktop.domain.groups import Registration
from herstel_desktop.domain.meetings import Meeting
from herstel_desktop.domain.today import NextMeeting
from herstel_desktop.ui.screens.today.wording import when
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button, Card, label
from herstel_desktop.ui.widgets.flow import Flow
from herstel_desktop.ui.widgets.words import breakable


class NextCard(Card):
    """When it is, which one, who is expected, and the one button for it.

    Signals:
        attendance(Meeting), plan(Meeting), sheet(Meeting), group(Meeting): a button was pressed.
    """

    attendance = Signal(object)
    plan = Signal(object)
    sheet = Signal(object)
    group = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, role="card-next")
        self._meeting: Meeting | None = None
        self._when = label("", "muted")
        self._name = label("", "heading")
        self._expected = label("", "muted")
        self.open_button = Button(
            theme, self.tr("&Presentie openen"), "list-checks", "primary", self._open
        )
        plan = Button(theme, self.tr("Voorbere&iden"), "clipboard-list", on_click=self._prepare)
        sheet = Button(theme, self.tr("Presentie&lijst"), "printer", on_click=self._print)
        group = Button(theme, self.tr("&Groep"), "users", on_click=self._go_to_group)
        for part in (self._when, self._name, self._expected):
            self.body.addWidget(part)
        self.body.addSpacing(theme.px(4))
        self.body.addLayout(Flow(self.open_button, plan, sheet, group))

    def show_next(self, coming: NextMeeting, now: datetime) -> None:
        """Show this meeting."""
        self._meeting = meeting = coming.meeting
        number = self.tr("bijeenkomst {n}").format(n=meeting.number)
        if meeting.number_of_meetings:
            number = self.tr("{number} (van {of})").format(
                number=number, of=meeting.number_of_meetings
            )
        name = f"{meeting.group_name} — {number}"
        self._name.setText(breakable(name))
        self._name.setAccessibleName(name)
        self._expected.setText(self._expected_words(coming))
        self.tell_time(now)

    def tell_time(self, now: datetime) -> None:
        """Say again how long it takes until it begins."""
        if self._meeting is not None:
            self._when.setText(when(self._meeting, now))

    def _expected_words(self, coming: NextMeeting) -> str:
        if coming.meeting.registration is Registration.COUNT_ONLY:
            return self.tr("In deze groep tel je alleen hoeveel mensen er zijn.")
        people = (
            self.tr("1 deelnemer")
            if coming.participants == 1
            else self.tr("{n} deelnemers").format(n=coming.participants)
        )
        excused = (
            self.tr("1 afmelding vooraf")
            if coming.excused_beforehand == 1
            else self.tr("{n} afmeldingen vooraf").format(n=coming.excused_beforehand)
        )
        return f"{people} · {excused}" if coming.excused_beforehand else people

    def _open(self) -> None:
        self.attendance.emit(self._meeting)

    def _prepare(self) -> None:
        self.plan.emit(self._meeting)

    def _print(self) -> None:
        self.sheet.emit(self._meeting)

    def _go_to_group(self) -> None:
        self.group.emit(self._meeting)
