"""Paper, margins, and what stands at the foot of every page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from herstel_desktop.documents.kit.canvas import TaggedCanvas
from herstel_desktop.documents.kit.lines import Text
from herstel_desktop.documents.kit.spans import Align, TextStyle
from herstel_desktop.documents.kit.type_scale import AS_DESIGNED, TypeScale

MM = 72 / 25.4
"""Points in a millimetre."""


@dataclass(frozen=True)
class Paper:
    """A sheet and its margin, in points."""

    width: float
    height: float
    margin: float = 18 * MM

    @property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        return self.width, self.height

    @property
    def inner_width(self) -> float:
        """Width between the margins."""
        return self.width - 2 * self.margin

    @property
    def top(self) -> float:
        """Height above the lower edge at which content begins."""
        return self.height - self.margin

    @property
    def bottom(self) -> float:
        """Height above the lower edge at which content ends; the foot stands below it."""
        return self.margin


A4 = Paper(210 * MM, 297 * MM)
A5 = Paper(148 * MM, 210 * MM, 12 * MM)

FOOT = TextStyle(size=9)
_FOOT_SHARE = 0.55  # of the margin: the foot's distance from the lower edge
_LARGE_FOOT = 12.0  # points; what is said at every foot may be smaller than what is read
_TEXT_SHARE = 0.75  # of the width, for the text before the page's number


def draw_foot(
    canvas: TaggedCanvas,
    paper: Paper,
    left_text: str,
    page: int,
    pages: int,
    *,
    scale: TypeScale = AS_DESIGNED,
) -> None:
    """The running foot: a short text, and 'pagina x van y', so that a lost page is missed."""
    style = FOOT if scale.body is None else replace(FOOT, size=_LARGE_FOOT)
    top = paper.margin * _FOOT_SHARE + style.line_height / 2
    if left_text:
        text = Text(left_text, style)
        lines = text.lines(paper.inner_width * _TEXT_SHARE)[:1]
        canvas.draw_text(lines, style, paper.margin, top, width=paper.inner_width, element=None)
    style = replace(style, align=Align.END)
    count = Text(f"pagina {page} van {pages}", style)
    lines = count.lines(paper.inner_width)
    canvas.draw_text(lines, style, paper.margin, top, width=paper.inner_width, element=None)
