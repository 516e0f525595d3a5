"""The screen: the list, and draaiboek and log beside it, or below it when text is large."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QVBoxLayout, QWidget

from herstel_desktop.domain.attendance import AttendanceLine, AttendanceSheet, Guest, Mark
from herstel_desktop.domain.changes import NAME, Kind, Outcome, Person
from herstel_desktop.domain.dutch_dates import day_and_month, from_to
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.groups import Registration
from herstel_desktop.domain.labels import MARK
from herstel_desktop.domain.meetings import MeetingState
from herstel_desktop.services import attendance, schedule
from herstel_desktop.services.attendance import ClosingPreview
from herstel_desktop.services.groups import group
from herstel_desktop.services.sign_in_sheets import sign_in_sheet_pdf
from herstel_desktop.services.vault_access import Store
from herstel_desktop.ui.screens.attendance.beside import Beside
from herstel_desktop.ui.screens.attendance.guests_panel import GuestsPanel
from herstel_desktop.ui.screens.attendance.person_list import PersonList
from herstel_desktop.ui.shell.screen import Screen, ScreenContext
from herstel_desktop.ui.widgets.basics import Button, Card, VerticalScroll, label, row
from herstel_desktop.ui.widgets.dialogs import confirm
from herstel_desktop.ui.widgets.flow import Flow
from herstel_desktop.ui.widgets.reason_dialog import ReasonDialog
from herstel_desktop.ui.widgets.states import EmptyState, ErrorState

_SIDE_BY_SIDE_FROM = 960
"""Width in pixels at 100 % from which the log stands beside the list."""


class AttendanceScreen(Screen):
    """Presentie of one meeting."""

    reload_on = frozenset({Kind.ATTENDANCE, Kind.MEETING, Kind.ENROLMENT, Kind.PARTICIPANT})

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context, self.tr("Presentie"))
        self._meeting_id: UUID | None = None
        self._sheet: AttendanceSheet | None = None
        theme = context.theme
        self._error = ErrorState(theme, self.load)
        self._card = self._attendance_card()
        self._beside = Beside(context)
        self._beside.setMinimumWidth(theme.px(300))
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(22)
        self._both.addWidget(self._card, 5)
        self._both.addWidget(self._beside, 3)
        scroll = VerticalScroll(margins=(28, 22, 28, 22))
        scroll.body.addWidget(self._error)
        scroll.body.addLayout(self._both, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def _attendance_card(self) -> Card:
        theme = self.context.theme
        card = Card(theme)
        self._counts = label("", "muted")
        self._rest = Button(
            theme, self.tr("&Rest aanwezig"), "check-check", on_click=self._mark_rest
        )
        self._guest = Button(theme, self.tr("&Gast"), "user-plus", on_click=self._go_to_guests)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(label(self.tr("Presentie"), "section"))
        titles.addWidget(self._counts)
        head = row(spacing=theme.px(10))
        head.addLayout(titles, 1)
        head.addWidget(self._guest)
        head.addWidget(self._rest)
        self._notice = label("", "warning")
        self._list = PersonList(theme, self.context.names, self._rest)
        self._list.setMinimumHeight(theme.px(220))
        self._list.marked.connect(self._mark)
        self._list.typed.connect(self._show_typed)
        to_group = Button(theme, self.tr("Naar de gr&oep"), "arrow-left", on_click=self._open_group)
        self._empty = EmptyState(
            theme,
            "users",
            self.tr("Nog geen deelnemers"),
            self.tr("Voeg bij de groep deelnemers toe. Gasten kun je hier meteen noteren."),
            to_group,
        )
        self._guests = GuestsPanel(theme, self.context.names, to_group)
        self._guests.added.connect(self._add_guest)
        self._guests.removed.connect(self._remove_guest)
        self._guests.counted.connect(self._count_guests)
        self._hint = label("", "muted")
        self._close = Button(
            theme, self.tr("Bijeenkomst &afsluiten"), "check", "primary", self._toggle_closed
        )
        self._print = Button(
            theme, self.tr("&Presentielijst"), "printer", on_click=self._print_sheet
        )
        self._cancel = Button(
            theme, self.tr("Gaat &niet door"), "calendar-x", on_click=self._toggle_cancelled
        )
        card.body.addLayout(head)
        for widget, stretch in (
            (self._notice, 0),
            (self._list, 1),
            (self._empty, 1),
            (self._hint, 0),
            (self._guests, 0),
        ):
            card.body.addWidget(widget, stretch)
        foot = row(spacing=theme.px(10))
        foot.addLayout(Flow(self._print, self._cancel, spacing=theme.px(10)), 1)
        foot.addWidget(self._close, 0, Qt.AlignmentFlag.AlignBottom)
        card.body.addLayout(foot)
        return card

    def show_target(self, **target: Any) -> None:
        meeting_id = target.get("meeting_id")
        if isinstance(meeting_id, UUID) and meeting_id != self._meeting_id:
            self._meeting_id = meeting_id
            self._sheet = None
            self._beside.flush()
            self.mark_stale()

    def first_focus(self) -> QWidget | None:
        if self._sheet is None:
            return self._rest
        return self._list.entry if self._list.isVisibleTo(self) else self._guests.field

    def load(self) -> None:
        meeting_id = self._meeting_id
        if meeting_id is not None:
            self.context.read(
                self, lambda store: _read(store, meeting_id), self._show, self._refuse
            )

    def flush(self) -> None:
        self._beside.flush()

    def redraw_names(self) -> None:
        self._list.redraw_names()
        self._guests.redraw_names()

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() >= self.context.theme.px(_SIDE_BY_SIDE_FROM)
        self._both.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
        self._list.setMinimumHeight(self.context.theme.px(220 if wide else 300))
        super().resizeEvent(event)

    def _show(self, found: tuple[AttendanceSheet, bool]) -> None:
        sheet, stays_with_group = found
        if sheet.meeting.id != self._meeting_id:
            return
        first_time, self._sheet = self._sheet is None, sheet
        self._error.hide()
        self._both_visible(True)
        meeting = sheet.meeting
        is_open = meeting.state is MeetingState.PLANNED
        counts_only = meeting.registration is Registration.COUNT_ONLY
        self.set_heading(_title(sheet), _subtitle(sheet))
        self._list.show_lines(() if counts_only else sheet.lines, is_open=is_open)
        self._list.setVisible(bool(sheet.lines) and not counts_only)
        self._empty.setVisible(not sheet.lines and not counts_only)
        self._guests.show_sheet(sheet, is_open=is_open)
        self._card.body.setStretchFactor(self._guests, 1 if counts_only else 0)
        self._guest.setVisible(not counts_only)
        self._rest.setVisible(not counts_only)
        self._guest.setEnabled(is_open)
        self._rest.setEnabled(is_open and bool(sheet.lines))
        self._show_counts(sheet)
        self._show_state(sheet)
        self._show_typed("")
        self._print.setEnabled(meeting.state is not MeetingState.CANCELLED)
        self._beside.show_meeting(
            meeting, minutes_stay_with_group=stays_with_group, is_another=first_time
        )
        if first_time and self.isVisible():
            self._list.focus_first()
            if counts_only and is_open:
                self._guests.field.setFocus()

    def _show_counts(self, sheet: AttendanceSheet) -> None:
        meeting = sheet.meeting
        guests = len(sheet.guests) + meeting.guest_count
        if meeting.registration is Registration.COUNT_ONLY:
            there = meeting.counted_present if meeting.counted_present is not None else guests
            self._counts.setText(self.tr("{n} aanwezig").format(n=there))
            return
        words = {
            Mark.PRESENT: self.tr("{n} aanwezig"),
            Mark.EXCUSED: self.tr("{n} afgemeld"),
            Mark.ABSENT: self.tr("{n} afwezig"),
            None: self.tr("{n} open"),
        }
        parts = [text.format(n=n) for mark, text in words.items() if (n := sheet.count(mark))]
        if guests:
            parts.append(
                self.tr("1 gast") if guests == 1 else self.tr("{n} gasten").format(n=guests)
            )
        self._counts.setText(" · ".join(parts))

    def _show_state(self, sheet: AttendanceSheet) -> None:
        meeting = sheet.meeting
        notices = {
            MeetingState.CLOSED: self.tr("Deze bijeenkomst is afgesloten."),
            MeetingState.CANCELLED: self.tr("Niet doorgegaan: {reason}").format(
                reason=meeting.reason
            ),
        }
        notice = notices.get(meeting.state, "")
        counts_only = meeting.registration is Registration.COUNT_ONLY
        if meeting.state is MeetingState.PLANNED and counts_only:
            notice = self.tr("Na afsluiten blijft alleen het aantal over.")
        self._notice.setText(notice)
        self._notice.setVisible(bool(notice))
        closed, cancelled = (
            meeting.state is MeetingState.CLOSED,
            meeting.state is MeetingState.CANCELLED,
        )
        self._close.setText(self.tr("&Heropenen") if closed else self.tr("Bijeenkomst &afsluiten"))
        self._close.setVisible(not cancelled)
        self._close.setEnabled(closed or meeting.on <= date.today())
        self._cancel.setText(
            self.tr("Toch &door laten gaan") if cancelled else self.tr("Gaat &niet door")
        )
        self._cancel.setVisible(not closed)

    def _show_typed(self, letters: str) -> None:
        if letters:
            self._hint.setText(self.tr("Naam: {letters}…").format(letters=letters))
        else:
            self._hint.setText(
                self.tr(
                    "Typ een naam, met een hoofdletter. Dan: a aanwezig, m afgemeld, x afwezig."
                )
            )
        sheet = self._sheet
        self._hint.setVisible(
            sheet is not None
            and bool(sheet.lines)
            and sheet.meeting.state is MeetingState.PLANNED
            and sheet.meeting.registration is not Registration.COUNT_ONLY
        )

    def _refuse(self, error: KnownError) -> None:
        self._both_visible(False)
        self._error.show_error(error)

    def _both_visible(self, visible: bool) -> None:
        self._card.setVisible(visible)
        self._beside.setVisible(visible)

    def _write(
        self,
        change: Callable[[Store], Outcome],
        then: Callable[[Outcome], None] | None = None,
    ) -> None:
        self.context.write(self, change, then, self._refused)

    def _refused(self, error: KnownError) -> None:
        """The screen goes back to what is stored, and says why."""
        self.load()
        self.context.window.show_problem(error)

    def _mark(self, line: AttendanceLine, mark: Mark | None) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        meeting = sheet.meeting
        beforehand = mark is Mark.EXCUSED and (meeting.on > date.today() or line.beforehand)
        sentence = self.tr("{name}: {mark}.").format(name=NAME, mark=MARK[mark].lower())
        about = Person(line.participant_id, line.call_name)
        row_widget = self._list.row_of(line.participant_id)
        if row_widget is not None:
            row_widget.show_line(replace(line, mark=mark, beforehand=beforehand))
        self._write(
            lambda store: replace(
                attendance.set_mark(store, meeting.id, line.participant_id, mark, beforehand),
                sentence=sentence,
                about=about,
            )
        )

    def _mark_rest(self) -> None:
        meeting_id = self._meeting_id
        if meeting_id is not None:
            self._write(lambda store: attendance.mark_rest_present(store, meeting_id))

    def _go_to_guests(self) -> None:
        self._guests.field.setFocus()

    def _add_guest(self, name: str) -> None:
        meeting_id = self._meeting_id
        if meeting_id is not None:
            self._write(lambda store: attendance.add_guest(store, meeting_id, name))

    def _remove_guest(self, guest: Guest) -> None:
        self._write(lambda store: attendance.remove_guest(store, guest.id))

    def _count_guests(self, count: int) -> None:
        meeting_id = self._meeting_id
        if meeting_id is not None:
            self._write(lambda store: attendance.set_guest_count(store, meeting_id, count))

    def _toggle_closed(self) -> None:
        sheet, meeting_id = self._sheet, self._meeting_id
        if sheet is None or meeting_id is None:
            return
        self._beside.flush()
        if sheet.meeting.state is MeetingState.CLOSED:
            self._write(lambda store: attendance.reopen_meeting(store, meeting_id))
        else:
            self.context.read(
                self,
                lambda store: attendance.closing_preview(store, meeting_id),
                self._ask_to_close,
            )

    def _ask_to_close(self, preview: ClosingPreview) -> None:
        meeting_id = self._meeting_id
        if meeting_id is None or not self._agrees(preview):
            return
        self._write(lambda store: attendance.close_meeting(store, meeting_id))

    def _agrees(self, preview: ClosingPreview) -> bool:
        """Ask only when closing loses something or leaves something open."""
        if preview.counted is not None:
            names = {
                0: self.tr("Er staan geen namen op de lijst."),
                1: self.tr("De naam op de lijst wordt gewist. Dit kun je niet ongedaan maken."),
            }.get(
                preview.names_that_go,
                self.tr(
                    "De {names} namen op de lijst worden gewist. Dit kun je niet ongedaan maken."
                ),
            )
            what = self.tr("Alleen het aantal blijft: {n}.").format(n=preview.counted)
            what += " " + names.format(names=preview.names_that_go)
        elif preview.unfilled:
            what = self.tr(
                "Nog niet ingevuld: {n}. Die blijven open staan en tellen niet als aanwezig. "
                "Je kunt de bijeenkomst later heropenen."
            ).format(n=preview.unfilled)
        else:
            return True
        return confirm(
            self.context.theme,
            self,
            self.tr("Bijeenkomst afsluiten?"),
            what,
            go_on=self.tr("&Afsluiten"),
            cancel=self.tr("&Nog niet"),
        )

    def _toggle_cancelled(self) -> None:
        sheet, meeting_id = self._sheet, self._meeting_id
        if sheet is None or meeting_id is None:
            return
        if sheet.meeting.state is MeetingState.CANCELLED:
            self._write(lambda store: schedule.restore_meeting(store, meeting_id))
            return
        dialog = ReasonDialog(self.context.theme, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            reason = dialog.reason
            self._write(lambda store: schedule.cancel_meeting(store, meeting_id, reason))
        dialog.deleteLater()

    def _print_sheet(self) -> None:
        meeting_id = self._meeting_id
        if meeting_id is not None:
            self.context.preview(
                self.tr("Presentielijst"),
                lambda store: sign_in_sheet_pdf(store, (meeting_id,)),
                "presentielijst.pdf",
            )

    def _open_group(self) -> None:
        if self._sheet is not None:
            self.context.open("groups", group_id=self._sheet.meeting.group_id)


def _read(store: Store, meeting_id: UUID) -> tuple[AttendanceSheet, bool]:
    sheet = attendance.sheet(store, meeting_id)
    return sheet, group(store, sheet.meeting.group_id).minutes_stay_with_group


def _title(sheet: AttendanceSheet) -> str:
    meeting = sheet.meeting
    if not meeting.number:
        return meeting.group_name
    of = f" van {meeting.number_of_meetings}" if meeting.number_of_meetings else ""
    return f"{meeting.group_name} · bijeenkomst {meeting.number}{of}"


def _subtitle(sheet: AttendanceSheet) -> str:
    meeting = sheet.meeting
    parts = [day_and_month(meeting.on), from_to(meeting.start, meeting.minutes), meeting.venue_name]
    return " · ".join(part for part in parts if part)
