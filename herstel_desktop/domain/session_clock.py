"""Where a meeting is in its draaiboek, by the clock on the wall."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from herstel_desktop.domain.session_plans import SessionPlan

_MINUTE = timedelta(minutes=1)


class Course(Enum):
    """Whether a meeting has begun or is over."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


@dataclass(frozen=True)
class Moment:
    """Where a meeting is.

    Attributes:
        place: of the part that goes on now, counted from 0; None before, after, and in the time
            that the draaiboek leaves open at the end.
        minutes_left: whole minutes, rounded up, until that part, or the time left open, ends;
            before the meeting until it begins; 0 after it.
    """

    course: Course
    place: int | None = None
    minutes_left: int = 0


def moment_in(plan: SessionPlan, begins: datetime, now: datetime) -> Moment:
    """Where a meeting is that begins at a wall time and lasts as long as its draaiboek says.

    Args:
        begins, now: in the same zone, or both without one.
    """
    if now < begins:
        return Moment(Course.BEFORE, minutes_left=_minutes(begins - now))
    ends = begins
    for place, part in enumerate(plan.parts):
        ends += part.minutes * _MINUTE
        if now < ends:
            return Moment(Course.DURING, place, _minutes(ends - now))
    over = begins + plan.minutes * _MINUTE
    if now < over:
        return Moment(Course.DURING, minutes_left=_minutes(over - now))
    return Moment(Course.AFTER)


def _minutes(span: timedelta) -> int:
    return -(-span // _MINUTE)
