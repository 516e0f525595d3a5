"""'Nog te doen': whom to think of, and what to round off."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstel_desktop.domain.attendance import FollowUp
from herstel_desktop.domain.dutch_dates import day_and_month, short_date
from herstel_desktop.domain.meetings import Meeting
from herstel_desktop.domain.participants import AbsenceChoice, EnrolmentState
from herstel_desktop.domain.today import OpenEnrolment, Today
from herstel_desktop.ui.screens.today.expanding_rows import ExpandingRows
from herstel_desktop.ui.screens.today.row_button import RowButton
from herstel_desktop.ui.screens.today.wording import meeting_number
from herstel_desktop.ui.shell.names import NameShield, Shield
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button, Card, IconLabel, label
from herstel_desktop.ui.widgets.words import breakable

_FIRST_FOLLOW_UPS = 8
_FIRST_OTHERS = 4


class TodoCard(Card):
    """Follow-ups first, for they are about people.

    Signals:
        handled(FollowUp): somebody was followed up.
        attendance(Meeting): its attendance or its log is to be rounded off.
        enrolment(OpenEnrolment): the next step of a sign-up is wanted.
    """

    handled = Signal(object)
    attendance = Signal(object)
    enrolment = Signal(object)

    def __init__(self, theme: Theme, names: NameShield) -> None:
        super().__init__(theme, "")
        self._theme, self._names = theme, names
        self._under_way: set[FollowUp] = set()
        self.title.setText(self.tr("Nog te doen"))
        self.title.show()
        self._nothing = label(self.tr("Er is nu niets dat op je wacht."), "muted")
        self.follow_ups = ExpandingRows[FollowUp](theme, self._follow_up, _FIRST_FOLLOW_UPS)
        self.unfinished = ExpandingRows[Meeting](
            theme, self._unfinished, _FIRST_OTHERS, all_known=False
        )
        self.logs = ExpandingRows[Meeting](theme, self._log, _FIRST_OTHERS, all_known=False)
        self.enrolments = ExpandingRows[OpenEnrolment](
            theme, self._enrolment, _FIRST_OTHERS, all_known=False
        )
        self.body.addWidget(self._nothing)
        for rows in (self.follow_ups, self.unfinished, self.logs, self.enrolments):
            self.body.addWidget(rows)

    def show_todo(self, today: Today) -> None:
        """Show what waits, as it was read."""
        self._under_way.clear()
        self.follow_ups.show_items(today.follow_ups)
        self.unfinished.show_items(today.unfinished)
        self.logs.show_items(today.unfinished_logs)
        self.enrolments.show_items(today.open_enrolments)
        self._nothing.setVisible(not has_todo(today))

    def redraw_names(self) -> None:
        """Names are shielded otherwise now, and with them phone numbers and addresses."""
        self.follow_ups.redraw()
        self.enrolments.redraw()

    def _follow_up(self, waiting: FollowUp) -> QWidget:
        name = self._names.shown(waiting.call_name)
        by_post = waiting.choice is AbsenceChoice.CARD
        times = self.tr("{n} keer afwezig zonder bericht").format(n=waiting.absences)
        done = Button(self._theme, self.tr("Gedaan"), "check")
        done.setAccessibleName(self.tr("Gedaan: {name}").format(name=name))
        done.clicked.connect(lambda _checked=False: self._handle(waiting))
        made = QWidget()
        layout = QHBoxLayout(made)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(self._theme.px(12))
        icon = IconLabel(self._theme, "mail" if by_post else "phone")
        layout.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(
            _texts(
                (name, "strong"),
                (self._wish(waiting), ""),
                (waiting.group_name, "muted"),
                (times, "muted"),
            ),
            1,
        )
        layout.addWidget(done, 0, Qt.AlignmentFlag.AlignTop)
        return made

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

    def _unfinished(self, meeting: Meeting) -> QWidget:
        title = self.tr("Presentie afronden: {group}").format(group=meeting.group_name)
        return self._meeting_row(meeting, "list-checks", title)

    def _log(self, meeting: Meeting) -> QWidget:
        title = self.tr("Logboek afronden: {group}").format(group=meeting.group_name)
        return self._meeting_row(meeting, "notebook-pen", title)

    def _meeting_row(self, meeting: Meeting, icon: str, title: str) -> QWidget:
        number = meeting_number(meeting)
        spoken = f"{title}, {day_and_month(meeting.on)}, {number}"
        made = RowButton(self._theme, spoken, lambda: self.attendance.emit(meeting))
        made.add(IconLabel(self._theme, icon))
        made.add(_texts((title, ""), (f"{short_date(meeting.on)} · {number}", "muted")), 1)
        return made

    def _enrolment(self, waiting: OpenEnrolment) -> QWidget:
        name = self._names.shown(waiting.call_name)
        step = {
            EnrolmentState.INTAKE_HELD: self.tr("Plek in de groep afspreken: {name}"),
        }.get(waiting.state, self.tr("Kennismaking plannen: {name}"))
        title = step.format(name=name)
        since = self.tr("{group} · sinds {day}").format(
            group=waiting.group_name, day=short_date(waiting.since)
        )
        made = RowButton(self._theme, f"{title}, {since}", lambda: self.enrolment.emit(waiting))
        made.add(IconLabel(self._theme, "user-plus"))
        made.add(_texts((title, ""), (since, "muted")), 1)
        return made


def has_todo(today: Today) -> bool:
    """Whether anything waits."""
    return bool(
        today.follow_ups or today.unfinished or today.unfinished_logs or today.open_enrolments
    )


def _texts(*texts: tuple[str, str]) -> QWidget:
    """Texts below each other, each with its role."""
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for text, role in texts:
        part = label(breakable(text), role)
        part.setAccessibleName(text)
        layout.addWidget(part)
    return made
