"""The information card, ours or a minimal reportlab document of the same text.

`python -m bench.cards START ours|bare|plain TEXT` makes one and prints how long that took from
START (a moment of the monotonic clock) on, then makes eight more and prints the median of the
last seven.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from html import escape
from io import BytesIO
from pathlib import Path
from statistics import median

RUNS = 7


def ours(text: str) -> bytes:
    """The card as the program makes it."""
    from herstel_desktop.services.info_cards import info_card_pdf

    return info_card_pdf(text)


def bare(text: str) -> bytes:
    """Each line of the text as a paragraph, in the letter that the card is set in."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    from herstel_desktop.fonts import own_font

    if "Card" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Card", str(own_font(bold=False, italic=False).path)))
    return _paragraphs(text, "Card")


def plain(text: str) -> bytes:
    """The same in Helvetica, which every reader has, so that nothing is embedded."""
    return _paragraphs(text, "Helvetica")


def _paragraphs(text: str, font: str) -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    style = ParagraphStyle("card", fontName=font, fontSize=11, leading=14, spaceAfter=6)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    target = BytesIO()
    SimpleDocTemplate(target, pagesize=A4).build([Paragraph(escape(line), style) for line in lines])
    return target.getvalue()


def main() -> None:
    """Make cards and print the seconds: from the start, and once everything is loaded."""
    started, make = float(sys.argv[1]), {"ours": ours, "bare": bare, "plain": plain}[sys.argv[2]]
    text = Path(sys.argv[3]).read_text("utf-8")
    assert make(text).startswith(b"%PDF")
    fresh = time.monotonic() - started
    make(text)
    warm = median(_seconds(make, text) for _ in range(RUNS))
    sys.stdout.write(f"{fresh} {warm}\n")


def _seconds(make: Callable[[str], bytes], text: str) -> float:
    begun = time.perf_counter()
    make(text)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
