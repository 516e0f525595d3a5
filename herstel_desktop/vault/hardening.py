"""Keeps keys out of core dumps and away from other processes of the same user."""

from __future__ import annotations

import ctypes
import logging
import sys

_PR_SET_DUMPABLE = 4  # linux/prctl.h

_log = logging.getLogger(__name__)


def harden_process() -> None:
    """No core dumps (RLIMIT_CORE 0) and, on Linux, not dumpable or traceable by equals.

    Call it once, before the first passphrase is typed. What a system does not know is left out;
    a failure is logged and stops nothing, for the vault on disk is not less safe by it.
    """
    if sys.platform == "win32":
        return
    import resource

    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError) as error:
        _log.warning("core dumps not switched off: %s", type(error).__name__)
    if sys.platform == "linux":
        _clear_dumpable()


def _clear_dumpable() -> None:
    """PR_SET_DUMPABLE=0: no core, and /proc/PID/mem closed to the user's other processes."""
    try:
        result = ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    except (OSError, AttributeError) as error:
        _log.warning("process still dumpable: %s", type(error).__name__)
        return
    if result != 0:
        _log.warning("process still dumpable: errno %d", ctypes.get_errno())
