"""Lays out ballot papers: four or two to a page, to cut apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from herstel_desktop.documents.kit.cutting import draw_page_cuts
from herstel_desktop.documents.kit.frame import Frame
from herstel_desktop.documents.kit.inks import OUTLINE, SOFT
from herstel_desktop.documents.kit.lines import Text
from herstel_desktop.documents.kit.metadata import DocumentInfo
from herstel_desktop.documents.kit.page import A4, MM
from herstel_desktop.documents.kit.pen import Pen, Piece
from herstel_desktop.documents.kit.press import Press, confidential_pdf
from herstel_desktop.documents.kit.shapes import rings
from herstel_desktop.documents.kit.spans import TextStyle
from herstel_desktop.documents.kit.structure import Role
from herstel_desktop.documents.kit.type_scale import scale_for
from herstel_desktop.documents.theme_ballot.data import BallotPaper, ThemeBallotData
from herstel_desktop.documents.theme_ballot.words import QUESTION, whose_line

_PAGE = Frame(0, 0, A4.width, A4.height)
_GRIDS = {BallotPaper.A6: (2, 2), BallotPaper.A5: (1, 2)}
_WHOLE = (1, 1)
_MARGIN = 10 * MM
_TITLE = TextStyle(17, 1.15, bold=True)
_BODY = TextStyle(12, 1.25)
_SMALL = TextStyle(10, 1.25)
# Of the type, when even a whole page is too small for all themes: better small than not there.
_SMALLER = (0.92, 0.84, 0.76, 0.68, 0.6, 0.52)
_LEAST = 9.0  # points
_LEAST_GAP, _MOST_GAP = 5.0, 24.0  # above and below a theme together
_NO_NAME = "Je naam hoeft er niet op."


@dataclass(frozen=True)
class _Look:
    """The type of one paper, and how many there are across and along a page."""

    grid: tuple[int, int]
    title: TextStyle
    body: TextStyle
    small: TextStyle

    @property
    def dot(self) -> float:
        """Width of the circle for one dot."""
        return self.body.size * 1.25

    @property
    def cells(self) -> list[Frame]:
        """Where the papers lie on a page."""
        return _PAGE.cells(*self.grid)


def build(data: ThemeBallotData, large: bool = False) -> bytes:
    """As many ballot papers as wanted, as PDF; the same data gives the same bytes.

    Args:
        large: sets all text in 18 points or more.

    Raises:
        ValueError: the themes do not fit on a page.
    """
    return confidential_pdf(
        DocumentInfo(f"Stembriefjes {data.group_name}", data.organisation),
        partial(draw, data=data, large=large),
    )


def draw(press: Press, data: ThemeBallotData, large: bool = False) -> None:
    """Draws the ballot papers as the next pages; raises what `build` raises."""
    look = _fitting(data, large)
    full, rest = divmod(data.copies, len(look.cells))
    if full:
        press.copies(partial(_draw_page, data=data, look=look, papers=len(look.cells)), full)
    if rest:
        press.copies(partial(_draw_page, data=data, look=look, papers=rest), 1)


def _fitting(data: ThemeBallotData, large: bool) -> _Look:
    """The smallest paper, from the wanted one on, that holds all themes."""
    for look in _looks(data.paper, large):
        cell = look.cells[0].inset(_MARGIN)
        rows = sum(_heights(data, look, cell.width))
        used = Pen.height(_head(data, look), cell.width) + _foot_height(look)
        if used + rows + _LEAST_GAP * (len(data.themes) + 1) <= cell.height:
            return look
    raise ValueError("the themes are too long for a ballot paper")


def _looks(paper: BallotPaper, large: bool) -> Iterator[_Look]:
    scale = scale_for(large)
    styles = scale.of(_TITLE), scale.of(_BODY), scale.of(_SMALL)
    grids = [_GRIDS[paper], _GRIDS[BallotPaper.A5], _WHOLE]
    for grid in dict.fromkeys(grids):
        yield _Look(grid, *styles)
    for share in _SMALLER:
        smaller = (replace(style, size=max(_LEAST, style.size * share)) for style in styles)
        yield _Look(_WHOLE, *smaller)


def _head(data: ThemeBallotData, look: _Look) -> list[Piece]:
    if data.dots == 1:
        how = "Je hebt 1 stip. Zet hem bij het thema dat jij kiest."
    else:
        how = f"Je hebt {data.dots} stippen. Zet ze waar je wilt."
    return [
        Piece(whose_line(data), look.small),
        Piece(QUESTION, look.title, Role.H1, before=2),
        Piece(how, look.body, before=3),
    ]


def _foot_height(look: _Look) -> float:
    return look.small.line_height + 2


def _dots_width(data: ThemeBallotData, look: _Look) -> float:
    return data.dots * look.dot * 1.3


def _heights(data: ThemeBallotData, look: _Look, width: float) -> list[float]:
    """Height of each theme, without the gap between them."""
    room = width - _dots_width(data, look) - look.body.size
    return [max(Text(theme, look.body).height(room), look.dot) for theme in data.themes]


def _draw_page(press: Press, data: ThemeBallotData, look: _Look, papers: int) -> None:
    with press.page(A4):
        pen = Pen(press)
        draw_page_cuts(pen, _PAGE, *look.grid)
        for cell in look.cells[:papers]:
            with pen.inside(Role.SECTION):
                _draw_paper(pen, data, look, cell.inset(_MARGIN))


def _draw_paper(pen: Pen, data: ThemeBallotData, look: _Look, cell: Frame) -> None:
    used = pen.stack(cell, _head(data, look))
    room = cell.without_top(used).without_bottom(_foot_height(look))
    heights = _heights(data, look, cell.width)
    spare = room.height - sum(heights)
    gap = min(_MOST_GAP, spare / (len(heights) + 1)) if heights else 0.0
    top = room.top - gap / 2
    with pen.inside(Role.LIST) as listing:
        listing.numbering = "None"
        for theme, high in zip(data.themes, heights, strict=True):
            row = Frame(room.left, top - high - gap, room.width, high + gap)
            with pen.inside(Role.ITEM):
                _draw_theme(pen, theme, data, look, row)
            top -= high + gap
    pen.stack(cell.lower(_foot_height(look)), [Piece(_NO_NAME, look.small)])


def _draw_theme(pen: Pen, theme: str, data: ThemeBallotData, look: _Look, row: Frame) -> None:
    wide = _dots_width(data, look)
    words = Frame(row.left, row.bottom, row.width - wide - look.body.size, row.height)
    pen.stack(words, [Piece(theme, look.body, Role.BODY)], middle=True)
    with pen.shapes() as canvas:
        canvas.setStrokeColorRGB(*SOFT)
        canvas.setLineWidth(0.5)
        canvas.line(row.left, row.bottom, row.right, row.bottom)
        canvas.setStrokeColorRGB(*OUTLINE)
        canvas.setLineWidth(1.1)
        begin, step = row.right - wide, wide / data.dots
        middles = [(begin + (dot + 0.5) * step, row.centre[1]) for dot in range(data.dots)]
        rings(canvas, middles, look.dot / 2)
