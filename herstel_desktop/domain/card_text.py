"""Reads the structure out of a plain text for an information card, and loses no word of it.

Texts come from web pages, mails and old documents: headings in capitals or alone on a line,
bullets in many shapes, bare links. What the reader does not recognise stays as a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from herstel_desktop.domain.card_inline import Piece, plain, read_pieces
from herstel_desktop.domain.errors import InvalidInputError

MOST_CHARACTERS = 60_000
"""About twenty full pages; a longer text is a book, not a card."""

MOST_LINES = 2_000

_LONGEST_HEADING = 70
_LONGEST_CAPITALS_HEADING = 140
_FEWEST_CAPITALS = 3
_MOST_ABOVE_TITLE = 3
_WRAPPED_LINE = 60  # a line at least this long goes on in the next one

_BULLET = re.compile(
    r"^(?P<indent>\s*)(?P<mark>[-*+•‣◦▪●∙·–—✓✔☑✅])\s+(?:\[(?P<box>[ xX])\]\s+)?"
    r"(?:(?P<second>[-*•✓✔☑✅√])\s+)?(?P<text>\S.*)$"
)
_NUMBERED = re.compile(r"^\s*(?P<label>\d{1,3}[.)])\s+(?P<text>\S.*)$")
_HASHES = re.compile(r"^\s{0,3}(?P<hashes>#{1,6})\s+(?P<text>\S.*?)\s*#*\s*$")
_RULE = re.compile(r"^\s*([-=*_~])(?:\s*\1){2,}\s*$")
_UNDERLINE = re.compile(r"^\s*(?:={3,}|-{3,})\s*$")
_TICKS = set("✓✔☑✅√")
_SENTENCE_END = (".", "!", ";", ",", ":", "…")
_ADDRESS = re.compile(r"https?://|www\.|@|<")
_EMERGENCY_HEADING = re.compile(
    r"gevaar|\bnood|spoed|crisis|acuut|acute|direct hulp|\b11[23]\b", re.IGNORECASE
)
_EMERGENCY_NUMBER = re.compile(r"\b(?:112|113|0800-?0113|0900-?8844)\b|huisartsenpost|alarmnummer")
_RESIDUE = re.compile(
    r"^(?:mobiele? menu|hoofdmenu|menu|navigatie|zoeken|home|inloggen|sluiten|delen"
    r"|deel deze pagina|naar boven|terug|ga naar (?:de )?inhoud|direct naar.*|kruimelpad"
    r"|u bent hier.*)$",
    re.IGNORECASE,
)


class ItemMark(Enum):
    """What stands before a list item."""

    BULLET = "bullet"
    TICK = "tick"
    NUMBER = "number"


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
    """

    heading: str
    blocks: tuple[CardBlock, ...]
    level: int = 1
    emergency: bool = False


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


class _Kind(Enum):
    BLANK = "blank"
    HEADING = "heading"
    BULLET = "bullet"
    TEXT = "text"


@dataclass(frozen=True)
class _Line:
    kind: _Kind
    text: str = ""
    level: int = 1
    mark: ItemMark = ItemMark.BULLET
    label: str = ""
    indented: bool = False


def read_card_text(text: str) -> CardText:
    """Finds title, headings, paragraphs, lists and links in a text.

    Raises:
        InvalidInputError: there is no text, or more than a card can hold.
    """
    if len(text) > MOST_CHARACTERS or text.count("\n") > MOST_LINES:
        raise InvalidInputError(
            "text",
            "Deze tekst is te lang voor een informatiekaart.",
            advice=f"Kort de tekst in tot hooguit {MOST_CHARACTERS // 1000}.000 tekens"
            f" en {MOST_LINES // 1000}.000 regels, of verdeel hem over meer kaarten.",
        )
    lines = list(_classified(text))
    if all(line.kind is _Kind.BLANK for line in lines):
        raise InvalidInputError(
            "text", "Er is geen tekst voor de kaart.", advice="Kies een bestand met tekst erin."
        )
    above, title, rest = _title(lines)
    return CardText(title, tuple(_sections(rest)), above)


def _classified(text: str) -> Iterator[_Line]:
    raw = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\f", "\n").splitlines()]
    # A text with headings that show themselves has no others, save perhaps its first line.
    explicit = sum(1 for line in raw if _HASHES.match(line) or _in_capitals(line.strip())) > 1
    first = next((index for index, line in enumerate(raw) if line.strip()), 0)
    for index, line in enumerate(raw):
        before = raw[index - 1] if index else ""
        after = raw[index + 1] if index + 1 < len(raw) else ""
        underlines = _UNDERLINE.match(line) and before.strip()
        if not line.strip() or _RULE.match(line) or underlines:
            yield _Line(_Kind.BLANK)
        else:
            may_guess = not explicit or index == first
            yield _classify(line, before, after, _next_text(raw, index) if may_guess else "")


def _next_text(raw: Sequence[str], index: int) -> str:
    for line in raw[index + 1 : index + 6]:
        if line.strip():
            return line
    return ""


def _classify(line: str, before: str, after: str, following: str) -> _Line:
    """What a line is; `following` is the next one with text, empty when guessing is no use."""
    hashes = _HASHES.match(line)
    if hashes:
        return _Line(_Kind.HEADING, hashes["text"], min(2, len(hashes["hashes"])))
    bullet = _BULLET.match(line)
    if bullet:
        ticked = {bullet["mark"], bullet["second"]} & _TICKS or bullet["box"] in ("x", "X")
        mark = ItemMark.TICK if ticked else ItemMark.BULLET
        return _Line(_Kind.BULLET, bullet["text"], mark=mark)
    stripped = line.strip()
    alone = not before.strip() and not after.strip()
    numbered = _NUMBERED.match(line)
    if numbered:
        heads = alone and _could_head(stripped) and not _NUMBERED.match(following) and following
        if heads and following[:1] not in ("-", "*"):
            return _Line(_Kind.HEADING, stripped)
        return _Line(_Kind.BULLET, numbered["text"], 1, ItemMark.NUMBER, numbered["label"])
    underlined = bool(_UNDERLINE.match(after)) and _could_head(stripped)
    if underlined or _in_capitals(stripped) or (alone and following and _could_head(stripped)):
        return _Line(_Kind.HEADING, stripped)
    return _Line(_Kind.TEXT, stripped, indented=line[:2] in ("  ", "\t") or line[:1] == "\t")


def _in_capitals(line: str) -> bool:
    letters = [char for char in line if char.isalpha()]
    cased = [char for char in letters if char.lower() != char.upper()]
    return (
        len(cased) >= _FEWEST_CAPITALS
        and len(cased) == len(letters)
        and all(char.isupper() for char in cased)
        and len(line) <= _LONGEST_CAPITALS_HEADING
        and not line.endswith((".", ",", ";", ":"))
        and not _ADDRESS.search(line)
    )


def _could_head(line: str) -> bool:
    """Whether a line that stands alone reads like a heading."""
    return (
        len(line) <= _LONGEST_HEADING
        and not line.endswith(_SENTENCE_END)
        and not _ADDRESS.search(line)
        and any(char.isalpha() for char in line)
        and not line[0].islower()
        and ":" not in line
        and "[" not in line
        and "**" not in line
        and not _RESIDUE.match(line)
    )


def _title(lines: list[_Line]) -> tuple[tuple[str, ...], str, list[_Line]]:
    """The title, the short lines above it, and all that follows."""
    above: list[str] = []
    for index, line in enumerate(lines):
        if line.kind is _Kind.BLANK:
            continue
        if line.kind is _Kind.HEADING:
            return tuple(above), plain(read_pieces(line.text)), lines[index + 1 :]
        if line.kind is _Kind.TEXT and _RESIDUE.match(line.text) and len(above) < _MOST_ABOVE_TITLE:
            above.append(line.text)
            continue
        break
    return (), "", lines


def _sections(lines: Sequence[_Line]) -> Iterator[Section]:
    heading: _Line | None = None
    body: list[_Line] = []
    for line in lines:
        if line.kind is _Kind.HEADING:
            if heading is not None or any(entry.kind is not _Kind.BLANK for entry in body):
                yield _section(heading, body)
            heading, body = line, []
        else:
            body.append(line)
    if heading is not None or any(entry.kind is not _Kind.BLANK for entry in body):
        yield _section(heading, body)


def _section(heading: _Line | None, body: Sequence[_Line]) -> Section:
    blocks = tuple(_blocks(body))
    title = plain(read_pieces(heading.text)) if heading else ""
    said = " ".join(line.text for line in body)
    emergency = bool(_EMERGENCY_HEADING.search(title) and _EMERGENCY_NUMBER.search(said))
    return Section(title, blocks, heading.level if heading else 1, emergency)


def _blocks(lines: Sequence[_Line]) -> Iterator[CardBlock]:
    items: list[_Line] = []
    paragraph = ""
    tight = False
    gap = True  # whether a blank line stood before the present one
    for line in [*lines, _Line(_Kind.BLANK)]:
        if line.kind is _Kind.TEXT and items and not gap and line.indented:
            last = items[-1]
            items[-1] = _Line(_Kind.BULLET, f"{last.text} {line.text}", 1, last.mark, last.label)
            continue
        joins = line.kind is _Kind.TEXT and paragraph and not gap and _goes_on(paragraph, line.text)
        if joins:
            paragraph = f"{paragraph} {line.text}"
            continue
        if paragraph:
            yield Paragraph(read_pieces(paragraph), tight)
            paragraph = ""
        other_list = line.kind is _Kind.BULLET and items and _kinds_differ(items[-1], line)
        if items and (line.kind is _Kind.TEXT or other_list):
            yield _item_list(items)
            items = []
        if line.kind is _Kind.TEXT:
            paragraph, tight = line.text, not gap
        elif line.kind is _Kind.BULLET:
            items.append(line)
        gap = line.kind is _Kind.BLANK
    if items:
        yield _item_list(items)


def _kinds_differ(one: _Line, other: _Line) -> bool:
    return (one.mark is ItemMark.NUMBER) is not (other.mark is ItemMark.NUMBER)


def _goes_on(paragraph: str, following: str) -> bool:
    """Whether a line was only broken because it was full."""
    last_line_is_full = len(paragraph) >= _WRAPPED_LINE and not paragraph.endswith((".", ":", "!"))
    return last_line_is_full or (len(paragraph) >= _WRAPPED_LINE and following[:1].islower())


def _item_list(lines: Sequence[_Line]) -> ItemList:
    return ItemList(tuple(Item(read_pieces(line.text), line.mark, line.label) for line in lines))
