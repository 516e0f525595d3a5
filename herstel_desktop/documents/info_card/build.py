"""Lays out the information card."""

from __future__ import annotations

from dataclasses import dataclass

from herstel_desktop.documents.info_card.data import InfoCardData
from herstel_desktop.documents.info_card.sections import Typesetter
from herstel_desktop.documents.kit.assemble import assemble
from herstel_desktop.documents.kit.blocks import Block, TextBlock
from herstel_desktop.documents.kit.canvas import TaggedCanvas
from herstel_desktop.documents.kit.flow import Area, Pages
from herstel_desktop.documents.kit.lines import Text
from herstel_desktop.documents.kit.metadata import DocumentInfo
from herstel_desktop.documents.kit.page import A4, MM
from herstel_desktop.documents.kit.spans import TextStyle
from herstel_desktop.documents.kit.structure import Element, Role, StructureTree
from herstel_desktop.domain.card_inline import plain
from herstel_desktop.domain.card_text import ItemList, Section
from herstel_desktop.domain.dutch_dates import date_only

_ONE_PAGE_SIZES = (13.0, 12.0)
_SIZES = (11.5, 11.0, 10.5, 10.0, 9.5)  # of running text; nothing on the card is below 9
_SIZE_OF_LONG = 10.0
_LONG = 15_000  # characters; beyond this the size is not fitted
_GAP = 8 * MM
_BAND = (0.059, 0.361, 0.349)
_WHITE = (1.0, 1.0, 1.0)
_NO_TITLE = "Informatiekaart"


@dataclass(frozen=True)
class _Layout:
    tree: StructureTree
    pages: Pages
    band_height: float


def build(data: InfoCardData) -> bytes:
    """The card as PDF; the same data gives the same bytes."""
    layout = _best_layout(data)
    title = data.title or data.text.title or _NO_TITLE

    def decorate(canvas: TaggedCanvas) -> None:
        if canvas.getPageNumber() > 1:
            return
        with canvas.decoration():
            canvas.setFillColorRGB(*_BAND)
            bottom = A4.height - layout.band_height
            canvas.rect(0, bottom, A4.width, layout.band_height, stroke=0, fill=1)

    info = DocumentInfo(title, data.organisation)
    return assemble(info, A4, layout.tree, layout.pages, foot=_foot(data, title), decorate=decorate)


def _foot(data: InfoCardData, title: str) -> str:
    when = f"bijgewerkt op {date_only(data.made_on)}" if data.made_on else ""
    return " · ".join(part for part in (data.organisation or title, when) if part)


def _best_layout(data: InfoCardData) -> _Layout:
    """The largest type that takes no more pages than the smallest; larger yet on one page.

    A page that begins with a section goes before a larger type.
    """
    if _length(data) > _LONG:
        return _lay_out(data, _SIZE_OF_LONG)
    layouts = [_lay_out(data, _SIZES[0])]
    if _page_count(layouts[0]) == 1:
        larger = (_lay_out(data, size) for size in _ONE_PAGE_SIZES)
        return next((each for each in larger if _page_count(each) == 1), layouts[0])
    if layouts[0].pages.starts_cleanly() and _page_count(layouts[0]) == 2:
        return layouts[0]
    layouts += [_lay_out(data, size) for size in _SIZES[1:]]
    fewest = _page_count(layouts[-1])
    fitting = [layout for layout in layouts if _page_count(layout) == fewest]
    return next((layout for layout in fitting if layout.pages.starts_cleanly()), fitting[0])


def _page_count(layout: _Layout) -> int:
    return len(layout.pages.placed)


def _length(data: InfoCardData) -> int:
    """About how many characters there are, with a line counted as a few dozen."""
    length = 0
    for section in data.text.sections:
        for block in section.blocks:
            paragraphs = block.items if isinstance(block, ItemList) else (block,)
            length += sum(30 + len(plain(each.pieces)) for each in paragraphs)
    return length


def _lay_out(data: InfoCardData, size: float) -> _Layout:
    tree = StructureTree()
    band = _band_blocks(tree.document, data)
    inner = A4.inner_width
    band_height = 13 * MM + sum(b.before + b.height(inner) for b in band) + 8 * MM
    first = Area(A4.margin, A4.height - 13 * MM, A4.bottom, inner)
    following = Area(A4.margin, A4.top, A4.bottom, inner)
    pages = Pages(first, following)
    pages.add_wide(band)
    pages.leave(8 * MM + 6 * MM)
    sections = _sections(data)
    top_level = min((section.level for section in sections if section.heading), default=1)
    setter = Typesetter(tree.document, size, top_level)
    waiting: list[Block] = []
    for section in sections:
        if section.emergency:
            pages.add_columns(waiting, _GAP, size)
            waiting = []
            pages.add_wide([setter.emergency_box(section)])
        else:
            waiting.extend(setter.blocks(section))
    pages.add_columns(waiting, _GAP, size * 1.5)
    return _Layout(tree, pages, band_height)


def _sections(data: InfoCardData) -> list[Section]:
    own = data.text.title
    sections = list(data.text.sections)
    if data.title and own and own.casefold() != data.title.casefold():
        level = min((section.level for section in sections), default=1)
        sections.insert(0, Section(own, (), level))
    return sections


def _band_blocks(root: Element, data: InfoCardData) -> list[Block]:
    """What stands in white in the band: lines above the title, the title, the subtitle."""
    title = data.title or data.text.title or _NO_TITLE
    large = 24.0 if len(title) <= 60 else 18.0
    small = TextStyle(size=11, colour=_WHITE)
    blocks: list[Block] = [
        TextBlock(Text(line, small), root.add(Role.PARAGRAPH)) for line in data.text.above_title
    ]
    style = TextStyle(size=large, leading=1.15, bold=True, colour=_WHITE)
    blocks.append(TextBlock(Text(title, style), root.add(Role.H1)))
    if data.subtitle:
        blocks.append(TextBlock(Text(data.subtitle, small), root.add(Role.PARAGRAPH), before=3))
    return blocks
