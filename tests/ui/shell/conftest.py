"""A main window and a reception over a real vault, with the real lanes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from shutil import copytree

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from herstel_desktop.services.vault_access import OpenVault, create_vault
from herstel_desktop.ui.shell.main_window import MainWindow
from herstel_desktop.ui.shell.reception import Reception
from herstel_desktop.ui.tasks import TaskRunner
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.vault.kdf import FLOOR
from tests.ui.conftest import RaisingPresenter
from tests.ui.shell.sample_screens import SPECS
from tests.vaults import MadeVault, make_vault

quick_vault = partial(create_vault, parameters=FLOOR)
"""`create_vault` with key derivation at its floor."""


@pytest.fixture(scope="session")
def closed_vault(tmp_path_factory: pytest.TempPathFactory) -> MadeVault:
    """One vault for the whole run; copy it, never open it."""
    return make_vault(tmp_path_factory.mktemp("vault") / "kluis")


@pytest.fixture
def made_vault(closed_vault: MadeVault, tmp_path: Path) -> MadeVault:
    """A new vault, closed: a copy, which takes half the time."""
    return replace(closed_vault, folder=copytree(closed_vault.folder, tmp_path / "kluis"))


@pytest.fixture
def tasks() -> Iterator[TaskRunner]:
    """The real lanes; an error that nobody expected fails the test."""
    runner = TaskRunner(RaisingPresenter())
    yield runner
    runner.stop()


@pytest.fixture
def main_window(
    open_vault: OpenVault, theme: Theme, tasks: TaskRunner, qtbot: QtBot
) -> Iterator[MainWindow]:
    """The window over a real vault, with sample screens in it."""
    open_vault.store.verify()
    window = MainWindow(
        vault=open_vault, tasks=tasks, theme=theme, presenter=RaisingPresenter(), specs=SPECS
    )
    window.resize(1366, 768)
    window.open_screen("today")
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.hide()
    window.deleteLater()


@pytest.fixture
def receive(
    made_vault: MadeVault, qapp: QApplication, theme: Theme, qtbot: QtBot
) -> Iterator[Callable[[], Reception]]:
    """Opens the door of a made vault; what stands open afterwards is closed."""
    made: list[Reception] = []

    def open_door() -> Reception:
        reception = Reception(qapp, theme, made_vault.folder)
        made.append(reception)
        reception.open(has_vault=True)
        return reception

    yield open_door
    for reception in made:
        reception.lock()
        reception.tasks.stop()
        front = reception.front
        if front is not None:
            front.hide()
            front.deleteLater()
        reception.deleteLater()
        settle()


def settle() -> None:
    """Let what was asked of the event loop happen, deletions too."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
