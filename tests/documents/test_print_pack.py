"""The print pack: everything for one meeting, in one PDF, with a way to each document."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from herstel_desktop.documents import crisis_card, session_plan, sign_in_sheet, worksheets
from herstel_desktop.documents.crisis_card import CrisisCardData
from herstel_desktop.documents.kit.itemise import shape_word
from herstel_desktop.documents.print_pack import PackedSheet, PackLook, PrintPackData, build
from herstel_desktop.documents.sign_in_sheet import SheetRow
from herstel_desktop.documents.theme_ballot import ThemeBallotData
from herstel_desktop.domain.crisis import CrisisLine
from herstel_desktop.library.worksheets import shipped_worksheet
from tests.documents.reading import (
    extracted,
    findings,
    fonts_not_embedded,
    letters,
    outline,
    page_count,
    page_sizes,
    problems_of_parent_tree,
    reading_text,
    sizes_of_content,
    structure,
    text_boxes,
)
from tests.documents.test_session_plan import DATA as PLAN
from tests.documents.test_sign_in_sheet import ONE

LINES = (
    CrisisLine("Iemand is in levensgevaar", "Alarmnummer", "112", "", date(2026, 11, 3)),
    CrisisLine("Iemand wil praten", "Luisterlijn", "088-0767000", "", date(2026, 10, 1)),
)
CARD = CrisisCardData(LINES, ("Luister.",), "Stichting Voorbeeld")
CIRCLE, DIE, WORDS, RIVER = (
    shipped_worksheet(slug)
    for slug in ("steuncirkel", "gespreksdobbelsteen", "citaatkaarten", "levenslijn")
)
BALLOT = ThemeBallotData("Herstelgroep Oosterwei", ("Hulp vragen", "Grenzen"), 3, 12)


def pack(people: int = 12) -> PrintPackData:
    """A full pack for so many people."""
    names = (*ONE.rows[:4], *(SheetRow(f"Naam {number}") for number in range(people)))
    return PrintPackData(
        title="Printpakket Herstelgroep Oosterwei, 24 november 2026",
        organisation="Stichting Voorbeeld",
        sign_in_sheet=replace(ONE, rows=names[:people]),
        session_plan=replace(PLAN, plan=replace(PLAN.plan, people=people)),
        worksheets=(
            PackedSheet(CIRCLE, max(people, 1)),
            PackedSheet(DIE, 1),
            PackedSheet(WORDS, 2),
            PackedSheet(RIVER, max(people, 1)),
        ),
        ballot=replace(BALLOT, copies=max(people, 1)),
        crisis_card=CARD,
    )


PACK = pack()
LOOKS = pytest.mark.parametrize("look", PackLook)


@LOOKS
@pytest.mark.parametrize("people", [0, 1, 12, 30])
def test_a_pack_follows_pdf_ua_and_is_repeatable(
    people: int, look: PackLook, tmp_path: Path
) -> None:
    data = pack(people)
    pdf = build(data, look)
    assert findings(pdf, tmp_path) == []
    assert problems_of_parent_tree(pdf) == []
    assert fonts_not_embedded(pdf) == []
    assert pdf == build(data, look)


@LOOKS
def test_there_is_a_bookmark_for_each_document_on_its_first_page(look: PackLook) -> None:
    pdf = build(PACK, look)
    assert [title for title, _ in outline(pdf)] == [
        "Presentielijst",
        "Draaiboek",
        "Werkblad: Mijn steuncirkel (12 ×)",
        "Werkblad: Gespreksdobbelsteen",
        "Werkblad: Citaatkaarten (2 ×)",
        "Werkblad: Mijn levenslijn (12 ×)",
        "Stembriefjes (12 ×)",
        "Crisiskaart",
    ]
    pages = _pages(pdf)
    begins = [pages[page - 1] for _, page in outline(pdf)]
    for text, expected in zip(
        begins,
        ("Presentielijst", "Draaiboek", "Mijn steuncirkel", "Gespreksdobbelsteen",
         "Citaatkaarten", "Mijn levenslijn", "Welk thema", "Crisiskaart"),
        strict=True,
    ):  # fmt: skip
        assert expected in text


def _pages(pdf: bytes) -> list[str]:
    """The text of each page."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def test_each_document_keeps_its_own_page_numbers() -> None:
    pdf = build(PACK)
    starts = [page for _, page in outline(pdf)] + [page_count(pdf) + 1]
    plan_pages = starts[2] - starts[1]
    pages = _pages(pdf)
    for number in range(plan_pages):
        assert f"pagina {number + 1} van {plan_pages}" in pages[starts[1] - 1 + number]
    for page in pages[starts[2] - 1 : starts[3] - 1]:
        assert "pagina 1 van 1" in page


@LOOKS
def test_everything_of_each_document_is_in_it(look: PackLook) -> None:
    pdf = build(PACK, look)
    large = look is PackLook.LARGE_PRINT
    assert PACK.sign_in_sheet is not None
    assert PACK.session_plan is not None
    said = letters(reading_text(pdf))
    for alone in (
        sign_in_sheet.build(PACK.sign_in_sheet, large),
        session_plan.build(PACK.session_plan, large),
        worksheets.build(CIRCLE, large),
        crisis_card.build(CARD, large),
    ):
        assert letters(reading_text(alone)) in said
    for name in ("محمد", "Đặng Thị Hồng"):
        assert name in reading_text(pdf)
        assert letters(name) in letters(extracted(pdf))


@pytest.mark.parametrize(("people", "times"), [(0, 1), (1, 1), (12, 12), (30, 30)])
@LOOKS
def test_worksheets_come_in_the_right_number(people: int, times: int, look: PackLook) -> None:
    headings = [" ".join(h.said().split()) for h in structure(build(pack(people), look)).all("H1")]
    counts = Counter(headings)
    assert counts["Mijn steuncirkel"] == counts["Mijn levenslijn"] == times
    assert counts["Gespreksdobbelsteen"] == 1
    assert counts["Citaatkaarten"] == 2
    assert counts["Welk thema kiezen we?"] == times


def test_copies_share_what_is_drawn() -> None:
    one = build(replace(PACK, worksheets=(PackedSheet(CIRCLE, 1),)))
    many = build(replace(PACK, worksheets=(PackedSheet(CIRCLE, 30),)))
    assert page_count(many) == page_count(one) + 29
    with pikepdf.open(BytesIO(many)) as document:
        contents = Counter(page.obj.Contents.objgen for page in document.pages)
    assert contents.most_common(1)[0][1] == 30


def test_fonts_are_in_it_once() -> None:
    with pikepdf.open(BytesIO(build(PACK))) as document:
        names = {
            str(font.BaseFont)
            for page in document.pages
            for font in page.obj.Resources.get("/Font", {}).values()
        }
        files = [each for each in document.objects if _is_font(each)]
    assert len(files) == len(names)
    assert len({name.split("+")[1] for name in names}) == len(names)


def _is_font(item: object) -> bool:
    return isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"


def test_two_on_a_sheet_halves_the_paper_and_leaves_a3_as_it_is() -> None:
    usual, halved = page_sizes(build(PACK)), page_sizes(build(PACK, PackLook.TWO_ON_A_SHEET))
    assert set(usual) == {(210, 297), (420, 297)}
    assert set(halved) == {(297, 210), (420, 297)}
    assert usual.count((420, 297)) == halved.count((420, 297)) == 12
    assert halved.count((297, 210)) <= usual.count((210, 297)) * 0.7


@pytest.mark.parametrize(("copies", "sheets"), [(1, 1), (2, 1), (3, 2), (12, 6), (13, 7)])
def test_halved_copies_of_a_worksheet_lie_side_by_side(copies: int, sheets: int) -> None:
    data = PrintPackData("Pakket", worksheets=(PackedSheet(CIRCLE, copies),))
    pdf = build(data, PackLook.TWO_ON_A_SHEET)
    assert page_count(pdf) == sheets
    assert extracted(pdf).count("Mijn steuncirkel\r\n") == copies
    assert len(structure(pdf).all("Figure")) == copies


def test_no_halved_page_crosses_the_middle_and_both_halves_are_used() -> None:
    data = PrintPackData("Pakket", worksheets=(PackedSheet(CIRCLE, 2),), crisis_card=CARD)
    boxes = text_boxes(build(data, PackLook.TWO_ON_A_SHEET))
    at_left = [box for width, _, box, _ in boxes if box[2] < width / 2]
    at_right = [box for width, _, box, _ in boxes if box[0] > width / 2]
    assert len(at_left) + len(at_right) == len(boxes)
    assert at_right
    assert min(box[1] for _, _, box, _ in boxes) > 10


def test_a_drawing_lies_on_its_own_half_for_a_listener_too() -> None:
    data = PrintPackData("Pakket", worksheets=(PackedSheet(CIRCLE, 2),))
    with pikepdf.open(BytesIO(build(data, PackLook.TWO_ON_A_SHEET))) as document:
        width = float(document.pages[0].mediabox[2])
        boxes = [
            [float(edge) for edge in each.A.BBox]
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
        ]
    first, second = sorted(boxes)
    assert first[2] < width / 2 < second[0]


def test_halved_pages_keep_links_and_drawings_where_they_are_seen() -> None:
    with pikepdf.open(BytesIO(build(PACK, PackLook.TWO_ON_A_SHEET))) as document:
        card = document.pages[-1]
        width = float(card.mediabox[2])
        boxes = [[float(edge) for edge in each.Rect] for each in card.obj.Annots]
    assert boxes
    for left, bottom, right, top in boxes:
        assert 0 < left < right < width / 2
        assert 0 < bottom < top < float(card.mediabox[3])


def test_large_print_is_nowhere_below_eighteen_points() -> None:
    assert min(sizes_of_content(build(PACK, PackLook.LARGE_PRINT))) >= 18


def test_what_is_not_there_is_left_out() -> None:
    only = PrintPackData("Pakket", crisis_card=CARD)
    assert [title for title, _ in outline(build(only))] == ["Crisiskaart"]
    assert page_count(build(only)) == 1


def test_hands_get_a_tally_sheet() -> None:
    data = replace(PACK, ballot=None, tally=BALLOT)
    titles = [title for title, _ in outline(build(data))]
    assert titles[-2:] == ["Turflijst", "Crisiskaart"]


def test_a_pack_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a document"):
        build(PrintPackData("Leeg"))


def test_no_name_stays_in_memory() -> None:
    build(PACK)
    assert shape_word.cache_info().currsize == 0


def test_what_stands_in_the_title_of_a_document_can_be_any_script() -> None:
    sheet = replace(CIRCLE, title="Đặng en محمد")
    data = PrintPackData("محمد", worksheets=(PackedSheet(sheet, 2),))
    assert outline(build(data)) == [("Werkblad: Đặng en محمد (2 ×)", 1)]
