"""Lays out the recovery sheet."""

from __future__ import annotations

from collections.abc import Callable

from herstel_desktop.documents.kit.assemble import assemble, plain_pages
from herstel_desktop.documents.kit.blocks import Block, FramedBlock, ItemBlock, TextBlock
from herstel_desktop.documents.kit.canvas import TaggedCanvas
from herstel_desktop.documents.kit.headings import fact_blocks, title_blocks
from herstel_desktop.documents.kit.lines import Text, forget_words
from herstel_desktop.documents.kit.metadata import DocumentInfo
from herstel_desktop.documents.kit.page import A4, MM
from herstel_desktop.documents.kit.spans import Span, TextStyle
from herstel_desktop.documents.kit.structure import Element, Role, StructureTree
from herstel_desktop.documents.recovery_sheet.code_block import code_block
from herstel_desktop.documents.recovery_sheet.data import RecoverySheetData
from herstel_desktop.domain.dutch_dates import date_only

_BODY = TextStyle(size=11, leading=1.4)
_HEADING = TextStyle(size=13, leading=1.2, bold=True)

_WHAT = (
    "Met deze code open je de kluis van Herstel Desktop als niemand de wachtzin meer weet. Je kiest"
    " daarna zelf een nieuwe wachtzin. Zonder wachtzin en zonder dit blad kan niemand de gegevens"
    " nog lezen, ook de makers van het programma niet."
)
_STEPS = (
    "Laat de inkt drogen en vouw het blad op de streepjes aan de rand in drieën, met de tekst naar"
    " binnen.",
    "Plak de open kanten dicht. Zet je naam, de datum en je handtekening over de plakrand.",
    "Schrijf op de buitenkant: ‘Herstelblad, alleen openen als de wachtzin kwijt is’.",
    "Leg het blad achter slot, op een andere plek dan de laptop.",
)
_USE = (
    "Kies bij het openen van de kluis voor de herstelcode en typ de groepen in volgorde over."
    " Streepjes en hoofdletters maken niet uit. De letters I, L, O en U komen in de code niet voor."
)
_WARNING = (
    "Wie dit blad en de laptop heeft, kan alles lezen. Maak er geen foto van, mail het niet en"
    " bewaar geen kopie. Is het blad open geweest of kwijt? Maak dan bij Instellingen een nieuw"
    " herstelblad; dit blad werkt dan niet meer."
)


def build(data: RecoverySheetData) -> bytes:
    """The sheet as PDF; the same data gives the same bytes."""
    try:
        return _build(data)
    finally:
        forget_words()  # the code stays in memory no longer than it is needed


def _build(data: RecoverySheetData) -> bytes:
    tree = StructureTree()
    root = tree.document
    pages = plain_pages(A4)
    blocks = title_blocks(root, "Herstelblad", "De herstelcode van jullie kluis")
    facts = [
        ("Organisatie", data.organisation),
        ("Kluis", data.vault_label),
        ("Gemaakt op", date_only(data.created_on)),
    ]
    blocks += fact_blocks(root, facts)
    blocks.append(_paragraph(root, _WHAT, before=10))
    blocks.append(code_block(root, data.code_groups))
    blocks += _section(root, "Zo berg je het op", _steps)
    blocks += _section(root, "Zo gebruik je het", lambda top: [_paragraph(top, _USE, before=3)])
    blocks.append(_warning(root))
    pages.add_wide(blocks)
    info = DocumentInfo("Herstelblad van Herstel Desktop", data.organisation)
    return assemble(info, A4, tree, pages, foot="Vertrouwelijk", decorate=_fold_marks)


def _paragraph(root: Element, text: str, before: float) -> Block:
    return TextBlock(Text(text, _BODY), root.add(Role.PARAGRAPH), before=before)


def _section(root: Element, heading: str, body: Callable[[Element], list[Block]]) -> list[Block]:
    head = TextBlock(Text(heading, _HEADING), root.add(Role.H2), before=16, keep_with_next=True)
    return [head, *body(root)]


def _steps(root: Element) -> list[Block]:
    listing = root.add(Role.LIST)
    listing.numbering = "Decimal"
    blocks: list[Block] = []
    for number, step in enumerate(_STEPS, start=1):
        item = listing.add(Role.ITEM)
        label = item.add(Role.LABEL)
        body = TextBlock(Text(step, _BODY), item.add(Role.BODY))
        blocks.append(ItemBlock(f"{number}.", label, body, indent=18, before=3))
    return blocks


def _warning(root: Element) -> Block:
    text = Text([Span("Pas op. ", bold=True), Span(_WARNING)], _BODY)
    return FramedBlock(
        (TextBlock(text, root.add(Role.PARAGRAPH)),), ground=(1, 1, 1), bar=(0, 0, 0), before=16
    )


def _fold_marks(canvas: TaggedCanvas) -> None:
    """Short strokes at both edges where the sheet is folded in three."""
    with canvas.decoration():
        canvas.setStrokeGray(0)
        canvas.setLineWidth(0.5)
        for third in (1, 2):
            y = A4.height * third / 3
            canvas.line(4 * MM, y, 10 * MM, y)
            canvas.line(A4.width - 10 * MM, y, A4.width - 4 * MM, y)
