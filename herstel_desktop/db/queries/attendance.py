"""Marks and guests of meetings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from herstel_desktop.db.models import (
    attendance_mark,
    enrolment,
    follow_up_done,
    group,
    guest,
    meeting,
    participant,
)
from herstel_desktop.db.queries.limits import first_rows
from herstel_desktop.db.queries.stamps import made, made_with_id, touched
from herstel_desktop.db.store import Transaction
from herstel_desktop.domain.attendance import (
    ABSENCES_BEFORE_FOLLOW_UP,
    AttendanceLine,
    FollowUp,
    Guest,
    Mark,
    absences_in_a_row,
)
from herstel_desktop.domain.errors import NotFoundError
from herstel_desktop.domain.groups import GroupState, Registration
from herstel_desktop.domain.meetings import Meeting, MeetingState
from herstel_desktop.domain.participants import AbsenceChoice, EnrolmentState

LOOK_BACK = 12
"""Meetings looked at for absences in a row; more would say nothing else."""

_a, _e, _m, _p = attendance_mark.c, enrolment.c, meeting.c, participant.c


@dataclass(frozen=True)
class NotedMark:
    """A mark as it stands, so that it can be put back.

    Attributes:
        mark: None is 'niet ingevuld'.
    """

    participant_id: UUID
    mark: Mark | None = None
    beforehand: bool = False


@dataclass(frozen=True)
class MarkPlace:
    """Where a mark is to be noted: the meeting's state, and what stands there now."""

    state: MeetingState
    registration: Registration
    noted: NotedMark


_expected = sa.and_(
    _e.participant_from <= sa.bindparam("on", type_=_e.participant_from.type),
    sa.or_(
        _e.participant_until.is_(None),
        _e.participant_until > sa.bindparam("on", type_=_e.participant_from.type),
    ),
)
_expected_ids = sa.select(_e.participant_id).where(
    _e.group_id == sa.bindparam("group_id", type_=_e.group_id.type), _expected
)
_marked_ids = sa.select(_a.participant_id).where(
    _a.meeting_id == sa.bindparam("meeting_id", type_=_a.meeting_id.type)
)
LINES = (
    sa.select(
        _p.id,
        _p.call_name,
        _p.family_name,
        _a.mark,
        sa.func.coalesce(_a.beforehand, 0).label("beforehand"),
        _p.id.in_(_expected_ids).label("enrolled"),
    )
    .select_from(participant)
    .outerjoin(
        attendance_mark,
        sa.and_(
            _a.participant_id == _p.id,
            _a.meeting_id == sa.bindparam("meeting_id", type_=_a.meeting_id.type),
        ),
    )
    .where(_p.id.in_(_expected_ids.union(_marked_ids)))
    .order_by(_p.sort_key, _p.id)
)

_taken = sa.exists().where(
    _a.meeting_id == _m.id,
    # Who called off for a list that nobody has taken yet says nothing about the others.
    sa.or_(_a.beforehand.is_(False), _m.state == MeetingState.CLOSED),
)
_earlier = first_rows(
    sa.select(_m.id, _m.on, _m.start)
    .where(
        _m.group_id == sa.bindparam("group_id", type_=_m.group_id.type),
        sa.tuple_(_m.on, _m.start)
        < sa.tuple_(
            sa.bindparam("on", type_=_m.on.type), sa.bindparam("start", type_=_m.start.type)
        ),
        _m.state != MeetingState.CANCELLED,
        _taken,
    )
    .order_by(_m.on.desc(), _m.start.desc()),
    LOOK_BACK,
).subquery("earlier")
EARLIER_MARKS = (
    sa.select(_earlier.c.id, _a.participant_id, _a.mark)
    .select_from(_earlier.join(attendance_mark, _a.meeting_id == _earlier.c.id))
    .order_by(_earlier.c.on.desc(), _earlier.c.start.desc())
)


def lines(tx: Transaction, of: Meeting) -> tuple[AttendanceLine, ...]:
    """Everybody expected or marked at a meeting, by name, with their absences before it."""
    values = {"meeting_id": of.id, "group_id": of.group_id, "on": of.on}
    rows = tx.execute(LINES, values).all()
    absences = _absences_before(tx, of)
    return tuple(
        AttendanceLine(
            participant_id=row.id,
            call_name=row.call_name,
            family_name=row.family_name,
            mark=row.mark,
            beforehand=bool(row.beforehand),
            absent_in_a_row=absences.get(row.id, 0),
            enrolled=bool(row.enrolled),
        )
        for row in rows
    )


def _absences_before(tx: Transaction, of: Meeting) -> dict[UUID, int]:
    values = {"group_id": of.group_id, "on": of.on, "start": of.start}
    order: list[UUID] = []
    marks: dict[tuple[UUID, UUID], Mark] = {}
    people: set[UUID] = set()
    for meeting_id, participant_id, mark in tx.execute(EARLIER_MARKS, values):
        if not order or order[-1] != meeting_id:
            order.append(meeting_id)
        marks[meeting_id, participant_id] = mark
        people.add(participant_id)
    return {
        person: absences_in_a_row([marks.get((each, person)) for each in order])
        for person in people
    }


_PLACE = (
    sa.select(_m.state, group.c.registration, _a.mark, _a.beforehand)
    .select_from(meeting)
    .join(group, group.c.id == _m.group_id)
    .outerjoin(
        attendance_mark,
        sa.and_(
            _a.meeting_id == _m.id,
            _a.participant_id == sa.bindparam("participant_id", type_=_a.participant_id.type),
        ),
    )
    .where(_m.id == sa.bindparam("meeting_id", type_=_m.id.type))
)


def mark_place(tx: Transaction, meeting_id: UUID, participant_id: UUID) -> MarkPlace:
    """What is noted about a person at a meeting, and whether anything may be.

    Raises:
        NotFoundError: there is no such meeting.
    """
    values = {"meeting_id": meeting_id, "participant_id": participant_id}
    row = tx.execute(_PLACE, values).one_or_none()
    if row is None:
        raise NotFoundError("De bijeenkomst")
    noted = NotedMark(participant_id, row.mark, bool(row.beforehand))
    return MarkPlace(row.state, row.registration, noted)


_PUT = insert(attendance_mark)
_PUT_MARK = _PUT.on_conflict_do_update(
    index_elements=[_a.meeting_id, _a.participant_id],
    set_={
        "mark": _PUT.excluded.mark,
        "beforehand": _PUT.excluded.beforehand,
        "updated_at": _PUT.excluded.updated_at,
    },
)
_DELETE_MARK = attendance_mark.delete().where(
    _a.meeting_id == sa.bindparam("which_meeting", type_=_a.meeting_id.type),
    _a.participant_id == sa.bindparam("who", type_=_a.participant_id.type),
)


def put_marks(tx: Transaction, meeting_id: UUID, noted: Sequence[NotedMark]) -> None:
    """Note marks in place of what stands; a mark of None leaves the person unfilled."""
    filled = [each for each in noted if each.mark is not None]
    emptied = [each for each in noted if each.mark is None]
    if filled:
        tx.execute(
            _PUT_MARK,
            [
                made(
                    meeting_id=meeting_id,
                    participant_id=each.participant_id,
                    mark=each.mark,
                    beforehand=each.beforehand,
                )
                for each in filled
            ],
        )
    if emptied:
        tx.execute(
            _DELETE_MARK,
            [{"which_meeting": meeting_id, "who": each.participant_id} for each in emptied],
        )


def unfilled(tx: Transaction, of: Meeting) -> tuple[UUID, ...]:
    """Who is expected at a meeting and has no mark."""
    query = _expected_ids.where(_e.participant_id.not_in(_marked_ids))
    values = {"meeting_id": of.id, "group_id": of.group_id, "on": of.on}
    return tuple(tx.execute(query, values).scalars())


def guests(tx: Transaction, meeting_id: UUID) -> tuple[Guest, ...]:
    """The guests who gave a name, in the order in which they came."""
    query = (
        sa.select(guest.c.id, guest.c.name)
        .where(guest.c.meeting_id == meeting_id)
        .order_by(guest.c.id)
    )
    return tuple(Guest(row.id, row.name) for row in tx.execute(query))


def insert_guests(tx: Transaction, meeting_id: UUID, names: Sequence[Guest]) -> None:
    """Add guests."""
    if names:
        rows = [made(id=each.id, meeting_id=meeting_id, name=each.name) for each in names]
        tx.execute(guest.insert(), rows)


def delete_guests(tx: Transaction, ids: Sequence[UUID]) -> None:
    """Remove guests; `secure_delete` overwrites their names."""
    if ids:
        tx.execute(guest.delete().where(guest.c.id.in_(ids)))


def guest_meeting(tx: Transaction, guest_id: UUID) -> tuple[UUID, str]:
    """The meeting and the name of a guest.

    Raises:
        NotFoundError: there is no such guest.
    """
    query = sa.select(guest.c.meeting_id, guest.c.name).where(guest.c.id == guest_id)
    row = tx.execute(query).one_or_none()
    if row is None:
        raise NotFoundError("De gast")
    return row.meeting_id, row.name


def set_guest_count(tx: Transaction, meeting_id: UUID, count: int) -> None:
    """Keep how many guests came without a name."""
    _update(tx, meeting_id, guest_count=count)


def close(tx: Transaction, meeting_id: UUID, at: datetime, counted: int | None) -> None:
    """Round a meeting off; `counted` for an 'alleen tellen' group."""
    _update(tx, meeting_id, state=MeetingState.CLOSED, closed_at=at, counted_present=counted)


def reopen(tx: Transaction, meeting_id: UUID) -> None:
    """Take the rounding off back."""
    _update(tx, meeting_id, state=MeetingState.PLANNED, closed_at=None, counted_present=None)


def _update(tx: Transaction, meeting_id: UUID, **values: object) -> None:
    tx.execute(meeting.update().where(_m.id == meeting_id).values(**touched(**values)))


def _newest_filled(of: sa.FromClause, until: sa.ColumnElement[bool]) -> sa.ScalarSelect[Any]:
    """Id of the newest meeting, within a bound, at which something was noted about a person.

    'Niet ingevuld' is no word about somebody: it neither ends a row of absences nor adds to it.
    """
    noted = (
        sa.exists()
        .where(
            _a.meeting_id == _m.id,
            _a.participant_id == of.c.participant_id,
            # Who calls off for a list that nobody has taken yet may still come.
            sa.or_(_a.beforehand.is_(False), _m.state == MeetingState.CLOSED),
        )
        .correlate(meeting, of)
    )
    query = (
        sa.select(_m.id)
        .where(_m.group_id == of.c.group_id, until, _m.state != MeetingState.CANCELLED, noted)
        .order_by(_m.on.desc(), _m.start.desc())
        .correlate(of)
    )
    return first_rows(query, 1).scalar_subquery()


_met = meeting.alias("met")
_at_newest = (
    sa.select(
        _e.group_id,
        _e.participant_id,
        _met.c.id.label("newest_id"),
        _met.c.on,
        _met.c.start,
        sa.literal_column("1", sa.Integer).label("absences"),
    )
    .select_from(group)
    # Outer joins keep this order; else SQLite begins with ten years of marks.
    .outerjoin(
        enrolment,
        sa.and_(_e.group_id == group.c.id, _e.state == EnrolmentState.PARTICIPANT),
    )
    .outerjoin(
        _met,
        _met.c.id
        == _newest_filled(
            enrolment,
            sa.and_(
                _m.on <= sa.bindparam("today", type_=_m.on.type),
                _m.on >= _e.participant_from,
            ),
        ),
    )
    .outerjoin(
        attendance_mark,
        sa.and_(_a.meeting_id == _met.c.id, _a.participant_id == _e.participant_id),
    )
    .where(
        group.c.state == GroupState.RUNNING,
        group.c.registration != Registration.COUNT_ONLY,
        _a.mark == Mark.ABSENT,
    )
    .cte("absence", recursive=True)
)
_before = _newest_filled(
    _at_newest, sa.tuple_(_m.on, _m.start) < sa.tuple_(_at_newest.c.on, _at_newest.c.start)
)
_absence = _at_newest.union_all(
    # One meeting back for as long as the person was absent, so that little is read.
    sa.select(
        _at_newest.c.group_id,
        _at_newest.c.participant_id,
        _at_newest.c.newest_id,
        _met.c.on,
        _met.c.start,
        _at_newest.c.absences + 1,
    )
    .select_from(_at_newest)
    .join(_met, _met.c.id == _before)
    .join(
        attendance_mark,
        sa.and_(
            _a.meeting_id == _met.c.id,
            _a.participant_id == _at_newest.c.participant_id,
            _a.mark == Mark.ABSENT,
        ),
    )
    .where(_at_newest.c.absences < LOOK_BACK)
)
_done = follow_up_done.c
FOLLOW_UPS = (
    sa.select(
        _absence.c.participant_id,
        _absence.c.group_id,
        group.c.name.label("group_name"),
        _absence.c.newest_id,
        _absence.c.absences,
        _p.call_name,
        _p.phone,
        _p.address,
        _p.absence_choice,
        _p.contact_person_name,
        _p.contact_person_phone,
    )
    .select_from(_absence)
    .join(participant, _p.id == _absence.c.participant_id)
    .join(group, group.c.id == _absence.c.group_id)
    .where(
        _absence.c.absences >= ABSENCES_BEFORE_FOLLOW_UP,
        _p.absence_choice != AbsenceChoice.NOTHING,
        ~sa.exists().where(
            _done.participant_id == _absence.c.participant_id,
            _done.group_id == _absence.c.group_id,
            _done.meeting_id == _absence.c.newest_id,
        ),
    )
    .order_by(group.c.name, _p.sort_key, _absence.c.absences)
)
"""One row for every absence in a row from the second on, the longest row of somebody last."""


def follow_ups(tx: Transaction, today: date) -> tuple[FollowUp, ...]:
    """Who was absent without word twice or more in a row, and what they asked for.

    In a row is up to the newest meeting at which something was noted about the person. Left out
    are who stopped, who chose to be left alone, and absences followed up already.
    """
    rows = tx.execute(FOLLOW_UPS, {"today": today})
    longest = {(row.group_id, row.participant_id): row for row in rows}
    return tuple(_follow_up(row) for row in longest.values())


def _follow_up(row: sa.Row[*tuple[Any, ...]]) -> FollowUp:
    by_contact = row.absence_choice is AbsenceChoice.CONTACT_PERSON
    calls = row.absence_choice is AbsenceChoice.CALL
    return FollowUp(
        participant_id=row.participant_id,
        call_name=row.call_name,
        group_id=row.group_id,
        group_name=row.group_name,
        last_meeting_id=row.newest_id,
        absences=row.absences,
        choice=row.absence_choice,
        contact_phone=row.contact_person_phone if by_contact else row.phone if calls else "",
        contact_name=row.contact_person_name if by_contact else "",
        address=row.address if row.absence_choice is AbsenceChoice.CARD else "",
    )


def insert_follow_up_done(
    tx: Transaction, participant_id: UUID, group_id: UUID, meeting_id: UUID, on: date
) -> None:
    """Remember that absences up to a meeting were followed up."""
    values = made_with_id(
        participant_id=participant_id, group_id=group_id, meeting_id=meeting_id, done_on=on
    )
    tx.execute(insert(follow_up_done).values(**values).on_conflict_do_nothing())


def delete_follow_up_done(
    tx: Transaction, participant_id: UUID, group_id: UUID, meeting_id: UUID
) -> None:
    """Take that back."""
    tx.execute(
        follow_up_done.delete().where(
            follow_up_done.c.participant_id == participant_id,
            follow_up_done.c.group_id == group_id,
            follow_up_done.c.meeting_id == meeting_id,
        )
    )
