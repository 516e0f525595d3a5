"""The fictional neighbourhood: believable, the same for the same seed, and quick at any size."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from herstel_desktop.db import models
from herstel_desktop.db.queries import search as search_queries
from herstel_desktop.db.store import Store
from herstel_desktop.domain.attendance import Mark
from herstel_desktop.domain.groups import GroupForm, GroupState, Registration
from herstel_desktop.domain.meetings import MeetingState
from herstel_desktop.domain.participants import NEXT_STATES, AbsenceChoice, EnrolmentState
from herstel_desktop.domain.session_plans import Worked
from herstel_desktop.services import attendance, demo, groups, participants, schedule, today
from herstel_desktop.services.library import shipped_shelf
from herstel_desktop.services.recovery_wishes import wish_board
from herstel_desktop.services.search import search
from herstel_desktop.services.session_logs import session_log
from herstel_desktop.services.session_plans import earlier_plans, session_plan
from herstel_desktop.services.theme_ballots import ballot_board, chosen_theme
from tests.stores import StoreFile

TUESDAY = date(2026, 11, 24)
NOBODY = UUID(int=0)
MORNING = datetime(2026, 11, 24, 9, 0)


def _copy(empty: StoreFile, folder: Path) -> Store:
    copy = replace(empty, path=folder / "herstel.db")
    shutil.copyfile(empty.path, copy.path)
    return copy.open()


@pytest.fixture(scope="module")
def neighbourhood(
    empty_store_file: StoreFile, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """Twelve groups over two years; only to be read."""
    opened = _copy(empty_store_file, tmp_path_factory.mktemp("demo"))
    demo.create_demo(opened, groups=12, years=2, seed=1, today=TUESDAY)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def newcomers(
    empty_store_file: StoreFile, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """What `make demo` shows: four groups over one year; only to be read."""
    opened = _copy(empty_store_file, tmp_path_factory.mktemp("demo"))
    demo.create_demo(opened, groups=4, years=1, seed=1, today=TUESDAY)
    yield opened
    opened.close()


def test_the_newcomer_sees_a_herstelgroep_that_meets_today(newcomers: Store) -> None:
    seen = today.today(newcomers, MORNING)
    assert seen.next is not None
    assert seen.next.meeting.on == TUESDAY
    assert groups.group(newcomers, seen.next.meeting.group_id).form is GroupForm.RECOVERY_GROUP
    assert seen.next.participants == 10
    assert seen.next.excused_beforehand == 1


def test_the_newcomer_sees_a_listening_round_at_meeting_three_of_eight(newcomers: Store) -> None:
    week = today.today(newcomers, MORNING).week
    assert (3, 8) in {(meeting.number, meeting.number_of_meetings) for meeting in week}


def test_something_is_left_to_do(newcomers: Store) -> None:
    seen = today.today(newcomers, MORNING)
    assert len(seen.unfinished) == 1
    assert len(seen.unfinished_logs) == 1
    assert not session_log(newcomers, seen.unfinished_logs[0].id).finished
    assert seen.open_enrolments
    assert seen.follow_ups


def test_who_is_followed_up_can_be_reached_as_they_chose(neighbourhood: Store) -> None:
    found = attendance.follow_ups(neighbourhood, TUESDAY)
    assert found
    for line in found:
        assert line.absences >= 2
        assert line.choice is not AbsenceChoice.NOTHING
        assert line.address if line.choice is AbsenceChoice.CARD else line.contact_phone


def test_four_groups_are_of_four_forms_and_five_of_all(
    newcomers: Store, neighbourhood: Store
) -> None:
    assert len({row.form for row in groups.groups(newcomers, True)}) == 4
    assert {row.form for row in groups.groups(neighbourhood, True)} == set(GroupForm)
    assert {row.registration for row in groups.groups(neighbourhood)} == set(Registration)


def test_every_step_of_an_enrolment_occurs(newcomers: Store) -> None:
    with newcomers.reading() as tx:
        states = set(tx.execute(sa.select(models.enrolment.c.state)).scalars())
    assert states == set(EnrolmentState)


def test_a_name_in_any_script_is_found_with_its_group(newcomers: Store) -> None:
    first = groups.group(newcomers, _meeting_today(newcomers).group_id).name
    for typed in ("wieslawa", "dang", "йосиф", "محمد", "obrien", "hoogenbosch", "🌻"):
        hits = search(newcomers, typed)
        assert hits, typed
        assert hits[0].detail == first


def test_the_index_holds_everything_as_the_services_would_write_it(
    empty_store_file: StoreFile, tmp_path: Path
) -> None:
    store = _copy(empty_store_file, tmp_path)
    demo.create_demo(store, groups=7, years=1, seed=3, today=TUESDAY)
    entry = models.search_entry.c
    query = sa.select(entry.subject_id, entry.kind, entry.title, entry.detail, entry.search_key)
    try:
        with store.transaction() as tx:
            written = set(tx.execute(query))
            for table, index in (
                (models.venue, search_queries.index_venue),
                (models.facilitator, search_queries.index_facilitator),
                (models.group, search_queries.index_group),
                (models.participant, search_queries.index_participant),
            ):
                for id_ in tx.execute(sa.select(table.c.id)).scalars().all():
                    index(tx, id_)
            assert set(tx.execute(query)) == written
    finally:
        store.close()


def test_nobody_meets_on_a_public_holiday(neighbourhood: Store) -> None:
    with neighbourhood.reading() as tx:
        dates = set(tx.execute(sa.select(models.meeting.c.on)).scalars())
    assert len(dates) > 300
    assert not [on for on in dates if schedule.public_holiday(on)]


def test_meetings_are_numbered_without_a_gap_and_what_fell_out_has_a_reason(
    neighbourhood: Store,
) -> None:
    fell_out = 0
    for row in groups.groups(neighbourhood, True):
        meetings = schedule.meetings(neighbourhood, row.id)
        numbers = [meeting.number for meeting in meetings if meeting.number]
        assert numbers == list(range(1, len(numbers) + 1))
        for meeting in meetings:
            cancelled = meeting.state is MeetingState.CANCELLED
            assert bool(meeting.reason) is cancelled
            fell_out += cancelled
    assert fell_out > 10


def test_groups_are_planned_half_a_year_ahead_so_that_nothing_is_left_to_plan(
    neighbourhood: Store,
) -> None:
    assert not schedule.plan_ahead(neighbourhood, TUESDAY).sentence
    for row in groups.groups(neighbourhood):
        if groups.group(neighbourhood, row.id).number_of_meetings is None:
            planned = schedule.meetings(neighbourhood, row.id, from_on=TUESDAY)
            assert planned[-1].on > TUESDAY + timedelta(weeks=20)


def test_an_ended_group_has_nothing_planned_and_nobody_in_it(neighbourhood: Store) -> None:
    ended = [r for r in groups.groups(neighbourhood, True) if r.state is GroupState.ENDED]
    assert ended
    for row in ended:
        states = {meeting.state for meeting in schedule.meetings(neighbourhood, row.id)}
        assert MeetingState.PLANNED not in states
        assert row.participants == row.waiting == 0


def test_every_enrolment_went_step_by_step(neighbourhood: Store) -> None:
    seen = 0
    for row in groups.groups(neighbourhood, True):
        for enrolment in groups.group_participants(neighbourhood, row.id):
            assert enrolment.steps[0].state is EnrolmentState.SIGNED_UP
            assert enrolment.steps[-1].state is enrolment.state
            assert enrolment.steps[-1].on == enrolment.since <= TUESDAY
            for before, after in pairwise(enrolment.steps):
                assert after.state in NEXT_STATES[before.state]
                assert after.on >= before.on
            seen += 1
    assert seen > 100


def test_no_group_is_over_full_and_who_waits_waits_for_a_full_one(neighbourhood: Store) -> None:
    waiting = 0
    for row in groups.groups(neighbourhood):
        assert row.participants <= row.most
        if row.waiting:
            assert row.participants == row.most
            waiting += row.waiting
    assert waiting


def test_who_was_marked_was_a_participant_on_that_day(neighbourhood: Store) -> None:
    for row in groups.groups(neighbourhood, True):
        for meeting in schedule.meetings(neighbourhood, row.id, before_on=TUESDAY, limit=4):
            sheet = attendance.sheet(neighbourhood, meeting.id)
            assert all(line.enrolled for line in sheet.lines)


def test_marks_are_believable(neighbourhood: Store) -> None:
    with neighbourhood.reading() as tx:
        marks = Counter(tx.execute(sa.select(models.attendance_mark.c.mark)).scalars())
    share = {mark: marks[mark] / marks.total() for mark in Mark}
    assert 0.7 < share[Mark.PRESENT] < 0.85
    assert 0.1 < share[Mark.EXCUSED] < 0.25
    assert 0.02 < share[Mark.ABSENT] < 0.12


def test_a_group_that_only_counts_keeps_a_number_and_no_name(newcomers: Store) -> None:
    (youth,) = [r for r in groups.groups(newcomers) if r.form is GroupForm.YOUTH_GROUP]
    assert not groups.group_participants(newcomers, youth.id)
    held = [
        meeting
        for meeting in schedule.meetings(newcomers, youth.id, before_on=TUESDAY)
        if meeting.state is MeetingState.CLOSED
    ]
    assert held
    for meeting in held:
        assert meeting.counted_present
        sheet = attendance.sheet(newcomers, meeting.id)
        assert not sheet.lines
        assert not sheet.guests


def test_contact_details_are_nobodys_and_go_three_months_after_leaving(
    neighbourhood: Store,
) -> None:
    p, e = models.participant.c, models.enrolment.c
    with neighbourhood.reading() as tx:
        people = tx.execute(sa.select(models.participant)).all()
        over = search_queries.LEFT_THE_GROUP
        here = set(tx.execute(sa.select(e.participant_id).where(e.state.not_in(over))).scalars())
        left_long_ago = set(
            tx.execute(
                sa.select(e.participant_id)
                .group_by(e.participant_id)
                .having(sa.func.max(e.since) <= TUESDAY - timedelta(days=91))
            ).scalars()
        )
        assert (
            tx.execute(sa.select(sa.func.count()).where(p.consent_given_on > TUESDAY)).scalar() == 0
        )
    gone = left_long_ago - here
    assert gone
    for person in people:
        for number in (person.phone, person.contact_person_phone):
            assert not number or number.startswith("06-000")
        assert not person.email or person.email.endswith(".example")
        kept = person.phone or person.email or person.address or person.contact_person_name
        assert bool(kept) is (person.id not in gone)


def test_the_same_seed_gives_the_same_people_and_another_seed_others(
    empty_store_file: StoreFile, tmp_path: Path
) -> None:
    contents = []
    for place, seed in enumerate((5, 5, 6)):
        folder = tmp_path / str(place)
        folder.mkdir()
        store = _copy(empty_store_file, folder)
        demo.create_demo(store, groups=5, years=1, seed=seed, today=TUESDAY)
        contents.append(_content(store))
        store.close()
    assert contents[0] == contents[1]
    assert contents[0] != contents[2]


@pytest.mark.parametrize(
    "day", [date(2026, 12, 25), date(2026, 11, 29), date(2028, 2, 29), date(2027, 1, 1)]
)
def test_it_can_be_made_on_any_day(store: Store, day: date) -> None:
    demo.create_demo(store, groups=3, years=1, seed=1, today=day)
    seen = today.today(store, datetime(day.year, day.month, day.day, 8, 0))
    assert len(seen.unfinished) == len(seen.unfinished_logs) == 1
    assert seen.next is not None
    if schedule.public_holiday(day):
        assert seen.next.meeting.on > day
    else:
        assert seen.next.meeting.on == day
    store.verify()


def test_one_group_is_enough(store: Store) -> None:
    demo.create_demo(store, groups=1, years=1, seed=1, today=TUESDAY)
    assert today.today(store, MORNING).groups == 1


def test_more_groups_take_no_more_statements(empty_store_file: StoreFile, tmp_path: Path) -> None:
    counts = []
    for number in (4, 12):
        folder = tmp_path / str(number)
        folder.mkdir()
        store = _copy(empty_store_file, folder)
        statements: list[str] = []

        def note(_connection: Any, _cursor: Any, sql: str, *_rest: Any) -> None:
            statements.append(sql)  # noqa: B023  the listener is gone before the next round

        sa.event.listen(store._engine, "before_cursor_execute", note)
        demo.create_demo(store, groups=number, years=1, seed=1, today=TUESDAY)
        counts.append(len(statements))
        store.close()
    assert counts[0] == counts[1] < 40


def test_sixty_groups_over_ten_years_have_the_size_that_the_figures_are_measured_at() -> None:
    content = demo.made_up(groups=60, years=10, seed=1, today=TUESDAY)
    assert 17_000 < len(content.meetings) < 19_000
    assert 150_000 < len(content.marks) < 170_000
    assert len({row.draft.name for row in content.groups}) == 60


def test_the_newcomer_sees_wishes_a_chosen_theme_and_a_ballot_to_count(newcomers: Store) -> None:
    meeting = _meeting_today(newcomers)
    board = wish_board(newcomers, meeting.group_id)
    assert len(board.wishes) >= 7
    assert any(wish.themes for wish in board.wishes)
    assert board.suggestions
    chosen = chosen_theme(newcomers, meeting.id)
    assert chosen is not None and chosen.votes > 0
    assert len(ballot_board(newcomers, meeting.group_id, today=TUESDAY).history) > 3
    counting = [
        found
        for row in groups.groups(newcomers)
        if (found := ballot_board(newcomers, row.id, today=TUESDAY).open) is not None
    ]
    assert len(counting) == 1
    assert counting[0].leader is not None


def test_wishes_and_ballots_are_as_a_group_would_make_them(neighbourhood: Store) -> None:
    shelf = shipped_shelf()
    for row in groups.groups(neighbourhood, True):
        board = wish_board(neighbourhood, row.id)
        for wish in board.wishes:
            assert wish.written_on <= TUESDAY
            assert wish.participant_id is None or board.keeps_names
            for theme in wish.themes:
                assert theme in shelf.themes or theme[0].isupper()
        for past in ballot_board(neighbourhood, row.id, today=TUESDAY).history:
            assert past.meeting_on is not None and past.on <= past.meeting_on
            assert past.all_votes >= past.votes


def test_the_next_meeting_is_prepared_about_what_the_group_chose(newcomers: Store) -> None:
    meeting = _meeting_today(newcomers)
    plan = session_plan(newcomers, meeting.id)
    assert plan is not None
    chosen = chosen_theme(newcomers, meeting.id)
    assert chosen is not None and plan.theme == chosen.theme
    assert plan.parts[0].leader
    assert len(earlier_plans(newcomers, meeting.id)) == 8


def test_draaiboeken_fit_their_people_and_minutes(neighbourhood: Store) -> None:
    shelf = shipped_shelf()
    said = Counter[Worked | None]()
    for row in groups.groups(neighbourhood, True):
        for meeting in schedule.meetings(neighbourhood, row.id):
            plan = session_plan(neighbourhood, meeting.id)
            if plan is None:
                continue
            assert plan.minutes - 15 <= plan.planned_minutes <= plan.minutes
            assert len({part.work_form for part in plan.parts}) == len(plan.parts)
            for part in plan.parts:
                said[part.worked] += 1
                assert meeting.state is MeetingState.CLOSED or part.used is None
                if part.work_form:
                    form = shelf.work_form(part.work_form)
                    assert form.people.least <= plan.people <= form.people.most
                    assert form.minutes.least <= part.minutes <= form.minutes.most
    assert said[Worked.WELL] > said[Worked.SO_SO] > said[Worked.BADLY] > 0


def test_the_file_is_whole(neighbourhood: Store) -> None:
    neighbourhood.verify()


def _meeting_today(store: Store) -> Any:
    seen = today.today(store, MORNING)
    assert seen.next is not None
    return seen.next.meeting


def _content(store: Store) -> list[object]:
    """All that a person could see, without identifiers."""
    found: list[object] = []
    for row in groups.groups(store, True):
        group = groups.group(store, row.id)
        found.append((group.name, group.rhythm, group.starts_on, group.facilitator_names))
        for enrolment in groups.group_participants(store, row.id):
            found.append((enrolment.call_name, enrolment.family_name, enrolment.steps))
        wishes = wish_board(store, row.id).wishes
        found.append([(wish.text, wish.themes, wish.participant) for wish in wishes])
        choices = ballot_board(store, row.id, today=TUESDAY)
        found.append([replace(past, id=NOBODY) for past in choices.history])
        found.append([line.votes for line in choices.open.lines] if choices.open else [])
        for meeting in schedule.meetings(store, row.id):
            plan = session_plan(store, meeting.id)
            if plan is not None:
                parts = tuple(replace(part, id=NOBODY, leader_id=None) for part in plan.parts)
                found.append(replace(plan, meeting_id=NOBODY, parts=parts))
            sheet = attendance.sheet(store, meeting.id)
            log = session_log(store, meeting.id)
            found.append((meeting.number, meeting.on, meeting.state, meeting.reason))
            found.append([(line.call_name, line.mark, line.beforehand) for line in sheet.lines])
            found.append(([guest.name for guest in sheet.guests], meeting.guests))
            found.append((meeting.counted_present, log.how_it_went, log.themes, log.take_along))
    for person in participants.participants(store, include_past=True):
        kept = participants.participant(store, person.id)
        found.append(replace(kept, id=NOBODY))
    return found
