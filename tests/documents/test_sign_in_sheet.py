"""The sign-in sheet: everybody on it, readable by eye and by ear, the same every time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from herstel_desktop.documents.kit.page import MM
from herstel_desktop.documents.sign_in_sheet import SheetMeeting, SheetRow, SignInSheetData, build
from tests.documents.reading import (
    extracted,
    findings,
    fonts_not_embedded,
    letters,
    page_count,
    problems_of_parent_tree,
    reading_text,
    sizes_of_content,
    smallest_type,
    structure,
    text_boxes,
)

MARGIN, SLACK = 18 * MM, 6
LONG_NAME = ("Maximiliaan-Alexander van der Wetering tot Nederveen " * 3)[:120]
NAMES = (
    "Wiesława",
    "Đặng Thị Hồng",
    "Йосиф",
    "محمد",
    "محمد علي",
    "O'Brien",
    "ሰላም",
    "שרה",
    "Zoë 👋🏽",
    LONG_NAME,
)


def meeting(week: int = 0, *, cancelled: bool = False) -> SheetMeeting:
    """A Tuesday afternoon, so many weeks after the first."""
    on = date(2026, 11, 24) + timedelta(weeks=week)
    return SheetMeeting(on, time(13, 30), 120, week + 1, 8, cancelled)


ONE = SignInSheetData(
    group_name="Herstelgroep Oosterwei",
    meetings=(meeting(),),
    rows=tuple(SheetRow(name) for name in NAMES),
    blank_rows=3,
    venue_name="Buurtpunt Oosterwei",
    venue_address="Marktplein 3, Gouda",
    facilitators=("Sanne", "Youssef"),
    organisation="Stichting Voorbeeld",
)
SERIES = replace(ONE, meetings=tuple(meeting(week) for week in range(8)))
SHEETS = {
    "one meeting": ONE,
    "a series": SERIES,
    "ten meetings": replace(ONE, meetings=tuple(meeting(week) for week in range(10))),
    "nobody yet": replace(ONE, rows=(), blank_rows=0),
    "only guests": replace(ONE, rows=()),
    "one person": replace(ONE, rows=(SheetRow("Anna"),)),
    "a crowd": replace(ONE, rows=tuple(SheetRow(f"Naam {n}") for n in range(300))),
}


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("kind", SHEETS)
def test_every_sheet_follows_pdf_ua(kind: str, large: bool, tmp_path: Path) -> None:
    pdf = build(SHEETS[kind], large)
    assert findings(pdf, tmp_path) == []
    assert problems_of_parent_tree(pdf) == []
    assert fonts_not_embedded(pdf) == []
    assert smallest_type(pdf) >= 9


@pytest.mark.parametrize("kind", SHEETS)
def test_the_same_data_gives_the_same_bytes(kind: str) -> None:
    assert build(SHEETS[kind]) == build(SHEETS[kind])


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_read_out_and_copied_as_it_was_typed(name: str) -> None:
    pdf = build(replace(ONE, rows=(SheetRow(name),)))
    assert name.strip() in reading_text(pdf).replace("\n", " ")
    assert letters(name) in letters(extracted(pdf))


def test_a_listener_hears_what_each_row_and_column_is() -> None:
    tree = structure(build(ONE))
    heads = [cell for cell in tree.all("TH") if cell.scope == "Column"]
    names = [cell.said().strip() for cell in tree.all("TH") if cell.scope == "Row"]
    assert [cell.said().strip() for cell in heads] == ["Naam", "Aanwezig", "Paraaf"]
    assert names == [*(name.strip() for name in NAMES), "Gast:", "Gast:", "Gast:"]
    assert {len(row.kids) for row in tree.all("TR")} == {3}


def test_the_head_says_which_meeting_it_is() -> None:
    said = reading_text(build(ONE))
    for fact in (
        "Herstelgroep Oosterwei",
        "bijeenkomst 1 van 8",
        "dinsdag 24 november 2026",
        "13.30 – 15.30",
        "Buurtpunt Oosterwei, Marktplein 3, Gouda",
        "Sanne, Youssef",
    ):
        assert fact in said


def test_who_gave_word_beforehand_is_marked_on_the_right_date() -> None:
    rows = (SheetRow("Anna", (False, True, False)), SheetRow("Bram"))
    data = replace(SERIES, meetings=SERIES.meetings[:3], rows=rows, blank_rows=0)
    first, second = structure(build(data)).all("TR")[1:]
    assert [cell.said().strip() for cell in first.kids] == ["Anna", "", "afgemeld", ""]
    assert [cell.said().strip() for cell in second.kids] == ["Bram", "", "", ""]


def test_a_meeting_that_falls_out_leaves_nothing_to_fill_in() -> None:
    data = replace(SERIES, meetings=(meeting(0), meeting(1, cancelled=True)), blank_rows=1)
    rows = structure(build(data)).all("TR")[1:]
    assert {row.kids[2].said().strip() for row in rows} == {"vervalt"}
    only = build(replace(ONE, meetings=(meeting(cancelled=True),)))
    assert "Deze bijeenkomst gaat niet door." in reading_text(only)


def test_each_column_says_its_time_when_times_differ() -> None:
    evening = replace(meeting(1), start=time(19, 30))
    heads = structure(build(replace(ONE, meetings=(meeting(0), evening)))).all("TR")[0].kids
    said = [head.said().replace("\u00a0", " ").split() for head in heads[1:]]
    assert said == [["di", "24", "nov", "13.30"], ["di", "1", "dec", "19.30"]]


def test_a_long_series_is_shared_out_over_tables_of_about_one_width() -> None:
    tables = structure(build(SHEETS["ten meetings"])).all("Table")
    assert [len(table.all("TR")[0].kids) - 1 for table in tables] == [5, 5]


def test_a_crowd_fills_pages_and_each_is_numbered() -> None:
    pdf = build(SHEETS["a crowd"])
    pages = page_count(pdf)
    text = extracted(pdf)
    assert pages > 5
    assert f"pagina 1 van {pages}" in text
    assert f"pagina {pages} van {pages}" in text
    assert text.count("Paraaf") == pages  # the header row stands on every page
    assert len(structure(pdf).all("TR")) == 1 + 300 + 3  # but is read out once


def test_one_page_says_that_it_is_the_only_one() -> None:
    assert "pagina 1 van 1" in extracted(build(replace(ONE, rows=(SheetRow("Anna"),))))


def test_a_group_without_people_says_so() -> None:
    said = reading_text(build(SHEETS["nobody yet"]))
    assert "nog geen deelnemers" in said
    assert structure(build(SHEETS["nobody yet"])).all("Table") == []


def test_the_sheet_says_how_to_keep_it_safe() -> None:
    assert "achter slot" in reading_text(build(ONE))


@pytest.mark.parametrize("kind", SHEETS)
def test_large_print_is_nowhere_below_eighteen_points(kind: str) -> None:
    assert min(sizes_of_content(build(SHEETS[kind], True))) >= 18


@pytest.mark.parametrize("kind", SHEETS)
def test_large_print_says_the_same_inside_the_margins(kind: str) -> None:
    pdf = build(SHEETS[kind], True)
    for row in SHEETS[kind].rows:
        assert letters(row.name) in letters(reading_text(pdf))
    for width, _height, box, text in text_boxes(pdf):
        assert box[0] >= MARGIN - SLACK, text
        assert box[2] <= width - MARGIN + SLACK, text


def test_no_word_is_cut_in_large_print() -> None:
    rows = (SheetRow("Anna", (True,) * 8),)
    copied = extracted(build(replace(SERIES, rows=rows), True))
    assert copied.count("afgemeld") == 8
