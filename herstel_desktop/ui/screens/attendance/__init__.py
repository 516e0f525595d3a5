"""Presentie: who is there, guests, closing, and the log beside it."""

from __future__ import annotations

from herstel_desktop.ui.shell.screen import Place, Screen, ScreenContext, ScreenSpec


def _build(context: ScreenContext) -> Screen:
    from herstel_desktop.ui.screens.attendance.attendance_screen import AttendanceScreen

    return AttendanceScreen(context)


SCREEN = ScreenSpec(
    "attendance", "Presentie", "list-checks", 25, _build, Place.HIDDEN, parent_id="groups"
)
