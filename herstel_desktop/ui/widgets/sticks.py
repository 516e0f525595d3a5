"""Sticks and other disks that were put into this laptop."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo

_WHERE_STICKS_STAND = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
_REMOVABLE_ON_WINDOWS = 2
COPIES_ON_STICK = "Herstel reservekopie"
"""The folder on a stick that the program makes for its copies."""


@dataclass(frozen=True)
class Stick:
    """A disk that can be taken out.

    Attributes:
        name: as the person knows it: its own name, or where it stands.
    """

    name: str
    path: Path

    @property
    def copies(self) -> Path:
        """Where copies go on it."""
        return self.path / COPIES_ON_STICK


def sticks() -> tuple[Stick, ...]:
    """What can be written on now."""
    found = []
    for volume in QStorageInfo.mountedVolumes():
        root = volume.rootPath()
        if volume.isValid() and volume.isReady() and not volume.isReadOnly() and _is_stick(root):
            found.append(Stick(volume.name() or Path(root).name or root, Path(root)))
    return tuple(found)


def _is_stick(root: str) -> bool:
    if sys.platform == "win32":
        import ctypes

        kind = ctypes.windll.kernel32.GetDriveTypeW(root.replace("/", "\\"))
        return bool(kind == _REMOVABLE_ON_WINDOWS)
    return f"{root}/".startswith(_WHERE_STICKS_STAND)
