"""The draaiboek of one meeting: the work forms in order, with minutes; all durations in minutes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from herstel_desktop.domain.work_forms import Energy, WorkFormKind

BREAK_TITLE = "Pauze"
USUAL_BREAK = 15
"""Minutes of a break when a plan is made."""


class PartKind(Enum):
    """What a part of a draaiboek is."""

    WORK_FORM = "work_form"
    BREAK = "break"
    OTHER = "other"  # something of the group's own, with a title only


class Worked(Enum):
    """How a part went, said afterwards."""

    WELL = "well"
    SO_SO = "so_so"
    BADLY = "badly"


@dataclass(frozen=True)
class PlanPart:
    """One part of a draaiboek.

    Attributes:
        title: as it is read out and printed; kept even when the work form is gone later.
        work_form: slug of the work form; empty for a break or something of the group's own.
        phase: the kind of the work form; None for a break or something of the group's own.
        leader_id: the facilitator who leads it; None when that is open.
        leader: the name of that facilitator, empty when that is open.
        note: what the facilitator wants to keep in mind.
        used: whether it was done, said afterwards; None when nobody said.
        worked, remark: how it went, said afterwards; never what somebody said.
    """

    id: UUID
    kind: PartKind
    title: str
    minutes: int
    work_form: str = ""
    phase: WorkFormKind | None = None
    leader_id: UUID | None = None
    leader: str = ""
    note: str = ""
    used: bool | None = None
    worked: Worked | None = None
    remark: str = ""


@dataclass(frozen=True)
class PartDraft:
    """What a person changes of a part.

    Attributes:
        title: only of something of the group's own; else it stays.
    """

    minutes: int
    leader_id: UUID | None = None
    note: str = ""
    title: str = ""


@dataclass(frozen=True)
class SessionPlan:
    """The draaiboek of one meeting.

    Attributes:
        theme: slug of a theme of the library, or the title of one of the group's own; may be empty.
        people: how many people are expected, facilitators not counted.
        minutes: how long the meeting lasts.
        energy: what the group can have that day.
        parts: in order.
    """

    meeting_id: UUID
    theme: str
    people: int
    minutes: int
    energy: Energy
    parts: tuple[PlanPart, ...] = ()

    @property
    def planned_minutes(self) -> int:
        """What the parts take together."""
        return sum(part.minutes for part in self.parts)
