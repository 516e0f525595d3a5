"""When a group meets: rhythm, and meetings that fall out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import Enum

ZONE = "Europe/Amsterdam"


class RhythmKind(Enum):
    """How often a group meets."""

    WEEKLY = "weekly"
    TWO_WEEKLY = "two_weekly"
    MONTHLY = "monthly"  # by weekday: the second Tuesday, the last Friday
    SINGLE_DATES = "single_dates"


@dataclass(frozen=True)
class Rhythm:
    """A group's rhythm, in local wall time.

    Attributes:
        kind: how often.
        weekday: 0 Monday to 6 Sunday; not used for single dates.
        week_of_month: 1 to 4, or -1 for the last; monthly only.
        start: local wall time at which a meeting starts.
        minutes: length of one meeting.
    """

    kind: RhythmKind
    weekday: int
    start: time
    minutes: int
    week_of_month: int = 1


@dataclass(frozen=True)
class SkippedDate:
    """A date of the rhythm that falls out, with the public holiday's Dutch name."""

    on: date
    holiday: str


@dataclass(frozen=True)
class PlannedDates:
    """The dates that a rhythm gives, and the ones that fall on a public holiday."""

    dates: tuple[date, ...]
    skipped: tuple[SkippedDate, ...]
