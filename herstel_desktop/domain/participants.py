"""Participants and their way into a group."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from uuid import UUID


class AbsenceChoice(Enum):
    """'Wat als ik er niet ben?': what the participant wants after absence without word."""

    CALL = "call"  # bel mij
    CARD = "card"  # stuur een kaartje
    NOTHING = "nothing"  # laat mij met rust
    CONTACT_PERSON = "contact_person"  # bel mijn contactpersoon


@dataclass(frozen=True)
class Consent:
    """Explicit consent to keep these data (AVG article 9, 2, a).

    Attributes:
        given_on: date of consent; None if not yet asked.
        withdrawn_on: date of withdrawal; None while it stands.
    """

    given_on: date | None = None
    withdrawn_on: date | None = None

    @property
    def stands(self) -> bool:
        """Whether there is consent now."""
        return self.given_on is not None and self.withdrawn_on is None


@dataclass(frozen=True)
class ParticipantDraft:
    """What a person fills in; the call name (roepnaam) is enough."""

    call_name: str
    family_name: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    absence_choice: AbsenceChoice = AbsenceChoice.NOTHING
    contact_person_name: str = ""
    contact_person_phone: str = ""
    consent: Consent = Consent()


@dataclass(frozen=True)
class Participant:
    """Somebody who takes part, or wants to."""

    id: UUID
    call_name: str
    family_name: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    absence_choice: AbsenceChoice = AbsenceChoice.NOTHING
    contact_person_name: str = ""
    contact_person_phone: str = ""
    consent: Consent = Consent()

    @property
    def full_name(self) -> str:
        """Call name, with the family name if there is one."""
        return " ".join(part for part in (self.call_name, self.family_name) if part)


class EnrolmentState(Enum):
    """Where somebody is on the way into (and out of) one group."""

    SIGNED_UP = "signed_up"  # aangemeld
    INTAKE_PLANNED = "intake_planned"  # kennismaking gepland
    INTAKE_HELD = "intake_held"  # kennismaking gehad
    PARTICIPANT = "participant"  # deelnemer
    WAITING_LIST = "waiting_list"  # wachtlijst
    NOT_STARTED = "not_started"  # niet doorgegaan
    STOPPED = "stopped"  # gestopt
    COMPLETED = "completed"  # afgerond


_S = EnrolmentState
NEXT_STATES: dict[EnrolmentState, tuple[EnrolmentState, ...]] = {
    _S.SIGNED_UP: (
        _S.INTAKE_PLANNED,
        _S.INTAKE_HELD,
        _S.PARTICIPANT,
        _S.WAITING_LIST,
        _S.NOT_STARTED,
    ),
    _S.INTAKE_PLANNED: (_S.INTAKE_HELD, _S.PARTICIPANT, _S.WAITING_LIST, _S.NOT_STARTED),
    _S.INTAKE_HELD: (_S.PARTICIPANT, _S.WAITING_LIST, _S.NOT_STARTED),
    _S.WAITING_LIST: (_S.INTAKE_PLANNED, _S.INTAKE_HELD, _S.PARTICIPANT, _S.NOT_STARTED),
    _S.PARTICIPANT: (_S.STOPPED, _S.COMPLETED),
    _S.NOT_STARTED: (_S.SIGNED_UP,),
    _S.STOPPED: (_S.SIGNED_UP, _S.PARTICIPANT),
    _S.COMPLETED: (_S.SIGNED_UP, _S.PARTICIPANT),
}
"""Which state may follow which; the first is the one most used."""


@dataclass(frozen=True)
class EnrolmentStep:
    """One step on the way, with its local date."""

    state: EnrolmentState
    on: date


@dataclass(frozen=True)
class Enrolment:
    """A participant's way into one group.

    Attributes:
        steps: every state with its date, oldest first; the last one is the present state.
    """

    id: UUID
    participant_id: UUID
    call_name: str
    family_name: str
    group_id: UUID
    group_name: str
    state: EnrolmentState
    since: date
    steps: tuple[EnrolmentStep, ...] = ()


@dataclass(frozen=True)
class ParticipantRow:
    """One line of the list of participants."""

    id: UUID
    call_name: str
    family_name: str
    group_names: tuple[str, ...]
    states: tuple[EnrolmentState, ...]
    consent_stands: bool
