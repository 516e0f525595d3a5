"""What must be mended before a card is printed, and what somebody may want to look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from herstel_desktop.domain.card_inline import read_pieces
from herstel_desktop.domain.info_cards import (
    CardSection,
    InfoCard,
    SectionKind,
    Values,
    filled_in,
    missing_in,
)

CHECKED_FOR_MONTHS = 6
"""So long a phone number counts as checked."""

_TO_FILL_IN = re.compile(r"\[[^\[\]\n]{2,60}\](?!\()")
_ADDRESS = re.compile(r"https?://[^\s.]+\.\S+")
_WITH_NUMBERS = (SectionKind.CONTACT, SectionKind.EMERGENCY)


@dataclass(frozen=True)
class CardCheck:
    """One line of the checks.

    Attributes:
        blocks: nothing is printed until it is mended.
        section_id: where it can be mended; None for what belongs to the whole card.
        field: the merge field that nobody answered, empty for other checks.
    """

    sentence: str
    blocks: bool
    section_id: UUID | None = None
    field: str = ""


def check(card: InfoCard, values: Values, today: date) -> tuple[CardCheck, ...]:
    """Everything that is wrong with a card, what blocks first; empty when it is ready."""
    found = [*_whole(card), *_fields(card, values)]
    for section in card.sections:
        if section.shown:
            found += _section(section, values, today)
    return tuple(sorted(found, key=lambda each: not each.blocks))


def is_ready(checks: tuple[CardCheck, ...]) -> bool:
    """Whether the card may be printed."""
    return not any(each.blocks for each in checks)


def web_address(section: CardSection, values: Values) -> str:
    """The address of a QR code, empty when its first line is none."""
    first = filled_in(section.text, values).strip().split("\n")[0].strip()
    if first.startswith("www."):
        first = f"https://{first}"
    return first if _ADDRESS.fullmatch(first) else ""


def is_checked(section: CardSection, today: date) -> bool:
    """Whether its numbers were looked at in the last six months."""
    if section.checked_on is None:
        return False
    months = (today.year - section.checked_on.year) * 12 + today.month - section.checked_on.month
    return months - (today.day < section.checked_on.day) < CHECKED_FOR_MONTHS


def _whole(card: InfoCard) -> Iterator[CardCheck]:
    if not card.title.strip():
        yield CardCheck("De kaart heeft nog geen titel.", blocks=True)
    if not any(section.shown for section in card.sections):
        yield CardCheck("Er staat nog geen onderdeel op de kaart.", blocks=True)
    elif not any(each.shown and each.kind is SectionKind.CONTACT for each in card.sections):
        yield CardCheck("Op de kaart staat geen contact.", blocks=False)


def _fields(card: InfoCard, values: Values) -> Iterator[CardCheck]:
    for missing in missing_in(card, values):
        sentence = f"‘{missing.field}’ is nog niet ingevuld."
        yield CardCheck(sentence, blocks=True, section_id=missing.section_id, field=missing.field)


def _section(section: CardSection, values: Values, today: date) -> Iterator[CardCheck]:
    def said(sentence: str, *, blocks: bool = False) -> CardCheck:
        return CardCheck(sentence.format(name=name), blocks, section.id)

    name = f"‘{section.heading.strip()}’" if section.heading.strip() else "een onderdeel"
    text = filled_in(section.text, values)
    pieces = [piece for line in text.split("\n") for piece in read_pieces(line)]
    links = {piece.link.split(":")[0] for piece in pieces if piece.link}
    if section.kind is SectionKind.QR:
        if not web_address(section, values):
            yield said("In {name} staat nog geen webadres op de eerste regel.", blocks=True)
    elif not text.strip() and section.kind is not SectionKind.TEXT:
        yield said("In {name} staat nog niets.", blocks=True)
    elif not text.strip() and not section.heading.strip():
        yield said("Er is een onderdeel zonder kop en tekst.")
    if section.kind is SectionKind.CONTACT and text.strip() and not links & {"tel", "mailto"}:
        yield said("In {name} staat geen telefoonnummer of e-mailadres.")
    if section.kind in _WITH_NUMBERS and text.strip() and not is_checked(section, today):
        yield said("Kijk of de nummers in {name} nog kloppen.")
    if _TO_FILL_IN.search(section.text):
        yield said("In {name} staat tussen haken nog iets om in te vullen.")
