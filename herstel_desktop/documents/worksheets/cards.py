"""Cards in a grid, with the lines along which they are cut."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from herstel_desktop.documents.kit.page import A4, MM, Paper
from herstel_desktop.documents.kit.structure import Role
from herstel_desktop.documents.worksheets.frame import Frame
from herstel_desktop.documents.worksheets.look import SOFT, Look
from herstel_desktop.documents.worksheets.pen import Pen
from herstel_desktop.domain.worksheets import WorksheetData, WorksheetPart

_OVERSHOOT = 4 * MM  # of the cutting lines, beyond the cards
_SCISSORS = 4 * MM

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


def build_cards(data: WorksheetData, look: Look, grid: Grid, paint: PaintCard) -> bytes:
    """A sheet of which every part is a card to cut out; all cards have one size."""
    count = grid.on_a_page
    pages = [data.parts[index : index + count] for index in range(0, len(data.parts), count)]
    pen = Pen(data, grid.paper, look, pages=len(pages))
    for number, parts in enumerate(pages):
        if number:
            pen.turn()
        _page(pen, parts, look, grid, paint)
    return pen.finish()


def _page(
    pen: Pen, parts: Sequence[WorksheetPart], look: Look, grid: Grid, paint: PaintCard
) -> None:
    rows = -(-len(parts) // grid.columns)
    used = pen.frame.upper(pen.frame.height * rows / grid.rows)
    _cut_lines(pen, used, grid.columns, rows)
    cells = pen.frame.cells(grid.columns, grid.rows)
    for part, cell in zip(parts, cells, strict=False):
        with pen.inside(Role.SECTION):
            paint(pen, part, cell, look)


def _cut_lines(pen: Pen, frame: Frame, columns: int, rows: int) -> None:
    """Broken lines around and between cards, with scissors at the first of them."""
    with pen.shapes() as canvas:
        canvas.setStrokeColorRGB(*SOFT)
        canvas.setLineWidth(0.7)
        canvas.setDash([4, 4])
        for column in range(columns + 1):
            x = frame.left + frame.width * column / columns
            canvas.line(x, frame.bottom - _OVERSHOOT, x, frame.top + _OVERSHOOT / 2)
        for row in range(rows + 1):
            y = frame.bottom + frame.height * row / rows
            canvas.line(frame.left - _OVERSHOOT, y, frame.right + _OVERSHOOT, y)
    _scissors(pen, frame.left - _OVERSHOOT - _SCISSORS, frame.top)


def _scissors(pen: Pen, left: float, middle: float) -> None:
    with pen.shapes() as canvas:
        canvas.setLineWidth(0.9)
        for side in (-1, 1):
            canvas.circle(left + 2.2, middle + side * 2.6, 1.9, stroke=1, fill=0)
            canvas.line(left + 3.7, middle + side * 1.6, left + 12, middle - side * 2.4)
