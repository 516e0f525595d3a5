"""Fits a draaiboek to who came, to the minutes and to the energy there is; or makes a new one.

What holds for the parts that come out:

- Together they take exactly the minutes of the meeting when that is possible, else as few less as
  possible; never more.
- A work form is only there with a number of people that it goes with, and takes no fewer and no
  more minutes than it can. One that does not fit any more makes place for the best of its phase.
- Breaks are kept. They may shrink to 10 minutes, to 5 in a meeting of less than an hour, and go
  only when the breaks alone are longer than the meeting.
- Something of the group's own keeps at least half its minutes, and goes after all work forms.
- All parts get shorter before one of them goes; the opening, the closing and the heart of the
  theme go last.
- An opening goes first and a closing last. Breaks are in the middle. Else a person's own order
  stays as it is (`refit_order`).
- A plan that fits comes back as it is, and so does one that came out of here.
- The same plan and wishes give the same parts, apart from the ids of new ones.

`refit_costs` says what is weighed against what, `refit_search` finds the cheapest plan,
`refit_words` says what changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from herstel_desktop.domain import refit_costs as costs
from herstel_desktop.domain.refit_changes import Why, changes_between
from herstel_desktop.domain.refit_order import arranged
from herstel_desktop.domain.refit_search import Block, Group, Item, choose
from herstel_desktop.domain.refit_values import (
    Candidate,
    Change,
    ChangeKind,
    Reason,
    Refit,
    Wanted,
)
from herstel_desktop.domain.session_plans import BREAK_TITLE, USUAL_BREAK, PartKind, PlanPart
from herstel_desktop.domain.work_forms import Energy, WorkFormKind

__all__ = [
    "Candidate",
    "Change",
    "ChangeKind",
    "Reason",
    "Refit",
    "Wanted",
    "breaks_for",
    "compose",
    "refit",
]

BREAK_FROM = 75
"""Minutes from which on a meeting has a break."""
TWO_BREAKS_FROM = 180
_MOST_ROUNDS = 5  # one is usual; another when a lively part stays or a break is missing


def compose(candidates: Iterable[Candidate], wanted: Wanted, new_id: Callable[[], UUID]) -> Refit:
    """A whole draaiboek from nothing, with an opening, a closing and the breaks that belong."""
    return refit((), candidates, wanted, new_id)


def refit(
    parts: Sequence[PlanPart],
    candidates: Iterable[Candidate],
    wanted: Wanted,
    new_id: Callable[[], UUID],
) -> Refit:
    """A draaiboek made to fit; a new one when there are no parts.

    Args:
        parts: the plan as it is, in order.
        candidates: work forms that may come in, and those in the plan: their limits stand there.
        new_id: gives the id of a part that comes in.
    """
    forms = {form.work_form: form for form in sorted(candidates, key=lambda f: f.work_form)}
    if not any(form.fits_theme and form.phase not in costs.AROUND for form in forms.values()):
        wanted = replace(wanted, keep_theme=False)  # no theme, or one of which there is nothing
    now, why = tuple(parts), Why()
    for _ in range(_MOST_ROUNDS):
        before, now = now, _Plan(now, forms, wanted, new_id, why).fitted()
        if now == before or _settled(now, forms, wanted):
            break
    left = wanted.minutes - sum(part.minutes for part in now)
    return Refit(now, changes_between(parts, now, forms, wanted, why), left)


def breaks_for(minutes: int) -> int:
    """How many breaks a meeting of so many minutes has, when nobody says otherwise."""
    return (minutes >= BREAK_FROM) + (minutes >= TWO_BREAKS_FROM)


def _settled(parts: Sequence[PlanPart], forms: dict[str, Candidate], wanted: Wanted) -> bool:
    """Whether nothing is left that could still make place or come in for its own reason."""
    lively = any(_reason_to_go(part, forms, wanted) is not None for part in parts)
    return not lively and not _missing_breaks(parts, wanted)


def _missing_breaks(parts: Sequence[PlanPart], wanted: Wanted) -> int:
    """How many breaks the meeting needs because it is longer than the plan was."""
    had = sum(part.kind is PartKind.BREAK for part in parts)
    before = breaks_for(sum(part.minutes for part in parts))
    return max(0, breaks_for(wanted.minutes) - max(had, before))


def _reason_to_go(part: PlanPart, forms: dict[str, Candidate], wanted: Wanted) -> Reason | None:
    form = forms.get(part.work_form)
    if form is None or part.kind is not PartKind.WORK_FORM:
        return None
    if not costs.goes_with(form, wanted.people):
        return Reason.PEOPLE
    return Reason.ENERGY if costs.too_active(form.energy, wanted.energy) else None


@dataclass(frozen=True)
class _Phase:
    """The parts and the work forms of one phase, as long as they are weighed."""

    own: tuple[PlanPart, ...]
    leaving: tuple[PlanPart, ...]
    coming: tuple[Candidate, ...]


class _Plan:
    """One round of fitting."""

    def __init__(
        self,
        parts: tuple[PlanPart, ...],
        forms: dict[str, Candidate],
        wanted: Wanted,
        new_id: Callable[[], UUID],
        why: Why,
    ) -> None:
        self._parts = parts
        self._forms = forms
        self._wanted = wanted
        self._new_id = new_id
        self._why = why
        self._in_place: dict[UUID, PlanPart] = {}  # by the id of the part that is or was there
        self._extras: list[PlanPart] = []
        used = {part.work_form for part in parts}
        self._free = [
            form
            for form in forms.values()
            if form.work_form not in used
            and costs.goes_with(form, wanted.people)
            and not costs.too_active(form.energy, wanted.energy)
        ]
        self._phases = {phase: self._phase(phase) for phase in WorkFormKind}

    def fitted(self) -> tuple[PlanPart, ...]:
        """The cheapest plan, in order."""
        around = [
            phase
            for phase in (WorkFormKind.OPENING, WorkFormKind.CLOSING)
            if not self._parts or self._phases[phase].own or self._phases[phase].leaving
        ]
        middle = [phase for phase in WorkFormKind if phase not in costs.AROUND]
        others = [part for part in self._parts if part.phase is None]
        breaks = _missing_breaks(self._parts, self._wanted)
        had_forms = any(part.phase in middle for part in self._parts)
        blocks = (
            Block(
                tuple(self._group(phase) for phase in middle),
                costs.NO_FORM_LEFT if had_forms or not self._parts else 0,
            ),
            *(Block((self._group(phase),), costs.NO_OPENING_OR_CLOSING) for phase in around),
            Block((Group(self._items(others)),)),
            Block((Group(tuple(costs.break_item(USUAL_BREAK) for _ in range(breaks))),)),
        )
        chosen = choose(blocks, max(0, self._wanted.minutes), costs.MINUTE_LEFT)
        by_phase = [*chosen[0], *(groups[0] for groups in chosen[1 : 1 + len(around)])]
        for phase, (own, coming) in zip((*middle, *around), by_phase, strict=True):
            self._take_over(self._phases[phase], own, coming)
        for part, minutes in zip(others, chosen[-2][0][0], strict=True):
            self._keep_or_let_go(part, minutes)
        line = [self._in_place[part.id] for part in self._parts if part.id in self._in_place]
        new_breaks = [
            PlanPart(self._new_id(), PartKind.BREAK, BREAK_TITLE, minutes)
            for minutes in chosen[-1][0][0]
            if minutes is not None
        ]
        energies = {form.work_form: form.energy for form in self._forms.values()}
        return arranged(line, self._extras, new_breaks, energies)

    def _phase(self, phase: WorkFormKind) -> _Phase:
        coming = [form for form in self._free if form.phase is phase]
        own: list[PlanPart] = []
        leaving: list[PlanPart] = []
        for part in self._parts:
            if part.phase is not phase:
                continue
            reason = _reason_to_go(part, self._forms, self._wanted)
            # What is too lively is better than nothing.
            enough = reason is Reason.PEOPLE or len(leaving) < len(coming)
            (leaving if reason is not None and enough else own).append(part)
        return _Phase(tuple(own), tuple(leaving), tuple(coming))

    def _items(self, parts: Iterable[PlanPart]) -> tuple[Item, ...]:
        return tuple(
            costs.part_item(part, self._forms.get(part.work_form), self._wanted) for part in parts
        )

    def _group(self, phase: WorkFormKind) -> Group:
        here = self._phases[phase]
        instead_of = self._energy_of(here.leaving[0]) if here.leaving else None
        places = len(here.leaving)
        more: tuple[int, ...] = (costs.EXTRA + costs.SAME_PHASE,)
        if phase in costs.AROUND:
            places += not self._parts
            more = (costs.OTHER_AROUND,)
        elif not places and not here.own:
            more = (costs.EXTRA, *more)
        ending = [costs.PLACE_EMPTY * empty for empty in range(places, 0, -1)]
        return Group(
            self._items(here.own),
            tuple(costs.extra_item(form, self._wanted, instead_of) for form in here.coming),
            (*([0] * places), *more),
            (*ending, *([0] * len(more))),
        )

    def _energy_of(self, part: PlanPart) -> Energy | None:
        form = self._forms.get(part.work_form)
        return None if form is None else form.energy

    def _take_over(self, here: _Phase, own: list[int | None], coming: list[int | None]) -> None:
        """Take over what was chosen of a phase."""
        for part in here.leaving:
            reason = _reason_to_go(part, self._forms, self._wanted)
            assert reason is not None
            self._why.gone(part.id, reason)
        for part, minutes in zip(here.own, own, strict=True):
            self._keep_or_let_go(part, minutes)
        new = [
            (form, minutes)
            for form, minutes in zip(here.coming, coming, strict=True)
            if minutes is not None
        ]
        for part in (*here.leaving, *here.own):
            if new and part.id not in self._in_place:
                self._replace(part, new)
        self._extras.extend(self._new_part(form, minutes) for form, minutes in new)

    def _keep_or_let_go(self, part: PlanPart, minutes: int | None) -> None:
        if minutes is None:
            self._why.gone(part.id, Reason.TIME)
        else:
            self._in_place[part.id] = replace(part, minutes=minutes)

    def _replace(self, part: PlanPart, new: list[tuple[Candidate, int]]) -> None:
        """Put what is most like a part in its place, with the same facilitator."""
        energy = self._energy_of(part)
        found = new[0]
        if energy is not None:
            found = min(new, key=lambda pair: costs.steps_between(pair[0].energy, energy))
        new.remove(found)
        stand_in = replace(self._new_part(*found), leader_id=part.leader_id, leader=part.leader)
        self._in_place[part.id] = stand_in
        self._why.replaced(part.id, stand_in.id)

    def _new_part(self, form: Candidate, minutes: int) -> PlanPart:
        return PlanPart(
            self._new_id(),
            PartKind.WORK_FORM,
            form.title,
            minutes,
            work_form=form.work_form,
            phase=form.phase,
        )
