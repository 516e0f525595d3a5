"""Writes and draws in places on a page, and tags what it makes in the order it is made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from herstel_desktop.documents.kit.canvas import TaggedCanvas
from herstel_desktop.documents.kit.frame import Frame
from herstel_desktop.documents.kit.inks import OUTLINE, SOFT, Ink
from herstel_desktop.documents.kit.lines import Line, Text
from herstel_desktop.documents.kit.press import Press
from herstel_desktop.documents.kit.spans import Align, Span, TextStyle
from herstel_desktop.documents.kit.structure import Element, Role

_HAIR = 0.6
_ROUNDING = 0.5  # points that a text may be too high, from adding up


@dataclass(frozen=True)
class Piece:
    """A paragraph or a heading that stands under others.

    Attributes:
        before: space above it in points, unless it is the first.
    """

    text: str | tuple[Span, ...]
    style: TextStyle
    role: Role = Role.PARAGRAPH
    before: float = 0.0


class Pen:
    """Writes and draws on the page that is open on a press.

    Attributes:
        canvas: for shapes, inside `shapes` or `figure`.
    """

    def __init__(self, press: Press) -> None:
        self.press = press
        self.canvas = press.canvas
        self._at = press.root

    @contextmanager
    def inside(self, role: Role) -> Iterator[Element]:
        """What is made inside belongs to one new element."""
        outer, self._at = self._at, self._at.add(role)
        yield self._at
        self._at = outer

    def stack(
        self, frame: Frame, pieces: Sequence[Piece], *, middle: bool = False, upright: float = 0.0
    ) -> float:
        """Writes pieces under each other, from the top of the frame or in the middle of it.

        Args:
            upright: how far the writing is turned around the frame's centre, in degrees.

        Returns:
            The height that they took, in points.

        Raises:
            ValueError: they do not fit.
        """
        said = [piece for piece in pieces if piece.text]
        high = self.height(said, frame.width)
        if high > frame.height + _ROUNDING:
            raise ValueError(f"too long for its place by {high - frame.height:.0f} points: {said}")
        top = frame.top - ((frame.height - high) / 2 if middle else 0.0)
        if upright:
            self.canvas.saveState()
            self.canvas.translate(*frame.centre)
            self.canvas.rotate(upright)
            self.canvas.translate(-frame.centre[0], -frame.centre[1])
        for index, piece in enumerate(said):
            top -= piece.before if index else 0.0
            element = self._at.add(piece.role)
            lines = _lines(piece, frame.width)
            top -= self.canvas.draw_text(
                lines, piece.style, frame.left, top, width=frame.width, element=element
            )
        if upright:
            self.canvas.restoreState()
        return high

    @staticmethod
    def height(pieces: Sequence[Piece], width: float) -> float:
        """Height of pieces under each other when set to this width, in points."""
        said = [piece for piece in pieces if piece.text]
        spaces = sum(piece.before for piece in said[1:])
        return spaces + sum(Text(piece.text, piece.style).height(width) for piece in said)

    def items(
        self, frame: Frame, items: Sequence[str], style: TextStyle, *, gap: float, columns: int = 1
    ) -> float:
        """Writes a list without marks, column by column; gives the height that it took.

        Raises:
            ValueError: it does not fit.
        """
        deep = -(-len(items) // columns)
        highest = 0.0
        with self.inside(Role.LIST) as listing:
            listing.numbering = "None"
            for number, column in enumerate(frame.cells(columns, 1, gap=style.size)):
                used = 0.0
                for item in items[number * deep : (number + 1) * deep]:
                    with self.inside(Role.ITEM):
                        room = column.without_top(used)
                        used += self.stack(room, [Piece(item, style, Role.BODY)]) + gap
                highest = max(highest, used - gap)
        return highest

    @contextmanager
    def shapes(self) -> Iterator[TaggedCanvas]:
        """Shapes that say nothing: frames, grounds, lines to write on."""
        with self.canvas.decoration():
            self._begin()
            yield self.canvas
            self.canvas.restoreState()

    @contextmanager
    def figure(self, alt: str, frame: Frame) -> Iterator[TaggedCanvas]:
        """A drawing that says something, in the reading order."""
        element = self._at.add(Role.FIGURE)
        element.alt, element.box = alt, self.canvas.on_page(frame.box)
        with self.canvas.content(element):
            self._begin()
            yield self.canvas
            self.canvas.restoreState()

    def panel(
        self, frame: Frame, ground: Ink | None = None, *, radius: float = 8.0, line: float = 1.0
    ) -> None:
        """A box with round corners."""
        with self.shapes() as canvas:
            canvas.setLineWidth(line)
            if ground is not None:
                canvas.setFillColorRGB(*ground)
            canvas.roundRect(*frame.rectangle, radius, stroke=1, fill=int(ground is not None))

    def write_on(self, frame: Frame, gap: float) -> None:
        """Lines to write on, at least this far apart, the lowest on the lower edge."""
        with self.shapes() as canvas:
            canvas.setStrokeColorRGB(*SOFT)
            canvas.setLineWidth(_HAIR)
            count = max(1, int(frame.height / gap + 0.01))
            for number in range(count):
                y = frame.bottom + number * frame.height / count
                canvas.line(frame.left, y, frame.right, y)

    def _begin(self) -> None:
        self.canvas.saveState()
        self.canvas.setStrokeColorRGB(*OUTLINE)
        self.canvas.setFillColorRGB(*OUTLINE)
        self.canvas.setLineWidth(1.0)
        self.canvas.setLineCap(1)
        self.canvas.setLineJoin(1)


def _lines(piece: Piece, width: float) -> list[Line]:
    """The lines of a piece; in the middle of a frame they are of about one length."""
    text = Text(piece.text, piece.style)
    count = text.line_count(width)
    if piece.style.align is not Align.CENTRE or count == 1:
        return text.lines(width)
    narrow, wide = width / 2, width
    while wide - narrow > 1:
        middle = (narrow + wide) / 2
        if text.line_count(middle) > count:
            narrow = middle
        else:
            wide = middle
    return text.lines(wide)
