"""Turns filled pages into a document."""

from __future__ import annotations

from collections.abc import Callable

from herstel_desktop.documents.kit.canvas import TaggedCanvas
from herstel_desktop.documents.kit.flow import Area, Pages
from herstel_desktop.documents.kit.metadata import DocumentInfo
from herstel_desktop.documents.kit.page import Paper, draw_foot
from herstel_desktop.documents.kit.press import Press
from herstel_desktop.documents.kit.structure import StructureTree
from herstel_desktop.documents.kit.type_scale import AS_DESIGNED, TypeScale

Decorate = Callable[[TaggedCanvas], None]
"""Draws what lies under a page's content."""


def plain_pages(paper: Paper) -> Pages:
    """Empty pages of which everything between the margins is filled."""
    area = Area(paper.margin, paper.top, paper.bottom, paper.inner_width)
    return Pages(area, area)


def assemble(
    info: DocumentInfo,
    paper: Paper,
    tree: StructureTree,
    pages: Pages,
    *,
    foot: str = "",
    decorate: Decorate | None = None,
) -> bytes:
    """Draws all pages in order, each with its foot."""
    press = Press(info, tree)
    draw_pages(press, paper, pages, foot=foot, decorate=decorate)
    return press.finish()


def draw_pages(
    press: Press,
    paper: Paper,
    pages: Pages,
    *,
    foot: str = "",
    scale: TypeScale = AS_DESIGNED,
    decorate: Decorate | None = None,
) -> None:
    """Draws all pages in order on a press, each with its foot."""
    for number, placed in enumerate(pages.placed, start=1):
        with press.page(paper) as canvas:
            if decorate is not None:
                decorate(canvas)
            for item in placed:
                item.block.draw(canvas, item.left, item.top, item.width)
            draw_foot(canvas, paper, foot, number, len(pages.placed), scale=scale)
