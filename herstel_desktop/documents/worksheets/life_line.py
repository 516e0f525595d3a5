"""Lays out the river of a life, on A3."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import cos, pi, sin

from reportlab.pdfgen.canvas import Canvas

from herstel_desktop.documents.kit.frame import Frame
from herstel_desktop.documents.kit.inks import OUTLINE, SAND, STONE, SUN, WATER, WHITE
from herstel_desktop.documents.kit.pen import Pen, Piece
from herstel_desktop.documents.kit.press import Press
from herstel_desktop.documents.kit.shapes import Point, curve, outlined
from herstel_desktop.documents.kit.spans import Align
from herstel_desktop.documents.worksheets.look import A3_WIDE, Look, look_for
from herstel_desktop.documents.worksheets.sheet import Sheet
from herstel_desktop.domain.worksheets import WorksheetData, WorksheetPart

_YEARS = 8
_STEPS = 160
_BENDS = 1.5  # waves from left to right
_SWING = 0.34  # of the height, up and down from the middle
_WIDTH = 46.0  # of the water, in points
_ICON = 34.0


def draw(press: Press, data: WorksheetData, large: bool) -> None:
    """The river."""
    look = look_for(large, poster=True)
    pen = Sheet(press, data, A3_WIDE, look)
    ends, signs = data.parts[:2], data.parts[2:]
    legend = pen.frame.lower(look.body.line_height * (3 if large else 2) + 16)
    river = pen.frame.without_bottom(legend.height + 10)
    _river(pen, data.alt, river)
    high = look.heading.line_height
    begin, end = ends
    pen.stack(_above_source(river, high), [Piece(begin.title, look.heading)])
    at_the_right = replace(look.heading, align=Align.END)
    pen.stack(_under_mouth(river, high), [Piece(end.title, at_the_right)])
    pen.panel(legend, SAND)
    for sign, cell in zip(signs, legend.inset(16, 8).cells(len(signs), 1, gap=12), strict=True):
        _sign(pen, sign, cell, look)
    pen.finish()


def _above_source(river: Frame, high: float) -> Frame:
    top = _point(river, 0.0)[1] + _WIDTH / 2
    return Frame(river.left, top + 6, river.width / 2, high)


def _under_mouth(river: Frame, high: float) -> Frame:
    low = _point(river, 1.0)[1] - _WIDTH / 2
    return Frame(river.centre[0], low - 6 - high, river.width / 2, high)


def _point(river: Frame, share: float) -> Point:
    """The middle of the water at a share of the way."""
    swing = river.height * _SWING * cos(2 * pi * _BENDS * share)
    return river.left + river.width * share, river.centre[1] + swing


def _river(pen: Pen, alt: str, frame: Frame) -> None:
    upper, lower = [], []
    turn = 2 * pi * _BENDS
    for step in range(_STEPS + 1):
        share = step / _STEPS
        x, y = _point(frame, share)
        slope = -frame.height * _SWING * turn * sin(turn * share) / frame.width
        length = (1 + slope * slope) ** 0.5
        across, up = -slope / length * _WIDTH / 2, _WIDTH / 2 / length
        upper.append((x + across, y + up))
        lower.append((x - across, y - up))
    with pen.figure(alt, frame) as canvas:
        outlined(canvas, [*upper, *reversed(lower)], WATER, 1.8)
        canvas.setFillColorRGB(*WHITE)
        for year in range(_YEARS):
            x, y = _point(frame, (year + 0.5) / _YEARS)
            canvas.circle(x, y, 9, stroke=1, fill=1)


def _sign(pen: Pen, part: WorksheetPart, cell: Frame, look: Look) -> None:
    with pen.shapes() as canvas:
        canvas.translate(cell.left + _ICON / 2, cell.centre[1])
        canvas.setLineWidth(1.6)
        _SIGNS[part.picture](canvas)
    words = Frame(cell.left + _ICON + 12, cell.bottom, cell.width - _ICON - 12, cell.height)
    pen.stack(
        words, [Piece(part.title, replace(look.body, bold=True)), Piece(part.text, look.body)]
    )


def _stone(canvas: Canvas) -> None:
    outlined(canvas, ((-17, -11), (-12, 6), (-2, 12), (11, 8), (17, -4), (14, -11)), STONE, 1.6)


def _bridge(canvas: Canvas) -> None:
    curve(canvas, (-17, -6), ((-10, 12), (10, 12), (17, -6)))
    curve(canvas, (-17, -13), ((-10, 4), (10, 4), (17, -13)))
    for x, low, high in ((-10, -4.5, 3), (0, -0.5, 7.5), (10, -4.5, 3)):
        canvas.line(x, low, x, high)


def _sun(canvas: Canvas) -> None:
    canvas.setFillColorRGB(*SUN)
    canvas.circle(0, 0, 9, stroke=1, fill=1)
    for ray in range(8):
        x, y = cos(ray * pi / 4), sin(ray * pi / 4)
        canvas.line(12 * x, 12 * y, 17 * x, 17 * y)


def _bend(canvas: Canvas) -> None:
    curve(canvas, (-14, -12), ((-14, 10), (0, 6), (12, 6)))
    outlined(canvas, ((17, 6), (7, 13), (7, -1)), OUTLINE, 1.0)


_SIGNS: dict[str, Callable[[Canvas], None]] = {
    "stone": _stone,
    "bridge": _bridge,
    "sun": _sun,
    "bend": _bend,
}
