"""'Nog te doen': whom to think of, and what to round off."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance

from herstel_desktop.domain.attendance import FollowUp
from herstel_desktop.domain.dutch_dates import day_and_month, short_date
from herstel_desktop.domain.meetings import Meeting
from herstel_desktop.domain.participants import AbsenceChoice, EnrolmentState
from herstel_desktop.domain.today import OpenEnrolment, Today
from herstel_desktop.ui.screens.today.expanding_rows import ExpandingRows
from herstel_desktop.ui.screens.today.todo_rows import FollowUpRow, TodoRow
from herstel_desktop.ui.screens.today.wording import meeting_number
from herstel_desktop.ui.shell.names import NameShield, Shield
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Card, label

_FIRST_FOLLOW_UPS = 8
_FIRST_OTHERS = 4


class TodoCard(Card):
    """Follow-ups first, for they are about people.

    Signals:
        handled(FollowUp): somebody was followed up.
        attendance(Meeting): its attendance or its log is to be rounded off.
        enrolment(OpenEnrolment): the next step of a sign-up is wanted.
        copy_wanted: a backup copy on a stick is wanted.
    """

    handled = Signal(object)
    attendance = Signal(object)
    enrolment = Signal(object)
    copy_wanted = Signal()

    def __init__(self, theme: Theme, names: NameShield) -> None:
        super().__init__(theme, "")
        self._theme, self._names = theme, names
        self._under_way: set[FollowUp] = set()
        self.title.setText(self.tr("Nog te doen"))
        self.title.show()
        self._nothing = label(self.tr("Er is nu niets dat op je wacht."), "muted")
        self.follow_ups = ExpandingRows[FollowUp, FollowUpRow](
            theme, self._follow_up_row, self._follow_up, _FIRST_FOLLOW_UPS
        )
        self.unfinished = ExpandingRows[Meeting, TodoRow](
            theme, self._unfinished_row, self._unfinished, _FIRST_OTHERS, all_known=False
        )
        self.logs = ExpandingRows[Meeting, TodoRow](
            theme, self._log_row, self._log, _FIRST_OTHERS, all_known=False
        )
        self.enrolments = ExpandingRows[OpenEnrolment, TodoRow](
            theme, self._enrolment_row, self._enrolment, _FIRST_OTHERS, all_known=False
        )
        self.body.addWidget(self._nothing)
        self._lists = (self.follow_ups, self.unfinished, self.logs, self.enrolments)
        for rows in self._lists:
            self.body.addWidget(rows)
        self._copy_row: TodoRow | None = None

    def prepare(self) -> None:
        """Make the rows before it is known what they say."""
        for rows in self._lists:
            rows.prepare()

    def show_todo(self, today: Today) -> None:
        """Show what waits, as it was read."""
        self._under_way.clear()
        self.follow_ups.show_items(today.follow_ups)
        self.unfinished.show_items(today.unfinished)
        self.logs.show_items(today.unfinished_logs)
        self.enrolments.show_items(today.open_enrolments)
        self._show_copy_row(today.copy_due)
        if self._nothing.isHidden() is not has_todo(today):
            self._nothing.setVisible(not has_todo(today))

    def redraw_names(self) -> None:
        """Names are shielded otherwise now, and with them phone numbers and addresses."""
        self.follow_ups.redraw()
        self.enrolments.redraw()

    def _show_copy_row(self, due: bool) -> None:
        """Made when it is first needed, which is seldom."""
        if due and self._copy_row is None:
            self._copy_row = TodoRow(self._theme, "hard-drive")
            self._copy_row.opened.connect(self._want_copy)
            title = self.tr("Maak een reservekopie op een stick")
            why = self.tr("Al twee weken geen kopie buiten deze laptop")
            self._copy_row.show_about(None, f"{title}, {why}", title, why)
            self.body.addWidget(self._copy_row)
        if self._copy_row is not None:
            self._copy_row.setVisible(due)

    def _want_copy(self, _about: object) -> None:
        self.copy_wanted.emit()

    def _follow_up_row(self) -> FollowUpRow:
        made = FollowUpRow(self._theme)
        made.done.connect(self._handle)
        return made

    def _unfinished_row(self) -> TodoRow:
        return self._row("list-checks", self.attendance)

    def _log_row(self) -> TodoRow:
        return self._row("notebook-pen", self.attendance)

    def _enrolment_row(self) -> TodoRow:
        return self._row("user-plus", self.enrolment)

    def _row(self, icon: str, opened: SignalInstance) -> TodoRow:
        made = TodoRow(self._theme, icon)
        made.opened.connect(opened)
        return made

    def _follow_up(self, row: FollowUpRow, waiting: FollowUp) -> None:
        name = self._names.shown(waiting.call_name, waiting.participant_id)
        times = self.tr("{n} keer afwezig zonder bericht").format(n=waiting.absences)
        row.waiting = waiting
        row.set_icon("mail" if waiting.choice is AbsenceChoice.CARD else "phone")
        row.button.setAccessibleName(self.tr("Gedaan: {name}").format(name=name))
        row.texts.say(name, self._wish(waiting), waiting.group_name, times)

    def _handle(self, waiting: FollowUp) -> None:
        """Once, however often the button is pressed before the line goes."""
        if waiting not in self._under_way:
            self._under_way.add(waiting)
            self.handled.emit(waiting)

    def _wish(self, waiting: FollowUp) -> str:
        """What the person asked for, with what is needed for it unless others can see it."""
        action, details, missing = {
            AbsenceChoice.CARD: (
                self.tr("Stuur een kaartje"),
                [waiting.address],
                "" if waiting.address else self.tr("Er staat nog geen adres."),
            ),
            AbsenceChoice.CONTACT_PERSON: (
                self.tr("Bel de contactpersoon"),
                [waiting.contact_name, waiting.contact_phone],
                "" if waiting.contact_phone else self.tr("Er staat nog geen nummer."),
            ),
        }.get(
            waiting.choice,
            (
                self.tr("Bel"),
                [waiting.contact_phone],
                "" if waiting.contact_phone else self.tr("Er staat nog geen nummer."),
            ),
        )
        if self._names.level is not Shield.OPEN:
            return f"{action}."
        known = ", ".join(each for each in details if each)
        wish = f"{action}: {known}" if known else action
        return f"{wish}. {missing}" if missing else wish

    def _unfinished(self, row: TodoRow, meeting: Meeting) -> None:
        title = self.tr("Presentie afronden: {group}").format(group=meeting.group_name)
        self._meeting(row, meeting, title)

    def _log(self, row: TodoRow, meeting: Meeting) -> None:
        title = self.tr("Logboek afronden: {group}").format(group=meeting.group_name)
        self._meeting(row, meeting, title)

    def _meeting(self, row: TodoRow, meeting: Meeting, title: str) -> None:
        number = meeting_number(meeting)
        spoken = f"{title}, {day_and_month(meeting.on)}, {number}"
        row.show_about(meeting, spoken, title, f"{short_date(meeting.on)} · {number}")

    def _enrolment(self, row: TodoRow, waiting: OpenEnrolment) -> None:
        name = self._names.shown(waiting.call_name, waiting.participant_id)
        step, when = {
            EnrolmentState.INTAKE_PLANNED: (
                self.tr("Kennismaking afronden: {name}"),
                self.tr("{group} · gepland op {day}"),
            ),
            EnrolmentState.INTAKE_HELD: (
                self.tr("Plek in de groep afspreken: {name}"),
                self.tr("{group} · sinds {day}"),
            ),
        }.get(
            waiting.state,
            (self.tr("Kennismaking plannen: {name}"), self.tr("{group} · sinds {day}")),
        )
        title = step.format(name=name)
        since = when.format(group=waiting.group_name, day=short_date(waiting.since))
        row.show_about(waiting, f"{title}, {since}", title, since)


def has_todo(today: Today) -> bool:
    """Whether anything waits."""
    return bool(
        today.follow_ups
        or today.unfinished
        or today.unfinished_logs
        or today.open_enrolments
        or today.copy_due
    )
