"""The bundle, built from the source as it stands and run without Python and without the source."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.accessibility.screen_reader import ScreenReader
from tests.desk import can_have_own_screen

ROOT = Path(__file__).resolve().parent.parent.parent

pytestmark = [
    pytest.mark.torture,
    pytest.mark.skipif(not can_have_own_screen(), reason="no virtual X display on this system"),
]


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `make bundle` makes, built somewhere else."""
    place = tmp_path_factory.mktemp("bundle")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(place / "dist"), "--workpath", str(place / "build")]
    subprocess.run([*command, "build_installer.spec"], cwd=ROOT, check=True)
    return place / "dist" / "herstel-desktop"


@pytest.fixture(scope="module")
def selftest(bundle: Path) -> str:
    """What the bundle says of itself, run far away from the source."""
    outcome = subprocess.run(
        [str(bundle / "herstel-desktop"), "--selftest"],
        cwd=bundle.parent.parent,
        env={name: value for name, value in os.environ.items() if not name.startswith("PYTHON")},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    return outcome.stdout


def _rooms(folder: str) -> Iterator[str]:
    for init in (ROOT / "herstel_desktop" / folder).glob("*/__init__.py"):
        if init.parent.name != "kit":
            yield init.parent.name


def test_the_bundle_finds_every_screen_and_document_of_the_source(selftest: str) -> None:
    said = selftest.split()
    words = {word.strip(",.:;()") for word in said}
    missing = {*_rooms("ui/screens"), *_rooms("documents")} - words
    assert missing == set(), selftest


def test_the_bundle_names_its_keyring_and_its_database(selftest: str) -> None:
    assert "SQLCipher" in selftest
    assert "keyring" in selftest.lower()


def test_the_bundle_ships_nothing_that_speaks_to_a_network(bundle: Path) -> None:
    names = [file.name for file in bundle.rglob("*") if "Network" in file.name]
    assert names == []


def test_the_bundle_ships_its_licence_and_fonts(bundle: Path) -> None:
    inside = bundle / "_internal"
    assert (inside / "LICENSE").read_text(encoding="utf-8").startswith("EUROPEAN UNION PUBLIC")
    assert list(inside.glob("fontpkg_atkinson_hyperlegible/files/*.ttf"))
    assert (inside / "resources").is_dir()


def test_the_bundle_opens_its_window(bundle: Path) -> None:
    with ScreenReader() as reader:
        reader.start([str(bundle / "herstel-desktop"), "--vault", str(reader.desk.folder / "v")])
        reader.window(re.compile("Herstel Desktop"))
        assert reader.complaints() == ""
