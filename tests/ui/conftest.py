"""A dressed application, and a context in which a screen stands as in the real window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication

from herstel_desktop.db.store import Store
from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.services.vault_access import OpenVault
from herstel_desktop.ui.changes import ChangeHub
from herstel_desktop.ui.shell.names import NameShield
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.tasks import InlineTasks
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.theme.tokens import Look


class RaisingPresenter:
    """Lets a test fail on every error that nobody expected."""

    def known(self, error: KnownError) -> None:
        raise error

    def bug(self, error: BaseException) -> None:
        raise error


@dataclass
class RecordingWindow:
    """Stands where the main window is and remembers what a screen asked of it."""

    hub: ChangeHub
    opened: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    problems: list[KnownError] = field(default_factory=list)
    told: list[KnownError] = field(default_factory=list)
    previews: list[tuple[str, bytes, str]] = field(default_factory=list)
    went_back: int = 0
    locked: int = 0

    def open_screen(self, screen_id: str, **target: Any) -> None:
        self.opened.append((screen_id, target))

    def open_parent(self) -> None:
        self.went_back += 1

    def show_outcome(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)
        self.hub.publish(outcome.changes)

    def show_problem(self, error: KnownError) -> None:
        self.problems.append(error)

    def tell(self, news: KnownError) -> None:
        self.told.append(news)

    def preview(self, title: str, build: Callable[[], bytes], file_name: str) -> None:
        self.previews.append((title, build(), file_name))

    def lock(self) -> None:
        self.locked += 1


@pytest.fixture(autouse=True)
def cleared_away(qapp: QApplication) -> Iterator[None]:
    """Let no screen of one test be dressed again in the next."""
    yield
    for each in qapp.topLevelWidgets():
        each.close()
        each.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def theme(qapp: QApplication, tmp_path: Path) -> Iterator[Theme]:
    """The light theme at 100 %; settings in a file of this test alone."""
    settings = QSettings(str(tmp_path / "look.ini"), QSettings.Format.IniFormat)
    made = Theme(qapp, settings)
    made.choose(look=Look.LIGHT, percent=100)
    made.load_fallback_fonts()
    yield made
    made.deleteLater()


@pytest.fixture
def window() -> RecordingWindow:
    """What the screen asked of the window."""
    return RecordingWindow(ChangeHub())


@pytest.fixture
def context(store: Store, theme: Theme, window: RecordingWindow) -> ScreenContext:
    """A context over a real store, doing its work at once."""
    vault = cast("OpenVault", SimpleNamespace(store=store, facilitator_id=None))
    return make_context(vault, theme, window)


def make_context(vault: OpenVault, theme: Theme, window: RecordingWindow) -> ScreenContext:
    """A context over any open vault."""
    return ScreenContext(
        vault=vault,
        tasks=InlineTasks(RaisingPresenter()),
        hub=window.hub,
        theme=theme,
        names=NameShield(),
        window=window,
    )
