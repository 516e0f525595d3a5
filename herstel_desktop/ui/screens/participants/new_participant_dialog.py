"""Somebody new: a call name is enough; group and consent can come at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.groups import GroupRow
from herstel_desktop.domain.labels import ENROLMENT_STATE
from herstel_desktop.domain.participants import (
    Consent,
    EnrolmentState,
    EnrolmentStep,
    ParticipantDraft,
)
from herstel_desktop.services.participants import FIRST_STATES, FirstEnrolment, GroupFullError
from herstel_desktop.ui.screens.participants.sign_up_dialog import group_choice
from herstel_desktop.ui.screens.participants.texts import tr
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import row
from herstel_desktop.ui.widgets.dialogs import FormDialog
from herstel_desktop.ui.widgets.enrolment_dialog import WhenFull, ask_when_full
from herstel_desktop.ui.widgets.forms import (
    Field,
    choice,
    chosen,
    date_edit,
    date_of,
    line_edit,
)


class NewParticipantDialog(FormDialog):
    """Stays open while something is refused.

    Signals:
        wanted(ParticipantDraft, FirstEnrolment or None): to be stored; call `accept` or `refuse`.
    """

    wanted = Signal(object, object)

    def __init__(self, theme: Theme, parent: QWidget | None, groups: Sequence[GroupRow]) -> None:
        super().__init__(theme, parent, tr("Deelnemer toevoegen"), tr("&Toevoegen"), width=640)
        self._call_name = self.form.add(
            "call_name", Field(tr("&Roepnaam"), line_edit(), tr("Een roepnaam is genoeg."))
        )
        self._family_name = self.form.add("family_name", Field(tr("A&chternaam"), line_edit()))
        self._group = self.form.add(
            "group", Field(tr("&Groep"), group_choice(groups, tr("Nog geen groep")))
        )
        self._state = self.form.add(
            "state",
            Field(tr("&Stap"), choice([(ENROLMENT_STATE[state], state) for state in FIRST_STATES])),
        )
        self._consent = QCheckBox(tr("Toeste&mming is gegeven"))
        self._given_on = self.form.add(
            "consent_given_on", Field(tr("&Datum van de toestemming"), date_edit(date.today()))
        )
        # Two beside each other, so that all of it fits the screen at the largest text.
        for pair in (
            (self._call_name, self._family_name),
            (self._group, self._state),
            (self._consent, self._given_on),
        ):
            beside = row(spacing=theme.px(16))
            for widget in pair:
                beside.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
            self.body.addLayout(beside)
        self._group.setVisible(bool(groups))
        self._group.editor.currentIndexChanged.connect(self._show_what_belongs)
        self._consent.toggled.connect(self._show_what_belongs)
        self.save_button.clicked.connect(self._want)
        self._show_what_belongs()
        self._call_name.editor.setFocus()

    def refuse(self, error: KnownError) -> None:
        """Show why nobody was added; a full group leads to another step at once."""
        if not isinstance(error, GroupFullError):
            self.show_error(error)
            return
        self.save_button.setEnabled(True)
        first = self._first_enrolment()
        if first is None:
            return
        decided = ask_when_full(self.theme, self, error)
        if decided is WhenFull.WAITING_LIST:
            step = replace(first.step, state=EnrolmentState.WAITING_LIST)
            self.wanted.emit(self._draft(), replace(first, step=step))
        elif decided is WhenFull.OVER_CAPACITY:
            self.wanted.emit(self._draft(), replace(first, over_capacity=True))

    def _show_what_belongs(self, *_what: object) -> None:
        self._state.setVisible(chosen(self._group.editor) is not None)
        self._given_on.setVisible(self._consent.isChecked())

    def _want(self) -> None:
        self.form.clear_errors()
        self.wanted.emit(self._draft(), self._first_enrolment())

    def _draft(self) -> ParticipantDraft:
        given_on = date_of(self._given_on.editor) if self._consent.isChecked() else None
        return ParticipantDraft(
            self._call_name.editor.text(),
            self._family_name.editor.text(),
            consent=Consent(given_on),
        )

    def _first_enrolment(self) -> FirstEnrolment | None:
        group_id, state = chosen(self._group.editor), chosen(self._state.editor)
        if not isinstance(group_id, UUID):
            return None
        assert isinstance(state, EnrolmentState)
        return FirstEnrolment(group_id, EnrolmentStep(state, date.today()))
