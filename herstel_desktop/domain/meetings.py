"""Meetings: planned, held, or not taken place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from uuid import UUID
from zoneinfo import ZoneInfo

from herstel_desktop.domain.groups import Registration
from herstel_desktop.domain.schedule import ZONE


class MeetingState(Enum):
    """Where a meeting is in its life."""

    PLANNED = "planned"
    CLOSED = "closed"  # held, attendance finished
    CANCELLED = "cancelled"  # did not take place, with a reason


@dataclass(frozen=True)
class Meeting:
    """One gathering of a group.

    Attributes:
        number: 1 for the group's first meeting; 0 for one that did not take place.
        on, start: local wall date and time in `zone`; an hour in summer time stays that hour.
        minutes: planned length.
        reason: why it did not take place; empty otherwise.
        guest_count: walk-ins kept as a mere number.
        counted_present: people counted at closing in an 'alleen tellen' group; None before.
        note: holiday or remark shown beside the date, may be empty.
    """

    id: UUID
    group_id: UUID
    group_name: str
    registration: Registration
    number: int
    number_of_meetings: int | None
    on: date
    start: time
    minutes: int
    state: MeetingState
    venue_id: UUID | None = None
    venue_name: str = ""
    reason: str = ""
    guest_count: int = 0
    counted_present: int | None = None
    zone: str = ZONE

    @property
    def starts_at(self) -> datetime:
        """Moment it starts, with its zone."""
        return datetime.combine(self.on, self.start, ZoneInfo(self.zone))


@dataclass(frozen=True)
class MeetingRow:
    """One line of a group's meetings.

    Attributes:
        present, excused, absent, unfilled: marks; unfilled are expected people without a mark.
        guests: named guests and counted guests together.
        has_log: whether a log has been started; log_finished: whether it was finished.
    """

    id: UUID
    number: int
    on: date
    start: time
    minutes: int
    state: MeetingState
    reason: str
    present: int
    excused: int
    absent: int
    guests: int
    counted_present: int | None
    has_log: bool
    log_finished: bool
