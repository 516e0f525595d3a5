"""A document from a word processor gives its text, and never more than it should."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from herstel_desktop.domain.errors import KnownError
from herstel_desktop.exchange.card_files import MOST_BYTES, text_of_docx
from herstel_desktop.services.info_cards import read_text


def packed(document: object) -> bytes:
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def sample() -> bytes:
    """A card as somebody typed it."""
    document = Document()
    document.add_heading("Wandelgroep", level=0)
    document.add_heading("Wat biedt het?", level=1)
    document.add_paragraph("Frisse lucht", style="List Bullet")
    document.add_paragraph("Gezelschap", style="List Bullet")
    paragraph = document.add_paragraph("Bel ")
    paragraph.add_run("Karin").bold = True
    paragraph.add_run(" of kijk op ")
    link = OxmlElement("w:hyperlink")
    target = document.part.relate_to(
        "https://wandelen.example/gouda", RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    link.set(qn("r:id"), target)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "onze pagina"
    run.append(text)
    link.append(run)
    paragraph._p.append(link)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "Dinsdag"
    table.rows[0].cells[1].text = "10.00 uur"
    return packed(document)


def test_headings_bullets_links_and_tables_come_along() -> None:
    assert text_of_docx(sample()).split("\n") == [
        "# Wandelgroep",
        "",
        "## Wat biedt het?",
        "",
        "- Frisse lucht",
        "- Gezelschap",
        "",
        "Bel **Karin** of kijk op [onze pagina](https://wandelen.example/gouda)",
        "",
        "Dinsdag",
        "",
        "10.00 uur",
        "",
    ]


def test_a_document_is_opened_like_any_text(tmp_path: Path) -> None:
    file = tmp_path / "kaart.docx"
    file.write_bytes(sample())
    assert read_text(file).startswith("# Wandelgroep")


def bomb() -> bytes:
    """A small file that unpacks to a hundred megabytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", b" " * 100_000_000)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"PK\x03\x04 kapot", "Dit document kan niet worden gelezen."),
        (b"x" * (MOST_BYTES + 1), "Dit document is te groot voor een informatiekaart."),
        (bomb(), "Dit document is uitgepakt veel te groot."),
    ],
    ids=["broken", "too large", "zip bomb"],
)
def test_what_is_no_honest_document_gets_a_sentence(raw: bytes, sentence: str) -> None:
    with pytest.raises(KnownError) as refused:
        text_of_docx(raw)
    assert refused.value.happened == sentence


def test_a_zip_of_something_else_gets_a_sentence() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("hallo.txt", "hallo")
    with pytest.raises(KnownError, match="kan niet worden gelezen"):
        text_of_docx(stream.getvalue())
