"""Inzage and wissen: what somebody may ask about what is kept (AVG articles 15, 17 and 20)."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtWidgets import QFileDialog

from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.erasures import ErasurePlan
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.participants import Participant
from herstel_desktop.services import erasing, personal_records
from herstel_desktop.ui.screens.participants.erase_dialog import EraseDialog
from herstel_desktop.ui.screens.participants.record_dialog import RecordDialog
from herstel_desktop.ui.screens.participants.texts import tr
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import Button, Card, label
from herstel_desktop.ui.widgets.dialogs import Dialog, confirm
from herstel_desktop.ui.widgets.flow import Flow

_RECORD_FILE, _PROOF_FILE = "inzage.pdf", "vergeet-bewijs.pdf"
_JSON_FILE = "inzage.json"


class RightsCard(Card):
    """The two buttons, and what follows from them; the person on the page may change meanwhile."""

    def __init__(self, context: ScreenContext) -> None:
        theme = context.theme
        super().__init__(theme, tr("Rechten"))
        self._context = context
        self._person: Participant | None = None
        self.body.addWidget(
            label(tr("Iedereen mag weten wat je bewaart, en mag vragen om het te wissen."), "muted")
        )
        self._withdrawn = label(
            tr("De toestemming is ingetrokken. Bewaar je niets meer? Wis dan de gegevens."),
            "warning",
        )
        self._withdrawn.hide()
        self._record = Button(theme, tr("In&zage geven"), "eye", on_click=self._ask_record)
        self._erase = Button(theme, tr("&Wissen…"), "trash-2", on_click=self._ask_plan)
        self.body.addWidget(self._withdrawn)
        self.body.addLayout(Flow(self._record, self._erase))

    def show_person(self, person: Participant) -> None:
        """Whose rights these are; withdrawn consent is a reason to erase."""
        self._person = person
        self._withdrawn.setVisible(person.consent.withdrawn_on is not None)

    def _ask_record(self) -> None:
        person = self._person
        if person is None:
            return
        dialog = RecordDialog(self._context.theme, self)
        dialog.exec()
        wants_pdf, wants_file = dialog.wants_pdf, dialog.wants_file
        _let_go(dialog)
        if wants_pdf:
            self._context.preview(
                tr("Inzage"),
                partial(personal_records.record_pdf, participant_id=person.id, today=date.today()),
                _RECORD_FILE,
            )
        elif wants_file:
            self._context.read(
                self,
                partial(personal_records.record_json, participant_id=person.id, today=date.today()),
                self._save_json,
            )

    def _save_json(self, content: bytes) -> None:
        if not confirm(
            self._context.theme,
            self,
            tr("Opslaan als bestand"),
            tr(
                "Het bestand komt buiten de kluis te staan. Iedereen die bij het bestand kan, "
                "kan het lezen. Geef het aan de persoon zelf en verwijder het daarna."
            ),
            go_on=tr("&Kies een plek"),
        ):
            return
        chosen, _filter = QFileDialog.getSaveFileName(
            self,
            tr("Opslaan als bestand"),
            str(Path.home() / _JSON_FILE),
            f"{tr('Inzage')} (*{personal_records.JSON_SUFFIX})",
        )
        if chosen:
            self._write(content, Path(chosen))

    def _write(self, content: bytes, target: Path) -> None:
        """Whole or not at all; the file dialog asked only about the name as it was typed."""
        if target.suffix.lower() != personal_records.JSON_SUFFIX:
            target = target.with_name(target.name + personal_records.JSON_SUFFIX)
            if target.exists() and not confirm(
                self._context.theme,
                self,
                tr("Dit bestand bestaat al"),
                tr(
                    "Op deze plek staat al een bestand met deze naam. Dat verdwijnt als je "
                    "doorgaat."
                ),
                go_on=tr("&Vervangen"),
            ):
                return
        try:
            personal_records.save_json(content, target)
        except KnownError as error:
            self._context.window.show_problem(error)

    def _ask_plan(self) -> None:
        if self._person is not None:
            self._context.read(
                self,
                partial(erasing.plan, participant_id=self._person.id, today=date.today()),
                partial(self._ask_erase, self._person),
            )

    def _ask_erase(self, person: Participant, plan: ErasurePlan) -> None:
        if plan.is_nameless:
            self._context.window.show_problem(erasing.erased_already())
            return
        name = self._context.names.shown(person.full_name, person.id)
        dialog = EraseDialog(self._context.theme, self, name, plan)
        if dialog.exec() != EraseDialog.DialogCode.Accepted:
            _let_go(dialog)
            return
        keep_wishes, guest_ids = dialog.keep_wishes, dialog.guest_ids
        _let_go(dialog)
        self._context.write(
            self,
            partial(
                erasing.erase,
                participant_id=person.id,
                today=date.today(),
                facilitator_id=self._context.vault.facilitator_id,
                keep_wishes=keep_wishes,
                guest_ids=guest_ids,
            ),
            self._show_proof,
        )

    def _show_proof(self, outcome: Outcome) -> None:
        assert outcome.id is not None, "an erasure has an identifier"
        self._context.preview(
            tr("Vergeet-bewijs"),
            partial(erasing.proof_pdf, erasure_id=outcome.id),
            _PROOF_FILE,
        )


def _let_go(dialog: Dialog) -> None:
    if shiboken6.isValid(dialog):  # it goes with the page when the vault is locked
        dialog.deleteLater()
