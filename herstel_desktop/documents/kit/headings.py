"""The heads of our documents: a title with facts under it, in black on white."""

from __future__ import annotations

from collections.abc import Sequence

from herstel_desktop.documents.kit.blocks import Block, TextBlock
from herstel_desktop.documents.kit.lines import Text
from herstel_desktop.documents.kit.spans import Span, TextStyle
from herstel_desktop.documents.kit.structure import Element, Role
from herstel_desktop.documents.kit.type_scale import AS_DESIGNED, TypeScale

TITLE = TextStyle(size=22, leading=1.2, bold=True)
KICKER = TextStyle(size=11, leading=1.3)
FACT = TextStyle(size=11, leading=1.4)


def title_blocks(
    parent: Element,
    title: str,
    kicker: str,
    style: TextStyle = TITLE,
    *,
    scale: TypeScale = AS_DESIGNED,
) -> list[Block]:
    """What the document is about, and under it what kind of document it is."""
    heading = parent.add(Role.H1)
    blocks: list[Block] = [
        TextBlock(Text(title, scale.of(style)), heading, keep_with_next=True),
    ]
    if kicker:
        line = Text(kicker, scale.of(KICKER))
        blocks.append(TextBlock(line, parent.add(Role.PARAGRAPH), before=2))
    return blocks


def fact_blocks(
    parent: Element, facts: Sequence[tuple[str, str]], *, scale: TypeScale = AS_DESIGNED
) -> list[Block]:
    """Lines such as 'Plaats: buurtpunt'; those without a value are left out."""
    return [
        TextBlock(
            Text([Span(f"{name}: ", bold=True), Span(value)], scale.of(FACT)),
            parent.add(Role.PARAGRAPH),
            before=8 if index == 0 else 1,
        )
        for index, (name, value) in enumerate((n, v) for n, v in facts if v)
    ]
