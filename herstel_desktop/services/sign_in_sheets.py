"""The sign-in sheet of one meeting or a series."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING
from uuid import UUID

from herstel_desktop.db.queries import attendance as attendance_queries
from herstel_desktop.db.queries import groups as group_queries
from herstel_desktop.db.queries import meetings as meeting_queries
from herstel_desktop.db.queries import organisation as organisation_queries
from herstel_desktop.db.store import Store
from herstel_desktop.domain.attendance import AttendanceLine, Mark
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.groups import GroupRow, Registration
from herstel_desktop.domain.meetings import Meeting, MeetingState
from herstel_desktop.domain.names import initials
from herstel_desktop.domain.search import search_key

if TYPE_CHECKING:
    from herstel_desktop.documents.sign_in_sheet import SheetMeeting, SignInSheetData


class SheetNames(Enum):
    """How people stand on the sheet."""

    NAMES = "names"
    INITIALS = "initials"


def sign_in_sheet_pdf(
    store: Store,
    meeting_ids: Sequence[UUID],
    *,
    names: SheetNames = SheetNames.NAMES,
    blank_rows: int = 4,
) -> bytes:
    """The sheet as a PDF, for meetings of one group in order of date.

    An 'alleen tellen' group gets blank rows only.

    Raises:
        KnownError: there is no meeting to print.
        NotFoundError: one of the meetings is gone.
    """
    from herstel_desktop.documents.sign_in_sheet import build

    return build(sign_in_sheet_data(store, meeting_ids, names=names, blank_rows=blank_rows))


def sign_in_sheet_data(
    store: Store,
    meeting_ids: Sequence[UUID],
    *,
    names: SheetNames = SheetNames.NAMES,
    blank_rows: int = 4,
) -> SignInSheetData:
    """What stands on the sheet; as `sign_in_sheet_pdf`."""
    from herstel_desktop.documents.sign_in_sheet import SheetRow, SignInSheetData

    if not meeting_ids:
        raise _nothing_to_print()
    with store.reading() as tx:
        meetings = sorted(
            (meeting_queries.meeting(tx, each) for each in meeting_ids),
            key=lambda meeting: (meeting.on, meeting.start),
        )
        lines = [attendance_queries.lines(tx, meeting) for meeting in meetings]
        group = group_queries.group(tx, meetings[0].group_id)
        venue_id = meetings[0].venue_id
        venue = organisation_queries.venue(tx, venue_id) if venue_id is not None else None
        organisation = organisation_queries.organisation(tx)
    counts_only = group.registration is Registration.COUNT_ONLY
    people = {} if counts_only else _people(lines)
    return SignInSheetData(
        group_name=group.name,
        meetings=tuple(_sheet_meeting(meeting) for meeting in meetings),
        rows=tuple(
            SheetRow(_on_paper(line, names, group.registration), _excused(line, lines))
            for line in people.values()
        ),
        blank_rows=max(blank_rows, group.most) if counts_only else blank_rows,
        venue_name=venue.name if venue else "",
        venue_address=venue.address if venue else "",
        facilitators=group.facilitator_names,
        organisation=organisation.name if organisation else "",
    )


def coming_meetings(
    store: Store, *, group_name: str | None, from_on: date, limit: int
) -> tuple[UUID, ...]:
    """The next meetings of a group that are to take place.

    Args:
        group_name: case and accents do not matter; may be left out when there is one group.

    Raises:
        KnownError: no such group, more than one, or nothing is planned.
    """
    with store.reading() as tx:
        running = group_queries.group_rows(tx, from_on, include_ended=False)
        group = _chosen(running, group_name)
        rows = meeting_queries.meeting_rows(tx, group.id, from_on=from_on)
    ids = tuple(row.id for row in rows if row.state is not MeetingState.CANCELLED)
    if not ids:
        raise _nothing_to_print()
    return ids[:limit]


def _chosen(groups: Sequence[GroupRow], name: str | None) -> GroupRow:
    if name is not None:
        wanted = search_key(name.strip())
        groups = [each for each in groups if search_key(each.name) == wanted]
    if len(groups) == 1:
        return groups[0]
    raise KnownError(
        "Er is geen groep met deze naam." if name else "Er is niet precies één groep.",
        safe="Er is niets veranderd.",
        advice="Noem met --group de naam van de groep, zoals hij op het scherm staat.",
    )


def _people(lines: Sequence[Sequence[AttendanceLine]]) -> dict[UUID, AttendanceLine]:
    """Everybody on any of the lists once, by name."""
    everybody = {line.participant_id: line for each in lines for line in each}
    return dict(sorted(everybody.items(), key=lambda item: search_key(item[1].call_name)))


def _excused(person: AttendanceLine, lines: Sequence[Sequence[AttendanceLine]]) -> tuple[bool, ...]:
    return tuple(
        any(
            line.participant_id == person.participant_id and line.mark is Mark.EXCUSED
            for line in each
        )
        for each in lines
    )


def _on_paper(line: AttendanceLine, names: SheetNames, registration: Registration) -> str:
    full = line.call_name
    if registration is Registration.NAMES and line.family_name:
        full = f"{line.call_name} {line.family_name}"
    return initials(full) if names is SheetNames.INITIALS else full


def _sheet_meeting(meeting: Meeting) -> SheetMeeting:
    from herstel_desktop.documents.sign_in_sheet import SheetMeeting

    return SheetMeeting(
        on=meeting.on,
        start=meeting.start,
        minutes=meeting.minutes,
        number=meeting.number,
        number_of_meetings=meeting.number_of_meetings,
        cancelled=meeting.state is MeetingState.CANCELLED,
    )


def _nothing_to_print() -> KnownError:
    return KnownError(
        "Er is geen bijeenkomst om een lijst van te maken.",
        safe="Er is niets veranderd.",
        advice="Plan eerst een bijeenkomst.",
    )
