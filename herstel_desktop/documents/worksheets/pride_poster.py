"""Lays out the poster of what somebody is proud of, on A3."""

from __future__ import annotations

from math import cos, pi, sin

from reportlab.pdfgen.canvas import Canvas

from herstel_desktop.documents.kit.frame import Frame
from herstel_desktop.documents.kit.inks import LEAF, ROSE, SKY, SUN, WHITE
from herstel_desktop.documents.kit.pen import Pen, Piece
from herstel_desktop.documents.kit.press import Press
from herstel_desktop.documents.kit.shapes import outlined
from herstel_desktop.documents.kit.structure import Role
from herstel_desktop.documents.worksheets.look import A3, Look, centred, look_for
from herstel_desktop.documents.worksheets.sheet import Sheet
from herstel_desktop.domain.worksheets import WorksheetData

_GAP = 16.0
_ROSETTE = 0.34  # of the height
_POINTS = 16
_GROUNDS = (SUN, SKY, ROSE, LEAF)


def draw(press: Press, data: WorksheetData, large: bool) -> None:
    """The poster."""
    look = look_for(large, poster=True)
    pen = Sheet(press, data, A3, look)
    name, *boxes = data.parts
    upper = pen.frame.upper(pen.frame.height * _ROSETTE)
    radius = upper.height * 0.40
    x, y = upper.centre[0], upper.top - radius
    with pen.figure(data.alt, Frame(x - radius, upper.bottom, 2 * radius, upper.height)) as canvas:
        _rosette(canvas, x, y, radius, upper.bottom)
    label = Frame(x - radius * 0.6, y + radius * 0.22, radius * 1.2, look.body.line_height)
    pen.stack(label, [Piece(name.title, centred(look.body))])
    pen.write_on(Frame(x - radius * 0.55, y - radius * 0.15, radius * 1.1, 10), 10)
    lower = pen.frame.without_top(upper.height + _GAP)
    for number, (part, cell) in enumerate(zip(boxes, lower.cells(2, 2, gap=_GAP), strict=True)):
        _box(pen, part.title, cell, number, look)
    pen.finish()


def _rosette(canvas: Canvas, x: float, y: float, radius: float, low: float) -> None:
    for side in (-1, 1):
        tail = ((8, 0), (96, 0), (118, low - y), (82, low - y + 26), (46, low - y))
        ribbon = [(x + side * across, y + up) for across, up in tail]
        outlined(canvas, ribbon, ROSE, 2.0)
    edge = []
    for step in range(_POINTS * 2):
        reach = radius if step % 2 == 0 else radius * 0.87
        angle = pi * step / _POINTS
        edge.append((x + reach * cos(angle), y + reach * sin(angle)))
    outlined(canvas, edge, SUN, 2.0)
    canvas.setFillColorRGB(*WHITE)
    canvas.circle(x, y, radius * 0.74, stroke=1, fill=1)


def _box(pen: Pen, title: str, cell: Frame, number: int, look: Look) -> None:
    pen.panel(cell, radius=12, line=1.6)
    words = [Piece(title, centred(look.heading), Role.H2)]
    band = cell.inset(10).upper(look.heading.line_height * 2 + 14)
    pen.panel(band, _GROUNDS[number], radius=8)
    pen.stack(band.inset(10, 6), words, middle=True)
