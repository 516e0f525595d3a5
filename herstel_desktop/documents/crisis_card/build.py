"""Lays out the crisis card."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from herstel_desktop.documents.crisis_card.data import CardPaper, CrisisCardData
from herstel_desktop.documents.kit.assemble import draw_pages, plain_pages
from herstel_desktop.documents.kit.blocks import Block, ItemBlock, Mark, TextBlock
from herstel_desktop.documents.kit.headings import TITLE, title_blocks
from herstel_desktop.documents.kit.lines import Text
from herstel_desktop.documents.kit.metadata import DocumentInfo
from herstel_desktop.documents.kit.page import A4, A5, Paper
from herstel_desktop.documents.kit.press import Press
from herstel_desktop.documents.kit.spans import LINE_BREAK, NO_BREAK_SPACE, Span, TextStyle
from herstel_desktop.documents.kit.structure import Element, Role
from herstel_desktop.documents.kit.tables import Cell, Row, table
from herstel_desktop.documents.kit.type_scale import AS_DESIGNED, LARGE_PRINT, TypeScale
from herstel_desktop.domain.crisis import CrisisLine
from herstel_desktop.domain.dutch_dates import date_only

_TITLE = "Crisiskaart"
_KICKER = "Wie bel je als het misgaat? Begin bovenaan."
_TALK = "Zo praat je"
_NOT_CHECKED = "nog niet gecontroleerd"
_WORDS, _SHARES = ("Bel", "Wanneer", "Wie"), (0.26, 0.31, 0.43)  # of the width, for each column
_LARGE_WORDS, _LARGE_SHARES = ("Bel", "Wanneer"), (0.6, 0.4)
_NO_NUMBER = "vul hier in:"


@dataclass(frozen=True)
class _Look:
    paper: Paper
    title: TextStyle
    body: TextStyle
    number: TextStyle
    heading: TextStyle
    scale: TypeScale = AS_DESIGNED

    def large(self) -> _Look:
        """The same card in large print."""
        return replace(
            self,
            body=LARGE_PRINT.of(self.body),
            number=LARGE_PRINT.of(self.number),
            heading=LARGE_PRINT.of(self.heading),
            scale=LARGE_PRINT,
        )


_LOOKS = {
    CardPaper.A4: _Look(
        paper=A4,
        title=TITLE,
        body=TextStyle(11.5, 1.35),
        number=TextStyle(16, 1.2, bold=True),
        heading=TextStyle(14, 1.2, bold=True),
    ),
    CardPaper.A5: _Look(
        paper=A5,
        title=TextStyle(17, 1.2, bold=True),
        body=TextStyle(9.5, 1.28),
        number=TextStyle(11.5, 1.2, bold=True),
        heading=TextStyle(11, 1.2, bold=True),
    ),
}


def build(data: CrisisCardData, large: bool = False) -> bytes:
    """The card as PDF; the same data gives the same bytes.

    Args:
        large: sets everything in 18 points or more, on A4 whatever the paper.
    """
    press = Press(DocumentInfo(_TITLE, data.organisation))
    draw(press, data, large)
    return press.finish()


def draw(press: Press, data: CrisisCardData, large: bool = False) -> None:
    """Draws the card as the next pages."""
    look = _LOOKS[CardPaper.A4].large() if large else _LOOKS[data.paper]
    root = press.root
    pages = plain_pages(look.paper)
    blocks = title_blocks(root, _TITLE, _KICKER, look.title, scale=look.scale)
    if data.lines:
        blocks.append(_ladder(root, data.lines, look))
        blocks += _checked_together(root, data.lines, look)
    if data.how_to_talk:
        blocks += _talk(root, data.how_to_talk, look)
    pages.add_wide(blocks)
    foot = data.organisation or _TITLE
    draw_pages(press, look.paper, pages, foot=foot, scale=look.scale)


def _ladder(root: Element, lines: tuple[CrisisLine, ...], look: _Look) -> Block:
    head = TextStyle(look.body.size, 1.2, bold=True)
    with_date = _common_date(lines) is None
    large = look.scale is LARGE_PRINT
    words, shares = (_LARGE_WORDS, _LARGE_SHARES) if large else (_WORDS, _SHARES)
    widths = tuple(look.paper.inner_width * share for share in shares)
    header = Row(tuple(Cell(Text(word, head)) for word in words), 20)
    rows = []
    for line in lines:
        situation = Cell(Text(line.situation, look.body))
        who = _who(line, with_date=with_date)
        if large:  # three columns would be too narrow for the words
            bell = [*_number(line, bold=True), Span(LINE_BREAK), *who]
            cells: tuple[Cell, ...] = (Cell(Text(bell, look.body)), situation)
        else:
            style = look.number if line.number else look.body
            cells = Cell(Text(_number(line), style)), situation, Cell(Text(who, look.body))
        rows.append(Row(cells, look.body.size * 2.3))
    return table(root, widths, header, rows, before=10)


def _number(line: CrisisLine, *, bold: bool = False) -> list[Span]:
    if not line.number:
        return [Span(_NO_NUMBER)]
    digits = "".join(char for char in line.number if char.isdigit() or char == "+")
    link = f"tel:{digits}" if digits and len(digits) == _signs(line.number) else ""
    return [Span(line.number, bold=bold, link=link)]


def _signs(number: str) -> int:
    """How many signs a number has besides what only groups them."""
    return sum(char not in f" -()/{NO_BREAK_SPACE}" for char in number)


def _common_date(lines: tuple[CrisisLine, ...]) -> date | None:
    """The date on which every number was checked, if it is the same for all."""
    dates = {line.checked_on for line in lines}
    return next(iter(dates)) if len(dates) == 1 else None


def _checked_together(root: Element, lines: tuple[CrisisLine, ...], look: _Look) -> list[Block]:
    checked_on = _common_date(lines)
    if checked_on is None:
        return []
    note = Text(f"Alle nummers zijn gecontroleerd op {date_only(checked_on)}.", look.body)
    return [TextBlock(note, root.add(Role.PARAGRAPH), before=5)]


def _who(line: CrisisLine, *, with_date: bool) -> list[Span]:
    spans = [Span(line.who, bold=True)]
    if line.remark:
        spans.append(Span(f"{LINE_BREAK}{line.remark}"))
    if with_date:
        on = date_only(line.checked_on).replace(" ", NO_BREAK_SPACE) if line.checked_on else ""
        checked = f"gecontroleerd op {on}" if on else _NOT_CHECKED
        spans.append(Span(f"{LINE_BREAK}{checked}", italic=True))
    return spans


def _talk(root: Element, advices: tuple[str, ...], look: _Look) -> list[Block]:
    heading = root.add(Role.H2)
    blocks: list[Block] = [
        TextBlock(Text(_TALK, look.heading), heading, before=14, keep_with_next=True)
    ]
    listing = root.add(Role.LIST)
    listing.numbering = "Disc"
    for advice in advices:
        item = listing.add(Role.ITEM)
        label = item.add(Role.LABEL)
        body = TextBlock(Text(advice, look.body), item.add(Role.BODY))
        blocks.append(ItemBlock(Mark.BULLET, label, body, look.body.size * 1.25, before=3))
    return blocks
