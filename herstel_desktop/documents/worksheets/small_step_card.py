"""Lays out cards for one small step: four to a page, in large print two."""

from __future__ import annotations

from dataclasses import replace

from herstel_desktop.documents.kit.frame import Frame
from herstel_desktop.documents.kit.inks import LEAF
from herstel_desktop.documents.kit.page import MM
from herstel_desktop.documents.kit.pen import Pen, Piece
from herstel_desktop.documents.kit.press import Press
from herstel_desktop.documents.kit.shapes import footprints
from herstel_desktop.documents.kit.structure import Role
from herstel_desktop.documents.worksheets.cards import Grid, draw_cards
from herstel_desktop.documents.worksheets.look import Look, look_for
from herstel_desktop.domain.worksheets import WorksheetData, WorksheetPart

_LINE = 8.5 * MM


def draw(press: Press, data: WorksheetData, large: bool) -> None:
    """A page full of the same card."""
    grid = Grid(1, 2) if large else Grid(2, 2)
    full = replace(data, parts=data.parts * grid.on_a_page)
    draw_cards(press, full, look_for(large), grid, _card)


def _card(pen: Pen, part: WorksheetPart, cell: Frame, look: Look) -> None:
    inner = cell.inset(14)
    head = [Piece(part.title, look.heading, Role.H2)]
    band = inner.upper(pen.height(head, inner.width - 60) + 14)
    pen.panel(band, LEAF, line=0.8)
    with pen.shapes() as canvas:
        footprints(canvas, band.right - 44, band.centre[1] - 2)
    pen.stack(band.inset(10, 7), head)
    fields = inner.without_top(band.height + 8).cells(1, len(part.items), gap=4)
    for label, field in zip(part.items, fields, strict=True):
        used = pen.stack(field, [Piece(label, look.body)])
        pen.write_on(field.without_top(used + _LINE * 0.5), _LINE)
