"""Wish cards: room to write, nobody's name unless one wants it, and plain words on what follows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from herstel_desktop.documents.wish_cards import WishCardsData, build
from tests.documents.reading import (
    extracted,
    findings,
    fonts_not_embedded,
    page_sizes,
    problems_of_parent_tree,
    reading_text,
    sizes_of_content,
    smallest_type,
    structure,
    text_boxes,
)

QUESTION = "Waar wil ik de komende tijd aan werken?"
DATA = WishCardsData("Herstelgroep محمد en Đặng", cards=12)
CARDS = {
    "twelve": DATA,
    "one": replace(DATA, cards=1),
    "thirty": replace(DATA, cards=30),
    "no names": replace(DATA, keeps_names=False),
    "a long name": replace(DATA, group_name="Herstelwerkgroep aan de Oude Haven " * 3),
}
KINDS = pytest.mark.parametrize(
    ("kind", "large"), [(kind, large) for kind in CARDS for large in (False, True)]
)


@KINDS
def test_they_follow_pdf_ua_and_are_repeatable(kind: str, large: bool, tmp_path: Path) -> None:
    pdf = build(CARDS[kind], large)
    assert findings(pdf, tmp_path) == []
    assert problems_of_parent_tree(pdf) == []
    assert fonts_not_embedded(pdf) == []
    assert pdf == build(CARDS[kind], large)
    assert smallest_type(pdf) >= 9


@KINDS
def test_nothing_comes_near_an_edge(kind: str, large: bool) -> None:
    for width, height, box, text in text_boxes(build(CARDS[kind], large)):
        left, bottom, right, top = box
        assert min(left, bottom, width - right, height - top) > 20, text


@pytest.mark.parametrize(("cards", "pages"), [(1, 1), (4, 1), (5, 2), (12, 3), (30, 8)])
def test_four_go_on_a_page_and_the_last_page_is_full(cards: int, pages: int) -> None:
    pdf = build(replace(DATA, cards=cards))
    assert page_sizes(pdf) == [(210, 297)] * pages
    headings = structure(pdf).all("H1")
    assert [" ".join(heading.said().split()) for heading in headings] == [QUESTION] * 4 * pages


def test_a_name_may_be_written_and_is_not_needed() -> None:
    said = reading_text(build(DATA))
    assert "Mijn naam mag erbij:" in said
    assert "Zonder naam is ook goed." in said


def test_a_group_that_only_counts_asks_for_no_name() -> None:
    said = reading_text(build(CARDS["no names"]))
    assert "Mijn naam" not in said
    assert "Zet je naam er niet op." in said


def test_it_says_what_happens_with_the_card() -> None:
    for pdf in (build(DATA), build(DATA, True)):
        assert "versnipperen" in reading_text(pdf)
        assert DATA.group_name in reading_text(pdf)
        assert "Herstelgroep" in extracted(pdf)


def test_large_print_is_nowhere_below_eighteen_points() -> None:
    assert min(sizes_of_content(build(DATA, True))) >= 18
