"""A reportlab canvas that writes tagged, titled, embedded and repeatable PDF."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from operator import itemgetter
from typing import Any
from urllib.parse import quote

from reportlab.pdfgen.canvas import Canvas

from herstel_desktop.documents.kit.embedding import EmbeddedFont
from herstel_desktop.documents.kit.faces import Face, ShapedWord
from herstel_desktop.documents.kit.lines import Line, Part
from herstel_desktop.documents.kit.metadata import DocumentInfo, Info, metadata_stream
from herstel_desktop.documents.kit.pdf_objects import RawObject, RawStream, number, text_string
from herstel_desktop.documents.kit.spans import BLACK, Align, Span, TextStyle
from herstel_desktop.documents.kit.structure import Element, Role, StructureTree

_PDF_1_7 = (1, 7)
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


class TaggedCanvas(Canvas):
    """Draws text and shapes; everything belongs to an element of the tree or is decoration.

    Text is drawn with `draw_text` and `draw_label`, shapes with reportlab's own methods inside
    `decoration` or `content`. Finish with `finish`.

    Attributes:
        tree: the structure tree that the builder fills.
    """

    # reportlab's own, which its type stubs leave out
    _code: list[str]
    _doc: Any
    _annotationrefs: list[Any]

    def __init__(
        self, info: DocumentInfo, page_size: tuple[float, float], tree: StructureTree | None = None
    ) -> None:
        self._fonts: dict[Face, EmbeddedFont] = {}
        self._links = 0
        self._inside = False
        self._info = info
        self.tree = tree or StructureTree()
        super().__init__(
            BytesIO(), pagesize=page_size, pageCompression=1, invariant=1, pdfVersion=_PDF_1_7,
            lang=info.language,
        )  # fmt: skip

    def _make_preamble(self) -> None:
        # reportlab would name Helvetica here, a font that is never embedded.
        self._preamble = "1 0 0 1 0 0 cm"

    @contextmanager
    def decoration(self, kind: str = "Layout") -> Iterator[None]:
        """What is drawn inside is no content: rules, bars, running heads ('Pagination')."""
        self.open(f"/Artifact << /Type /{kind} >> BDC")
        yield
        self.close()

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """What is drawn inside belongs to the element."""
        mark = self.tree.mark(self.getPageNumber(), element)
        self.open(f"/{element.role.value} << /MCID {mark} >> BDC")
        yield
        self.close()

    def draw_text(
        self,
        lines: Sequence[Line],
        style: TextStyle,
        left: float,
        top: float,
        *,
        width: float,
        element: Element | None,
    ) -> float:
        """Draws lines under each other; without an element they are a running head.

        Gives the distance from the top that the text took, in points.
        """
        writer = _Writer(self, style, element)
        base = top - style.base_line
        for line in lines:
            writer.line(line, left + _indent(line, style, width), base)
            base -= style.line_height
        writer.done()
        return len(lines) * style.line_height

    def use_face(self, face: Face) -> EmbeddedFont:
        """The face as a font of this document."""
        font = self._fonts.get(face)
        if font is None:
            font = self._fonts[face] = EmbeddedFont(face, f"F{len(self._fonts) + 1}")
        return font

    def link(self, span: Span, box: tuple[float, float, float, float], element: Element) -> None:
        """Makes a box on the page clickable; the element is the link's."""
        page = self.getPageNumber()
        keys: list[int] = []
        edges = " ".join(number(value) for value in box)
        # A '%' that is there already stays; every other odd character is escaped.
        address = quote(span.link, safe="%/:?&=#@+;,!~*'$-_.")
        address = address.replace("(", "%28").replace(")", "%29")
        annotation = RawObject(
            lambda _: (
                f"<< /Type /Annot /Subtype /Link /Rect [{edges}] /Border [0 0 0] /F 4"
                f" /A << /S /URI /URI ({address}) >> /Contents {text_string(_spoken(span))}"
                f" /StructParent {keys[0]} >>"
            )
        )
        keys.append(self.tree.mark_annotation(page, element, annotation))
        self._links += 1
        self._doc.addAnnotation(f"link{self._links}", annotation)
        self._annotationrefs.append(self._doc.refAnnotation(f"link{self._links}"))

    def showPage(self) -> None:  # noqa: N802  reportlab's own name
        """Ends the page and ties it to the structure tree."""
        page_number = self.getPageNumber()
        super().showPage()
        page = self._doc.idToObject[f"Page{page_number}"]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        # reportlab would write it in base 85, which is larger and slower.
        packed = zlib.compress(page.stream.encode("latin-1"))
        page.Contents = RawStream(packed, {"Filter": "/FlateDecode"})
        page.StructParents = self.tree.page_key(page_number)
        page.Tabs = "/S"

    def finish(self) -> bytes:
        """The finished document."""
        if self._code:
            self.showPage()
        document = self._doc
        resources = document.idToObject["BasicFonts"]
        for font in self._fonts.values():
            resources.dict[font.key] = document.Reference(font.objects())
        catalogue = document.Catalog
        catalogue.StructTreeRoot = self.tree.finish()
        catalogue.MarkInfo = RawObject(lambda _: "<< /Marked true >>")
        catalogue.Metadata = metadata_stream(self._info)
        catalogue.ViewerPreferences = RawObject(lambda _: "<< /DisplayDocTitle true >>")
        document.info = Info(self._info)
        data = document.GetPDFData(self)
        return data.encode("latin-1") if isinstance(data, str) else bytes(data)

    def append_code(self, code: str) -> None:
        """Adds drawing operators as they are."""
        self._code.append(code)

    def open(self, operators: str) -> None:
        """Begins a piece of content; `decoration` and `content` are the usual ways."""
        assert not self._inside, "content inside content"
        self._inside = True
        self._code.append(operators)

    def close(self) -> None:
        """Ends a piece of content."""
        self._inside = False
        self._code.append("EMC")


class _Writer:
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
    for stroke_rise, glyphs in strokes:
        if stroke_rise != rise:
            rise = stroke_rise
            yield f"{number(rise * size / 1000)} Ts"
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
            for rise, glyphs in shaped.strokes:
                if current.strokes and current.strokes[-1][0] == rise:
                    joined = (current.strokes[-1][1] + glyphs).replace("><", "")
                    current.strokes[-1] = (rise, joined)
                else:
                    current.strokes.append((rise, glyphs))
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


def _indent(line: Line, style: TextStyle, width: float) -> float:
    spare = width - line.width * style.size / 1000
    if style.align is Align.CENTRE:
        return spare / 2
    if style.align is Align.LEFT:
        return 0.0
    if (style.align is Align.END) is not line.rtl:
        return spare
    return 0.0


def _spoken(span: Span) -> str:
    """What a screen reader says of a link."""
    text = span.text.strip()
    if span.link.startswith("mailto:"):
        return f"E-mail naar {text}"
    if span.link.startswith("tel:"):
        return f"Bel {text}"
    return f"Ga naar {text}"
