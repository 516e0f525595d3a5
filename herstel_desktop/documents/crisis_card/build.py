"""Lays out the crisis card."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from herstel_desktop.documents.crisis_card.data import CardPaper, CrisisCardData
from herstel_desktop.documents.kit.assemble import assemble, plain_pages
from herstel_desktop.documents.kit.blocks import Block, ItemBlock, Mark, TextBlock
from herstel_desktop.documents.kit.headings import TITLE, title_blocks
from herstel_desktop.documents.kit.lines import Text
from herstel_desktop.documents.kit.metadata import DocumentInfo
from herstel_desktop.documents.kit.page import A4, A5, Paper
from herstel_desktop.documents.kit.spans import LINE_BREAK, NO_BREAK_SPACE, Span, TextStyle
from herstel_desktop.documents.kit.structure import Element, Role, StructureTree
from herstel_desktop.documents.kit.tables import Cell, Row, table
from herstel_desktop.domain.crisis import CrisisLine
from herstel_desktop.domain.dutch_dates import date_only

_TITLE = "Crisiskaart"
_KICKER = "Wie bel je als het misgaat? Begin bovenaan."
_TALK = "Zo praat je"
_NOT_CHECKED = "nog niet gecontroleerd"
_SHARES = (0.26, 0.31, 0.43)  # of the width, for each column
_NO_NUMBER = "vul hier in:"


@dataclass(frozen=True)
class _Look:
    paper: Paper
    title: TextStyle
    body: TextStyle
    number: TextStyle
    heading: TextStyle


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


def build(data: CrisisCardData) -> bytes:
    """The card as PDF; the same data gives the same bytes."""
    look = _LOOKS[data.paper]
    tree = StructureTree()
    pages = plain_pages(look.paper)
    blocks = title_blocks(tree.document, _TITLE, _KICKER, look.title)
    if data.lines:
        blocks.append(_ladder(tree.document, data.lines, look))
        blocks += _checked_together(tree.document, data.lines, look)
    if data.how_to_talk:
        blocks += _talk(tree.document, data.how_to_talk, look)
    pages.add_wide(blocks)
    info = DocumentInfo(_TITLE, data.organisation)
    return assemble(info, look.paper, tree, pages, foot=data.organisation or _TITLE)


def _ladder(root: Element, lines: tuple[CrisisLine, ...], look: _Look) -> Block:
    widths = tuple(look.paper.inner_width * share for share in _SHARES)
    head = TextStyle(look.body.size, 1.2, bold=True)
    together = _common_date(lines) is not None
    header = Row(tuple(Cell(Text(word, head)) for word in ("Bel", "Wanneer", "Wie")), 20)
    rows = [
        Row(
            (
                Cell(_number(line, look)),
                Cell(Text(line.situation, look.body)),
                _who(line, look, with_date=not together),
            ),
            look.body.size * 2.3,
        )
        for line in lines
    ]
    return table(root, widths, header, rows, before=10)


def _number(line: CrisisLine, look: _Look) -> Text:
    if not line.number:
        return Text(_NO_NUMBER, look.body)
    digits = "".join(char for char in line.number if char.isdigit() or char == "+")
    link = f"tel:{digits}" if digits and len(digits) == _signs(line.number) else ""
    return Text([Span(line.number, link=link)], look.number)


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


def _who(line: CrisisLine, look: _Look, *, with_date: bool) -> Cell:
    spans = [Span(line.who, bold=True)]
    if line.remark:
        spans.append(Span(f"{LINE_BREAK}{line.remark}"))
    if with_date:
        on = date_only(line.checked_on).replace(" ", NO_BREAK_SPACE) if line.checked_on else ""
        checked = f"gecontroleerd op {on}" if on else _NOT_CHECKED
        spans.append(Span(f"{LINE_BREAK}{checked}", italic=True))
    return Cell(Text(spans, look.body))


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
