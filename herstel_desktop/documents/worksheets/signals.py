"""Lays out the sheet with signals in green, orange and red, each with a pattern of its own."""

from __future__ import annotations

from herstel_desktop.documents.kit.frame import Frame
from herstel_desktop.documents.kit.inks import LEAF, ORANGE, ROSE, WHITE
from herstel_desktop.documents.kit.page import A4, MM
from herstel_desktop.documents.kit.pen import Pen, Piece
from herstel_desktop.documents.kit.press import Press
from herstel_desktop.documents.kit.shapes import hatch
from herstel_desktop.documents.kit.structure import Role
from herstel_desktop.documents.worksheets.look import Look, centred, look_for
from herstel_desktop.documents.worksheets.sheet import Sheet
from herstel_desktop.domain.worksheets import WorksheetData, WorksheetPart

_GAP = 10.0
_LINE = 9.5 * MM
_GROUNDS = (LEAF, ORANGE, ROSE)


def draw(press: Press, data: WorksheetData, large: bool) -> None:
    """The sheet."""
    look = look_for(large)
    pen = Sheet(press, data, A4, look)
    bands = pen.frame.cells(1, len(data.parts), gap=_GAP)
    for number, (part, band) in enumerate(zip(data.parts, bands, strict=True)):
        with pen.inside(Role.SECTION):
            _band(pen, part, band, number, look)
    pen.finish()


def _band(pen: Pen, part: WorksheetPart, band: Frame, number: int, look: Look) -> None:
    wide = look.body.size * 9
    side = Frame(band.left, band.bottom, wide, band.height)
    _side(pen, side, number)
    name = [
        Piece(part.title, centred(look.heading), Role.H2),
        Piece(part.text, centred(look.body), before=2),
    ]
    high = pen.height(name, wide - 28) + 16
    plate = Frame(side.left + 8, side.centre[1] - high / 2, wide - 16, high)
    pen.panel(plate, WHITE, radius=6)
    pen.stack(plate.inset(6, 8), name, middle=True)
    with pen.shapes() as canvas:
        canvas.setLineWidth(1.4)
        canvas.rect(*band.rectangle, stroke=1, fill=0)
    room = Frame(side.right, band.bottom, band.width - wide, band.height).inset(14, 12)
    for question, cell in zip(part.items, room.cells(1, len(part.items), gap=_GAP), strict=True):
        used = pen.stack(cell, [Piece(question, look.body)])
        pen.write_on(cell.without_top(used + _LINE * 0.4), _LINE)


def _side(pen: Pen, side: Frame, number: int) -> None:
    """The coloured strip: plain for the first, lines for the second, crossed for the third."""
    with pen.shapes() as canvas:
        canvas.setFillColorRGB(*_GROUNDS[number])
        canvas.rect(*side.rectangle, stroke=0, fill=1)
        if number:
            hatch(canvas, side.box, 12, crossed=number > 1)
        canvas.line(side.right, side.bottom, side.right, side.top)
