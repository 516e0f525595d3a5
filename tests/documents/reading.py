"""Reads a PDF back: as a screen reader would, and as a program that takes the text out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from pdfua import validate


@dataclass
class Node:
    """An element of the structure tree as it was written."""

    role: str
    text: str = ""
    alt: str = ""
    scope: str = ""
    kids: list[Node] = field(default_factory=list)

    def all(self, role: str) -> list[Node]:
        """This element and those below it that have a role, in reading order."""
        found = [self] if self.role == role else []
        return found + [node for kid in self.kids for node in kid.all(role)]

    def said(self) -> str:
        """What is read out: own text and that of all below."""
        return self.text


def findings(pdf: bytes, folder: Path) -> list[str]:
    """What `pdfua check` finds, and what it could not check; empty is clean.

    UA-14-001 (empty headings) gives up at a heading of several pieces, so that one may be left out.
    """
    file = folder / "checked.pdf"
    file.write_bytes(pdf)
    report = validate(str(file))
    problems = [f"{each.rule_id} {each.severity.name} {each.message}" for each in report.findings]
    skipped = {each.rule_id for each in report.skipped} - {"UA-14-001"}
    return problems + [f"{rule} not checked" for rule in sorted(skipped)]


def extracted(pdf: bytes) -> str:
    """The text as a common viewer copies it, all pages."""
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def page_count(pdf: bytes) -> int:
    """How many pages there are."""
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def letters(text: str) -> str:
    """Only letters and digits, for comparing texts that were broken into lines."""
    return re.sub(r"[\W_]", "", text)


def structure(pdf: bytes) -> Node:
    """The structure tree with the text of every element, in reading order."""
    with pikepdf.open(BytesIO(pdf)) as document:
        contents = {page.objgen: _marked_texts(page) for page in document.pages}
        root = document.Root.StructTreeRoot
        return _node(_kids(root)[0], contents, None)


def reading_text(pdf: bytes) -> str:
    """What a screen reader reads of the whole document."""
    return structure(pdf).said()


def problems_of_parent_tree(pdf: bytes) -> list[str]:
    """Where the way from page content back to the tree does not lead to its element."""
    problems: list[str] = []
    with pikepdf.open(BytesIO(pdf)) as document:
        root = document.Root.StructTreeRoot
        numbers = list(root.ParentTree.Nums)
        parents = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
        if list(parents) != sorted(parents):
            problems.append("parent tree is not in order")
        for page in document.pages:
            owners = list(parents[int(page.obj.StructParents)])
            marks = _marked_texts(page)
            if sorted(marks) != list(range(len(owners))):
                problems.append(f"marks {sorted(marks)} but {len(owners)} owners")
            for number, owner in enumerate(owners):
                if not _owns(owner, page, number):
                    problems.append(f"{owner.S} does not know mark {number}")
            for annotation in page.obj.get("/Annots", []):
                owner = parents[int(annotation.StructParent)]
                if owner.S != "/Link":
                    problems.append(f"a link belongs to {owner.S}")
    return problems


def fonts_not_embedded(pdf: bytes) -> list[str]:
    """Names of fonts without their file in the document."""
    missing = []
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            for font in page.obj.Resources.get("/Font", {}).values():
                descendant = font.get("/DescendantFonts", [font])[0]
                if "/FontFile2" not in descendant.get("/FontDescriptor", {}):
                    missing.append(str(font.BaseFont))
    return missing


def smallest_type(pdf: bytes) -> float:
    """The smallest type size used, in points."""
    sizes = []
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            for operands, operator in _instructions(page):
                if str(operator) == "Tf":
                    sizes.append(float(operands[1]))
    return min(sizes)


def text_boxes(pdf: bytes) -> list[tuple[float, float, tuple[float, ...], str]]:
    """Width and height of the page, the box of each line of text, and the text."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            width, height = page.get_size()
            text = page.get_textpage()
            for index in range(text.count_rects()):
                box = text.get_rect(index)
                found.append((width, height, box, text.get_text_bounded(*box)))
    return found


def sizes_of_content(pdf: bytes) -> list[float]:
    """The type sizes of what is read out; the running foot is not."""
    sizes = []
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            marks = []
            for instruction in pikepdf.parse_content_stream(page):
                name = str(instruction.operator)
                if name == "BDC":
                    marks.append("/MCID" in instruction.operands[1])
                elif name == "EMC":
                    marks.pop()
                elif name == "Tf" and any(marks):
                    sizes.append(float(instruction.operands[1]))
    return sizes


def outline(pdf: bytes) -> list[tuple[str, int]]:
    """The bookmarks, each with the page that it leads to, from 1."""
    with pypdfium2.PdfDocument(pdf) as document:
        found = []
        for bookmark in document.get_toc():
            target = bookmark.get_dest()
            assert target is not None
            found.append((bookmark.get_title(), target.get_index() + 1))
    return found


def page_sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Width and height of every page in whole millimetres."""
    with pypdfium2.PdfDocument(pdf) as document:
        sizes = [page.get_size() for page in document]
    return [(round(width * 25.4 / 72), round(height * 25.4 / 72)) for width, height in sizes]


def _owns(owner: Any, page: Any, number: int) -> bool:
    for kid in _kids(owner):
        if isinstance(kid, int):
            found, where = kid, owner.Pg
        elif kid.get("/Type") == "/MCR":
            found, where = int(kid.MCID), kid.Pg
        else:
            continue
        if found == number and where.objgen == page.obj.objgen:
            return True
    return False


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    if isinstance(kids, (pikepdf.Dictionary, int)):
        return [kids]
    return list(kids)


def _node(element: Any, contents: dict[Any, dict[int, str]], page: Any) -> Node:
    page = element.Pg.objgen if "/Pg" in element else page
    attributes = element.get("/A", {})
    node = Node(str(element.S)[1:], alt=str(element.get("/Alt", "")))
    node.scope = str(attributes.get("/Scope", ""))[1:]
    for kid in _kids(element):
        if isinstance(kid, int):
            node.text += contents[page][kid]
        elif kid.get("/Type") == "/MCR":
            node.text += contents[kid.Pg.objgen][int(kid.MCID)]
        elif kid.get("/Type") != "/OBJR":
            node.kids.append(_node(kid, contents, page))
            node.text += node.kids[-1].text
    if "/ActualText" in element:
        node.text = str(element.ActualText)
    if node.role not in ("Span", "Link", "Lbl"):
        node.text += "\n"
    return node


def _marked_texts(page: Any) -> dict[int, str]:
    """What each piece of marked content of a page says, by its number."""
    maps = {name: _to_unicode(font) for name, font in page.obj.Resources.Font.items()}
    texts: dict[int, str] = {}
    open_marks: list[tuple[int | None, bool]] = []
    glyph_texts: dict[int, str] = {}
    for operands, operator in _instructions(page):
        name = str(operator)
        if name == "BDC":
            properties = operands[1]
            number = properties.get("/MCID")
            instead = properties.get("/ActualText")
            current = int(number) if number is not None else _number(open_marks)
            if number is not None:
                texts.setdefault(int(number), "")
            if instead is not None and current is not None:
                texts[current] += str(instead)
            open_marks.append((current, instead is not None))
        elif name == "EMC":
            open_marks.pop()
        elif name == "Tf":
            glyph_texts = maps[str(operands[0])]
        elif name == "TJ":
            assert open_marks, "text outside marked content"
            current = _number(open_marks)
            if current is not None and not any(replaced for _, replaced in open_marks):
                texts[current] += "".join(_said(operands[0], glyph_texts))
    return texts


def _instructions(page: Any) -> Iterator[tuple[Any, Any]]:
    for instruction in pikepdf.parse_content_stream(page):
        yield instruction.operands, instruction.operator


def _number(open_marks: list[tuple[int | None, bool]]) -> int | None:
    return open_marks[-1][0] if open_marks else None


def _said(array: Any, glyph_texts: dict[int, str]) -> Iterator[str]:
    for item in array:
        if isinstance(item, pikepdf.String):
            codes = bytes(item)
            for index in range(0, len(codes), 2):
                yield glyph_texts[int.from_bytes(codes[index : index + 2], "big")]


def _to_unicode(font: Any) -> dict[int, str]:
    table = bytes(font.ToUnicode.read_bytes()).decode("ascii")
    rows = re.findall(r"^<([0-9A-F]{4})> <([0-9A-F]+)>$", table, re.MULTILINE)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in rows}
