"""Inzage: everything that is kept about one person (AVG articles 15 and 20)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from herstel_desktop.domain.attendance import Mark
from herstel_desktop.domain.erasures import Mention, Namesake
from herstel_desktop.domain.participants import Enrolment, Participant


@dataclass(frozen=True)
class RecordedWay:
    """A way into one group.

    Attributes:
        participant_from, participant_until: first and last date as a participant.
    """

    enrolment: Enrolment
    participant_from: date | None
    participant_until: date | None


@dataclass(frozen=True)
class RecordedMark:
    """What was noted at one meeting.

    Attributes:
        beforehand: the excuse was given before the meeting.
    """

    group_name: str
    on: date
    start: time
    mark: Mark
    beforehand: bool


@dataclass(frozen=True)
class RecordedFollowUp:
    """An absence without word that was followed up."""

    group_name: str
    meeting_on: date
    done_on: date


@dataclass(frozen=True)
class RecordedWish:
    """A herstelwens with the name of the person to it.

    Attributes:
        themes: titles, as they stand in the library or the group's own.
    """

    group_name: str
    text: str
    written_on: date
    fulfilled_on: date | None
    themes: tuple[str, ...]


@dataclass(frozen=True)
class PersonalRecord:
    """Everything that is kept about a person, oldest first.

    Attributes:
        kept_since, changed_on: local dates on which the person was added and last changed.
        namesakes, mentions: where the name stands besides; it may be somebody else's.
        organisation: who keeps it; may be empty.
    """

    participant: Participant
    kept_since: date
    changed_on: date
    ways: tuple[RecordedWay, ...] = ()
    marks: tuple[RecordedMark, ...] = ()
    follow_ups: tuple[RecordedFollowUp, ...] = ()
    wishes: tuple[RecordedWish, ...] = ()
    namesakes: tuple[Namesake, ...] = ()
    mentions: tuple[Mention, ...] = ()
    organisation: str = ""
