"""Text as a document's builder hands it over: stretches with their looks and links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

# Control characters, explicit direction marks, lone surrogates and non-characters have no shape.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
    "\ud800-\udfff\ufffe\uffff]"
)
# A no-break space beside a plain space is only a trace of a web page.
_SPACES = re.compile("\u00a0*[ \t\n\r\x0b\x0c\u2029][ \t\n\r\x0b\x0c\u2029\u00a0]*")


NO_BREAK_SPACE = "\u00a0"
LINE_BREAK = "\u2028"
"""Begins a new line within a paragraph."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one look.

    Attributes:
        link: address that a click opens ('https:', 'mailto:', 'tel:'), empty for none.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


class Align(Enum):
    """Where lines stand in their width; start and end follow the direction of the text."""

    START = "start"
    LEFT = "left"
    CENTRE = "centre"
    END = "end"


_ASCENT = 0.76  # of the type size, above the base line
BLACK = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a paragraph looks.

    Attributes:
        size: points; nothing on paper is set below 9.
        leading: distance between base lines as a multiple of the size.
        colour: red, green, blue, 0 to 1.
    """

    size: float = 10.5
    leading: float = 1.36
    bold: bool = False
    italic: bool = False
    colour: tuple[float, float, float] = BLACK
    align: Align = Align.START

    @property
    def line_height(self) -> float:
        """Distance between base lines in points."""
        return self.size * self.leading

    @property
    def base_line(self) -> float:
        """Distance from the top of a line to its base line."""
        return (self.line_height - self.size) / 2 + self.size * _ASCENT


def printable(text: str) -> str:
    """The text without characters that have no shape, and with plain single spaces."""
    return _SPACES.sub(" ", _UNPRINTABLE.sub("", text))
