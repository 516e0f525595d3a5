"""Small forms: a part, something of one's own, the day as it is, and an earlier draaiboek."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from herstel_desktop.domain.dutch_dates import date_only
from herstel_desktop.domain.labels import ENERGY
from herstel_desktop.domain.preparation import EarlierPlan, Leader
from herstel_desktop.domain.session_plans import PartDraft, PartKind, PlanPart, SessionPlan
from herstel_desktop.domain.work_forms import Energy
from herstel_desktop.services.inputs import LONGEST_LINE
from herstel_desktop.services.session_plan_parts import LEAST_MINUTES, MOST_MINUTES
from herstel_desktop.services.session_plans import LEAST_MINUTES as SHORTEST_MEETING
from herstel_desktop.services.session_plans import LEAST_PEOPLE, MOST_PEOPLE
from herstel_desktop.services.session_plans import MOST_MINUTES as LONGEST_MEETING
from herstel_desktop.ui.screens.session_plan.texts import earlier_facts, tr, worked_word
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import label
from herstel_desktop.ui.widgets.dialogs import FormDialog
from herstel_desktop.ui.widgets.forms import Field, choice, chosen, line_edit, number_edit
from herstel_desktop.ui.widgets.table import Column, RowTable

_OWN_MINUTES = 10


class PartDialog(FormDialog):
    """Who leads a part, how long it takes, and what to keep in mind.

    Signals:
        wanted(PartDraft): it is to be stored.

    Attributes:
        asked: 'remove' or 'read' when that was pressed instead.
    """

    wanted = Signal(object)

    def __init__(
        self, theme: Theme, parent: QWidget | None, part: PlanPart, leaders: tuple[Leader, ...]
    ) -> None:
        super().__init__(theme, parent, part.title)
        self.asked = ""
        self._own = part.kind is PartKind.OTHER
        self._title = line_edit(part.title)
        self._minutes = number_edit(part.minutes, LEAST_MINUTES, MOST_MINUTES, tr(" minuten"))
        options: list[tuple[str, object]] = [(tr("Nog open"), None)]
        options += [(each.name, each.id) for each in leaders]
        if part.leader_id is not None and part.leader_id not in {each.id for each in leaders}:
            options.append((part.leader, part.leader_id))
        self._leader = choice(options, part.leader_id)
        self._note = line_edit(
            part.note, tr("bijvoorbeeld: twee kleuren pennen klaarleggen"), LONGEST_LINE
        )
        if self._own:
            self.body.addWidget(self.form.add("title", Field(tr("&Titel"), self._title)))
        self.body.addWidget(self.form.add("minutes", Field(tr("&Minuten"), self._minutes)))
        self.body.addWidget(self.form.add("leader", Field(tr("Wie &begeleidt dit?"), self._leader)))
        self.body.addWidget(
            self.form.add(
                "note",
                Field(tr("&Notitie"), self._note, tr("Staat ook op het geprinte draaiboek.")),
            )
        )
        gone = self.add_button(tr("&Weghalen"), icon="trash-2")
        gone.clicked.connect(self._remove)
        self.buttons.removeWidget(gone)
        self.buttons.insertWidget(0, gone)
        if part.kind is PartKind.WORK_FORM:
            read = self.add_button(tr("Werk&vorm lezen"), icon="file-text")
            read.clicked.connect(self._read)
            self.buttons.removeWidget(read)
            self.buttons.insertWidget(1, read)
        self.save_button.clicked.connect(self._save)

    def _save(self) -> None:
        self.wanted.emit(
            PartDraft(
                minutes=self._minutes.value(),
                leader_id=cast("UUID | None", chosen(self._leader)),
                note=self._note.text(),
                title=self._title.text() if self._own else "",
            )
        )

    def _remove(self) -> None:
        self.asked = "remove"
        self.accept()

    def _read(self) -> None:
        self.asked = "read"
        self.accept()


class OwnPartDialog(FormDialog):
    """Something of the group's own.

    Signals:
        wanted(str, int): it is to be added, with its title and minutes.
    """

    wanted = Signal(str, int)

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(theme, parent, tr("Iets van jezelf"), tr("&Toevoegen"))
        self._title = line_edit(placeholder=tr("bijvoorbeeld: taart voor een jarige"))
        self._minutes = number_edit(_OWN_MINUTES, LEAST_MINUTES, MOST_MINUTES, tr(" minuten"))
        self.body.addWidget(self.form.add("title", Field(tr("Wat &doe je?"), self._title)))
        self.body.addWidget(self.form.add("minutes", Field(tr("&Minuten"), self._minutes)))
        self.save_button.clicked.connect(self._save)

    def _save(self) -> None:
        self.wanted.emit(self._title.text(), self._minutes.value())


class DayDialog(FormDialog):
    """Who really came, and how much time there really is.

    Signals:
        wanted(int, int, Energy): people, minutes and energy.
    """

    wanted = Signal(int, int, object)

    def __init__(self, theme: Theme, parent: QWidget | None, plan: SessionPlan, there: int) -> None:
        super().__init__(theme, parent, tr("Aanpassen aan vandaag"), tr("&Pas aan"))
        self._people = number_edit(there or plan.people, LEAST_PEOPLE, MOST_PEOPLE)
        self._minutes = number_edit(plan.minutes, SHORTEST_MEETING, LONGEST_MEETING, tr(" minuten"))
        self._energy = choice([(ENERGY[each], each) for each in Energy], plan.energy)
        self.body.addWidget(
            label(
                tr(
                    "Het draaiboek past zich aan. Je ziet wat er verandert, en je kunt het "
                    "ongedaan maken."
                )
            )
        )
        hint = tr("Volgens de presentie: {n}.").format(n=there) if there else ""
        self.body.addWidget(
            self.form.add("people", Field(tr("Met &hoeveel ben je?"), self._people, hint))
        )
        self.body.addWidget(
            self.form.add("minutes", Field(tr("Hoeveel &tijd is er?"), self._minutes))
        )
        self.body.addWidget(self.form.add("energy", Field(tr("&Energie"), self._energy)))
        self.save_button.clicked.connect(self._save)

    def _save(self) -> None:
        self.wanted.emit(
            self._people.value(), self._minutes.value(), cast("Energy", chosen(self._energy))
        )


class EarlierDialog(FormDialog):
    """Which draaiboek of this group is taken over.

    Signals:
        wanted(UUID): the meeting whose draaiboek it is.
    """

    wanted = Signal(object)

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None,
        earlier: tuple[tuple[EarlierPlan, str], ...],
        *,
        replaces: bool,
    ) -> None:
        """Make it.

        Args:
            earlier: each with the title of its theme.
            replaces: whether there is a draaiboek that makes place for it.
        """
        super().__init__(
            theme, parent, tr("Een eerder draaiboek overnemen"), tr("&Neem over"), width=760
        )
        titles = {each.meeting_id: title for each, title in earlier}
        columns: tuple[Column[EarlierPlan], ...] = (
            Column(tr("Datum"), lambda each: date_only(each.on)),
            Column(
                tr("Thema"), lambda each: titles[each.meeting_id] or tr("geen thema"), stretch=True
            ),
            Column(tr("Wat"), earlier_facts),
            Column(tr("Hoe"), lambda each: worked_word(each.worked) or "–"),
        )
        self.table: RowTable[EarlierPlan] = RowTable(theme, tr("Eerdere draaiboeken"), columns)
        self.table.set_rows(tuple(each for each, _title in earlier))
        self.table.setMinimumHeight(theme.px(280))
        if replaces:
            self.body.addWidget(
                label(
                    tr("Wat er nu in het draaiboek staat, gaat weg. Dat kun je ongedaan maken."),
                    "warning",
                )
            )
        self.body.addWidget(self.table)
        self.table.opened.connect(self._save_row)
        self.save_button.clicked.connect(self._save)

    def _save(self) -> None:
        if self.table.current is not None:
            self._save_row(self.table.current)

    def _save_row(self, row: EarlierPlan) -> None:
        self.wanted.emit(row.meeting_id)
