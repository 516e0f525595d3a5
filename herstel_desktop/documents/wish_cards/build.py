"""Lays out wish cards: four to a page, in large print two, to cut apart."""

from __future__ import annotations

from functools import partial

from herstel_desktop.documents.kit.cutting import draw_page_cuts
from herstel_desktop.documents.kit.frame import Frame
from herstel_desktop.documents.kit.inks import OUTLINE
from herstel_desktop.documents.kit.lines import Text
from herstel_desktop.documents.kit.metadata import DocumentInfo
from herstel_desktop.documents.kit.page import A4, MM
from herstel_desktop.documents.kit.pen import Pen, Piece
from herstel_desktop.documents.kit.press import Press, confidential_pdf
from herstel_desktop.documents.kit.spans import TextStyle
from herstel_desktop.documents.kit.structure import Role
from herstel_desktop.documents.kit.type_scale import TypeScale, scale_for
from herstel_desktop.documents.wish_cards.data import WishCardsData

_PAGE = Frame(0, 0, A4.width, A4.height)
_GRID, _LARGE_GRID = (2, 2), (1, 2)
_MARGIN = 10 * MM
_TITLE = TextStyle(16, 1.2, bold=True)
_BODY = TextStyle(12, 1.25)
_SMALL = TextStyle(10, 1.3)
_LINE = 10 * MM  # between lines to write on

_QUESTION = "Waar wil ik de komende tijd aan werken?"
_MY_NAME = "Mijn naam mag erbij:"
_WHAT_HAPPENS = (
    "De begeleiders schrijven alle wensen over. Daaruit kiest de groep samen een thema."
    " Daarna versnipperen ze dit kaartje."
)
_WITHOUT_NAME = "Zonder naam is ook goed."
_NEVER_A_NAME = "Zet je naam er niet op."


def build(data: WishCardsData, large: bool = False) -> bytes:
    """Pages full of cards, as PDF; the same data gives the same bytes.

    Args:
        large: sets all text in 18 points or more.
    """
    return confidential_pdf(
        DocumentInfo(f"Wenskaarten {data.group_name}", data.organisation),
        partial(draw, data=data, large=large),
    )


def draw(press: Press, data: WishCardsData, large: bool = False) -> None:
    """Draws the cards as the next pages."""
    columns, rows = _LARGE_GRID if large else _GRID
    pages = -(-data.cards // (columns * rows))
    press.copies(partial(_draw_page, data=data, large=large), pages)


def _draw_page(press: Press, data: WishCardsData, large: bool) -> None:
    grid = _LARGE_GRID if large else _GRID
    with press.page(A4):
        pen = Pen(press)
        draw_page_cuts(pen, _PAGE, *grid)
        for cell in _PAGE.cells(*grid):
            with pen.inside(Role.SECTION):
                _draw_card(pen, data, cell.inset(_MARGIN), scale_for(large))


def _draw_card(pen: Pen, data: WishCardsData, cell: Frame, scale: TypeScale) -> None:
    small, body = scale.of(_SMALL), scale.of(_BODY)
    head = [
        Piece(data.group_name, small),
        Piece(_QUESTION, scale.of(_TITLE), Role.H1, before=2),
    ]
    used = pen.stack(cell, head)
    first = _WITHOUT_NAME if data.keeps_names else _NEVER_A_NAME
    foot = [Piece(f"{first} {_WHAT_HAPPENS}", small)]
    low = pen.height(foot, cell.width)
    name = body.line_height + 10 if data.keeps_names else 0.0
    room = cell.without_top(used).without_bottom(low + name + 14)
    pen.write_on(room.without_top(_LINE * 0.4), _LINE)
    if data.keeps_names:
        _draw_name(pen, cell.without_bottom(low + 8).lower(name), body)
    pen.stack(cell.lower(low), foot)


def _draw_name(pen: Pen, row: Frame, style: TextStyle) -> None:
    side = style.size * 0.85
    left = row.left + side + 7
    label = Frame(left, row.bottom, row.right - left, style.line_height)
    pen.stack(label, [Piece(_MY_NAME, style)])
    base = row.bottom + style.line_height - style.base_line
    with pen.shapes() as canvas:
        canvas.setStrokeColorRGB(*OUTLINE)
        canvas.setLineWidth(1.0)
        canvas.rect(row.left + 0.5, base - side * 0.1, side, side, stroke=1, fill=0)
    begin = left + Text(_MY_NAME, style).width() + 6
    pen.write_on(Frame(begin, base - 2, row.right - begin, 1), 1)
