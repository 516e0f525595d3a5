"""Unlock: asks for a passphrase and nothing else; the recovery code is one step away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstel_desktop.domain.errors import KnownError
from herstel_desktop.ui.shell.lock_page import LockPage
from herstel_desktop.ui.shell.passphrase_field import PassphraseField
from herstel_desktop.ui.tasks import Tasks
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button, Pages, bring_into_view, label, row, set_role

if TYPE_CHECKING:
    from herstel_desktop.services.vault_access import AttemptPause, OpenVault
    from herstel_desktop.ui.shell.recovery_code_page import RecoveryCodePage


class UnlockPage(LockPage):
    """The window before the vault is open.

    Signals:
        unlocked(OpenVault): it is open now.
        restore_wanted: the person has a backup copy to put back.
    """

    unlocked = Signal(object)
    restore_wanted = Signal()

    def __init__(self, theme: Theme, tasks: Tasks, folder: Path) -> None:
        super().__init__(theme)
        self._tasks, self._folder = tasks, folder
        self._pause: AttemptPause | None = None
        self._busy = False
        self._pages = Pages()
        self._pages.add(self._passphrase_page())
        self._code: RecoveryCodePage | None = None
        self.body.addWidget(self._pages)
        self._message = label("", "error")
        self._message.setVisible(False)
        self.body.addWidget(self._message)
        self._countdown = QTimer(self)
        self._countdown.setInterval(1000)
        self._countdown.timeout.connect(self._count_down)

    @property
    def pause(self) -> AttemptPause | None:
        """Counts wrong attempts, once there was one; the next window goes on with it."""
        return self._pause

    def set_pause(self, pause: AttemptPause) -> None:
        """Go on counting wrong attempts where the last window stopped."""
        self._pause = pause
        self._count_down()

    def show_message(self, sentence: str, *, good: bool = False) -> None:
        """A sentence under the field; an empty one takes it away."""
        set_role(self._message, "good" if good else "error")
        self._message.setText(sentence)
        self._message.setVisible(bool(sentence))
        if sentence:
            bring_into_view(self._message)

    def _passphrase_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self.theme.px(10))
        layout.addWidget(label(self.tr("De kluis is op slot"), "title"))
        layout.addWidget(label(self.tr("Typ je wachtzin om verder te gaan.")))
        self._field = PassphraseField(self.theme, self.tr("&Wachtzin"))
        self._field.submitted.connect(self._unlock)
        layout.addWidget(self._field.name_label)
        layout.addWidget(self._field)
        self._open = Button(self.theme, self.tr("&Openen"), "log-in", "primary", self._unlock)
        self._open.setDefault(True)
        layout.addWidget(self._open)
        code = Button(
            self.theme,
            self.tr("Ik weet mijn wachtzin niet. Ik heb de &herstelcode."),
            role="flat",
            on_click=self._turn_to_code,
        )
        copy = Button(
            self.theme,
            self.tr("Ik heb een &reservekopie"),
            role="flat",
            on_click=self._want_restore,
        )
        layout.addLayout(row(code, None))
        layout.addLayout(row(copy, None))
        self.setFocusProxy(self._field)
        return page

    def _want_restore(self) -> None:
        if not self._busy:
            self._field.wipe()
            self.restore_wanted.emit()

    def _turn_to_code(self) -> None:
        if self._code is None:
            from herstel_desktop.ui.shell.recovery_code_page import RecoveryCodePage

            self._code = RecoveryCodePage(self.theme)
            self._code.submitted.connect(self._unlock_with_code)
            self._code.left.connect(self._turn_to_passphrase)
            self._pages.add(self._code)
            self.order_tabs()
            self._enable(self._open.isEnabled())
        self._turn_to(1, self._code)

    def _turn_to_passphrase(self) -> None:
        self._turn_to(0, self._field)

    def _turn_to(self, page: int, focus: QWidget) -> None:
        self.show_message("")
        self._pages.turn_to(page)
        focus.setFocus()

    def _unlock(self) -> None:
        folder, passphrase = self._folder, self._field.text
        if not passphrase:
            self.show_message(self.tr("Typ eerst je wachtzin."))
            return

        def work() -> OpenVault:
            from herstel_desktop.services import vault_access

            return vault_access.unlock(folder, passphrase)

        self._start(work)

    def _unlock_with_code(self) -> None:
        if self._code is None:
            return
        folder, typed = self._folder, self._code.line.text()

        def work() -> OpenVault:
            from herstel_desktop.services import vault_access

            return vault_access.unlock_with_recovery_code(folder, typed)

        self._start(work)

    def _start(self, work: Callable[[], OpenVault]) -> None:
        if self._busy or (self._pause is not None and self._pause.seconds_left()):
            return
        self._set_busy(True)
        self.show_message(self.tr("De kluis gaat open…"), good=True)
        self._tasks.run(self, work, self._succeed, self._fail)

    def _succeed(self, vault: OpenVault) -> None:
        if self._pause is not None:
            self._pause.note_right()
        self._field.wipe()
        if self._code is not None:
            self._code.line.clear()
        self.show_message("")
        self._set_busy(False)
        self.unlocked.emit(vault)

    def _fail(self, error: KnownError) -> None:
        from herstel_desktop.services.vault_access import (
            AttemptPause,
            WrongPassphraseError,
            WrongRecoveryCodeError,
        )

        self._set_busy(False)
        self.show_message(error.sentence())
        if isinstance(error, WrongPassphraseError | WrongRecoveryCodeError):
            self._pause = self._pause or AttemptPause()
            self._pause.note_wrong()
            self._count_down()
        if self._code is not None and self._pages.current == 1:
            self._code.setFocus()
        else:
            self._field.line.selectAll()
            self._field.setFocus()

    def _count_down(self) -> None:
        seconds = self._pause.seconds_left() if self._pause is not None else 0
        if seconds:
            self._countdown.start()
            wait = self.tr("1 seconde") if seconds == 1 else self.tr("{n} seconden")
            self.show_message(
                self.tr(
                    "Dat klopt niet. Wacht nog {wait}. De kluis blijft gewoon bewaard, hoe vaak "
                    "het ook misgaat."
                ).format(wait=wait.format(n=seconds))
            )
        elif self._countdown.isActive():
            self._countdown.stop()
            self.show_message(self.tr("Je kunt het opnieuw proberen."), good=True)
        self._enable(not seconds and not self._busy)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._enable(not busy)

    def _enable(self, enabled: bool) -> None:
        self._open.setEnabled(enabled)
        if self._code is not None:
            self._code.open_button.setEnabled(enabled)
