"""Tests sit at a desk of their own: nothing of the real user's is in reach."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import psutil
import pytest
from platformdirs import user_config_path, user_data_path

from herstel_desktop.paths import default_vault_folder
from tests.desk import Desk, can_have_own_screen

own_screen = pytest.mark.skipif(not can_have_own_screen(), reason="no virtual X display here")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="homes are named otherwise")
def test_no_test_reaches_the_real_home(private_home: Path) -> None:
    for place in (Path.home(), user_config_path(), user_data_path(), default_vault_folder()):
        assert place.is_relative_to(private_home)
    assert list(private_home.iterdir()) == []


@own_screen
def test_no_test_reaches_the_real_display_or_bus() -> None:
    assert Path(os.environ["XDG_RUNTIME_DIR"]).parent.name.startswith("herstel-desk-")
    assert "herstel-desk-" in os.environ["DBUS_SESSION_BUS_ADDRESS"]
    assert "WAYLAND_DISPLAY" not in os.environ


@own_screen
def test_two_desks_have_two_displays_and_go_away_afterwards() -> None:
    with Desk() as one, Desk() as other:
        assert one.environment["DISPLAY"] != other.environment["DISPLAY"]
        assert one.picture().size == (1366, 768)
        folders = [one.folder, other.folder]
    assert not any(folder.exists() for folder in folders)


@own_screen
def test_a_desk_ends_with_the_process_that_opened_it() -> None:
    code = (
        "import os\nfrom tests.desk import Desk\n"
        "desk = Desk()\ndesk.open()\n"
        "print(desk.folder, *[each.pid for each in desk._processes], flush=True)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    outcome = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parent.parent.parent,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    folder, *pids = outcome.stdout.split()
    assert Path(folder).is_relative_to(tempfile.gettempdir())
    assert len(pids) == 2
    for pid in map(int, pids):
        assert _ends(pid)
    shutil.rmtree(folder)


def _ends(pid: int) -> bool:
    """Wait for the end of a process that is not our child."""
    try:
        psutil.Process(pid).wait(timeout=10)
    except psutil.NoSuchProcess:
        return True
    except psutil.TimeoutExpired:
        return False
    return True
