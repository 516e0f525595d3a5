"""Rules of the house that import-linter and ruff do not know."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "herstel_desktop"


def _imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_the_domain_is_standard_library_only() -> None:
    foreign = {
        name
        for file in (PACKAGE / "domain").rglob("*.py")
        for name in _imports(file)
        if name.split(".")[0] not in sys.stdlib_module_names
        and not name.startswith("herstel_desktop.domain")
    }
    assert foreign == set()


def test_nothing_in_the_program_speaks_to_a_network() -> None:
    ways_out = {"socket", "http", "urllib.request", "ftplib", "smtplib", "ssl", "asyncio"}
    found = {
        f"{file.relative_to(ROOT)}: {name}"
        for file in PACKAGE.rglob("*.py")
        for name in _imports(file)
        if name in ways_out or name.startswith(("http.", "PySide6.QtNetwork"))
    }
    assert found == set()


def test_no_file_names_a_place_of_one_machine() -> None:
    place = re.compile(r"/(?:home|Users|work|root)/[A-Za-z]")
    found = [
        f"{file.relative_to(ROOT)}: {match.group()}"
        for folder in ("herstel_desktop", "tools", "bench", "docs", "resources")
        for file in (ROOT / folder).rglob("*")
        if file.suffix in {".py", ".md", ".toml", ".txt", ".sh"}
        for match in place.finditer(file.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_the_handbook_holds_the_promise_and_all_its_chapters() -> None:
    handbook = ROOT / "docs" / "handboek"
    promise = (
        "locked or off, the files are useless without a passphrase; while unlocked, malware or an "
        "administrator of this laptop can read everything; swap and hibernation need disk "
        "encryption"
    )
    assert promise in " ".join((handbook / "kluis.md").read_text(encoding="utf-8").split())
    listed = set(re.findall(r"\(([a-z-]+\.md)\)", (handbook / "README.md").read_text("utf-8")))
    assert listed == {file.name for file in handbook.glob("*.md")} - {"README.md"}


def test_links_between_documents_lead_somewhere() -> None:
    documents = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    broken = [
        f"{file.relative_to(ROOT)}: {target}"
        for file in documents
        for target in re.findall(r"\]\(([^)#:]+)\)", file.read_text(encoding="utf-8"))
        if not (file.parent / target).exists()
    ]
    assert broken == []


def test_every_decision_is_listed_under_a_number_of_its_own() -> None:
    folder = ROOT / "docs" / "adr"
    decisions = sorted(file.name for file in folder.glob("0*.md"))
    listed = re.findall(r"\((0[^)]+\.md)\)", (folder / "README.md").read_text("utf-8"))
    assert listed == decisions
    assert len({name[:4] for name in decisions}) == len(decisions)
