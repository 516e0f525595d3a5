"""Memory of this process, as the kernel counts it."""

from __future__ import annotations

from pathlib import Path


def resident_mb() -> float:
    """What is in memory now, in MB of a million bytes."""
    return _status("VmRSS")


def peak_mb() -> float:
    """The most that ever was, in MB of a million bytes."""
    return _status("VmHWM")


def _status(name: str) -> float:
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith(name + ":"):
            return int(line.split()[1]) * 1024 / 1e6
    raise LookupError(name)
