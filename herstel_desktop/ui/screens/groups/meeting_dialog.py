"""Day, time and length of one meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from herstel_desktop.domain.labels import WEEKDAYS
from herstel_desktop.services.schedule import public_holiday
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.dialogs import FormDialog
from herstel_desktop.ui.widgets.forms import (
    Field,
    date_edit,
    date_of,
    number_edit,
    time_edit,
    time_of,
)


def _tr(text: str) -> str:
    return QCoreApplication.translate("groups", text)


@dataclass(frozen=True)
class Moment:
    """When a meeting is: local wall time, length in minutes."""

    on: date
    start: time
    minutes: int


class MeetingDialog(FormDialog):
    """Asks for a moment and says at once when that is a public holiday.

    Signals:
        wanted(Moment): to be stored; call `accept` or `show_error`.
    """

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None, title: str, moment: Moment) -> None:
        super().__init__(theme, parent, title)
        self._date = self.form.add("on", Field(_tr("&Dag"), date_edit(moment.on), " "))
        self._start = self.form.add("start", Field(_tr("&Tijd"), time_edit(moment.start)))
        self._minutes = self.form.add(
            "minutes", Field(_tr("D&uur"), number_edit(moment.minutes, 5, 720, _tr(" minuten")))
        )
        for field in (self._date, self._start, self._minutes):
            self.body.addWidget(field)
        self._date.editor.dateChanged.connect(self._say_day)
        self.save_button.clicked.connect(self._want)
        self._say_day()

    def _say_day(self, *_date: object) -> None:
        on = date_of(self._date.editor)
        holiday = public_holiday(on)
        day = WEEKDAYS[on.weekday()]
        self._date.set_hint(
            _tr("Een {day}. Dat is {holiday}.").format(day=day, holiday=holiday)
            if holiday
            else _tr("Een {day}.").format(day=day)
        )

    def _want(self) -> None:
        self.form.clear_errors()
        self.wanted.emit(
            Moment(
                date_of(self._date.editor),
                time_of(self._start.editor),
                self._minutes.editor.value(),
            )
        )
