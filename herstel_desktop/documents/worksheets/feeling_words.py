"""Lays out words for feelings, in groups."""

from __future__ import annotations

from dataclasses import replace

from herstel_desktop.documents.kit.frame import Frame
from herstel_desktop.documents.kit.inks import CLOUD, LEAF, LILAC, ROSE, SKY, SUN
from herstel_desktop.documents.kit.page import A4
from herstel_desktop.documents.kit.pen import Pen, Piece
from herstel_desktop.documents.kit.press import Press
from herstel_desktop.documents.kit.structure import Role
from herstel_desktop.documents.worksheets.look import Look, look_for
from herstel_desktop.documents.worksheets.sheet import Sheet
from herstel_desktop.domain.worksheets import WorksheetData, WorksheetPart

_GAP = 12.0
_GROUNDS = (SUN, LEAF, SKY, CLOUD, ROSE, LILAC)


def draw(press: Press, data: WorksheetData, large: bool) -> None:
    """The words: six groups on a page, in large print three."""
    look = look_for(large)
    word = replace(look.body, size=18 if large else 14)
    columns, rows = (1, 3) if large else (2, 3)
    on_a_page = columns * rows
    pen = Sheet(press, data, A4, look, pages=-(-len(data.parts) // on_a_page))
    cells = pen.frame.cells(columns, rows, gap=_GAP)
    for number, part in enumerate(data.parts):
        if number and number % on_a_page == 0:
            pen.turn()
        with pen.inside(Role.SECTION):
            _group(pen, part, cells[number % on_a_page], replace(look, body=word), number)
    pen.finish()


def _group(pen: Pen, part: WorksheetPart, cell: Frame, look: Look, number: int) -> None:
    pen.panel(cell)
    head = [Piece(part.title, look.heading, Role.H2)]
    band = cell.inset(8).upper(pen.height(head, cell.width) + 10)
    pen.panel(band, _GROUNDS[number % len(_GROUNDS)], radius=5, line=0.8)
    pen.stack(band.inset(10, 5), head)
    words = cell.inset(18, 14).without_top(band.height + 4)
    deep = -(-len(part.items) // 2)
    line = look.body.line_height
    gap = min((words.height - deep * line) / max(deep - 1, 1), line * 0.75)
    pen.items(words, part.items, look.body, gap=gap, columns=2)
