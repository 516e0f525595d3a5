"""Lays out the poster with what a group agrees on, on A3."""

from __future__ import annotations

from dataclasses import replace

from herstel_desktop.documents.kit.frame import Frame
from herstel_desktop.documents.kit.inks import SAND, SKY
from herstel_desktop.documents.kit.page import MM
from herstel_desktop.documents.kit.pen import Pen, Piece
from herstel_desktop.documents.kit.press import Press
from herstel_desktop.documents.kit.structure import Role
from herstel_desktop.documents.worksheets.look import A3, Look, centred, look_for
from herstel_desktop.documents.worksheets.sheet import Sheet
from herstel_desktop.domain.worksheets import WorksheetData, WorksheetPart

_GAP = 12.0
_OWN = 0.23  # of the height, for agreements of the group itself
_LINE = 15 * MM


def draw(press: Press, data: WorksheetData, large: bool) -> None:
    """The poster."""
    look = look_for(large, poster=True)
    pen = Sheet(press, data, A3, look)
    *shared, own = data.parts
    last = pen.frame.lower(pen.frame.height * _OWN)
    rows = pen.frame.without_bottom(last.height + _GAP).cells(1, len(shared), gap=_GAP)
    for number, (part, row) in enumerate(zip(shared, rows, strict=True), start=1):
        with pen.inside(Role.SECTION):
            _agreement(pen, part, row, number, look)
    pen.panel(last, SAND, radius=12, line=1.6)
    inner = last.inset(20, 16)
    used = pen.stack(inner, [Piece(own.title, look.heading, Role.H2)])
    pen.write_on(inner.without_top(used), _LINE)
    pen.finish()


def _agreement(pen: Pen, part: WorksheetPart, row: Frame, number: int, look: Look) -> None:
    pen.panel(row, radius=12, line=1.6)
    badge = Frame(row.left, row.bottom, row.height, row.height).inset(14)
    with pen.shapes() as canvas:
        canvas.setLineWidth(1.6)
        canvas.setFillColorRGB(*SKY)
        canvas.circle(*badge.centre, badge.height / 2, stroke=1, fill=1)
    figure = replace(centred(look.heading), size=look.heading.size * 1.3)
    pen.stack(badge, [Piece(str(number), figure)], middle=True)
    words = [
        Piece(part.title, look.heading, Role.H2),
        Piece(part.text, look.body, before=2),
    ]
    left = badge.right + 20
    pen.stack(Frame(left, row.bottom, row.right - left - 14, row.height), words, middle=True)
