"""Wissen: a dry run, the erasure itself, and the same again in an older copy.

Law: AVG article 17. Counts of meetings stay: what must go on counting belongs to a participant
without a name, with an identifier of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from herstel_desktop.db.identifiers import new_id
from herstel_desktop.db.queries import erasing as queries
from herstel_desktop.db.queries import organisation as organisation_queries
from herstel_desktop.db.queries import participants as participant_queries
from herstel_desktop.db.store import Store, Transaction
from herstel_desktop.domain.changes import Kind, Outcome, changed
from herstel_desktop.domain.erasures import Erasure, ErasureCounts, ErasurePlan
from herstel_desktop.domain.errors import KnownError, NotFoundError
from herstel_desktop.services.mentions import mentions_of, namesakes_of

_NOT_TIDIED = (
    " Het opruimen van het bestand lukte nog niet. Maak ruimte op de schijf; bij de volgende keer "
    "wissen gebeurt het alsnog."
)


def plan(store: Store, participant_id: UUID, today: date) -> ErasurePlan:
    """What erasing this person would do, and where the name may stand besides; changes nothing.

    Raises:
        NotFoundError: there is no such participant.
    """
    with store.reading() as tx:
        person = participant_queries.participant(tx, participant_id)
        if queries.is_nameless(tx, participant_id):
            return ErasurePlan(ErasureCounts(), is_nameless=True)
        return ErasurePlan(
            queries.counts(tx, participant_id, today),
            namesakes_of(tx, person),
            mentions_of(tx, person),
        )


def erase(
    store: Store,
    participant_id: UUID,
    today: date,
    *,
    facilitator_id: UUID | None,
    keep_wishes: bool = False,
    guest_ids: Sequence[UUID] = (),
) -> Outcome:
    """Erase a person; this cannot be undone, and earlier changes can no longer be taken back.

    Afterwards the file is written anew, so that nothing of what went is left in it.

    Args:
        facilitator_id: who does it; None after the recovery code.
        keep_wishes: the texts of wishes stay, without a name.
        guest_ids: entries on lists of guests that are this person too; the guests count on.

    Returns:
        The id is that of the erasure, for its proof.

    Raises:
        NotFoundError: there is no such participant (any more).
        KnownError: this person was erased already.
    """
    with store.transaction() as tx:
        participant_queries.participant(tx, participant_id)
        if queries.is_nameless(tx, participant_id):
            raise erased_already()
        seals = queries.touched_ids(tx, participant_id) | frozenset(guest_ids)
        done = _erase(
            tx,
            Erasure(
                id=new_id(),
                number=queries.next_number(tx),
                participant_id=participant_id,
                erased_on=today,
                facilitator_id=facilitator_id,
                keep_wishes=keep_wishes,
                counts=ErasureCounts(),
                guest_ids=tuple(guest_ids),
            ),
        )
    sentence = f"De gegevens zijn gewist. Dit is vergeet-bewijs {done.number}."
    try:
        store.rewrite()
    except KnownError:
        sentence += _NOT_TIDIED
    return Outcome(
        changed(
            Kind.PARTICIPANT,
            Kind.ENROLMENT,
            Kind.GROUP,
            Kind.MEETING,
            Kind.ATTENDANCE,
            Kind.RECOVERY_WISH,
            ids=(participant_id,),
        ),
        id=done.id,
        sentence=sentence,
        seals=seals,
    )


def erasures(store: Store) -> tuple[Erasure, ...]:
    """Every erasure that was done, in the order of their numbers."""
    with store.reading() as tx:
        return queries.erasures(tx)


def erase_again(store: Store, done: Iterable[Erasure]) -> int:
    """Do erasures of a newer vault again in an older copy of it.

    Each is done as it was then, and keeps its number; the copy remembers it too.

    Returns:
        How many people stood in it that had been erased.
    """
    with store.transaction() as tx:
        known = {each.participant_id for each in queries.erasures(tx)}
        again = 0
        for each in done:
            if each.participant_id in known:
                continue
            by = queries.known_facilitator(tx, each.facilitator_id)
            if queries.is_there(tx, each.participant_id):
                again += 1
                _erase(tx, replace(each, facilitator_id=by))
            else:
                queries.insert_erasure(tx, replace(each, facilitator_id=by))
    if again:
        store.rewrite()
    return again


def proof_pdf(store: Store, erasure_id: UUID) -> bytes:
    """The 'vergeet-bewijs' of an erasure; no name of who was erased is in it.

    Raises:
        NotFoundError: there is no such erasure.
    """
    from herstel_desktop.documents.erasure_proof import ErasureProofData, build

    with store.reading() as tx:
        found = next((each for each in queries.erasures(tx) if each.id == erasure_id), None)
        if found is None:
            raise NotFoundError("Het vergeet-bewijs")
        organisation = organisation_queries.organisation(tx)
    return build(
        ErasureProofData(
            number=found.number,
            erased_on=found.erased_on,
            by=found.facilitator_name,
            gone=found.counts.going(),
            kept=found.counts.staying(),
            organisation=organisation.name if organisation else "",
        )
    )


def _erase(tx: Transaction, wanted: Erasure) -> Erasure:
    """The erasure as it was done, with its counts; remembered."""
    counts = queries.counts(tx, wanted.participant_id, wanted.erased_on)
    if wanted.keep_wishes:
        counts = replace(counts, wishes_gone=0, wishes_kept=counts.wishes_gone)
    guests = queries.forget_guests(tx, wanted.guest_ids) if wanted.guest_ids else 0
    queries.forget(tx, wanted.participant_id, wanted.erased_on, keep_wishes=wanted.keep_wishes)
    done = replace(wanted, counts=replace(counts, guests_gone=guests))
    queries.insert_erasure(tx, done)
    return done


def erased_already() -> KnownError:
    """What is said when somebody erased is to be erased again."""
    return KnownError(
        "Deze gegevens zijn al gewist.",
        safe="Er is niets veranderd.",
        advice="Wat nog meetelt, heeft geen naam meer.",
    )
