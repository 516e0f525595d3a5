"""The kit that all documents share: tags, text in any script, flow over columns and pages."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from herstel_desktop.documents.kit.assemble import assemble, plain_pages
from herstel_desktop.documents.kit.blocks import TextBlock
from herstel_desktop.documents.kit.canvas import TaggedCanvas
from herstel_desktop.documents.kit.flow import Pages
from herstel_desktop.documents.kit.itemise import embedding_levels, shape_word
from herstel_desktop.documents.kit.lines import Text
from herstel_desktop.documents.kit.metadata import DocumentInfo
from herstel_desktop.documents.kit.page import A4, A5
from herstel_desktop.documents.kit.spans import Align, Span, TextStyle, printable
from herstel_desktop.documents.kit.structure import Role, StructureTree
from herstel_desktop.documents.kit.tables import Cell, Row, table
from tests.documents.reading import (
    extracted,
    findings,
    fonts_not_embedded,
    letters,
    page_count,
    problems_of_parent_tree,
    reading_text,
    structure,
)

INFO = DocumentInfo("Proef & toets <één>", "Stichting Voorbeeld")
STYLE = TextStyle(size=11)
SCRIPTS = {
    "Polish": "Wiesława",
    "Vietnamese": "Đặng Thị Hồng Ngọc",
    "Cyrillic": "Йосиф",
    "Greek": "Ελένη",
    "Turkish": "Işıl Yağmur",
    "Arabic": "محمد",
    "Persian": "گلاره",
    "Hebrew": "שרה",
    "Tigrinya": "ሰላም",
    "with marks of their own": "e\u0301a\u0323\u0302n\u0303",
    "an apostrophe": "O'Brien",
    "an emoji with a skin tone": "👋🏽",
    "an emoji of three": "👩‍👧",
    "a ligature": "Griffioen fjord",
    "signs": "✓ → ★ ☎",
}


def paragraph_pdf(spans: list[Span] | str, style: TextStyle = STYLE, width: float = 300) -> bytes:
    """A document of one paragraph."""
    canvas = TaggedCanvas(INFO, A4.size)
    text = Text(spans, style)
    element = canvas.tree.document.add(Role.PARAGRAPH)
    canvas.draw_text(text.lines(width), style, 60, 700, width=width, element=element)
    return canvas.finish()


@pytest.mark.parametrize("script", SCRIPTS)
def test_text_of_any_script_is_shown_read_out_and_copied(script: str, tmp_path: Path) -> None:
    text = SCRIPTS[script]
    pdf = paragraph_pdf(text)
    assert reading_text(pdf).strip() == text
    assert letters(text) in letters(extracted(pdf))
    assert findings(pdf, tmp_path) == []
    assert fonts_not_embedded(pdf) == []


@pytest.mark.parametrize("script", [s for s in SCRIPTS if s != "an emoji of three"])
def test_no_letter_is_shown_as_a_missing_one(script: str) -> None:
    words = SCRIPTS[script].split()
    rtl = script in ("Arabic", "Persian", "Hebrew")
    shaped = [part for word in words for part in shape_word(word, False, False, rtl)]
    assert all(glyph != 0 for part in shaped for glyph, _ in part.glyphs)


def test_a_word_keeps_one_face_when_one_has_all_its_letters() -> None:
    (shaped,) = shape_word("Đặng", True, False, False)
    assert shaped.face.name == "NotoSans-Bold"
    (plain,) = shape_word("Dang", True, False, False)
    assert plain.face.name == "AtkinsonHyperlegible-Bold"


def test_a_letter_that_no_font_has_is_a_box_that_still_says_what_it_is(tmp_path: Path) -> None:
    pdf = paragraph_pdf("Yuki 雪")
    assert reading_text(pdf).strip() == "Yuki 雪"
    assert "雪" in extracted(pdf)
    assert findings(pdf, tmp_path) == []


def test_words_from_right_to_left_stand_in_the_order_in_which_they_are_read() -> None:
    (line,) = Text("Hallo محمد علي daar", STYLE).lines(500)
    places = {part.shaped.text: place for place, part in line.parts if part.shaped.text != " "}
    assert places["Hallo"] < places["علي"] < places["محمد"] < places["daar"]


def test_both_brackets_of_a_pair_run_in_one_direction() -> None:
    text = "Hallo محمد (12) daar"
    levels = embedding_levels(text)
    assert levels[text.index("(")] == levels[text.index(")")]


def test_a_paragraph_from_right_to_left_ends_at_the_left() -> None:
    text = Text("שלום לכולם", STYLE)
    assert text.rtl
    assert not Text("Hallo שלום", STYLE).rtl


@pytest.mark.parametrize("width", [20.0, 60.0, 150.0, 400.0])
def test_no_line_is_wider_than_its_room(width: float) -> None:
    source = "Een (lang) woord: " + "w" * 80 + " en https://a.example/b/c?d=e-f " + "محمد" * 20
    for line in Text(source, STYLE).lines(width):
        assert line.width * STYLE.size / 1000 <= width + 0.01


def test_lines_break_between_words_and_keep_every_one() -> None:
    text = Text("een twee drie vier vijf zes zeven acht", STYLE)
    said = ["".join(part.shaped.text for _, part in line.parts) for line in text.lines(60)]
    assert len(said) > 2
    assert "".join(said) == "een twee drie vier vijf zes zeven acht"


def test_what_cannot_be_printed_is_left_out_before_it_does_harm() -> None:
    assert printable("a\x00b\u202ec\t\n d\ud800") == "abc d"


def test_alignment_puts_lines_where_they_belong() -> None:
    for align in Align:
        style = TextStyle(11, align=align)
        assert page_count(paragraph_pdf("kort", style)) == 1


def test_a_link_over_two_lines_is_one_link_with_two_places_to_click(tmp_path: Path) -> None:
    span = Span("een lange verwijzing naar elders", link="https://a.example/één?x=(1)")
    pdf = paragraph_pdf([Span("Zie "), span, Span(" en verder.")], width=100)
    (link,) = structure(pdf).all("Link")
    assert link.said().strip() == "een lange verwijzing naar elders"
    with pikepdf.open(BytesIO(pdf)) as document:
        annotations = list(document.pages[0].obj.Annots)
        assert len(annotations) > 1
        assert {str(each.A.URI) for each in annotations} == {
            "https://a.example/%C3%A9%C3%A9n?x=%281%29"
        }
        assert {str(each.Contents) for each in annotations} == {
            "Ga naar een lange verwijzing naar elders"
        }
    assert reading_text(pdf).strip() == "Zie een lange verwijzing naar elders en verder."
    assert problems_of_parent_tree(pdf) == []
    assert findings(pdf, tmp_path) == []


def test_a_figure_says_what_it_shows(tmp_path: Path) -> None:
    canvas = TaggedCanvas(INFO, A4.size)
    figure = canvas.tree.document.add(Role.FIGURE)
    figure.alt = "Een groene cirkel"
    figure.box = (60, 60, 120, 120)
    with canvas.content(figure):
        canvas.circle(90, 90, 30, stroke=0, fill=1)
    pdf = canvas.finish()
    assert structure(pdf).all("Figure")[0].alt == "Een groene cirkel"
    assert findings(pdf, tmp_path) == []


def test_decoration_is_not_read_out() -> None:
    canvas = TaggedCanvas(INFO, A4.size)
    with canvas.decoration():
        canvas.rect(10, 10, 50, 50)
    text = Text("lopende voet", STYLE)
    canvas.draw_text(text.lines(200), STYLE, 60, 60, width=200, element=None)
    element = canvas.tree.document.add(Role.PARAGRAPH)
    text = Text("inhoud", STYLE)
    canvas.draw_text(text.lines(200), STYLE, 60, 100, width=200, element=element)
    pdf = canvas.finish()
    assert reading_text(pdf).strip() == "inhoud"
    assert "lopende voet" in extracted(pdf)


def test_content_cannot_be_drawn_inside_content() -> None:
    canvas = TaggedCanvas(INFO, A4.size)
    with canvas.decoration(), pytest.raises(AssertionError), canvas.decoration():
        pass


def test_an_element_that_nothing_was_drawn_for_is_left_out() -> None:
    canvas = TaggedCanvas(INFO, A4.size)
    canvas.tree.document.add(Role.H1)
    element = canvas.tree.document.add(Role.PARAGRAPH)
    canvas.draw_text(Text("iets", STYLE).lines(90), STYLE, 60, 100, width=90, element=element)
    assert structure(canvas.finish()).all("H1") == []


def test_the_document_says_its_title_and_language() -> None:
    with pikepdf.open(BytesIO(paragraph_pdf("tekst"))) as document:
        assert str(document.Root.Lang) == "nl-NL"
        assert str(document.docinfo["/Title"]) == INFO.title
        assert document.Root.MarkInfo.Marked
        assert document.Root.ViewerPreferences.DisplayDocTitle
        with document.open_metadata() as metadata:
            assert metadata["dc:title"] == INFO.title
            assert metadata["pdfuaid:part"] == "1"
        assert document.check_pdf_syntax() == []


def test_nothing_of_the_moment_or_the_machine_gets_into_a_document() -> None:
    pdf = paragraph_pdf("tekst")
    assert b"/CreationDate" not in pdf
    assert b"/ModDate" not in pdf
    assert pdf == paragraph_pdf("tekst")


def test_only_the_letters_that_are_used_are_embedded() -> None:
    assert len(paragraph_pdf("abc")) < 12_000
    assert len(paragraph_pdf("abc 👋")) < 25_000


def test_a_paragraph_over_two_pages_stays_one_paragraph() -> None:
    tree = StructureTree()
    element = tree.document.add(Role.PARAGRAPH)
    pages = plain_pages(A5)
    pages.add_wide([TextBlock(Text("woord " * 700, STYLE), element)])
    pdf = assemble(INFO, A5, tree, pages)
    assert page_count(pdf) == 2
    (paragraph,) = structure(pdf).all("P")
    assert paragraph.said().split() == ["woord"] * 700
    assert problems_of_parent_tree(pdf) == []


def test_a_heading_is_never_the_last_thing_on_a_page() -> None:
    for lines in range(30, 60):
        pages = _pages_with_a_heading_after(lines)
        for page in pages.placed:
            last = page[-1].block
            assert isinstance(last, TextBlock)
            assert last.element.role is not Role.H2


def _pages_with_a_heading_after(lines: int) -> Pages:
    tree = StructureTree()
    pages = plain_pages(A4)
    blocks = [
        TextBlock(Text("regel", STYLE), tree.document.add(Role.PARAGRAPH)) for _ in range(lines)
    ]
    head = TextBlock(Text("Kop", STYLE), tree.document.add(Role.H2), keep_with_next=True)
    rest = TextBlock(Text("woord " * 60, STYLE), tree.document.add(Role.PARAGRAPH))
    pages.add_wide([*blocks, head, rest])
    return pages


def test_columns_that_end_on_a_page_are_about_even() -> None:
    tree = StructureTree()
    pages = plain_pages(A4)
    blocks = [
        TextBlock(Text("woord " * 30, STYLE), tree.document.add(Role.PARAGRAPH), before=6)
        for _ in range(8)
    ]
    pages.add_columns(blocks, 20, 0)
    lefts = [placed.left for placed in pages.placed[0]]
    assert lefts == sorted(lefts)
    assert abs(lefts.count(min(lefts)) - lefts.count(max(lefts))) <= 1


def test_a_table_repeats_its_header_on_every_page_for_the_eye_only() -> None:
    tree = StructureTree()
    header = Row((Cell(Text("Naam", STYLE)), Cell(Text("Paraaf", STYLE))), 20)
    rows = [Row((Cell(Text(f"Naam {n}", STYLE)), Cell()), 20) for n in range(90)]
    pages = plain_pages(A4)
    pages.add_wide([table(tree.document, (200, 100), header, rows)])
    pdf = assemble(INFO, A4, tree, pages)
    assert page_count(pdf) == 3
    assert extracted(pdf).count("Paraaf") == 3
    assert reading_text(pdf).count("Paraaf") == 1
    assert len(structure(pdf).all("Table")) == 1
