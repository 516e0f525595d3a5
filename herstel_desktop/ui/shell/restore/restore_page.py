"""The three steps in one window, before any vault is open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from herstel_desktop.domain.backups import BackupCopy
from herstel_desktop.domain.errors import InvalidInputError, KnownError
from herstel_desktop.domain.jobs import Job, JobStoppedError
from herstel_desktop.ui.shell.first_start.step import Step
from herstel_desktop.ui.shell.lock_page import LockPage
from herstel_desktop.ui.shell.restore.choose_step import ChooseStep
from herstel_desktop.ui.shell.restore.look_step import LookStep
from herstel_desktop.ui.shell.restore.secret_step import SecretStep
from herstel_desktop.ui.tasks import Tasks
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Pages, bring_into_view, label
from herstel_desktop.ui.widgets.job_bar import JobBar
from herstel_desktop.ui.widgets.sticks import sticks

if TYPE_CHECKING:
    from herstel_desktop.services.restoring import OpenedCopy

_CHOOSE, _SECRET, _LOOK = range(3)


class RestorePage(LockPage):
    """Puts a copy back in the vault's folder.

    Signals:
        left: back to where the person came from; nothing has changed.
        restored(str): it is done; a sentence for the unlock page.
    """

    left = Signal()
    restored = Signal(str)

    def __init__(self, theme: Theme, tasks: Tasks, folder: Path) -> None:
        super().__init__(theme, 720)
        self._tasks, self._folder = tasks, folder
        self._path: Path | None = None
        self._copy: OpenedCopy | None = None
        self._place = label("", "muted")
        self._pages = Pages()
        self._choose, self._secret = ChooseStep(theme), SecretStep(theme)
        self._look = LookStep(theme)
        self._steps: tuple[Step, ...] = (self._choose, self._secret, self._look)
        self._bar = JobBar(theme, self.tr("S&toppen"))
        self.body.addWidget(self._place)
        for step in self._steps:
            self._pages.add(step)
        self.body.addWidget(self._pages)
        self.body.addWidget(self._bar)
        self._choose.back.connect(self._leave)
        self._choose.look_again.connect(self.look_for_copies)
        self._choose.chosen.connect(self._take)
        self._secret.back.connect(self._back_to_choice)
        self._secret.passphrase.connect(self._open_with_passphrase)
        self._secret.code.connect(self._open_with_code)
        self._look.back.connect(self._back_to_choice)
        self._look.put_back.connect(self._put_back)
        self._turn_to(_CHOOSE)

    def look_for_copies(self) -> None:
        """List what can be found now."""
        folder, others = self._folder, tuple(stick.copies for stick in sticks())

        def work() -> tuple[BackupCopy, ...]:
            from herstel_desktop.services.restoring import found_copies

            return found_copies(folder, others)

        self._tasks.run(self, work, self._found)

    def put_away(self) -> None:
        """Stop what is being done and clear away what was taken out of a copy."""
        self._bar.stop()
        self._secret.wipe()
        self._close_copy()

    def _found(self, copies: tuple[BackupCopy, ...]) -> None:
        self._choose.show_copies(copies)
        self.order_tabs()
        if self._pages.current == _CHOOSE:
            self._choose.entered()

    def _take(self, path: Path) -> None:
        self._path = path
        self._turn_to(_SECRET)

    def _open_with_passphrase(self, passphrase: str) -> None:
        folder, path = self._folder, self._path

        def work(job: Job) -> OpenedCopy:
            from herstel_desktop.services.restoring import open_copy

            assert path is not None
            return open_copy(path, passphrase, folder, job)

        self._open(work)

    def _open_with_code(self, typed: str) -> None:
        folder, path = self._folder, self._path

        def work(job: Job) -> OpenedCopy:
            from herstel_desktop.services.restoring import open_copy_with_recovery_code

            assert path is not None
            return open_copy_with_recovery_code(path, typed, folder, job)

        self._open(work)

    def _open(self, work: Callable[[Job], OpenedCopy]) -> None:
        job = self._bar.begin(self.tr("De kopie wordt bekeken en gecontroleerd."))
        self._secret.next_button.setEnabled(False)
        self._secret.back_button.setEnabled(False)
        bring_into_view(self._bar)
        self._tasks.run(self, lambda: work(job), self._opened, self._refused)

    def _opened(self, copy: OpenedCopy) -> None:
        from herstel_desktop.services.restoring import has_something

        self._copy = copy
        self._ended()
        self._secret.wipe()
        self._look.show_copy(copy, keeps_old=has_something(self._folder))
        self._turn_to(_LOOK)

    def _refused(self, error: KnownError) -> None:
        from herstel_desktop.services.vault_access import (
            WrongPassphraseError,
            WrongRecoveryCodeError,
        )

        self._ended()
        # A typing error in the code is an invalid input.
        about_secret = WrongPassphraseError | WrongRecoveryCodeError | InvalidInputError
        if isinstance(error, JobStoppedError):
            self._secret.refuse(self.tr("Gestopt. Er is niets veranderd."))
        elif isinstance(error, about_secret):
            self._secret.refuse(error.sentence())
        else:
            self._turn_to(_CHOOSE)
            self._choose.show_problem(error.sentence())

    def _ended(self) -> None:
        self._bar.end()
        self._secret.next_button.setEnabled(True)
        self._secret.back_button.setEnabled(True)

    def _put_back(self) -> None:
        copy, today = self._copy, date.today()
        if copy is None or not self._look.next_button.isEnabled():
            return
        self._look.next_button.setEnabled(False)
        self._look.back_button.setEnabled(False)
        self._tasks.run(self, lambda: copy.put_back(today), self._done, self._not_done)

    def _done(self, old: Path | None) -> None:
        self._copy = None
        sentence = self.tr("De kopie is teruggezet. Open hem met de wachtzin van toen.")
        if old is not None:
            kept = self.tr("De oude kluis staat in de map ernaast: {name}.").format(name=old.name)
            sentence = f"{sentence} {kept}"
        self.restored.emit(sentence)

    def _not_done(self, error: KnownError) -> None:
        self._look.next_button.setEnabled(True)
        self._look.back_button.setEnabled(True)
        self._look.show_problem(error.sentence())

    def _back_to_choice(self) -> None:
        self._close_copy()
        self._secret.wipe()
        self._turn_to(_CHOOSE)

    def _leave(self) -> None:
        self.put_away()
        self.left.emit()

    def _close_copy(self) -> None:
        if self._copy is not None:
            self._copy.close()
            self._copy = None

    def _turn_to(self, place: int) -> None:
        self._pages.turn_to(place)
        self._place.setText(self.tr("Stap {n} van 3").format(n=place + 1))
        self._steps[place].show_problem("")
        self._steps[place].entered()
        bring_into_view(self._place)
