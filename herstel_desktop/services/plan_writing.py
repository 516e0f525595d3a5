"""What all changes of a draaiboek share: who may change it, writing it, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from herstel_desktop.db.queries import meetings as meeting_queries
from herstel_desktop.db.queries import session_plans as queries
from herstel_desktop.db.store import Store, Transaction
from herstel_desktop.domain.changes import Changes, Kind, Outcome, changed
from herstel_desktop.domain.errors import InvalidInputError, NotFoundError
from herstel_desktop.domain.meetings import Meeting, MeetingState
from herstel_desktop.domain.session_plans import SessionPlan
from herstel_desktop.services.inputs import changed_meanwhile

MOST_PARTS = 100


def plan_to_change(tx: Transaction, meeting_id: UUID) -> SessionPlan:
    """The draaiboek of a meeting, to be changed.

    Raises:
        NotFoundError: there is no such meeting, or it has no draaiboek.
        InvalidInputError: the meeting is closed or does not take place.
    """
    meeting_to_prepare(tx, meeting_id)
    plan = queries.plan_of(tx, meeting_id)
    if plan is None:
        raise NotFoundError("Het draaiboek")
    return plan


def meeting_to_prepare(tx: Transaction, meeting_id: UUID) -> Meeting:
    """A meeting that can be prepared.

    Raises:
        NotFoundError: there is no such meeting.
        InvalidInputError: it is closed or does not take place.
    """
    meeting = meeting_queries.meeting(tx, meeting_id)
    if meeting.state is MeetingState.CLOSED:
        raise InvalidInputError(
            "meeting",
            "Deze bijeenkomst is afgesloten. Het draaiboek ligt vast.",
            advice="Wil je toch iets veranderen, heropen dan eerst de presentie.",
        )
    if meeting.state is MeetingState.CANCELLED:
        raise InvalidInputError(
            "meeting",
            "Deze bijeenkomst gaat niet door.",
            advice="Laat haar eerst weer doorgaan. Het draaiboek blijft bewaard.",
        )
    return meeting


def rewrite(
    store: Store, meeting_id: UUID, edit: Callable[[SessionPlan], SessionPlan], sentence: str
) -> Outcome:
    """Change a draaiboek in one transaction; an edit that changes nothing says nothing.

    Raises:
        NotFoundError: there is no such meeting or no draaiboek, or what `edit` says.
        InvalidInputError: the meeting is closed or cancelled, there are too many parts, or what
            `edit` says.
    """
    with store.transaction() as tx:
        before = plan_to_change(tx, meeting_id)
        after = edit(before)
        if after == before:
            return Outcome(changes(meeting_id), id=meeting_id)
        put(tx, after)
    return Outcome(
        changes(meeting_id),
        id=meeting_id,
        sentence=sentence,
        undo=put_back(before, after),
    )


def put(tx: Transaction, plan: SessionPlan) -> None:
    """Write a draaiboek, unless it has more parts than anybody can lead.

    Raises:
        InvalidInputError: there are too many parts.
    """
    if len(plan.parts) > MOST_PARTS:
        raise InvalidInputError(
            "parts",
            f"In een draaiboek passen hoogstens {MOST_PARTS} onderdelen.",
            advice="Haal eerst iets weg.",
        )
    queries.put_plan(tx, plan)


def put_back(
    before: SessionPlan | None, after: SessionPlan | None, *, meeting_id: UUID | None = None
) -> Callable[[Store], Outcome]:
    """The way back from `after` to the whole draaiboek as it was before; None is no draaiboek.

    It refuses when something else changed the draaiboek in between, so that nothing is lost.
    """
    of = before or after
    where = of.meeting_id if of is not None else meeting_id
    assert where is not None

    def undo(store: Store) -> Outcome:
        with store.transaction() as tx:
            if _kept(queries.plan_of(tx, where)) != _kept(after):
                raise changed_meanwhile()
            if before is None:
                queries.delete_plan(tx, where)
            else:
                queries.put_plan(tx, before)
        gone = (
            "Het draaiboek is weer weg."
            if before is None
            else "Het draaiboek is weer zoals het was."
        )
        return Outcome(
            changes(where),
            id=where,
            sentence=gone,
            undo=put_back(after, before, meeting_id=where),
        )

    return undo


def changes(meeting_id: UUID) -> Changes:
    """What screens have to reload."""
    return changed(Kind.SESSION_PLAN, ids=(meeting_id,))


def _kept(plan: SessionPlan | None) -> SessionPlan | None:
    """A draaiboek as the table has it: the names of leaders stand elsewhere."""
    if plan is None:
        return None
    return replace(plan, parts=tuple(replace(part, leader="") for part in plan.parts))
