"""Information cards that are kept: sections, merge fields, and what keeps one from the printer.

A merge field stands in a text between braces: `{buurtpunt}`. What the vault does not know is
never printed as a blank: a card with a missing field is not ready.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from uuid import UUID

MOST_SECTIONS = 200
"""As many as the longest text that is taken in may have headings, and a few more."""

_FIELD = re.compile(r"\{([^{}\n]{1,40})\}")


class SectionKind(Enum):
    """What a section of a card is."""

    TEXT = "text"
    TICKS = "ticks"
    QUESTIONS = "questions"
    CONTACT = "contact"
    WHEN_WHERE = "when_where"
    EMERGENCY = "emergency"
    QR = "qr"
    PARTNERS = "partners"


SECTION_KIND = {
    SectionKind.TEXT: "Tekst",
    SectionKind.TICKS: "Lijst met vinkjes",
    SectionKind.QUESTIONS: "Lijst met vragen",
    SectionKind.CONTACT: "Contact",
    SectionKind.WHEN_WHERE: "Wanneer en waar",
    SectionKind.EMERGENCY: "Bij gevaar",
    SectionKind.QR: "QR-code",
    SectionKind.PARTNERS: "Partners",
}


class MergeField(Enum):
    """What is filled in from the vault; the value is the word between braces."""

    ORGANISATION = "organisatie"
    GROUP = "groep"
    LEADERS = "begeleiders"
    VENUE = "buurtpunt"
    ADDRESS = "adres"
    AREA = "gebied"
    MUNICIPALITY = "gemeente"
    WHEN = "dagen en tijden"
    START = "eerstvolgende datum"
    CONTACT = "contactpersoon"
    PHONE = "telefoon"
    EMAIL = "e-mail"
    PRICE = "prijs"

    @property
    def written(self) -> str:
        """As it stands in a text."""
        return f"{{{self.value}}}"


Values = Mapping[MergeField, str]

TYPED_FIELDS = (MergeField.CONTACT, MergeField.PHONE, MergeField.EMAIL, MergeField.PRICE)
"""What a card may answer itself, as long as the vault has no answer."""

STARTING_TEXT = {
    SectionKind.TEXT: ("", ""),
    SectionKind.TICKS: ("Wat biedt het?", ""),
    SectionKind.QUESTIONS: ("Vragen die we elkaar stellen", ""),
    SectionKind.CONTACT: (
        "Aanmelden en contact",
        "{contactpersoon}\nTelefoon: {telefoon}\nE-mail: {e-mail}",
    ),
    SectionKind.WHEN_WHERE: (
        "Wanneer en waar",
        "Wanneer: {dagen en tijden}\nEerstvolgende keer: {eerstvolgende datum}\n"
        "Waar: {buurtpunt}, {adres}",
    ),
    SectionKind.EMERGENCY: (
        "Bij gevaar of nood",
        "Is er direct gevaar? Bel 112.\nDenk je aan zelfdoding? Bel 113 of 0800-0113.\n"
        "De politie nodig, maar geen spoed? Bel 0900-8844.",
    ),
    SectionKind.QR: ("Meer weten?", ""),
    SectionKind.PARTNERS: ("Dit doen we samen met", "{organisatie}"),
}
"""Heading and text of a new section."""


@dataclass(frozen=True)
class CardSection:
    """One section.

    Attributes:
        text: as typed, with its marks and merge fields; of a QR code, the web address first.
        shown: False when it is switched off: kept, but not on paper.
        checked_on: when somebody last looked whether its numbers are right.
    """

    id: UUID
    kind: SectionKind
    heading: str
    text: str
    shown: bool = True
    checked_on: date | None = None


@dataclass(frozen=True)
class InfoCard:
    """A card as it is kept.

    Attributes:
        name: in the list; not on paper.
        title, subtitle: in the band at the top.
        group_id, venue_id: what fills its merge fields; a group brings its own venue.
        answers: own answers to merge fields, used where the vault has none.
        template: which template it was made from, empty for none.
    """

    id: UUID
    name: str
    title: str
    subtitle: str
    sections: tuple[CardSection, ...]
    group_id: UUID | None = None
    venue_id: UUID | None = None
    answers: Values = field(default_factory=dict)
    template: str = ""


@dataclass(frozen=True)
class CardRow:
    """One line of the list of cards.

    Attributes:
        printed_on: day of its newest version, None if none was kept.
    """

    id: UUID
    name: str
    sections: int
    changed_at: datetime
    printed_on: date | None


@dataclass(frozen=True)
class CardPlace:
    """Where a section, or a piece of it, stands on paper.

    Attributes:
        section: which of the sections that are shown, from 0.
        page: from 0.
        left, top, right, bottom: as parts of the page, from its upper left corner.
    """

    section: int
    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class CardTemplate:
    """A card to begin with.

    Attributes:
        about: one line for the list of templates.
        sections: kind, heading and text of each.
    """

    slug: str
    name: str
    about: str
    title: str
    subtitle: str
    sections: tuple[tuple[SectionKind, str, str], ...]


@dataclass(frozen=True)
class MissingField:
    """A field without an answer; `section_id` is None for the band at the top."""

    field: str
    section_id: UUID | None


def fields_in(text: str) -> tuple[str, ...]:
    """The words between braces, each once."""
    return tuple(dict.fromkeys(match[1].strip() for match in _FIELD.finditer(text)))


def filled_in(text: str, values: Values) -> str:
    """The text with its fields answered; a missing one says that it is missing."""

    def answer(match: re.Match[str]) -> str:
        word = match[1].strip()
        return _answer(word, values) or f"**[{word} ontbreekt]**"

    return _FIELD.sub(answer, text)


def missing_in(card: InfoCard, values: Values) -> Iterator[MissingField]:
    """What the card asks and nobody answers; sections that are off do not count."""
    texts: list[tuple[UUID | None, str]] = [(None, f"{card.title}\n{card.subtitle}")]
    texts += [(each.id, f"{each.heading}\n{each.text}") for each in card.sections if each.shown]
    for section_id, text in texts:
        for word in fields_in(text):
            if not _answer(word, values):
                yield MissingField(word, section_id)


def fields_of(card: InfoCard) -> frozenset[MergeField]:
    """The fields that the card uses, also in sections that are off."""
    texts = [card.title, card.subtitle]
    texts += [part for each in card.sections for part in (each.heading, each.text)]
    words = {word for text in texts for word in fields_in(text)}
    return frozenset(each for each in MergeField if each.value in words)


def _answer(word: str, values: Values) -> str:
    try:
        return values.get(MergeField(word.lower()), "").strip()
    except ValueError:  # a word that no field has
        return ""
