"""Whatever the plan, the people and the time: what a refit promises, it keeps."""

from __future__ import annotations

from itertools import combinations
from uuid import UUID

from hypothesis import given, settings

from herstel_desktop.domain.refit import Candidate, Change, ChangeKind, Refit, Wanted, refit
from herstel_desktop.domain.refit_costs import bounds
from herstel_desktop.domain.refit_words import sentence
from herstel_desktop.domain.session_plans import PartKind, PlanPart
from herstel_desktop.domain.work_forms import Energy, WorkFormKind
from tests.domain.plans import Plan, ids, situations

Situation = tuple[Plan, tuple[Candidate, ...], Wanted]
AROUND = (WorkFormKind.OPENING, WorkFormKind.CLOSING)
enough = settings(max_examples=60, deadline=None)
LENGTHS = (ChangeKind.SHORTENED, ChangeKind.LENGTHENED)


def refitted(situation: Situation) -> Refit:
    """The plan of a situation, refitted."""
    parts, known, wanted = situation
    return refit(parts, known, wanted, ids())


def of_kind(parts: Plan, kind: PartKind) -> list[PlanPart]:
    return [part for part in parts if part.kind is kind]


@enough
@given(situations())
def test_it_is_never_over_time_and_says_what_is_left(situation: Situation) -> None:
    result = refitted(situation)
    total = sum(part.minutes for part in result.parts)
    assert total + result.unfilled == situation[2].minutes
    assert result.unfilled >= 0
    told = [change.minutes_after for change in result.changes if change.part_id is None]
    assert told == ([result.unfilled] if result.unfilled else [])


@enough
@given(situations())
def test_every_work_form_goes_with_the_people_and_keeps_its_minutes(situation: Situation) -> None:
    parts, known, wanted = situation
    forms = {form.work_form: form for form in known}
    before = {part.id: part for part in parts}
    for part in refitted(situation).parts:
        form = forms.get(part.work_form)
        if form is not None:
            assert form.people.least <= wanted.people <= form.people.most
            assert form.minutes.least <= part.minutes <= form.minutes.most
        elif part.kind is not PartKind.BREAK:
            whole = before[part.id].minutes
            assert whole / 2 <= part.minutes <= whole


@enough
@given(situations())
def test_a_work_form_is_never_there_twice(situation: Situation) -> None:
    forms = [part.work_form for part in refitted(situation).parts if part.work_form != "weg"]
    forms = [form for form in forms if form]
    assert len(forms) == len(set(forms))


@enough
@given(situations())
def test_breaks_are_kept(situation: Situation) -> None:
    parts, _, wanted = situation
    result = refitted(situation)
    shortest = 5 if wanted.minutes < 60 else 10
    old = of_kind(parts, PartKind.BREAK)
    kept = {part.id: part for part in of_kind(result.parts, PartKind.BREAK)}
    if sum(min(part.minutes, shortest) for part in old) > wanted.minutes:
        return
    for part in old:
        assert min(part.minutes, shortest) <= kept[part.id].minutes <= part.minutes


@enough
@given(situations())
def test_breaks_are_between_parts(situation: Situation) -> None:
    parts = refitted(situation).parts
    work = [part for part in parts if part.phase not in AROUND and part.kind is not PartKind.BREAK]
    if len(work) > 1 and len(of_kind(parts, PartKind.OTHER)) == 0:
        assert parts[0].kind is not PartKind.BREAK
        assert parts[-1].kind is not PartKind.BREAK


@enough
@given(situations())
def test_openings_go_first_and_closings_last(situation: Situation) -> None:
    phases = [part.phase for part in refitted(situation).parts if part.kind is not PartKind.OTHER]
    openings = phases.count(WorkFormKind.OPENING)
    closings = phases.count(WorkFormKind.CLOSING)
    assert phases[:openings] == [WorkFormKind.OPENING] * openings
    assert phases[len(phases) - closings :] == [WorkFormKind.CLOSING] * closings


@enough
@given(situations())
def test_a_persons_own_order_of_the_rest_stays(situation: Situation) -> None:
    def rest(parts: Plan) -> list[UUID]:
        return [p.id for p in parts if p.kind is not PartKind.BREAK and p.phase not in AROUND]

    before, after = rest(situation[0]), rest(refitted(situation).parts)
    assert [id_ for id_ in after if id_ in before] == [id_ for id_ in before if id_ in after]


@enough
@given(situations())
def test_nothing_lively_comes_in_when_the_group_is_tired(situation: Situation) -> None:
    parts, known, wanted = situation
    lively = {form.work_form for form in known if form.energy is Energy.ACTIVE}
    before = {part.work_form for part in parts}
    if wanted.energy is Energy.CALM:
        assert not {part.work_form for part in refitted(situation).parts} & (lively - before)


@enough
@given(situations())
def test_own_parts_go_after_all_work_forms(situation: Situation) -> None:
    result = refitted(situation)
    dropped = {change.part_id for change in result.changes if change.kind is ChangeKind.DROPPED}
    forms = [part for part in result.parts if part.phase not in (None, *AROUND)]
    # What is there for it when every work form goes.
    room = sum(part.minutes for part in forms) + result.unfilled
    for part in of_kind(situation[0], PartKind.OTHER):
        if forms and part.id in dropped:
            assert part.minutes / 2 > room


@enough
@given(situations())
def test_it_is_the_same_each_time_and_in_any_order_of_work_forms(situation: Situation) -> None:
    parts, known, wanted = situation
    assert refitted(situation) == refitted((parts, known[::-1], wanted))


@enough
@given(situations())
def test_a_refitted_plan_stays_as_it_is(situation: Situation) -> None:
    _, known, wanted = situation
    once = refitted(situation)
    again = refit(once.parts, known, wanted, ids(2_000)) if once.parts else once
    assert again.parts == once.parts
    if once.parts:
        assert [change for change in again.changes if change.part_id is not None] == []


@enough
@given(situations())
def test_every_difference_is_told_and_every_change_is_a_difference(situation: Situation) -> None:
    parts, result = situation[0], refitted(situation)
    old = {part.id: part for part in parts}
    new = {part.id: part for part in result.parts}
    by_kind: dict[ChangeKind, list[Change]] = {kind: [] for kind in ChangeKind}
    for change in result.changes:
        by_kind[change.kind].append(change)

    changed = {id_ for id_ in old.keys() & new.keys() if old[id_].minutes != new[id_].minutes}
    told = [change for kind in LENGTHS for change in by_kind[kind]]
    assert sorted(change.part_id.int for change in told if change.part_id) == sorted(
        id_.int for id_ in changed
    )
    for change in told:
        assert change.part_id is not None
        assert change.minutes_before == old[change.part_id].minutes
        assert change.minutes_after == new[change.part_id].minutes
        shorter = change.minutes_after < change.minutes_before
        assert (change.kind is ChangeKind.SHORTENED) is shorter
    came = [*by_kind[ChangeKind.ADDED], *by_kind[ChangeKind.REPLACED]]
    assert sorted((c.after, c.minutes_after) for c in came) == sorted(
        (part.title, part.minutes) for part in result.parts if part.id not in old
    )
    went = [*by_kind[ChangeKind.DROPPED], *by_kind[ChangeKind.REPLACED]]
    assert sorted((c.before, c.minutes_before) for c in went) == sorted(
        (part.title, part.minutes) for part in parts if part.id not in new
    )
    moved = {change.part_id for change in by_kind[ChangeKind.MOVED]}
    stayed = [part.id for part in parts if part.id in new and part.id not in moved]
    assert stayed == [part.id for part in result.parts if part.id in stayed]


@enough
@given(situations())
def test_every_change_is_told_in_a_whole_sentence(situation: Situation) -> None:
    for change in refitted(situation).changes:
        said = sentence(change, situation[2])
        assert said.endswith(".")
        assert change.after in said
        assert change.before in said


@enough
@given(situations(most=6))
def test_it_is_exact_when_that_is_possible_with_all_that_fits(situation: Situation) -> None:
    parts, known, wanted = situation
    forms = {form.work_form: form for form in known}

    def fits(form: Candidate) -> bool:
        lively = form.energy is Energy.ACTIVE and wanted.energy is Energy.CALM
        return form.people.least <= wanted.people <= form.people.most and not lively

    here = {part.work_form for part in parts}
    stays = [
        bounds(part, forms.get(part.work_form), wanted.minutes)
        for part in parts
        if part.work_form not in forms or fits(forms[part.work_form])
    ]
    free = [
        form.minutes
        for form in known
        if fits(form) and form.work_form not in here and form.phase not in AROUND
    ]
    if any(
        sum(limits.least for limits in (*stays, *more))
        <= wanted.minutes
        <= sum(limits.most for limits in (*stays, *more))
        for number in range(len(free) + 1)
        for more in combinations(free, number)
    ):
        assert refitted(situation).unfilled == 0
