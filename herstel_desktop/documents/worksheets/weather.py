"""Drawings of the weather, each in a field of 140 by 100 around its middle."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin

from reportlab.pdfgen.canvas import Canvas

from herstel_desktop.documents.kit.inks import (
    CLOUD,
    LEAF,
    OUTLINE,
    ROSE,
    STONE,
    SUN,
    WATER,
    WHITE,
    Ink,
)
from herstel_desktop.documents.kit.shapes import curve, outlined

WIDTH, HEIGHT = 140.0, 100.0
_LINE = 2.2
_PUFFS = ((-28.0, 0.0, 18.0), (24.0, 0.0, 18.0), (-8.0, 13.0, 23.0), (13.0, 8.0, 19.0))


def draw_weather(canvas: Canvas, name: str, x: float, y: float, scale: float) -> None:
    """Draws one kind of weather with its middle at a point.

    Raises:
        KeyError: there is no drawing of this name.
    """
    paint = PICTURES[name]
    canvas.translate(x, y)
    canvas.scale(scale, scale)
    paint(canvas)


def _cloud(canvas: Canvas, x: float, y: float, scale: float, ground: Ink) -> None:
    """A cloud: its outline first, then its ground over the lines within."""
    canvas.setStrokeColorRGB(*OUTLINE)
    canvas.setLineWidth(_LINE * 2)
    canvas.setFillColorRGB(*ground)
    for line in (1, 0):
        for across, up, radius in _PUFFS:
            canvas.circle(
                x + across * scale, y + up * scale, radius * scale, stroke=line, fill=1 - line
            )
        left, low = x - 28 * scale, y - 18 * scale
        canvas.rect(left, low, 52 * scale, 20 * scale, stroke=line, fill=1 - line)


def _sun(canvas: Canvas, x: float, y: float, radius: float) -> None:
    canvas.setStrokeColorRGB(*OUTLINE)
    canvas.setLineWidth(_LINE)
    canvas.setFillColorRGB(*SUN)
    canvas.circle(x, y, radius, stroke=1, fill=1)
    for ray in range(12):
        angle = ray * pi / 6
        near, far = radius * 1.25, radius * (1.75 if ray % 2 else 1.6)
        canvas.line(
            x + near * cos(angle), y + near * sin(angle), x + far * cos(angle), y + far * sin(angle)
        )


def _sunny(canvas: Canvas) -> None:
    _sun(canvas, 0, 0, 26)


def _sun_and_clouds(canvas: Canvas) -> None:
    _sun(canvas, 20, 14, 20)
    _cloud(canvas, -10, -16, 0.95, WHITE)


def _clouds(canvas: Canvas) -> None:
    _cloud(canvas, 22, 14, 0.85, STONE)
    _cloud(canvas, -14, -10, 1.05, CLOUD)


def _mist(canvas: Canvas) -> None:
    canvas.setStrokeColorRGB(*OUTLINE)
    canvas.setLineWidth(_LINE)
    canvas.setFillColorRGB(*CLOUD)
    canvas.circle(0, 14, 22, stroke=1, fill=1)
    canvas.setFillColorRGB(*WHITE)
    for index, (left, right) in enumerate(((-52, 34), (-38, 54), (-56, 44), (-30, 58))):
        y = 14 - index * 17
        canvas.setStrokeColorRGB(*WHITE)
        canvas.setLineWidth(_LINE * 4)
        _wave(canvas, left, right, y)
        canvas.setStrokeColorRGB(*OUTLINE)
        canvas.setLineWidth(_LINE)
        _wave(canvas, left, right, y)


def _wave(canvas: Canvas, left: float, right: float, y: float) -> None:
    quarter = (right - left) / 4
    ends = [left + quarter * number for number in range(1, 5)]
    bends = tuple(
        (
            (end - quarter * 0.6, y + (5 if index % 2 else -5)),
            (end - quarter * 0.4, y + (5 if index % 2 else -5)),
            (end, y),
        )
        for index, end in enumerate(ends)
    )
    curve(canvas, (left, y), *bends)


def _rain(canvas: Canvas) -> None:
    canvas.setStrokeColorRGB(*OUTLINE)
    canvas.setLineWidth(_LINE)
    for index in range(5):
        x = -34 + index * 16
        for drop in range(2):
            y = -14 - drop * 18 - (6 if index % 2 else 0)
            canvas.line(x, y, x - 5, y - 11)
    _cloud(canvas, 0, 12, 1.05, CLOUD)


def _wind(canvas: Canvas) -> None:
    canvas.setStrokeColorRGB(*OUTLINE)
    canvas.setLineWidth(_LINE * 1.2)
    for left, right, y, up in ((-60, 22, 18, 1), (-44, 42, 0, 1), (-56, 12, -18, -1)):
        curve(
            canvas,
            (left, y),
            ((left + 30, y + 3 * up), (right - 20, y), (right, y)),
            ((right + 20, y), (right + 20, y + 24 * up), (right, y + 24 * up)),
            ((right - 13, y + 24 * up), (right - 12, y + 10 * up), (right - 1, y + 11 * up)),
        )


def _thunder(canvas: Canvas) -> None:
    bolt = ((2, -6), (-14, -28), (-2, -28), (-10, -50), (18, -20), (5, -20), (14, -6))
    _cloud(canvas, 0, 14, 1.1, STONE)
    outlined(canvas, bolt, SUN, _LINE)


def _rainbow(canvas: Canvas) -> None:
    canvas.setLineWidth(_LINE * 0.8)
    canvas.setStrokeColorRGB(*OUTLINE)
    for radius, ground in ((58, ROSE), (48, SUN), (38, LEAF), (28, WATER), (18, WHITE)):
        canvas.setFillColorRGB(*ground)
        canvas.wedge(-radius, -28 - radius, radius, -28 + radius, 0, 180, stroke=0, fill=1)
        canvas.arc(-radius, -28 - radius, radius, -28 + radius, 0, 180)
    _cloud(canvas, -40, -30, 0.55, WHITE)
    _cloud(canvas, 40, -30, 0.55, WHITE)


PICTURES: dict[str, Callable[[Canvas], None]] = {
    "sun": _sunny,
    "sun-and-clouds": _sun_and_clouds,
    "clouds": _clouds,
    "mist": _mist,
    "rain": _rain,
    "wind": _wind,
    "thunder": _thunder,
    "rainbow": _rainbow,
}
"""The drawing of each name."""
