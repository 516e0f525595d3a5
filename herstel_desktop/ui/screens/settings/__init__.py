"""Instellingen: the organisation, who may open the vault, and how the program looks."""

from __future__ import annotations

from herstel_desktop.ui.shell.screen import Place, Screen, ScreenContext, ScreenSpec


def _build(context: ScreenContext) -> Screen:
    from herstel_desktop.ui.screens.settings.settings_screen import SettingsScreen

    return SettingsScreen(context)


SCREEN = ScreenSpec("settings", "Instellingen", "settings", 90, _build, Place.BOTTOM)
