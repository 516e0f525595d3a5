"""Changes to the sections of a card, as values; the service keeps the result."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from herstel_desktop.domain.card_text import MOST_CHARACTERS, MOST_LINES
from herstel_desktop.domain.errors import InvalidInputError, NotFoundError
from herstel_desktop.domain.info_cards import (
    MOST_SECTIONS,
    STARTING_TEXT,
    CardSection,
    InfoCard,
    SectionKind,
)

_MOST_CHARACTERS = MOST_CHARACTERS + 10_000  # whatever can be taken in can be added to
_MOST_LINES = MOST_LINES + 1_000


def refuse_too_long(card: InfoCard) -> None:
    """Nothing, for a card that can be laid out while somebody types.

    Raises:
        InvalidInputError: there is more text on it than that.
    """
    texts = [each.text for each in card.sections]
    lines = sum(text.count("\n") + 1 for text in texts)
    if sum(map(len, texts)) > _MOST_CHARACTERS or lines > _MOST_LINES:
        raise InvalidInputError(
            "text",
            "Er staat te veel tekst op deze kaart.",
            advice="Haal een stuk weg, of maak er een tweede kaart van.",
        )


def section(card: InfoCard, section_id: UUID) -> CardSection:
    """One section.

    Raises:
        NotFoundError: it is not on the card (any more).
    """
    return card.sections[_place(card, section_id)]


def with_text(card: InfoCard, section_id: UUID, heading: str, text: str) -> InfoCard:
    """The card with another heading and text in one section."""
    return _with(card, replace(section(card, section_id), heading=heading, text=text))


def with_kind(card: InfoCard, section_id: UUID, kind: SectionKind) -> InfoCard:
    """The card with one section of another kind; its text stays."""
    return _with(card, replace(section(card, section_id), kind=kind))


def with_new(
    card: InfoCard, new_id: UUID, kind: SectionKind, after: UUID | None = None
) -> InfoCard:
    """The card with a new section, below another or at the end."""
    heading, text = STARTING_TEXT[kind]
    place = len(card.sections) if after is None else _place(card, after) + 1
    return _inserted(card, CardSection(new_id, kind, heading, text), place)


def with_copy(card: InfoCard, section_id: UUID, new_id: UUID) -> InfoCard:
    """The card with one section twice."""
    copy = replace(section(card, section_id), id=new_id)
    return _inserted(card, copy, _place(card, section_id) + 1)


def without(card: InfoCard, section_id: UUID) -> InfoCard:
    """The card without one section."""
    place = _place(card, section_id)
    return replace(card, sections=card.sections[:place] + card.sections[place + 1 :])


def with_shown(card: InfoCard, section_id: UUID, shown: bool) -> InfoCard:
    """The card with one section switched on or off."""
    return _with(card, replace(section(card, section_id), shown=shown))


def with_checked(card: InfoCard, section_id: UUID, on: date | None) -> InfoCard:
    """The card with the day on which the numbers of a section were checked."""
    return _with(card, replace(section(card, section_id), checked_on=on))


def moved(card: InfoCard, section_id: UUID, place: int) -> InfoCard:
    """The card with one section at another place, from 0; beyond the end is the end."""
    sections = list(card.sections)
    taken = sections.pop(_place(card, section_id))
    sections.insert(max(0, min(place, len(sections))), taken)
    return replace(card, sections=tuple(sections))


def _inserted(card: InfoCard, new: CardSection, place: int) -> InfoCard:
    if len(card.sections) >= MOST_SECTIONS:
        raise InvalidInputError(
            "sections",
            f"Op deze kaart staan al {MOST_SECTIONS} onderdelen.",
            advice="Haal eerst een onderdeel weg, of maak een tweede kaart.",
        )
    return replace(card, sections=(*card.sections[:place], new, *card.sections[place:]))


def _with(card: InfoCard, changed: CardSection) -> InfoCard:
    sections = tuple(changed if each.id == changed.id else each for each in card.sections)
    return replace(card, sections=sections)


def _place(card: InfoCard, section_id: UUID) -> int:
    for place, each in enumerate(card.sections):
        if each.id == section_id:
            return place
    raise NotFoundError("Dit onderdeel")
