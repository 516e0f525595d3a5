"""Versions of an information card: kept when it is printed, compared, and gone back to."""

from __future__ import annotations

import difflib
import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from herstel_desktop.db.queries import info_cards as queries
from herstel_desktop.db.store import Store, Transaction
from herstel_desktop.documents.info_card import build
from herstel_desktop.domain.changes import Changes, Kind, Outcome, changed
from herstel_desktop.domain.dutch_dates import date_only
from herstel_desktop.domain.info_card_checks import check, is_ready
from herstel_desktop.domain.info_cards import (
    CardSection,
    InfoCard,
    MergeField,
    SectionKind,
    Values,
    filled_in,
)
from herstel_desktop.services.info_card_editing import change
from herstel_desktop.services.info_card_shelf import not_ready, page_data
from herstel_desktop.services.info_card_values import Answers


@dataclass(frozen=True)
class CardVersion:
    """A card as it was handed out.

    Attributes:
        kept_by: name of the facilitator, empty when nobody is known.
    """

    id: UUID
    number: int
    kept_on: date
    kept_by: str


@dataclass(frozen=True)
class Difference:
    """One line that is in one version and not in the other."""

    added: bool
    text: str


def keep_version(
    store: Store, card_id: UUID, facilitator_id: UUID | None, *, today: date | None = None
) -> Outcome:
    """Keep the card as it is printed now; the same content is kept once.

    Args:
        facilitator_id: who opened the vault; None when nobody is known.

    Raises:
        NotFoundError: there is no such card.
        KnownError: something is missing on the card, so that it cannot be printed.
    """
    now = today or date.today()
    with store.transaction() as tx:
        card = queries.card(tx, card_id)
        values = Answers(tx, now).of(card)
        found = check(card, values, now)
        if not is_ready(found):
            raise not_ready(found)
        kept = _keep(tx, card, values, facilitator_id, now)
    return Outcome(
        changed(Kind.INFO_CARD, ids=(card_id,)) if kept else Changes(),
        id=card_id,
        sentence="Deze versie is bewaard.",
    )


def versions(store: Store, card_id: UUID) -> tuple[CardVersion, ...]:
    """The kept versions of a card, the newest first."""
    with store.reading() as tx:
        rows = queries.versions(tx, card_id)
    return tuple(CardVersion(row.id, row.number, row.kept_on, row.kept_by) for row in rows)


def version_pdf(store: Store, version_id: UUID) -> bytes:
    """The paper of that day, with the answers of that day.

    Raises:
        NotFoundError: there is no such version.
    """
    with store.reading() as tx:
        row = queries.version(tx, version_id)
        card = _restored(queries.card(tx, row.card_id), row.content)
    values, organisation = _values(row.content)
    return build(page_data(card, values, organisation, made_on=row.kept_on))


def compare(
    store: Store, card_id: UUID, older: UUID, newer: UUID | None, *, today: date | None = None
) -> tuple[Difference, ...]:
    """The lines that two versions do not share, in the order of the paper.

    Args:
        newer: None for the card as it is now.

    Raises:
        NotFoundError: the card or a version is gone.
    """
    with store.reading() as tx:
        card = queries.card(tx, card_id)
        before = queries.version(tx, older).content
        if newer is None:
            after = _lines(card, Answers(tx, today or date.today()).of(card))
        else:
            kept = queries.version(tx, newer).content
            after = _lines(_restored(card, kept), _values(kept)[0])
    found = difflib.ndiff(_lines(_restored(card, before), _values(before)[0]), after)
    return tuple(
        Difference(line.startswith("+"), line[2:])
        for line in found
        if line.startswith(("+ ", "- "))
    )


def go_back(store: Store, card_id: UUID, version_id: UUID) -> Outcome:
    """Make the card what it was in a version; what it is filled from stays.

    Raises:
        NotFoundError: the card or the version is gone.
    """
    with store.reading() as tx:
        row = queries.version(tx, version_id)
    sentence = f"De kaart is weer die van {date_only(row.kept_on)}."
    return change(store, card_id, lambda card: _restored(card, row.content), sentence)


def _keep(
    tx: Transaction, card: InfoCard, values: Values, facilitator_id: UUID | None, on: date
) -> bool:
    content = _content(card, values)
    earlier = queries.versions(tx, card.id)
    if earlier and earlier[0].content == content:
        return False
    number = earlier[0].number + 1 if earlier else 1
    queries.insert_version(
        tx, card.id, number, kept_on=on, facilitator_id=facilitator_id, content=content
    )
    return True


def _content(card: InfoCard, values: Values) -> str:
    content = {
        "title": card.title,
        "subtitle": card.subtitle,
        "sections": [
            {
                "id": str(each.id),
                "kind": each.kind.value,
                "heading": each.heading,
                "text": each.text,
                "shown": each.shown,
                "checked_on": each.checked_on.isoformat() if each.checked_on else "",
            }
            for each in card.sections
        ],
        "answers": {field.value: text for field, text in card.answers.items()},
        "values": {field.value: text for field, text in values.items()},
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True)


def _restored(card: InfoCard, content: str) -> InfoCard:
    kept = json.loads(content)
    return replace(
        card,
        title=kept["title"],
        subtitle=kept["subtitle"],
        sections=tuple(_section(each) for each in kept["sections"]),
        answers={MergeField(word): text for word, text in kept["answers"].items()},
    )


def _section(kept: dict[str, Any]) -> CardSection:
    checked = kept["checked_on"]
    return CardSection(
        UUID(kept["id"]),
        SectionKind(kept["kind"]),
        kept["heading"],
        kept["text"],
        kept["shown"],
        date.fromisoformat(checked) if checked else None,
    )


def _values(content: str) -> tuple[Values, str]:
    """The answers of that day, and the organisation at the foot."""
    kept = json.loads(content)["values"]
    values = {MergeField(word): text for word, text in kept.items()}
    return values, values.get(MergeField.ORGANISATION, "")


def _lines(card: InfoCard, values: Values) -> list[str]:
    texts = [card.title, card.subtitle]
    texts += [part for each in card.sections if each.shown for part in (each.heading, each.text)]
    lines = (line.strip() for text in texts for line in filled_in(text, values).split("\n"))
    return [line for line in lines if line]
