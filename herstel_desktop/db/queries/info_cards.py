"""Information cards with their sections and answers, and the versions that were kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from herstel_desktop.db.card_models import (
    info_card,
    info_card_answer,
    info_card_section,
    info_card_version,
)
from herstel_desktop.db.models import facilitator, group, group_facilitator, meeting
from herstel_desktop.db.queries.stamps import made, made_with_id, touched
from herstel_desktop.db.store import Transaction
from herstel_desktop.domain.errors import NotFoundError
from herstel_desktop.domain.groups import GroupState
from herstel_desktop.domain.info_cards import CardRow, CardSection, InfoCard
from herstel_desktop.domain.meetings import MeetingState
from herstel_desktop.domain.schedule import Rhythm

_g, _m = group.c, meeting.c
_c, _s, _a, _v = info_card.c, info_card_section.c, info_card_answer.c, info_card_version.c


@dataclass(frozen=True)
class VersionRow:
    """A kept version; the content is JSON.

    Attributes:
        kept_by: name of the facilitator, empty when nobody is known.
    """

    id: UUID
    card_id: UUID
    number: int
    kept_on: date
    kept_by: str
    facilitator_id: UUID | None
    content: str


@dataclass(frozen=True)
class GroupFacts:
    """What a card says of a group.

    Attributes:
        next_on: its next planned meeting.
        leaders: names of its facilitators, in their order.
    """

    id: UUID
    name: str
    is_running: bool
    venue_id: UUID | None
    rhythm: Rhythm
    next_on: date | None
    leaders: tuple[str, ...]


GROUPS = sa.select(
    _g.id,
    _g.name,
    _g.state,
    _g.venue_id,
    _g.rhythm,
    _g.weekday,
    _g.start,
    _g.minutes,
    _g.week_of_month,
    sa.select(sa.func.min(_m.on, type_=_m.on.type))
    .where(
        _m.group_id == _g.id,
        _m.on >= sa.bindparam("today", type_=_m.on.type),
        _m.state == MeetingState.PLANNED,
    )
    .correlate(group)
    .scalar_subquery()
    .label("next_on"),
)
_LEADERS = (
    sa.select(group_facilitator.c.group_id, facilitator.c.name)
    .select_from(group_facilitator)
    .join(facilitator, facilitator.c.id == group_facilitator.c.facilitator_id)
    .order_by(group_facilitator.c.group_id, group_facilitator.c.position)
)
ROWS = sa.select(
    _c.id,
    _c.name,
    sa.select(sa.func.count())
    .where(_s.card_id == _c.id)
    .correlate(info_card)
    .scalar_subquery()
    .label("sections"),
    _c.updated_at.label("changed_at"),
    sa.select(sa.func.max(_v.kept_on))
    .where(_v.card_id == _c.id)
    .correlate(info_card)
    .scalar_subquery()
    .label("printed_on"),
).order_by(_c.updated_at.desc(), _c.id.desc())
_CARD = sa.select(
    _c.id, _c.name, _c.title, _c.subtitle, _c.template, _c.group_id, _c.venue_id
).where(_c.id == sa.bindparam("card_id", type_=_c.id.type))
SECTIONS = (
    sa.select(_s.id, _s.kind, _s.heading, _s.text, _s.shown, _s.checked_on)
    .where(_s.card_id == sa.bindparam("card_id", type_=_s.card_id.type))
    .order_by(_s.position)
)
_ANSWERS = sa.select(_a.field, _a.answer).where(
    _a.card_id == sa.bindparam("card_id", type_=_a.card_id.type)
)
_VERSIONS = (
    sa.select(
        _v.id,
        _v.card_id,
        _v.number,
        _v.kept_on,
        sa.func.coalesce(facilitator.c.name, "").label("kept_by"),
        _v.facilitator_id,
        _v.content,
    )
    .select_from(info_card_version)
    .outerjoin(facilitator, facilitator.c.id == _v.facilitator_id)
)
VERSIONS_OF_CARD = _VERSIONS.where(
    _v.card_id == sa.bindparam("card_id", type_=_v.card_id.type)
).order_by(_v.number.desc())


def card_rows(tx: Transaction) -> tuple[CardRow, ...]:
    """All cards, the last changed first."""
    return tuple(CardRow(**row._mapping) for row in tx.execute(ROWS))


def card(tx: Transaction, card_id: UUID) -> InfoCard:
    """One card.

    Raises:
        NotFoundError: there is no such card (any more).
    """
    row = tx.execute(_CARD, {"card_id": card_id}).one_or_none()
    if row is None:
        raise NotFoundError("De informatiekaart")
    sections = tx.execute(SECTIONS, {"card_id": card_id})
    answers = tx.execute(_ANSWERS, {"card_id": card_id})
    return InfoCard(
        **row._mapping,
        sections=tuple(CardSection(**each._mapping) for each in sections),
        answers={each.field: each.answer for each in answers},
    )


def group_facts(tx: Transaction, today: date) -> tuple[GroupFacts, ...]:
    """What cards can say of every group, ended ones too."""
    leaders: dict[UUID, list[str]] = {}
    for group_id, name in tx.execute(_LEADERS):
        leaders.setdefault(group_id, []).append(name)
    return tuple(
        GroupFacts(
            row.id,
            row.name,
            row.state is GroupState.RUNNING,
            row.venue_id,
            Rhythm(row.rhythm, row.weekday, row.start, row.minutes, row.week_of_month),
            row.next_on,
            tuple(leaders.get(row.id, ())),
        )
        for row in tx.execute(GROUPS, {"today": today})
    )


def insert_card(tx: Transaction, new: InfoCard) -> None:
    """Keep a new card, or one that was taken away before."""
    insert_cards(tx, [new])


def insert_cards(tx: Transaction, new: Sequence[InfoCard]) -> None:
    """Keep new cards, however many in the same few statements."""
    if new:
        tx.execute(info_card.insert(), [made(id=each.id, **_values(each)) for each in new])
        _insert_parts(tx, new)


def put_card(tx: Transaction, changed: InfoCard) -> None:
    """Keep a card as it is now, with its sections and answers."""
    tx.execute(info_card.update().where(_c.id == changed.id).values(touched(**_values(changed))))
    tx.execute(info_card_section.delete().where(_s.card_id == changed.id))
    tx.execute(info_card_answer.delete().where(_a.card_id == changed.id))
    _insert_parts(tx, [changed])


def delete_card(tx: Transaction, card_id: UUID) -> None:
    """Take a card away, with its versions."""
    tx.execute(info_card.delete().where(_c.id == card_id))


def names(tx: Transaction) -> frozenset[str]:
    """How the cards are called."""
    return frozenset(tx.execute(sa.select(_c.name)).scalars())


def versions(tx: Transaction, card_id: UUID) -> tuple[VersionRow, ...]:
    """The kept versions of a card, the newest first."""
    rows = tx.execute(VERSIONS_OF_CARD, {"card_id": card_id})
    return tuple(VersionRow(**row._mapping) for row in rows)


def version(tx: Transaction, version_id: UUID) -> VersionRow:
    """One kept version.

    Raises:
        NotFoundError: there is no such version (any more).
    """
    row = tx.execute(_VERSIONS.where(_v.id == version_id)).one_or_none()
    if row is None:
        raise NotFoundError("Deze versie")
    return VersionRow(**row._mapping)


def insert_version(
    tx: Transaction,
    card_id: UUID,
    number: int,
    *,
    kept_on: date,
    facilitator_id: UUID | None,
    content: str,
) -> None:
    """Keep a version."""
    values = made_with_id(
        card_id=card_id,
        number=number,
        kept_on=kept_on,
        facilitator_id=facilitator_id,
        content=content,
    )
    tx.execute(info_card_version.insert().values(values))


def put_versions_back(tx: Transaction, rows: tuple[VersionRow, ...]) -> None:
    """Keep versions again that went with their card."""
    if not rows:
        return
    tx.execute(
        info_card_version.insert(),
        [
            made(
                id=row.id,
                card_id=row.card_id,
                number=row.number,
                kept_on=row.kept_on,
                facilitator_id=row.facilitator_id,
                content=row.content,
            )
            for row in rows
        ],
    )


def _section_rows(kept: InfoCard) -> list[dict[str, Any]]:
    return [
        {
            "id": section.id,
            "card_id": kept.id,
            "position": position,
            "kind": section.kind,
            "heading": section.heading,
            "text": section.text,
            "shown": section.shown,
            "checked_on": section.checked_on,
        }
        for position, section in enumerate(kept.sections)
    ]


def _values(kept: InfoCard) -> dict[str, Any]:
    return {
        "name": kept.name,
        "title": kept.title,
        "subtitle": kept.subtitle,
        "template": kept.template,
        "group_id": kept.group_id,
        "venue_id": kept.venue_id,
    }


def _insert_parts(tx: Transaction, cards: Sequence[InfoCard]) -> None:
    rows = [made(**row) for each in cards for row in _section_rows(each)]
    if rows:
        tx.execute(info_card_section.insert(), rows)
    answers = [
        made(card_id=each.id, field=field, answer=answer)
        for each in cards
        for field, answer in each.answers.items()
    ]
    if answers:
        tx.execute(info_card_answer.insert(), answers)
