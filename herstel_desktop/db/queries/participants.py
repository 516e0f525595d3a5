"""Participants, and the list with the groups that they are in."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from herstel_desktop.db.models import attendance_mark, enrolment, group
from herstel_desktop.db.models import participant as participant_table
from herstel_desktop.db.preparation_models import recovery_wish
from herstel_desktop.db.queries.search import LEFT_THE_GROUP
from herstel_desktop.db.queries.stamps import made, touched
from herstel_desktop.db.rights_models import nameless_participant
from herstel_desktop.db.store import Transaction
from herstel_desktop.domain.errors import NotFoundError
from herstel_desktop.domain.participants import (
    Consent,
    EnrolmentState,
    Participant,
    ParticipantDraft,
    ParticipantRow,
)
from herstel_desktop.domain.search import INSIDE_WORDS, run_together, search_key

_p = participant_table.c
_e = enrolment.c

_ONE = sa.select(participant_table).where(_p.id == sa.bindparam("participant_id"))
_LIST = (
    sa.select(
        _p.id,
        _p.call_name,
        _p.family_name,
        _p.consent_given_on,
        _p.consent_withdrawn_on,
        group.c.name.label("group_name"),
        _e.state,
    )
    .select_from(participant_table)
    .outerjoin(enrolment, _e.participant_id == _p.id)
    .outerjoin(group, group.c.id == _e.group_id)
    .where(_p.id.not_in(sa.select(nameless_participant.c.participant_id)))
    .order_by(_p.sort_key, _p.id, _e.since.desc(), _e.id)
)
_NAME_TOGETHER: sa.ColumnElement[str] = _p.sort_key
"""The name as `run_together` gives it."""
for _mark in INSIDE_WORDS:
    _NAME_TOGETHER = sa.func.replace(_NAME_TOGETHER, _mark, "")


def participant(tx: Transaction, participant_id: UUID) -> Participant:
    """One participant.

    Raises:
        NotFoundError: there is no such participant.
    """
    row = tx.execute(_ONE, {"participant_id": participant_id}).one_or_none()
    if row is None:
        raise NotFoundError("De deelnemer")
    return Participant(
        id=row.id,
        call_name=row.call_name,
        family_name=row.family_name,
        phone=row.phone,
        email=row.email,
        address=row.address,
        absence_choice=row.absence_choice,
        contact_person_name=row.contact_person_name,
        contact_person_phone=row.contact_person_phone,
        consent=Consent(row.consent_given_on, row.consent_withdrawn_on),
    )


def participant_rows(
    tx: Transaction, text: str, *, include_past: bool
) -> tuple[ParticipantRow, ...]:
    """Participants by name, each with the groups that they are in or on the way into.

    Somebody who has left every group shows those groups, and is in the answer only with
    `include_past`. Somebody who never was in a group is always in it.

    Args:
        text: every word of it must occur in the name, without regard to case, diacritics and
            marks inside a name: 'obrien' finds O'Brien.
    """
    query = _LIST
    for word in run_together(search_key(text)).split():
        query = query.where(sa.func.instr(_NAME_TOGETHER, word) > 0)
    found: dict[UUID, list[sa.Row[*tuple[Any, ...]]]] = {}
    for row in tx.execute(query):
        found.setdefault(row.id, []).append(row)
    result = []
    for rows in found.values():
        enrolled = [row for row in rows if row.state is not None]
        present = [row for row in enrolled if row.state not in LEFT_THE_GROUP]
        if enrolled and not present and not include_past:
            continue
        result.append(_row(rows[0], present or enrolled))
    return tuple(result)


def insert_participant(tx: Transaction, participant_id: UUID, draft: ParticipantDraft) -> None:
    """Add a participant."""
    tx.execute(
        participant_table.insert().values(**made(id=participant_id, **participant_values(draft)))
    )


def update_participant(tx: Transaction, participant_id: UUID, draft: ParticipantDraft) -> None:
    """Change a participant."""
    values = touched(**participant_values(draft))
    tx.execute(participant_table.update().where(_p.id == participant_id).values(**values))


def delete_participant(tx: Transaction, participant_id: UUID) -> None:
    """Remove a participant to whom nothing refers."""
    tx.execute(participant_table.delete().where(_p.id == participant_id))


def is_used(tx: Transaction, participant_id: UUID) -> bool:
    """Whether an enrolment, a mark or a wish refers to a participant."""
    used = sa.or_(
        sa.exists().where(_e.participant_id == participant_id),
        sa.exists().where(attendance_mark.c.participant_id == participant_id),
        sa.exists().where(recovery_wish.c.participant_id == participant_id),
    )
    return bool(tx.execute(sa.select(used)).scalar_one())


def somebody_has_name(tx: Transaction, draft: ParticipantDraft, besides: UUID) -> bool:
    """Whether another participant has this very name."""
    same = sa.exists().where(_p.sort_key == _sort_key(draft), _p.id != besides)
    return bool(tx.execute(sa.select(same)).scalar_one())


def _row(
    person: sa.Row[*tuple[Any, ...]], enrolled: list[sa.Row[*tuple[Any, ...]]]
) -> ParticipantRow:
    states: list[EnrolmentState] = [row.state for row in enrolled]
    return ParticipantRow(
        id=person.id,
        call_name=person.call_name,
        family_name=person.family_name,
        group_names=tuple(row.group_name for row in enrolled),
        states=tuple(states),
        consent_stands=Consent(person.consent_given_on, person.consent_withdrawn_on).stands,
    )


def _sort_key(draft: ParticipantDraft) -> str:
    return search_key(f"{draft.call_name} {draft.family_name}").strip()


def participant_values(draft: ParticipantDraft) -> dict[str, Any]:
    """The columns of a participant that a draft fills."""
    return {
        "call_name": draft.call_name,
        "family_name": draft.family_name,
        "phone": draft.phone,
        "email": draft.email,
        "address": draft.address,
        "absence_choice": draft.absence_choice,
        "contact_person_name": draft.contact_person_name,
        "contact_person_phone": draft.contact_person_phone,
        "consent_given_on": draft.consent.given_on,
        "consent_withdrawn_on": draft.consent.withdrawn_on,
        "sort_key": _sort_key(draft),
    }
