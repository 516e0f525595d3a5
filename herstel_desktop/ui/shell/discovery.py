"""Finds the screens: every package under `ui/screens` that declares `SCREEN`."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from herstel_desktop.ui import screens
from herstel_desktop.ui.shell.screen import ScreenSpec


def screen_modules() -> tuple[str, ...]:
    """Full names of the screen packages; the build of the bundle uses the same list."""
    prefix = f"{screens.__name__}."
    return tuple(module.name for module in pkgutil.iter_modules(screens.__path__, prefix))


def load_code(screen_id: str) -> None:
    """Import every module of one screen, so that opening it need not wait for that."""
    for name in screen_modules():
        package = import_module(name)
        if package.SCREEN.id == screen_id:
            for module in pkgutil.iter_modules(package.__path__, f"{name}."):
                import_module(module.name)


def discover() -> tuple[ScreenSpec, ...]:
    """Every screen, in the order of the side bar.

    Raises:
        AttributeError: a package under `ui/screens` declares no SCREEN.
    """
    specs = (import_module(name).SCREEN for name in screen_modules())
    return tuple(sorted(specs, key=lambda spec: spec.order))
