"""Wensen en thema: what a group wishes for, and the ballot on its next theme."""

from __future__ import annotations

from herstel_desktop.ui.shell.screen import Place, Screen, ScreenContext, ScreenSpec


def _build(context: ScreenContext) -> Screen:
    from herstel_desktop.ui.screens.theme_choice.theme_choice_screen import ThemeChoiceScreen

    return ThemeChoiceScreen(context)


SCREEN = ScreenSpec(
    "theme_choice", "Wensen en thema", "sprout", 26, _build, Place.HIDDEN, parent_id="groups"
)
