"""A group's meetings: those just past and those to come; each can be opened, moved or cancelled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QDialog, QMenu, QStackedWidget, QVBoxLayout, QWidget

from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.groups import Group, GroupState
from herstel_desktop.domain.meetings import MeetingRow, MeetingState
from herstel_desktop.domain.schedule import RhythmKind
from herstel_desktop.services import schedule
from herstel_desktop.services.vault_access import Store
from herstel_desktop.ui.screens.groups.meeting_dialog import MeetingDialog, Moment
from herstel_desktop.ui.screens.groups.sheet_dialog import SheetDialog
from herstel_desktop.ui.screens.groups.texts import attendance_line, log_line, rate_line, when_line
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import Button, VerticalScroll, label
from herstel_desktop.ui.widgets.flow import Flow
from herstel_desktop.ui.widgets.reason_dialog import ReasonDialog
from herstel_desktop.ui.widgets.states import EmptyState
from herstel_desktop.ui.widgets.table import Column, RowTable

FIRST_SHOWN = 8
"""How many meetings back and ahead are shown at first, so that ten years open as one month."""
_MORE = 52


def _tr(text: str) -> str:
    return QCoreApplication.translate("groups", text)


def _number(meeting: MeetingRow) -> str:
    return str(meeting.number) if meeting.number else "–"


@dataclass(frozen=True)
class Shown:
    """How many meetings before today and from today on are shown."""

    past: int
    coming: int


class MeetingsTab(QWidget):
    """The table and what can be done with the meeting that the keyboard is on.

    Signals:
        more_wanted(Shown): more meetings are to be shown.
    """

    more_wanted = Signal(object)

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self._group: Group | None = None
        self._shown = Shown(FIRST_SHOWN, FIRST_SHOWN)
        theme = context.theme
        columns: tuple[Column[MeetingRow], ...] = (
            Column(_tr("Nr."), _number),
            Column(_tr("Wanneer"), lambda meeting: when_line(meeting, date.today())),
            Column(
                _tr("Presentie"),
                lambda meeting: attendance_line(meeting, date.today()),
                stretch=True,
            ),
            Column(_tr("Logboek"), log_line),
        )
        self._table: RowTable[MeetingRow] = RowTable(theme, _tr("Bijeenkomsten"), columns)
        self._table.opened.connect(self._open_row)
        self._table.current_changed.connect(self._show_current)
        self._open = Button(
            theme, _tr("&Presentie"), "list-checks", "primary", on_click=self._open_current
        )
        self._prepare = Button(
            theme, _tr("Voorbere&iden"), "clipboard-list", on_click=self._open_plan
        )
        self._move = Button(theme, _tr("&Verplaatsen"), "calendar-clock", on_click=self._ask_move)
        self._cancel = Button(
            theme, _tr("Gaat &niet door"), "calendar-x", on_click=self._toggle_cancelled
        )
        self._print = Button(theme, _tr("Presentie&lijst"), "printer", on_click=self._ask_sheet)
        self._add = Button(theme, _tr("&Erbij plannen"), "calendar-plus")
        self._add.setMenu(self._adding_menu())
        self._rate = label("", "muted")
        self._earlier = Button(
            theme, _tr("Ee&rdere tonen"), "arrow-up", "flat", on_click=self._show_earlier
        )
        self._later = Button(
            theme, _tr("La&tere tonen"), "arrow-down", "flat", on_click=self._show_later
        )
        self._empty = EmptyState(
            theme,
            "calendar",
            _tr("Nog geen bijeenkomsten"),
            _tr("Plan de bijeenkomsten in het ritme van de groep, of voeg er één toe."),
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self._table)
        self._pages.addWidget(self._empty)
        self._pages.setMinimumHeight(theme.px(200))
        scroll = VerticalScroll(spacing=theme.px(10))
        scroll.body.addLayout(
            Flow(
                self._open,
                self._prepare,
                self._move,
                self._cancel,
                self._print,
                self._add,
                spacing=theme.px(10),
            )
        )
        scroll.body.addWidget(self._pages, 1)
        scroll.body.addLayout(Flow(self._earlier, self._later, spacing=theme.px(10)))
        scroll.body.addWidget(self._rate)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def _adding_menu(self) -> QMenu:
        menu = QMenu(self)
        self._ahead = menu.addAction(_tr("In het &ritme verder plannen"))
        self._ahead.triggered.connect(self._plan_ahead)
        menu.addAction(_tr("&Eén bijeenkomst toevoegen")).triggered.connect(self._ask_added)
        return menu

    def first_focus(self) -> QWidget:
        """The table, or the way to plan."""
        return self._table if self._table.rows else self._add

    def show_meetings(
        self,
        group: Group,
        past: tuple[MeetingRow, ...],
        coming: tuple[MeetingRow, ...],
        shown: Shown,
    ) -> None:
        """Show these meetings; the keyboard starts on the first that is to come."""
        another = self._group is None or self._group.id != group.id
        self._group, self._shown = group, shown
        self._earlier.setVisible(len(past) > shown.past)
        self._later.setVisible(len(coming) > shown.coming)
        past, coming = past[-shown.past :], coming[: shown.coming]
        rows = (*past, *coming)
        self._table.set_rows(rows, keep=None if another else lambda meeting: meeting.id)
        if another and rows:
            # Today's meeting, or the next; else the last one.
            place = min(len(past), len(rows) - 1)
            self._table.setCurrentIndex(self._table.model().index(place, 0))
            if self._add.hasFocus():  # where the keyboard waited while nothing was known yet
                self._table.setFocus()
        self._pages.setCurrentWidget(self._table if rows else self._empty)
        self._rate.setText(rate_line(past))
        self._rate.setVisible(bool(self._rate.text()))
        running = group.state is GroupState.RUNNING
        self._add.setEnabled(running)
        self._ahead.setEnabled(group.rhythm.kind is not RhythmKind.SINGLE_DATES)
        self._print.setEnabled(any(each.state is not MeetingState.CANCELLED for each in rows))
        self._show_current(self._table.current)

    def _show_current(self, current: MeetingRow | None) -> None:
        planned = current is not None and current.state is MeetingState.PLANNED
        cancelled = current is not None and current.state is MeetingState.CANCELLED
        self._open.setEnabled(current is not None)
        self._prepare.setEnabled(current is not None)
        self._move.setEnabled(planned)
        self._cancel.setEnabled(planned or cancelled)
        self._cancel.setText(_tr("Gaat to&ch door") if cancelled else _tr("Gaat &niet door"))

    def _open_current(self) -> None:
        current = self._table.current
        if current is not None:
            self._open_row(current)

    def _open_plan(self) -> None:
        current = self._table.current
        if current is not None:
            self._context.open("session_plan", meeting_id=current.id)

    def _open_row(self, meeting: MeetingRow) -> None:
        self._context.open("attendance", meeting_id=meeting.id)

    def _toggle_cancelled(self) -> None:
        current = self._table.current
        if current is None:
            return
        id_ = current.id
        if current.state is MeetingState.CANCELLED:
            self._write(lambda store: schedule.restore_meeting(store, id_))
            return
        dialog = ReasonDialog(self._context.theme, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            reason = dialog.reason
            self._write(lambda store: schedule.cancel_meeting(store, id_, reason))
        dialog.deleteLater()

    def _ask_move(self) -> None:
        current = self._table.current
        if current is None:
            return
        id_ = current.id
        self._ask_moment(
            _tr("Bijeenkomst verplaatsen"),
            Moment(current.on, current.start, current.minutes),
            lambda moment: (
                lambda store: schedule.move_meeting(
                    store, id_, moment.on, moment.start, moment.minutes
                )
            ),
        )

    def _ask_added(self) -> None:
        group = self._group
        if group is None:
            return
        self._ask_moment(
            _tr("Bijeenkomst toevoegen"),
            Moment(date.today(), group.rhythm.start, group.rhythm.minutes),
            lambda moment: (
                lambda store: schedule.add_meeting(
                    store, group.id, moment.on, moment.start, moment.minutes
                )
            ),
        )

    def _ask_moment(
        self, title: str, moment: Moment, change: Callable[[Moment], Callable[[Store], Outcome]]
    ) -> None:
        dialog = MeetingDialog(self._context.theme, self, title, moment)

        def store_it(wanted: Moment) -> None:
            self._context.write(
                dialog, change(wanted), lambda _outcome: dialog.accept(), dialog.show_error
            )

        dialog.wanted.connect(store_it)
        dialog.exec()
        dialog.deleteLater()

    def _plan_ahead(self) -> None:
        group = self._group
        if group is not None:
            self._write(lambda store: schedule.plan_meetings(store, group.id))

    def _ask_sheet(self) -> None:
        group, current = self._group, self._table.current
        if group is None or current is None:
            return
        printable = [each for each in self._table.rows if each.state is not MeetingState.CANCELLED]
        from_here = [each for each in printable if each.on >= current.on] or printable[-1:]
        dialog = SheetDialog(self._context.theme, self, group, tuple(from_here))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._context.preview(_tr("Presentielijst"), dialog.maker(), "presentielijst.pdf")
        dialog.deleteLater()

    def _show_earlier(self) -> None:
        self.more_wanted.emit(replace(self._shown, past=self._shown.past + _MORE))

    def _show_later(self) -> None:
        self.more_wanted.emit(replace(self._shown, coming=self._shown.coming + _MORE))

    def _write(self, change: Callable[[Store], Outcome]) -> None:
        self._context.write(self, change)
