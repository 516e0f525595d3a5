"""The recovery code in numbered boxes, one sign beside the other at an even distance."""

from __future__ import annotations

from dataclasses import dataclass

from herstel_desktop.documents.kit.blocks import Block
from herstel_desktop.documents.kit.canvas import TaggedCanvas
from herstel_desktop.documents.kit.lines import Text
from herstel_desktop.documents.kit.page import MM
from herstel_desktop.documents.kit.spans import Align, TextStyle
from herstel_desktop.documents.kit.structure import Element, Role

_COLUMNS = 4
_GAP = 4 * MM
_BOX_HEIGHT = 19 * MM
_SIGN = TextStyle(size=19, leading=1.2, bold=True, align=Align.CENTRE)
_LABEL = TextStyle(size=9, leading=1.2)


@dataclass(frozen=True)
class CodeBlock:
    """All groups of the code; each is an item of a list in the structure tree."""

    groups: tuple[str, ...]
    items: tuple[tuple[Element, Element], ...]
    before: float = 12.0
    keep_with_next: bool = False

    def height(self, width: float) -> float:
        """Height of the rows of boxes."""
        rows = -(-len(self.groups) // _COLUMNS)
        return rows * _BOX_HEIGHT + (rows - 1) * _GAP

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """A code stays in one piece."""
        return None

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draws the boxes from left to right, row by row."""
        box_width = (width - (_COLUMNS - 1) * _GAP) / _COLUMNS
        for index, item in enumerate(self.items):
            row, column = divmod(index, _COLUMNS)
            x = left + column * (box_width + _GAP)
            y = top - row * (_BOX_HEIGHT + _GAP)
            with canvas.decoration():
                canvas.setStrokeGray(0)
                canvas.setLineWidth(1)
                canvas.rect(x, y - _BOX_HEIGHT, box_width, _BOX_HEIGHT, stroke=1, fill=0)
            _draw_label(canvas, f"groep {index + 1}", x, y, item[0])
            _draw_group(canvas, x, y, inner=box_width - 10, element=item[1])


def code_block(parent: Element, groups: tuple[str, ...]) -> CodeBlock:
    """Makes the block and its list in the structure tree."""
    listing = parent.add(Role.LIST)
    listing.numbering = "Decimal"
    items = []
    for group in groups:
        item = listing.add(Role.ITEM)
        label, body = item.add(Role.LABEL), item.add(Role.BODY)
        body.actual_text = group
        items.append((label, body))
    return CodeBlock(groups, tuple(items))


def _draw_label(canvas: TaggedCanvas, text: str, x: float, y: float, element: Element) -> None:
    lines = Text(text, _LABEL).lines(100)
    canvas.draw_text(lines, _LABEL, x + 5, y - 4, width=100, element=element)


def _draw_group(
    canvas: TaggedCanvas, x: float, y: float, *, inner: float, element: Element
) -> None:
    """Each sign in the middle of a place of its own, so that none can be overlooked."""
    group = element.actual_text
    pitch = inner / max(len(group), 1)
    for index, sign in enumerate(group):
        place = x + 5 + index * pitch
        lines = Text(sign, _SIGN).lines(pitch * 2)
        canvas.draw_text(lines, _SIGN, place - pitch / 2, y - 19, width=pitch * 2, element=element)
