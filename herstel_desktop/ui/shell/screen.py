"""What a screen is, and what it may ask of the window around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from herstel_desktop.domain.changes import Changes, Kind, Outcome
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.ui.changes import ChangeHub
from herstel_desktop.ui.shell.names import NameShield
from herstel_desktop.ui.tasks import Failed, Tasks
from herstel_desktop.ui.theme.theme import Theme

if TYPE_CHECKING:
    from herstel_desktop.services.vault_access import OpenVault, Store

T = TypeVar("T")


class Place(Enum):
    """Where the side bar shows a screen."""

    MAIN = "main"
    BOTTOM = "bottom"
    HIDDEN = "hidden"  # opened from other screens only


@dataclass(frozen=True)
class ScreenSpec:
    """What a folder under `ui/screens` declares as `SCREEN`; discovery finds it.

    Attributes:
        id: how other screens name it in `ScreenContext.open`.
        title: Dutch, in the side bar.
        icon: a file name in `resources/icons`, without `.svg`.
        order: place in the side bar, low is high.
        build: makes the screen; imports of the feature code belong inside it.
        parent_id: the entry of the side bar that is lit while a hidden screen shows.
    """

    id: str
    title: str
    icon: str
    order: int
    build: Callable[[ScreenContext], Screen]
    place: Place = Place.MAIN
    parent_id: str = ""


class Window(Protocol):
    """What the main window does for a screen."""

    def open_screen(self, screen_id: str, **target: Any) -> None:
        """Show another screen."""

    def open_parent(self) -> None:
        """Go back to the screen that was shown before."""

    def show_outcome(self, outcome: Outcome) -> None:
        """Publish the changes; show the toast with its undo."""

    def show_problem(self, error: KnownError) -> None:
        """Show a known error in a calm dialog."""

    def tell(self, news: KnownError) -> None:
        """Say what may not be missed; while the vault is being locked, once it is open again.

        It holds no name: who opens the vault next may be somebody else.
        """

    def preview(self, title: str, build: Callable[[], bytes], file_name: str) -> None:
        """Show a PDF made in the rendering lane, to print or to save."""

    def lock(self) -> None:
        """Lock the vault now."""


class ScreenContext(QObject):
    """Everything a screen needs from outside; nothing is global.

    Attributes:
        vault: the open vault; its store goes to services only.
        tasks, hub, theme, names: see there.
        window: opens other screens, shows toasts, problems and previews.
    """

    def __init__(
        self,
        *,
        vault: OpenVault | None,
        tasks: Tasks,
        hub: ChangeHub,
        theme: Theme,
        names: NameShield,
        window: Window,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._vault = vault
        self.tasks = tasks
        self.hub = hub
        self.theme = theme
        self.names = names
        self.window = window
        self._left = False

    @property
    def vault(self) -> OpenVault:
        """The open vault; a screen is put together before it is open, so ask when it is shown."""
        assert self._vault is not None
        return self._vault

    def enter(self, vault: OpenVault) -> None:
        """The vault is open now."""
        self._vault = vault

    def leave(self) -> None:
        """The vault is being locked: whatever is asked from now on is not done.

        Code that waited for a dialog goes on after the lock has closed it.
        """
        self._left = True

    @property
    def store(self) -> Store:
        """The open store."""
        return self.vault.store

    def read(
        self,
        owner: QObject,
        ask: Callable[[Store], T],
        then: Callable[[T], None],
        failed: Failed | None = None,
    ) -> None:
        """Ask a service in the database lane; `then` gets its answer."""
        if self._left:
            return
        store = self.vault.store
        self.tasks.run(owner, lambda: ask(store), then, failed)

    def write(
        self,
        owner: QObject,
        change: Callable[[Store], Outcome],
        then: Callable[[Outcome], None] | None = None,
        failed: Failed | None = None,
        *,
        quiet: bool = False,
    ) -> None:
        """Have a service change something; then publish it and show the toast with its undo.

        Args:
            quiet: publish without a toast, for text that is stored as it is typed.
        """
        if self._left:
            return
        store = self.vault.store

        def finish(outcome: Outcome) -> None:
            if quiet:
                self.hub.publish(outcome.changes)
            else:
                self.window.show_outcome(outcome)
            if then is not None:
                then(outcome)

        self.tasks.run(owner, lambda: change(store), finish, failed)

    def aside(
        self,
        owner: QObject,
        work: Callable[[OpenVault], Outcome],
        then: Callable[[Outcome], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Have a service do what takes seconds, beside reading and writing; then tell it."""
        if self._left:
            return
        vault = self.vault

        def finish(outcome: Outcome) -> None:
            self.window.show_outcome(outcome)
            if then is not None:
                then(outcome)

        self.tasks.aside(owner, lambda: work(vault), finish, failed)

    def open(self, screen_id: str, **target: Any) -> None:
        """Show another screen, for instance `open("groups", group_id=...)`."""
        if self._left:
            return
        self.window.open_screen(screen_id, **target)

    def preview(self, title: str, build: Callable[[Store], bytes], file_name: str) -> None:
        """Show a PDF from memory, to print or to save.

        Args:
            title: Dutch, above the preview.
            build: calls the service that makes the PDF.
            file_name: proposed when saving; neutral, without any name of a person.
        """
        if self._left:
            return
        store = self.vault.store
        self.window.preview(title, lambda: build(store), file_name)


class Screen(QWidget):
    """Base of every screen.

    Signals:
        heading_changed(str, str): title and subtitle for the bar above the screen.

    Attributes:
        reload_on: kinds of change after which `load` is called while the screen shows, or as soon
            as it shows again.
    """

    heading_changed = Signal(str, str)
    reload_on: frozenset[Kind] = frozenset()

    def __init__(self, context: ScreenContext, title: str, subtitle: str = "") -> None:
        super().__init__()
        self.context = context
        self._heading = (title, subtitle)
        self._stale = True
        self.setProperty("role", "ground")
        context.hub.changed.connect(self._note_changes)
        context.names.changed.connect(self.redraw_names)

    @property
    def heading(self) -> tuple[str, str]:
        """Title and subtitle as they stand now."""
        return self._heading

    def set_heading(self, title: str, subtitle: str = "") -> None:
        """Change what the bar above the screen says."""
        self._heading = (title, subtitle)
        self.heading_changed.emit(title, subtitle)

    def show_target(self, **target: Any) -> None:
        """Called each time the screen is opened, before it shows; `target` as given to `open`."""

    def load(self) -> None:
        """Ask for what the screen shows."""

    def redraw_names(self) -> None:
        """Names are shielded otherwise now."""

    def flush(self) -> None:
        """Store what was typed and not yet stored: the vault is about to be locked."""

    def first_focus(self) -> QWidget | None:
        """The widget that gets the keyboard when the screen opens."""
        return None

    def enter(self, **target: Any) -> None:
        """The window shows this screen: take the target and load if something changed."""
        self.show_target(**target)
        self.load_if_stale()

    def load_if_stale(self) -> None:
        """Load what was not loaded yet, or changed since."""
        if self._stale:
            self._stale = False
            self.load()

    def mark_stale(self) -> None:
        """Load again at the next showing, or now when it shows."""
        self._stale = True
        if self.isVisible():
            self.load_if_stale()

    def _note_changes(self, changes: Changes) -> None:
        if changes.kinds & self.reload_on:
            self.mark_stale()
