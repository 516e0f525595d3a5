"""Fixtures that every room's tests share, and a desk of their own for all of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.desk import Desk, can_have_own_screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

pytest_plugins = ["tests.stores", "tests.vaults"]

ROOT = Path(__file__).resolve().parent.parent
SCREENSHOTS = ROOT / "screenshots"
DESK = pytest.StashKey[Desk]()
# Variables of the real session that would lead a test back to it.
OF_THE_REAL_SESSION = ("WAYLAND_DISPLAY", "DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XAUTHORITY")


def pytest_configure(config: pytest.Config) -> None:
    """Sit down at a private desk before anything of Qt or the program is imported."""
    for variable in OF_THE_REAL_SESSION:
        os.environ.pop(variable, None)
    desk = Desk()
    config.stash[DESK] = desk
    if _runs_no_test_itself(config):
        return
    desk.open()
    os.environ.update(desk.environment)
    if sys.platform.startswith("linux") and not can_have_own_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


def _runs_no_test_itself(config: pytest.Config) -> bool:
    """The process that only hands tests out to workers (pytest -n) needs no display."""
    return bool(getattr(config.option, "numprocesses", None)) and not hasattr(config, "workerinput")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Clear the desk."""
    if DESK in config.stash:
        config.stash[DESK].close()


def pytest_report_header() -> str:
    """Say on which screen the windows open."""
    return "display: " + os.environ.get(
        "DISPLAY", os.environ.get("QT_QPA_PLATFORM", "the system's")
    )


@pytest.fixture(autouse=True)
def private_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh, empty home for each test, so that no setting leaks from one to the next."""
    home = tmp_path_factory.mktemp("home")
    for variable, place in {
        "HOME": "",
        "XDG_CONFIG_HOME": ".config",
        "XDG_DATA_HOME": ".local/share",
        "XDG_STATE_HOME": ".local/state",
    }.items():
        monkeypatch.setenv(variable, str(home / place))
    return home


@pytest.fixture
def screenshot() -> Callable[[QWidget, str], Path]:
    """Save a widget as screenshots/<name>.png (an ignored folder) to be looked at."""

    def save(widget: QWidget, name: str) -> Path:
        SCREENSHOTS.mkdir(exist_ok=True)
        file = SCREENSHOTS / f"{name}.png"
        assert widget.grab().save(str(file)), f"{file} could not be written"
        return file

    return save
