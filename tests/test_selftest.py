"""`--selftest` finds every piece of a whole program, and says so when one is missing."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from herstel_desktop import __version__, fonts, paths
from herstel_desktop.documents import info_card
from herstel_desktop.domain.card_text import read_card_text
from herstel_desktop.library import crisis
from herstel_desktop.selftest import run_selftest
from herstel_desktop.services import vault_access
from herstel_desktop.vault import passphrases

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def temporary_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the self-test makes its folder; nothing else is made there."""
    place = tmp_path / "tijdelijk"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


@pytest.fixture
def forget_resources() -> Iterator[None]:
    """Have the resources looked for again, before and after."""
    remembered = (fonts.own_fonts, fonts.fallback_fonts, fonts.fallbacks_for)
    for each in (*remembered, crisis.shipped_guide, passphrases.passphrase_words):
        each.cache_clear()
    yield
    for each in (*remembered, crisis.shipped_guide, passphrases.passphrase_words):
        each.cache_clear()


def _folders(place: str) -> set[str]:
    inits = (ROOT / "herstel_desktop" / place).glob("*/__init__.py")
    return {init.parent.name for init in inits} - {"kit"}


def test_a_whole_program_works_and_names_its_pieces(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_selftest() == 0
    said, complaints = capsys.readouterr()
    assert complaints == ""
    assert said.endswith("Alles werkt.\n")
    assert f"Herstel Desktop: {__version__}\n" in said
    assert "SQLCipher: 4." in said
    assert "Keyring: " in said
    words = {word.strip(",:") for word in said.split()}
    assert _folders("ui/screens") | _folders("documents") <= words


def test_it_needs_no_display_and_no_vault() -> None:
    without = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "DBUS_SESSION_BUS_ADDRESS")
    done = subprocess.run(
        [sys.executable, "-m", "herstel_desktop", "--selftest"],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name not in without},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("Alles werkt.\n")


def test_it_leaves_nothing_behind_and_tells_no_secret(
    temporary_place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def generate() -> str:
        made.append(passphrases.generate_passphrase())
        return made[-1]

    monkeypatch.setattr(vault_access, "generate_passphrase", generate)
    assert run_selftest() == 0
    assert len(made) == 1
    said, _ = capsys.readouterr()
    assert not any(word in said.split() for word in made[0].split())
    assert list(temporary_place.iterdir()) == []


@pytest.mark.usefixtures("forget_resources")
@pytest.mark.parametrize("missing", ["fonts", "icons", "crisis", "passphrase_words.txt", ""])
def test_a_missing_resource_fails_it_with_a_sentence(
    missing: str,
    temporary_place: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spoilt = tmp_path / "resources"
    spoilt.mkdir()
    for piece in (ROOT / "resources").iterdir():
        if missing and piece.name != missing:
            (spoilt / piece.name).symlink_to(piece)
    for module in (paths, fonts, passphrases):
        monkeypatch.setattr(module, "resources_folder", lambda: spoilt)
    assert run_selftest() == 1
    said, complaint = capsys.readouterr()
    assert complaint.startswith("De controle is gestopt bij: ")
    assert complaint.endswith("Installeer het programma opnieuw. Soort fout: FileNotFoundError.\n")
    assert "Alles werkt" not in said
    assert list(temporary_place.iterdir()) == []


def test_a_document_that_loses_its_text_fails_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = info_card.build(info_card.InfoCardData(read_card_text("# Leeg\n\nNiets.")))
    monkeypatch.setattr(info_card, "build", lambda _data: empty)
    assert run_selftest() == 1
    assert "gestopt bij: Informatiekaart." in capsys.readouterr().err


def test_a_database_that_forgets_fails_it(
    temporary_place: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(vault_access, "unlock", _spoilt_unlock)
    assert run_selftest() == 1
    _, complaint = capsys.readouterr()
    assert "beschadigd" in complaint
    assert "Traceback" not in complaint
    assert list(temporary_place.iterdir()) == []


def _spoilt_unlock(folder: Path, passphrase: str) -> vault_access.OpenVault:
    """A bit falls over in the middle of the database before it is opened again."""
    database = folder / "herstel.db"
    raw = bytearray(database.read_bytes())
    raw[len(raw) // 2] ^= 1
    database.write_bytes(raw)
    return _UNLOCK(folder, passphrase)


_UNLOCK = vault_access.unlock
