"""`make test` and `make torture`: pytest over both cores, each worker at a desk of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> int:
    """Run everything but the long batteries, or with 'torture' only those."""
    torture = arguments == ["torture"]
    command = [sys.executable, "-m", "pytest", "-m", "torture" if torture else "not torture"]
    if not torture:
        workers = max(1, min(os.cpu_count() or 1, 4))
        command += ["-n", str(workers), "--dist", "loadfile", "--durations", "15"]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
