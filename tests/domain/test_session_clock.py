"""Where a meeting is in its draaiboek."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from herstel_desktop.domain.session_clock import Course, Moment, moment_in
from herstel_desktop.domain.session_plans import PartKind, PlanPart, SessionPlan
from herstel_desktop.domain.work_forms import Energy

BEGINS = datetime(2026, 11, 24, 13, 30)
PLAN = SessionPlan(
    UUID(int=1),
    "",
    8,
    60,
    Energy.USUAL,
    tuple(
        PlanPart(UUID(int=number), PartKind.OTHER, f"Deel {number}", minutes)
        for number, minutes in enumerate((10, 30, 15))
    ),
)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (timedelta(minutes=-20), Moment(Course.BEFORE, minutes_left=20)),
        (timedelta(seconds=-1), Moment(Course.BEFORE, minutes_left=1)),
        (timedelta(0), Moment(Course.DURING, 0, 10)),
        (timedelta(minutes=9, seconds=59), Moment(Course.DURING, 0, 1)),
        (timedelta(minutes=10), Moment(Course.DURING, 1, 30)),
        (timedelta(minutes=54, seconds=30), Moment(Course.DURING, 2, 1)),
        (timedelta(minutes=55), Moment(Course.DURING, None, 5)),
        (timedelta(minutes=60), Moment(Course.AFTER)),
        (timedelta(days=3), Moment(Course.AFTER)),
    ],
)
def test_the_clock_says_which_part_goes_on_and_how_long_still(
    after: timedelta, expected: Moment
) -> None:
    assert moment_in(PLAN, BEGINS, BEGINS + after) == expected


def test_a_draaiboek_that_is_too_long_goes_on_until_its_last_part() -> None:
    long = SessionPlan(PLAN.meeting_id, "", 8, 20, Energy.USUAL, PLAN.parts)
    assert moment_in(long, BEGINS, BEGINS + timedelta(minutes=50)).place == 2
    assert moment_in(long, BEGINS, BEGINS + timedelta(minutes=55)).course is Course.AFTER
