"""Places blocks on pages: in columns of even length, or over the full width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from herstel_desktop.documents.kit.blocks import (
    Block,
    FramedBlock,
    fits,
    is_heading,
    split_stack,
    stack_height,
)

# Columns may differ this much in length if that keeps every section in one piece.
_UNEVEN, _UNEVEN_BY = 1.15, 40.0
_WORTH_STARTING = 90.0  # points; with less room left, columns begin on the next page


@dataclass(frozen=True)
class Placed:
    """A block in its place: upper left corner and width, in points from the lower left."""

    block: Block
    left: float
    top: float
    width: float


@dataclass(frozen=True)
class Area:
    """The part of a page that is filled."""

    left: float
    top: float
    bottom: float
    width: float


@dataclass
class Pages:
    """Pages as they are being filled, each from the top of its area down.

    Attributes:
        first, following: the area of the first page and of every other.
        placed: the blocks of each page, in reading order.
    """

    first: Area
    following: Area
    placed: list[list[Placed]] = field(default_factory=lambda: [[]])
    _used: float = 0.0

    def add_wide(self, blocks: Sequence[Block], *, together: bool = False) -> None:
        """Adds blocks under each other over the full width.

        Kept together they go to the next page if that holds them whole and this one does not.
        """
        rest = list(blocks)
        if together and self._used and rest:
            area, fresh = self._area(), self.following
            height = rest[0].before + stack_height(rest, area.width)
            if area.top - area.bottom - self._used < height <= fresh.top - fresh.bottom:
                self._turn()
        while rest:
            area = self._area()
            before = rest[0].before if self._used else 0.0
            room = area.top - area.bottom - self._used - before
            head, tail = split_stack(rest, area.width, room)
            if not head and self._used:
                self._turn()
                continue
            if not head:
                head, tail = rest[:1], rest[1:]  # higher than a page: better cut than lost
            self._place(head, area.left, area.top - self._used - before, area.width)
            self._used += before + stack_height(head, area.width)
            rest = tail
            if rest:
                self._turn()

    def add_columns(self, blocks: Sequence[Block], gap: float, before: float) -> None:
        """Adds blocks in two columns; where they end on a page, the columns are even."""
        rest = list(blocks)
        while rest:
            area = self._area()
            above = before if self._used else 0.0
            room = area.top - area.bottom - self._used - above
            width = (area.width - gap) / 2
            columns = _even_columns(rest, width, room)
            if columns is None and self._used and room < _WORTH_STARTING:
                self._turn()
                continue
            if columns is None:
                columns, rest = _full_columns(rest, width, room)
            else:
                rest = []
            top = area.top - self._used - above
            for index, column in enumerate(columns):
                self._place(column, area.left + index * (width + gap), top, width)
            self._used += above + max(stack_height(column, width) for column in columns)
            if rest:
                self._turn()

    def begin_unless(self, blocks: Sequence[Block]) -> None:
        """Begins a new page, unless this one is empty or has room for all these blocks."""
        area = self._area()
        room = area.top - area.bottom - self._used
        if self._used and not fits(blocks, area.width, room):
            self._turn()

    def leave(self, room: float) -> None:
        """Leaves room under what was placed last."""
        self._used += room

    def starts_cleanly(self) -> bool:
        """Whether every page after the first begins with a heading or a box, not mid-section."""
        return all(
            is_heading(page[0].block) or isinstance(page[0].block, FramedBlock)
            for page in self.placed[1:]
        )

    def _area(self) -> Area:
        return self.first if len(self.placed) == 1 else self.following

    def _turn(self) -> None:
        self.placed.append([])
        self._used = 0.0

    def _place(self, blocks: Sequence[Block], left: float, top: float, width: float) -> None:
        pen = top
        for index, block in enumerate(blocks):
            pen -= block.before if index else 0.0
            self.placed[-1].append(Placed(block, left, pen, width))
            pen -= block.height(width)


def _full_columns(
    blocks: list[Block], width: float, room: float
) -> tuple[list[list[Block]], list[Block]]:
    """Two columns as full as they get, and what is left over."""
    first, rest = split_stack(blocks, width, room)
    if not first:
        first, rest = blocks[:1], blocks[1:]
    if not rest:
        return [first], []
    second, rest = split_stack(rest, width, room)
    return [first, second], rest


def _even_columns(blocks: list[Block], width: float, room: float) -> list[list[Block]] | None:
    """Two columns of about one length; None when they do not fit in the room."""
    if not fits(blocks, width, 2 * room + 200):
        return None
    total = stack_height(blocks, width)
    low, high = total / 2 - 40, min(room, total + 1)
    best = _two(blocks, width, high)
    if best is None:
        return None
    whole = _whole_sections(blocks, width)
    if whole is not None and whole[1] <= min(room, total / 2 * _UNEVEN + _UNEVEN_BY):
        return whole[0]
    while high - low > 3:
        middle = (low + high) / 2
        attempt = _two(blocks, width, middle)
        if attempt is None:
            low = middle
        else:
            best, high = attempt, middle
    return best


def _whole_sections(blocks: list[Block], width: float) -> tuple[list[list[Block]], float] | None:
    """The two columns that are most even when no section is split, and the higher one's height."""
    starts = [index for index, block in enumerate(blocks) if index and is_heading(block)]
    found = None
    for start in starts:
        columns = [blocks[:start], blocks[start:]]
        height = max(stack_height(column, width) for column in columns)
        if found is None or height < found[1]:
            found = (columns, height)
    return found


def _two(blocks: list[Block], width: float, room: float) -> list[list[Block]] | None:
    first, rest = split_stack(blocks, width, room)
    if not first:
        return None
    second, left_over = split_stack(rest, width, room)
    return None if left_over else [first, second] if second else [first]
