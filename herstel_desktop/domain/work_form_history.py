"""When a work form was done before, and how it went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from herstel_desktop.domain.session_plans import Worked


@dataclass(frozen=True)
class WorkFormHistory:
    """What is known of a work form that was done.

    Attributes:
        last_on: the day of the meeting in which it was done last.
        times: in how many draaiboeken it was done, twice in one counts twice.
        worked, remark: how it went that last time; None and empty when nobody said.
    """

    last_on: date
    times: int
    worked: Worked | None = None
    remark: str = ""
