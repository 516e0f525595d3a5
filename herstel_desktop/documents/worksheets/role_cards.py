"""Lays out role cards: a situation, who asks and who answers."""

from __future__ import annotations

from dataclasses import replace

from herstel_desktop.documents.kit.frame import Frame
from herstel_desktop.documents.kit.inks import SKY
from herstel_desktop.documents.kit.pen import Pen, Piece
from herstel_desktop.documents.kit.press import Press
from herstel_desktop.documents.kit.spans import Span
from herstel_desktop.documents.kit.structure import Role
from herstel_desktop.documents.worksheets.cards import Grid, draw_cards
from herstel_desktop.documents.worksheets.look import Look, look_for
from herstel_desktop.domain.worksheets import WorksheetData, WorksheetPart


def draw(press: Press, data: WorksheetData, large: bool) -> None:
    """The cards."""
    look = look_for(large)
    if not large:
        look = replace(look, body=replace(look.body, size=13))
    draw_cards(press, data, look, Grid(1 if large else 2, 4), _card)


def _card(pen: Pen, part: WorksheetPart, cell: Frame, look: Look) -> None:
    inner = cell.inset(12, 10)
    head = [Piece(part.title, look.heading, Role.H2)]
    band = inner.upper(pen.height(head, inner.width - 16) + 8)
    pen.panel(band, SKY, radius=6, line=0.8)
    pen.stack(band.inset(8, 4), head)
    words = [Piece(part.text, look.body)]
    words += [Piece(_with_bold_role(item), look.body, before=4) for item in part.items]
    pen.stack(inner.without_top(band.height + 5), words)


def _with_bold_role(item: str) -> tuple[Span, ...]:
    role, colon, words = item.partition(":")
    return Span(role + colon, bold=True), Span(words)
