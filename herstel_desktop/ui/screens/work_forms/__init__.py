"""Werkvormen: the library of work forms and themes, to search, read and print."""

from __future__ import annotations

from herstel_desktop.ui.shell.screen import Screen, ScreenContext, ScreenSpec


def _build(context: ScreenContext) -> Screen:
    from herstel_desktop.ui.screens.work_forms.work_forms_screen import WorkFormsScreen

    return WorkFormsScreen(context)


SCREEN = ScreenSpec("work_forms", "Werkvormen", "shapes", 35, _build)
