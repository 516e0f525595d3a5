"""What pages are filled with: blocks that know their height, can be split, and draw themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Protocol

from herstel_desktop.documents.kit.canvas import TaggedCanvas
from herstel_desktop.documents.kit.lines import Text
from herstel_desktop.documents.kit.spans import TextStyle
from herstel_desktop.documents.kit.structure import Element, Role

_HEADINGS = (Role.H1, Role.H2, Role.H3)
_FEWEST_LINES = 2  # of a paragraph, left behind at the foot or carried to the top


class Block(Protocol):
    """One piece of a page; measures are points.

    Attributes:
        before: space above it, dropped at the top of a column.
        keep_with_next: whether it must not be the last of a column (a heading).
    """

    @property
    def before(self) -> float:
        """Space above."""

    @property
    def keep_with_next(self) -> bool:
        """Whether it stays with what follows."""

    def height(self, width: float) -> float:
        """Height when set to this width, without the space above."""

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """The part that fits in the room, and the rest; None when it cannot be split there."""

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draws it with its upper left corner at this point."""


@dataclass(frozen=True)
class TextBlock:
    """A paragraph or a heading.

    Attributes:
        skip, until: which of its lines are drawn, after a split.
    """

    text: Text
    element: Element
    before: float = 0.0
    keep_with_next: bool = False
    skip: int = 0
    until: int | None = None

    def height(self, width: float) -> float:
        """Height of its lines."""
        return self._count(width) * self.text.style.line_height

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Splits between lines, leaving at least two on both sides."""
        count = self._count(width)
        fitting = int(room / self.text.style.line_height + 1e-6)
        fitting = min(fitting, count - _FEWEST_LINES)
        if fitting < _FEWEST_LINES:
            return None
        middle = self.skip + fitting
        return replace(self, until=middle), replace(self, skip=middle, before=0.0)

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draws its lines."""
        lines = self.text.lines(width)[self.skip : self.until]
        canvas.draw_text(lines, self.text.style, left, top, width=width, element=self.element)

    def _count(self, width: float) -> int:
        count = self.text.line_count(width)
        return (count if self.until is None else self.until) - self.skip


def is_heading(block: Block) -> bool:
    """Whether a new section begins with this block."""
    return isinstance(block, TextBlock) and block.skip == 0 and block.element.role in _HEADINGS


class Mark(Enum):
    """What stands before a list item."""

    BULLET = "•"
    TICK = "✓"
    BOX = "☐"


@dataclass(frozen=True)
class ItemBlock:
    """An item of a list: a mark or a number, and its text beside it.

    Attributes:
        label: a drawn mark, or a text such as '3.'.
        body: the item's text as a block.
        indent: width kept for the label.
    """

    label: Mark | str
    label_element: Element
    body: TextBlock
    indent: float
    before: float = 0.0
    keep_with_next: bool = False
    first: bool = True

    def height(self, width: float) -> float:
        """Height of the text."""
        return self.body.height(width - self.indent)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Splits its text; only the first part keeps the label."""
        parts = self.body.split(width - self.indent, room)
        if parts is None:
            return None
        head, tail = parts
        assert isinstance(head, TextBlock)
        assert isinstance(tail, TextBlock)
        return replace(self, body=head), replace(self, body=tail, before=0.0, first=False)

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draws label and text."""
        style = self.body.text.style
        if self.first and self.label in _DRAWN:
            with canvas.content(self.label_element):
                _DRAWN[self.label](canvas, left, top, style)
        elif self.first:
            label = Text(self.label.value if isinstance(self.label, Mark) else self.label, style)
            lines = label.lines(width)
            element = self.label_element
            canvas.draw_text(lines, style, left, top, width=width, element=element)
        self.body.draw(canvas, left + self.indent, top, width - self.indent)


def draw_tick(canvas: TaggedCanvas, left: float, top: float, style: TextStyle) -> None:
    """Draws a tick in black, as high as the small letters of the line."""
    size, base = style.size, top - style.base_line
    canvas.setStrokeGray(0)
    canvas.setLineWidth(size * 0.13)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    path = canvas.beginPath()
    path.moveTo(left + size * 0.08, base + size * 0.28)
    path.lineTo(left + size * 0.30, base + size * 0.06)
    path.lineTo(left + size * 0.72, base + size * 0.60)
    canvas.drawPath(path, stroke=1, fill=0)


def draw_box(canvas: TaggedCanvas, left: float, top: float, style: TextStyle) -> None:
    """Draws an open box to tick by hand, as high as a capital."""
    side, base = style.size * 0.8, top - style.base_line
    canvas.setStrokeGray(0)
    canvas.setLineWidth(0.9)
    canvas.rect(left + 0.5, base - side * 0.06, side, side, stroke=1, fill=0)


_DRAWN = {Mark.TICK: draw_tick, Mark.BOX: draw_box}
"""Marks that are drawn, for not every letter has them."""


@dataclass(frozen=True)
class FramedBlock:
    """A box with a heavy bar at its left, for what must not be overlooked.

    Colour only helps: the frame and the bar are seen in black and white as well.
    """

    blocks: tuple[Block, ...]
    ground: tuple[float, float, float]
    bar: tuple[float, float, float]
    padding: float = 9.0
    before: float = 12.0
    keep_with_next: bool = False

    def height(self, width: float) -> float:
        """Height with the padding."""
        return stack_height(self.blocks, self._inner(width)) + 2 * self.padding

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Splits what is in it over two boxes."""
        head, tail = split_stack(self.blocks, self._inner(width), room - 2 * self.padding)
        if not head or not tail:
            return None
        return replace(self, blocks=tuple(head)), replace(self, blocks=tuple(tail), before=0.0)

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draws the box and what is in it."""
        height = self.height(width)
        with canvas.decoration():
            canvas.setFillColorRGB(*self.ground)
            canvas.setStrokeColorRGB(*self.bar)
            canvas.setLineWidth(0.75)
            canvas.rect(left, top - height, width, height, stroke=1, fill=1)
            canvas.setFillColorRGB(*self.bar)
            canvas.rect(left, top - height, 4, height, stroke=0, fill=1)
        pen = top - self.padding
        inner = self._inner(width)
        for index, block in enumerate(self.blocks):
            pen -= block.before if index else 0.0
            block.draw(canvas, left + self.padding + 4, pen, inner)
            pen -= block.height(inner)

    def _inner(self, width: float) -> float:
        return width - 2 * self.padding - 4


def stack_height(blocks: Sequence[Block], width: float) -> float:
    """Height of blocks under each other."""
    total = sum(block.height(width) for block in blocks)
    return total + sum(block.before for block in blocks[1:])


def fits(blocks: Sequence[Block], width: float, room: float) -> bool:
    """Whether blocks under each other are no higher than this; looks no further than needed."""
    used = 0.0
    for block in blocks:
        used += block.before + block.height(width)
        if used > room:
            return False
    return True


def split_stack(
    blocks: Sequence[Block], width: float, room: float
) -> tuple[list[Block], list[Block]]:
    """The blocks that fit in the room, and the rest; a block is split where it can be.

    Headings stay with what follows. The first list is empty when nothing fits.
    """
    head: list[Block] = []
    used = 0.0
    for index, block in enumerate(blocks):
        before = block.before if head else 0.0
        height = block.height(width)
        if used + before + height <= room + 0.01:
            head.append(block)
            used += before + height
            continue
        rest = list(blocks[index:])
        parts = block.split(width, room - used - before)
        if parts is not None:
            return [*head, parts[0]], [parts[1], *rest[1:]]
        while head and head[-1].keep_with_next:
            rest.insert(0, head.pop())
        return head, rest
    return head, []
