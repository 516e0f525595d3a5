"""Lays out cards with one sentence each."""

from __future__ import annotations

from dataclasses import replace

from herstel_desktop.documents.kit.frame import Frame
from herstel_desktop.documents.kit.inks import SAND, SOFT
from herstel_desktop.documents.kit.pen import Pen, Piece
from herstel_desktop.documents.kit.press import Press
from herstel_desktop.documents.worksheets.cards import Grid, draw_cards
from herstel_desktop.documents.worksheets.look import Look, centred, look_for
from herstel_desktop.domain.worksheets import WorksheetData, WorksheetPart


def draw(press: Press, data: WorksheetData, large: bool) -> None:
    """The cards."""
    draw_cards(press, data, look_for(large), Grid(2, 3 if large else 4), _card)


def _card(pen: Pen, part: WorksheetPart, cell: Frame, look: Look) -> None:
    plate = cell.inset(10)
    pen.panel(plate, SAND, radius=10, line=0.8)
    with pen.shapes() as canvas:
        canvas.setStrokeColorRGB(*SOFT)
        canvas.setLineWidth(1.5)
        middle = cell.centre[0]
        for y in (plate.top - 16, plate.bottom + 16):
            canvas.line(middle - 14, y, middle + 14, y)
    style = centred(replace(look.body, size=look.body.size + 4))
    pen.stack(plate.inset(14, 18), [Piece(part.text, style)], middle=True)
