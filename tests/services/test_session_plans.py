"""A draaiboek is made, changed piece by piece, taken over, and never lost by accident."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

import pytest

from herstel_desktop.db.identifiers import new_id
from herstel_desktop.db.queries import meetings
from herstel_desktop.db.queries import session_plans as queries
from herstel_desktop.db.store import Store
from herstel_desktop.domain.attendance import Mark
from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.errors import InvalidInputError, KnownError, NotFoundError
from herstel_desktop.domain.meetings import MeetingState
from herstel_desktop.domain.participants import EnrolmentState
from herstel_desktop.domain.session_plans import PartDraft, PartKind, PlanPart, SessionPlan, Worked
from herstel_desktop.domain.theme_ballots import BallotWay
from herstel_desktop.domain.work_forms import Energy, WorkFormKind
from herstel_desktop.services import (
    attendance,
    groups,
    organisation,
    packing,
    schedule,
    theme_ballots,
)
from herstel_desktop.services import session_plan_fitting as fitting
from herstel_desktop.services import session_plan_parts as parts
from herstel_desktop.services import session_plans as plans
from herstel_desktop.services.participants import enrol
from herstel_desktop.services.work_form_shelf import current_shelf
from tests.services.builders import TUESDAY, draft, new_group, new_participant, rhythm

WEEK = timedelta(weeks=1)
LAST = "Check-out in één woord"


@pytest.fixture
def group_id(store: Store) -> UUID:
    """A group that meets every Tuesday, with a facilitator."""
    ilse = organisation.add_facilitator(store, "Ilse").id
    assert ilse is not None
    return new_group(store, facilitator_ids=(ilse,), least=6)


@pytest.fixture
def meeting_id(store: Store, group_id: UUID) -> UUID:
    """The group's meeting after next."""
    return schedule.meetings(store, group_id)[1].id


@pytest.fixture
def plan(store: Store, meeting_id: UUID) -> SessionPlan:
    """Weerbericht, Steuncirkel, a break and Check-out in één woord, put there by hand."""
    with store.transaction() as tx:
        queries.put_plan(tx, SessionPlan(meeting_id, "hulp-vragen", 9, 120, Energy.USUAL))
    for slug in ("weerbericht", "steuncirkel"):
        parts.add_work_form(store, meeting_id, slug)
    parts.add_break(store, meeting_id)
    parts.add_work_form(store, meeting_id, "check-out-in-een-woord")
    return kept(store, meeting_id)


def kept(store: Store, meeting_id: UUID) -> SessionPlan:
    """The draaiboek as it stands in the file."""
    found = plans.session_plan(store, meeting_id)
    assert found is not None
    return found


def titles(store: Store, meeting_id: UUID) -> list[str]:
    """The parts in order."""
    return [part.title for part in kept(store, meeting_id).parts]


def part(plan: SessionPlan, title: str) -> PlanPart:
    """The part of this title."""
    return next(each for each in plan.parts if each.title == title)


def test_a_meeting_has_no_draaiboek_until_somebody_makes_one(
    store: Store, meeting_id: UUID
) -> None:
    assert plans.session_plan(store, meeting_id) is None
    with pytest.raises(NotFoundError):
        parts.add_break(store, meeting_id)


def test_what_is_added_stands_before_the_closing_and_an_opening_first(
    store: Store, meeting_id: UUID, plan: SessionPlan
) -> None:
    assert [each.title for each in plan.parts] == [
        "Weerbericht",
        "Steuncirkel",
        "Pauze",
        LAST,
    ]
    parts.add_own_part(store, meeting_id, "  Taart  voor Wim ", 10)
    parts.add_work_form(store, meeting_id, "weerbericht")
    assert titles(store, meeting_id) == [
        "Weerbericht", "Weerbericht", "Steuncirkel", "Pauze", "Taart voor Wim", LAST,
    ]  # fmt: skip
    own = part(kept(store, meeting_id), "Taart voor Wim")
    assert (own.kind, own.minutes, own.phase) == (PartKind.OTHER, 10, None)
    assert part(plan, "Steuncirkel").phase is WorkFormKind.SELF_INSIGHT
    assert part(plan, "Steuncirkel").minutes == 25


def test_a_part_can_be_put_at_a_place(store: Store, meeting_id: UUID, plan: SessionPlan) -> None:
    parts.add_break(store, meeting_id, place=1, minutes=5)
    assert titles(store, meeting_id)[1] == "Pauze"
    parts.add_own_part(store, meeting_id, "Opruimen", 5, place=99)
    assert titles(store, meeting_id)[-1] == "Opruimen"


def test_parts_change_places_and_keep_all_that_was_said_of_them(
    store: Store, meeting_id: UUID, plan: SessionPlan
) -> None:
    circle = part(plan, "Steuncirkel")
    parts.set_part_note(store, meeting_id, circle.id, "Twee kleuren pennen")
    outcome = parts.move_part(store, meeting_id, circle.id, 2)
    assert titles(store, meeting_id) == [
        "Weerbericht",
        "Pauze",
        "Steuncirkel",
        LAST,
    ]
    assert part(kept(store, meeting_id), "Steuncirkel").note == "Twee kleuren pennen"
    parts.move_part(store, meeting_id, circle.id, -3)
    assert titles(store, meeting_id)[0] == "Steuncirkel"
    parts.move_part(store, meeting_id, circle.id, 50)
    assert titles(store, meeting_id)[-1] == "Steuncirkel"
    assert outcome.sentence == "Steuncirkel staat op een andere plek."


def test_minutes_leader_and_note_are_stored_as_they_are_set(
    store: Store, group_id: UUID, meeting_id: UUID, plan: SessionPlan
) -> None:
    circle = part(plan, "Steuncirkel")
    (ilse,) = groups.group(store, group_id).facilitator_ids
    parts.set_part_minutes(store, meeting_id, circle.id, 40)
    parts.set_part_leader(store, meeting_id, circle.id, ilse)
    parts.set_part_note(store, meeting_id, circle.id, "  Rustig  beginnen ")
    found = part(kept(store, meeting_id), "Steuncirkel")
    assert (found.minutes, found.leader, found.note) == (40, "Ilse", "Rustig beginnen")


def test_only_a_facilitator_of_the_group_leads_a_part(
    store: Store, meeting_id: UUID, plan: SessionPlan
) -> None:
    other = organisation.add_facilitator(store, "Omar").id
    with pytest.raises(InvalidInputError, match="hoort niet bij de groep"):
        parts.set_part_leader(store, meeting_id, plan.parts[0].id, other)
    assert kept(store, meeting_id) == plan


@pytest.mark.parametrize("minutes", [0, -5, 721])
def test_impossible_minutes_are_refused_and_nothing_changes(
    store: Store, meeting_id: UUID, plan: SessionPlan, minutes: int
) -> None:
    with pytest.raises(InvalidInputError):
        parts.set_part_minutes(store, meeting_id, plan.parts[0].id, minutes)
    with pytest.raises(InvalidInputError):
        parts.add_own_part(store, meeting_id, "Iets", minutes)
    with pytest.raises(InvalidInputError):
        parts.add_own_part(store, meeting_id, "   ", 5)
    assert kept(store, meeting_id) == plan


def test_a_part_is_changed_at_once_and_only_ones_own_gets_another_title(
    store: Store, group_id: UUID, meeting_id: UUID, plan: SessionPlan
) -> None:
    (ilse,) = groups.group(store, group_id).facilitator_ids
    own = parts.add_own_part(store, meeting_id, "Taart", 10).id
    assert own is not None
    before = kept(store, meeting_id)
    draft = PartDraft(15, ilse, "Met kaarsjes", "Taart en thee")
    outcome = parts.change_part(store, meeting_id, own, draft)
    found = part(kept(store, meeting_id), "Taart en thee")
    assert (found.minutes, found.leader, found.note) == (15, "Ilse", "Met kaarsjes")
    assert outcome.undo is not None
    outcome.undo(store)
    assert kept(store, meeting_id) == before
    parts.change_part(store, meeting_id, plan.parts[0].id, draft)
    assert kept(store, meeting_id).parts[0].title == "Weerbericht"
    for refused in (
        PartDraft(0, None, "", "Taart"),
        PartDraft(5, new_id(), "", "Taart"),
        PartDraft(5, None, "x" * 301, "Taart"),
        PartDraft(5, None, "", "  "),
    ):
        with pytest.raises(InvalidInputError):
            parts.change_part(store, meeting_id, own, refused)


def test_more_parts_than_anybody_can_lead_are_refused(
    store: Store, meeting_id: UUID, plan: SessionPlan
) -> None:
    with store.transaction() as tx:
        many = tuple(PlanPart(new_id(), PartKind.BREAK, "Pauze", 1) for _ in range(100))
        queries.put_plan(tx, replace(plan, parts=many))
    with pytest.raises(InvalidInputError, match="hoogstens 100"):
        parts.add_break(store, meeting_id)


def test_every_change_can_be_taken_back_whole(
    store: Store, group_id: UUID, meeting_id: UUID, plan: SessionPlan
) -> None:
    circle = part(plan, "Steuncirkel")
    (ilse,) = groups.group(store, group_id).facilitator_ids
    changes: list[Callable[[], Outcome]] = [
        lambda: parts.add_work_form(store, meeting_id, "steuncirkel"),
        lambda: parts.add_break(store, meeting_id),
        lambda: parts.add_own_part(store, meeting_id, "Taart", 10),
        lambda: parts.move_part(store, meeting_id, circle.id, 0),
        lambda: parts.set_part_minutes(store, meeting_id, circle.id, 12),
        lambda: parts.set_part_leader(store, meeting_id, circle.id, ilse),
        lambda: parts.set_part_note(store, meeting_id, circle.id, "Let op"),
        lambda: parts.remove_part(store, meeting_id, circle.id),
        lambda: plans.change_theme(store, meeting_id, "grenzen"),
        lambda: plans.change_people(store, meeting_id, 4),
        lambda: plans.change_minutes(store, meeting_id, 70),
        lambda: plans.change_energy(store, meeting_id, Energy.CALM),
        lambda: plans.throw_away(store, meeting_id),
        lambda: plans.record_part(store, circle.id, True, Worked.WELL, "Mooi"),
    ]
    for change in changes:
        outcome = change()
        assert plans.session_plan(store, meeting_id) != plan
        assert outcome.sentence
        assert outcome.undo is not None
        outcome.undo(store)
        assert plans.session_plan(store, meeting_id) == plan


def test_what_changes_nothing_says_nothing_and_can_be_repeated(
    store: Store, meeting_id: UUID, plan: SessionPlan
) -> None:
    for outcome in (
        plans.change_theme(store, meeting_id, "Hulp vragen"),
        plans.change_people(store, meeting_id, 9),
        parts.move_part(store, meeting_id, plan.parts[0].id, 0),
        parts.set_part_minutes(store, meeting_id, plan.parts[0].id, plan.parts[0].minutes),
    ):
        assert (outcome.sentence, outcome.undo) == ("", None)
    assert kept(store, meeting_id) == plan


def test_taking_back_can_itself_be_taken_back(
    store: Store, meeting_id: UUID, plan: SessionPlan
) -> None:
    outcome = parts.add_break(store, meeting_id)
    with_break = kept(store, meeting_id)
    assert outcome.undo is not None
    undone = outcome.undo(store)
    assert undone.undo is not None
    undone.undo(store)
    assert kept(store, meeting_id) == with_break


def test_taking_back_loses_nothing_that_came_after(
    store: Store, meeting_id: UUID, plan: SessionPlan
) -> None:
    first = parts.add_break(store, meeting_id)
    parts.set_part_note(store, meeting_id, plan.parts[0].id, "Later getypt")
    assert first.undo is not None
    with pytest.raises(KnownError, match="intussen"):
        first.undo(store)
    assert part(kept(store, meeting_id), "Weerbericht").note == "Later getypt"


def test_taking_over_an_earlier_draaiboek_brings_the_parts_and_leaves_what_was_said(
    store: Store, group_id: UUID, meeting_id: UUID, plan: SessionPlan
) -> None:
    circle = part(plan, "Steuncirkel")
    (ilse,) = groups.group(store, group_id).facilitator_ids
    parts.set_part_leader(store, meeting_id, circle.id, ilse)
    plans.record_part(store, circle.id, True, Worked.WELL, "Mooi")
    later = schedule.meetings(store, group_id)[2].id
    outcome = plans.copy_plan(store, later, meeting_id)
    copy = kept(store, later)
    assert [each.title for each in copy.parts] == [each.title for each in plan.parts]
    assert copy.theme == "hulp-vragen"
    assert copy.people == 6, "the least size of the group, for nobody takes part yet"
    taken = part(copy, "Steuncirkel")
    assert (taken.leader, taken.used, taken.worked, taken.remark) == ("Ilse", None, None, "")
    assert {each.id for each in copy.parts}.isdisjoint(each.id for each in plan.parts)
    assert outcome.undo is not None
    outcome.undo(store)
    assert plans.session_plan(store, later) is None


def test_taking_over_keeps_the_theme_people_and_minutes_of_this_meeting(
    store: Store, group_id: UUID, meeting_id: UUID, plan: SessionPlan
) -> None:
    later = schedule.meetings(store, group_id)[2].id
    plans.copy_plan(store, later, meeting_id)
    plans.change_theme(store, later, "grenzen")
    plans.change_people(store, later, 4)
    before = kept(store, later)
    outcome = plans.copy_plan(store, later, meeting_id)
    after = kept(store, later)
    assert (after.theme, after.people) == ("grenzen", 4)
    assert outcome.undo is not None
    outcome.undo(store)
    assert kept(store, later) == before


def test_a_draaiboek_of_another_group_is_not_taken_over(
    store: Store, meeting_id: UUID, plan: SessionPlan
) -> None:
    other = schedule.meetings(store, new_group(store, name="Andere groep"))[0].id
    with pytest.raises(InvalidInputError, match="andere groep"):
        plans.copy_plan(store, other, meeting_id)


def test_earlier_draaiboeken_tell_when_what_and_how_it_went(
    store: Store, group_id: UUID, meeting_id: UUID, plan: SessionPlan
) -> None:
    for title, worked in (("Steuncirkel", Worked.WELL), ("Weerbericht", Worked.WELL)):
        plans.record_part(store, part(plan, title).id, True, worked)
    plans.record_part(store, part(plan, "Pauze").id, False)
    later = schedule.meetings(store, group_id)[2].id
    (earlier,) = plans.earlier_plans(store, later)
    assert (earlier.meeting_id, earlier.on) == (meeting_id, TUESDAY + WEEK)
    assert (earlier.theme, earlier.parts, earlier.well) == ("hulp-vragen", 4, 2)
    assert earlier.worked is Worked.WELL
    assert plans.earlier_plans(store, meeting_id) == ()


def test_how_a_part_went_can_be_said_after_closing(
    store: Store, meeting_id: UUID, plan: SessionPlan
) -> None:
    attendance.close_meeting(store, meeting_id)
    circle = part(plan, "Steuncirkel")
    plans.record_part(store, circle.id, None, Worked.SO_SO, " Te kort ")
    found = part(kept(store, meeting_id), "Steuncirkel")
    assert (found.used, found.worked, found.remark) == (True, Worked.SO_SO, "Te kort")
    with pytest.raises(InvalidInputError, match="niet gedaan"):
        plans.record_part(store, circle.id, False, Worked.WELL)
    with pytest.raises(InvalidInputError, match="afgesloten"):
        parts.add_break(store, meeting_id)


def test_a_cancelled_meeting_keeps_its_draaiboek(
    store: Store, meeting_id: UUID, plan: SessionPlan
) -> None:
    schedule.cancel_meeting(store, meeting_id, "Zaal dicht")
    assert kept(store, meeting_id) == plan
    with pytest.raises(InvalidInputError, match="gaat niet door"):
        plans.change_people(store, meeting_id, 4)
    schedule.restore_meeting(store, meeting_id)
    plans.change_people(store, meeting_id, 4)
    assert kept(store, meeting_id).people == 4


def test_a_moved_meeting_keeps_its_draaiboek(
    store: Store, meeting_id: UUID, plan: SessionPlan
) -> None:
    schedule.move_meeting(store, meeting_id, date(2026, 12, 4), time(10, 0), 90)
    assert kept(store, meeting_id) == plan


@pytest.mark.parametrize(
    "change",
    [
        {"rhythm": rhythm(weekday=3)},
        {"rhythm": rhythm(start=time(10, 0))},
        {"starts_on": TUESDAY + 4 * WEEK},
    ],
    ids=["another day", "another time", "a later start"],
)
def test_another_rhythm_takes_no_prepared_meeting_away(
    store: Store, group_id: UUID, meeting_id: UUID, plan: SessionPlan, change: dict[str, Any]
) -> None:
    before = groups.group(store, group_id)
    outcome = groups.change_group(
        store, group_id, replace(groups.draft_of(before), **change), today=TUESDAY
    )
    assert kept(store, meeting_id) == plan
    found = schedule.meeting(store, meeting_id)
    assert (found.on, found.start) == (TUESDAY + WEEK, time(13, 30))
    assert "waar al iets bij staat" in outcome.sentence
    assert outcome.undo is not None
    outcome.undo(store)
    assert kept(store, meeting_id) == plan


def test_a_shorter_course_takes_no_prepared_meeting_away(store: Store) -> None:
    course = new_group(store, name="Cursus", number_of_meetings=5)
    last = schedule.meetings(store, course)[-1].id
    with store.transaction() as tx:
        queries.put_plan(tx, SessionPlan(last, "", 5, 120, Energy.USUAL))
    shorter = replace(draft(name="Cursus"), number_of_meetings=2)
    groups.change_group(store, course, shorter, today=TUESDAY)
    assert plans.session_plan(store, last) is not None


def test_taking_back_planned_meetings_leaves_the_prepared_one(store: Store, group_id: UUID) -> None:
    outcome = schedule.add_meeting(store, group_id, date(2026, 11, 27), time(10, 0), 60)
    assert outcome.id is not None
    with store.transaction() as tx:
        queries.put_plan(tx, SessionPlan(outcome.id, "", 5, 60, Energy.USUAL))
    assert outcome.undo is not None
    outcome.undo(store)
    assert plans.session_plan(store, outcome.id) is not None


def test_a_group_that_ends_keeps_what_was_prepared(
    store: Store, group_id: UUID, meeting_id: UUID, plan: SessionPlan
) -> None:
    outcome = groups.end_group(store, group_id, TUESDAY)
    assert kept(store, meeting_id) == plan
    assert schedule.meeting(store, meeting_id).state is MeetingState.CANCELLED
    assert outcome.undo is not None
    outcome.undo(store)
    assert schedule.meeting(store, meeting_id).state is MeetingState.PLANNED


def test_a_new_group_with_a_draaiboek_is_not_taken_back(store: Store) -> None:
    made = groups.add_group(store, draft(), today=TUESDAY)
    assert made.id is not None
    first = schedule.meetings(store, made.id)[0].id
    with store.transaction() as tx:
        queries.put_plan(tx, SessionPlan(first, "", 5, 60, Energy.USUAL))
    assert made.undo is not None
    with pytest.raises(KnownError, match="intussen"):
        made.undo(store)
    assert plans.session_plan(store, first) is not None


def test_a_facilitator_who_leads_a_part_is_not_taken_back(
    store: Store, group_id: UUID, meeting_id: UUID, plan: SessionPlan
) -> None:
    added = organisation.add_facilitator(store, "Omar")
    assert added.id is not None
    before = groups.draft_of(groups.group(store, group_id))
    with_omar = replace(before, facilitator_ids=(*before.facilitator_ids, added.id))
    groups.change_group(store, group_id, with_omar, today=TUESDAY)
    parts.set_part_leader(store, meeting_id, plan.parts[0].id, added.id)
    groups.change_group(store, group_id, before, today=TUESDAY)
    assert added.undo is not None
    with pytest.raises(KnownError, match="hoort intussen"):
        added.undo(store)
    assert kept(store, meeting_id).parts[0].leader == "Omar"


def test_the_next_meetings_say_whether_they_are_prepared(
    store: Store, meeting_id: UUID, plan: SessionPlan
) -> None:
    first, second, *more = plans.coming_meetings(store, TUESDAY)
    assert (first.on, first.prepared) == (TUESDAY, False)
    assert (second.meeting_id, second.prepared) == (meeting_id, True)
    assert len(more) == 10


def test_work_forms_of_the_last_six_meetings_are_counted_back(
    store: Store, group_id: UUID, meeting_id: UUID, plan: SessionPlan
) -> None:
    rows = schedule.meetings(store, group_id)
    with store.reading() as tx:
        third = meetings.meeting(tx, rows[2].id)
        assert queries.meetings_ago(tx, third) == {
            "weerbericht": 1, "steuncirkel": 1, "check-out-in-een-woord": 1,
        }  # fmt: skip
        seventh = meetings.meeting(tx, rows[7].id)
        assert queries.meetings_ago(tx, seventh)["steuncirkel"] == 6
        eighth = meetings.meeting(tx, rows[8].id)
        assert queries.meetings_ago(tx, eighth) == {}
    plans.record_part(store, part(plan, "Steuncirkel").id, False)
    with store.reading() as tx:
        assert "steuncirkel" not in queries.meetings_ago(tx, third)


def test_ticks_on_the_packing_list_are_kept(
    store: Store, meeting_id: UUID, plan: SessionPlan
) -> None:
    packing.set_packed(store, meeting_id, ["stiften", "koffie en thee"])
    assert packing.packed(store, meeting_id) == {"stiften", "koffie en thee"}
    packing.set_packed(store, meeting_id, [])
    assert packing.packed(store, meeting_id) == frozenset()
    for _ in range(45):
        packing.set_packed(store, new_id(), ["stiften"])
    packing.set_packed(store, meeting_id, ["pennen"])
    assert packing.packed(store, meeting_id) == {"pennen"}


def enrolled(store: Store, group_id: UUID, count: int) -> list[UUID]:
    """So many people take part from before the first meeting."""
    people = [new_participant(store, f"Deelnemer {n}") for n in range(count)]
    for person in people:
        enrol(store, person, group_id, TUESDAY - WEEK, EnrolmentState.PARTICIPANT)
    return people


def test_a_new_draaiboek_fills_the_meeting_for_who_is_expected(
    store: Store, group_id: UUID, meeting_id: UUID
) -> None:
    people = enrolled(store, group_id, 9)
    attendance.set_mark(store, meeting_id, people[0], Mark.EXCUSED, beforehand=True)
    outcome = fitting.make_plan(store, meeting_id)
    made = kept(store, meeting_id)
    assert (made.people, made.minutes, made.theme, made.energy) == (8, 120, "", Energy.USUAL)
    assert made.planned_minutes == 120
    assert made.parts[0].phase is WorkFormKind.OPENING
    assert made.parts[-1].phase is WorkFormKind.CLOSING
    assert any(each.kind is PartKind.BREAK for each in made.parts)
    with pytest.raises(InvalidInputError, match="al een draaiboek"):
        fitting.make_plan(store, meeting_id)
    assert outcome.undo is not None
    outcome.undo(store)
    assert plans.session_plan(store, meeting_id) is None


def test_a_group_that_is_not_full_yet_is_expected_at_its_least_size(
    store: Store, meeting_id: UUID
) -> None:
    fitting.make_plan(store, meeting_id)
    assert kept(store, meeting_id).people == 6


def test_a_new_draaiboek_has_the_theme_that_the_group_chose(
    store: Store, group_id: UUID, meeting_id: UUID
) -> None:
    ballot = theme_ballots.start_ballot(
        store, group_id, ["grenzen", "hulp-vragen"], way=BallotWay.HANDS, dots=1,
        meeting_id=meeting_id, today=TUESDAY,
    ).id  # fmt: skip
    assert ballot is not None
    theme_ballots.set_votes(store, ballot, "hulp-vragen", 5)
    theme_ballots.choose_theme(store, ballot, "hulp-vragen")
    fitting.make_plan(store, meeting_id)
    made = kept(store, meeting_id)
    assert made.theme == "hulp-vragen"
    shelf = current_shelf(store)
    assert any(
        shelf.work_form(each.work_form).fits_theme("hulp-vragen")
        for each in made.parts
        if each.phase not in (None, WorkFormKind.OPENING, WorkFormKind.CLOSING)
    )


def test_a_typed_theme_is_the_one_of_the_library_when_it_is_called_so(
    store: Store, meeting_id: UUID, plan: SessionPlan
) -> None:
    plans.change_theme(store, meeting_id, "  GRENZEN ")
    assert kept(store, meeting_id).theme == "grenzen"
    plans.change_theme(store, meeting_id, "Wandelen in de regen")
    assert kept(store, meeting_id).theme == "Wandelen in de regen"
    plans.change_theme(store, meeting_id, "  ")
    assert kept(store, meeting_id).theme == ""


def test_four_people_and_seventy_minutes_explain_each_change_and_can_be_undone(
    store: Store, group_id: UUID, meeting_id: UUID
) -> None:
    enrolled(store, group_id, 9)
    fitting.make_plan(store, meeting_id, theme="hulp-vragen")
    before = kept(store, meeting_id)
    fitted = fitting.fit_to_day(store, meeting_id, 4, 70)
    after = kept(store, meeting_id)
    assert (after.people, after.minutes) == (4, 70)
    assert after.planned_minutes == 70 - fitted.unfilled
    shelf = current_shelf(store)
    for each in after.parts:
        if each.work_form:
            form = shelf.work_form(each.work_form)
            assert form.people.least <= 4 <= form.people.most
            assert form.minutes.least <= each.minutes <= form.minutes.most
    stayed = {each.id: each.minutes for each in before.parts}
    different = [each for each in after.parts if stayed.get(each.id) != each.minutes]
    assert len(fitted.explanations) >= len(different) > 0
    assert fitted.sentence == "Het draaiboek past nu in 70 minuten, met 4 deelnemers."
    assert fitted.undo is not None
    fitted.undo(store)
    assert kept(store, meeting_id) == before


def test_a_draaiboek_that_fits_stays_as_it_is(store: Store, meeting_id: UUID) -> None:
    fitting.make_plan(store, meeting_id)
    before = kept(store, meeting_id)
    fitted = fitting.fit_to_time(store, meeting_id)
    assert (fitted.sentence, fitted.explanations) == ("Het draaiboek past al.", ())
    assert fitted.undo is None
    assert kept(store, meeting_id) == before


def test_what_was_done_lately_does_not_come_back_at_once(store: Store, group_id: UUID) -> None:
    first, second = (row.id for row in schedule.meetings(store, group_id)[:2])
    fitting.make_plan(store, first)
    fitting.make_plan(store, second)
    around = (None, WorkFormKind.OPENING, WorkFormKind.CLOSING)
    done, again = (
        {each.work_form for each in kept(store, which).parts if each.phase not in around}
        for which in (first, second)
    )
    assert done
    assert again
    assert done.isdisjoint(again)


def test_impossible_people_and_minutes_are_refused(
    store: Store, meeting_id: UUID, plan: SessionPlan
) -> None:
    for people, minutes in ((0, 70), (501, 70), (4, 4), (4, 721)):
        with pytest.raises(InvalidInputError):
            fitting.fit_to_day(store, meeting_id, people, minutes)
    assert kept(store, meeting_id) == plan


def test_a_work_form_that_is_gone_keeps_its_place(
    store: Store, meeting_id: UUID, plan: SessionPlan
) -> None:
    gone = PlanPart(
        new_id(), PartKind.WORK_FORM, "Van vroeger", 20, "eigen-weg", WorkFormKind.SKILL
    )
    with store.transaction() as tx:
        queries.put_plan(tx, replace(plan, parts=(*plan.parts[:2], gone, *plan.parts[2:])))
    fitting.fit_to_time(store, meeting_id)
    assert "Van vroeger" in titles(store, meeting_id)
