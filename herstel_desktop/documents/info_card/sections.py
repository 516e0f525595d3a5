"""Turns a card's sections into blocks of one type size."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from herstel_desktop.documents.info_card.code import code_block
from herstel_desktop.documents.kit.blocks import Block, FramedBlock, ItemBlock, Mark, TextBlock
from herstel_desktop.documents.kit.lines import Text
from herstel_desktop.documents.kit.spans import Span, TextStyle
from herstel_desktop.documents.kit.structure import Element, Role
from herstel_desktop.domain.card_inline import Piece
from herstel_desktop.domain.card_lines import ItemMark
from herstel_desktop.domain.card_text import CardBlock, Item, ItemList, Paragraph, Section

_ALARM_NUMBER = re.compile(r"(?<![\w-])(11[23])(?![\w-])")
_DANGER = (0.702, 0.251, 0.165)
_DANGER_GROUND = (0.988, 0.953, 0.941)
_CALM = (0.059, 0.361, 0.349)
_CALM_GROUND = (0.941, 0.965, 0.957)
_MARKS = {ItemMark.BULLET: Mark.BULLET, ItemMark.TICK: Mark.TICK}
_NUMBERING = {ItemMark.BULLET: "Disc", ItemMark.TICK: "None", ItemMark.NUMBER: "Decimal"}


class Typesetter:
    """Sets sections in one type size.

    Attributes:
        size: of running text, points.
    """

    def __init__(self, root: Element, size: float, level_of_top: int) -> None:
        self._root = root
        self._level_of_top = level_of_top
        self._has_heading = False
        self.size = size
        self.body = TextStyle(size=size)
        self.heading = TextStyle(size=size + 1.5, leading=1.2, bold=True)
        self.lesser_heading = TextStyle(size=size + 0.5, leading=1.2, bold=True)

    def blocks(self, section: Section) -> list[Block]:
        """The blocks of a section, its heading first."""
        blocks: list[Block] = []
        if section.heading:
            blocks.append(self._heading(section))
        for block in section.blocks:
            if isinstance(block, Paragraph):
                blocks.append(self._paragraph(block, first=not blocks))
            else:
                blocks.extend(self._items(block))
        if section.code and (code := code_block(self._root, section.code)) is not None:
            blocks.append(code)
        return blocks

    def calm_box(self, section: Section) -> FramedBlock:
        """The section in a calm frame, for what is looked up again."""
        blocks = tuple(self.blocks(section))
        return FramedBlock(blocks, _CALM_GROUND, _CALM, before=self.size * 1.3)

    def emergency_box(self, section: Section) -> FramedBlock:
        """The section in a frame with a heavy bar."""
        blocks = self.blocks(replace(section, blocks=tuple(map(_with_numbers, section.blocks))))
        return FramedBlock(tuple(blocks), _DANGER_GROUND, _DANGER, before=self.size * 1.3)

    def _heading(self, section: Section) -> TextBlock:
        lesser = section.level > self._level_of_top and self._has_heading
        self._has_heading = True
        element = self._root.add(Role.H3 if lesser else Role.H2)
        style = self.lesser_heading if lesser else self.heading
        has_body = bool(section.blocks)
        return TextBlock(
            Text(section.heading, style), element, before=self.size * 1.25, keep_with_next=has_body
        )

    def _paragraph(self, paragraph: Paragraph, *, first: bool) -> TextBlock:
        before = 0.0 if paragraph.tight else self.size * (0.25 if first else 0.5)
        # A line such as 'Voorbeelden zijn:' belongs to what follows.
        introduces = paragraph.pieces[-1].text.rstrip().endswith(":")
        return TextBlock(
            Text(_spans(paragraph.pieces), self.body),
            self._root.add(Role.PARAGRAPH),
            before,
            keep_with_next=introduces,
        )

    def _items(self, items: ItemList) -> list[Block]:
        parent = self._root.add(Role.LIST)
        parent.numbering = _NUMBERING[items.items[0].mark]
        blocks: list[Block] = [self._item(parent, item) for item in items.items]
        first = blocks[0]
        assert isinstance(first, ItemBlock)
        blocks[0] = replace(first, before=self.size * 0.45)
        return blocks

    def _item(self, parent: Element, item: Item) -> ItemBlock:
        element = parent.add(Role.ITEM)
        label_element = element.add(Role.LABEL)
        label = _MARKS.get(item.mark, item.label)
        if label is Mark.TICK:
            label_element.actual_text = label.value
        if isinstance(label, Mark):
            indent = self.size * 1.25
        else:
            indent = max(self.size * 1.5, Text(label, self.body).width() + self.size * 0.5)
        body = TextBlock(Text(_spans(item.pieces), self.body), element.add(Role.BODY))
        return ItemBlock(label, label_element, body, indent, before=self.size * 0.22)


def _with_numbers(block: CardBlock) -> CardBlock:
    """The block with its alarm numbers bold, as other phone numbers already are."""
    if isinstance(block, ItemList):
        items = (replace(item, pieces=_bold_numbers(item.pieces)) for item in block.items)
        return ItemList(tuple(items))
    return replace(block, pieces=_bold_numbers(block.pieces))


def _bold_numbers(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    result: list[Piece] = []
    for piece in pieces:
        if piece.link:
            result.append(piece)
            continue
        for part in _ALARM_NUMBER.split(piece.text):
            alarm = _ALARM_NUMBER.fullmatch(part)
            link = f"tel:{part}" if alarm else ""
            result.append(Piece(part, piece.bold or bool(alarm), link))
    return tuple(piece for piece in result if piece.text)


def _spans(pieces: Sequence[Piece]) -> list[Span]:
    return [Span(piece.text, piece.bold, link=piece.link) for piece in pieces]
