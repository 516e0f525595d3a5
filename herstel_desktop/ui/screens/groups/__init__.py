"""Groepen: the list, and one group with its meetings, participants and agreements."""

from __future__ import annotations

from herstel_desktop.ui.shell.screen import Screen, ScreenContext, ScreenSpec


def _build(context: ScreenContext) -> Screen:
    from herstel_desktop.ui.screens.groups.groups_screen import GroupsScreen

    return GroupsScreen(context)


SCREEN = ScreenSpec("groups", "Groepen", "users", 20, _build)
