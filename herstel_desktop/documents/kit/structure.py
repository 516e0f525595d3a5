"""The structure tree of a tagged PDF: what each piece of a page is, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from reportlab.pdfbase import pdfdoc

from herstel_desktop.documents.kit.pdf_objects import RawObject, text_string


class Role(Enum):
    """The standard structure types that our documents use (ISO 32000-1, 14.8.4)."""

    DOCUMENT = "Document"
    PART = "Part"
    SECTION = "Sect"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    H4 = "H4"
    PARAGRAPH = "P"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    BODY = "LBody"
    TABLE = "Table"
    ROW = "TR"
    HEADER_CELL = "TH"
    CELL = "TD"
    FIGURE = "Figure"
    LINK = "Link"
    SPAN = "Span"


@dataclass(frozen=True)
class MarkedContent:
    """A piece of one page's content, by its number on that page."""

    page: int
    number: int


@dataclass(frozen=True)
class AnnotationReference:
    """A link's clickable area on one page."""

    page: int
    annotation: pdfdoc.PDFObject


class Element(pdfdoc.PDFObject):
    """A node of the tree. Builders make the whole tree in reading order, then draw into it.

    Attributes:
        alt: what a figure shows, for who does not see it.
        actual_text: what the content says, where its glyphs in a row do not say it.
        scope: 'Column' or 'Row' for a header cell.
        numbering: how a list is numbered: 'None', 'Disc', 'Decimal'.
        box: a figure's place on its page (left, bottom, right, top) in points.
    """

    def __init__(self, role: Role, parent: Element | None = None) -> None:
        self.role = role
        self.parent = parent
        self.kids: list[Element | MarkedContent | AnnotationReference] = []
        self.alt = ""
        self.actual_text = ""
        self.scope = ""
        self.numbering = ""
        self.box: tuple[float, float, float, float] | None = None
        self._document: StructureTree | None = None

    def add(self, role: Role) -> Element:
        """A new last child."""
        child = Element(role, self)
        self.kids.append(child)
        return child

    def walk(self) -> list[Element]:
        """This element and all below it, in reading order."""
        found = [self]
        for kid in self.kids:
            if isinstance(kid, Element):
                found.extend(kid.walk())
        return found

    def marks(self) -> list[MarkedContent]:
        """The pieces of content that belong to it or to what is below it."""
        return [kid for each in self.walk() for kid in each.kids if isinstance(kid, MarkedContent)]

    def repeated(self, by: int, copies: dict[int, Element]) -> Element:
        """The same on pages that lie so many further on, without its links' areas.

        Args:
            copies: gets every copy under the identity of what it was made of.
        """
        copy = copies[id(self)] = Element(self.role)
        copy.alt, copy.actual_text = self.alt, self.actual_text
        copy.scope, copy.numbering, copy.box = self.scope, self.numbering, self.box
        for kid in self.kids:
            if isinstance(kid, Element):
                child = kid.repeated(by, copies)
                child.parent = copy
                copy.kids.append(child)
            elif isinstance(kid, MarkedContent):
                copy.kids.append(MarkedContent(kid.page + by, kid.number))
        return copy

    def is_empty(self) -> bool:
        """Whether nothing was drawn for it."""
        if self.role in (Role.CELL, Role.HEADER_CELL):
            return False  # a table keeps its grid, also where nothing is filled in yet
        return not any(not isinstance(kid, Element) or not kid.is_empty() for kid in self.kids)

    def attach(self, tree: StructureTree) -> None:
        """Says in which tree it is written."""
        self._document = tree

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The structure element as PDF."""
        tree = self._document
        assert tree is not None
        return RawObject(lambda reference: self._write(tree, reference)).format(document)

    def _write(self, tree: StructureTree, reference: Callable[[object], str]) -> str:
        parent: object = self.parent if self.parent is not None else tree.root_object
        first_page = next((k.page for k in self.kids if isinstance(k, MarkedContent)), None)
        kids = []
        for kid in self.kids:
            if isinstance(kid, Element):
                kids.append(reference(kid))
            elif isinstance(kid, AnnotationReference):
                page = reference(tree.page_reference(kid.page))
                kids.append(f"<< /Type /OBJR /Obj {reference(kid.annotation)} /Pg {page} >>")
            elif kid.page == first_page:
                kids.append(str(kid.number))
            else:
                page = reference(tree.page_reference(kid.page))
                kids.append(f"<< /Type /MCR /Pg {page} /MCID {kid.number} >>")
        parts = [f"<< /Type /StructElem /S /{self.role.value} /P {reference(parent)}"]
        if first_page is not None:
            parts.append(f"/Pg {reference(tree.page_reference(first_page))}")
        if self.alt:
            parts.append(f"/Alt {text_string(self.alt)}")
        if self.actual_text:
            parts.append(f"/ActualText {text_string(self.actual_text)}")
        parts.extend(self._attributes())
        if kids:
            parts.append(f"/K {kids[0] if len(kids) == 1 else '[' + ' '.join(kids) + ']'}")
        return " ".join([*parts, ">>"])

    def _attributes(self) -> list[str]:
        if self.scope:
            return [f"/A << /O /Table /Scope /{self.scope} >>"]
        if self.numbering:
            return [f"/A << /O /List /ListNumbering /{self.numbering} >>"]
        if self.box is not None:
            box = " ".join(f"{value:.2f}" for value in self.box)
            return [f"/A << /O /Layout /Placement /Block /BBox [{box}] >>"]
        return []


class StructureTree:
    """The tree of one document and the way back from page content to it.

    Attributes:
        document: the top element; builders add to it.
        root_object: the StructTreeRoot, referred to by the catalogue.
    """

    def __init__(self) -> None:
        self.document = Element(Role.DOCUMENT)
        self.root_object = RawObject(self._write_root)
        self._marks: dict[int, list[Element]] = {}
        self._annotations: list[Element] = []
        self._pages = 0

    def mark(self, page: int, element: Element) -> int:
        """The number under which the next content of this page belongs to the element."""
        owners = self._marks.setdefault(page, [])
        owners.append(element)
        number = len(owners) - 1
        element.kids.append(MarkedContent(page, number))
        return number

    def mark_annotation(self, page: int, element: Element, annotation: pdfdoc.PDFObject) -> int:
        """The /StructParent number of a link's annotation."""
        element.kids.append(AnnotationReference(page, annotation))
        self._annotations.append(element)
        return self.annotation_key(len(self._annotations) - 1)

    def repeat(self, elements: Sequence[Element], by: int) -> None:
        """Adds elements once more, after their neighbours, for pages with the same content.

        Args:
            elements: the owners of everything on those pages.
            by: how many pages further on the same is shown.
        """
        copies: dict[int, Element] = {}
        for element in elements:
            assert element.parent is not None
            copy = element.repeated(by, copies)
            copy.parent = element.parent
            element.parent.kids.append(copy)
        pages = {kid.page for each in elements for kid in each.marks()}
        for page in pages:
            self._marks[page + by] = [copies[id(owner)] for owner in self._marks[page]]

    @staticmethod
    def page_key(page: int) -> int:
        """Key of a page in the parent tree: even numbers, so that annotations have the odd."""
        return 2 * (page - 1)

    @staticmethod
    def annotation_key(index: int) -> int:
        """Key of an annotation in the parent tree."""
        return 2 * index + 1

    @staticmethod
    def page_reference(page: int) -> pdfdoc.PDFObjectReference:
        """Reference to a page by its number, from 1."""
        return pdfdoc.PDFObjectReference(f"Page{page}")

    def finish(self) -> pdfdoc.PDFObject:
        """Drops what was never drawn and gives the root for the catalogue."""
        _drop_empty(self.document)
        for element in self.document.walk():
            element.attach(self)
        return self.root_object

    def _write_root(self, reference: Callable[[object], str]) -> str:
        entries: dict[int, str] = {}
        for page, owners in self._marks.items():
            listed = " ".join(reference(owner) for owner in owners)
            entries[self.page_key(page)] = f"[{listed}]"
        for index, owner in enumerate(self._annotations):
            entries[self.annotation_key(index)] = reference(owner)
        numbers = " ".join(f"{key} {entries[key]}" for key in sorted(entries))
        following = max(entries, default=-1) + 1
        return (
            f"<< /Type /StructTreeRoot /K [{reference(self.document)}]"
            f" /ParentTree << /Nums [{numbers}] >> /ParentTreeNextKey {following} >>"
        )


def _drop_empty(element: Element) -> None:
    element.kids = [
        kid for kid in element.kids if not (isinstance(kid, Element) and kid.is_empty())
    ]
    for kid in element.kids:
        if isinstance(kid, Element):
            _drop_empty(kid)
