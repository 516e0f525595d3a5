"""Running text: headings, paragraphs and lists, in the type that our sheets share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from herstel_desktop.documents.kit.blocks import Block, FramedBlock, ItemBlock, Mark, TextBlock
from herstel_desktop.documents.kit.lines import Text
from herstel_desktop.documents.kit.spans import Span, TextStyle
from herstel_desktop.documents.kit.structure import Element, Role
from herstel_desktop.documents.kit.type_scale import AS_DESIGNED, TypeScale

BODY = TextStyle(11.5, 1.38)
HEADING = TextStyle(14, 1.2, bold=True)
SMALL_HEADING = TextStyle(12, 1.3, bold=True)
_INDENT = 15.0
_BLACK, _WHITE = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)


@dataclass(frozen=True)
class Prose:
    """Makes blocks under one element of the tree.

    Attributes:
        root: gets all that is made, in the order it is made.
        scale: of the type.
        body: running text, as designed.
    """

    root: Element
    scale: TypeScale = AS_DESIGNED
    body: TextStyle = BODY

    def heading(
        self,
        text: str,
        role: Role = Role.H2,
        *,
        style: TextStyle = HEADING,
        before: float = 14,
    ) -> Block:
        """A heading, which stays with what follows."""
        content = Text(text, self.scale.of(style))
        return TextBlock(content, self.root.add(role), before, keep_with_next=True)

    def paragraph(self, text: str | Sequence[Span], before: float = 4) -> Block:
        """One paragraph."""
        return TextBlock(
            Text(text, self.scale.of(self.body)), self.root.add(Role.PARAGRAPH), before
        )

    def paragraphs(self, text: str, before: float) -> list[Block]:
        """A paragraph of each line; `before` is the space above the first."""
        return [
            self.paragraph(each, 4 if place else before)
            for place, each in enumerate(text.split("\n"))
        ]

    def listing(self, items: Sequence[str], mark: Mark) -> list[Block]:
        """A list."""
        listing = self.root.add(Role.LIST)
        listing.numbering = "Disc"
        style = self.scale.of(self.body)
        blocks: list[Block] = []
        for text in items:
            item = listing.add(Role.ITEM)
            label = item.add(Role.LABEL)
            body = TextBlock(Text(text, style), item.add(Role.BODY))
            indent = self.scale.length(_INDENT)
            blocks.append(ItemBlock(mark, label, body, indent, before=3))
        return blocks

    def warning(self, text: str | Sequence[Span]) -> Block:
        """A paragraph in a box, for what must not be overlooked."""
        return FramedBlock((self.paragraph(text),), ground=_WHITE, bar=_BLACK)
