"""Lays out the circle of people and things that give support."""

from __future__ import annotations

from herstel_desktop.documents.kit.frame import Frame
from herstel_desktop.documents.kit.inks import LEAF, LILAC, SAND, SKY, SUN
from herstel_desktop.documents.kit.lines import Text
from herstel_desktop.documents.kit.page import A4
from herstel_desktop.documents.kit.pen import Pen, Piece
from herstel_desktop.documents.kit.press import Press
from herstel_desktop.documents.kit.structure import Role
from herstel_desktop.documents.worksheets.look import Look, centred, look_for
from herstel_desktop.documents.worksheets.sheet import Sheet
from herstel_desktop.domain.worksheets import WorksheetData

_RINGS = 5  # the middle one too
_GROUNDS = (LILAC, SAND, LEAF, SKY, SUN)  # from the outer ring inwards
_MIDDLE = 0.17  # of the outer radius


def draw(press: Press, data: WorksheetData, large: bool) -> None:
    """The circle, with questions under it."""
    look = look_for(large)
    pen = Sheet(press, data, A4, look)
    rings, questions = data.parts[:_RINGS], data.parts[_RINGS]
    head = [Piece(questions.title, look.heading, Role.H2)]
    low = pen.height(head, pen.frame.width) + 6
    low += sum(
        pen.height([Piece(item, look.body)], pen.frame.width) + 3 for item in questions.items
    )
    _draw_rings(
        pen, data.alt, pen.frame.without_bottom(low + 12), [ring.title for ring in rings], look
    )
    foot = pen.frame.lower(low)
    used = pen.stack(foot, head)
    pen.items(foot.without_top(used + 6), questions.items, look.body, gap=3)
    pen.finish()


def _draw_rings(pen: Pen, alt: str, frame: Frame, names: list[str], look: Look) -> None:
    x, y = frame.centre
    outer = min(frame.width, frame.height) / 2 - 1
    inner = outer * _MIDDLE
    step = (outer - inner) / (len(names) - 1)
    radii = [outer - step * number for number in range(len(names))]
    with pen.figure(alt, Frame(x - outer, y - outer, 2 * outer, 2 * outer)) as canvas:
        canvas.setLineWidth(1.2)
        for radius, ground in zip(radii, _GROUNDS, strict=True):
            canvas.setFillColorRGB(*ground)
            canvas.circle(x, y, radius, stroke=1, fill=1)
    style = centred(look.heading)
    high = style.line_height
    middle = Frame(x - inner, y - high / 2, 2 * inner, high)
    pen.stack(middle, [Piece(names[0], style)])
    for name, radius in zip(names[1:], reversed(radii[:-1]), strict=True):
        half = Text(name, style).width() / 2
        top = y + (radius**2 - half**2) ** 0.5 - 2  # under the ring at both ends of the word
        pen.stack(Frame(x - half - 1, top - high, 2 * half + 2, high), [Piece(name, style)])
