"""The differences between a draaiboek as it was and as it is now, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from herstel_desktop.domain.refit_costs import bounds
from herstel_desktop.domain.refit_order import moved
from herstel_desktop.domain.refit_values import Candidate, Change, ChangeKind, Reason, Wanted
from herstel_desktop.domain.session_plans import PartKind, PlanPart
from herstel_desktop.domain.work_forms import Minutes, People


class Why:
    """Which parts went, why, and what came in their place."""

    def __init__(self) -> None:
        self._reasons: dict[UUID, Reason] = {}
        self._instead: dict[UUID, UUID] = {}

    def gone(self, part: UUID, reason: Reason) -> None:
        """A part went."""
        self._reasons[part] = reason

    def replaced(self, part: UUID, by: UUID) -> None:
        """Another part stands where it was."""
        self._instead[part] = by

    def reason(self, part: UUID) -> Reason:
        """Why a part went."""
        return self._reasons[part]

    def instead_of(self, part: UUID) -> UUID | None:
        """What stands in its place in the end."""
        while part in self._instead:
            part = self._instead[part]
            if part not in self._reasons:
                return part
        return None


def changes_between(
    before: Sequence[PlanPart],
    after: Sequence[PlanPart],
    forms: Mapping[str, Candidate],
    wanted: Wanted,
    why: Why,
) -> tuple[Change, ...]:
    """Every difference, in the order in which it is told."""
    return tuple(_Differences(before, after, forms, wanted, why).told())


class _Differences:
    def __init__(
        self,
        before: Sequence[PlanPart],
        after: Sequence[PlanPart],
        forms: Mapping[str, Candidate],
        wanted: Wanted,
        why: Why,
    ) -> None:
        self._before, self._after = before, after
        self._forms, self._wanted, self._why = forms, wanted, why
        self._minutes = sum(part.minutes for part in before)

    def told(self) -> Iterator[Change]:
        old = {part.id: part for part in self._before}
        stays = {part.id for part in self._after}
        instead = {
            new: part
            for part in self._before
            if part.id not in stays and (new := self._why.instead_of(part.id)) is not None
        }
        went = moved(self._before, self._after)
        for part in self._after:
            if part.id in old:
                yield from self._stayed(old[part.id], part, part.id in went)
            elif part.id in instead:
                yield self._replaced(instead[part.id], part)
            else:
                yield self._change(ChangeKind.ADDED, self._reason_to_come(), None, part)
        replaced = {part.id for part in instead.values()}
        for part in self._before:
            if part.id not in stays and part.id not in replaced:
                yield self._gone(ChangeKind.DROPPED, part, None)
        left = self._wanted.minutes - sum(part.minutes for part in self._after)
        if left > 0:
            yield Change(ChangeKind.UNFILLED, Reason.TIME, None, "", "", 0, left)

    def _stayed(self, old: PlanPart, new: PlanPart, went: bool) -> Iterator[Change]:
        if went:
            reason = Reason.MIDDLE if new.kind is PartKind.BREAK else Reason.ORDER
            yield self._change(ChangeKind.MOVED, reason, old, new)
        if old.minutes == new.minutes:
            return
        shorter = new.minutes < old.minutes
        kind = ChangeKind.SHORTENED if shorter else ChangeKind.LENGTHENED
        limits = bounds(old, self._forms.get(old.work_form), self._wanted.minutes)
        if not limits.least <= old.minutes <= limits.most:
            yield self._change(kind, Reason.LIMITS, old, new, limits)
            return
        yield self._change(kind, self._about_time(less=shorter), old, new)

    def _replaced(self, old: PlanPart, new: PlanPart) -> Change:
        return self._gone(ChangeKind.REPLACED, old, new)

    def _gone(self, kind: ChangeKind, old: PlanPart, new: PlanPart | None) -> Change:
        reason, form = self._why.reason(old.id), self._forms.get(old.work_form)
        if reason is Reason.TIME:
            reason = self._about_time(less=True)
        people = form.people if form is not None and reason is Reason.PEOPLE else None
        return self._change(kind, reason, old, new, people)

    def _reason_to_come(self) -> Reason:
        return self._about_time(less=False) if self._before else Reason.NEW

    def _about_time(self, *, less: bool) -> Reason:
        """Whether the length of the meeting explains it; else it is another change that does."""
        wanted = self._wanted.minutes
        explained = self._minutes > wanted if less else self._minutes < wanted
        return Reason.TIME if explained else Reason.ROOM

    @staticmethod
    def _change(
        kind: ChangeKind,
        reason: Reason,
        old: PlanPart | None,
        new: PlanPart | None,
        limits: People | Minutes | None = None,
    ) -> Change:
        part = new or old
        assert part is not None
        return Change(
            kind,
            reason,
            part.id,
            old.title if old else "",
            new.title if new else "",
            old.minutes if old else 0,
            new.minutes if new else 0,
            limits,
        )
