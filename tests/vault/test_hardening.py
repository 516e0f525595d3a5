"""What the process keeps from others, and what the start does not wait for."""

from __future__ import annotations

import subprocess
import sys

import pytest

_HARDENED = """
import ctypes, resource
from herstel_desktop.vault.hardening import harden_process

harden_process()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""

_LIGHT = """
import sys
import herstel_desktop.vault.keys, herstel_desktop.vault.attempts
import herstel_desktop.vault.hardening, herstel_desktop.vault.instance_lock
heavy = {"argon2", "cryptography", "zxcvbn", "filelock", "asyncio", "keyring", "sqlalchemy"}
print(sorted(heavy & set(sys.modules)))
"""


def _output(program: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.strip()


@pytest.mark.skipif(sys.platform != "linux", reason="asks the kernel")
def test_no_core_dump_and_closed_to_other_processes() -> None:
    assert _output(_HARDENED) == "(0, 0) 0"


def test_nothing_heavy_is_loaded_before_the_first_passphrase() -> None:
    assert _output(_LIGHT) == "[]"
