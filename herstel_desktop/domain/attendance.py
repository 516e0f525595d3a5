"""Who was there: four different things, and what may be read from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import takewhile
from uuid import UUID

from herstel_desktop.domain.meetings import Meeting
from herstel_desktop.domain.participants import AbsenceChoice


class Mark(Enum):
    """What was noted about one person at one meeting; no mark at all means 'niet ingevuld'."""

    PRESENT = "present"  # aanwezig
    EXCUSED = "excused"  # afgemeld
    ABSENT = "absent"  # afwezig zonder bericht


@dataclass(frozen=True)
class AttendanceLine:
    """One person on the attendance list of one meeting.

    Attributes:
        mark: None is 'niet ingevuld'.
        beforehand: the excuse was given before the meeting ('meldde zich af').
        absent_in_a_row: absences without word directly before this meeting.
        enrolled: False for somebody who was marked here but has left the group since.
    """

    participant_id: UUID
    call_name: str
    family_name: str
    mark: Mark | None
    beforehand: bool
    absent_in_a_row: int
    enrolled: bool = True


@dataclass(frozen=True)
class Guest:
    """A walk-in who gave a name, or in an 'alleen tellen' group a first name or alias."""

    id: UUID
    name: str


@dataclass(frozen=True)
class AttendanceSheet:
    """Everything that the attendance screen shows of one meeting."""

    meeting: Meeting
    lines: tuple[AttendanceLine, ...]
    guests: tuple[Guest, ...]
    facilitator_names: tuple[str, ...] = ()

    def count(self, mark: Mark | None) -> int:
        """How many lines have this mark; None counts the unfilled ones."""
        return sum(line.mark is mark for line in self.lines)


def attendance_rate(marks: Sequence[Mark | None]) -> float | None:
    """Share of filled marks that are 'present', 0 to 1.

    Unfilled marks count neither as presence nor as absence; None when nothing is filled
    (domain.md: 'store non-attendance, or every rate reads 100%').
    """
    filled = [mark for mark in marks if mark is not None]
    if not filled:
        return None
    return sum(mark is Mark.PRESENT for mark in filled) / len(filled)


ABSENCES_BEFORE_FOLLOW_UP = 2
"""Somebody is followed up after this many consecutive absences without word."""


def absences_in_a_row(marks_newest_first: Sequence[Mark | None]) -> int:
    """How many of the newest marks are 'absent' without a break; 'niet ingevuld' is none."""
    filled = (mark for mark in marks_newest_first if mark is not None)
    return sum(1 for _ in takewhile(lambda mark: mark is Mark.ABSENT, filled))


@dataclass(frozen=True)
class FollowUp:
    """Somebody absent without word twice running, and what they asked for.

    Attributes:
        last_meeting_id: the newest of the absences; marking it handled clears the line.
        contact_phone: whom to call, by the person's own choice; empty when nothing to call.
        contact_name: the contact person's name when that was the choice.
    """

    participant_id: UUID
    call_name: str
    group_id: UUID
    group_name: str
    last_meeting_id: UUID
    absences: int
    choice: AbsenceChoice
    contact_phone: str = ""
    contact_name: str = ""
    address: str = ""
