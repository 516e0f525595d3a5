"""`make check`: style, types, and the rules between the floors; all of them, then a verdict."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = Path(sys.executable).parent
CHECKS: dict[str, list[Path | str]] = {
    "ruff check": [SCRIPTS / "ruff", "check", "--quiet", "."],
    "ruff format": [SCRIPTS / "ruff", "format", "--quiet", "--check", "."],
    "import-linter": [SCRIPTS / "lint-imports"],
    "mypy": [SCRIPTS / "mypy"],
}


def main() -> int:
    """Run every check; returns 1 when one of them found something."""
    failed = [name for name, command in CHECKS.items() if not _passes(name, command)]
    if failed:
        print("make check: " + ", ".join(failed) + " found something", file=sys.stderr)
    return 1 if failed else 0


def _passes(name: str, command: list[Path | str]) -> bool:
    """Say one line when all is well, and everything that the check says when not."""
    outcome = subprocess.run(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    passed = outcome.returncode == 0
    print(f"{name}: {'fine' if passed else 'not fine'}", flush=True)
    if not passed:
        print(outcome.stdout, flush=True)
    return passed


if __name__ == "__main__":
    sys.exit(main())
