"""A rectangle on the page, and how it is divided."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Frame:
    """A place on the page, in points from the lower left corner of the paper."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.bottom + self.height

    @property
    def centre(self) -> tuple[float, float]:
        """The point in the middle."""
        return self.left + self.width / 2, self.bottom + self.height / 2

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top."""
        return self.left, self.bottom, self.right, self.top

    @property
    def rectangle(self) -> tuple[float, float, float, float]:
        """Left, bottom, width, height."""
        return self.left, self.bottom, self.width, self.height

    def inset(self, across: float, along: float | None = None) -> Frame:
        """A smaller one within: less at the sides, and above and below."""
        along = across if along is None else along
        return Frame(
            self.left + across,
            self.bottom + along,
            self.width - 2 * across,
            self.height - 2 * along,
        )

    def without_top(self, height: float) -> Frame:
        """What is left under a strip."""
        return Frame(self.left, self.bottom, self.width, self.height - height)

    def without_bottom(self, height: float) -> Frame:
        """What is left above a strip."""
        return Frame(self.left, self.bottom + height, self.width, self.height - height)

    def upper(self, height: float) -> Frame:
        """A strip of this height along the upper edge."""
        return Frame(self.left, self.top - height, self.width, height)

    def lower(self, height: float) -> Frame:
        """A strip of this height along the lower edge."""
        return Frame(self.left, self.bottom, self.width, height)

    def cells(self, columns: int, rows: int, gap: float = 0.0) -> list[Frame]:
        """Equal parts, row by row from the upper left."""
        width = (self.width - gap * (columns - 1)) / columns
        height = (self.height - gap * (rows - 1)) / rows
        return [
            Frame(
                self.left + column * (width + gap),
                self.top - (row + 1) * height - row * gap,
                width,
                height,
            )
            for row in range(rows)
            for column in range(columns)
        ]
