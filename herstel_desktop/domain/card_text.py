"""Reads the structure out of a plain text for an information card, and loses no word of it.

Texts come from web pages, mails and old documents: headings in capitals or alone on a line,
bullets in many shapes, bare links. What the reader does not recognise stays as a paragraph.
Headings in capitals become easy to read (`card_capitals`); no other letter changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from herstel_desktop.domain.card_inline import Piece, plain, read_pieces
from herstel_desktop.domain.card_lines import (
    ItemMark,
    Line,
    LineKind,
    classified,
    find_title,
    grouped,
    is_residue,
    with_easy_headings,
)
from herstel_desktop.domain.errors import InvalidInputError

MOST_CHARACTERS = 60_000
"""About twenty full pages; a longer text is a book, not a card."""

MOST_LINES = 2_000

_WRAPPED_LINE = 60  # a line at least this long goes on in the next one

_EMERGENCY_HEADING = re.compile(
    r"gevaar|\bnood|spoed|crisis|acuut|acute|direct hulp|\b11[23]\b", re.IGNORECASE
)
_EMERGENCY_NUMBER = re.compile(r"\b(?:112|113|0800-?0113|0900-?8844)\b|huisartsenpost|alarmnummer")


@dataclass(frozen=True)
class Paragraph:
    """Running text.

    Attributes:
        tight: it follows the one before without a blank line (the lines of an address).
    """

    pieces: tuple[Piece, ...]
    tight: bool = False


@dataclass(frozen=True)
class Item:
    """One item of a list; the label is its number as it was typed."""

    pieces: tuple[Piece, ...]
    mark: ItemMark
    label: str = ""


@dataclass(frozen=True)
class ItemList:
    """Items that follow each other."""

    items: tuple[Item, ...]


CardBlock = Paragraph | ItemList


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it.

    Attributes:
        heading: empty for text before the first heading.
        level: 1 for a main heading, 2 for one below it.
        emergency: it says whom to call in danger.
        framed: it stands in a calm frame, for it is looked up (contact, when and where).
        code: web address for a QR code below it, empty for none.
    """

    heading: str
    blocks: tuple[CardBlock, ...]
    level: int = 1
    emergency: bool = False
    framed: bool = False
    code: str = ""


@dataclass(frozen=True)
class CardText:
    """A text with its structure.

    Attributes:
        above_title: short lines that stood before the title.
        title: empty when the text has none.
    """

    title: str
    sections: tuple[Section, ...]
    above_title: tuple[str, ...] = ()


@dataclass(frozen=True)
class TextPart:
    """A heading of a text and the text under it, as it can be typed again.

    Attributes:
        heading: bare, empty for text before the first heading.
        only: the mark before every line when the text is one list, None otherwise.
        emergency: it says whom to call in danger.
    """

    heading: str
    text: str
    only: ItemMark | None = None
    emergency: bool = False


@dataclass(frozen=True)
class TextParts:
    """A text taken apart; no word of it is dropped.

    Attributes:
        left: lines that belong to no part, such as what stood around the text on a web page.
    """

    title: str
    parts: tuple[TextPart, ...]
    left: tuple[str, ...] = ()


def read_card_text(text: str) -> CardText:
    """Finds title, headings, paragraphs, lists and links in a text.

    Raises:
        InvalidInputError: there is no text, or more than a card can hold.
    """
    above, title, rest = _lines_of(text)
    return CardText(title, tuple(_section(*part) for part in grouped(rest)), above)


def take_apart(text: str) -> TextParts:
    """As `read_card_text`, but every part stays a text that somebody can go on typing in.

    Raises:
        InvalidInputError: there is no text, or more than a card can hold.
    """
    above, title, rest = _lines_of(text)
    left = [*above, *(line.text for line in rest if is_residue(line))]
    parts = [_part(*part) for part in grouped([line for line in rest if not is_residue(line)])]
    return TextParts(title, tuple(parts), tuple(left))


def read_blocks(text: str) -> tuple[CardBlock, ...]:
    """Paragraphs and lists of a text that stands under one heading.

    A line that begins with `#` becomes a bold line; nothing else is taken for a heading.
    """
    return tuple(_blocks([_below_heading(line) for line in classified(text, guess=False)]))


def read_items(text: str, mark: ItemMark) -> tuple[CardBlock, ...]:
    """Every line of a text as an item of one list; a mark that was typed is not doubled."""
    lines = [line for line in classified(text, guess=False) if line.kind is not LineKind.BLANK]
    items = tuple(Item(read_pieces(line.text), mark) for line in lines)
    return (ItemList(items),) if items else ()


def _lines_of(text: str) -> tuple[tuple[str, ...], str, list[Line]]:
    """What stands above the title, the title, and the lines below it."""
    if len(text) > MOST_CHARACTERS or text.count("\n") > MOST_LINES:
        raise InvalidInputError(
            "text",
            "Deze tekst is te lang voor een informatiekaart.",
            advice=f"Kort de tekst in tot hooguit {MOST_CHARACTERS // 1000}.000 tekens"
            f" en {MOST_LINES // 1000}.000 regels, of verdeel hem over meer kaarten.",
        )
    lines = list(classified(text))
    if all(line.kind is LineKind.BLANK for line in lines):
        raise InvalidInputError(
            "text", "Er is geen tekst voor de kaart.", advice="Kies een bestand met tekst erin."
        )
    return find_title(with_easy_headings(lines))


def _below_heading(line: Line) -> Line:
    if line.kind is not LineKind.HEADING:
        return line
    return Line(LineKind.TEXT, f"**{line.text}**" if "**" not in line.text else line.text)


def _part(heading: Line | None, body: Sequence[Line]) -> TextPart:
    marks = {line.mark for line in body if line.kind is LineKind.BULLET}
    is_list = len(marks) == 1 and all(line.kind is not LineKind.TEXT for line in body)
    return TextPart(
        plain(read_pieces(heading.text)) if heading else "",
        "\n".join(line.written() for line in body).strip("\n"),
        next(iter(marks)) if is_list else None,
        _is_emergency(heading, body),
    )


def _section(heading: Line | None, body: Sequence[Line]) -> Section:
    blocks = tuple(_blocks(body))
    title = plain(read_pieces(heading.text)) if heading else ""
    level = heading.level if heading else 1
    return Section(title, blocks, level, _is_emergency(heading, body))


def _is_emergency(heading: Line | None, body: Sequence[Line]) -> bool:
    title = plain(read_pieces(heading.text)) if heading else ""
    said = " ".join(line.text for line in body)
    return bool(_EMERGENCY_HEADING.search(title) and _EMERGENCY_NUMBER.search(said))


def _blocks(lines: Sequence[Line]) -> Iterator[CardBlock]:
    items: list[Line] = []
    paragraph = ""
    tight = False
    gap = True  # whether a blank line stood before the present one
    for line in [*lines, Line(LineKind.BLANK)]:
        if line.kind is LineKind.TEXT and items and not gap and line.indented:
            last = items[-1]
            items[-1] = Line(LineKind.BULLET, f"{last.text} {line.text}", 1, last.mark, last.label)
            continue
        joins = (
            line.kind is LineKind.TEXT and paragraph and not gap and _goes_on(paragraph, line.text)
        )
        if joins:
            paragraph = f"{paragraph} {line.text}"
            continue
        if paragraph:
            yield Paragraph(read_pieces(paragraph), tight)
            paragraph = ""
        other_list = line.kind is LineKind.BULLET and items and _kinds_differ(items[-1], line)
        if items and (line.kind is LineKind.TEXT or other_list):
            yield _item_list(items)
            items = []
        if line.kind is LineKind.TEXT:
            paragraph, tight = line.text, not gap
        elif line.kind is LineKind.BULLET:
            items.append(line)
        gap = line.kind is LineKind.BLANK
    if items:
        yield _item_list(items)


def _kinds_differ(one: Line, other: Line) -> bool:
    return (one.mark is ItemMark.NUMBER) is not (other.mark is ItemMark.NUMBER)


def _goes_on(paragraph: str, following: str) -> bool:
    """Whether a line was only broken because it was full."""
    last_line_is_full = len(paragraph) >= _WRAPPED_LINE and not paragraph.endswith((".", ":", "!"))
    return last_line_is_full or (len(paragraph) >= _WRAPPED_LINE and following[:1].islower())


def _item_list(lines: Sequence[Line]) -> ItemList:
    return ItemList(tuple(Item(read_pieces(line.text), line.mark, line.label) for line in lines))
