"""Who takes part in a group, who is on the way in, and who left."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QVBoxLayout, QWidget

from herstel_desktop.domain.dutch_dates import date_only
from herstel_desktop.domain.groups import Group, GroupState, Registration
from herstel_desktop.domain.labels import ENROLMENT_STATE
from herstel_desktop.domain.participants import (
    NEXT_STATES,
    Enrolment,
    EnrolmentState,
    EnrolmentStep,
)
from herstel_desktop.services.participants import set_enrolment_state
from herstel_desktop.ui.screens.groups.add_participant_dialog import AddParticipantDialog
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import Button, VerticalScroll, label, row
from herstel_desktop.ui.widgets.enrolment_dialog import EnrolmentDialog
from herstel_desktop.ui.widgets.flow import Flow
from herstel_desktop.ui.widgets.states import EmptyState
from herstel_desktop.ui.widgets.table import Column, RowTable

_LEFT = (EnrolmentState.NOT_STARTED, EnrolmentState.STOPPED, EnrolmentState.COMPLETED)


def _tr(text: str) -> str:
    return QCoreApplication.translate("groups", text)


class ParticipantsTab(QWidget):
    """The table of enrolments and the steps that can be taken."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self._group: Group | None = None
        self._enrolments: tuple[Enrolment, ...] = ()
        theme = context.theme
        columns: tuple[Column[Enrolment], ...] = (
            Column(_tr("Naam"), self._shown_name, stretch=True),
            Column(_tr("Stap"), lambda enrolment: ENROLMENT_STATE[enrolment.state]),
            Column(_tr("Sinds"), lambda enrolment: date_only(enrolment.since)),
        )
        self._table: RowTable[Enrolment] = RowTable(theme, _tr("Deelnemers"), columns)
        self._table.opened.connect(self._open_row)
        self._table.current_changed.connect(self._show_current)
        self._count = label("", "muted", wrap=False)
        self._left = QCheckBox(_tr("Ook &wie gestopt is"))
        self._left.clicked.connect(self._show_rows)
        self._add = Button(
            theme, _tr("Deelnemer &toevoegen"), "user-plus", "primary", on_click=self._ask_new
        )
        self._step = Button(theme, _tr("&Volgende stap"), "check", on_click=self._ask_step)
        self._open = Button(theme, _tr("Kaart o&penen"), "user", on_click=self._open_current)
        self._nobody = EmptyState(
            theme,
            "users",
            _tr("Nog geen deelnemers"),
            _tr("Een roepnaam is genoeg. Contactgegevens en toestemming vul je later aan."),
        )
        self._counting = EmptyState(
            theme,
            "users",
            _tr("In deze groep tel je alleen"),
            _tr(
                "Bij Presentie noteer je een roepnaam of een aantal. Na afsluiten blijft alleen "
                "het aantal over. Namen bewaren? Kies bij 'Over de groep' voor roepnamen."
            ),
        )
        self._pages = QStackedWidget()
        for page in (self._table, self._nobody, self._counting):
            self._pages.addWidget(page)
        self._pages.setMinimumHeight(theme.px(200))
        scroll = VerticalScroll(spacing=theme.px(10))
        scroll.body.addLayout(Flow(self._add, self._step, self._open, spacing=theme.px(10)))
        scroll.body.addWidget(self._pages, 1)
        scroll.body.addLayout(row(self._left, None, self._count))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def show_enrolments(self, group: Group, enrolments: tuple[Enrolment, ...]) -> None:
        """Show the people of a group."""
        self._group, self._enrolments = group, enrolments
        self._show_rows()

    def redraw_names(self) -> None:
        """Names are shielded otherwise now."""
        self._table.redraw()

    def _show_rows(self) -> None:
        group = self._group
        if group is None:
            return
        counts_only = group.registration is Registration.COUNT_ONLY and not self._enrolments
        with_left = self._left.isChecked()
        rows = tuple(each for each in self._enrolments if with_left or each.state not in _LEFT)
        self._table.set_rows(rows, keep=lambda enrolment: enrolment.id)
        if counts_only:
            self._pages.setCurrentWidget(self._counting)
        else:
            self._pages.setCurrentWidget(self._table if rows else self._nobody)
        taking_part = sum(each.state is EnrolmentState.PARTICIPANT for each in self._enrolments)
        self._count.setText(
            _tr("{n} van {most} plaatsen bezet").format(n=taking_part, most=group.most)
        )
        for widget in (self._count, self._step, self._open, self._left):
            widget.setVisible(not counts_only)
        self._add.setVisible(not counts_only)
        self._add.setEnabled(group.state is GroupState.RUNNING)
        self._show_current(self._table.current)

    def _show_current(self, current: Enrolment | None) -> None:
        self._step.setEnabled(current is not None)
        self._open.setEnabled(current is not None)

    def _shown_name(self, enrolment: Enrolment) -> str:
        name = " ".join(part for part in (enrolment.call_name, enrolment.family_name) if part)
        return self._context.names.shown(name, enrolment.participant_id)

    def _open_current(self) -> None:
        if self._table.current is not None:
            self._open_row(self._table.current)

    def _open_row(self, enrolment: Enrolment) -> None:
        self._context.open("participants", participant_id=enrolment.participant_id)

    def _ask_new(self) -> None:
        if self._group is None:
            return
        dialog = AddParticipantDialog(self._context, self, self._group)
        dialog.exec()
        dialog.deleteLater()

    def _ask_step(self) -> None:
        enrolment = self._table.current
        if enrolment is None:
            return
        dialog = EnrolmentDialog(
            self._context.theme,
            self,
            _tr("Volgende stap: {name}").format(name=self._shown_name(enrolment)),
            NEXT_STATES[enrolment.state],
            max(date.today(), enrolment.since),
        )

        def store_it(step: EnrolmentStep, over_capacity: bool) -> None:
            self._context.write(
                dialog,
                lambda store: set_enrolment_state(
                    store, enrolment.id, step.state, step.on, over_capacity=over_capacity
                ),
                lambda _outcome: dialog.accept(),
                dialog.refuse,
            )

        dialog.wanted.connect(store_it)
        dialog.exec()
        dialog.deleteLater()
