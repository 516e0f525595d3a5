"""Lays out a letter to oneself, with help to begin."""

from __future__ import annotations

from herstel_desktop.documents.kit.frame import Frame
from herstel_desktop.documents.kit.inks import SAND, SUN, WHITE
from herstel_desktop.documents.kit.page import A4, MM
from herstel_desktop.documents.kit.pen import Pen, Piece
from herstel_desktop.documents.kit.press import Press
from herstel_desktop.documents.kit.structure import Role
from herstel_desktop.documents.worksheets.look import look_for
from herstel_desktop.documents.worksheets.sheet import Sheet
from herstel_desktop.domain.worksheets import WorksheetData

_LINE = 10 * MM
_ENVELOPE = (92.0, 60.0)


def draw(press: Press, data: WorksheetData, large: bool) -> None:
    """The letter."""
    look = look_for(large)
    pen = Sheet(press, data, A4, look)
    opening, salutation, ending, hint = data.parts
    frame = pen.frame
    wide, high = _ENVELOPE
    _envelope(pen, data.alt, Frame(frame.right - wide, frame.top - high, wide, high))
    label = Frame(frame.left, frame.top - high, frame.width - wide - 20, high)
    used = pen.stack(label.inset(0, 6), [Piece(opening.title, look.body)])
    pen.write_on(label.inset(0, 6).without_top(used + _LINE * 0.4).lower(1), 1)
    room = frame.without_top(high + 14)
    line = look.body.line_height
    hints = room.lower(look.heading.line_height + 2 * (line + 4) * (2 if large else 1) + 26)
    letter = room.without_bottom(hints.height + 14)
    _letter(pen, letter, (salutation.title, ending.title), look.body.line_height, large)
    pen.panel(hints, SAND)
    inner = hints.inset(14, 10)
    used = pen.stack(inner, [Piece(hint.title, look.heading, Role.H2)])
    columns = 1 if large else 2
    pen.items(inner.without_top(used + 4), hint.items, look.body, gap=4, columns=columns)
    pen.finish()


def _letter(pen: Pen, frame: Frame, words: tuple[str, str], line: float, large: bool) -> None:
    style = look_for(large).body
    salutation, ending = words
    used = pen.stack(frame, [Piece(salutation, style)])
    foot = frame.lower(line)
    pen.write_on(frame.without_top(used + 2).without_bottom(line + 16), _LINE)
    label = Piece(ending, style)
    pen.stack(foot, [label])
    begin = frame.left + frame.width * 0.36
    pen.write_on(Frame(begin, foot.bottom + line * 0.25, frame.right - begin, 1), 1)


def _envelope(pen: Pen, alt: str, frame: Frame) -> None:
    with pen.figure(alt, frame) as canvas:
        canvas.setLineWidth(1.4)
        canvas.setFillColorRGB(*WHITE)
        canvas.roundRect(*frame.rectangle, 4, stroke=1, fill=1)
        for x in (frame.left + 2, frame.right - 2):
            canvas.line(x, frame.top - 2, frame.centre[0], frame.centre[1] - 4)
        canvas.setFillColorRGB(*SUN)
        canvas.setLineWidth(1.0)
        canvas.rect(frame.right - 22, frame.bottom + 6, 16, 19, stroke=1, fill=1)
