"""Where a sheet is cut: broken lines, with scissors at the first of them."""

from __future__ import annotations

from herstel_desktop.documents.kit.frame import Frame
from herstel_desktop.documents.kit.inks import SOFT
from herstel_desktop.documents.kit.page import MM
from herstel_desktop.documents.kit.pen import Pen

_OVERSHOOT = 4 * MM  # of the lines, beyond the cards
_SCISSORS = 4 * MM


def draw_cut_lines(pen: Pen, frame: Frame, columns: int, rows: int) -> None:
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


def draw_page_cuts(pen: Pen, page: Frame, columns: int, rows: int) -> None:
    """Broken lines that divide a whole page, from edge to edge."""
    with pen.shapes() as canvas:
        canvas.setStrokeColorRGB(*SOFT)
        canvas.setLineWidth(0.7)
        canvas.setDash([4, 4])
        for column in range(1, columns):
            x = page.left + page.width * column / columns
            canvas.line(x, page.bottom, x, page.top)
        for row in range(1, rows):
            y = page.bottom + page.height * row / rows
            canvas.line(page.left, y, page.right, y)
    if rows > 1:
        _scissors(pen, page.left + _SCISSORS, page.bottom + page.height * (rows - 1) / rows)


def _scissors(pen: Pen, left: float, middle: float) -> None:
    with pen.shapes() as canvas:
        canvas.setLineWidth(0.9)
        for side in (-1, 1):
            canvas.circle(left + 2.2, middle + side * 2.6, 1.9, stroke=1, fill=0)
            canvas.line(left + 3.7, middle + side * 1.6, left + 12, middle - side * 2.4)
