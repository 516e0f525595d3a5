"""The draaiboek of a meeting: read, taken over, given another frame, and looked back on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from herstel_desktop.db.identifiers import new_id
from herstel_desktop.db.queries import meetings as meeting_queries
from herstel_desktop.db.queries import session_plans as queries
from herstel_desktop.db.store import Store, Transaction
from herstel_desktop.domain import session_plan_edits as edits
from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.dutch_dates import day_and_month
from herstel_desktop.domain.errors import InvalidInputError, NotFoundError
from herstel_desktop.domain.labels import ENERGY
from herstel_desktop.domain.meetings import Meeting
from herstel_desktop.domain.preparation import ComingMeeting, EarlierPlan
from herstel_desktop.domain.session_plans import PlanPart, SessionPlan, Worked
from herstel_desktop.domain.work_forms import Energy
from herstel_desktop.services.group_themes import ThemeKeys, own_themes
from herstel_desktop.services.inputs import LONGEST_LINE, number, one_line
from herstel_desktop.services.plan_writing import (
    changes,
    meeting_to_prepare,
    plan_to_change,
    put,
    put_back,
    rewrite,
)
from herstel_desktop.services.work_form_shelf import current_shelf

LEAST_PEOPLE, MOST_PEOPLE = 1, 500
LEAST_MINUTES, MOST_MINUTES = 5, 720


def session_plan(store: Store, meeting_id: UUID) -> SessionPlan | None:
    """The draaiboek of a meeting; None when there is none."""
    with store.reading() as tx:
        return queries.plan_of(tx, meeting_id)


def earlier_plans(store: Store, meeting_id: UUID) -> tuple[EarlierPlan, ...]:
    """Draaiboeken of the same group up to the day of a meeting, the newest first.

    Raises:
        NotFoundError: there is no such meeting.
    """
    with store.reading() as tx:
        return queries.earlier_plans(tx, meeting_queries.meeting(tx, meeting_id))


def coming_meetings(store: Store, today: date) -> tuple[ComingMeeting, ...]:
    """The next meetings of all groups that can be prepared, at most twelve."""
    with store.reading() as tx:
        return queries.coming(tx, today)


def change_theme(store: Store, meeting_id: UUID, theme: str) -> Outcome:
    """Let the meeting be about something else.

    Args:
        theme: slug or title of a theme of the library, or a title of the group's own; may be empty.

    Raises:
        NotFoundError: there is no such meeting or no draaiboek.
        InvalidInputError: the title is too long, or the meeting is closed or cancelled.
    """
    shelf = current_shelf(store)
    clean = ""
    if theme.strip():
        with store.reading() as tx:
            own = own_themes(tx, queries.group_of(tx, meeting_id), shelf)
        clean = ThemeKeys(shelf, own).clean(theme)
    return rewrite(
        store,
        meeting_id,
        lambda plan: replace(plan, theme=clean),
        f"Het thema is {shelf.theme_title(clean)}." if clean else "Er is nog geen thema.",
    )


def change_people(store: Store, meeting_id: UUID, people: int) -> Outcome:
    """Expect another number of people; the parts stay as they are.

    Raises:
        NotFoundError: there is no such meeting or no draaiboek.
        InvalidInputError: the number is out of bounds, or the meeting is closed or cancelled.
    """
    clean = checked_people(people)
    who = "1 deelnemer" if clean == 1 else f"{clean} deelnemers"
    return rewrite(
        store,
        meeting_id,
        lambda plan: replace(plan, people=clean),
        f"Het draaiboek is nu voor {who}.",
    )


def change_minutes(store: Store, meeting_id: UUID, minutes: int) -> Outcome:
    """Let the meeting last so long in the draaiboek; the parts stay as they are.

    Raises:
        NotFoundError: there is no such meeting or no draaiboek.
        InvalidInputError: the minutes are out of bounds, or the meeting is closed or cancelled.
    """
    clean = checked_minutes(minutes)
    return rewrite(
        store,
        meeting_id,
        lambda plan: replace(plan, minutes=clean),
        f"Het draaiboek is nu voor {clean} minuten.",
    )


def change_energy(store: Store, meeting_id: UUID, energy: Energy) -> Outcome:
    """Say what the group can have that day; the parts stay as they are.

    Raises:
        NotFoundError: there is no such meeting or no draaiboek.
        InvalidInputError: the meeting is closed or cancelled.
    """
    return rewrite(
        store,
        meeting_id,
        lambda plan: replace(plan, energy=energy),
        f"Energie: {ENERGY[energy].lower()}.",
    )


def copy_plan(store: Store, meeting_id: UUID, from_meeting_id: UUID) -> Outcome:
    """Take over the parts of another draaiboek of the group, in place of what stands.

    The theme comes along when this meeting has none yet, people and minutes stay those of this
    meeting, and what was said afterwards stays where it was said.

    Raises:
        NotFoundError: one of the meetings or the other draaiboek is not there.
        InvalidInputError: the other one is of another group, or the meeting is closed or
            cancelled.
    """
    with store.transaction() as tx:
        meeting = meeting_to_prepare(tx, meeting_id)
        source = meeting_queries.meeting(tx, from_meeting_id)
        template = queries.plan_of(tx, from_meeting_id)
        if template is None:
            raise NotFoundError("Het eerdere draaiboek")
        if source.group_id != meeting.group_id:
            raise InvalidInputError(
                "from_meeting",
                "Dit draaiboek is van een andere groep.",
                advice="Kies een draaiboek van deze groep.",
            )
        before = queries.plan_of(tx, meeting_id)
        frame = before or first_frame(tx, meeting, energy=template.energy)
        leaders = {id_ for id_, _name in queries.leaders(tx, meeting.group_id)}
        after = replace(
            frame,
            theme=frame.theme or template.theme,
            parts=tuple(_as_new(part, leaders) for part in template.parts),
        )
        put(tx, after)
    return Outcome(
        changes(meeting_id),
        id=meeting_id,
        sentence=f"Het draaiboek van {day_and_month(source.on)} is overgenomen.",
        undo=put_back(before, after),
    )


def throw_away(store: Store, meeting_id: UUID) -> Outcome:
    """Take the draaiboek of a meeting away.

    Raises:
        NotFoundError: there is no such meeting or no draaiboek.
        InvalidInputError: the meeting is closed or cancelled.
    """
    with store.transaction() as tx:
        before = plan_to_change(tx, meeting_id)
        queries.delete_plan(tx, meeting_id)
    return Outcome(
        changes(meeting_id),
        id=meeting_id,
        sentence="Het draaiboek is weg.",
        undo=put_back(before, None),
    )


def record_part(
    store: Store, part_id: UUID, used: bool | None, worked: Worked | None = None, remark: str = ""
) -> Outcome:
    """Say afterwards whether a part was done and how it went, never what somebody said.

    Saying how it went says that it was done. All of it can be said when the meeting is closed too.

    Args:
        used: None when nobody said.

    Raises:
        NotFoundError: there is no such part.
        InvalidInputError: the remark is too long, or it was not done and yet went somehow.
    """
    clean = one_line("remark", remark, "De opmerking", most=LONGEST_LINE)
    if worked is not None and used is False:
        raise InvalidInputError(
            "worked",
            "Dit onderdeel is niet gedaan.",
            advice="Zet eerst dat het wel gedaan is, of laat open hoe het ging.",
        )
    done = True if worked is not None else used
    with store.transaction() as tx:
        meeting_id = queries.meeting_of_part(tx, part_id)
        plan = queries.plan_of(tx, meeting_id)
        assert plan is not None, "a part stands in a plan"
        before = edits.part_of(plan, part_id)
        queries.set_record(tx, part_id, done, worked, clean)
    return Outcome(
        changes(meeting_id),
        id=part_id,
        sentence=f"Bewaard hoe {before.title} ging.",
        undo=lambda store: record_part(store, part_id, before.used, before.worked, before.remark),
    )


def first_frame(
    tx: Transaction, meeting: Meeting, *, energy: Energy = Energy.USUAL, theme: str = ""
) -> SessionPlan:
    """An empty draaiboek of a meeting, for as many people as are expected there."""
    return SessionPlan(
        meeting.id,
        theme,
        people=expected_people(tx, meeting),
        minutes=meeting.minutes,
        energy=energy,
    )


def expected_people(tx: Transaction, meeting: Meeting) -> int:
    """How many take part and did not call off; no fewer than the group's least size."""
    return max(queries.expected_people(tx, meeting), queries.least_people(tx, meeting.group_id), 1)


def checked_people(people: int) -> int:
    """A number of people that can be planned for.

    Raises:
        InvalidInputError: it is out of bounds.
    """
    return number("people", people, "Het aantal deelnemers", least=LEAST_PEOPLE, most=MOST_PEOPLE)


def checked_minutes(minutes: int) -> int:
    """A length of a meeting that can be planned for.

    Raises:
        InvalidInputError: it is out of bounds.
    """
    return number("minutes", minutes, "De duur in minuten", least=LEAST_MINUTES, most=MOST_MINUTES)


def _as_new(part: PlanPart, leaders: set[UUID]) -> PlanPart:
    """A part for another meeting: nothing was said of it, and who left the group leads nothing."""
    stays = part.leader_id in leaders
    return replace(
        part,
        id=new_id(),
        leader_id=part.leader_id if stays else None,
        leader=part.leader if stays else "",
        used=None,
        worked=None,
        remark="",
    )
