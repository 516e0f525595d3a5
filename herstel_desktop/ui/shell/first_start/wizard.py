"""The four steps in one window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import Signal

from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.organisation import Organisation, Venue
from herstel_desktop.services.vault_access import OpenVault, RecoveryCode, create_vault
from herstel_desktop.ui.shell.first_start.answers import Answers
from herstel_desktop.ui.shell.first_start.group_step import GroupStep
from herstel_desktop.ui.shell.first_start.organisation_step import OrganisationStep
from herstel_desktop.ui.shell.first_start.passphrase_step import PassphraseStep
from herstel_desktop.ui.shell.first_start.recovery_step import RecoveryStep
from herstel_desktop.ui.shell.first_start.step import Step
from herstel_desktop.ui.shell.lock_page import LockPage
from herstel_desktop.ui.shell.recovery_code_form import Preview
from herstel_desktop.ui.tasks import Tasks
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Pages, bring_into_view, label

Create = Callable[..., OpenVault]


class FirstStart(LockPage):
    """Gathers the answers, makes the vault after the third step, and the group after the fourth.

    Signals:
        vault_made: from here on `vault` stands open behind the fourth step.
        finished(OpenVault, first_group_id or None): the vault is open.
        restore_wanted: no new vault is wanted, but one from a backup copy.
    """

    vault_made = Signal()
    finished = Signal(object, object)
    restore_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        tasks: Tasks,
        folder: Path,
        preview: Preview,
        create: Create = create_vault,
    ) -> None:
        super().__init__(theme, 720)
        self._tasks, self._folder, self._create = tasks, folder, create
        self._preview = preview
        self._answers = Answers()
        self._vault: OpenVault | None = None
        self._place = label("", "muted")
        self.body.addWidget(self._place)
        self._pages = Pages()
        self.body.addWidget(self._pages)
        self._organisation = OrganisationStep(theme, self._answers)
        self._passphrase = PassphraseStep(theme, tasks, self._answers)
        self._recovery = RecoveryStep(theme, preview, self._answers)
        self._group = GroupStep(theme)
        self._steps: list[Step] = [
            self._organisation,
            self._passphrase,
            self._recovery,
            self._group,
        ]
        for step in self._steps:
            self._pages.add(step)
        self._organisation.done.connect(lambda: self._turn_to(1))
        self._organisation.back.connect(self.restore_wanted)
        self._passphrase.back.connect(lambda: self._turn_to(0))
        self._passphrase.done.connect(lambda: self._turn_to(2))
        self._recovery.back.connect(lambda: self._turn_to(1))
        self._recovery.done.connect(self._make_vault)
        self._group.done.connect(self._make_group)
        self._group.skipped.connect(lambda: self._finish(None))
        self._turn_to(0)

    @property
    def vault(self) -> OpenVault | None:
        """The vault, once it was made; the shell closes it when the wizard is left early."""
        return self._vault

    @property
    def recovery_code(self) -> RecoveryCode:
        """The code that has to be typed back."""
        return self._recovery.form.code

    def _turn_to(self, place: int) -> None:
        self._pages.turn_to(place)
        self._place.setText(self.tr("Stap {n} van 4").format(n=place + 1))
        self._steps[place].entered()
        bring_into_view(self._place)

    def _make_vault(self) -> None:
        answers, folder, code = self._answers, self._folder, self._recovery.form.code
        create = self._create
        venue = Venue(uuid4(), answers.venue, town=answers.town) if answers.venue else None

        def work() -> OpenVault:
            return create(
                folder,
                answers.passphrase,
                code,
                organisation=Organisation(answers.organisation, answers.region),
                facilitator_name=answers.facilitator,
                venue=venue,
            )

        self._recovery.set_busy(True)
        self._tasks.run(self, work, self._made, self._refused)

    def _made(self, vault: OpenVault) -> None:
        self._vault = vault
        self._answers.passphrase = ""
        self._passphrase.wipe()
        self._recovery.form.wipe()
        self._recovery.set_busy(False)
        self._turn_to(3)
        self.vault_made.emit()

    def _refused(self, error: KnownError) -> None:
        self._recovery.set_busy(False)
        self._recovery.show_problem(error.sentence())

    def _make_group(self) -> None:
        from herstel_desktop.services.groups import add_group
        from herstel_desktop.services.organisation import venues

        if self._vault is None or not self._group.next_button.isEnabled():
            return
        self._group.next_button.setEnabled(False)
        store, draft = self._vault.store, self._group.draft(date.today())

        def work() -> object:
            places = venues(store)
            venue_id = places[0].id if places else None
            return add_group(store, replace(draft, venue_id=venue_id)).id

        self._tasks.run(self, work, self._finish, self._group_refused)

    def _group_refused(self, error: KnownError) -> None:
        self._group.next_button.setEnabled(True)
        self._group.show_problem(error.sentence())

    def _finish(self, group_id: object) -> None:
        vault, self._vault = self._vault, None
        if vault is not None:
            self.finished.emit(vault, group_id)
