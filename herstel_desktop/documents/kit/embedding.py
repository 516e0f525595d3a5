"""Embeds the glyphs that a document uses, and no others."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable

from reportlab.pdfbase import pdfdoc

from herstel_desktop.documents.kit.faces import Face, ShapedWord
from herstel_desktop.documents.kit.pdf_objects import RawObject, RawStream

_SYMBOLIC = 4  # ISO 32000-1, table 123
_ITALIC = 64
_REGULAR_STEM, _BOLD_STEM = 80, 140


class EmbeddedFont:
    """One face within one document; written as a composite font with glyph numbers as codes.

    Attributes:
        key: name of the font in the pages' resources.
    """

    def __init__(self, face: Face, key: str) -> None:
        self.face = face
        self.key = key
        self._texts: dict[int, str] = {}
        # By identity, for words are many; the word is kept so that its identity stays its own.
        self._seen: dict[int, tuple[ShapedWord, bool]] = {}

    def use(self, word: ShapedWord) -> bool:
        """Notes a word's glyphs; gives whether a reader gets the word's text back from them."""
        known = self._seen.get(id(word))
        if known is not None:
            return known[1]
        faithful = word.faithful
        for glyph, text in word.glyphs:
            if self._texts.setdefault(glyph, text) != text:
                faithful = False
        self._seen[id(word)] = (word, faithful)
        return faithful

    def objects(self) -> pdfdoc.PDFObject:
        """The font dictionary, with all that hangs on it."""
        glyphs = sorted(self._texts)
        listed = ",".join(map(str, glyphs))
        name = f"{_subset_tag(self.face.name, listed)}+{self.face.name}"
        data = self.face.subset(glyphs)
        file = RawStream(
            zlib.compress(data, 6), {"Filter": "/FlateDecode", "Length1": str(len(data))}
        )
        to_unicode = RawStream(
            zlib.compress(self._to_unicode(glyphs).encode("ascii"), 6), {"Filter": "/FlateDecode"}
        )
        descriptor = RawObject(lambda reference: self._descriptor(name, reference(file)))
        descendant = RawObject(
            lambda reference: (
                f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name}"
                " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
                f" /FontDescriptor {reference(descriptor)} /DW 1000"
                f" /W [{self._widths(glyphs)}] /CIDToGIDMap /Identity >>"
            )
        )

        def write(reference: Callable[[object], str]) -> str:
            return (
                f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H"
                f" /DescendantFonts [{reference(descendant)}] /ToUnicode {reference(to_unicode)} >>"
            )

        return RawObject(write)

    def _descriptor(self, name: str, file: str) -> str:
        measures = self.face.measures()
        file_of_face = self.face.file
        flags = _SYMBOLIC | (_ITALIC if file_of_face.italic else 0)
        box = " ".join(map(str, measures.box))
        return (
            f"<< /Type /FontDescriptor /FontName /{name} /Flags {flags} /FontBBox [{box}]"
            f" /ItalicAngle {measures.italic_angle:g} /Ascent {measures.ascent}"
            f" /Descent {measures.descent} /CapHeight {measures.cap_height}"
            f" /StemV {_BOLD_STEM if file_of_face.bold else _REGULAR_STEM} /FontFile2 {file} >>"
        )

    def _widths(self, glyphs: list[int]) -> str:
        return " ".join(f"{glyph} [{self.face.advance(glyph):.6g}]" for glyph in glyphs)

    def _to_unicode(self, glyphs: list[int]) -> str:
        rows = [
            f"<{glyph:04X}> <{self._texts[glyph].encode('utf-16-be').hex().upper()}>"
            for glyph in glyphs
        ]
        blocks = []
        for start in range(0, len(rows), 100):  # at most 100 rows a block (Adobe TN 5014)
            block = rows[start : start + 100]
            blocks.append(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n")
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
            + "".join(blocks)
            + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
        )


def _subset_tag(name: str, glyphs: str) -> str:
    """Six capitals that differ for another set of glyphs (ISO 32000-1, 9.6.4)."""
    digest = hashlib.sha256(f"{name}:{glyphs}".encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
