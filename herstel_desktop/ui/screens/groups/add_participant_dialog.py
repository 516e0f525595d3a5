"""Somebody comes into a group: a new person, or one who is known already."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.groups import Group, GroupForm
from herstel_desktop.domain.participants import (
    EnrolmentState,
    EnrolmentStep,
    ParticipantDraft,
    ParticipantRow,
)
from herstel_desktop.services.participants import (
    FIRST_STATES,
    FirstEnrolment,
    add_participant,
    enrol,
    participants,
)
from herstel_desktop.services.vault_access import Store
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import label
from herstel_desktop.ui.widgets.enrolment_dialog import EnrolmentDialog
from herstel_desktop.ui.widgets.forms import Field, choose, line_edit, on_text

_MOST_KNOWN = 6
_ID_ROLE = Qt.ItemDataRole.UserRole


def _tr(text: str) -> str:
    return QCoreApplication.translate("groups", text)


class AddParticipantDialog(EnrolmentDialog):
    """A name, a step and a date; whoever is known by that name can be chosen instead."""

    def __init__(self, context: ScreenContext, parent: QWidget | None, group: Group) -> None:
        super().__init__(
            context.theme, parent, _tr("Deelnemer toevoegen"), FIRST_STATES, date.today()
        )
        self._context, self._group = context, group
        self._call_name = self.form.add("call_name", Field(_tr("&Roepnaam"), line_edit(most=200)))
        self._family_name = self.form.add(
            "family_name",
            Field(_tr("A&chternaam"), line_edit(most=200), _tr("Mag leeg blijven.")),
        )
        self._known = QListWidget()
        self._known.setMaximumHeight(context.theme.px(150))
        known_label = label(_tr("A&l bekend? Kies dan hier."), "field")
        known_label.setBuddy(self._known)
        self._known.setAccessibleName(_tr("Al bekend"))
        self._known_label = known_label
        for place, widget in enumerate(
            (self._call_name, self._family_name, known_label, self._known)
        ):
            self.body.insertWidget(place + 1, widget)
        self._show_known(())
        # A herstelgroep begins with a talk about expectations (informatiekaart); others at once.
        begins = (
            EnrolmentState.SIGNED_UP
            if group.form is GroupForm.RECOVERY_GROUP
            else EnrolmentState.PARTICIPANT
        )
        choose(self.state_field.editor, begins)
        on_text(self._call_name.editor, self._look_up)
        self.wanted.connect(self._store)
        self._call_name.editor.setFocus()

    def _look_up(self) -> None:
        typed = self._call_name.editor.text().strip()
        if typed:
            self._context.read(
                self, lambda store: participants(store, typed, include_past=True), self._show_known
            )
        else:
            self._show_known(())

    def _show_known(self, rows: tuple[ParticipantRow, ...]) -> None:
        self._known.clear()
        rows = rows[:_MOST_KNOWN]
        if rows:
            self._known.addItem(QListWidgetItem(_tr("Nee, dit is een nieuwe deelnemer")))
            self._known.setCurrentRow(0)
        for each in rows:
            item = QListWidgetItem(self._known_text(each))
            item.setData(_ID_ROLE, each.id)
            self._known.addItem(item)
        for widget in (self._known, self._known_label):
            widget.setVisible(bool(rows))

    def _known_text(self, person: ParticipantRow) -> str:
        name = " ".join(part for part in (person.call_name, person.family_name) if part)
        groups = ", ".join(person.group_names) or _tr("nog in geen groep")
        return f"{self._context.names.shown(name, person.id)}   ·   {groups}"

    def _store(self, step: EnrolmentStep, over_capacity: bool) -> None:
        item = self._known.currentItem()
        known_id = item.data(_ID_ROLE) if item is not None else None
        group_id = self._group.id
        draft = ParticipantDraft(
            self._call_name.editor.text(), family_name=self._family_name.editor.text()
        )

        def work(store: Store) -> Outcome:
            if isinstance(known_id, UUID):
                return enrol(
                    store, known_id, group_id, step.on, step.state, over_capacity=over_capacity
                )
            return add_participant(store, draft, FirstEnrolment(group_id, step, over_capacity))

        self._context.write(self, work, lambda _outcome: self.accept(), self.refuse)
