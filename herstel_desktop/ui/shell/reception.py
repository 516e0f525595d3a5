"""Which window stands: the first start, the unlock page, or the open vault.

Locking, in this order: every screen stores its drafts; what was still under way in the lanes is
waited for and dropped; dialogs, menus and previews close; the main window goes; store and keys are
closed and wiped; the unlock page shows. It holds with any dialog open: the code that waits for one
goes on when the vault is closed already, and its `ScreenContext` does nothing any more.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QPoint, QSize, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget

from herstel_desktop.domain.errors import KnownError
from herstel_desktop.ui.shell.clipboard import ClipboardGuard
from herstel_desktop.ui.shell.idle import IdleWatch
from herstel_desktop.ui.shell.keys import KeysAnywhere
from herstel_desktop.ui.shell.lock_page import LockPage
from herstel_desktop.ui.shell.presenter import DialogPresenter
from herstel_desktop.ui.shell.unlock_page import UnlockPage
from herstel_desktop.ui.tasks import TaskRunner
from herstel_desktop.ui.theme.theme import Theme

if TYPE_CHECKING:
    from uuid import UUID

    from herstel_desktop.domain.changes import Changes, Outcome
    from herstel_desktop.domain.crisis import CrisisLine
    from herstel_desktop.services.vault_access import AttemptPause, OpenVault
    from herstel_desktop.ui.shell.main_window import MainWindow


class Reception(QObject):
    """Opens, locks and leaves; one vault, one window at a time."""

    def __init__(self, application: QApplication, theme: Theme, folder: Path) -> None:
        super().__init__(application)
        self._application, self._theme, self._folder = application, theme, folder
        self._presenter = DialogPresenter(theme)
        self._tasks = TaskRunner(self._presenter, self)
        self._idle = IdleWatch(application, self)
        self._idle.idle.connect(self.lock)
        self._clipboard = ClipboardGuard(application, self)
        self._keys = KeysAnywhere(self)
        self._keys.crisis.connect(self.show_crisis)
        self._keys.shield.connect(self._shield)
        self._keys.lock.connect(self.lock)
        self._page: LockPage | None = None
        self._window: MainWindow | None = None
        self._vault: OpenVault | None = None
        self._pause: AttemptPause | None = None
        self._crisis_lines: tuple[CrisisLine, ...] = ()
        self._crisis_open = False
        self._untold: KnownError | None = None
        self._check = QTimer(self)
        self._check.setSingleShot(True)
        self._check.setInterval(_CHECK_AFTER_MS)
        self._check.timeout.connect(self._check_whole_file)
        self._prepared: MainWindow | None = None
        self._to_show: tuple[_Placement, LockPage | None] | None = None
        self._show_late = QTimer(self)
        self._show_late.setSingleShot(True)
        self._show_late.setInterval(_SHOWN_AFTER_MS)
        self._show_late.timeout.connect(self._show_window)

    @property
    def idle_watch(self) -> IdleWatch:
        """Counts until it locks."""
        return self._idle

    @property
    def tasks(self) -> TaskRunner:
        """The lanes; tests wait for them."""
        return self._tasks

    @property
    def front(self) -> QWidget | None:
        """The window that stands now."""
        return self._window or self._page

    def open(self, *, has_vault: bool) -> None:
        """Show the first window."""
        if has_vault:
            self._show_unlock_page()
        else:
            self._show_first_start()

    def lock(self, sentence: str = "") -> None:
        """Lock the vault and show the unlock page; nothing happens when it is locked.

        In the first start it is open from the fourth step on; the group is then made later.

        Args:
            sentence: Dutch, why it was locked; without any name.
        """
        window = self._window
        if window is None:
            self._lock_first_start()
            return
        self._show_window()
        place = _Placement.of(window)
        vault, all_kept = self._leave_vault(window)
        vault.close()
        page = self._show_unlock_page(place)
        if sentence or not all_kept:
            page.show_message(sentence or _not_all_kept())

    def leave(self) -> None:
        """Store drafts, close the vault and end the program."""
        page, vault = self._page, None
        self._idle.stop()
        if self._window is not None:
            self._show_window()
            vault, _all_kept = self._leave_vault(self._window)
        elif page is not None:
            page.hide()
            page.put_away()
            vault = page.vault
        self._clipboard.clear()
        self._tasks.stop()
        if vault is not None:
            vault.close()
        self._application.exit(0)

    def show_crisis(self) -> None:
        """F9, from anywhere; over a dialog too."""
        from herstel_desktop.services.crisis import default_crisis_lines, how_to_talk
        from herstel_desktop.ui.shell.crisis_dialog import CrisisDialog

        if self._crisis_open:
            return
        _close_popups()
        lines = self._crisis_lines or default_crisis_lines()
        parent = self._application.activeModalWidget() or self.front
        dialog = CrisisDialog(self._theme, parent, lines, how_to_talk())
        self._crisis_open = True
        try:
            dialog.exec()
        finally:
            self._crisis_open = False
        if shiboken6.isValid(dialog):  # it went with its parent when the vault was locked
            dialog.deleteLater()

    def _shield(self) -> None:
        if self._window is not None:
            self._window.shield_more()

    def _show_unlock_page(self, place: _Placement | None = None) -> UnlockPage:
        page = UnlockPage(self._theme, self._tasks, self._folder)
        page.unlocked.connect(self._enter_vault)
        page.restore_wanted.connect(self._show_restore)
        if self._pause is not None:
            page.set_pause(self._pause)
        self._show_page(page, place)
        page.setFocus()
        return page

    def _show_first_start(self, place: _Placement | None = None) -> None:
        from herstel_desktop.ui.shell.first_start.wizard import FirstStart

        page = FirstStart(self._theme, self._tasks, self._folder, self._preview)
        page.vault_made.connect(self._watch_first_start)
        page.finished.connect(self._finish_first_start)
        page.restore_wanted.connect(self._show_restore)
        self._show_page(page, place)

    def _show_restore(self) -> None:
        """In the place of the page that asked for it; that one has no open vault."""
        from herstel_desktop.ui.shell.restore.restore_page import RestorePage

        place = self._put_page_away()
        page = RestorePage(self._theme, self._tasks, self._folder)
        page.left.connect(self._leave_restore)
        page.restored.connect(self._finish_restore)
        self._show_page(page, place)
        page.look_for_copies()

    def _leave_restore(self) -> None:
        from herstel_desktop.services.vault_access import has_vault

        place = self._put_page_away()
        if has_vault(self._folder):
            self._show_unlock_page(place)
        else:
            self._show_first_start(place)

    def _finish_restore(self, sentence: str) -> None:
        self._show_unlock_page(self._put_page_away()).show_message(sentence, good=True)

    def _put_page_away(self) -> _Placement | None:
        """The page that stands goes, and the next one comes in its place."""
        page, self._page = self._page, None
        if page is None:
            return None
        if isinstance(page, UnlockPage):
            self._pause = page.pause
        place = _Placement.of(page)
        page.hide()
        page.deleteLater()
        return place

    def _show_page(self, page: LockPage, place: _Placement | None = None) -> None:
        page.crisis_wanted.connect(self.show_crisis)
        page.close_wanted.connect(self.leave)
        page.painted.connect(self._warm_up)
        self._keys.listen_in(page)
        self._page = page
        (place or _Placement.first(page)).show(page)

    def _watch_first_start(self) -> None:
        from herstel_desktop.services.settings import DEFAULT_LOCK_MINUTES

        self._idle.start(DEFAULT_LOCK_MINUTES)

    def _lock_first_start(self) -> None:
        page = self._page
        vault = page.vault if page is not None else None
        if page is None or vault is None:
            return
        place = _Placement.of(page)
        self._idle.stop()
        self._tasks.wait_for_database()
        self._tasks.forget_results()
        self._close_dialogs()
        page.hide()
        page.deleteLater()
        self._clipboard.clear()
        vault.close()
        self._show_unlock_page(place)

    def _finish_first_start(self, vault: OpenVault, group_id: UUID | None) -> None:
        self._enter_vault(vault)
        if group_id is not None and self._window is not None:
            self._window.open_screen("groups", group_id=group_id)

    def _prepare_window(self, _ready: None) -> None:
        """Make the next window, in steps between which a key can be typed.

        It knows no vault and does not show.
        """
        if self._window is None and self._prepared is None:
            self._prepared = self._new_window()
            QTimer.singleShot(0, self._prepare_first_screen)

    def _prepare_first_screen(self) -> None:
        from herstel_desktop.ui.shell.main_window import FIRST_SCREEN

        if self._prepared is not None:
            self._prepared.prepare(FIRST_SCREEN)

    def _new_window(self) -> MainWindow:
        from herstel_desktop.ui.shell.discovery import discover
        from herstel_desktop.ui.shell.main_window import MainWindow

        window = MainWindow(
            vault=None,
            tasks=self._tasks,
            theme=self._theme,
            presenter=self._presenter,
            specs=discover(),
        )
        window.lock_wanted.connect(self.lock)
        window.close_wanted.connect(self.leave)
        window.crisis_wanted.connect(self.show_crisis)
        window.hub.changed.connect(self._note_changes)
        self._keys.listen_in(window)
        return window

    def _enter_vault(self, vault: OpenVault) -> None:
        from herstel_desktop.ui.shell.main_window import FIRST_SCREEN

        self._vault = vault
        window, self._prepared = self._prepared or self._new_window(), None
        window.enter(vault)
        page, self._page = self._page, None
        place = _Placement.first(window) if page is None else _Placement.of(page)
        self._window = window
        window.resize(place.size)
        window.open_screen(FIRST_SCREEN)
        if isinstance(page, UnlockPage):
            self._pause = page.pause
        self._to_show = (place, page)
        # The lane keeps its order, so this comes back after what the first screen asked.
        self._tasks.run(window, _nothing, self._show_window)
        self._show_late.start()
        self._check.start()
        self._read_settings()
        if vault.opened_by_recovery_code:
            window.open_screen("settings", section="passphrase")
        QTimer.singleShot(0, self._tell_untold)

    def _tell_untold(self) -> None:
        """What had to be said when the vault was locked; once."""
        news, self._untold = self._untold, None
        if news is not None and self._window is not None:
            self._presenter.known(news)

    def _show_window(self, _read: None = None) -> None:
        """With what its first screen shows, so that it is drawn once; after a while without."""
        to_show, self._to_show = self._to_show, None
        if to_show is None or self._window is None:
            return
        place, page = to_show
        place.show(self._window)
        if page is not None:
            page.hide()
            page.deleteLater()

    def _check_whole_file(self) -> None:
        if self._vault is not None and self._window is not None:
            verify = self._vault.store.verify
            self._tasks.run(self._window, verify, self._make_daily_copy, self._found_damage)

    def _make_daily_copy(self, _whole: None) -> None:
        """Only of a vault that was found whole; in a lane of its own, so that nobody waits."""
        vault, window = self._vault, self._window
        if vault is None or window is None:
            return

        def work() -> Outcome | None:
            from herstel_desktop.services.backups import make_daily_backup

            return make_daily_backup(vault)

        self._tasks.aside(window, work, self._daily_copy_made, self._no_daily_copy)

    def _daily_copy_made(self, outcome: Outcome | None) -> None:
        if outcome is not None and self._window is not None:
            self._window.hub.publish(outcome.changes)

    def _no_daily_copy(self, error: KnownError) -> None:
        if self._window is not None:
            self._window.tell(error)

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
        from herstel_desktop.domain.changes import Kind

        if changes.kinds & {Kind.SETTINGS, Kind.CRISIS_LINE}:
            self._read_settings()

    def _leave_vault(self, window: MainWindow) -> tuple[OpenVault, bool]:
        """Everything of locking but closing the vault and showing the next window.

        Returns:
            The vault, and whether all drafts were stored.
        """
        vault, self._vault, self._window = window.context.vault, None, None
        vault.stop_copying()
        self._idle.stop()
        self._check.stop()
        all_kept = self._tasks.finish(window.flush)
        self._untold = window.untold or self._untold
        window.leave()
        self._tasks.forget_results()
        self._close_dialogs()
        window.hide()
        window.destroyed.connect(_forget_rows)
        window.deleteLater()
        self._clipboard.clear()
        self._crisis_lines = ()
        return vault, all_kept

    def _close_dialogs(self) -> None:
        """An open dialog may not keep the vault open, nor ask whether it may be closed."""
        _close_popups()
        for widget in self._application.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.done(QDialog.DialogCode.Rejected)

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
        """Load what unlocking needs while the passphrase is being typed, not before it can be."""
        self._keys.follow(self._application)
        self._tasks.run(self, _load_heavy_parts)
        self._tasks.run(self, _prepare_first_questions, self._prepare_window)
        self._theme.load_fallback_fonts()


class _Placement(NamedTuple):
    """Where a window stands, so that the next one comes in its place."""

    size: QSize
    position: QPoint | None
    maximised: bool

    @staticmethod
    def first(widget: QWidget) -> _Placement:
        """The size of the design, or the whole screen when that is no larger."""
        room = widget.screen().availableSize()
        fits = room.width() > _SIZE.width() and room.height() > _SIZE.height()
        return _Placement(_SIZE.boundedTo(room), None, not fits)

    @staticmethod
    def of(widget: QWidget) -> _Placement:
        return _Placement(widget.size(), widget.pos(), widget.isMaximized())

    def show(self, widget: QWidget) -> None:
        """Show a window in this place."""
        widget.resize(self.size)
        if self.maximised:
            widget.showMaximized()
            return
        if self.position is not None:
            widget.move(self.position)
        widget.show()


_SIZE = QSize(1366, 768)
_SHOWN_AFTER_MS = 300
_CHECK_AFTER_MS = 1000
"""Reading the whole file would slow the drawing of the first screen. Who writes sooner than this
has the file checked before that."""


def _close_popups() -> None:
    """Menus, calendars, lists and tips that hang open."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    QToolTip.hideText()


def _forget_rows() -> None:
    """Rows and drafts of the window that goes hang in circles; break them when it is gone."""
    QTimer.singleShot(0, gc.collect)


def _not_all_kept() -> str:
    return QCoreApplication.translate(
        "Reception",
        "De kluis is op slot. Niet alles wat je het laatst typte, kon worden bewaard. Kijk het na "
        "als de kluis weer open is.",
    )


def _load_heavy_parts() -> None:
    from herstel_desktop.services import settings, vault_access  # noqa: F401
    from herstel_desktop.ui.shell.discovery import load_code
    from herstel_desktop.ui.shell.main_window import FIRST_SCREEN

    vault_access.load_libraries()
    load_code(FIRST_SCREEN)


def _nothing() -> None:
    pass


def _prepare_first_questions() -> None:
    from herstel_desktop.services.first_questions import prepare_first_questions

    prepare_first_questions()
