"""Shapes that several documents use."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from herstel_desktop.documents.kit.canvas import TaggedCanvas
from herstel_desktop.documents.kit.inks import OUTLINE, Ink
from herstel_desktop.documents.kit.pdf_objects import number

Point = tuple[float, float]
_QUARTER = 0.5523  # of the radius: the handles of a curve that is a quarter of a circle


def outlined(canvas: Canvas, points: Sequence[Point], ground: Ink | None, width: float) -> None:
    """A closed shape with straight sides."""
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    if ground is not None:
        canvas.setFillColorRGB(*ground)
    canvas.setStrokeColorRGB(*OUTLINE)
    canvas.setLineWidth(width)
    canvas.drawPath(path, stroke=1, fill=int(ground is not None))


def curve(canvas: Canvas, start: Point, *bends: tuple[Point, Point, Point]) -> None:
    """A flowing line: from the start over each pair of handles to each end."""
    path = canvas.beginPath()
    path.moveTo(*start)
    for (x1, y1), (x2, y2), (x3, y3) in bends:
        path.curveTo(x1, y1, x2, y2, x3, y3)
    canvas.drawPath(path, stroke=1, fill=0)


def battery(canvas: Canvas, corner: Point, width: float, *, full: int, ground: Ink) -> None:
    """A battery on its side, half as high as wide, with `full` of its four parts filled."""
    left, bottom = corner
    height = width / 2
    canvas.setStrokeColorRGB(*OUTLINE)
    canvas.setLineWidth(width * 0.03)
    canvas.roundRect(left, bottom, width * 0.9, height, width * 0.06, stroke=1, fill=0)
    canvas.setFillColorRGB(*OUTLINE)
    canvas.roundRect(
        left + width * 0.92, bottom + height * 0.3, width * 0.06, height * 0.4, 2, stroke=0, fill=1
    )
    canvas.setFillColorRGB(*ground)
    canvas.setLineWidth(width * 0.015)
    for part in range(full):
        x = left + width * (0.06 + part * 0.2)
        canvas.rect(x, bottom + height * 0.14, width * 0.17, height * 0.72, stroke=1, fill=1)


def hatch(
    canvas: Canvas, box: tuple[float, float, float, float], gap: float, *, crossed: bool
) -> None:
    """Slanted lines over a box (left, bottom, right, top), in two directions when crossed."""
    left, bottom, right, top = box
    high = top - bottom
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(left, bottom, right - left, high)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.setStrokeColorRGB(*OUTLINE)
    canvas.setLineWidth(0.6)
    x = left - high
    while x < right:
        canvas.line(x, bottom, x + high, top)
        if crossed:
            canvas.line(x, top, x + high, bottom)
        x += gap
    canvas.restoreState()


def footprints(canvas: Canvas, left: float, middle: float) -> None:
    """Two steps forward, about 36 points wide."""
    canvas.setFillColorRGB(*OUTLINE)
    for step, side in ((0, -1), (1, 1)):
        x, y = left + step * 18, middle + side * 3.5
        canvas.ellipse(x + 5, y - 2.6, x + 15, y + 2.6, stroke=0, fill=1)
        canvas.ellipse(x, y - 2, x + 4, y + 2, stroke=0, fill=1)


def rings(canvas: TaggedCanvas, middles: Sequence[Point], radius: float) -> None:
    """Open circles of one size, in the line that is set; many cost little."""
    bend = number(radius * _QUARTER)
    r = number(radius)
    circle = (
        f"{r} 0 m {r} {bend} {bend} {r} 0 {r} c -{bend} {r} -{r} {bend} -{r} 0 c"
        f" -{r} -{bend} -{bend} -{r} 0 -{r} c {bend} -{r} {r} -{bend} {r} 0 c h S"
    )
    for x, y in middles:
        canvas.append_code(f"q 1 0 0 1 {number(x)} {number(y)} cm {circle} Q")
