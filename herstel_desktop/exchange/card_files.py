"""A document from a word processor (.docx) as plain text with its headings, bullets and links."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from herstel_desktop.domain.errors import KnownError

if TYPE_CHECKING:
    from docx.table import Table
    from docx.text.paragraph import Paragraph

MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED = 40 * 1024 * 1024
"""A text of a hundred pages with pictures is smaller; a zip bomb is not."""

_MOST_TEXT_BYTES = 8 * 1024 * 1024  # of one part that is read as text
_MOST_PARTS = 1_000
_MOST_DEPTH = 5  # of tables in tables


def text_of_docx(raw: bytes) -> str:
    """Headings become `#` lines, list items `-` lines, links keep their address.

    Raises:
        KnownError: it is too large, unpacks to too much, or is no such document.
    """
    if len(raw) > MOST_BYTES:
        raise _refused("Dit document is te groot voor een informatiekaart.")
    try:
        _refuse_bomb(raw)
        from docx import Document

        document = Document(io.BytesIO(raw))
        lines = list(_lines(document.iter_inner_content()))
    except KnownError:
        raise
    except Exception:  # whatever a broken document makes its reader stumble over
        raise _refused("Dit document kan niet worden gelezen.") from None
    return "\n".join(lines).strip() + "\n"


def _refuse_bomb(raw: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        parts = packed.infolist()
    texts = [part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))]
    too_much = sum(part.file_size for part in parts) > MOST_UNPACKED
    if too_much or len(parts) > _MOST_PARTS or max(texts, default=0) > _MOST_TEXT_BYTES:
        raise _refused("Dit document is uitgepakt veel te groot.")


def _lines(content: Iterator[Paragraph | Table], depth: int = 0) -> Iterator[str]:
    from docx.text.paragraph import Paragraph

    was_item = False
    for each in content:
        if not isinstance(each, Paragraph):
            yield from _cells(each, depth)
            was_item = False
            continue
        line = _said(each)
        if not line:
            continue
        mark = _mark(each)
        if not (was_item and mark == "- "):
            yield ""
        yield f"{mark}{line}"
        was_item = mark == "- "


def _cells(table: Table, depth: int) -> Iterator[str]:
    """Every cell once, also one that spans others."""
    seen: set[object] = set()
    for row in table.rows:
        for cell in row.cells:
            if cell._tc in seen or depth >= _MOST_DEPTH:
                continue
            seen.add(cell._tc)
            yield from _lines(cell.iter_inner_content(), depth + 1)


def _said(paragraph: Paragraph) -> str:
    """The text with the addresses of its links; line breaks become blanks."""
    from docx.text.hyperlink import Hyperlink

    parts = []
    for each in paragraph.iter_inner_content():
        text = each.text
        if isinstance(each, Hyperlink) and each.url and text.strip():
            address = each.url.removeprefix("mailto:").removeprefix("tel:")
            parts.append(text if address.strip("/") in text else f"[{text.strip()}]({each.url})")
        elif not isinstance(each, Hyperlink) and each.bold and text.strip() and "*" not in text:
            bare = text.strip()
            parts.append(text.replace(bare, f"**{bare}**"))
        else:
            parts.append(text)
    return " ".join("".join(parts).replace("****", "").split())


def _mark(paragraph: Paragraph) -> str:
    style = (paragraph.style.name if paragraph.style is not None else "") or ""
    if style == "Title":
        return "# "
    if style.startswith("Heading"):
        return "## "
    properties = paragraph._p.pPr
    numbered = properties is not None and properties.numPr is not None
    return "- " if numbered or style.startswith("List") else ""


def _refused(happened: str) -> KnownError:
    return KnownError(
        happened,
        safe="Er is niets veranderd.",
        advice="Kopieer de tekst uit het document en plak hem hier.",
    )
