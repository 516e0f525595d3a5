"""Draws the documents of a pack one after another into one PDF, each with a bookmark."""

from __future__ import annotations

from functools import partial

from herstel_desktop.documents import (
    crisis_card,
    session_plan,
    sign_in_sheet,
    theme_ballot,
    worksheets,
)
from herstel_desktop.documents.kit.metadata import DocumentInfo
from herstel_desktop.documents.kit.press import Press, confidential_pdf
from herstel_desktop.documents.print_pack.data import PackedSheet, PrintPackData
from herstel_desktop.domain.print_packs import PackLook


def build(data: PrintPackData, look: PackLook = PackLook.USUAL) -> bytes:
    """The pack as PDF; the same data gives the same bytes.

    Every document begins on a new sheet and numbers its own pages.

    Raises:
        ValueError: there is nothing in it, or a text is too long for its place.
    """
    if data.is_empty:
        raise ValueError("a print pack needs a document")
    return confidential_pdf(
        DocumentInfo(data.title, data.organisation),
        partial(_draw, data=data, large=look is PackLook.LARGE_PRINT),
        halves=look is PackLook.TWO_ON_A_SHEET,
    )


def _draw(press: Press, data: PrintPackData, *, large: bool) -> None:
    if data.sign_in_sheet is not None:
        draw = partial(sign_in_sheet.draw, data=data.sign_in_sheet, large=large)
        press.add("Presentielijst", draw)
    if data.session_plan is not None:
        draw = partial(session_plan.draw, data=data.session_plan, large=large)
        press.add("Draaiboek", draw)
    for packed in data.worksheets:
        draw = partial(worksheets.draw, data=packed.sheet, large=large)
        press.add(_bookmark_of(packed), draw, packed.copies)
    if data.ballot is not None:
        draw = partial(theme_ballot.draw, data=data.ballot, large=large)
        press.add(f"Stembriefjes ({data.ballot.copies} ×)", draw)
    if data.tally is not None:
        press.add("Turflijst", partial(theme_ballot.draw_tally, data=data.tally, large=large))
    if data.crisis_card is not None:
        draw = partial(crisis_card.draw, data=data.crisis_card, large=large)
        press.add("Crisiskaart", draw)


def _bookmark_of(packed: PackedSheet) -> str:
    times = f" ({packed.copies} ×)" if packed.copies > 1 else ""
    return f"Werkblad: {packed.sheet.title}{times}"
