"""Cards in a grid, all of one size."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from herstel_desktop.documents.kit.cutting import draw_cut_lines
from herstel_desktop.documents.kit.frame import Frame
from herstel_desktop.documents.kit.page import A4, Paper
from herstel_desktop.documents.kit.pen import Pen
from herstel_desktop.documents.kit.press import Press
from herstel_desktop.documents.kit.structure import Role
from herstel_desktop.documents.worksheets.look import Look
from herstel_desktop.documents.worksheets.sheet import Sheet
from herstel_desktop.domain.worksheets import WorksheetData, WorksheetPart

PaintCard = Callable[[Pen, WorksheetPart, Frame, Look], None]
"""Fills one card."""


@dataclass(frozen=True)
class Grid:
    """How cards lie on a page."""

    columns: int
    rows: int
    paper: Paper = A4

    @property
    def on_a_page(self) -> int:
        """How many cards there are on a full page."""
        return self.columns * self.rows


def draw_cards(press: Press, data: WorksheetData, look: Look, grid: Grid, paint: PaintCard) -> None:
    """A sheet of which every part is a card to cut out; all cards have one size."""
    count = grid.on_a_page
    pages = [data.parts[index : index + count] for index in range(0, len(data.parts), count)]
    pen = Sheet(press, data, grid.paper, look, pages=len(pages))
    for number, parts in enumerate(pages):
        if number:
            pen.turn()
        _page(pen, parts, look, grid, paint)
    pen.finish()


def _page(
    pen: Sheet, parts: Sequence[WorksheetPart], look: Look, grid: Grid, paint: PaintCard
) -> None:
    rows = -(-len(parts) // grid.columns)
    used = pen.frame.upper(pen.frame.height * rows / grid.rows)
    draw_cut_lines(pen, used, grid.columns, rows)
    cells = pen.frame.cells(grid.columns, grid.rows)
    for part, cell in zip(parts, cells, strict=False):
        with pen.inside(Role.SECTION):
            paint(pen, part, cell, look)
