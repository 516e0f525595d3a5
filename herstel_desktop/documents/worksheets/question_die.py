"""Lays out a die with questions: a net to cut out, fold and glue."""

from __future__ import annotations

from dataclasses import replace

from herstel_desktop.documents.kit.frame import Frame
from herstel_desktop.documents.kit.inks import STONE, WHITE
from herstel_desktop.documents.kit.page import A4, MM
from herstel_desktop.documents.kit.pen import Pen, Piece
from herstel_desktop.documents.kit.press import Press
from herstel_desktop.documents.kit.shapes import outlined
from herstel_desktop.documents.kit.structure import Role
from herstel_desktop.documents.worksheets.look import Look, centred, look_for
from herstel_desktop.documents.worksheets.sheet import Sheet
from herstel_desktop.domain.worksheets import WorksheetData

_TAB = 8 * MM
_SLANT = 4 * MM
# Column and row of each face, from the upper left. Every tab meets an edge without one:
# of the fourteen open edges of this cross each pair has one tab.
FACES = ((1, 0), (0, 1), (1, 1), (2, 1), (1, 2), (1, 3))
TABS = {(1, 0): "left top right", (1, 2): "left right", (1, 3): "left right"}


def draw(press: Press, data: WorksheetData, large: bool) -> None:
    """The net."""
    look = look_for(large)
    pen = Sheet(press, data, A4, look)
    if not large:
        look = replace(
            look, heading=replace(look.heading, size=17), body=replace(look.body, size=15)
        )
    frame = pen.frame
    side = min(frame.width / 3, (frame.height - _TAB) / 4)
    left = frame.centre[0] - 1.5 * side
    top = frame.top - _TAB - (frame.height - _TAB - 4 * side) / 2
    faces = [
        Frame(left + column * side, top - (row + 1) * side, side, side) for column, row in FACES
    ]
    for face, place in zip(faces, FACES, strict=True):
        for edge in TABS.get(place, "").split():
            _tab(pen, face, edge)
    for face in faces:
        _square(pen, face)
    _fold_lines(pen, faces)
    for part, face in zip(data.parts, faces, strict=True):
        with pen.inside(Role.SECTION):
            _words(pen, part.title, part.text, face, look)
    pen.finish()


def _tab(pen: Pen, face: Frame, edge: str) -> None:
    if edge == "top":
        corners = (
            (face.left, face.top),
            (face.left + _SLANT, face.top + _TAB),
            (face.right - _SLANT, face.top + _TAB),
            (face.right, face.top),
        )
    else:
        x, out = (face.left, -_TAB) if edge == "left" else (face.right, _TAB)
        corners = (
            (x, face.bottom),
            (x + out, face.bottom + _SLANT),
            (x + out, face.top - _SLANT),
            (x, face.top),
        )
    with pen.shapes() as canvas:
        outlined(canvas, corners, STONE, 1.2)


def _square(pen: Pen, face: Frame) -> None:
    with pen.shapes() as canvas:
        canvas.setLineWidth(1.2)
        canvas.rect(*face.rectangle, stroke=1, fill=0)


def _fold_lines(pen: Pen, faces: list[Frame]) -> None:
    """Where faces meet each other or a tab, the line is broken: it is folded, not cut."""
    first, _west, middle, _east, third, last = faces
    lines = [(first.left, first.top, first.right, first.top)]
    lines += [(face.left, face.bottom, face.right, face.bottom) for face in (first, middle, third)]
    for face in (first, middle, third, last):
        lines += [(x, face.bottom, x, face.top) for x in (face.left, face.right)]
    with pen.shapes() as canvas:
        canvas.setLineWidth(2.4)
        canvas.setLineCap(0)
        canvas.setStrokeColorRGB(*WHITE)
        for line in lines:
            canvas.line(*line)
    with pen.shapes() as canvas:
        canvas.setLineWidth(1.0)
        canvas.setLineCap(0)
        canvas.setDash([5, 3])
        for line in lines:
            canvas.line(*line)


def _words(pen: Pen, title: str, text: str, face: Frame, look: Look) -> None:
    words = [
        Piece(title, centred(look.heading), Role.H2),
        Piece(text, centred(look.body), before=3),
    ]
    pen.stack(face.inset(9), words, middle=True)
