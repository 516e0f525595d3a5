"""Lays out the 'vergeet-bewijs'."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from herstel_desktop.documents.erasure_proof.data import ErasureProofData
from herstel_desktop.documents.kit.assemble import draw_pages, plain_pages
from herstel_desktop.documents.kit.blocks import Block, FramedBlock, ItemBlock, Mark, TextBlock
from herstel_desktop.documents.kit.headings import fact_blocks, title_blocks
from herstel_desktop.documents.kit.lines import Text
from herstel_desktop.documents.kit.metadata import DocumentInfo
from herstel_desktop.documents.kit.page import A4
from herstel_desktop.documents.kit.press import Press, confidential_pdf
from herstel_desktop.documents.kit.spans import TextStyle
from herstel_desktop.documents.kit.structure import Element, Role
from herstel_desktop.documents.kit.type_scale import TypeScale, scale_for
from herstel_desktop.domain.dutch_dates import date_only

_BODY = TextStyle(size=11.5, leading=1.4)
_HEADING = TextStyle(size=13, leading=1.2, bold=True)
_TITLE = "Vergeet-bewijs"

_ABOUT = (
    "Iemand vroeg om zijn of haar gegevens te wissen. Dat is gedaan. Op dit blad staat met opzet"
    " geen naam."
)
_ALWAYS_GONE = "naam, telefoon, e-mail, adres, contactpersoon en toestemming"
_WHY_KEPT = (
    "Dit telt nog mee, zodat aantallen van bijeenkomsten blijven kloppen. Er staat geen naam meer"
    " bij."
)
_NOTHING_KEPT = "Er is niets van deze persoon blijven staan."
_COPIES = (
    "In reservekopieën van voor deze datum staan de gegevens nog, versleuteld. Wordt zo’n kopie"
    " op de laptop van de groep teruggezet, dan worden de gegevens daarin opnieuw gewist. Wat op"
    " papier staat of buiten de kluis is opgeslagen, hoort daar niet bij."
)


def build(data: ErasureProofData, large: bool = False) -> bytes:
    """The sheet as PDF; the same data gives the same bytes.

    Args:
        large: sets everything in 18 points or more.
    """
    return confidential_pdf(
        DocumentInfo(f"{_TITLE} {data.number}", data.organisation),
        partial(draw, data=data, large=large),
    )


def draw(press: Press, data: ErasureProofData, large: bool = False) -> None:
    """Draws the sheet as the next pages."""
    scale, root = scale_for(large), press.root
    pages = plain_pages(A4)
    blocks = title_blocks(root, _TITLE, f"Nummer {data.number}", scale=scale)
    facts = [
        ("Organisatie", data.organisation),
        ("Gewist op", date_only(data.erased_on)),
        ("Gewist door", data.by),
    ]
    blocks += fact_blocks(root, facts, scale=scale)
    blocks.append(_paragraph(root, _ABOUT, scale, before=10))
    blocks.append(_heading(root, "Wat er weg is", scale))
    blocks += _items(root, (_ALWAYS_GONE, *data.gone), scale)
    blocks.append(_heading(root, "Wat er zonder naam blijft", scale))
    if data.kept:
        blocks.append(_paragraph(root, _WHY_KEPT, scale, before=3))
        blocks += _items(root, data.kept, scale)
    else:
        blocks.append(_paragraph(root, _NOTHING_KEPT, scale, before=3))
    note = _paragraph(root, _COPIES, scale, before=0)
    blocks.append(FramedBlock((note,), ground=(1, 1, 1), bar=(0, 0, 0), before=16))
    pages.add_wide(blocks)
    draw_pages(press, A4, pages, foot=f"{_TITLE} {data.number}", scale=scale)


def _heading(root: Element, text: str, scale: TypeScale) -> Block:
    style = scale.of(_HEADING)
    return TextBlock(Text(text, style), root.add(Role.H2), before=16, keep_with_next=True)


def _paragraph(root: Element, text: str, scale: TypeScale, *, before: float) -> TextBlock:
    return TextBlock(Text(text, scale.of(_BODY)), root.add(Role.PARAGRAPH), before=before)


def _items(root: Element, texts: Sequence[str], scale: TypeScale) -> list[Block]:
    listing = root.add(Role.LIST)
    blocks: list[Block] = []
    for text in texts:
        item = listing.add(Role.ITEM)
        label = item.add(Role.LABEL)
        body = TextBlock(Text(text, scale.of(_BODY)), item.add(Role.BODY))
        blocks.append(ItemBlock(Mark.BULLET, label, body, indent=scale.length(16), before=3))
    return blocks
