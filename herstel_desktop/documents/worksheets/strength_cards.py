"""Lays out cards with a strength and what it looks like."""

from __future__ import annotations

from herstel_desktop.documents.kit.frame import Frame
from herstel_desktop.documents.kit.inks import LEAF, OUTLINE
from herstel_desktop.documents.kit.pen import Pen, Piece
from herstel_desktop.documents.kit.press import Press
from herstel_desktop.documents.kit.structure import Role
from herstel_desktop.documents.worksheets.cards import Grid, draw_cards
from herstel_desktop.documents.worksheets.look import Look, centred, look_for
from herstel_desktop.domain.worksheets import WorksheetData, WorksheetPart


def draw(press: Press, data: WorksheetData, large: bool) -> None:
    """The cards."""
    draw_cards(press, data, look_for(large), Grid(2, 4) if large else Grid(3, 5), _card)


def _card(pen: Pen, part: WorksheetPart, cell: Frame, look: Look) -> None:
    with pen.shapes() as canvas:
        canvas.setFillColorRGB(*LEAF)
        canvas.setStrokeColorRGB(*OUTLINE)
        canvas.setLineWidth(0.8)
        x, y = cell.centre[0], cell.top - 18
        for side in (-1, 1):
            path = canvas.beginPath()
            path.moveTo(x, y - 6)
            path.curveTo(x + side * 2, y + 6, x + side * 12, y + 8, x + side * 18, y + 6)
            path.curveTo(x + side * 16, y - 4, x + side * 8, y - 8, x, y - 6)
            canvas.drawPath(path, stroke=1, fill=1)
    words = [
        Piece(part.title, centred(look.heading), Role.H2),
        Piece(part.text, centred(look.body), before=3),
    ]
    pen.stack(cell.inset(10, 6).without_top(22), words, middle=True)
