"""Set-up on a bare machine: it works, or says in a sentence what is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the bootstrap is a POSIX shell script")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A fresh copy of what set-up needs, without a virtual environment."""
    for name in ("requirements.lock", "requirements-dev.lock", "pyproject.toml", "Makefile"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "tools", tmp_path / "tools")
    return tmp_path


def _bootstrap(clone: Path, purpose: str, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: os.environ[name] for name in ("PATH", "HOME")}
    return subprocess.run(
        ["sh", "tools/bootstrap", purpose],
        cwd=clone,
        env={**inherited, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def _script(path: Path, text: str) -> None:
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="others always have a display")
def test_without_a_display_the_demo_says_so_before_it_installs_anything(clone: Path) -> None:
    outcome = _bootstrap(clone, "demo")
    assert outcome.returncode == 1
    assert "Er is hier geen beeldscherm" in outcome.stderr
    assert "There is no display here" in outcome.stderr
    assert not (clone / ".venv").exists()


def test_a_display_that_does_not_answer_is_told_in_a_sentence() -> None:
    outcome = subprocess.run(
        [sys.executable, "-m", "tools.demo"],
        cwd=ROOT,
        env={**os.environ, "DISPLAY": ":63999"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome.returncode == 1
    assert "Het beeldscherm antwoordt niet" in outcome.stderr


def test_without_a_new_enough_python_it_says_which_one_to_install(
    clone: Path, tmp_path: Path
) -> None:
    _script(tmp_path / "old-python", "exit 1")
    outcome = _bootstrap(clone, "develop", PYTHON=str(tmp_path / "old-python"))
    assert outcome.returncode == 1
    assert "Python 3.11 of nieuwer" in outcome.stderr
    assert "apt-get install python3 python3-venv" in outcome.stderr


def test_without_the_venv_part_it_says_the_exact_line(clone: Path, tmp_path: Path) -> None:
    # A Python like Debian's without python3-venv, run by somebody who is not root.
    _script(
        tmp_path / "python",
        f'case "$2" in *ensurepip*) exit 1 ;; esac\nexec {sys.executable} "$@"',
    )
    _script(tmp_path / "id", "echo 1000")
    outcome = _bootstrap(
        clone,
        "develop",
        PYTHON=str(tmp_path / "python"),
        PATH=f"{tmp_path}:{os.environ['PATH']}",
    )
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert outcome.returncode == 1
    assert f"sudo apt-get install python{version}-venv" in outcome.stderr


def test_an_environment_that_moved_along_is_not_used(clone: Path, tmp_path: Path) -> None:
    (clone / ".venv" / "bin").mkdir(parents=True)
    _script(clone / ".venv" / "bin" / "python", '[ "$1" = -c ] || echo used')
    _script(tmp_path / "no-python", "exit 1")
    place = clone / ".venv" / "place"

    place.write_text(str(clone), encoding="utf-8")
    assert _bootstrap(clone, "develop").stdout == "used\n"
    place.write_text("somewhere else", encoding="utf-8")
    outcome = _bootstrap(clone, "develop", PYTHON=str(tmp_path / "no-python"))
    assert "used" not in outcome.stdout
    assert "Python 3.11 of nieuwer" in outcome.stderr


def test_an_unknown_purpose_is_a_usage_error() -> None:
    outcome = subprocess.run(
        [sys.executable, "-m", "tools.set_up", "holiday"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome.returncode == 2
    assert "demo|develop" in outcome.stderr


def test_the_build_server_runs_the_test_command_of_the_readme() -> None:
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert "\nmake test\n" in (ROOT / "README.md").read_text(encoding="utf-8")
