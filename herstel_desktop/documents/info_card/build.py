"""Lays out the information card."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from herstel_desktop.documents.info_card.code import CodeBlock
from herstel_desktop.documents.info_card.data import InfoCardData
from herstel_desktop.documents.info_card.sections import Typesetter
from herstel_desktop.documents.kit.assemble import draw_pages
from herstel_desktop.documents.kit.blocks import Block, FramedBlock, ItemBlock, TextBlock
from herstel_desktop.documents.kit.canvas import TaggedCanvas
from herstel_desktop.documents.kit.flow import Area, Pages
from herstel_desktop.documents.kit.lines import Text
from herstel_desktop.documents.kit.metadata import DocumentInfo
from herstel_desktop.documents.kit.page import A4, MM
from herstel_desktop.documents.kit.press import Press
from herstel_desktop.documents.kit.spans import TextStyle
from herstel_desktop.documents.kit.structure import Element, Role, StructureTree
from herstel_desktop.domain.card_inline import plain
from herstel_desktop.domain.card_text import ItemList, Section
from herstel_desktop.domain.dutch_dates import date_only
from herstel_desktop.domain.info_cards import CardPlace

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
    owners: dict[int, int]  # which section an element belongs to, by the identity of the element


def build(data: InfoCardData) -> bytes:
    """The card as PDF; the same data gives the same bytes."""
    return build_with_places(data)[0]


def build_with_places(data: InfoCardData) -> tuple[bytes, tuple[CardPlace, ...]]:
    """As `build`, and where each section of the text stands."""
    press = Press(DocumentInfo(_title(data), data.organisation))
    layout = _draw(press, data)
    return press.finish(), tuple(_places(layout))


def build_all(cards: Sequence[InfoCardData], title: str, tell: Callable[[int], object]) -> bytes:
    """Many cards as one PDF, each with a bookmark and pages numbered by itself.

    Args:
        title: of the whole.
        tell: called with the number of each card before it is drawn, from 0; may raise to stop.

    Raises:
        ValueError: there are no cards.
    """
    if not cards:
        raise ValueError("nothing to print")
    press = Press(DocumentInfo(title, cards[0].organisation))
    for number, data in enumerate(cards):
        tell(number)
        press.add(data.bookmark or _title(data), partial(draw, data=data))
    return press.finish()


def draw(press: Press, data: InfoCardData) -> None:
    """The card on the next sheets of a press."""
    _draw(press, data)


def _draw(press: Press, data: InfoCardData) -> _Layout:
    layout = _best_layout(data)
    first = press.canvas.getPageNumber()
    for kid in layout.tree.document.kids:
        assert isinstance(kid, Element)
        kid.parent = press.root
        press.root.kids.append(kid)

    def decorate(canvas: TaggedCanvas) -> None:
        if canvas.getPageNumber() > first:
            return
        with canvas.decoration():
            canvas.setFillColorRGB(*_BAND)
            bottom = A4.height - layout.band_height
            canvas.rect(0, bottom, A4.width, layout.band_height, stroke=0, fill=1)

    draw_pages(press, A4, layout.pages, foot=_foot(data, _title(data)), decorate=decorate)
    return layout


def _places(layout: _Layout) -> Iterator[CardPlace]:
    for page, placed in enumerate(layout.pages.placed):
        for each in placed:
            section = layout.owners.get(id(_element(each.block)))
            if section is not None:
                bottom = each.top - each.block.height(each.width)
                yield CardPlace(
                    section,
                    page,
                    each.left / A4.width,
                    1 - each.top / A4.height,
                    (each.left + each.width) / A4.width,
                    1 - bottom / A4.height,
                )


def _parts(block: Block) -> Sequence[Block]:
    return block.blocks if isinstance(block, FramedBlock) else (block,)


def _element(block: Block) -> Element | None:
    """What a block, or the first piece of one, is in the structure tree."""
    if isinstance(block, FramedBlock):
        return _element(block.blocks[0]) if block.blocks else None
    if isinstance(block, ItemBlock):
        return block.body.element
    return block.element if isinstance(block, TextBlock | CodeBlock) else None


def _title(data: InfoCardData) -> str:
    return data.title or data.text.title or _NO_TITLE


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
    owners: dict[int, int] = {}
    added = len(sections) - len(data.text.sections)
    for number, section in enumerate(sections, start=-added):
        if section.emergency:
            blocks: list[Block] = [setter.emergency_box(section)]
            pages.add_columns(waiting, _GAP, size)
            pages.add_wide(blocks)
            waiting = []
        else:
            blocks = [setter.calm_box(section)] if section.framed else setter.blocks(section)
            waiting.extend(blocks)
        owners.update((id(_element(part)), number) for block in blocks for part in _parts(block))
    pages.add_columns(waiting, _GAP, size * 1.5)
    return _Layout(tree, pages, band_height, owners)


def _sections(data: InfoCardData) -> list[Section]:
    own = data.text.title
    sections = list(data.text.sections)
    if data.title and own and own.casefold() != data.title.casefold():
        level = min((section.level for section in sections), default=1)
        sections.insert(0, Section(own, (), level))
    return sections


def _band_blocks(root: Element, data: InfoCardData) -> list[Block]:
    """What stands in white in the band: lines above the title, the title, the subtitle."""
    title = _title(data)
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
