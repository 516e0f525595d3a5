"""Font faces, read once a process, and the shaping of words with them."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz as hb
from bidi.mirror import MIRRORED

from herstel_desktop.fonts import FontFile, own_font

_FEATURES = {"kern": True, "liga": True}


@dataclass(frozen=True, slots=True)
class ShapedWord:
    """A stretch of text in one face and one direction, turned into glyphs.

    Measures are thousandths of the type size.

    Attributes:
        text: what it says, in reading order.
        width: how far the pen moves.
        strokes: pairs of rise above the baseline and the inside of a PDF `TJ` array.
        glyphs: the glyph numbers with the text that each stands for.
        faithful: whether the glyphs' texts in a row give the text back; if not, the
            text must be written beside the glyphs as ActualText.
        rtl: whether it runs from right to left; its glyphs stand as they are seen, from the
            left, which is what programs that take text out of a PDF expect.
    """

    face: Face
    text: str
    width: float
    strokes: tuple[tuple[int, str], ...]
    glyphs: tuple[tuple[int, str], ...]
    faithful: bool
    rtl: bool


@dataclass(frozen=True, slots=True)
class Measures:
    """What a PDF font descriptor says of a face, in thousandths of the type size."""

    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int
    italic_angle: float


class Face:
    """One font file, ready to shape text and to be embedded.

    Made by `face_of`, which keeps one for each file.
    """

    def __init__(self, file: FontFile) -> None:
        self.file = file
        self.name = file.name
        self.hb_face = hb.Face(hb.Blob.from_file_path(str(file.path)))
        self._font = hb.Font(self.hb_face)
        self._scale = 1000 / self.hb_face.upem
        self._points = self.hb_face.unicodes
        self._advances: dict[int, float] = {}
        self._blank: ShapedWord | None = None

    def has(self, text: str) -> bool:
        """Whether the face has a glyph for every character."""
        points = self._points
        return all(ord(character) in points for character in text)

    def advance(self, glyph: int) -> float:
        """Width of a glyph as the font gives it, in thousandths of the type size."""
        known = self._advances.get(glyph)
        if known is None:
            known = self._font.get_glyph_h_advance(glyph) * self._scale
            self._advances[glyph] = known
        return known

    def shape(self, text: str, rtl: bool = False) -> ShapedWord:
        """Turns text of one direction into glyphs."""
        if text == " ":
            if self._blank is None:
                self._blank = self._shape(text, False)
            return self._blank
        return self._shape(text, rtl)

    def shape_as(self, shown: str, meant: str) -> ShapedWord:
        """Glyphs of one text that stand for another (a box for a letter no font has)."""
        word = self.shape(shown)
        return ShapedWord(self, meant, word.width, word.strokes, word.glyphs, False, False)

    def cluster_widths(self, text: str, rtl: bool) -> list[tuple[int, float]]:
        """Width of each cluster, with the index in the text at which it begins, in order."""
        widths: dict[int, float] = {}
        buffer = self._shaped_buffer(text, rtl)
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            before = widths.get(info.cluster, 0.0)
            widths[info.cluster] = before + position.x_advance * self._scale
        return sorted(widths.items())

    def measures(self) -> Measures:
        """Bounding box and heights, from the font's own tables."""
        head = self.hb_face.reference_table("head").data
        os2 = self.hb_face.reference_table("OS/2").data
        post = self.hb_face.reference_table("post").data
        hhea = self.hb_face.reference_table("hhea").data
        box = [round(value * self._scale) for value in struct.unpack(">4h", head[36:44])]
        ascent, descent = struct.unpack(">2h", hhea[4:8])
        version = struct.unpack(">H", os2[0:2])[0]
        has_cap_height = version >= 2 and len(os2) >= 90
        cap_height = struct.unpack(">h", os2[88:90])[0] if has_cap_height else ascent
        return Measures(
            (box[0], box[1], box[2], box[3]),
            round(ascent * self._scale),
            round(descent * self._scale),
            round(cap_height * self._scale),
            struct.unpack(">i", post[4:8])[0] / 65536,
        )

    def subset(self, glyphs: Sequence[int]) -> bytes:
        """The font file with these glyphs only, under the same numbers."""
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(glyphs)
        wanted.flags = (
            hb.SubsetFlags.RETAIN_GIDS
            | hb.SubsetFlags.NO_HINTING
            | hb.SubsetFlags.NOTDEF_OUTLINE
            | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        )
        wanted.drop_table_tag_set.update(
            int.from_bytes(tag, "big")
            for tag in (b"GSUB", b"GPOS", b"GDEF", b"cmap", b"name", b"OS/2", b"post", b"gasp")
        )
        return bytes(hb.subset(self.hb_face, wanted).blob.data)

    def _shaped_buffer(self, text: str, rtl: bool) -> hb.Buffer:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        hb.shape(self._font, buffer, _FEATURES)
        return buffer

    def _shape(self, text: str, rtl: bool) -> ShapedWord:
        buffer = self._shaped_buffer(text, rtl)
        infos = [(info.codepoint, info.cluster) for info in buffer.glyph_infos]
        if not infos:  # joiners with nothing to join
            return ShapedWord(self, "", 0.0, (), (), True, rtl)
        glyphs = _texts_of_glyphs(_as_seen(text) if rtl else text, infos)
        strokes, width = self._strokes(buffer)
        said = "".join(part for _, part in (reversed(glyphs) if rtl else glyphs))
        faithful = said == (_as_seen(text) if rtl else text)
        return ShapedWord(self, text, width, strokes, tuple(glyphs), faithful, rtl)

    def _strokes(self, buffer: hb.Buffer) -> tuple[tuple[tuple[int, str], ...], float]:
        scale = self._scale
        advances, advance_of = self._advances, self.advance
        strokes: list[tuple[int, str]] = []
        parts: list[str] = []
        rise = 0
        owed = 0.0  # how far the pen must still move right, in thousandths
        width = 0.0
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            glyph = info.codepoint
            offset, lift, advance, _ = position.position
            own = advances.get(glyph)
            if own is None:
                own = advance_of(glyph)
            if lift or rise:
                glyph_rise = round(lift * scale)
                if glyph_rise != rise and parts:
                    strokes.append((rise, _joined(parts)))
                    parts = []
                rise = glyph_rise
            offset *= scale
            advance *= scale
            owed += offset
            if abs(owed) >= 0.5:
                parts.append(f"{-round(owed)}")
                owed += -round(owed)
            parts.append(f"<{glyph:04X}>")
            owed += advance - offset - own
            width += advance
        if abs(owed) >= 0.5:
            parts.append(f"{-round(owed)}")
        if parts:
            strokes.append((rise, _joined(parts)))
        return tuple(strokes), width


def _as_seen(text: str) -> str:
    """Right-to-left text with its brackets turned round, as they are drawn."""
    return "".join(MIRRORED.get(char, char) for char in text)


def _joined(parts: list[str]) -> str:
    return "".join(parts).replace("><", "")


def _texts_of_glyphs(text: str, infos: list[tuple[int, int]]) -> list[tuple[int, str]]:
    """Which part of the text each glyph stands for, in the order of the glyphs."""
    if [cluster for _, cluster in infos] == list(range(len(text))):  # a glyph for each letter
        return [(glyph, text[cluster]) for glyph, cluster in infos]
    starts = sorted({cluster for _, cluster in infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    used: dict[int, int] = {}
    count: dict[int, int] = {}
    for _, cluster in infos:
        count[cluster] = count.get(cluster, 0) + 1
    result: list[tuple[int, str]] = []
    for glyph, cluster in infos:
        part = text[cluster : ends[cluster]]
        if count[cluster] > 1:
            # A letter and its marks: one character for each glyph as far as they go.
            index = min(used.get(cluster, 0), len(part) - 1)
            used[cluster] = index + 1
            part = part[index]
        result.append((glyph, part))
    return result


@lru_cache(maxsize=8)
def own_face(bold: bool = False, italic: bool = False) -> Face:
    """The program's own letter in this weight and slope."""
    return face_of(own_font(bold=bold, italic=italic))


@lru_cache(maxsize=64)
def face_of(file: FontFile) -> Face:
    """The face of a font file, read at its first use."""
    return Face(file)
