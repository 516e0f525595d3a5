"""How a rhythm is said in a line."""

from __future__ import annotations

from herstel_desktop.domain.dutch_dates import from_to
from herstel_desktop.domain.labels import WEEK_OF_MONTH, WEEKDAYS
from herstel_desktop.domain.schedule import Rhythm, RhythmKind


def rhythm_line(rhythm: Rhythm) -> str:
    """'elke dinsdag, 13.30 – 15.30'."""
    day = WEEKDAYS[rhythm.weekday]
    days = {
        RhythmKind.WEEKLY: f"elke {day}",
        RhythmKind.TWO_WEEKLY: f"om de week op {day}",
        RhythmKind.MONTHLY: f"elke {WEEK_OF_MONTH[rhythm.week_of_month]} {day} van de maand",
        RhythmKind.SINGLE_DATES: "op losse data",
    }
    return f"{days[rhythm.kind]}, {from_to(rhythm.start, rhythm.minutes)}"
