"""`make lock`: both lock files, with hashes, for every system that the program runs on.

Pins that still fit stay; `rm requirements*.lock` first takes the newest of everything.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = str(Path(sys.executable).parent / "uv")
EXTRAS = {
    "requirements.lock": ["build"],
    "requirements-dev.lock": ["build", "test", "dev"],
}


def main() -> int:
    """Resolve what pyproject.toml allows; the development set has the program's own pins."""
    for lock, extras in EXTRAS.items():
        command = [UV, "pip", "compile", "--quiet", "--universal", "--generate-hashes"]
        command += ["--no-emit-index-url", "--custom-compile-command", "make lock"]
        command += ["--python-version", "3.11", "--output-file", lock]
        for extra in extras:
            command += ["--extra", extra]
        if lock == "requirements-dev.lock":
            command += ["--constraint", "requirements.lock"]
        if subprocess.run([*command, "pyproject.toml"], cwd=ROOT, check=False).returncode != 0:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
