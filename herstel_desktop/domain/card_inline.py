"""What stands inside a line of a card's text: bold words, links, addresses, phone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# Every alternative begins with a fixed sign or at the start of a word, so that a word of ten
# thousand letters is read once and not ten thousand times.
_MARKS = re.compile(
    r"\*\*(?P<bold>[^\s*](?:[^*]*[^\s*])?)\*\*"
    r"|\[(?P<label>[^\[\]\n]{1,300})\]\((?P<target>[^()\s]{1,2000})\)"
    r"|<(?P<angled>(?:https?://|mailto:|www\.)[^<>\s]+|[^<>@\s]+@[^<>@\s]+\.[^<>@\s]+)>"
    r"|(?<![\w@/])(?P<web>(?:https?://|www\.)[^\s<>\[\]\"“”]+)"
    r"|(?<![\w.+-])(?P<mail>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)"
    r"|(?<![\w+-])(?P<phone>(?:\+31|0031|0)[ -]?(?:\(0\)[ -]?)?\d(?:[ -]?\d){5,9})(?![\w-])"
)
_LONGEST_ADDRESS = 2_000  # what viewers and servers still take
_TRAILING = ".,;:!?)'’\""


@dataclass(frozen=True)
class Piece:
    """A stretch of text in one look.

    Attributes:
        link: address that a click opens ('https:', 'mailto:', 'tel:'), empty for none.
    """

    text: str
    bold: bool = False
    link: str = ""


def plain(pieces: Sequence[Piece]) -> str:
    """The bare text of pieces."""
    return "".join(piece.text for piece in pieces)


def read_pieces(line: str, bold: bool = False) -> tuple[Piece, ...]:
    """The pieces of a line; no word of it is dropped."""
    return tuple(piece for piece in _pieces(line, bold) if piece.text)


def _pieces(line: str, bold: bool) -> Iterator[Piece]:
    position = 0
    while match := _MARKS.search(line, position):
        yield Piece(line[position : match.start()], bold)
        position = match.end()
        kind = match.lastgroup
        if match["bold"] is not None:
            yield from _pieces(match["bold"], True)
        elif match["label"] is not None:
            yield from _labelled(match["label"], match["target"], bold)
        elif match["angled"] is not None:
            yield _address(match["angled"], bold)
        elif match["phone"] is not None:
            yield _phone(match["phone"])
        else:
            found = match[kind or 0]
            address = found.rstrip(_TRAILING)
            if address.count("(") > address.count(")") and found[len(address) :].startswith(")"):
                address += ")"
            yield _address(address, bold)
            yield Piece(found[len(address) :], bold)
    yield Piece(line[position:], bold)


def _labelled(label: str, target: str, bold: bool) -> Iterator[Piece]:
    """A link with a text of its own; on paper the address must be readable too."""
    address = _address(target, bold)
    if label.strip().rstrip("/") in (target.rstrip("/"), address.text.rstrip("/")):
        yield Piece(label, bold, address.link)
        return
    yield Piece(label, bold, address.link)
    yield Piece(" (", bold)
    yield address
    yield Piece(")", bold)


def _address(text: str, bold: bool) -> Piece:
    for scheme in ("mailto:", "tel:"):
        if text.startswith(scheme):
            return Piece(text.removeprefix(scheme), bold, text[:_LONGEST_ADDRESS])
    link = ""
    if text.startswith(("http://", "https://")):
        link = text
    elif text.startswith("www."):
        link = f"https://{text}"
    elif "@" in text:
        link = f"mailto:{text}"
    return Piece(text, bold, link if len(link) <= _LONGEST_ADDRESS else "")


def _phone(text: str) -> Piece:
    digits = re.sub(r"[^\d+]", "", text.replace("(0)", ""))
    return Piece(text, True, f"tel:{digits}")
