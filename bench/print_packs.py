"""The print pack of a meeting of twelve, ours or minimal reportlab documents of the same pages.

`python -m bench.print_packs` makes ours, bare and plain in turns, once everything is loaded as in
the program, which stays open, and prints the median seconds of each.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date
from datetime import time as wall_time
from functools import cache
from html import escape
from io import BytesIO
from statistics import median
from typing import TYPE_CHECKING
from uuid import UUID

from bench.figures import RUNS

if TYPE_CHECKING:
    from herstel_desktop.documents.print_pack import PrintPackData
    from herstel_desktop.documents.session_plan import SessionPlanData
    from herstel_desktop.domain.session_plans import PlanPart
    from herstel_desktop.domain.work_forms import WorkForm

PEOPLE = 12
_PARTS = ("weerbericht", "hulp-vragen-oefenen", "", "steuncirkel", "placemat", "kleine-stap")
_ON, _START = date(2026, 11, 24), wall_time(13, 30)
_GROUP = "Herstelgroep Oosterwei"
_BREAK = 15


def ours() -> bytes:
    """The pack as the program makes it."""
    from herstel_desktop.documents.print_pack import build

    return build(_pack())


def bare() -> bytes:
    """Each line of each page as a paragraph, in the letter that the pack is set in."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    from herstel_desktop.fonts import own_font

    if "Pack" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Pack", str(own_font(bold=False, italic=False).path)))
    return _paragraphs("Pack")


def plain() -> bytes:
    """The same in Helvetica, which every reader has, so that nothing is embedded."""
    return _paragraphs("Helvetica")


def _paragraphs(font: str) -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate
    from reportlab.platypus.flowables import Flowable

    style = ParagraphStyle("pack", fontName=font, fontSize=10, leading=12)
    flow: list[Flowable] = []
    for page in _lines():
        flow += [Paragraph(escape(line), style) for line in page]
        flow.append(PageBreak())
    target = BytesIO()
    SimpleDocTemplate(target, pagesize=A4, topMargin=20, bottomMargin=20).build(flow)
    return target.getvalue()


@cache
def _lines() -> tuple[tuple[str, ...], ...]:
    """The lines of each page of our pack."""
    import pypdfium2

    with pypdfium2.PdfDocument(ours()) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    return tuple(tuple(filter(None, map(str.strip, text.splitlines()))) for text in texts)


@cache
def _pack() -> PrintPackData:
    from herstel_desktop.documents.crisis_card import CrisisCardData
    from herstel_desktop.documents.print_pack import PackedSheet, PrintPackData
    from herstel_desktop.documents.sign_in_sheet import SheetMeeting, SheetRow, SignInSheetData
    from herstel_desktop.documents.theme_ballot import ThemeBallotData
    from herstel_desktop.library.crisis import shipped_guide
    from herstel_desktop.library.themes import shipped_themes
    from herstel_desktop.library.work_forms import shipped_work_forms
    from herstel_desktop.library.worksheets import shipped_worksheet

    forms = {form.slug: form for form in shipped_work_forms()}
    wanted = {slug: forms[slug] for slug in _PARTS if slug}
    sheets = [shipped_worksheet(slug) for form in wanted.values() for slug in form.sheets]
    guide = shipped_guide()
    meeting = SheetMeeting(_ON, _START, 120, 7)
    rows = tuple(SheetRow(f"Naam {number}") for number in range(1, PEOPLE + 1))
    themes = tuple(theme.title for theme in shipped_themes()[:6])
    return PrintPackData(
        title=f"Printpakket {_GROUP}",
        sign_in_sheet=SignInSheetData(_GROUP, (meeting,), rows),
        session_plan=_session_plan(wanted),
        worksheets=tuple(PackedSheet(sheet, sheet.copies.for_group(PEOPLE)) for sheet in sheets),
        ballot=ThemeBallotData(_GROUP, themes, 3, PEOPLE, _ON),
        crisis_card=CrisisCardData(guide.lines, guide.how_to_talk),
    )


def _session_plan(forms: dict[str, WorkForm]) -> SessionPlanData:
    from herstel_desktop.documents.session_plan import SessionPlanData
    from herstel_desktop.domain.session_plans import PartKind, PlanPart, SessionPlan
    from herstel_desktop.domain.take_along import take_along
    from herstel_desktop.domain.work_forms import Energy
    from herstel_desktop.library.themes import shipped_themes

    def part(number: int, slug: str) -> PlanPart:
        if not slug:
            return PlanPart(UUID(int=number), PartKind.BREAK, "Pauze", _BREAK)
        form = forms[slug]
        return PlanPart(
            UUID(int=number), PartKind.WORK_FORM, form.title, form.minutes.usual, slug, form.kind
        )

    theme = shipped_themes()[0]
    parts = tuple(part(number, slug) for number, slug in enumerate(_PARTS))
    plan = SessionPlan(UUID(int=99), theme.slug, PEOPLE, 120, Energy.USUAL, parts)
    lines = take_along(forms.values(), PEOPLE, {}, {})
    found = tuple(forms.values())
    return SessionPlanData(_GROUP, _ON, _START, plan, found, theme.title, theme, lines)


def main() -> None:
    """Make packs in turns and print the median seconds of each way."""
    ways = (ours, bare, plain)
    for make in ways:
        assert make().startswith(b"%PDF")
    runs = [[_seconds(make) for make in ways] for _ in range(RUNS)]
    medians = (median(run[place] for run in runs) for place in range(len(ways)))
    sys.stdout.write(" ".join(map(str, medians)) + "\n")


def _seconds(make: Callable[[], bytes]) -> float:
    begun = time.perf_counter()
    make()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
