"""Breaks text into lines of shaped words, in the order in which they are seen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import accumulate, groupby

from herstel_desktop.documents.kit.faces import ShapedWord, own_face
from herstel_desktop.documents.kit.itemise import embedding_levels, has_right_to_left, shape_word
from herstel_desktop.documents.kit.spans import LINE_BREAK, Span, TextStyle, printable

# A line may break after a hyphen or stroke between letters, and inside an address.
_BREAK_AFTER = re.compile(r"(?<=[^\W\d_][-/–])(?=[^\W\d_])|(?<=[/?&=@_.])(?=\w)")
_CHUNKS = re.compile(f"[ {LINE_BREAK}]|[^ {LINE_BREAK}]+")
_PLAIN = Span(" ")
_ADDRESS = re.compile(r"https?:|www\.|@|\w/\w")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a word: one face, one direction, one span."""

    shaped: ShapedWord
    span: Span
    level: int


@dataclass(frozen=True, slots=True)
class Word:
    """What cannot be broken: parts without a space between them.

    Attributes:
        width: thousandths of the type size.
        spaced: whether a space follows.
        ends_line: whether the next word begins a new line.
    """

    parts: tuple[Part, ...]
    width: float
    spaced: bool
    ends_line: bool = False


@dataclass(slots=True)
class Line:
    """One line, as parts with the place of each.

    Attributes:
        parts: pairs of distance from the left in thousandths of the size, and part, in
            reading order; a space between two words is a part of its own.
        width: thousandths of the type size.
        rtl: whether the paragraph runs from right to left.
    """

    parts: list[tuple[float, Part]] = field(default_factory=list)
    width: float = 0.0
    rtl: bool = False


Row = list[Word]
"""The words of one line."""


class Text:
    """A paragraph: shaped once, broken into lines for any width."""

    def __init__(self, spans: Sequence[Span] | str, style: TextStyle) -> None:
        given = (Span(spans),) if isinstance(spans, str) else tuple(spans)
        self.style = style
        self._words, self.rtl = _words_of(given, style.bold, style.italic)
        self._space = own_face(style.bold, style.italic).shape(" ")
        self._width = -1.0
        self._rows: list[Row] = []
        self._lines: list[Line] | None = None

    def width(self) -> float:
        """Width in points when it stands on one line."""
        total = sum(word.width + self._space.width * word.spaced for word in self._words)
        if self._words and self._words[-1].spaced:
            total -= self._space.width
        return total * self.style.size / 1000

    def line_count(self, width: float) -> int:
        """How many lines it takes in a width in points; at least one."""
        if abs(self._width - width) > 0.01:
            room = width * 1000 / self.style.size
            self._rows = _break(self._words, room, self._space.width)
            self._width = width
            self._lines = None
        return len(self._rows)

    def lines(self, width: float) -> list[Line]:
        """The lines that fit a width in points; at least one, even when there is no text."""
        self.line_count(width)
        if self._lines is None:
            following = [*self._rows[1:], []]
            self._lines = [
                _line(row, after[0] if after else None, self._space, self.rtl)
                for row, after in zip(self._rows, following, strict=True)
            ]
        return self._lines

    def height(self, width: float) -> float:
        """Height in points when set to a width in points."""
        return self.line_count(width) * self.style.line_height


@lru_cache(maxsize=4096)
def _words_of(spans: tuple[Span, ...], bold: bool, italic: bool) -> tuple[tuple[Word, ...], bool]:
    """The words of a paragraph, and whether it runs from right to left; for any type size."""
    clean = [Span(printable(span.text), span.bold, span.italic, span.link) for span in spans]
    text = "".join(span.text for span in clean)
    levels = embedding_levels(text) if has_right_to_left(text) else None
    words: list[Word] = []
    parts: list[Part] = []
    position = 0
    for span in clean:
        heavy, slanted = bold or span.bold, italic or span.italic
        for chunk in _CHUNKS.findall(span.text):
            if chunk in (" ", LINE_BREAK):
                if parts:
                    words.append(_word(parts, True))
                    parts = []
                ends_line = chunk == LINE_BREAK
                if words and (not words[-1].spaced or words[-1].ends_line != ends_line):
                    words[-1] = replace(words[-1], spaced=True, ends_line=ends_line)
                position += 1
                continue
            for index, piece in enumerate(_breakable(chunk)):
                if index:
                    words.append(_word(parts, False))
                    parts = []
                own = levels[position : position + len(piece)] if levels else None
                parts.extend(_parts(piece, span, heavy, slanted, own))
                position += len(piece)
    if parts:
        words.append(_word(parts, False))
    return tuple(words), bool(levels and _base_is_right_to_left(text, levels))


def forget_words() -> None:
    """Drops the texts of earlier documents from memory."""
    _words_of.cache_clear()
    shape_word.cache_clear()


def _base_is_right_to_left(text: str, levels: list[int]) -> bool:
    """The paragraph's direction: that of its first strong letter (UAX 9, rule P2)."""
    for char, level in zip(text, levels, strict=True):
        if char.isalpha():
            return bool(level % 2)
    return False


def _breakable(chunk: str) -> list[str]:
    if len(chunk) < 8 or not ("-" in chunk or "/" in chunk or "–" in chunk or "@" in chunk):
        return [chunk]
    if not _ADDRESS.search(chunk):
        return re.split(r"(?<=[^\W\d_][-–])(?=[^\W\d_]{3})", chunk)
    return _BREAK_AFTER.split(chunk)


def _parts(
    piece: str, span: Span, bold: bool, italic: bool, levels: list[int] | None
) -> list[Part]:
    if levels is None:
        return [Part(shaped, span, 0) for shaped in shape_word(piece, bold, italic, False)]
    parts: list[Part] = []
    start = 0
    for level, group in groupby(levels):
        end = start + len(list(group))
        shaped_words = shape_word(piece[start:end], bold, italic, bool(level % 2))
        parts.extend(Part(shaped, span, level) for shaped in shaped_words)
        start = end
    return parts


def _word(parts: list[Part], spaced: bool) -> Word:
    width = parts[0].shaped.width if len(parts) == 1 else sum(p.shaped.width for p in parts)
    return Word(tuple(parts), width, spaced)


def _break(words: Sequence[Word], room: float, space: float) -> list[Row]:
    """Fills line after line with as many words as fit."""
    rows: list[Row] = []
    row: Row = []
    used = 0.0
    gap = 0.0
    for word in _fitting(words, room):
        width = word.width
        if row and used + gap + width > room:
            rows.append(row)
            row, used, gap = [], 0.0, 0.0
        row.append(word)
        used += gap + width
        gap = space if word.spaced else 0.0
        if word.ends_line:
            rows.append(row)
            row, used, gap = [], 0.0, 0.0
    if row or not rows:
        rows.append(row)
    return rows


def _fitting(words: Sequence[Word], room: float) -> Sequence[Word]:
    """The words, with those cut that are wider than a line."""
    if all(word.width <= room for word in words):
        return words
    result: list[Word] = []
    for word in words:
        if word.width <= room:
            result.append(word)
        else:
            pieces = _cut(word, room)
            result.extend(Word((part,), part.shaped.width, False) for part in pieces[:-1])
            result.append(Word((pieces[-1],), pieces[-1].shaped.width, word.spaced))
    return result


def _cut(word: Word, room: float) -> list[Part]:
    pieces: list[Part] = []
    for part in word.parts:
        shaped = part.shaped
        if shaped.width <= room:
            pieces.append(part)
            continue
        if not shaped.faithful and not shaped.rtl and shaped.glyphs[0][1] not in shaped.text:
            pieces.extend(_cut_boxes(part, room))
            continue
        start, used = 0, 0.0
        for index, width in shaped.face.cluster_widths(shaped.text, shaped.rtl):
            if used + width > room and index > start:
                piece = shaped.face.shape(shaped.text[start:index], shaped.rtl)
                pieces.append(Part(piece, part.span, part.level))
                start, used = index, 0.0
            used += width
        piece = shaped.face.shape(shaped.text[start:], shaped.rtl)
        pieces.append(Part(piece, part.span, part.level))
    return pieces


def _cut_boxes(part: Part, room: float) -> list[Part]:
    """Letters that no font has, shown as boxes."""
    shaped = part.shaped
    box = shaped.glyphs[0][1]
    each = max(1, int(room / (shaped.width / len(shaped.glyphs))))
    text = shaped.text
    return [
        Part(
            shaped.face.shape_as(box * len(text[start : start + each]), text[start : start + each]),
            part.span,
            part.level,
        )
        for start in range(0, len(text), each)
    ]


def _line(row: Row, after: Word | None, blank: ShapedWord, rtl: bool) -> Line:
    """Puts the words of a line in their places; `after` begins the next line."""
    items: list[Part] = []
    reordered, base = rtl, int(rtl)
    for index, word in enumerate(row):
        items.extend(word.parts)
        reordered = reordered or any(part.level for part in word.parts)
        if word.spaced:
            following = row[index + 1] if index + 1 < len(row) else after
            at_end = index + 1 == len(row)
            items.append(_space(word, following, blank, base if at_end else None))
    widths = [part.shaped.width for part in items]
    total = sum(widths)
    places = _places(items) if reordered else list(accumulate(widths, initial=0.0))[:-1]
    if row and row[-1].spaced:
        # The space at the end of a line belongs to the text, not to its measure.
        hanging = widths[-1]
        total -= hanging
        if rtl:
            places = [place - hanging for place in places]
    return Line(list(zip(places, items, strict=True)), total, rtl)


def _space(before: Word, after: Word | None, blank: ShapedWord, level: int | None) -> Part:
    """The space between two words; inside a link it belongs to the link.

    Its direction is that of the words when both have the same, unless it is given.
    """
    first = before.parts[-1]
    if after is None:
        return Part(blank, _PLAIN if first.span.link else first.span, level or 0)
    second = after.parts[0]
    span = _PLAIN if first.span.link and second.span is not first.span else first.span
    if level is None:
        level = min(first.level, second.level)
    return Part(blank, span, level)


def _places(items: list[Part]) -> list[float]:
    """Where each part begins, when parts are put in the order in which they are seen."""
    order = list(range(len(items)))
    highest = max((part.level for part in items), default=0)
    for level in range(highest, 0, -1):  # UAX 9, rule L2
        start = 0
        while start < len(order):
            if items[order[start]].level < level:
                start += 1
                continue
            end = start
            while end < len(order) and items[order[end]].level >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end
    places = [0.0] * len(items)
    pen = 0.0
    for index in order:
        places[index] = pen
        pen += items[index].shaped.width
    return places
