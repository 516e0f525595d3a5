"""Changes of a draaiboek, each giving a new one; nothing here is stored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import time
from uuid import UUID

from herstel_desktop.domain.dutch_dates import end_of
from herstel_desktop.domain.errors import NotFoundError
from herstel_desktop.domain.session_plans import PlanPart, SessionPlan
from herstel_desktop.domain.work_forms import WorkFormKind


def place_of(plan: SessionPlan, part_id: UUID) -> int:
    """Where a part stands, from 0.

    Raises:
        NotFoundError: it is not in this draaiboek (any more).
    """
    for place, part in enumerate(plan.parts):
        if part.id == part_id:
            return place
    raise NotFoundError("Dit onderdeel")


def part_of(plan: SessionPlan, part_id: UUID) -> PlanPart:
    """One part.

    Raises:
        NotFoundError: it is not in this draaiboek (any more).
    """
    return plan.parts[place_of(plan, part_id)]


def usual_place(parts: Sequence[PlanPart]) -> int:
    """Where something new goes: before the closing, else at the end."""
    closes = bool(parts) and parts[-1].phase is WorkFormKind.CLOSING
    return len(parts) - closes


def with_part(plan: SessionPlan, part: PlanPart, place: int | None = None) -> SessionPlan:
    """With one more part, at a place or where something new goes."""
    at = usual_place(plan.parts) if place is None else max(0, min(place, len(plan.parts)))
    return replace(plan, parts=(*plan.parts[:at], part, *plan.parts[at:]))


def moved(plan: SessionPlan, part_id: UUID, place: int) -> SessionPlan:
    """With a part at another place, counted without it; one beyond the end is the end.

    Raises:
        NotFoundError: it is not in this draaiboek (any more).
    """
    here = place_of(plan, part_id)
    others = (*plan.parts[:here], *plan.parts[here + 1 :])
    at = max(0, min(place, len(others)))
    return replace(plan, parts=(*others[:at], plan.parts[here], *others[at:]))


def without(plan: SessionPlan, part_id: UUID) -> SessionPlan:
    """Without a part.

    Raises:
        NotFoundError: it is not in this draaiboek (any more).
    """
    here = place_of(plan, part_id)
    return replace(plan, parts=(*plan.parts[:here], *plan.parts[here + 1 :]))


def with_changed(plan: SessionPlan, changed: PlanPart) -> SessionPlan:
    """With another version of a part.

    Raises:
        NotFoundError: it is not in this draaiboek (any more).
    """
    here = place_of(plan, changed.id)
    return replace(plan, parts=(*plan.parts[:here], changed, *plan.parts[here + 1 :]))


def starting_times(plan: SessionPlan, start: time) -> Iterator[time]:
    """Wall time at which each part begins, when the meeting begins at `start`."""
    minutes = 0
    for part in plan.parts:
        yield end_of(start, minutes)
        minutes += part.minutes
