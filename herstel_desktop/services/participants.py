"""Participants and their way into groups."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from herstel_desktop.db.identifiers import new_id
from herstel_desktop.db.queries import enrolments as enrolment_queries
from herstel_desktop.db.queries import groups as group_queries
from herstel_desktop.db.queries import participants as queries
from herstel_desktop.db.queries import search as search_queries
from herstel_desktop.db.queries.enrolments import Standing
from herstel_desktop.db.store import Store, Transaction
from herstel_desktop.domain.changes import NAME, Changes, Kind, Outcome, Person, changed
from herstel_desktop.domain.dutch_dates import date_only
from herstel_desktop.domain.errors import InvalidInputError, KnownError
from herstel_desktop.domain.groups import Group, GroupState, Registration
from herstel_desktop.domain.labels import ENROLMENT_STATE
from herstel_desktop.domain.participants import (
    NEXT_STATES,
    Consent,
    Enrolment,
    EnrolmentState,
    EnrolmentStep,
    Participant,
    ParticipantDraft,
    ParticipantRow,
)
from herstel_desktop.services.inputs import (
    LONGEST_LINE,
    changed_meanwhile,
    email,
    filled_line,
    one_line,
    phone,
)

FIRST_STATES = (
    EnrolmentState.SIGNED_UP,
    EnrolmentState.INTAKE_PLANNED,
    EnrolmentState.INTAKE_HELD,
    EnrolmentState.PARTICIPANT,
    EnrolmentState.WAITING_LIST,
)
"""What an enrolment can begin with; the first is the one most used."""


class GroupFullError(KnownError):
    """A group has no place left; the waiting list, or `over_capacity=True`, still works.

    Attributes:
        participants: how many take part now.
        most: for how many there is a place.
    """

    def __init__(self, participants: int, most: int) -> None:
        people = "1 deelnemer" if participants == 1 else f"{participants} deelnemers"
        super().__init__(
            f"De groep zit vol: {people}, en er is plek voor {most}.",
            safe="Er is niets veranderd.",
            advice="Kies de wachtlijst, of laat nog iemand meedoen.",
        )
        self.participants = participants
        self.most = most


@dataclass(frozen=True)
class FirstEnrolment:
    """The group that somebody new enrols in, and the first step there."""

    group_id: UUID
    step: EnrolmentStep
    over_capacity: bool = False


def participants(
    store: Store, text: str = "", include_past: bool = False
) -> tuple[ParticipantRow, ...]:
    """Participants by name; those who left every group only with `include_past`.

    Args:
        text: every word of it must occur in the name; case, diacritics and marks inside a name
            do not matter.
    """
    with store.reading() as tx:
        return queries.participant_rows(tx, text, include_past=include_past)


def participant(store: Store, participant_id: UUID) -> Participant:
    """One participant.

    Raises:
        NotFoundError: there is no such participant.
    """
    with store.reading() as tx:
        return queries.participant(tx, participant_id)


def add_participant(
    store: Store, draft: ParticipantDraft, first: FirstEnrolment | None = None
) -> Outcome:
    """Add a participant; the call name is enough.

    Args:
        first: enrols the participant at once; when that is refused, nobody is added.

    Raises:
        NotFoundError: there is no such group.
        InvalidInputError: there is no call name, something is too long or no address, the dates
            of consent cannot be, or the enrolment cannot begin, as for `enrol`.
        GroupFullError: everybody's place is taken and the state is 'deelnemer'.
    """
    clean = _clean(draft)
    id_ = new_id()
    sentence = f"{NAME} is toegevoegd."
    changes = changed(Kind.PARTICIPANT, ids=(id_,))
    enrolment_id: UUID | None = None
    with store.transaction() as tx:
        known = queries.somebody_has_name(tx, clean, besides=id_)
        queries.insert_participant(tx, id_, clean)
        if first is not None:
            group = group_queries.group(tx, first.group_id)
            enrolment_id = _begin(tx, id_, group, first.step, over_capacity=first.over_capacity)
            sentence += f" {_stands(group.name, first.step.state)}"
            changes |= _enrolment_changes(enrolment_id, id_, group.id)
        search_queries.index_participant(tx, id_)
    if known:
        sentence += " Let op: er was al iemand met deze naam."
    return Outcome(
        changes,
        id=id_,
        sentence=sentence,
        about=Person(id_, clean.call_name),
        undo=lambda store: _remove(store, id_, clean.call_name, enrolment_id),
    )


def change_participant(store: Store, participant_id: UUID, draft: ParticipantDraft) -> Outcome:
    """Change what is kept about a participant, consent and its withdrawal included.

    Raises:
        NotFoundError: there is no such participant.
        InvalidInputError: as for `add_participant`.
    """
    clean = _clean(draft)
    with store.transaction() as tx:
        before = queries.participant(tx, participant_id)
        queries.update_participant(tx, participant_id, clean)
        search_queries.index_participant(tx, participant_id)
    return Outcome(
        changed(Kind.PARTICIPANT, ids=(participant_id,)),
        id=participant_id,
        sentence=_changed_sentence(before, clean),
        about=Person(participant_id, clean.call_name),
        undo=lambda store: change_participant(store, participant_id, draft_of(before)),
    )


def draft_of(participant: Participant) -> ParticipantDraft:
    """A participant as a draft, to change a part of it."""
    return ParticipantDraft(
        call_name=participant.call_name,
        family_name=participant.family_name,
        phone=participant.phone,
        email=participant.email,
        address=participant.address,
        absence_choice=participant.absence_choice,
        contact_person_name=participant.contact_person_name,
        contact_person_phone=participant.contact_person_phone,
        consent=participant.consent,
    )


def enrolments(store: Store, participant_id: UUID) -> tuple[Enrolment, ...]:
    """A participant's ways into groups, newest first, with every step."""
    with store.reading() as tx:
        return enrolment_queries.enrolments_of_participant(tx, participant_id)


def enrol(
    store: Store,
    participant_id: UUID,
    group_id: UUID,
    on: date,
    state: EnrolmentState = EnrolmentState.SIGNED_UP,
    *,
    over_capacity: bool = False,
) -> Outcome:
    """Note that somebody signs up for a group, or joins it at once.

    Somebody who left this group before, goes on in the same enrolment, so that the steps stay
    together.

    Raises:
        NotFoundError: there is no such participant or group.
        InvalidInputError: the group has ended or keeps no names, the person is in it already, or
            the state is none to begin with.
        GroupFullError: everybody's place is taken and the state is 'deelnemer'.
    """
    _refuse_as_first(state)
    with store.transaction() as tx:
        group = group_queries.group(tx, group_id)
        _refuse_enrolling(group)
        person = queries.participant(tx, participant_id)
        existing = enrolment_queries.enrolment_id(tx, participant_id, group_id)
        if existing is None:
            step = EnrolmentStep(state, on)
            id_ = _begin(tx, participant_id, group, step, over_capacity=over_capacity)
            search_queries.index_participant(tx, participant_id)
    if existing is not None:
        return _enrol_again(store, existing, state, on, over_capacity=over_capacity)
    return Outcome(
        _enrolment_changes(id_, participant_id, group_id),
        id=id_,
        sentence=_stands(group.name, state),
        about=Person(participant_id, person.call_name),
        undo=lambda store: _unenrol(store, id_),
    )


def set_enrolment_state(
    store: Store,
    enrolment_id: UUID,
    state: EnrolmentState,
    on: date,
    *,
    over_capacity: bool = False,
) -> Outcome:
    """Take the next step on the way into or out of a group.

    Args:
        on: date of the step, not before the step before it.

    Raises:
        NotFoundError: there is no such enrolment.
        InvalidInputError: the step cannot follow the one before, its date lies before that, or
            the group has ended while the step leads into it.
        GroupFullError: everybody's place is taken and the state is 'deelnemer'.
    """
    with store.transaction() as tx:
        enrolment = enrolment_queries.enrolment(tx, enrolment_id)
        before = enrolment_queries.standing(tx, enrolment_id)
        _refuse_impossible(enrolment, state, on)
        if state in FIRST_STATES:
            group = group_queries.group(tx, enrolment.group_id)
            _refuse_enrolling(group)
            _refuse_when_full(tx, group, state, over_capacity=over_capacity)
        enrolment_queries.take_steps(tx, [(before, EnrolmentStep(state, on))])
        search_queries.index_participant(tx, enrolment.participant_id)
    return Outcome(
        _enrolment_changes(enrolment_id, enrolment.participant_id, enrolment.group_id),
        id=enrolment_id,
        sentence=_stands(enrolment.group_name, state),
        about=Person(enrolment.participant_id, enrolment.call_name),
        undo=lambda store: _step_back(store, before),
    )


def _clean(draft: ParticipantDraft) -> ParticipantDraft:
    _check_consent(draft.consent)
    return replace(
        draft,
        call_name=filled_line("call_name", draft.call_name, "De roepnaam"),
        family_name=one_line("family_name", draft.family_name, "De achternaam"),
        phone=phone("phone", draft.phone),
        email=email("email", draft.email),
        address=one_line("address", draft.address, "Het adres", most=LONGEST_LINE),
        contact_person_name=one_line(
            "contact_person_name", draft.contact_person_name, "De naam van de contactpersoon"
        ),
        contact_person_phone=phone("contact_person_phone", draft.contact_person_phone),
    )


def _check_consent(consent: Consent) -> None:
    given, withdrawn = consent.given_on, consent.withdrawn_on
    if given is not None and given > date.today():
        raise InvalidInputError(
            "consent_given_on",
            "De datum van de toestemming ligt in de toekomst.",
            advice="Kies de dag waarop de toestemming is gegeven.",
        )
    if withdrawn is None:
        return
    if given is None:
        raise InvalidInputError(
            "consent_withdrawn_on",
            "Er is geen toestemming om in te trekken.",
            advice="Vul eerst in wanneer de toestemming is gegeven.",
        )
    if withdrawn < given:
        raise InvalidInputError(
            "consent_withdrawn_on",
            "De toestemming kan niet zijn ingetrokken voordat ze werd gegeven.",
            advice=f"Kies {date_only(given)} of later.",
        )


def _changed_sentence(before: Participant, after: ParticipantDraft) -> str:
    if before.consent.stands and not after.consent.stands:
        return f"De toestemming van {NAME} is ingetrokken."
    if after.consent.stands and not before.consent.stands:
        return f"De toestemming van {NAME} is genoteerd."
    return f"{NAME} is aangepast."


def _stands(group_name: str, state: EnrolmentState) -> str:
    return f"{NAME} staat bij {group_name} op {ENROLMENT_STATE[state].lower()}."


def _remove(
    store: Store, participant_id: UUID, call_name: str, enrolment_id: UUID | None
) -> Outcome:
    changes = changed(Kind.PARTICIPANT, ids=(participant_id,))
    with store.transaction() as tx:
        if enrolment_id is not None:
            enrolment = _delete_begun(tx, enrolment_id)
            changes |= _enrolment_changes(enrolment_id, participant_id, enrolment.group_id)
        if queries.is_used(tx, participant_id):
            raise changed_meanwhile()
        search_queries.remove_entry(tx, participant_id)
        queries.delete_participant(tx, participant_id)
    about = Person(participant_id, call_name)
    return Outcome(changes, sentence=f"{NAME} is weer weggehaald.", about=about)


def _begin(
    tx: Transaction,
    participant_id: UUID,
    group: Group,
    step: EnrolmentStep,
    *,
    over_capacity: bool,
) -> UUID:
    """The identifier of a new enrolment with its first step."""
    _refuse_as_first(step.state)
    _refuse_enrolling(group)
    _refuse_when_full(tx, group, step.state, over_capacity=over_capacity)
    id_ = new_id()
    enrolment_queries.insert_enrolment(tx, id_, participant_id, group.id, step)
    return id_


def _delete_begun(tx: Transaction, enrolment_id: UUID) -> Enrolment:
    """Take an enrolment away that has not gone further than its first step."""
    enrolment = enrolment_queries.enrolment(tx, enrolment_id)
    if len(enrolment.steps) > 1:
        raise changed_meanwhile()
    enrolment_queries.delete_enrolment(tx, enrolment_id)
    return enrolment


def _refuse_as_first(state: EnrolmentState) -> None:
    if state not in FIRST_STATES:
        raise InvalidInputError(
            "state",
            f"Met '{ENROLMENT_STATE[state]}' kan een aanmelding niet beginnen.",
            advice="Kies bijvoorbeeld 'Aangemeld'.",
        )


def _refuse_enrolling(group: Group) -> None:
    if group.state is GroupState.ENDED:
        raise InvalidInputError(
            "group",
            "Deze groep is gestopt.",
            advice="Kies een andere groep, of start deze groep weer.",
        )
    if group.registration is Registration.COUNT_ONLY:
        raise InvalidInputError(
            "group",
            "In deze groep tel je alleen. Namen worden hier niet bewaard.",
            advice="Kies een andere groep, of zet de registratie van de groep op roepnamen.",
        )


def _refuse_when_full(
    tx: Transaction, group: Group, state: EnrolmentState, *, over_capacity: bool
) -> None:
    if state is not EnrolmentState.PARTICIPANT or over_capacity:
        return
    taking_part = enrolment_queries.count_in_state(tx, group.id, EnrolmentState.PARTICIPANT)
    if taking_part >= group.most:
        raise GroupFullError(taking_part, group.most)


def _refuse_impossible(enrolment: Enrolment, state: EnrolmentState, on: date) -> None:
    if state not in NEXT_STATES[enrolment.state]:
        now, wanted = ENROLMENT_STATE[enrolment.state], ENROLMENT_STATE[state]
        possible = ", ".join(
            f"'{ENROLMENT_STATE[next_]}'" for next_ in NEXT_STATES[enrolment.state]
        )
        raise InvalidInputError(
            "state",
            f"Van '{now}' kun je niet naar '{wanted}'.",
            advice=f"Wat nu wel kan: {possible}.",
        )
    if on < enrolment.since:
        raise InvalidInputError(
            "on",
            f"De vorige stap was op {date_only(enrolment.since)}. Deze kan niet eerder zijn.",
            advice="Kies die dag of later.",
        )


def _enrol_again(
    store: Store, enrolment_id: UUID, state: EnrolmentState, on: date, *, over_capacity: bool
) -> Outcome:
    with store.reading() as tx:
        now = enrolment_queries.enrolment(tx, enrolment_id).state
    if state not in NEXT_STATES[now] or now in FIRST_STATES:
        raise InvalidInputError(
            "group",
            f"Deze deelnemer staat al bij de groep, op '{ENROLMENT_STATE[now]}'.",
            advice="Zet bij de groep de volgende stap.",
        )
    return set_enrolment_state(store, enrolment_id, state, on, over_capacity=over_capacity)


def _unenrol(store: Store, enrolment_id: UUID) -> Outcome:
    with store.transaction() as tx:
        enrolment = _delete_begun(tx, enrolment_id)
        search_queries.index_participant(tx, enrolment.participant_id)
    return Outcome(
        _enrolment_changes(enrolment_id, enrolment.participant_id, enrolment.group_id),
        sentence=f"{NAME} staat niet meer bij {enrolment.group_name}.",
        about=Person(enrolment.participant_id, enrolment.call_name),
    )


def _step_back(store: Store, before: Standing) -> Outcome:
    with store.transaction() as tx:
        enrolment = enrolment_queries.enrolment(tx, before.id)
        if len(enrolment.steps) != before.steps + 1:
            raise changed_meanwhile()
        enrolment_queries.put_back(tx, [before])
        search_queries.index_participant(tx, enrolment.participant_id)
    label = ENROLMENT_STATE[before.state].lower()
    return Outcome(
        _enrolment_changes(before.id, enrolment.participant_id, enrolment.group_id),
        id=before.id,
        sentence=f"{NAME} staat weer op {label}.",
        about=Person(enrolment.participant_id, enrolment.call_name),
    )


def _enrolment_changes(enrolment_id: UUID, participant_id: UUID, group_id: UUID) -> Changes:
    ids = (enrolment_id, participant_id, group_id)
    return changed(Kind.ENROLMENT, Kind.PARTICIPANT, Kind.GROUP, ids=ids)
