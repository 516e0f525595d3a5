"""Vandaag: what is next, and what is still to be done."""

from __future__ import annotations

from herstel_desktop.ui.shell.screen import Screen, ScreenContext, ScreenSpec


def _build(context: ScreenContext) -> Screen:
    from herstel_desktop.ui.screens.today.today_screen import TodayScreen

    return TodayScreen(context)


SCREEN = ScreenSpec("today", "Vandaag", "sun", 10, _build)
