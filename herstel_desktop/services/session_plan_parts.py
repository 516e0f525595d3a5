"""The parts of a draaiboek: added, moved, changed and taken away, each in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from herstel_desktop.db.identifiers import new_id
from herstel_desktop.db.queries import session_plans as queries
from herstel_desktop.db.store import Store, Transaction
from herstel_desktop.domain import session_plan_edits as edits
from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.errors import InvalidInputError
from herstel_desktop.domain.session_plans import (
    BREAK_TITLE,
    USUAL_BREAK,
    PartDraft,
    PartKind,
    PlanPart,
    SessionPlan,
)
from herstel_desktop.domain.work_forms import WorkForm, WorkFormKind
from herstel_desktop.services.inputs import LONGEST_LINE, filled_line, number, one_line
from herstel_desktop.services.plan_writing import changes, plan_to_change, put, put_back, rewrite
from herstel_desktop.services.work_form_shelf import current_shelf

LEAST_MINUTES, MOST_MINUTES = 1, 720


def add_work_form(store: Store, meeting_id: UUID, slug: str, place: int | None = None) -> Outcome:
    """Add a work form with its usual minutes; the id of the outcome is the new part's.

    Args:
        place: where, counted from 0. Without it an opening goes first and all else before the
            closing.

    Raises:
        NotFoundError: the work form, the meeting or its draaiboek is not there.
        InvalidInputError: the meeting is closed or cancelled, or there are too many parts.
    """
    form = current_shelf(store).work_form(slug)
    return _add(store, meeting_id, part_from(form), place)


def add_break(
    store: Store, meeting_id: UUID, place: int | None = None, minutes: int = USUAL_BREAK
) -> Outcome:
    """Add a break.

    Raises:
        NotFoundError, InvalidInputError: as for `add_work_form`.
    """
    part = PlanPart(new_id(), PartKind.BREAK, BREAK_TITLE, _minutes(minutes))
    return _add(store, meeting_id, part, place)


def add_own_part(
    store: Store, meeting_id: UUID, title: str, minutes: int, place: int | None = None
) -> Outcome:
    """Add something of the group's own, with a title and minutes.

    Raises:
        NotFoundError, InvalidInputError: as for `add_work_form`; or the title is empty or too
            long, or the minutes are out of bounds.
    """
    clean = filled_line("title", title, "De titel")
    part = PlanPart(new_id(), PartKind.OTHER, clean, _minutes(minutes))
    return _add(store, meeting_id, part, place)


def move_part(store: Store, meeting_id: UUID, part_id: UUID, place: int) -> Outcome:
    """Put a part at another place, counted from 0 among the others.

    Raises:
        NotFoundError: the meeting, its draaiboek or the part is not there.
        InvalidInputError: the meeting is closed or cancelled.
    """
    return _change(
        store,
        meeting_id,
        part_id,
        lambda plan, part: edits.moved(plan, part.id, place),
        "{title} staat op een andere plek.",
    )


def set_part_minutes(store: Store, meeting_id: UUID, part_id: UUID, minutes: int) -> Outcome:
    """Let a part take so many minutes.

    Raises:
        NotFoundError: the meeting, its draaiboek or the part is not there.
        InvalidInputError: the minutes are out of bounds, or the meeting is closed or cancelled.
    """
    clean = _minutes(minutes)
    return _change(
        store,
        meeting_id,
        part_id,
        lambda plan, part: edits.with_changed(plan, replace(part, minutes=clean)),
        f"{{title}} duurt nu {'1 minuut' if clean == 1 else f'{clean} minuten'}.",
    )


def set_part_leader(
    store: Store, meeting_id: UUID, part_id: UUID, leader_id: UUID | None
) -> Outcome:
    """Say which facilitator of the group leads a part; None leaves it open.

    Raises:
        NotFoundError: the meeting, its draaiboek or the part is not there.
        InvalidInputError: it is no facilitator of this group, or the meeting is closed or
            cancelled.
    """
    with store.transaction() as tx:
        before = plan_to_change(tx, meeting_id)
        part = edits.part_of(before, part_id)
        name = _leader_name(tx, meeting_id, leader_id)
        after = edits.with_changed(before, replace(part, leader_id=leader_id))
        put(tx, after)
    said = (
        f"{part.title}: wie dit begeleidt, is weer open."
        if leader_id is None
        else f"{name} begeleidt {part.title}."
    )
    return Outcome(changes(meeting_id), id=part_id, sentence=said, undo=put_back(before, after))


def set_part_note(store: Store, meeting_id: UUID, part_id: UUID, note: str) -> Outcome:
    """Keep what the facilitator wants to keep in mind; an empty note takes it away.

    Raises:
        NotFoundError: the meeting, its draaiboek or the part is not there.
        InvalidInputError: the note is too long, or the meeting is closed or cancelled.
    """
    clean = one_line("note", note, "De notitie", most=LONGEST_LINE)
    return _change(
        store,
        meeting_id,
        part_id,
        lambda plan, part: edits.with_changed(plan, replace(part, note=clean)),
        "De notitie bij {title} is bewaard." if clean else "De notitie bij {title} is weg.",
    )


def change_part(store: Store, meeting_id: UUID, part_id: UUID, draft: PartDraft) -> Outcome:
    """Give a part other minutes, another leader and another note at once.

    Raises:
        NotFoundError, InvalidInputError: as for the functions that change one of them; or
            something of the group's own gets no title.
    """
    minutes = _minutes(draft.minutes)
    note = one_line("note", draft.note, "De notitie", most=LONGEST_LINE)
    with store.transaction() as tx:
        before = plan_to_change(tx, meeting_id)
        part = edits.part_of(before, part_id)
        title = part.title
        if part.kind is PartKind.OTHER:
            title = filled_line("title", draft.title, "De titel")
        if draft.leader_id != part.leader_id:
            _leader_name(tx, meeting_id, draft.leader_id)
        changed = replace(part, title=title, minutes=minutes, leader_id=draft.leader_id, note=note)
        after = edits.with_changed(before, changed)
        if after == before:
            return Outcome(changes(meeting_id), id=part_id)
        put(tx, after)
    return Outcome(
        changes(meeting_id),
        id=part_id,
        sentence=f"{title} is aangepast.",
        undo=put_back(before, after),
    )


def remove_part(store: Store, meeting_id: UUID, part_id: UUID) -> Outcome:
    """Take a part away.

    Raises:
        NotFoundError: the meeting, its draaiboek or the part is not there.
        InvalidInputError: the meeting is closed or cancelled.
    """
    return _change(
        store,
        meeting_id,
        part_id,
        lambda plan, part: edits.without(plan, part.id),
        "{title} is uit het draaiboek.",
    )


def part_from(form: WorkForm) -> PlanPart:
    """A new part that does a work form in its usual minutes."""
    return PlanPart(
        new_id(),
        PartKind.WORK_FORM,
        form.title,
        form.minutes.usual,
        work_form=form.slug,
        phase=form.kind,
    )


def _add(store: Store, meeting_id: UUID, part: PlanPart, place: int | None) -> Outcome:
    def edit(plan: SessionPlan) -> SessionPlan:
        at = place
        if place is None and part.phase is WorkFormKind.OPENING:
            at = 0
        elif place is None and part.phase is WorkFormKind.CLOSING:
            at = len(plan.parts)
        return edits.with_part(plan, part, at)

    outcome = rewrite(store, meeting_id, edit, f"{part.title} staat in het draaiboek.")
    return replace(outcome, id=part.id)


def _change(
    store: Store,
    meeting_id: UUID,
    part_id: UUID,
    edit: Callable[[SessionPlan, PlanPart], SessionPlan],
    sentence: str,
) -> Outcome:
    """Change one part; `{title}` in the sentence becomes its title."""
    title = ""

    def apply(plan: SessionPlan) -> SessionPlan:
        nonlocal title
        part = edits.part_of(plan, part_id)
        title = part.title
        return edit(plan, part)

    outcome = rewrite(store, meeting_id, apply, "")
    if outcome.undo is None:
        return outcome
    return replace(outcome, id=part_id, sentence=sentence.replace("{title}", title))


def _leader_name(tx: Transaction, meeting_id: UUID, leader_id: UUID | None) -> str:
    """The name of a facilitator of the group; empty for nobody."""
    if leader_id is None:
        return ""
    names = dict(queries.leaders(tx, queries.group_of(tx, meeting_id)))
    if leader_id not in names:
        raise InvalidInputError(
            "leader",
            "Deze begeleider hoort niet bij de groep.",
            advice="Kies een begeleider van deze groep.",
        )
    return names[leader_id]


def _minutes(minutes: int) -> int:
    return number("minutes", minutes, "De duur in minuten", least=LEAST_MINUTES, most=MOST_MINUTES)
