"""Writes the lines of a paragraph onto the page, tagged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from herstel_desktop.documents.kit.faces import Face, ShapedWord
from herstel_desktop.documents.kit.lines import Line, Part
from herstel_desktop.documents.kit.pdf_objects import number, text_string
from herstel_desktop.documents.kit.spans import BLACK, Align, Span, TextStyle
from herstel_desktop.documents.kit.structure import Element, Role

if TYPE_CHECKING:
    from herstel_desktop.documents.kit.canvas import TaggedCanvas

_UNDERLINE_BELOW, _UNDERLINE_WIDTH = 0.14, 0.05  # of the type size


@dataclass
class _Stretch:
    """Parts of a line that are written in one go."""

    face: Face
    left: float
    right: float
    strokes: list[tuple[int, str]]
    words: list[ShapedWord]
    own_text: str | None


class Writer:
    """Writes the lines of one paragraph, in as few pieces as its links allow."""

    def __init__(self, canvas: TaggedCanvas, style: TextStyle, element: Element | None) -> None:
        self._canvas = canvas
        self._style = style
        self._element = element
        self._target: Element | None = None
        self._running_head = False
        self._link_span: Span | None = None
        self._link_element: Element | None = None

    def line(self, line: Line, left: float, base: float) -> None:
        """Writes one line with its left end and base line at these points."""
        for (link, rtl), group in groupby(line.parts, _kind):
            parts = list(group)
            # Words from right to left are written as they are seen, from the left: programs
            # that take out text turn them round themselves. The tree says them in order.
            stretches = list(_stretches(sorted(parts, key=itemgetter(0)) if line.rtl else parts))
            self._aim(parts[0][1].span if link else None)
            if rtl:
                self._aim_at_span("".join(part.shaped.text for _, part in parts))
            self._write(stretches, left, base)
            if link and self._link_element is not None:
                self._make_link(parts, left, base)

    def done(self) -> None:
        """Ends the last piece."""
        if self._target is not None or self._running_head:
            self._canvas.close()
            self._target, self._running_head = None, False

    def _make_link(self, parts: list[tuple[float, Part]], left: float, base: float) -> None:
        assert self._link_element is not None
        size = self._style.size
        seen = [(place, part.shaped) for place, part in parts if part.shaped.text != " "]
        if not seen:
            return
        span = parts[0][1].span
        begin = left + min(place for place, _ in seen) * size / 1000
        end = left + max(place + shaped.width for place, shaped in seen) * size / 1000
        if not span.link.startswith("tel:"):
            under = base - _UNDERLINE_BELOW * size
            self._canvas.append_code(
                f"0 G {number(size * _UNDERLINE_WIDTH)} w {number(begin)} {number(under)} m"
                f" {number(end)} {number(under)} l S"
            )
        box = (begin, base - 0.25 * size, end, base + 0.8 * size)
        self._canvas.link(span, box, self._link_element)

    def _aim(self, link: Span | None) -> None:
        """Opens marked content for the paragraph itself or for a link in it."""
        if self._element is None:
            if not self._running_head:
                self._canvas.open("/Artifact << /Type /Pagination >> BDC")
                self._running_head = True
            return
        target = self._element
        if link is not None:
            if self._link_span is not link or self._link_element is None:
                self._link_span, self._link_element = link, self._element.add(Role.LINK)
            target = self._link_element
        self._aim_at(target)

    def _aim_at_span(self, text: str) -> None:
        """Opens marked content that says its text itself, for right-to-left words."""
        if self._target is not None:
            span = self._target.add(Role.SPAN)
            span.actual_text = text
            self._aim_at(span)

    def _aim_at(self, target: Element) -> None:
        if target is self._target:
            return
        before = self._target
        if before is not None:
            self._canvas.close()
        mark = self._canvas.tree.mark(self._canvas.getPageNumber(), target)
        self._canvas.open(f"/{target.role.value} << /MCID {mark} >> BDC")
        self._target = target

    def _write(self, stretches: list[_Stretch], left: float, base: float) -> None:
        size = self._style.size
        red, green, blue = self._style.colour
        ink = "0 g" if self._style.colour == BLACK else f"{red:.3g} {green:.3g} {blue:.3g} rg"
        code = [f"BT {ink}"]
        key = ""
        for stretch in stretches:
            font = self._canvas.use_face(stretch.face)
            if font.key != key:
                key = font.key
                code.append(f"/{key} {number(size)} Tf")
            x = left + stretch.left * size / 1000
            code.append(f"1 0 0 1 {number(x)} {number(base)} Tm")
            # Every word must be noted, also after one that is not faithful.
            doubtful = [word for word in stretch.words if not font.use(word)]
            if doubtful:
                said = "".join(_as_written(word) for word in stretch.words)
                code.append(f"/Span << /ActualText {text_string(said)} >> BDC")
            code.extend(_operators(stretch.strokes, size))
            if doubtful:
                code.append("EMC")
        code.append("ET")
        self._canvas.append_code("\n".join(code))


def _kind(item: tuple[float, Part]) -> tuple[str, bool]:
    """What must stand apart in the tree: a link, and words from right to left."""
    part = item[1]
    return part.span.link, part.level > 0


def _as_written(word: ShapedWord) -> str:
    return word.text[::-1] if word.rtl else word.text


def _operators(strokes: list[tuple[int, str]], size: float) -> Iterator[str]:
    rise = 0
    for stroke_rise, group in groupby(strokes, itemgetter(0)):
        if stroke_rise != rise:
            rise = stroke_rise
            yield f"{number(rise * size / 1000)} Ts"
        glyphs = "".join(part for _, part in group).replace("><", "")
        yield f"[{glyphs}] TJ"
    if rise:
        yield "0 Ts"


def _stretches(group: list[tuple[float, Part]]) -> Iterator[_Stretch]:
    """Joins words that follow each other in one face, as long as they say what they show."""
    current: _Stretch | None = None
    for place, part in group:
        shaped = part.shaped
        joins = (
            current is not None
            and current.face is shaped.face
            and current.own_text is None
            and shaped.faithful
            and abs(current.right - place) < 0.01
        )
        if joins and current is not None:
            current.words.append(shaped)
            current.right = place + shaped.width
            current.strokes.extend(shaped.strokes)
            continue
        if current is not None:
            yield current
        current = _Stretch(
            shaped.face,
            place,
            place + shaped.width,
            list(shaped.strokes),
            [shaped],
            None if shaped.faithful else shaped.text,
        )
    if current is not None:
        yield current


def indent_of(line: Line, style: TextStyle, width: float) -> float:
    spare = width - line.width * style.size / 1000
    if style.align is Align.CENTRE:
        return spare / 2
    if style.align is Align.LEFT:
        return 0.0
    if (style.align is Align.END) is not line.rtl:
        return spare
    return 0.0
