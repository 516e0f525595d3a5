"""Lays out the balance of what costs and what gives energy."""

from __future__ import annotations

from herstel_desktop.documents.kit.frame import Frame
from herstel_desktop.documents.kit.inks import LEAF, ROSE
from herstel_desktop.documents.kit.page import A4, MM
from herstel_desktop.documents.kit.pen import Pen, Piece
from herstel_desktop.documents.kit.press import Press
from herstel_desktop.documents.kit.shapes import battery
from herstel_desktop.documents.kit.structure import Role
from herstel_desktop.documents.worksheets.look import Look, centred, look_for
from herstel_desktop.documents.worksheets.sheet import Sheet
from herstel_desktop.domain.worksheets import WorksheetData

_GAP = 14.0
_BATTERY = 84.0
_LINE = 10.5 * MM
_PLANS = 0.24  # of the height, for what one wants more and less of


def draw(press: Press, data: WorksheetData, large: bool) -> None:
    """The balance."""
    look = look_for(large)
    pen = Sheet(press, data, A4, look)
    frame = pen.frame
    upper = frame.without_bottom(frame.height * _PLANS + _GAP)
    columns = upper.cells(2, 1, gap=_GAP)
    top = Frame(frame.left, frame.top - _BATTERY / 2, frame.width, _BATTERY / 2)
    with pen.figure(data.alt, top) as canvas:
        for column, full, ground in zip(columns, (1, 4), (ROSE, LEAF), strict=True):
            left = column.centre[0] - _BATTERY / 2
            battery(canvas, (left, top.bottom), _BATTERY, full=full, ground=ground)
    boxes = [column.without_top(_BATTERY / 2 + 8) for column in columns]
    boxes += frame.lower(frame.height * _PLANS).cells(2, 1, gap=_GAP)
    for part, box in zip(data.parts, boxes, strict=True):
        _box(pen, part.title, box, look)
    pen.finish()


def _box(pen: Pen, title: str, box: Frame, look: Look) -> None:
    pen.panel(box)
    inner = box.inset(12, 12)
    used = pen.stack(inner, [Piece(title, centred(look.heading), Role.H2)])
    pen.write_on(inner.without_top(used + _LINE * 0.3), _LINE)
