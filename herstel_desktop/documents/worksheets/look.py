"""Paper, type and inks of the sheets."""

from __future__ import annotations

from dataclasses import dataclass, replace

from herstel_desktop.documents.kit.page import MM, Paper
from herstel_desktop.documents.kit.spans import Align, TextStyle

A3 = Paper(297 * MM, 420 * MM)
A3_WIDE = Paper(A3.height, A3.width)

Ink = tuple[float, float, float]

# Every tint has a dark outline or a pattern beside it, so that it may be lost in black and white.
OUTLINE: Ink = (0.15, 0.19, 0.22)
SOFT: Ink = (0.45, 0.49, 0.52)
WHITE: Ink = (1.0, 1.0, 1.0)
SUN: Ink = (1.0, 0.86, 0.42)
SKY: Ink = (0.82, 0.91, 0.97)
WATER: Ink = (0.66, 0.82, 0.92)
ORANGE: Ink = (1.0, 0.78, 0.50)
LEAF: Ink = (0.80, 0.91, 0.78)
SAND: Ink = (0.98, 0.95, 0.87)
CLOUD: Ink = (0.90, 0.92, 0.94)
STONE: Ink = (0.78, 0.81, 0.84)
ROSE: Ink = (0.97, 0.80, 0.76)
LILAC: Ink = (0.88, 0.84, 0.94)


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
