"""Who was there is four different things, and nothing more is kept than a group asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from herstel_desktop.db.identifiers import new_id
from herstel_desktop.db.store import Store
from herstel_desktop.domain.attendance import AttendanceLine, FollowUp, Mark, attendance_rate
from herstel_desktop.domain.changes import Kind, Outcome
from herstel_desktop.domain.errors import InvalidInputError, KnownError, NotFoundError
from herstel_desktop.domain.groups import Registration
from herstel_desktop.domain.meetings import MeetingState
from herstel_desktop.domain.participants import AbsenceChoice, EnrolmentState
from herstel_desktop.services import attendance, groups, participants, schedule
from herstel_desktop.services.attendance import (
    ClosingPreview,
    CountOnlyError,
    MeetingCancelledError,
    MeetingClosedError,
)
from tests.services.builders import HALF_PAST_ONE, TUESDAY, new_group, new_participant
from tests.stores import StoreFile

P, E, A = Mark.PRESENT, Mark.EXCUSED, Mark.ABSENT
WEEK = timedelta(weeks=1)


def _member(store: Store, group_id: UUID, name: str = "Anneke", **other: Any) -> UUID:
    """Somebody who takes part from the first day."""
    participant_id = new_participant(store, name, **other)
    participants.enrol(
        store, participant_id, group_id, TUESDAY, EnrolmentState.PARTICIPANT, over_capacity=True
    )
    return participant_id


def _meetings(store: Store, group_id: UUID) -> list[UUID]:
    return [row.id for row in schedule.meetings(store, group_id)]


def _first(store: Store, **other: Any) -> tuple[UUID, UUID]:
    """A group and its first meeting."""
    group_id = new_group(store, **other)
    return group_id, _meetings(store, group_id)[0]


def _marks(store: Store, meeting_id: UUID) -> dict[str, tuple[Mark | None, bool]]:
    lines = attendance.sheet(store, meeting_id).lines
    return {line.call_name: (line.mark, line.beforehand) for line in lines}


def _line(store: Store, meeting_id: UUID, participant_id: UUID) -> AttendanceLine:
    lines = attendance.sheet(store, meeting_id).lines
    return next(line for line in lines if line.participant_id == participant_id)


def _undo(store: Store, outcome: Outcome) -> Outcome:
    assert outcome.undo is not None
    undone = outcome.undo(store)
    assert isinstance(undone, Outcome)
    return undone


def _note(store: Store, meetings: Sequence[UUID], who: UUID, marks: Sequence[Mark | None]) -> None:
    """One mark at each of the first meetings."""
    for meeting_id, mark in zip(meetings, marks, strict=False):
        attendance.set_mark(store, meeting_id, who, mark)


# Marks


def test_present_excused_absent_and_unfilled_are_four_different_things(store: Store) -> None:
    group_id, meeting_id = _first(store)
    for name, mark in (("Anneke", P), ("Bo", E), ("Cem", A), ("Do", None)):
        attendance.set_mark(store, meeting_id, _member(store, group_id, name), mark)
    sheet = attendance.sheet(store, meeting_id)
    assert [line.mark for line in sheet.lines] == [P, E, A, None]
    assert [sheet.count(mark) for mark in (P, E, A, None)] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("mark", "sentence"),
    [
        (P, "Aanwezig bewaard."),
        (E, "Afgemeld bewaard."),
        (A, "Afwezig bewaard."),
        (None, "Teken weggehaald."),
    ],
)
def test_a_mark_says_what_was_kept_and_what_changed(
    store: Store, mark: Mark | None, sentence: str
) -> None:
    group_id, meeting_id = _first(store)
    outcome = attendance.set_mark(store, meeting_id, _member(store, group_id), mark)
    assert outcome.sentence == sentence
    assert outcome.changes.kinds == {Kind.ATTENDANCE}
    assert outcome.changes.ids == {meeting_id}


@pytest.mark.parametrize("before", [(P, False), (E, False), (E, True), (A, False), (None, False)])
@pytest.mark.parametrize("after", [P, E, A, None])
def test_undo_gives_exactly_what_stood_before(
    store: Store, before: tuple[Mark | None, bool], after: Mark | None
) -> None:
    group_id, meeting_id = _first(store)
    who = _member(store, group_id)
    attendance.set_mark(store, meeting_id, who, before[0], before[1])
    undone = _undo(store, attendance.set_mark(store, meeting_id, who, after))
    assert _marks(store, meeting_id) == {"Anneke": before}
    assert undone.sentence == "De presentie is teruggezet."


def test_an_excuse_given_beforehand_is_told_apart_and_only_an_excuse_can_be(store: Store) -> None:
    group_id, meeting_id = _first(store)
    anneke, bo = _member(store, group_id, "Anneke"), _member(store, group_id, "Bo")
    attendance.set_mark(store, meeting_id, anneke, E, beforehand=True)
    attendance.set_mark(store, meeting_id, bo, A, beforehand=True)
    assert _marks(store, meeting_id) == {"Anneke": (E, True), "Bo": (A, False)}
    attendance.set_mark(store, meeting_id, anneke, P)
    assert _marks(store, meeting_id)["Anneke"] == (P, False)


def test_the_rest_is_present_and_the_exceptions_stay(store: Store) -> None:
    group_id, meeting_id = _first(store)
    for name, mark in (("Anneke", None), ("Bo", E), ("Cem", A), ("Do", None)):
        attendance.set_mark(store, meeting_id, _member(store, group_id, name), mark)
    outcome = attendance.mark_rest_present(store, meeting_id)
    assert outcome.sentence == "2 deelnemers op aanwezig gezet."
    assert [mark for mark, _ in _marks(store, meeting_id).values()] == [P, E, A, P]
    _undo(store, outcome)
    assert [mark for mark, _ in _marks(store, meeting_id).values()] == [None, E, A, None]


def test_the_rest_of_nobody_changes_nothing(store: Store) -> None:
    group_id, meeting_id = _first(store)
    attendance.set_mark(store, meeting_id, _member(store, group_id), A)
    outcome = attendance.mark_rest_present(store, meeting_id)
    assert outcome.sentence == "Iedereen was al ingevuld."
    assert (outcome.changes.kinds, outcome.undo) == (frozenset(), None)
    assert _marks(store, meeting_id) == {"Anneke": (A, False)}


def test_undoing_the_rest_leaves_somebody_alone_who_was_already_there(store: Store) -> None:
    group_id, meeting_id = _first(store)
    attendance.set_mark(store, meeting_id, _member(store, group_id, "Anneke"), P)
    bo = _member(store, group_id, "Bo")
    outcome = attendance.mark_rest_present(store, meeting_id)
    assert outcome.sentence == "1 deelnemer op aanwezig gezet."
    attendance.set_mark(store, meeting_id, bo, E)
    _undo(store, outcome)
    assert _marks(store, meeting_id) == {"Anneke": (P, False), "Bo": (None, False)}


def test_who_is_on_the_list_follows_the_date_of_the_meeting(store: Store) -> None:
    group_id, first = _first(store)
    third = _meetings(store, group_id)[2]
    early = _member(store, group_id, "Anneke")
    later = participants.enrol(
        store,
        new_participant(store, "Bo"),
        group_id,
        TUESDAY + WEEK,
        EnrolmentState.PARTICIPANT,
    )
    participants.enrol(store, new_participant(store, "Cem"), group_id, TUESDAY)
    assert [*_marks(store, first)] == ["Anneke"]
    assert [*_marks(store, third)] == ["Anneke", "Bo"]
    attendance.set_mark(store, third, early, A)
    (enrolment,) = participants.enrolments(store, early)
    participants.set_enrolment_state(
        store, enrolment.id, EnrolmentState.STOPPED, TUESDAY + timedelta(days=1)
    )
    assert later.id is not None
    assert [*_marks(store, first)] == ["Anneke"]
    # Who was marked stays on that list, also after leaving; only there is it said.
    lines = attendance.sheet(store, third).lines
    assert [(line.call_name, line.enrolled) for line in lines] == [("Anneke", False), ("Bo", True)]


def test_a_list_on_paper_is_entered_afterwards(store: Store) -> None:
    group_id = new_group(store)
    who = _member(store, group_id)
    (enrolment,) = participants.enrolments(store, who)
    assert enrolment.since == TUESDAY
    past = schedule.add_meeting(store, group_id, TUESDAY + timedelta(days=2), HALF_PAST_ONE, 120).id
    assert past is not None
    attendance.set_mark(store, past, who, P)
    attendance.add_guest(store, past, "Bo")
    attendance.close_meeting(store, past)
    (row,) = [row for row in schedule.meetings(store, group_id) if row.id == past]
    assert (row.present, row.guests, row.state) == (1, 1, MeetingState.CLOSED)


def test_nothing_is_noted_about_a_meeting_that_is_not_there(store: Store) -> None:
    who, nowhere = new_participant(store), new_id()
    acts: tuple[Callable[[], object], ...] = (
        lambda: attendance.sheet(store, nowhere),
        lambda: attendance.set_mark(store, nowhere, who, P),
        lambda: attendance.mark_rest_present(store, nowhere),
        lambda: attendance.add_guest(store, nowhere, "Bo"),
        lambda: attendance.set_guest_count(store, nowhere, 1),
        lambda: attendance.close_meeting(store, nowhere),
        lambda: attendance.reopen_meeting(store, nowhere),
        lambda: attendance.closing_preview(store, nowhere),
        lambda: attendance.remove_guest(store, nowhere),
    )
    for act in acts:
        with pytest.raises(NotFoundError):
            act()


# Guests


def test_a_guest_by_name_comes_on_the_list_and_goes_off_again(store: Store) -> None:
    _group_id, meeting_id = _first(store)
    attendance.add_guest(store, meeting_id, "  Bo ")
    outcome = attendance.add_guest(store, meeting_id, "Anna")
    assert outcome.said() == "Anna staat op de lijst."
    names = [guest.name for guest in attendance.sheet(store, meeting_id).guests]
    assert names == ["Bo", "Anna"]  # in the order in which they came
    _undo(store, outcome)
    (bo,) = attendance.sheet(store, meeting_id).guests
    gone = attendance.remove_guest(store, bo.id)
    assert gone.said() == "Bo is van de lijst gehaald."
    assert attendance.sheet(store, meeting_id).guests == ()
    _undo(store, gone)
    assert [guest.name for guest in attendance.sheet(store, meeting_id).guests] == ["Bo"]


def test_guests_may_stay_a_mere_count(store: Store) -> None:
    group_id, meeting_id = _first(store)
    attendance.set_guest_count(store, meeting_id, 2)
    outcome = attendance.set_guest_count(store, meeting_id, 5)
    assert outcome.sentence == "5 gasten zonder naam."
    assert attendance.set_guest_count(store, meeting_id, 1).sentence == "1 gast zonder naam."
    _undo(store, outcome)
    assert attendance.sheet(store, meeting_id).meeting.guest_count == 2
    attendance.add_guest(store, meeting_id, "Bo")
    assert schedule.meetings(store, group_id)[0].guests == 3


@pytest.mark.parametrize("count", [-1, 501])
def test_an_impossible_number_of_guests_is_refused(store: Store, count: int) -> None:
    _group_id, meeting_id = _first(store)
    with pytest.raises(InvalidInputError) as refused:
        attendance.set_guest_count(store, meeting_id, count)
    assert refused.value.field == "guest_count"
    assert attendance.sheet(store, meeting_id).meeting.guest_count == 0


@pytest.mark.parametrize("name", ["", "   ", "\u200b", "x" * 201])
def test_a_guest_without_a_name_is_refused(store: Store, name: str) -> None:
    _group_id, meeting_id = _first(store)
    with pytest.raises(InvalidInputError) as refused:
        attendance.add_guest(store, meeting_id, name)
    assert refused.value.field == "guest"
    assert attendance.sheet(store, meeting_id).guests == ()


# Closing


def test_closing_leaves_unfilled_people_unfilled_and_can_be_undone(store: Store) -> None:
    group_id, meeting_id = _first(store)
    attendance.set_mark(store, meeting_id, _member(store, group_id, "Anneke"), P)
    _member(store, group_id, "Bo")
    assert attendance.closing_preview(store, meeting_id) == ClosingPreview(unfilled=1)
    outcome = attendance.close_meeting(store, meeting_id)
    assert outcome.sentence == "De bijeenkomst is afgesloten."
    assert outcome.changes.kinds == {Kind.MEETING, Kind.ATTENDANCE}
    sheet = attendance.sheet(store, meeting_id)
    assert sheet.meeting.state is MeetingState.CLOSED
    assert (sheet.count(P), sheet.count(None)) == (1, 1)
    _undo(store, outcome)
    assert attendance.sheet(store, meeting_id).meeting.state is MeetingState.PLANNED


def test_a_closed_meeting_takes_nothing_until_it_is_reopened(store: Store) -> None:
    group_id, meeting_id = _first(store)
    who = _member(store, group_id)
    marked = attendance.set_mark(store, meeting_id, who, E)
    guest_id = attendance.add_guest(store, meeting_id, "Bo").id
    assert guest_id is not None
    attendance.close_meeting(store, meeting_id)
    acts: tuple[Callable[[], object], ...] = (
        lambda: attendance.set_mark(store, meeting_id, who, P),
        lambda: attendance.mark_rest_present(store, meeting_id),
        lambda: attendance.add_guest(store, meeting_id, "Cem"),
        lambda: attendance.remove_guest(store, guest_id),
        lambda: attendance.set_guest_count(store, meeting_id, 3),
        lambda: attendance.close_meeting(store, meeting_id),
        lambda: _undo(store, marked),
    )
    for act in acts:
        with pytest.raises(MeetingClosedError):
            act()
    assert _marks(store, meeting_id) == {"Anneke": (E, False)}
    assert attendance.reopen_meeting(store, meeting_id).sentence == "De bijeenkomst is weer open."
    attendance.set_mark(store, meeting_id, who, P)


def test_only_a_closed_meeting_can_be_reopened(store: Store) -> None:
    _group_id, meeting_id = _first(store)
    with pytest.raises(KnownError, match="niet afgesloten"):
        attendance.reopen_meeting(store, meeting_id)


def test_a_meeting_that_did_not_take_place_takes_no_marks_and_keeps_its_reason(
    store: Store,
) -> None:
    group_id, meeting_id = _first(store)
    who = _member(store, group_id)
    schedule.cancel_meeting(store, meeting_id, "Begeleider ziek")
    acts: tuple[Callable[[], object], ...] = (
        lambda: attendance.set_mark(store, meeting_id, who, P),
        lambda: attendance.mark_rest_present(store, meeting_id),
        lambda: attendance.add_guest(store, meeting_id, "Bo"),
        lambda: attendance.close_meeting(store, meeting_id),
    )
    for act in acts:
        with pytest.raises(MeetingCancelledError):
            act()
    meeting = attendance.sheet(store, meeting_id).meeting
    assert (meeting.state, meeting.reason) == (MeetingState.CANCELLED, "Begeleider ziek")
    schedule.restore_meeting(store, meeting_id)
    attendance.set_mark(store, meeting_id, who, P)


# Alleen tellen


def test_a_group_that_counts_only_takes_no_marks(store: Store) -> None:
    _group_id, meeting_id = _first(store, registration=Registration.COUNT_ONLY)
    who = new_participant(store)
    with pytest.raises(CountOnlyError):
        attendance.set_mark(store, meeting_id, who, P)
    with pytest.raises(CountOnlyError):
        attendance.mark_rest_present(store, meeting_id)


def test_after_closing_only_the_number_stays(store: Store) -> None:
    group_id, meeting_id = _first(store, registration=Registration.COUNT_ONLY)
    for name in ("Zonnetje", "Raaf"):
        attendance.add_guest(store, meeting_id, name)
    attendance.set_guest_count(store, meeting_id, 3)
    preview = attendance.closing_preview(store, meeting_id)
    assert preview == ClosingPreview(unfilled=0, names_that_go=2, counted=5)
    outcome = attendance.close_meeting(store, meeting_id)
    assert outcome.sentence == "Afgesloten met 5 bezoekers. De namen zijn gewist."
    assert outcome.undo is None
    assert outcome.seals == {meeting_id}, "an earlier undo would bring a name back"
    sheet = attendance.sheet(store, meeting_id)
    assert (sheet.guests, sheet.meeting.counted_present) == ((), 5)
    assert schedule.meetings(store, group_id)[0].counted_present == 5


def test_reopening_gives_the_number_back_to_correct(store: Store) -> None:
    _group_id, meeting_id = _first(store, registration=Registration.COUNT_ONLY)
    attendance.add_guest(store, meeting_id, "Raaf")
    attendance.set_guest_count(store, meeting_id, 3)
    attendance.close_meeting(store, meeting_id)
    attendance.reopen_meeting(store, meeting_id)
    meeting = attendance.sheet(store, meeting_id).meeting
    assert (meeting.guest_count, meeting.counted_present) == (4, None)
    attendance.set_guest_count(store, meeting_id, 1)
    outcome = attendance.close_meeting(store, meeting_id)
    assert outcome.sentence == "Afgesloten met 1 bezoeker. De namen zijn gewist."


def test_no_name_is_left_anywhere_in_the_decrypted_pages(store_file: StoreFile) -> None:
    store = store_file.create()
    _group_id, meeting_id = _first(store, registration=Registration.COUNT_ONLY)
    for number in range(60):  # enough for pages of their own
        attendance.add_guest(store, meeting_id, f"Vlindertje{number}")
    assert b"Vlindertje59" in _decrypted_pages(store_file)
    attendance.close_meeting(store, meeting_id)
    store.close()
    assert b"Vlindertje" not in _decrypted_pages(store_file)
    beside = [each for each in store_file.path.parent.iterdir() if each != store_file.path]
    assert [each.stat().st_size for each in beside] == [0]  # the emptied journal


def _decrypted_pages(file: StoreFile) -> bytes:
    """Every page of the file as it stands on disk, free ones and free space included.

    SQLCipher 4: AES-256-CBC a page of 4096 bytes, which ends in 16 bytes IV and 64 bytes HMAC; the
    first page begins with 16 bytes of salt.
    """
    raw = file.path.read_bytes()
    pages = []
    for start in range(0, len(raw), 4096):
        page = raw[start : start + 4096]
        cipher = Cipher(algorithms.AES(bytes(file.raw_key)), modes.CBC(page[-80:-64]))
        pages.append(cipher.decryptor().update(page[0 if start else 16 : -80]))
    return b"".join(pages)


# Rates


def test_a_rate_never_counts_unfilled_as_presence() -> None:
    assert attendance_rate([P, A, None, None]) == 0.5
    assert attendance_rate([P, P, E, A]) == 0.5
    assert attendance_rate([None, None]) is None
    assert attendance_rate([]) is None
    assert attendance_rate([A, E, None]) == 0.0


# Who to follow up


def _group_with_past(store: Store, **person: Any) -> tuple[UUID, UUID, list[UUID]]:
    group_id = new_group(store)
    who = _member(store, group_id, **{"absence_choice": AbsenceChoice.CALL, **person})
    return group_id, who, _meetings(store, group_id)


def _follow_ups(store: Store, weeks: int = 9) -> tuple[FollowUp, ...]:
    return attendance.follow_ups(store, TUESDAY + weeks * WEEK)


@pytest.mark.parametrize(
    ("marks", "absences"),
    [
        ([A], 0),
        ([A, A], 2),
        ([P, A, A, A], 3),
        ([A, A, P], 0),
        ([A, P, A], 0),
        ([A, E, A], 0),
        ([A, A, E], 0),
        ([E, E, E], 0),
        ([A, None, A], 2),
        ([A, A, None], 2),
        ([A, None, P], 0),
        ([P, None, A], 0),
        ([A, A, P, A, A], 2),
    ],
)
def test_twice_running_without_word_and_nothing_else_is_followed_up(
    store: Store, marks: list[Mark | None], absences: int
) -> None:
    group_id, who, meetings = _group_with_past(store)
    other = _member(store, group_id, "Bo")
    _note(store, meetings, other, [P] * len(marks))  # so that each of these meetings was held
    _note(store, meetings, who, marks)
    found = {line.call_name: line.absences for line in _follow_ups(store)}
    assert found == ({"Anneke": absences} if absences else {})


def test_a_meeting_that_did_not_take_place_breaks_no_row_and_counts_for_none(
    store: Store,
) -> None:
    _group_id, who, meetings = _group_with_past(store)
    attendance.set_mark(store, meetings[0], who, A)
    attendance.set_mark(store, meetings[1], who, A)
    schedule.cancel_meeting(store, meetings[1], "Ziek")
    assert _follow_ups(store) == ()
    attendance.set_mark(store, meetings[2], who, A)
    (line,) = _follow_ups(store)
    assert (line.absences, line.last_meeting_id) == (2, meetings[2])


def test_a_meeting_that_nobody_filled_in_breaks_no_row(store: Store) -> None:
    _group_id, who, meetings = _group_with_past(store)
    attendance.set_mark(store, meetings[0], who, A)
    attendance.set_mark(store, meetings[2], who, A)
    assert [line.absences for line in _follow_ups(store)] == [2]


def test_a_meeting_still_to_come_does_not_count(store: Store) -> None:
    _group_id, who, meetings = _group_with_past(store)
    _note(store, meetings, who, [A, A])
    assert attendance.follow_ups(store, TUESDAY) == ()
    assert len(attendance.follow_ups(store, TUESDAY + WEEK)) == 1


def test_who_calls_off_beforehand_hides_nobody_else_until_the_list_is_taken(store: Store) -> None:
    group_id, who, meetings = _group_with_past(store)
    other = _member(store, group_id, "Bo")
    _note(store, meetings, who, [A, A])
    attendance.set_mark(store, meetings[2], other, E, beforehand=True)
    on_that_day = attendance.follow_ups(store, TUESDAY + 2 * WEEK)
    assert [line.last_meeting_id for line in on_that_day] == [meetings[1]]
    assert _line(store, meetings[3], who).absent_in_a_row == 2
    attendance.set_mark(store, meetings[2], who, P)
    assert attendance.follow_ups(store, TUESDAY + 2 * WEEK) == ()
    assert _line(store, meetings[3], who).absent_in_a_row == 0


def test_a_list_closed_without_a_word_on_somebody_hides_nobody(store: Store) -> None:
    group_id, who, meetings = _group_with_past(store)
    other = _member(store, group_id, "Bo")
    _note(store, meetings, who, [A, A])
    attendance.set_mark(store, meetings[2], other, P)
    attendance.close_meeting(store, meetings[2])
    assert [line.last_meeting_id for line in _follow_ups(store)] == [meetings[1]]
    assert _line(store, meetings[3], who).absent_in_a_row == 2


def test_everybody_is_treated_as_they_asked(store: Store) -> None:
    group_id = new_group(store)
    contact = {
        "phone": "06-11111111",
        "address": "Kade 1, Gouda",
        "contact_person_name": "Zus",
        "contact_person_phone": "06-22222222",
    }
    choice = AbsenceChoice
    for name, wish in (
        ("Anneke", choice.CALL),
        ("Bo", choice.CARD),
        ("Cem", choice.NOTHING),
        ("Do", choice.CONTACT_PERSON),
    ):
        who = _member(store, group_id, name, absence_choice=wish, **contact)
        _note(store, _meetings(store, group_id), who, [A, A])
    found = {
        line.call_name: (line.choice, line.contact_phone, line.contact_name, line.address)
        for line in _follow_ups(store)
    }
    assert found == {
        "Anneke": (choice.CALL, "06-11111111", "", ""),
        "Bo": (choice.CARD, "", "", "Kade 1, Gouda"),
        "Do": (choice.CONTACT_PERSON, "06-22222222", "Zus", ""),
    }


def test_who_was_followed_up_comes_back_after_a_further_absence_only(store: Store) -> None:
    group_id, who, meetings = _group_with_past(store)
    _note(store, meetings, who, [A, A])
    (line,) = _follow_ups(store)
    done = attendance.mark_followed_up(
        store, who, group_id, line.last_meeting_id, TUESDAY + 2 * WEEK
    )
    assert done.sentence == "Gedaan. Fijn dat je eraan dacht."
    assert _follow_ups(store) == ()
    _undo(store, done)
    assert _follow_ups(store) == (line,)
    attendance.mark_followed_up(store, who, group_id, line.last_meeting_id, TUESDAY + 2 * WEEK)
    attendance.mark_followed_up(store, who, group_id, line.last_meeting_id, TUESDAY + 2 * WEEK)
    attendance.set_mark(store, meetings[2], who, A)
    assert [line.absences for line in _follow_ups(store)] == [3]


def test_who_left_and_whose_group_ended_are_left_alone(store: Store) -> None:
    group_id, who, meetings = _group_with_past(store)
    bo = _member(store, group_id, "Bo", absence_choice=AbsenceChoice.CALL)
    for person in (who, bo):
        _note(store, meetings, person, [A, A])
    (enrolment,) = participants.enrolments(store, who)
    participants.set_enrolment_state(
        store, enrolment.id, EnrolmentState.STOPPED, TUESDAY + 2 * WEEK
    )
    assert [line.call_name for line in _follow_ups(store)] == ["Bo"]
    groups.end_group(store, group_id, TUESDAY + 3 * WEEK)
    assert _follow_ups(store) == ()


def test_the_list_itself_says_how_often_somebody_was_absent_before(store: Store) -> None:
    group_id, who, meetings = _group_with_past(store)
    bo = _member(store, group_id, "Bo")
    _note(store, meetings, who, [P, A, A, A])
    _note(store, meetings, bo, [A, A, P, E])
    assert _line(store, meetings[4], who).absent_in_a_row == 3
    assert _line(store, meetings[3], who).absent_in_a_row == 2  # its own mark is not among them
    assert _line(store, meetings[2], bo).absent_in_a_row == 2
    assert _line(store, meetings[4], bo).absent_in_a_row == 0


def test_two_groups_do_not_mix(store: Store) -> None:
    one, who, meetings = _group_with_past(store)
    other = new_group(store, name="Praatgroep")
    participants.enrol(store, who, other, TUESDAY, EnrolmentState.PARTICIPANT)
    attendance.set_mark(store, meetings[0], who, A)
    attendance.set_mark(store, _meetings(store, other)[1], who, A)
    assert _follow_ups(store) == ()
    attendance.set_mark(store, meetings[1], who, A)
    assert [(line.group_id, line.group_name) for line in _follow_ups(store)] == [
        (one, "Herstelgroep De Brug")
    ]


def test_the_date_of_done_may_be_any_day(store: Store) -> None:
    group_id, who, meetings = _group_with_past(store)
    _note(store, meetings, who, [A, A])
    attendance.mark_followed_up(store, who, group_id, meetings[1], date(2026, 12, 24))
    assert _follow_ups(store) == ()
