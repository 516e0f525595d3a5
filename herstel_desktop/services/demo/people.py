"""Who comes and goes: made-up participants and their ways into groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import cycle
from random import Random
from typing import Final
from uuid import UUID

from herstel_desktop.db.identifiers import new_id
from herstel_desktop.db.queries.demo import EnrolmentRow
from herstel_desktop.domain.groups import Registration
from herstel_desktop.domain.participants import (
    AbsenceChoice,
    Consent,
    EnrolmentState,
    EnrolmentStep,
    ParticipantDraft,
)
from herstel_desktop.domain.search import search_key
from herstel_desktop.services.demo.plans import GroupPlan
from herstel_desktop.services.demo.words import (
    CALL_NAMES,
    CONTACT_PERSONS,
    FAMILY_NAMES,
    FIRST_PEOPLE,
    MUNICIPALITY,
    POSTCODE,
    STREETS,
)

_CHOICES: Final = (
    AbsenceChoice.CALL,
    AbsenceChoice.CARD,
    AbsenceChoice.CALL,
    AbsenceChoice.NOTHING,
    AbsenceChoice.CONTACT_PERSON,
)
_CONTACT_DETAILS_KEPT: Final = timedelta(days=91)  # three months after leaving (domain.md)
_STILL_HERE: Final = date.max
_EARLY_LEAVERS: Final = 2
"""Seats whose first participant leaves soon, so that every group has somebody who left."""
_KNOWN_ALREADY: Final = 0.06
_WAITED_FIRST: Final = 0.15
_DOES_NOT_START: Final = 0.5
_SIGNS_UP_NOW: Final = 0.3
_S = EnrolmentState
_WAY_IN: Final = (_S.SIGNED_UP, _S.INTAKE_PLANNED, _S.INTAKE_HELD, _S.WAITING_LIST)
_WAY_OUT: Final = (_S.SIGNED_UP, _S.INTAKE_PLANNED, _S.NOT_STARTED)


@dataclass
class _Person:
    """Somebody while the neighbourhood is being made up.

    Attributes:
        number: 1 for the first; makes phone number and address.
        left_on: when the last way into a group ended; `_STILL_HERE` when it did not.
    """

    id: UUID
    number: int
    call_name: str
    family_name: str
    choice: AbsenceChoice
    left_on: date = date.min
    consent: Consent = field(default_factory=Consent)


@dataclass(frozen=True)
class Stay:
    """Somebody's time as a participant of a group; `until` is the first day no more."""

    participant_id: UUID
    choice: AbsenceChoice
    begin: date
    until: date | None

    def covers(self, on: date) -> bool:
        """Whether this person is expected on a date."""
        return self.begin <= on and (self.until is None or on < self.until)


@dataclass
class Neighbours:
    """Everybody, and who was in which group when.

    Attributes:
        stays: by the identifier of the group, in the order of its seats.
    """

    chance: Random
    today: date
    stays: dict[UUID, list[Stay]] = field(default_factory=dict)
    enrolments: list[EnrolmentRow] = field(default_factory=list)
    _people: list[_Person] = field(default_factory=list)
    _choices: Iterator[AbsenceChoice] = field(default_factory=lambda: cycle(_CHOICES))

    def settle(self, plan: GroupPlan) -> None:
        """Let people come to a group and leave it; a group that only counts knows nobody."""
        self.stays[plan.id] = []
        if not plan.keeps_names:
            return
        names = cycle(self.chance.sample(CALL_NAMES, len(CALL_NAMES)))
        in_group: set[UUID] = set()
        most = plan.draft.most
        seats = most if plan.number == 0 else self.chance.randint(most - 1, most)
        for seat in range(seats):
            self._fill_seat(plan, seat, names, in_group)
        if plan.ended_on is None:
            self._let_people_sign_up(plan, names)

    def participants(self) -> list[tuple[UUID, ParticipantDraft]]:
        """Everybody as they are kept; contact details go three months after leaving."""
        return [(person.id, self._draft(person)) for person in self._people]

    def _fill_seat(
        self, plan: GroupPlan, seat: int, names: Iterator[str], in_group: set[UUID]
    ) -> None:
        """One after the other, until somebody is still there today or when the group ended."""
        leaving = cycle((_S.STOPPED, _S.COMPLETED) if seat % 2 else (_S.COMPLETED, _S.STOPPED))
        begin = plan.draft.starts_on
        last = plan.ended_on or self.today + timedelta(days=1)
        length = self._days(60, 150) if seat < _EARLY_LEAVERS else self._days(100, 900)
        while begin < last:
            until: date | None = begin + length
            if plan.is_course or begin + length >= last:
                until = plan.ended_on
            person = self._somebody(plan, names, in_group, seat if until is None else None)
            in_group.add(person.id)
            self.stays[plan.id].append(Stay(person.id, person.choice, begin, until))
            steps = self._steps_in(begin)
            if until is not None:
                state = _S.COMPLETED if until == plan.ended_on else next(leaving)
                steps.append(EnrolmentStep(state, until))
            self._enrol(person, plan, steps)
            if until is None or until == plan.ended_on:
                return
            # Nobody waits long for a place in the first group: it is full, with a waiting list.
            begin = until if plan.number == 0 else until + self._days(3, 20)
            length = self._days(100, 900)

    def _somebody(
        self, plan: GroupPlan, names: Iterator[str], in_group: set[UUID], first: int | None
    ) -> _Person:
        """A new neighbour mostly; now and then somebody who knows another group already."""
        if plan.number == 0 and first is not None:
            return self._new_person(*FIRST_PEOPLE[first])
        if self._people and self.chance.random() < _KNOWN_ALREADY:
            known = self.chance.choice(self._people)
            if known.id not in in_group:
                return known
        return self._new_neighbour(plan, names)

    def _new_neighbour(self, plan: GroupPlan, names: Iterator[str]) -> _Person:
        full = plan.draft.registration is Registration.NAMES
        return self._new_person(next(names), self.chance.choice(FAMILY_NAMES) if full else "")

    def _new_person(self, call_name: str, family_name: str) -> _Person:
        number = len(self._people) + 1
        person = _Person(new_id(), number, call_name, family_name, next(self._choices))
        self._people.append(person)
        return person

    def _steps_in(self, begin: date) -> list[EnrolmentStep]:
        """The steps of somebody who became a participant on a date."""
        waited = self.chance.random() < _WAITED_FIRST
        states = _WAY_IN if waited else _WAY_IN[:3]
        return [
            *self._steps_up_to(states, begin - self._days(1, 9)),
            EnrolmentStep(_S.PARTICIPANT, begin),
        ]

    def _steps_up_to(self, states: tuple[EnrolmentState, ...], on: date) -> list[EnrolmentStep]:
        """These states, the last one on a date and each some days after the one before."""
        steps: list[EnrolmentStep] = []
        for state in reversed(states):
            steps.insert(0, EnrolmentStep(state, on))
            on -= self._days(2, 7)
        return steps

    def _let_people_sign_up(self, plan: GroupPlan, names: Iterator[str]) -> None:
        """People on the way in now, and one who did not go through with it."""
        here = sum(stay.until is None for stay in self.stays[plan.id])
        ways: list[tuple[EnrolmentState, ...]] = (
            [_WAY_OUT] if plan.number == 0 or self.chance.random() < _DOES_NOT_START else []
        )
        if plan.number == 0:
            ways += [_WAY_IN[:1], _WAY_IN[:2], _WAY_IN[:3]]
        elif not plan.is_course and self.chance.random() < _SIGNS_UP_NOW:
            ways.append(_WAY_IN[: self.chance.randint(1, 3)])
        if here == plan.draft.most and not plan.is_course:
            ways.append(_WAY_IN)
        for way in ways:
            steps = self._steps_up_to(way, self.today - self._days(1, 9))
            self._enrol(self._new_neighbour(plan, names), plan, steps)

    def _enrol(self, person: _Person, plan: GroupPlan, steps: list[EnrolmentStep]) -> None:
        self.enrolments.append(EnrolmentRow(new_id(), person.id, plan.id, tuple(steps)))
        over = steps[-1].state in (_S.NOT_STARTED, _S.STOPPED, _S.COMPLETED)
        person.left_on = max(person.left_on, steps[-1].on if over else _STILL_HERE)
        asked_on = next((step.on for step in steps if step.state is _S.INTAKE_HELD), None)
        given_on = person.consent.given_on
        if asked_on is not None and (given_on is None or asked_on < given_on):
            person.consent = Consent(asked_on)

    def _draft(self, person: _Person) -> ParticipantDraft:
        gone = person.left_on <= self.today - _CONTACT_DETAILS_KEPT
        consent = person.consent
        if person.left_on != _STILL_HERE and consent.stands and person.number % 20 == 0:
            consent = Consent(consent.given_on, person.left_on)
        if gone:
            return ParticipantDraft(
                person.call_name, person.family_name, absence_choice=person.choice, consent=consent
            )
        by_card = person.choice is AbsenceChoice.CARD
        by_contact = person.choice is AbsenceChoice.CONTACT_PERSON
        contact = CONTACT_PERSONS[person.number % len(CONTACT_PERSONS)]
        return ParticipantDraft(
            person.call_name,
            person.family_name,
            phone=_phone(person.number),
            email=_email(person) if person.family_name else "",
            address=_address(person.number) if by_card or person.family_name else "",
            absence_choice=person.choice,
            contact_person_name=contact if by_contact else "",
            contact_person_phone=_phone(50_000 + person.number) if by_contact else "",
            consent=consent,
        )

    def _days(self, least: int, most: int) -> timedelta:
        return timedelta(days=self.chance.randint(least, most))


def _phone(number: int) -> str:
    """A number that is nobody's: '06-00000012'."""
    return f"06-{number:08d}"


def _email(person: _Person) -> str:
    """An address in a domain that cannot exist (RFC 2606)."""
    letters = "".join(char for char in search_key(person.call_name) if char.isascii())
    name = "".join(char for char in letters if char.isalpha()) or "buur"
    return f"{name[:20]}{person.number}@{MUNICIPALITY.lower()}.example"


def _address(number: int) -> str:
    street = STREETS[number % len(STREETS)]
    return f"{street} {number % 180 + 1}, {POSTCODE} {MUNICIPALITY}"
