"""What goes into fitting a draaiboek again, and what comes out; all durations in minutes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from herstel_desktop.domain.session_plans import PlanPart
from herstel_desktop.domain.work_forms import Energy, Minutes, People, WorkFormKind


@dataclass(frozen=True)
class Candidate:
    """A work form that may come into the plan, or that stands in it already.

    Attributes:
        work_form: its slug; two candidates never have the same.
        fits_theme: whether it fits the theme of the meeting.
        meetings_ago: how many meetings of this group ago it was last used, 1 is last time; None
            when it was not in the last `VARIETY` meetings.
        favourite: whether a facilitator marked it as one.
        disliked: whether it went badly in this group before.
    """

    work_form: str
    title: str
    phase: WorkFormKind
    minutes: Minutes
    people: People
    energy: Energy
    fits_theme: bool = False
    meetings_ago: int | None = None
    favourite: bool = False
    disliked: bool = False


VARIETY = 6
"""Over how many meetings back a group is spared the same work form."""


@dataclass(frozen=True)
class Wanted:
    """What a draaiboek has to fit.

    Attributes:
        people: how many people there are, facilitators not counted.
        minutes: how long the meeting lasts.
        energy: what the group can have.
        keep_theme: whether what fits the theme counts for more; off when the group left it.
    """

    people: int
    minutes: int
    energy: Energy = Energy.USUAL
    keep_theme: bool = True


class ChangeKind(Enum):
    """What happened to a part."""

    SHORTENED = "shortened"
    LENGTHENED = "lengthened"
    REPLACED = "replaced"
    DROPPED = "dropped"
    ADDED = "added"
    MOVED = "moved"
    UNFILLED = "unfilled"  # of no part: minutes are left over


class Reason(Enum):
    """Why it happened."""

    TIME = "time"  # the meeting is shorter or longer than the plan was
    ROOM = "room"  # another change took minutes, or gave some back
    PEOPLE = "people"  # it does not go with so many people
    ENERGY = "energy"  # it asks more than the group can have
    LIMITS = "limits"  # its minutes were outside what the work form can take
    ORDER = "order"  # an opening goes first, a closing last
    MIDDLE = "middle"  # a break is in the middle
    NEW = "new"  # a new plan


@dataclass(frozen=True)
class Change:
    """One difference between the plan as it was and as it is now.

    Attributes:
        part_id: the part in the new plan; of a dropped part the one in the old plan; None when
            minutes are left over.
        before, after: the titles, alike when it stayed; empty when there was or is none.
        minutes_before, minutes_after: 0 when there was or is none.
        limits: with how many people it goes, or how long it may take, when that is the reason.
    """

    kind: ChangeKind
    reason: Reason
    part_id: UUID | None
    before: str
    after: str
    minutes_before: int
    minutes_after: int
    limits: People | Minutes | None = None


@dataclass(frozen=True)
class Refit:
    """A plan that fits, and what was done to it.

    Attributes:
        parts: in order.
        changes: first in the order of `parts`, then what was dropped, then what is left over.
        unfilled: minutes of the meeting that nothing could be found for.
    """

    parts: tuple[PlanPart, ...]
    changes: tuple[Change, ...]
    unfilled: int
