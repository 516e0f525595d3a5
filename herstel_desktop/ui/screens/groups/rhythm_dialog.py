"""When a group meets, changed as a whole, for it plans the meetings anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from herstel_desktop.domain.dutch_dates import date_only, short_date
from herstel_desktop.domain.groups import Group, GroupDraft
from herstel_desktop.domain.labels import RHYTHM, WEEK_OF_MONTH, WEEKDAYS
from herstel_desktop.domain.schedule import Rhythm, RhythmKind
from herstel_desktop.services.groups import change_group, draft_of
from herstel_desktop.services.schedule import planned_dates
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import label
from herstel_desktop.ui.widgets.dialogs import FormDialog
from herstel_desktop.ui.widgets.forms import (
    Field,
    choice,
    chosen,
    date_edit,
    date_of,
    number_edit,
    time_edit,
    time_of,
)

_SHOWN_DATES = 4


def _tr(text: str) -> str:
    return QCoreApplication.translate("groups", text)


class RhythmDialog(FormDialog):
    """Rhythm, weekday, time, length, start and number of meetings, with the dates that follow."""

    def __init__(self, context: ScreenContext, parent: QWidget | None, group: Group) -> None:
        super().__init__(context.theme, parent, _tr("Dag en tijd"))
        self._context, self._group = context, group
        rhythm = group.rhythm
        self._kind = self.form.add(
            "rhythm",
            Field(
                _tr("&Ritme"),
                choice([(RHYTHM[kind], kind) for kind in RhythmKind], rhythm.kind),
            ),
        )
        self._week = self.form.add(
            "week_of_month",
            Field(
                _tr("&Welke week van de maand?"),
                choice(
                    [(word, week) for week, word in WEEK_OF_MONTH.items()], rhythm.week_of_month
                ),
            ),
        )
        self._weekday = self.form.add(
            "weekday",
            Field(
                _tr("&Dag"),
                choice([(day, place) for place, day in enumerate(WEEKDAYS)], rhythm.weekday),
            ),
        )
        self._start = self.form.add("start", Field(_tr("&Tijd"), time_edit(rhythm.start)))
        self._minutes = self.form.add(
            "minutes", Field(_tr("D&uur"), number_edit(rhythm.minutes, 5, 720, _tr(" minuten")))
        )
        self._starts_on = self.form.add(
            "starts_on", Field(_tr("&Eerste keer op of na"), date_edit(group.starts_on))
        )
        number = number_edit(group.number_of_meetings or 0, 0, 200, _tr(" bijeenkomsten"))
        number.setSpecialValueText(_tr("Geen vast aantal"))
        self._number = self.form.add("number_of_meetings", Field(_tr("Aa&ntal"), number))
        self._dates = label("", "muted")
        for widget in (*self.form.fields.values(), self._dates):
            self.body.addWidget(widget)
        for signal in (
            self._kind.editor.currentIndexChanged,
            self._week.editor.currentIndexChanged,
            self._weekday.editor.currentIndexChanged,
            self._starts_on.editor.dateChanged,
        ):
            signal.connect(self._show_dates)
        self.save_button.clicked.connect(self._store)
        self._show_dates()

    @property
    def draft(self) -> GroupDraft:
        """The group with the rhythm as it is chosen now."""
        kind = chosen(self._kind.editor)
        weekday, week = chosen(self._weekday.editor), chosen(self._week.editor)
        assert isinstance(kind, RhythmKind)
        assert isinstance(weekday, int)
        assert isinstance(week, int)
        minutes, start = self._minutes.editor.value(), time_of(self._start.editor)
        return replace(
            draft_of(self._group),
            rhythm=Rhythm(kind, weekday, start, minutes, week),
            starts_on=date_of(self._starts_on.editor),
            number_of_meetings=self._number.editor.value() or None,
        )

    def _show_dates(self, *_changed: object) -> None:
        draft = self.draft
        kind = draft.rhythm.kind
        self._week.setVisible(kind is RhythmKind.MONTHLY)
        self._weekday.setVisible(kind is not RhythmKind.SINGLE_DATES)
        if kind is RhythmKind.SINGLE_DATES:
            self._dates.setText(_tr("Voeg de bijeenkomsten daarna één voor één toe."))
            return
        begin = max(draft.starts_on, date.today())
        given = planned_dates(draft.rhythm, begin, count=_SHOWN_DATES)
        text = _tr("Eerste keren: {dates}.").format(
            dates=", ".join(short_date(on) for on in given.dates)
        )
        if given.skipped:
            skipped = ", ".join(f"{date_only(each.on)} ({each.holiday})" for each in given.skipped)
            text += _tr(" Valt uit: {dates}.").format(dates=skipped)
        self._dates.setText(text)

    def _store(self) -> None:
        self.form.clear_errors()
        draft, group_id = self.draft, self._group.id
        self.save_button.setEnabled(False)
        self._context.write(
            self,
            lambda store: change_group(store, group_id, draft, today=date.today()),
            lambda _outcome: self.accept(),
            self.show_error,
        )
