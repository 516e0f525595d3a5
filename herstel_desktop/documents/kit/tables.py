"""A table with a header row that stands again at the top of every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from herstel_desktop.documents.kit.blocks import Block
from herstel_desktop.documents.kit.canvas import TaggedCanvas
from herstel_desktop.documents.kit.lines import Text
from herstel_desktop.documents.kit.spans import Align
from herstel_desktop.documents.kit.structure import Element, Role

_PADDING = 5.0
_NARROW_PADDING = 1.5  # beside a centred word
_HAIRLINE, _HEAVY = 0.5, 1.0
_HEADER_GREY = 0.92


@dataclass(frozen=True)
class Cell:
    """What stands in a cell: a text, an open box to tick by hand, or nothing."""

    text: Text | None = None
    box: bool = False

    @property
    def padding(self) -> float:
        """Space at both sides, in points."""
        centred = self.text is not None and self.text.style.align is Align.CENTRE
        return _NARROW_PADDING if centred else _PADDING


@dataclass(frozen=True)
class Row:
    """One row; its first cell names it."""

    cells: tuple[Cell, ...]
    least_height: float


@dataclass(frozen=True)
class _DrawnRow:
    row: Row
    elements: tuple[Element, ...]


@dataclass(frozen=True)
class TableBlock:
    """A table on the page, or the part of it that one page holds.

    Attributes:
        widths: of the columns, in points.
        continued: whether the header row was tagged on an earlier page.
    """

    widths: tuple[float, ...]
    header: _DrawnRow
    rows: tuple[_DrawnRow, ...]
    before: float = 0.0
    keep_with_next: bool = False
    continued: bool = False

    def height(self, width: float) -> float:
        """Height of header and rows."""
        return self._row_height(self.header) + sum(map(self._row_height, self.rows))

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Splits between rows."""
        left = room - self._row_height(self.header)
        count = 0
        for row in self.rows:
            left -= self._row_height(row)
            if left < -0.01:
                break
            count += 1
        if count in (0, len(self.rows)):
            return None
        tail = replace(self, rows=self.rows[count:], before=0.0, continued=True)
        return replace(self, rows=self.rows[:count]), tail

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draws the grid, then the cells in reading order."""
        self._draw_grid(canvas, left, top)
        pen = top
        header = replace(self.header, elements=()) if self.continued else self.header
        for drawn in (header, *self.rows):
            self._draw_row(canvas, drawn, left, pen)
            pen -= self._row_height(drawn)

    def _row_height(self, drawn: _DrawnRow) -> float:
        highest = 0.0
        for cell, width in zip(drawn.row.cells, self.widths, strict=True):
            if cell.text is not None:
                highest = max(highest, cell.text.height(width - 2 * cell.padding))
        return max(drawn.row.least_height, highest + 1.2 * _PADDING)

    def _draw_grid(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        right = left + sum(self.widths)
        heights = [self._row_height(self.header), *map(self._row_height, self.rows)]
        bottom = top - sum(heights)
        with canvas.decoration():
            canvas.setFillGray(_HEADER_GREY)
            canvas.rect(left, top - heights[0], right - left, heights[0], stroke=0, fill=1)
            canvas.setStrokeGray(0.35)
            canvas.setLineWidth(_HAIRLINE)
            pen = top
            for height in heights[:-1]:
                pen -= height
                canvas.line(left, pen, right, pen)
            pen = left
            for width in self.widths[:-1]:
                pen += width
                canvas.line(pen, top, pen, bottom)
            canvas.setStrokeGray(0)
            canvas.setLineWidth(_HEAVY)
            canvas.rect(left, bottom, right - left, top - bottom, stroke=1, fill=0)

    def _draw_row(self, canvas: TaggedCanvas, drawn: _DrawnRow, left: float, top: float) -> None:
        height = self._row_height(drawn)
        elements: Sequence[Element | None] = drawn.elements or (None,) * len(drawn.row.cells)
        pen = left
        for cell, width, element in zip(drawn.row.cells, self.widths, elements, strict=True):
            if cell.text is not None:
                inner = width - 2 * cell.padding
                lines = cell.text.lines(inner)
                style = cell.text.style
                above = (height - len(lines) * style.line_height) / 2
                canvas.draw_text(
                    lines, style, pen + cell.padding, top - above, width=inner, element=element
                )
            elif cell.box:
                _draw_box(canvas, pen + width / 2, top - height / 2)
            pen += width


def _draw_box(canvas: TaggedCanvas, x: float, y: float) -> None:
    side = 12.0
    with canvas.decoration():
        canvas.setStrokeGray(0)
        canvas.setLineWidth(0.9)
        canvas.rect(x - side / 2, y - side / 2, side, side, stroke=1, fill=0)


def table(
    parent: Element, widths: Sequence[float], header: Row, rows: Sequence[Row], before: float = 0.0
) -> TableBlock:
    """Makes a table and its place in the structure tree.

    The cells of the header row head their columns, the first cell of each row heads its row.
    """
    element = parent.add(Role.TABLE)
    return TableBlock(
        tuple(widths),
        _tagged(element, header, Role.HEADER_CELL, "Column"),
        tuple(_tagged(element, row, Role.CELL, "") for row in rows),
        before,
    )


def _tagged(parent: Element, row: Row, role: Role, scope: str) -> _DrawnRow:
    line = parent.add(Role.ROW)
    elements = []
    for index in range(len(row.cells)):
        names_row = index == 0 and role is Role.CELL
        cell = line.add(Role.HEADER_CELL if names_row else role)
        cell.scope = "Row" if names_row else scope
        elements.append(cell)
    return _DrawnRow(row, tuple(elements))
