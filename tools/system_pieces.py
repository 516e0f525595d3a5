"""Which libraries and programs of the system are missing, and who ships them in Debian.

Qt's own libraries come from PyPI, but they lean on some of the system's. `ldd` says
which of those the loader cannot find. Standard library only.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path


class ForWhat(Enum):
    """What the virtual environment is set up for."""

    DEMO = "demo"  # running the program
    DEVELOP = "develop"  # running, testing and building it


# Measured with ldd over the Qt modules that the program loads and the plugins they load.
PACKAGE_OF_LIBRARY = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libGLdispatch.so.0": "libglvnd0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libzstd.so.1": "libzstd1",
    "libbrotlidec.so.1": "libbrotli1",
    "libstdc++.so.6": "libstdc++6",
    "libz.so.1": "zlib1g",
    "libcups.so.2": "libcups2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}

# Program -> package; the tests drive a real window on a screen of their own.
PACKAGE_OF_PROGRAM = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "dbus-daemon": "dbus-daemon",
    "strace": "strace",
    "objdump": "binutils",  # PyInstaller reads libraries with it
}
ACCESSIBILITY_LAUNCHERS = (
    Path("/usr/libexec/at-spi-bus-launcher"),
    Path("/usr/lib/at-spi2-core/at-spi-bus-launcher"),
)
READER_PYTHON = Path("/usr/bin/python3")  # Debian's own, for which python3-gi is built


@dataclass(frozen=True)
class MissingPieces:
    """What the system still lacks.

    Attributes:
        packages: Debian packages to install, in alphabetical order.
        unknown_libraries: missing libraries that PACKAGE_OF_LIBRARY does not name.
    """

    packages: tuple[str, ...]
    unknown_libraries: tuple[str, ...]


def missing_pieces(purpose: ForWhat, venv: Path) -> MissingPieces:
    """What this purpose needs of the system and does not find."""
    libraries = missing_libraries(venv)
    packages = {
        PACKAGE_OF_LIBRARY[library] for library in libraries if library in PACKAGE_OF_LIBRARY
    }
    if purpose is ForWhat.DEVELOP:
        packages |= _missing_for_tests()
    unknown = libraries - PACKAGE_OF_LIBRARY.keys()
    return MissingPieces(tuple(sorted(packages)), tuple(sorted(unknown)))


def missing_libraries(venv: Path) -> set[str]:
    """File names of shared libraries that Qt needs and the loader cannot find."""
    qt = next(venv.glob("lib/python*/site-packages/PySide6"), None)
    if qt is None or shutil.which("ldd") is None:
        return set()
    listing = subprocess.run(
        ["ldd", *(str(file) for file in _loaded_files(qt) if file.exists())],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    return libraries_not_found(listing)


def libraries_not_found(listing: str) -> set[str]:
    """File names that ldd's listing marks as not found."""
    return {line.split()[0] for line in listing.splitlines() if line.endswith("not found")}


def _loaded_files(qt: Path) -> list[Path]:
    """What the program loads of Qt, plugins included."""
    modules = ("QtWidgets", "QtPrintSupport", "QtDBus", "QtSvg")
    plugins = ["platforms/libqxcb.so", "printsupport/libcupsprintersupport.so"]
    if os.environ.get("WAYLAND_DISPLAY"):
        plugins.append("platforms/libqwayland.so")
    return [qt / f"{module}.abi3.so" for module in modules] + [
        qt / "Qt" / "plugins" / plugin for plugin in plugins
    ]


def _missing_for_tests() -> set[str]:
    missing = {
        package for program, package in PACKAGE_OF_PROGRAM.items() if shutil.which(program) is None
    }
    if not any(launcher.exists() for launcher in ACCESSIBILITY_LAUNCHERS):
        missing.add("at-spi2-core")
    if not _reader_works():
        missing |= {"python3-gi", "gir1.2-atspi-2.0"}
    return missing


def _reader_works() -> bool:
    """Can Debian's Python speak to the accessibility bus?"""
    if not READER_PYTHON.exists():
        return False
    question = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    answer = subprocess.run(
        [str(READER_PYTHON), "-I", "-c", question], capture_output=True, check=False
    )
    return answer.returncode == 0


def install_line(packages: Sequence[str]) -> str:
    """The exact line that a person copies into a terminal."""
    prefix = "" if os.geteuid() == 0 else "sudo "
    return f"{prefix}apt-get install {' '.join(packages)}"
