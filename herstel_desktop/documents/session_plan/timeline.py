"""The parts of a meeting beside the clock: when each begins, and a bar that shows how long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time

from herstel_desktop.documents.kit.blocks import Block
from herstel_desktop.documents.kit.canvas import TaggedCanvas
from herstel_desktop.documents.kit.inks import CLOUD, LILAC, OUTLINE, ROSE, SKY, SUN, WHITE, Ink
from herstel_desktop.documents.kit.lines import Text
from herstel_desktop.documents.kit.shapes import hatch
from herstel_desktop.documents.kit.spans import Align, TextStyle
from herstel_desktop.documents.kit.structure import Element, Role
from herstel_desktop.documents.kit.type_scale import TypeScale
from herstel_desktop.domain.dutch_dates import clock, end_of, from_to
from herstel_desktop.domain.session_plans import PartKind, PlanPart
from herstel_desktop.domain.work_forms import WorkFormKind

_FIGURE = TextStyle(11, 1.2, bold=True, align=Align.CENTRE)
_CLOCK = TextStyle(9, 1.2)
_BAR = 24.0
_TICK = 4.0
_HATCH = 6.0
_ROOM = 3.0  # points beside a number, within its stretch
_APART = 8.0  # points between two times under the bar

# Each phase has its number in it and the break its lines, so that the tint may be lost in print.
_GROUNDS: dict[WorkFormKind, Ink] = {
    WorkFormKind.OPENING: SKY,
    WorkFormKind.CLOSING: SKY,
    WorkFormKind.GETTING_TO_KNOW: LILAC,
    WorkFormKind.CONVERSATION: LILAC,
    WorkFormKind.SELF_INSIGHT: ROSE,
    WorkFormKind.SKILL: ROSE,
    WorkFormKind.FORWARD: ROSE,
    WorkFormKind.PLAY: SUN,
    WorkFormKind.CREATIVE: SUN,
    WorkFormKind.MOVEMENT_AND_REST: SUN,
}


@dataclass(frozen=True)
class TimedPart:
    """A part with its place in the order, from 1, and the clock time at which it begins."""

    number: int
    part: PlanPart
    start: time

    @property
    def from_to(self) -> str:
        """'13.30 – 13.40'."""
        return from_to(self.start, self.part.minutes)

    @property
    def end(self) -> time:
        """The clock time at which it ends."""
        return end_of(self.start, self.part.minutes)


def timed(parts: Sequence[PlanPart], start: time) -> tuple[TimedPart, ...]:
    """The parts one after another from the start of the meeting."""
    found: list[TimedPart] = []
    for number, part in enumerate(parts, start=1):
        found.append(TimedPart(number, part, start))
        start = end_of(start, part.minutes)
    return tuple(found)


@dataclass(frozen=True)
class TimeBar:
    """A bar as long as the meeting, with a stretch for each part and the clock under it.

    Attributes:
        minutes: length of the bar: of the meeting, or of the parts when these take longer.
    """

    parts: tuple[TimedPart, ...]
    minutes: int
    element: Element
    scale: TypeScale
    before: float = 10.0
    keep_with_next: bool = False

    def height(self, width: float) -> float:
        """Height of the bar and the clock."""
        return self._bar + _TICK + self.scale.of(_CLOCK).line_height

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """A bar stays whole."""
        return None

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draws the bar, the numbers in it and the times under it."""
        bottom = top - self._bar
        self.element.box = canvas.on_page((left, top - self.height(width), left + width, top))
        edges = self._edges(left, width)
        with canvas.content(self.element):
            canvas.saveState()
            for timed_part, (begin, end) in zip(self.parts, edges, strict=True):
                self._draw_stretch(canvas, timed_part.part, (begin, bottom, end, top))
            canvas.setStrokeColorRGB(*OUTLINE)
            canvas.setLineWidth(1.2)
            canvas.rect(left, bottom, width, self._bar, stroke=1, fill=0)
            canvas.setLineWidth(0.8)
            for x in [left, *(end for _, end in edges)]:
                canvas.line(x, bottom, x, bottom - _TICK)
            canvas.restoreState()
        self._draw_numbers(canvas, edges, top)
        self._draw_times(canvas, edges, left, width, bottom - _TICK)

    @property
    def _bar(self) -> float:
        return self.scale.length(_BAR)

    def _edges(self, left: float, width: float) -> list[tuple[float, float]]:
        """Where each part begins and ends on the bar."""
        edges, spent = [], 0
        for timed_part in self.parts:
            begin = left + width * spent / self.minutes
            spent += timed_part.part.minutes
            edges.append((begin, left + width * spent / self.minutes))
        return edges

    @staticmethod
    def _draw_stretch(
        canvas: TaggedCanvas, part: PlanPart, box: tuple[float, float, float, float]
    ) -> None:
        left, bottom, right, top = box
        ground = CLOUD if part.kind is PartKind.BREAK else WHITE
        if part.phase is not None:
            ground = _GROUNDS[part.phase]
        canvas.setFillColorRGB(*ground)
        canvas.setStrokeColorRGB(*OUTLINE)
        canvas.setLineWidth(0.8)
        canvas.rect(left, bottom, right - left, top - bottom, stroke=0, fill=1)
        if part.kind is PartKind.BREAK:
            hatch(canvas, box, _HATCH, crossed=False)
        canvas.rect(left, bottom, right - left, top - bottom, stroke=1, fill=0)

    def _draw_numbers(
        self, canvas: TaggedCanvas, edges: Sequence[tuple[float, float]], top: float
    ) -> None:
        style = self.scale.of(_FIGURE)
        above = top - (self._bar - style.line_height) / 2
        for timed_part, (begin, end) in zip(self.parts, edges, strict=True):
            text = Text(str(timed_part.number), style)
            wide = text.width()
            if wide + 2 * _ROOM > end - begin:
                continue  # the table under the bar has it
            if timed_part.part.kind is PartKind.BREAK:
                self._clear(canvas, (begin + end) / 2, top, wide)
            lines = text.lines(end - begin)
            canvas.draw_text(lines, style, begin, above, width=end - begin, element=self.element)

    def _clear(self, canvas: TaggedCanvas, middle: float, top: float, wide: float) -> None:
        """Takes the lines away behind a number."""
        with canvas.content(self.element):
            canvas.setFillColorRGB(*WHITE)
            high = self._bar * 0.7
            across = max(wide, high * 0.6) + 2 * _ROOM
            bottom = top - (self._bar + high) / 2
            canvas.roundRect(middle - across / 2, bottom, across, high, 3, stroke=0, fill=1)

    def _draw_times(
        self,
        canvas: TaggedCanvas,
        edges: Sequence[tuple[float, float]],
        left: float,
        width: float,
        top: float,
    ) -> None:
        """The clock under each beginning and under the end, as far as there is room."""
        if not self.parts:
            return
        style = replace(self.scale.of(_CLOCK), align=Align.LEFT)
        places = [begin for begin, _ in edges] + [edges[-1][1]]
        times = [timed_part.start for timed_part in self.parts] + [self.parts[-1].end]
        if places[-1] < left + width - 0.01:
            places.append(left + width)
            times.append(end_of(self.parts[0].start, self.minutes))
        texts = [Text(clock(at), style) for at in times]
        begins = [
            min(max(place - text.width() / 2, left), left + width - text.width())
            for place, text in zip(places, texts, strict=True)
        ]
        free = left
        for number, (begin, text) in enumerate(zip(begins, texts, strict=True)):
            # The end is always said, so a time just before it gives way.
            end = begin + text.width() + _APART
            if (number and begin < free) or (number < len(begins) - 1 and end > begins[-1]):
                continue
            lines = text.lines(text.width() + 1)
            wide = text.width() + 1
            canvas.draw_text(lines, style, begin, top, width=wide, element=self.element)
            free = end


def time_bar(
    root: Element, parts: tuple[TimedPart, ...], minutes: int, scale: TypeScale
) -> TimeBar:
    """Makes the bar and its place in the tree."""
    element = root.add(Role.FIGURE)
    element.alt = "Een balk die laat zien hoe lang elk onderdeel duurt. De tijden staan eronder."
    planned = sum(timed_part.part.minutes for timed_part in parts)
    return TimeBar(parts, max(minutes, planned, 1), element, scale)
