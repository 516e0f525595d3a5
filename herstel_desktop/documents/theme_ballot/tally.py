"""Lays out the tally sheet (turflijst), for hands that are counted in the room."""

from __future__ import annotations

from functools import partial

from herstel_desktop.documents.kit.assemble import draw_pages, plain_pages
from herstel_desktop.documents.kit.headings import title_blocks
from herstel_desktop.documents.kit.lines import Text
from herstel_desktop.documents.kit.metadata import DocumentInfo
from herstel_desktop.documents.kit.page import A4, MM
from herstel_desktop.documents.kit.press import Press, confidential_pdf
from herstel_desktop.documents.kit.prose import Prose
from herstel_desktop.documents.kit.spans import Align, TextStyle
from herstel_desktop.documents.kit.tables import Cell, Row, table
from herstel_desktop.documents.kit.type_scale import scale_for
from herstel_desktop.documents.theme_ballot.data import ThemeBallotData
from herstel_desktop.documents.theme_ballot.words import QUESTION, whose_line

_HEADER = TextStyle(10, 1.2, bold=True)
_THEME = TextStyle(12, 1.25, align=Align.LEFT)
_ROW = 14 * MM
_SHARES = (0.42, 0.42, 0.16)


def build_tally(data: ThemeBallotData, large: bool = False) -> bytes:
    """The tally sheet as PDF; the same data gives the same bytes.

    Args:
        large: sets everything in 18 points or more.
    """
    return confidential_pdf(
        DocumentInfo(_title(data), data.organisation), partial(draw_tally, data=data, large=large)
    )


def draw_tally(press: Press, data: ThemeBallotData, large: bool = False) -> None:
    """Draws the tally sheet as the next pages."""
    scale, root = scale_for(large), press.root
    prose = Prose(root, scale)
    pages = plain_pages(A4)
    pages.add_wide(title_blocks(root, QUESTION, f"Turflijst · {whose_line(data)}", scale=scale))
    pages.add_wide([prose.paragraph(_how(data), before=8)])
    header, theme = scale.of(_HEADER), scale.of(_THEME)
    names = [Text(title, theme) for title in data.themes]
    rows = [Row((Cell(name), Cell(), Cell()), _ROW) for name in names]
    rows.append(Row((Cell(Text("Zoveel mensen stemden mee:", theme)), Cell(), Cell()), _ROW))
    words = ("Thema", "Turven", "Samen")
    heads = Row(tuple(Cell(Text(word, header)) for word in words), 7 * MM)
    widths = tuple(A4.inner_width * share for share in _SHARES)
    pages.add_wide([table(root, widths, heads, rows, before=10)])
    draw_pages(press, A4, pages, foot=_title(data), scale=scale)


def _how(data: ThemeBallotData) -> str:
    times = "één keer" if data.dots == 1 else f"{data.dots} keer"
    return (
        "Lees eerst alle thema’s voor. Lees ze dan nog een keer en tel bij elk thema de handen."
        f" Iedereen mag {times} een hand opsteken. Niet meedoen mag ook."
    )


def _title(data: ThemeBallotData) -> str:
    return f"Turflijst {data.group_name}"
