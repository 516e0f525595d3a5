"""Draaiboek: what a meeting is prepared with, in order and in time."""

from __future__ import annotations

from herstel_desktop.ui.shell.screen import Place, Screen, ScreenContext, ScreenSpec


def _build(context: ScreenContext) -> Screen:
    from herstel_desktop.ui.screens.session_plan.session_plan_screen import SessionPlanScreen

    return SessionPlanScreen(context)


SCREEN = ScreenSpec(
    "session_plan", "Draaiboek", "clipboard-list", 45, _build, Place.HIDDEN, parent_id="work_forms"
)
