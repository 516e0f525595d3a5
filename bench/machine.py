"""What the figures were measured on, without the name of the machine."""

from __future__ import annotations

import os
import platform
import re
from pathlib import Path


def describe() -> list[str]:
    """One line for each part: processor, memory, system, and the versions that matter."""
    import PySide6.QtCore
    import sqlcipher3.dbapi2 as sqlcipher

    connection = sqlcipher.connect(":memory:")
    cipher = connection.execute("PRAGMA cipher_version").fetchone()[0]
    connection.close()
    return [
        f"Processor: {_processor()}, {os.cpu_count()} cores",
        f"Memory: {_memory_gib():.0f} GiB",
        f"System: {platform.system()} {platform.release()}",
        f"Python {platform.python_version()}, Qt {PySide6.QtCore.qVersion()},"
        f" SQLCipher {cipher}, SQLite {sqlcipher.sqlite_version}",
    ]


def load() -> float:
    """Average number of processes that wanted to run in the last minute."""
    return os.getloadavg()[0]


def _processor() -> str:
    found = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    return found[1] if found else platform.machine()


def _memory_gib() -> float:
    found = re.search(r"^MemTotal:\s*(\d+)", Path("/proc/meminfo").read_text(), re.MULTILINE)
    return int(found[1]) / 1024**2 if found else 0.0
