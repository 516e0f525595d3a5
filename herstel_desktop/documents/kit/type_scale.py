"""How large a document's type is: as it was designed, or in large print."""

from __future__ import annotations

from dataclasses import dataclass, replace

from herstel_desktop.documents.kit.spans import TextStyle

_DESIGNED = 11.5  # points, the running text that the styles of our documents go with
_GROWTH = 0.8  # of what is larger than running text, so that titles keep fitting
_MOST_LEADING = 1.3


@dataclass(frozen=True)
class TypeScale:
    """The sizes of a document, all from that of its running text.

    Attributes:
        body: points of running text, and the least that anything is set in; None as designed.
    """

    body: float | None = None

    def of(self, style: TextStyle) -> TextStyle:
        """A style in this scale."""
        if self.body is None:
            return style
        size = self.body + max(0.0, (style.size - _DESIGNED) * _GROWTH)
        return replace(style, size=size, leading=min(style.leading, _MOST_LEADING))

    def length(self, points: float) -> float:
        """A measure that goes with the type, such as an indent."""
        return points if self.body is None else points * self.body / _DESIGNED


AS_DESIGNED = TypeScale()
LARGE_PRINT = TypeScale(18.0)
"""What people with low vision ask for: 18 points."""


def scale_for(large: bool) -> TypeScale:
    """Large print or not."""
    return LARGE_PRINT if large else AS_DESIGNED
