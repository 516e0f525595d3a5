"""A reportlab canvas that writes tagged, titled, embedded and repeatable PDF."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Any
from urllib.parse import quote

from reportlab.pdfgen.canvas import Canvas

from herstel_desktop.documents.kit.embedding import EmbeddedFont
from herstel_desktop.documents.kit.faces import Face
from herstel_desktop.documents.kit.lines import Line
from herstel_desktop.documents.kit.metadata import DocumentInfo, Info, metadata_stream
from herstel_desktop.documents.kit.pdf_objects import RawObject, RawStream, number, text_string
from herstel_desktop.documents.kit.spans import Span, TextStyle
from herstel_desktop.documents.kit.structure import Element, StructureTree
from herstel_desktop.documents.kit.writer import Writer, indent_of

_PDF_1_7 = (1, 7)

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


class TaggedCanvas(Canvas):
    """Draws text and shapes; everything belongs to an element of the tree or is decoration.

    Text is drawn with `draw_text`, shapes with reportlab's own methods inside `decoration` or
    `content`. Finish with `finish`.

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
        self._bookmarks = 0
        self._inside = False
        self._placing = (0.0, 0.0, 1.0)
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

    @contextmanager
    def placed(self, left: float, bottom: float, scale: float) -> Iterator[None]:
        """What is drawn inside stands there on the page, in this scale."""
        self.saveState()
        self.translate(left, bottom)
        self.scale(scale, scale)
        self._placing = (left, bottom, scale)
        yield
        self._placing = (0.0, 0.0, 1.0)
        self.restoreState()

    def on_page(self, box: Box) -> Box:
        """Where a box that is drawn now lies on the page."""
        across, up, scale = self._placing
        left, bottom, right, top = box
        return (
            across + left * scale,
            up + bottom * scale,
            across + right * scale,
            up + top * scale,
        )

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
        writer = Writer(self, style, element)
        base = top - style.base_line
        for line in lines:
            writer.line(line, left + indent_of(line, style, width), base)
            base -= style.line_height
        writer.done()
        return len(lines) * style.line_height

    def use_face(self, face: Face) -> EmbeddedFont:
        """The face as a font of this document."""
        font = self._fonts.get(face)
        if font is None:
            font = self._fonts[face] = EmbeddedFont(face, f"F{len(self._fonts) + 1}")
        return font

    def link(self, span: Span, box: Box, element: Element) -> None:
        """Makes a box on the page clickable; the element is the link's."""
        page = self.getPageNumber()
        keys: list[int] = []
        edges = " ".join(number(value) for value in self.on_page(box))
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
        self._end_page(None)

    def _end_page(self, content: RawStream | None) -> None:
        """Ends the page; with what was drawn, or with the content of an earlier one."""
        page_number = self.getPageNumber()
        super().showPage()
        page = self._doc.idToObject[f"Page{page_number}"]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        # reportlab would write it in base 85, which is larger and slower.
        page.Contents = content or RawStream(
            zlib.compress(page.stream.encode("latin-1")), {"Filter": "/FlateDecode"}
        )
        page.StructParents = self.tree.page_key(page_number)
        page.Tabs = "/S"

    def repeat_pages(self, first: int, last: int, elements: Sequence[Element]) -> None:
        """Shows finished pages once more, with the same content and elements of their own.

        Args:
            elements: all that these pages show; without links.
        """
        self.tree.repeat(elements, self.getPageNumber() - first)
        for page in range(first, last + 1):
            known = self._doc.idToObject[f"Page{page}"]
            self.setPageSize((known.pagewidth, known.pageheight))
            self._end_page(known.Contents)

    def bookmark(self, title: str) -> None:
        """Names this page in the outline."""
        self._bookmarks += 1
        key = f"document{self._bookmarks}"
        self.bookmarkPage(key)
        self.addOutlineEntry(title, key)

    def finish(self) -> bytes:
        """The finished document."""
        if self._code:
            self.showPage()
        document = self._doc
        resources = document.idToObject["BasicFonts"]
        for font in self._fonts.values():
            resources.dict[font.key] = document.Reference(font.objects())
        if self._bookmarks:
            self.showOutline()
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


def _spoken(span: Span) -> str:
    """What a screen reader says of a link."""
    text = span.text.strip()
    if span.link.startswith("mailto:"):
        return f"E-mail naar {text}"
    if span.link.startswith("tel:"):
        return f"Bel {text}"
    return f"Ga naar {text}"
