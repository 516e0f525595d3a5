"""Turns a kept card and its answers into the text that is laid out, and a text into sections."""

from __future__ import annotations

import re
from dataclasses import dataclass

from herstel_desktop.domain.card_lines import ItemMark
from herstel_desktop.domain.card_text import (
    CardText,
    Section,
    TextPart,
    read_blocks,
    read_items,
    take_apart,
)
from herstel_desktop.domain.info_card_checks import web_address
from herstel_desktop.domain.info_cards import (
    CardSection,
    InfoCard,
    SectionKind,
    Values,
    filled_in,
)

LEFT_OVER = "Overig"
"""Heading of the section for what found no place."""

_FRAMED = (SectionKind.CONTACT, SectionKind.WHEN_WHERE)
_CONTACT_HEADING = re.compile(r"\bcontact|aanmeld|informatie over|bereikbaar", re.IGNORECASE)
_REACHABLE = re.compile(r"@|e-?mail|\btel|\bT:|\bE:|\d{2,4}[- ]?\d{5,}", re.IGNORECASE)
_WHEN_HEADING = re.compile(r"^(?:wanneer|waar en wanneer|plaats en tijd|data)\b", re.IGNORECASE)
_ANYTHING = re.compile(r"\S")
_PARTNERS_HEADING = re.compile(r"partners|samen met|mede mogelijk", re.IGNORECASE)


@dataclass(frozen=True)
class TakenIn:
    """What a text became.

    Attributes:
        sections: kind, heading and text of each, in the order of the text.
        left_over: how many lines found no place and stand in the last section.
    """

    title: str
    sections: tuple[tuple[SectionKind, str, str], ...]
    left_over: int


def card_text(card: InfoCard, values: Values) -> CardText:
    """The card as it is laid out; sections that are off are not on it."""
    sections = tuple(_section(each, values) for each in card.sections if each.shown)
    return CardText(bare(filled_in(card.title, values)), sections)


def bare(text: str) -> str:
    """A line without the marks of bold, for a place that is bold anyway."""
    return text.replace("**", "").strip()


def take_in(text: str) -> TakenIn:
    """Sections out of a text that somebody has; nothing of it is dropped.

    Raises:
        InvalidInputError: there is no text, or more than a card can hold.
    """
    found = take_apart(text)
    sections = [(_kind(part), part.heading, part.text) for part in found.parts]
    if found.left:
        sections.append((SectionKind.TEXT, LEFT_OVER, "\n\n".join(found.left)))
    return TakenIn(found.title, tuple(sections), len(found.left))


def _kind(part: TextPart) -> SectionKind:
    lines = [line for line in part.text.split("\n") if line.strip()]
    if part.emergency:
        return SectionKind.EMERGENCY
    if part.only is not None:
        asks = all(line.rstrip().endswith("?") for line in lines)
        as_list = SectionKind.QUESTIONS if asks else SectionKind.TEXT
        return SectionKind.TICKS if part.only is ItemMark.TICK else as_list
    rules = (
        (SectionKind.CONTACT, _CONTACT_HEADING, _REACHABLE),
        (SectionKind.WHEN_WHERE, _WHEN_HEADING, _ANYTHING),
        (SectionKind.PARTNERS, _PARTNERS_HEADING, _ANYTHING),
    )
    fitting = (
        kind for kind, head, body in rules if head.search(part.heading) and body.search(part.text)
    )
    return next(fitting, SectionKind.TEXT)


def _section(section: CardSection, values: Values) -> Section:
    heading = bare(filled_in(section.heading, values))
    text = filled_in(section.text, values)
    if section.kind is SectionKind.TICKS:
        blocks = read_items(text, ItemMark.TICK)
    elif section.kind is SectionKind.QUESTIONS:
        blocks = read_items(text, ItemMark.BULLET)
    else:
        blocks = read_blocks(text)
    return Section(
        heading,
        blocks,
        emergency=section.kind is SectionKind.EMERGENCY,
        framed=section.kind in _FRAMED,
        code=web_address(section, values) if section.kind is SectionKind.QR else "",
    )
