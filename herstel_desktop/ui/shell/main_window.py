"""The window while the vault is open: side bar, bar, and one screen at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from herstel_desktop.domain.changes import Outcome, Person
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.ui.changes import ChangeHub
from herstel_desktop.ui.shell.dialog_covers import DialogCovers
from herstel_desktop.ui.shell.heading_bar import HeadingBar
from herstel_desktop.ui.shell.names import NameShield, Shield
from herstel_desktop.ui.shell.navigation import SideBar
from herstel_desktop.ui.shell.neutral_page import NeutralPage
from herstel_desktop.ui.shell.screen import Place, Screen, ScreenContext, ScreenSpec
from herstel_desktop.ui.shell.undo import UndoStack
from herstel_desktop.ui.tasks import ErrorPresenter, Tasks
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from herstel_desktop.services.vault_access import OpenVault

FIRST_SCREEN = "today"


@dataclass(frozen=True)
class _Visit:
    """A screen that was shown, and with what."""

    screen_id: str
    target: dict[str, Any]


class MainWindow(QMainWindow):
    """Shows screens and does for them what `screen.Window` promises.

    Signals:
        lock_wanted: somebody asked to lock the vault.
        close_wanted: somebody asked to leave; the shell stores drafts first.
        crisis_wanted: the crisis ladder is wanted.

    Attributes:
        untold: what a screen had to say while the vault was being locked; to be told after it.
    """

    lock_wanted = Signal()
    close_wanted = Signal()
    crisis_wanted = Signal()

    def __init__(
        self,
        *,
        vault: OpenVault | None,
        tasks: Tasks,
        theme: Theme,
        presenter: ErrorPresenter,
        specs: Sequence[ScreenSpec],
    ) -> None:
        """Make it.

        Args:
            vault: None while it is still locked; `enter` brings it.
        """
        super().__init__()
        self._theme, self._tasks, self._presenter = theme, tasks, presenter
        self._specs = {spec.id: spec for spec in specs}
        self._screens: dict[str, Screen] = {}
        self._visits: list[_Visit] = []
        self._undo = UndoStack()
        self._leaving = False
        self.untold: KnownError | None = None
        self._hub = ChangeHub(self)
        self._names = NameShield(self)
        self._covers = DialogCovers(theme)
        self.context = ScreenContext(
            vault=vault,
            tasks=tasks,
            hub=self._hub,
            theme=theme,
            names=self._names,
            window=self,
            parent=self,
        )
        self.setWindowTitle("Herstel Desktop")
        self._lay_out(specs)
        self._connect()

    def _lay_out(self, specs: Sequence[ScreenSpec]) -> None:
        """From the outside in: what gets another parent is dressed again with all its parts."""
        central, beside = QWidget(), QWidget()
        self.setCentralWidget(central)
        layout = QHBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._side_bar = SideBar(self._theme, specs)
        layout.addWidget(self._side_bar)
        layout.addWidget(beside, 1)
        right = QVBoxLayout(beside)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        self._bar = HeadingBar(self._theme)
        self._stack = QStackedWidget()
        right.addWidget(self._bar)
        right.addWidget(self._stack, 1)
        self._neutral = NeutralPage(self._theme)
        self._stack.addWidget(self._neutral)
        self._toast = Toast(self._theme, beside, self._bar.room_for_message)

    def _connect(self) -> None:
        self._side_bar.chosen.connect(self.open_screen)
        self._side_bar.crisis.connect(self.crisis_wanted)
        self._bar.shield.connect(self.shield_more)
        self._bar.lock.connect(self.lock_wanted)
        self._bar.search.connect(self._search)
        self._names.changed.connect(self._shield_changed)
        for keys, act in (
            ("Ctrl+K", self._search),
            ("Alt+Left", self.open_parent),
            ("Ctrl+Q", self.close),
            (QKeySequence(QKeySequence.StandardKey.Undo).toString(), self.undo_last),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        in_side_bar = [each for each in self._specs.values() if each.place is not Place.HIDDEN]
        for number, spec in enumerate(in_side_bar, start=1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(lambda chosen=spec.id: self.open_screen(chosen))

    def prepare(self, screen_id: str) -> None:
        """Put a screen together and dress everything, before the vault is open."""
        self._built(screen_id)
        for part in self.findChildren(QWidget):
            part.ensurePolished()

    def enter(self, vault: OpenVault) -> None:
        """The vault is open now."""
        self.context.enter(vault)

    @property
    def hub(self) -> ChangeHub:
        """Where changes are told."""
        return self._hub

    @property
    def current_screen(self) -> Screen | None:
        """The screen that shows, also while it is shielded."""
        return self._screens.get(self._visits[-1].screen_id) if self._visits else None

    def open_screen(self, screen_id: str, **target: Any) -> None:
        """Show a screen, built the first time."""
        screen = self._built(screen_id)
        if screen is None:
            return
        previous = self.current_screen
        if previous is not None and previous is not screen:
            previous.flush()
        self._visits = [*self._visits, _Visit(screen_id, target)][-30:]
        spec = self._specs[screen_id]
        self._side_bar.show_current(spec.parent_id or screen_id)
        screen.enter(**target)
        self._show_current()
        focus = screen.first_focus()
        if focus is not None:
            focus.setFocus()

    def open_parent(self) -> None:
        """Go back to the screen that was shown before this one."""
        if len(self._visits) < 2:
            return
        here = self._visits.pop().screen_id
        while self._visits and self._visits[-1].screen_id == here:
            self._visits.pop()
        last = self._visits.pop() if self._visits else _Visit(FIRST_SCREEN, {})
        self.open_screen(last.screen_id, **last.target)

    def show_outcome(self, outcome: Outcome) -> None:
        """Publish the changes; show the toast with its undo."""
        self._undo.push(outcome)
        self._hub.publish(outcome.changes)
        if outcome.sentence:
            undo = (lambda: self._take_back(self._undo.take(outcome))) if outcome.undo else None
            self._say(outcome.said(self._shown), undo)

    def tell(self, news: KnownError) -> None:
        """Say it in a toast; while the vault is being locked, keep it in `untold`."""
        if self._leaving:
            self.untold = news
        else:
            self._say(news.sentence())

    def show_problem(self, error: KnownError) -> None:
        """Show a known error in a calm dialog."""
        self._presenter.known(error)

    def undo_last(self) -> None:
        """Ctrl+Z: take back the newest change that can be; nothing behind a neutral screen."""
        if self._names.level is Shield.NEUTRAL:
            return
        outcome = self._undo.pop()
        if outcome is None:
            self._toast.show_message(self.tr("Er is niets om ongedaan te maken."))
        else:
            self._take_back(outcome)

    def preview(self, title: str, build: Callable[[], bytes], file_name: str) -> None:
        """Show a PDF made in the rendering lane, to print or to save."""
        from herstel_desktop.ui.widgets.pdf_preview import preview_pdf

        preview_pdf(
            self._theme,
            self._tasks,
            self._presenter,
            self,
            title=title,
            build=build,
            file_name=file_name,
        )

    def lock(self) -> None:
        """Lock the vault now."""
        self.lock_wanted.emit()

    def shield_more(self) -> None:
        """F8: initials only, then a neutral screen, then open again."""
        self._names.next_level()

    def flush(self) -> None:
        """Before locking: have every screen store what was typed and not yet stored."""
        self._leaving = True
        for screen in self._screens.values():
            screen.flush()

    def leave(self) -> None:
        """The vault is being locked: no screen asks anything of it any more."""
        self.context.leave()
        self._undo.clear()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.close_wanted.emit()

    def _built(self, screen_id: str) -> Screen | None:
        if screen_id not in self._screens:
            spec = self._specs.get(screen_id)
            if spec is None:
                return None
            screen = spec.build(self.context)
            screen.heading_changed.connect(self._heading_changed)
            self._screens[screen_id] = screen
            self._stack.addWidget(screen)
        return self._screens[screen_id]

    def _show_current(self) -> None:
        screen = self.current_screen
        if screen is None:
            return
        if self._names.level is Shield.NEUTRAL:
            self._stack.setCurrentWidget(self._neutral)
            self._bar.show_heading("Herstel Desktop", "")
        else:
            self._stack.setCurrentWidget(screen)
            self._bar.show_heading(*screen.heading)

    def _heading_changed(self, title: str, subtitle: str) -> None:
        if self.sender() is self.current_screen and self._names.level is not Shield.NEUTRAL:
            self._bar.show_heading(title, subtitle)

    def _say(self, sentence: str, undo: Callable[[], object] | None = None) -> None:
        if self._names.level is not Shield.NEUTRAL:
            self._toast.show_message(sentence, undo)

    def _shown(self, person: Person) -> str:
        return self._names.shown(person.name, person.id)

    def _shield_changed(self) -> None:
        self._bar.show_shield(self._names.level)
        self._toast.hide()
        QToolTip.hideText()
        if self._names.level is Shield.OPEN:
            self._covers.uncover()
        else:
            self._covers.cover()
        self._show_current()
        if self.current_screen is not None and self._names.level is not Shield.NEUTRAL:
            self.current_screen.load_if_stale()  # something may have changed behind the shield

    def _search(self) -> None:
        from herstel_desktop.ui.shell.search_palette import SearchPalette

        if self._names.level is Shield.NEUTRAL:
            return
        palette = SearchPalette(self.context, tuple(self._specs.values()), self)
        palette.exec()
        palette.deleteLater()

    def _take_back(self, outcome: Outcome | None) -> None:
        if outcome is None or outcome.undo is None:
            return
        undo, store = outcome.undo, self.context.store

        def finish(undone: Outcome) -> None:
            self._hub.publish(undone.changes)
            self._say(undone.said(self._shown) or self.tr("Ongedaan gemaakt."))

        self._tasks.run(self, lambda: undo(store), finish)
