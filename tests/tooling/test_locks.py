"""What is locked: the program's own set stands in the development set, with hashes."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def _pins(name: str) -> dict[str, str]:
    """Package -> version and marker."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([A-Za-z0-9._-]+)==(.+?) ?\\?$", text, re.MULTILINE))


def test_the_program_runs_on_the_versions_it_was_tested_with() -> None:
    assert _pins("requirements.lock").items() <= _pins("requirements-dev.lock").items()


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    for lock, wanted in {
        "requirements.lock": [*project["dependencies"], *extras["build"]],
        "requirements-dev.lock": [*extras["build"], *extras["test"], *extras["dev"]],
    }.items():
        names = {re.split(r"[<>=\[ ]", each)[0].lower().replace("_", "-") for each in wanted}
        assert names <= {each.lower() for each in _pins(lock)}


def test_every_pin_has_hashes_and_no_address() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        entries = re.split(r"^(?=[A-Za-z0-9._-]+==)", text, flags=re.MULTILINE)[1:]
        assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
        assert "://" not in text
