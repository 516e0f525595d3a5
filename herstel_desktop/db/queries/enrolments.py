"""Everybody's way into (and out of) a group, with every step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from herstel_desktop.db.models import enrolment as enrolment_table
from herstel_desktop.db.models import enrolment_step, group, participant
from herstel_desktop.db.queries.search import LEFT_THE_GROUP
from herstel_desktop.db.queries.stamps import made, made_with_id, touched
from herstel_desktop.db.store import Transaction
from herstel_desktop.domain.errors import NotFoundError
from herstel_desktop.domain.participants import Enrolment, EnrolmentState, EnrolmentStep

_e = enrolment_table.c
_s = enrolment_step.c

_ENROLMENTS = (
    sa.select(
        _e.id,
        _e.participant_id,
        participant.c.call_name,
        participant.c.family_name,
        _e.group_id,
        group.c.name.label("group_name"),
        _e.state,
        _e.since,
    )
    .select_from(enrolment_table)
    .join(participant, participant.c.id == _e.participant_id)
    .join(group, group.c.id == _e.group_id)
)


@dataclass(frozen=True)
class Standing:
    """Where an enrolment stands, as its row has it, so that it can be put back.

    Attributes:
        participant_from, participant_until: first and last date as a participant.
        steps: how many steps were noted.
    """

    id: UUID
    state: EnrolmentState
    since: date
    participant_from: date | None
    participant_until: date | None
    steps: int


def enrolments_of_group(tx: Transaction, group_id: UUID) -> tuple[Enrolment, ...]:
    """A group's enrolments with their steps, by name."""
    return _with_steps(tx, _e.group_id == group_id, participant.c.sort_key)


def enrolments_of_participant(tx: Transaction, participant_id: UUID) -> tuple[Enrolment, ...]:
    """A participant's enrolments with their steps, newest first."""
    return _with_steps(tx, _e.participant_id == participant_id, _e.since.desc())


def enrolment(tx: Transaction, enrolment_id: UUID) -> Enrolment:
    """One enrolment with its steps.

    Raises:
        NotFoundError: there is no such enrolment.
    """
    found = _with_steps(tx, _e.id == enrolment_id, _e.id)
    if not found:
        raise NotFoundError("De aanmelding")
    return found[0]


def enrolment_id(tx: Transaction, participant_id: UUID, group_id: UUID) -> UUID | None:
    """The enrolment of a participant in a group, if there is one."""
    query = sa.select(_e.id).where(_e.participant_id == participant_id, _e.group_id == group_id)
    found: UUID | None = tx.execute(query).scalar_one_or_none()
    return found


def count_in_state(tx: Transaction, group_id: UUID, state: EnrolmentState) -> int:
    """How many enrolments of a group are in a state."""
    query = (
        sa.select(sa.func.count())
        .select_from(enrolment_table)
        .where(_e.group_id == group_id, _e.state == state)
    )
    return int(tx.execute(query).scalar_one())


def standings_in_group(tx: Transaction, group_id: UUID) -> tuple[Standing, ...]:
    """The enrolments of a group that are not over."""
    return _standings(tx, _e.group_id == group_id, _e.state.not_in(LEFT_THE_GROUP))


def standings_of(tx: Transaction, ids: Sequence[UUID]) -> dict[UUID, Standing]:
    """Where these enrolments stand, by their identifiers."""
    return {found.id: found for found in _standings(tx, _e.id.in_(ids))}


def standing(tx: Transaction, enrolment_id: UUID) -> Standing:
    """Where one enrolment stands.

    Raises:
        NotFoundError: there is no such enrolment.
    """
    found = _standings(tx, _e.id == enrolment_id)
    if not found:
        raise NotFoundError("De aanmelding")
    return found[0]


def insert_enrolment(
    tx: Transaction, id_: UUID, participant_id: UUID, group_id: UUID, step: EnrolmentStep
) -> None:
    """Add an enrolment with its first step."""
    tx.execute(
        enrolment_table.insert().values(
            **made(
                id=id_,
                participant_id=participant_id,
                group_id=group_id,
                state=step.state,
                since=step.on,
                participant_from=step.on if step.state is EnrolmentState.PARTICIPANT else None,
            )
        )
    )
    _insert_steps(tx, [(id_, 0, step)])


def take_steps(tx: Transaction, steps: Iterable[tuple[Standing, EnrolmentStep]]) -> None:
    """Note the next step of enrolments, and from and until when they are participants."""
    pairs = list(steps)
    if not pairs:
        return
    _update_standings(tx, [_after(before, step) for before, step in pairs])
    _insert_steps(tx, [(before.id, before.steps, step) for before, step in pairs])


def put_back(tx: Transaction, standings: Sequence[Standing]) -> None:
    """Put enrolments back where they stood, and forget the steps after that."""
    if not standings:
        return
    rows = [{"which": standing.id, "kept": standing.steps} for standing in standings]
    tx.execute(
        enrolment_step.delete().where(
            _s.enrolment_id == sa.bindparam("which", type_=_e.id.type),
            _s.position >= sa.bindparam("kept", type_=_s.position.type),
        ),
        rows,
    )
    _update_standings(tx, standings)


def delete_enrolment(tx: Transaction, id_: UUID) -> None:
    """Remove an enrolment with its steps."""
    tx.execute(enrolment_table.delete().where(_e.id == id_))


def _after(before: Standing, step: EnrolmentStep) -> Standing:
    begin, end = before.participant_from, before.participant_until
    if step.state is EnrolmentState.PARTICIPANT:
        begin, end = step.on, None
    elif before.state is EnrolmentState.PARTICIPANT:
        end = step.on
    return Standing(before.id, step.state, step.on, begin, end, before.steps + 1)


def _update_standings(tx: Transaction, standings: Sequence[Standing]) -> None:
    names = ("state", "since", "participant_from", "participant_until")
    rows = []
    for standing in standings:
        values = asdict(standing)
        rows.append({"which": standing.id, **{f"new_{name}": values[name] for name in names}})
    tx.execute(
        enrolment_table.update()
        .where(_e.id == sa.bindparam("which", type_=_e.id.type))
        .values(
            **touched(**{name: sa.bindparam(f"new_{name}", type_=_e[name].type) for name in names})
        ),
        rows,
    )


def _insert_steps(tx: Transaction, steps: Iterable[tuple[UUID, int, EnrolmentStep]]) -> None:
    tx.execute(
        enrolment_step.insert(),
        [
            made_with_id(enrolment_id=id_, position=position, state=step.state, on=step.on)
            for id_, position, step in steps
        ],
    )


def _standings(tx: Transaction, *which: sa.ColumnElement[bool]) -> tuple[Standing, ...]:
    steps = (
        sa.select(sa.func.count())
        .where(_s.enrolment_id == _e.id)
        .correlate(enrolment_table)
        .scalar_subquery()
    )
    query = sa.select(
        _e.id, _e.state, _e.since, _e.participant_from, _e.participant_until, steps.label("steps")
    ).where(*which)
    return tuple(Standing(**row._mapping) for row in tx.execute(query))


def _with_steps(
    tx: Transaction, which: sa.ColumnElement[bool], order: sa.ColumnElement[Any]
) -> tuple[Enrolment, ...]:
    rows = tx.execute(_ENROLMENTS.where(which).order_by(order, _e.id)).all()
    query = (
        sa.select(_s.enrolment_id, _s.state, _s.on)
        .join(enrolment_table, _e.id == _s.enrolment_id)
        .where(which)
        .order_by(_s.enrolment_id, _s.position)
    )
    steps: dict[UUID, list[EnrolmentStep]] = {}
    for step in tx.execute(query):
        steps.setdefault(step.enrolment_id, []).append(EnrolmentStep(step.state, step.on))
    return tuple(Enrolment(**row._mapping, steps=tuple(steps.get(row.id, ()))) for row in rows)
