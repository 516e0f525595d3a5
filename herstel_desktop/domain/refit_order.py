"""The order of a draaiboek: what a person put in order stays so, apart from three rules.

An opening comes before every other work form and break, a closing after them; something of the
group's own may stand before or after those, as it was put. A break is never first or last, nor
next to the opening or the closing when there is more than one part between those. It is roughly
in the middle of the time; several breaks share it evenly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from uuid import UUID

from herstel_desktop.domain.refit_costs import AROUND
from herstel_desktop.domain.session_plans import PartKind, PlanPart
from herstel_desktop.domain.work_forms import Energy, WorkFormKind

_ORDER = {phase: number for number, phase in enumerate(WorkFormKind)}


def arranged(
    parts: Sequence[PlanPart],
    extras: Sequence[PlanPart],
    new_breaks: Sequence[PlanPart],
    energies: Mapping[str, Energy],
) -> tuple[PlanPart, ...]:
    """The parts in order, with what comes in where its phase belongs.

    Args:
        extras: work forms that come in.
        energies: of the work forms, by slug.
    """
    line = _openings_and_closings(list(parts))
    for extra in sorted(extras, key=lambda part: (_phase(part), part.work_form)):
        line.insert(_place_for(extra, line, energies), extra)
    return tuple(_breaks_in_the_middle(line, list(new_breaks)))


def moved(before: Sequence[PlanPart], after: Sequence[PlanPart]) -> frozenset[UUID]:
    """The openings, closings and breaks that went past another part that stayed, by id."""
    old = {part.id: number for number, part in enumerate(before)}
    new = {part.id: number for number, part in enumerate(after)}
    stayed = [part for part in after if part.id in old]
    breaks = [part for part in stayed if part.kind is PartKind.BREAK]
    others = [part for part in stayed if part.kind is not PartKind.BREAK]

    def passes(part: PlanPart, company: list[PlanPart]) -> bool:
        return any(
            (old[part.id] < old[other.id]) != (new[part.id] < new[other.id]) for other in company
        )

    went = {part.id for part in others if part.phase in AROUND and passes(part, others)}
    company = [part for part in stayed if part.id not in went]
    return frozenset(went | {part.id for part in breaks if passes(part, company)})


def _phase(part: PlanPart) -> int:
    return -1 if part.phase is None else _ORDER[part.phase]


def _openings_and_closings(line: list[PlanPart]) -> list[PlanPart]:
    """The same parts, the openings before the first work form or break, the closings after it."""
    for phase, backwards in ((WorkFormKind.OPENING, False), (WorkFormKind.CLOSING, True)):
        if backwards:
            line.reverse()
        first = next(
            (
                number
                for number, part in enumerate(line)
                if part.kind is not PartKind.OTHER and part.phase is not phase
            ),
            len(line),
        )
        late = [part for part in line[first:] if part.phase is phase]
        line = line[:first] + late + [part for part in line[first:] if part.phase is not phase]
        if backwards:
            line.reverse()
    return line


def _place_for(extra: PlanPart, line: list[PlanPart], energies: Mapping[str, Energy]) -> int:
    """Behind the last part of its phase or an earlier one; what is lively is not the last."""
    phase = _phase(extra)
    place = next((number for number, part in enumerate(line) if _phase(part) > phase), len(line))
    middle = []
    for number, part in enumerate(line):
        if part.phase is not None and _phase(part) <= phase:
            place = number + 1
        if part.phase is not None and part.phase not in AROUND:
            middle.append(number)
    lively = energies.get(extra.work_form) is Energy.ACTIVE
    if lively and middle and place > middle[-1]:
        last = line[middle[-1]]
        if energies.get(last.work_form) is not Energy.ACTIVE:
            return middle[-1]
    return place


def _breaks_in_the_middle(line: list[PlanPart], new: list[PlanPart]) -> list[PlanPart]:
    breaks = [part for part in line if part.kind is PartKind.BREAK] + new
    rest = [part for part in line if part.kind is not PartKind.BREAK]
    gaps = _gaps(rest)
    if not breaks or not gaps:
        return line  # a new break between nothing is none
    if not new and _well_placed(line, gaps):
        return line
    total = sum(part.minutes for part in rest) + sum(part.minutes for part in breaks)
    before = [0, *accumulate(part.minutes for part in rest)]
    placed: list[tuple[int, PlanPart]] = []
    taken = 0
    for number, part in enumerate(breaks):
        at = _middle(number, len(breaks), total) - taken - part.minutes / 2
        for_others = len(breaks) - number - 1
        away = {gap: abs(before[gap] - at) for gap in gaps[: max(1, len(gaps) - for_others)]}
        gap = min(away, key=away.__getitem__)
        placed.append((gap, part))
        taken += part.minutes
        gaps = [other for other in gaps if other > gap] or [gap]
    for gap, part in reversed(placed):
        rest.insert(gap, part)
    return rest


def _well_placed(line: list[PlanPart], gaps: list[int]) -> bool:
    """Whether each break is in a gap of its own and near enough to its share of the time."""
    total = sum(part.minutes for part in line)
    breaks = sum(part.kind is PartKind.BREAK for part in line)
    gap = number = at = 0
    free = set(gaps)
    for part in line:
        if part.kind is PartKind.BREAK:
            away = abs(at + part.minutes / 2 - _middle(number, breaks, total))
            if gap not in free or away > total / (2 * (breaks + 1)):
                return False
            free.remove(gap)
            number += 1
        else:
            gap += 1
        at += part.minutes
    return True


def _middle(number: int, breaks: int, total: int) -> float:
    """After how many minutes a break has its middle, when all share the time evenly."""
    return total * (number + 1) / (breaks + 1)


def _gaps(rest: list[PlanPart]) -> list[int]:
    """Before which parts a break may go: among the work, else behind it, else between any two."""
    openings = [n for n, part in enumerate(rest) if part.phase is WorkFormKind.OPENING]
    closings = [n for n, part in enumerate(rest) if part.phase is WorkFormKind.CLOSING]
    first = openings[-1] + 1 if openings else 1
    last = closings[0] if closings else len(rest) - 1
    places = range(max(1, first), min(last, len(rest) - 1) + 1)
    work = [part.phase not in AROUND for part in rest]
    return (
        [gap for gap in places if work[gap - 1] and work[gap]]
        or [gap for gap in places if work[gap - 1]]
        or list(places)
    )
