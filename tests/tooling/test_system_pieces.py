"""Which parts of the system are missing, and in which package they come."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import system_pieces
from tools.system_pieces import ForWhat, libraries_not_found, missing_pieces

LISTING = """
	linux-vdso.so.1 (0x00007ffd)
	libxcb-cursor.so.0 => not found
	libQt6Core.so.6 => /venv/PySide6/Qt/lib/libQt6Core.so.6 (0x00007f)
	libxkbcommon-x11.so.0 => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)
"""


def test_libraries_that_the_loader_misses_are_read_from_its_listing() -> None:
    assert libraries_not_found(LISTING) == {"libxcb-cursor.so.0", "libxkbcommon-x11.so.0"}


def test_a_missing_library_is_told_as_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_pieces, "missing_libraries", lambda _venv: {"libEGL.so.1"})
    assert missing_pieces(ForWhat.DEMO, Path()).packages == ("libegl1",)


def test_a_library_of_an_unknown_package_is_told_by_its_own_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(system_pieces, "missing_libraries", lambda _venv: {"libnieuw.so.9"})
    missing = missing_pieces(ForWhat.DEMO, Path())
    assert missing.packages == ()
    assert missing.unknown_libraries == ("libnieuw.so.9",)


def test_here_where_the_tests_run_nothing_is_missing() -> None:
    venv = Path(__file__).resolve().parent.parent.parent / ".venv"
    assert missing_pieces(ForWhat.DEVELOP, venv) == system_pieces.MissingPieces((), ())
