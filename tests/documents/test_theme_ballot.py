"""Ballot papers and the tally sheet: as many as wanted, every theme on each, nothing cut off."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from herstel_desktop.documents.theme_ballot import (
    BallotPaper,
    ThemeBallotData,
    build,
    build_tally,
)
from herstel_desktop.domain.theme_ballots import LONGEST_THEME, MOST_DOTS, MOST_OPTIONS
from tests.documents.reading import (
    extracted,
    findings,
    fonts_not_embedded,
    letters,
    page_count,
    page_sizes,
    problems_of_parent_tree,
    reading_text,
    sizes_of_content,
    smallest_type,
    structure,
    text_boxes,
)

THEMES = ("Hulp vragen", "Grenzen", "Slapen en rust", "Đặng’s idee", "محمد")
DATA = ThemeBallotData("Herstelgroep Oosterwei", THEMES, dots=3, copies=12, on=date(2026, 12, 1))
LONG = tuple(
    (f"{number} Iets wat ons allemaal al een hele tijd erg bezighoudt " * 3)[:LONGEST_THEME]
    for number in range(MOST_OPTIONS)
)
BALLOTS = {
    "twelve of A6": DATA,
    "one": replace(DATA, copies=1),
    "thirty": replace(DATA, copies=30),
    "A5": replace(DATA, paper=BallotPaper.A5, copies=3),
    "one dot": replace(DATA, dots=1, on=None),
    "many long themes": replace(DATA, themes=LONG, dots=MOST_DOTS, copies=2),
}
KINDS = pytest.mark.parametrize(
    ("kind", "large"), [(kind, large) for kind in BALLOTS for large in (False, True)]
)


@KINDS
def test_they_follow_pdf_ua_and_are_repeatable(kind: str, large: bool, tmp_path: Path) -> None:
    pdf = build(BALLOTS[kind], large)
    assert findings(pdf, tmp_path) == []
    assert problems_of_parent_tree(pdf) == []
    assert fonts_not_embedded(pdf) == []
    assert pdf == build(BALLOTS[kind], large)
    assert smallest_type(pdf) >= 9


@KINDS
def test_every_paper_has_every_theme(kind: str, large: bool) -> None:
    data = BALLOTS[kind]
    pdf = build(data, large)
    lists = structure(pdf).all("L")
    assert len(lists) == data.copies
    for each in lists:
        said = [letters(item.said()) for item in each.all("LI")]
        assert said == [letters(theme) for theme in data.themes]
    for theme in data.themes:
        assert letters(extracted(pdf)).count(letters(theme)) >= data.copies


@KINDS
def test_nothing_comes_near_an_edge(kind: str, large: bool) -> None:
    for width, height, box, text in text_boxes(build(BALLOTS[kind], large)):
        left, bottom, right, top = box
        assert min(left, bottom, width - right, height - top) > 20, text


@pytest.mark.parametrize(
    ("copies", "paper", "pages"),
    [
        (1, BallotPaper.A6, 1),
        (4, BallotPaper.A6, 1),
        (5, BallotPaper.A6, 2),
        (12, BallotPaper.A6, 3),
        (30, BallotPaper.A6, 8),
        (3, BallotPaper.A5, 2),
    ],
)
def test_four_or_two_go_on_a_page(copies: int, paper: BallotPaper, pages: int) -> None:
    pdf = build(replace(DATA, copies=copies, paper=paper))
    assert page_sizes(pdf) == [(210, 297)] * pages
    assert extracted(pdf).count("Je naam hoeft er niet op.") == copies


def test_papers_grow_until_all_themes_fit() -> None:
    assert page_count(build(BALLOTS["many long themes"])) == 2


def test_it_says_how_many_dots_there_are() -> None:
    assert "Je hebt 3 stippen. Zet ze waar je wilt." in reading_text(build(DATA))
    assert "Je hebt 1 stip." in reading_text(build(BALLOTS["one dot"]))


def test_it_says_for_which_meeting_it_is() -> None:
    assert "voor dinsdag 1 december" in reading_text(build(DATA))
    assert "voor " not in reading_text(build(BALLOTS["one dot"]))


def test_large_print_is_nowhere_below_eighteen_points() -> None:
    assert min(sizes_of_content(build(DATA, True))) >= 18
    assert min(sizes_of_content(build_tally(DATA, True))) >= 18


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("kind", BALLOTS)
def test_the_tally_sheet_follows_pdf_ua_and_is_repeatable(
    kind: str, large: bool, tmp_path: Path
) -> None:
    pdf = build_tally(BALLOTS[kind], large)
    assert findings(pdf, tmp_path) == []
    assert problems_of_parent_tree(pdf) == []
    assert pdf == build_tally(BALLOTS[kind], large)


def test_the_tally_sheet_has_a_row_for_each_theme_and_one_for_the_voters() -> None:
    rows = structure(build_tally(DATA)).all("TR")
    said = [" ".join(row.kids[0].said().split()) for row in rows]
    assert said == ["Thema", *THEMES, "Zoveel mensen stemden mee:"]
    assert {len(row.kids) for row in rows} == {3}


def test_the_tally_sheet_says_how_often_a_hand_goes_up() -> None:
    assert "3 keer een hand" in reading_text(build_tally(DATA))
    assert "één keer een hand" in reading_text(build_tally(BALLOTS["one dot"]))
