"""Informatiekaarten: a text becomes a page to print and hand out."""

from __future__ import annotations

from herstel_desktop.ui.shell.screen import Screen, ScreenContext, ScreenSpec


def _build(context: ScreenContext) -> Screen:
    from herstel_desktop.ui.screens.info_cards.info_cards_screen import InfoCardsScreen

    return InfoCardsScreen(context)


SCREEN = ScreenSpec("info_cards", "Informatiekaarten", "newspaper", 40, _build)
