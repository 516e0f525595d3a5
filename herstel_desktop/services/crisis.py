"""The crisis guide that needs no vault, so also for the lock screen; imports nothing heavy."""

from __future__ import annotations

from herstel_desktop.domain.crisis import CrisisLine
from herstel_desktop.library.crisis import shipped_guide


def default_crisis_lines() -> tuple[CrisisLine, ...]:
    """The ladder as it ships, most urgent first."""
    return shipped_guide().lines


def how_to_talk() -> tuple[str, ...]:
    """Short sentences on talking with somebody in need, in the order in which they help."""
    return shipped_guide().how_to_talk
