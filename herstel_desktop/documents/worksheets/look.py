"""Paper and type of the sheets."""

from __future__ import annotations

from dataclasses import dataclass, replace

from herstel_desktop.documents.kit.page import MM, Paper
from herstel_desktop.documents.kit.spans import Align, TextStyle

A3 = Paper(297 * MM, 420 * MM)
A3_WIDE = Paper(A3.height, A3.width)


@dataclass(frozen=True)
class Look:
    """The type of one sheet.

    Attributes:
        title: of the sheet.
        heading: of a box or a card.
        body: everything else.
    """

    title: TextStyle
    heading: TextStyle
    body: TextStyle


def look_for(large: bool, *, poster: bool = False) -> Look:
    """The type for a sheet; large print is nowhere below 18 points, on a poster it never is."""
    if poster:
        size = 22.0 if large else 18.0
        return Look(
            TextStyle(size * 2, 1.15, bold=True),
            TextStyle(size * 1.25, 1.2, bold=True),
            TextStyle(size, 1.35),
        )
    if large:
        return Look(
            TextStyle(26, 1.15, bold=True), TextStyle(20, 1.2, bold=True), TextStyle(18, 1.3)
        )
    return Look(TextStyle(22, 1.2, bold=True), TextStyle(14, 1.25, bold=True), TextStyle(12, 1.36))


def centred(style: TextStyle) -> TextStyle:
    """The same type, with every line in the middle."""
    return replace(style, align=Align.CENTRE)
