"""Who was there: marks, guests, closing a meeting, and who to follow up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from herstel_desktop.db.clock import utc_now
from herstel_desktop.db.identifiers import new_id
from herstel_desktop.db.queries import attendance as queries
from herstel_desktop.db.queries import groups as group_queries
from herstel_desktop.db.queries import meetings as meeting_queries
from herstel_desktop.db.queries.attendance import NotedMark
from herstel_desktop.db.store import Store, Transaction
from herstel_desktop.domain.attendance import AttendanceSheet, FollowUp, Guest, Mark
from herstel_desktop.domain.changes import NAME, Changes, Kind, Outcome, Person, changed
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.groups import Registration
from herstel_desktop.domain.labels import MARK
from herstel_desktop.domain.meetings import Meeting, MeetingState
from herstel_desktop.services.inputs import filled_line, number

_MOST_GUESTS = 500


class MeetingClosedError(KnownError):
    """The meeting was rounded off; it can be opened again."""

    def __init__(self) -> None:
        super().__init__(
            "Deze bijeenkomst is afgesloten.",
            safe="Er is niets veranderd.",
            advice="Heropen de bijeenkomst om nog iets aan te passen.",
        )


class MeetingCancelledError(KnownError):
    """The meeting did not take place."""

    def __init__(self) -> None:
        super().__init__(
            "Deze bijeenkomst is niet doorgegaan.",
            safe="Er is niets veranderd.",
            advice="Laat haar eerst toch doorgaan.",
        )


class CountOnlyError(KnownError):
    """An 'alleen tellen' group keeps no marks on persons."""

    def __init__(self) -> None:
        super().__init__(
            "In deze groep worden mensen alleen geteld.",
            safe="Er is niets veranderd.",
            advice="Voeg iemand toe met een roepnaam; na afsluiten blijft alleen het aantal.",
        )


@dataclass(frozen=True)
class ClosingPreview:
    """What closing a meeting does, to be shown before it is done.

    Attributes:
        unfilled: people without a mark; they stay 'niet ingevuld'.
        names_that_go: names that are wiped in an 'alleen tellen' group.
        counted: the number that stays there; None for other groups.
    """

    unfilled: int
    names_that_go: int = 0
    counted: int | None = None


def sheet(store: Store, meeting_id: UUID) -> AttendanceSheet:
    """Everything that the attendance list of a meeting shows.

    Raises:
        NotFoundError: there is no such meeting.
    """
    with store.reading() as tx:
        meeting = meeting_queries.meeting(tx, meeting_id)
        return AttendanceSheet(
            meeting=meeting,
            lines=queries.lines(tx, meeting),
            guests=queries.guests(tx, meeting_id),
            facilitator_names=group_queries.group(tx, meeting.group_id).facilitator_names,
        )


def set_mark(
    store: Store,
    meeting_id: UUID,
    participant_id: UUID,
    mark: Mark | None,
    beforehand: bool = False,
) -> Outcome:
    """Note one person's mark; None leaves the person 'niet ingevuld'.

    Args:
        beforehand: the excuse was given before the meeting; counts for 'afgemeld' only.

    Raises:
        NotFoundError: there is no such meeting.
        MeetingClosedError, MeetingCancelledError, CountOnlyError: no mark may be noted.
    """
    noted = NotedMark(participant_id, mark, beforehand and mark is Mark.EXCUSED)
    with store.transaction() as tx:
        place = queries.mark_place(tx, meeting_id, participant_id)
        _refuse_unless_open(place.state)
        if place.registration is Registration.COUNT_ONLY:
            raise CountOnlyError
        queries.put_marks(tx, meeting_id, (noted,))
    before = place.noted
    return Outcome(
        _changes(meeting_id, Kind.ATTENDANCE),
        sentence=f"{MARK[mark]} bewaard." if mark else "Teken weggehaald.",
        undo=lambda store: _put_back(store, meeting_id, (before,)),
    )


def mark_rest_present(store: Store, meeting_id: UUID) -> Outcome:
    """Mark everybody who has no mark yet as present.

    Raises:
        NotFoundError: there is no such meeting.
        MeetingClosedError, MeetingCancelledError, CountOnlyError: no mark may be noted.
    """
    with store.transaction() as tx:
        meeting = _open_meeting(tx, meeting_id)
        if meeting.registration is Registration.COUNT_ONLY:
            raise CountOnlyError
        rest = queries.unfilled(tx, meeting)
        queries.put_marks(tx, meeting_id, [NotedMark(each, Mark.PRESENT) for each in rest])
    if not rest:
        return Outcome(Changes(), sentence="Iedereen was al ingevuld.")
    people = "1 deelnemer" if len(rest) == 1 else f"{len(rest)} deelnemers"
    return Outcome(
        _changes(meeting_id, Kind.ATTENDANCE),
        sentence=f"{people} op aanwezig gezet.",
        undo=lambda store: _put_back(store, meeting_id, [NotedMark(each) for each in rest]),
    )


def add_guest(store: Store, meeting_id: UUID, name: str) -> Outcome:
    """Note a walk-in by name; in an 'alleen tellen' group anybody, by first name or alias.

    Raises:
        InvalidInputError: the name is empty or too long.
        NotFoundError, MeetingClosedError, MeetingCancelledError: nothing may be noted.
    """
    added = Guest(new_id(), filled_line("guest", name, "De naam"))
    with store.transaction() as tx:
        _open_meeting(tx, meeting_id)
        queries.insert_guests(tx, meeting_id, (added,))
    return Outcome(
        _changes(meeting_id, Kind.ATTENDANCE),
        id=added.id,
        sentence=f"{NAME} staat op de lijst.",
        about=Person(added.id, added.name),
        undo=lambda store: remove_guest(store, added.id),
    )


def remove_guest(store: Store, guest_id: UUID) -> Outcome:
    """Take a guest off the list.

    Raises:
        NotFoundError, MeetingClosedError, MeetingCancelledError: nothing may be changed.
    """
    with store.transaction() as tx:
        meeting_id, name = queries.guest_meeting(tx, guest_id)
        _open_meeting(tx, meeting_id)
        queries.delete_guests(tx, (guest_id,))
    return Outcome(
        _changes(meeting_id, Kind.ATTENDANCE),
        sentence=f"{NAME} is van de lijst gehaald.",
        about=Person(guest_id, name),
        undo=lambda store: add_guest(store, meeting_id, name),
    )


def set_guest_count(store: Store, meeting_id: UUID, count: int) -> Outcome:
    """Keep how many came without giving a name.

    Raises:
        InvalidInputError: the number is out of bounds.
        NotFoundError, MeetingClosedError, MeetingCancelledError: nothing may be changed.
    """
    number("guest_count", count, "Het aantal gasten", least=0, most=_MOST_GUESTS)
    with store.transaction() as tx:
        before = _open_meeting(tx, meeting_id).guest_count
        queries.set_guest_count(tx, meeting_id, count)
    guests = "1 gast" if count == 1 else f"{count} gasten"
    return Outcome(
        _changes(meeting_id, Kind.ATTENDANCE),
        sentence=f"{guests} zonder naam.",
        undo=lambda store: set_guest_count(store, meeting_id, before),
    )


def closing_preview(store: Store, meeting_id: UUID) -> ClosingPreview:
    """What closing this meeting would do.

    Raises:
        NotFoundError: there is no such meeting.
    """
    with store.reading() as tx:
        meeting = meeting_queries.meeting(tx, meeting_id)
        if meeting.registration is Registration.COUNT_ONLY:
            names = len(queries.guests(tx, meeting_id))
            return ClosingPreview(0, names, names + meeting.guest_count)
        return ClosingPreview(len(queries.unfilled(tx, meeting)))


def close_meeting(store: Store, meeting_id: UUID) -> Outcome:
    """Round a meeting off. In an 'alleen tellen' group the names go and the number stays.

    Unfilled marks stay unfilled. Closing an 'alleen tellen' meeting cannot be undone, for the
    names are gone.

    Raises:
        NotFoundError, MeetingClosedError, MeetingCancelledError: it cannot be closed.
    """
    with store.transaction() as tx:
        meeting = _open_meeting(tx, meeting_id)
        counted = None
        if meeting.registration is Registration.COUNT_ONLY:
            named = queries.guests(tx, meeting_id)
            counted = len(named) + meeting.guest_count
            queries.delete_guests(tx, [each.id for each in named])
        queries.close(tx, meeting_id, utc_now(), counted)
    if counted is not None:
        people = "1 bezoeker" if counted == 1 else f"{counted} bezoekers"
        return Outcome(
            _changes(meeting_id, Kind.MEETING, Kind.ATTENDANCE),
            sentence=f"Afgesloten met {people}. De namen zijn gewist.",
            seals=frozenset({meeting_id}),
        )
    return Outcome(
        _changes(meeting_id, Kind.MEETING, Kind.ATTENDANCE),
        sentence="De bijeenkomst is afgesloten.",
        undo=lambda store: reopen_meeting(store, meeting_id),
    )


def reopen_meeting(store: Store, meeting_id: UUID) -> Outcome:
    """Open a closed meeting again; an 'alleen tellen' group gets its number back to correct.

    Raises:
        NotFoundError: there is no such meeting.
        KnownError: it is not closed.
    """
    with store.transaction() as tx:
        meeting = meeting_queries.meeting(tx, meeting_id)
        if meeting.state is not MeetingState.CLOSED:
            raise KnownError(
                "Deze bijeenkomst is niet afgesloten.",
                safe="Er is niets veranderd.",
                advice="Je kunt haar gewoon invullen.",
            )
        queries.reopen(tx, meeting_id)
        if meeting.counted_present is not None:
            queries.set_guest_count(tx, meeting_id, meeting.counted_present)
    return Outcome(
        _changes(meeting_id, Kind.MEETING, Kind.ATTENDANCE),
        sentence="De bijeenkomst is weer open.",
    )


def follow_ups(store: Store, today: date) -> tuple[FollowUp, ...]:
    """Who was absent without word twice running, as they asked to be treated."""
    with store.reading() as tx:
        return queries.follow_ups(tx, today)


def mark_followed_up(
    store: Store, participant_id: UUID, group_id: UUID, meeting_id: UUID, on: date
) -> Outcome:
    """Note that somebody was followed up; a further absence brings the line back."""
    with store.transaction() as tx:
        queries.insert_follow_up_done(tx, participant_id, group_id, meeting_id, on)
    return Outcome(
        _changes(meeting_id, Kind.ATTENDANCE),
        sentence="Gedaan. Fijn dat je eraan dacht.",
        undo=lambda store: _not_followed_up(store, participant_id, group_id, meeting_id),
    )


def _not_followed_up(
    store: Store, participant_id: UUID, group_id: UUID, meeting_id: UUID
) -> Outcome:
    with store.transaction() as tx:
        queries.delete_follow_up_done(tx, participant_id, group_id, meeting_id)
    return Outcome(
        _changes(meeting_id, Kind.ATTENDANCE), sentence="Dit staat weer bij Nog te doen."
    )


def _put_back(store: Store, meeting_id: UUID, noted: Sequence[NotedMark]) -> Outcome:
    """Exactly what stood there before."""
    with store.transaction() as tx:
        _open_meeting(tx, meeting_id)
        queries.put_marks(tx, meeting_id, noted)
    return Outcome(_changes(meeting_id, Kind.ATTENDANCE), sentence="De presentie is teruggezet.")


def _open_meeting(tx: Transaction, meeting_id: UUID) -> Meeting:
    meeting = meeting_queries.meeting(tx, meeting_id)
    _refuse_unless_open(meeting.state)
    return meeting


def _refuse_unless_open(state: MeetingState) -> None:
    if state is MeetingState.CLOSED:
        raise MeetingClosedError
    if state is MeetingState.CANCELLED:
        raise MeetingCancelledError


def _changes(meeting_id: UUID, *kinds: Kind) -> Changes:
    return changed(*kinds, ids=(meeting_id,))
