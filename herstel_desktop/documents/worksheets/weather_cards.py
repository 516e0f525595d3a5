"""Lays out cards with the weather, to tell how you are."""

from __future__ import annotations

from herstel_desktop.documents.kit.frame import Frame
from herstel_desktop.documents.kit.pen import Pen, Piece
from herstel_desktop.documents.kit.press import Press
from herstel_desktop.documents.kit.structure import Role
from herstel_desktop.documents.worksheets.cards import Grid, draw_cards
from herstel_desktop.documents.worksheets.look import Look, centred, look_for
from herstel_desktop.documents.worksheets.weather import HEIGHT, WIDTH, draw_weather
from herstel_desktop.domain.worksheets import WorksheetData, WorksheetPart

_AIR = 0.94  # of the room above the words, for the drawing


def draw(press: Press, data: WorksheetData, large: bool) -> None:
    """The cards."""
    draw_cards(press, data, look_for(large), Grid(2, 2 if large else 4), _card)


def _card(pen: Pen, part: WorksheetPart, cell: Frame, look: Look) -> None:
    inner = cell.inset(10, 10)
    words = [
        Piece(part.title, centred(look.heading), Role.H2),
        Piece(part.text, centred(look.body), before=1),
    ]
    low = pen.height(words, inner.width)
    above = inner.without_bottom(low + 4)
    scale = min(above.height / HEIGHT, above.width / WIDTH) * _AIR
    with pen.figure(part.alt, above) as canvas:
        draw_weather(canvas, part.picture, *above.centre, scale)
    pen.stack(inner.lower(low), words)
