"""Which window stands: the first start, the unlock page, or the open vault.

Locking, in this order: every screen stores its drafts; what was still under way in the lanes is
waited for and dropped; dialogs and previews close; the main window goes; store and keys are closed
and wiped; the unlock page shows. It holds with any dialog open, for dialogs are closed by it.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from herstel_desktop.domain.changes import Changes, Kind
from herstel_desktop.domain.crisis import CrisisLine
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.ui.shell.idle import IdleWatch
from herstel_desktop.ui.shell.lock_page import LockPage
from herstel_desktop.ui.shell.presenter import DialogPresenter
from herstel_desktop.ui.shell.unlock_page import UnlockPage
from herstel_desktop.ui.tasks import TaskRunner
from herstel_desktop.ui.theme.theme import Theme

if TYPE_CHECKING:
    from uuid import UUID

    from herstel_desktop.services.vault_access import AttemptPause, OpenVault
    from herstel_desktop.ui.shell.main_window import MainWindow

CLIPBOARD_CLEARED_AFTER_MS = 10_000


class Reception(QObject):
    """Opens, locks and leaves; one vault, one window at a time."""

    def __init__(self, application: QApplication, theme: Theme, folder: Path) -> None:
        super().__init__(application)
        self._application, self._theme, self._folder = application, theme, folder
        self._presenter = DialogPresenter(theme)
        self._tasks = TaskRunner(self._presenter, self)
        self._idle = IdleWatch(application)
        self._idle.idle.connect(self.lock)
        self._page: LockPage | None = None
        self._window: MainWindow | None = None
        self._vault: OpenVault | None = None
        self._pause: AttemptPause | None = None
        self._crisis_lines: tuple[CrisisLine, ...] = ()
        self._copied = ""
        application.clipboard().dataChanged.connect(self._note_copy)

    @property
    def tasks(self) -> TaskRunner:
        """The lanes; tests wait for them."""
        return self._tasks

    @property
    def front(self) -> QWidget | None:
        """The window that stands now."""
        return self._window or self._page

    def open(self, *, has_vault: bool) -> None:
        """Show the first window, then get ready what the next one needs."""
        if has_vault:
            self._show_unlock_page()
        else:
            self._show_first_start()
        QTimer.singleShot(0, self._warm_up)

    def lock(self, sentence: str = "") -> None:
        """Lock the vault and show the unlock page; nothing happens when it is locked."""
        vault = self._leave_vault()
        if vault is None:
            return
        page = self._show_unlock_page()
        if sentence:
            page.show_message(sentence)
        vault.close()

    def leave(self) -> None:
        """Store drafts, close the vault and end the program."""
        vault = self._leave_vault()
        if vault is None and self._page is not None and hasattr(self._page, "vault"):
            vault = self._page.vault
        self._clear_clipboard()
        self._tasks.stop()
        if vault is not None:
            vault.close()
        self._application.quit()

    def show_crisis(self) -> None:
        """F9, from anywhere."""
        from herstel_desktop.services.crisis import default_crisis_lines, how_to_talk
        from herstel_desktop.ui.shell.crisis_dialog import CrisisDialog

        lines = self._crisis_lines or default_crisis_lines()
        dialog = CrisisDialog(self._theme, self.front, lines, how_to_talk())
        dialog.exec()
        dialog.deleteLater()

    def _show_unlock_page(self) -> UnlockPage:
        page = UnlockPage(self._theme, self._tasks, self._folder)
        page.unlocked.connect(self._enter_vault)
        if self._pause is not None:
            page.set_pause(self._pause)
        self._show_page(page)
        page.setFocus()
        return page

    def _show_first_start(self) -> None:
        from herstel_desktop.ui.shell.first_start.wizard import FirstStart

        page = FirstStart(self._theme, self._tasks, self._folder, self._preview)
        page.finished.connect(self._finish_first_start)
        self._show_page(page)

    def _show_page(self, page: LockPage) -> None:
        page.crisis_wanted.connect(self.show_crisis)
        page.resize(*_SIZE)
        page.show()
        old, self._page = self._page, page
        if old is not None:
            old.close()
            old.deleteLater()

    def _finish_first_start(self, vault: OpenVault, group_id: UUID | None) -> None:
        self._enter_vault(vault)
        if group_id is not None and self._window is not None:
            self._window.open_screen("groups", group_id=group_id)

    def _enter_vault(self, vault: OpenVault) -> None:
        from herstel_desktop.ui.shell.discovery import discover
        from herstel_desktop.ui.shell.main_window import FIRST_SCREEN, MainWindow

        self._vault = vault
        window = MainWindow(
            vault=vault,
            tasks=self._tasks,
            theme=self._theme,
            presenter=self._presenter,
            specs=discover(),
        )
        window.lock_wanted.connect(self.lock)
        window.close_wanted.connect(self.leave)
        window.crisis_wanted.connect(self.show_crisis)
        window.hub.changed.connect(self._note_changes)
        self._window = window
        window.resize(self._page.size() if self._page is not None else window.sizeHint())
        window.open_screen(FIRST_SCREEN)
        window.show()
        page, self._page = self._page, None
        if page is not None:
            page.hide()
            page.deleteLater()
        self._tasks.run(window, vault.store.verify, None, self._found_damage)
        self._read_settings()
        if vault.opened_by_recovery_code:
            window.open_screen("settings", section="passphrase")
        QTimer.singleShot(0, self._theme.load_fallback_fonts)

    def _found_damage(self, error: KnownError) -> None:
        """The whole file was read and is not whole; nothing has been written to it."""
        self.lock(error.sentence())

    def _read_settings(self) -> None:
        vault, window = self._vault, self._window
        if vault is None or window is None:
            return
        store = vault.store

        def work() -> tuple[int, tuple[CrisisLine, ...]]:
            from herstel_desktop.services import settings

            return settings.lock_minutes(store), settings.crisis_lines(store)

        self._tasks.run(window, work, self._take_settings)

    def _take_settings(self, found: tuple[int, tuple[CrisisLine, ...]]) -> None:
        minutes, self._crisis_lines = found
        self._idle.start(minutes)

    def _note_changes(self, changes: Changes) -> None:
        if changes.kinds & {Kind.SETTINGS, Kind.CRISIS_LINE}:
            self._read_settings()

    def _leave_vault(self) -> OpenVault | None:
        """Everything of locking but showing the next window and closing the vault."""
        vault, window = self._vault, self._window
        if vault is None or window is None:
            return None
        self._idle.stop()
        window.flush()
        self._tasks.wait_for_database()
        self._tasks.forget_results()
        self._close_dialogs()
        self._vault = self._window = None
        window.hide()
        window.deleteLater()
        self._clear_clipboard()
        return vault

    def _close_dialogs(self) -> None:
        """An open dialog may not keep the vault open."""
        for widget in self._application.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.reject()
        popup = self._application.activePopupWidget()
        if popup is not None:
            popup.close()

    def _preview(self, title: str, build: Callable[[], bytes], file_name: str) -> None:
        """A preview over the first-start window, which is no main window."""
        from herstel_desktop.ui.widgets.pdf_preview import preview_pdf

        preview_pdf(
            self._theme,
            self._tasks,
            self._presenter,
            self.front,
            title=title,
            build=build,
            file_name=file_name,
        )

    def _warm_up(self) -> None:
        """Load what unlocking needs while the passphrase is being typed."""
        self._tasks.run(self, _load_heavy_parts)

    def _note_copy(self) -> None:
        """What was copied here leaves the clipboard after ten seconds."""
        clipboard = self._application.clipboard()
        if self._vault is not None and clipboard.ownsClipboard() and clipboard.text():
            self._copied = clipboard.text()
            QTimer.singleShot(CLIPBOARD_CLEARED_AFTER_MS, self, self._clear_clipboard)

    def _clear_clipboard(self) -> None:
        clipboard = self._application.clipboard()
        if self._copied and clipboard.text() == self._copied:
            clipboard.clear()
        self._copied = ""


_SIZE = (1366, 768)


def _load_heavy_parts() -> None:
    for name in ("vault_access", "settings", "today"):
        import_module(f"herstel_desktop.services.{name}")
