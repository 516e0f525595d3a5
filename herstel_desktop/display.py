"""Is there a screen? Asked before Qt is loaded, which would end the program in English."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path


def display_answers() -> bool:
    """Does a window system answer?

    Always True where the window system is part of the system (Windows, macOS), and where somebody
    chose another way of showing with QT_QPA_PLATFORM.
    """
    if not sys.platform.startswith("linux") or _needs_no_display(os.environ):
        return True
    return _wayland_answers() or _x11_answers()


def _needs_no_display(environment: os._Environ[str]) -> bool:
    return (environment.get("QT_QPA_PLATFORM") or "xcb") not in ("xcb", "wayland", "wayland-egl")


def _wayland_answers() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY")
    if not name:
        return False
    return (Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / name).is_socket()


def _x11_answers() -> bool:
    if not os.environ.get("DISPLAY"):
        return False
    try:
        x11 = ctypes.CDLL("libX11.so.6")
    except OSError:
        return False
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
    display = x11.XOpenDisplay(None)
    if not display:
        return False
    x11.XCloseDisplay(display)
    return True
