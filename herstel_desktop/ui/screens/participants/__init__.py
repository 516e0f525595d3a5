"""Deelnemers: the list, and one person with contact, consent and groups."""

from __future__ import annotations

from herstel_desktop.ui.shell.screen import Screen, ScreenContext, ScreenSpec


def _build(context: ScreenContext) -> Screen:
    from herstel_desktop.ui.screens.participants.participants_screen import ParticipantsScreen

    return ParticipantsScreen(context)


SCREEN = ScreenSpec("participants", "Deelnemers", "user", 30, _build)
