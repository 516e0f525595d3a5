"""The colours and sizes of the design, by name."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Look(Enum):
    """Which palette is wanted."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


class Palette(NamedTuple):
    """One set of colours, each as '#RRGGBB'; all palettes have the same names.

    The grounds of parts of a draaiboek never tell them apart alone: the word stands beside it.
    Text colours keep 4.5:1 on every ground they are used on; `control` keeps 3:1, for a border is
    the only sign of a field. A test holds both.
    """

    ground: str
    surface: str
    nav: str
    bar: str
    line: str
    control: str
    text: str
    muted: str
    primary: str
    on_primary: str
    primary_pressed: str
    soft: str
    on_soft: str
    present: str
    excused: str
    absent: str
    on_mark: str
    warning: str
    danger: str
    on_danger: str
    danger_soft: str
    focus: str
    selection: str
    part_around: str
    part_theme: str
    part_talk: str
    part_break: str


LIGHT = Palette(
    ground="#FAF7F2",
    surface="#FFFFFF",
    nav="#F1EBE1",
    bar="#FDFBF8",
    line="#E8E0D3",
    control="#8F8371",
    text="#22302F",
    muted="#566664",
    primary="#0F5C59",
    on_primary="#FFFFFF",
    primary_pressed="#0B4644",
    soft="#E3F0EA",
    on_soft="#1B5E40",
    present="#22704A",
    excused="#8F5B0C",
    absent="#6B5A55",
    on_mark="#FFFFFF",
    warning="#80500A",
    danger="#A93A25",
    on_danger="#FFFFFF",
    danger_soft="#FBEDE8",
    focus="#0B4644",
    selection="#DCEBE8",
    part_around="#DCEBE8",
    part_theme="#F7E4DC",
    part_talk="#E6E3F0",
    part_break="#F1EBE1",
)

DARK = Palette(
    ground="#161C1C",
    surface="#1F2727",
    nav="#1A2121",
    bar="#1A2121",
    line="#354040",
    control="#7F8F8C",
    text="#EDF1EF",
    muted="#B3C0BD",
    primary="#7FCFC4",
    on_primary="#0B2523",
    primary_pressed="#A5E0D7",
    soft="#23403A",
    on_soft="#B9E5D0",
    present="#8AD0A8",
    excused="#E7B768",
    absent="#CDBBB4",
    on_mark="#14201C",
    warning="#E7B768",
    danger="#F2A18E",
    on_danger="#2B0F08",
    danger_soft="#43241D",
    focus="#BFEDE6",
    selection="#2B4745",
    part_around="#2B4745",
    part_theme="#4A2F27",
    part_talk="#363350",
    part_break="#2C3333",
)

HIGH_CONTRAST = Palette(
    ground="#000000",
    surface="#000000",
    nav="#000000",
    bar="#000000",
    line="#FFFFFF",
    control="#FFFFFF",
    text="#FFFFFF",
    muted="#FFFFFF",
    primary="#FFE900",
    on_primary="#000000",
    primary_pressed="#FFFFFF",
    soft="#000000",
    on_soft="#FFFFFF",
    present="#5CFF9E",
    excused="#FFD24A",
    absent="#FFFFFF",
    on_mark="#000000",
    warning="#FFD24A",
    danger="#FFB3A3",
    on_danger="#000000",
    danger_soft="#000000",
    focus="#00E5FF",
    selection="#00407A",
    part_around="#000000",
    part_theme="#000000",
    part_talk="#000000",
    part_break="#000000",
)

SMALL, BASE, LARGE, HEADING, TITLE = 14, 16, 18, 22, 26
"""The type scale, in pixels at 100 %."""

GRID = 8
RADIUS = 10
TARGET = 44
"""Least height of something to click, in pixels at 100 %."""


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.1, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
