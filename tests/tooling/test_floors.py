"""The rules between the floors bite: an import that breaks one is found."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LINTER = Path(sys.executable).parent / "lint-imports"

PLANTED = {
    "domain/planted.py": "import holidays\n",
    "vault/planted.py": "from herstel_desktop.db import store\nimport PySide6.QtCore\n",
    "services/planted.py": "import sqlalchemy\nimport reportlab\n",
    "documents/planted.py": "import cryptography\n",
    "ui/planted.py": "from herstel_desktop.vault import keys\n",
    "ui/theme/planted.py": "from herstel_desktop.ui import shell\n",
    "ui/screens/planted_one/__init__.py": "from herstel_desktop.ui.screens import planted_two\n",
    "ui/screens/planted_two/__init__.py": "",
}
CONTRACTS = (
    "Five floors",
    "one door: services",
    "Qt lives in ui",
    "SQLAlchemy, sqlcipher3 and Alembic live in db",
    "reportlab lives in documents",
    "keyring, argon2 and cryptography live in vault",
    "domain is standard library only",
    "Inside ui",
    "Screens do not import each other",
)


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(LINTER), "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_each_contract_finds_the_import_that_breaks_it(tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "herstel_desktop", tmp_path / "herstel_desktop")
    clean = _lint(tmp_path)
    assert clean.returncode == 0, clean.stdout

    for name, text in PLANTED.items():
        file = tmp_path / "herstel_desktop" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    outcome = _lint(tmp_path)
    assert outcome.returncode == 1
    verdicts = [line for line in outcome.stdout.splitlines() if "KEPT" in line or "BROKEN" in line]
    assert len(verdicts) == len(CONTRACTS)
    for contract in CONTRACTS:
        [verdict] = [line for line in verdicts if contract in line]
        assert "BROKEN" in verdict, outcome.stdout
