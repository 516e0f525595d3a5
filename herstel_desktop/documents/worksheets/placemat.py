"""Lays out the placemat: an A3 with four sides and a middle."""

from __future__ import annotations

from herstel_desktop.documents.kit.frame import Frame
from herstel_desktop.documents.kit.inks import SAND, SKY
from herstel_desktop.documents.kit.pen import Pen, Piece
from herstel_desktop.documents.kit.press import Press
from herstel_desktop.documents.kit.structure import Role
from herstel_desktop.documents.worksheets.look import A3_WIDE, centred, look_for
from herstel_desktop.documents.worksheets.sheet import Sheet
from herstel_desktop.domain.worksheets import WorksheetData

_MIDDLE = (0.46, 0.40)  # of the width and of the height
_STRIP = 40.0  # at each side, for its words
_QUESTION = 56.0


def draw(press: Press, data: WorksheetData, large: bool) -> None:
    """The placemat."""
    look = look_for(large, poster=True)
    pen = Sheet(press, data, A3_WIDE, look)
    question, together, alone = data.parts
    strip = pen.frame.upper(_QUESTION)
    pen.panel(strip, SAND)
    pen.stack(strip.inset(14, 8), [Piece(question.title, look.heading, Role.H2)], middle=True)
    sheet = pen.frame.without_top(_QUESTION + 12)
    middle = sheet.inset(sheet.width * (1 - _MIDDLE[0]) / 2, sheet.height * (1 - _MIDDLE[1]) / 2)
    _fields(pen, sheet, middle)
    pen.panel(middle, SKY, radius=12, line=1.6)
    head = Piece(together.title, centred(look.heading), Role.H2)
    pen.stack(middle.inset(16, 10), [head])
    for place, turned in _sides(sheet):
        pen.stack(place, [Piece(alone.title, centred(look.body))], middle=True, upright=turned)
    pen.finish()


def _fields(pen: Pen, sheet: Frame, middle: Frame) -> None:
    pen.panel(sheet, radius=12, line=1.6)
    corners = (
        (sheet.left, sheet.bottom, middle.left, middle.bottom),
        (sheet.right, sheet.bottom, middle.right, middle.bottom),
        (sheet.left, sheet.top, middle.left, middle.top),
        (sheet.right, sheet.top, middle.right, middle.top),
    )
    with pen.shapes() as canvas:
        canvas.setLineWidth(1.6)
        for x1, y1, x2, y2 in corners:
            # It begins where the round corner of the sheet does.
            canvas.line(x1 + (x2 - x1) * 0.012, y1 + (y2 - y1) * 0.018, x2, y2)


def _sides(sheet: Frame) -> tuple[tuple[Frame, float], ...]:
    """Where each person's words stand, and how far they are turned towards that person.

    Words for the sides are set level around their middle, and then turned.
    """
    x, y = sheet.centre
    wide = 300.0

    def around(middle_x: float, middle_y: float) -> Frame:
        return Frame(middle_x - wide / 2, middle_y - _STRIP / 2, wide, _STRIP)

    edge = _STRIP / 2 + 4
    return (
        (around(x, sheet.bottom + edge), 0.0),
        (around(sheet.right - edge, y), 90.0),
        (around(x, sheet.top - edge), 180.0),
        (around(sheet.left + edge, y), 270.0),
    )
