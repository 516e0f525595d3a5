"""The printable sheets: whole, tagged, repeatable, inside their margins, and a die that folds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from herstel_desktop.documents.kit.page import MM
from herstel_desktop.documents.worksheets import available, build, question_die
from herstel_desktop.library.worksheets import shipped_worksheet
from tests.documents.reading import (
    extracted,
    findings,
    fonts_not_embedded,
    letters,
    page_count,
    problems_of_parent_tree,
    reading_text,
    sizes_of_content,
    structure,
    text_boxes,
)

A4, A3 = (210, 297), (297, 420)  # millimetres
A3_WIDE = (420, 297)
SIZES = {
    "levenslijn": A3_WIDE,
    "placemat": A3_WIDE,
    "trots-poster": A3,
    "groepsafspraken-poster": A3,
}
PAGES = {
    "citaatkaarten": (2, 3),
    "gevoelswoorden": (1, 2),
    "kwaliteitenkaarten": (2, 4),
    "rolkaarten-hulp-vragen": (1, 2),
    "weerkaarten": (1, 2),
}
MARGIN = 18 * MM
SLACK = 6  # points: a space at the end of a line, the tail of a j at its beginning

SHEETS = pytest.mark.parametrize(
    ("slug", "large"),
    [(slug, large) for slug in available() for large in (False, True)],
)


def made(slug: str, large: bool) -> bytes:
    return build(shipped_worksheet(slug), large)


@SHEETS
def test_a_sheet_follows_pdf_ua_and_is_repeatable(slug: str, large: bool, tmp_path: Path) -> None:
    pdf = made(slug, large)
    assert findings(pdf, tmp_path) == []
    assert problems_of_parent_tree(pdf) == []
    assert fonts_not_embedded(pdf) == []
    assert pdf == made(slug, large)


@SHEETS
def test_a_sheet_has_the_paper_and_the_pages_it_should(slug: str, large: bool) -> None:
    pdf = made(slug, large)
    with pypdfium2.PdfDocument(pdf) as document:
        sizes = {tuple(round(side / MM) for side in page.get_size()) for page in document}
    assert sizes == {SIZES.get(slug, A4)}
    assert page_count(pdf) == PAGES.get(slug, (1, 1))[large]


@SHEETS
def test_every_text_of_a_sheet_is_read_out_in_order_and_can_be_copied(
    slug: str, large: bool
) -> None:
    data, pdf = shipped_worksheet(slug), made(slug, large)
    said, copied = letters(reading_text(pdf)), letters(extracted(pdf))
    place = 0
    for text in [data.title, data.intro] + [
        text for part in data.parts for text in (part.title, part.text, *part.items)
    ]:
        if slug != "placemat":  # a viewer may copy words that stand upside down in another order
            assert letters(text) in copied
        place = said.index(letters(text), place) + len(letters(text))


@SHEETS
def test_every_drawing_that_says_something_is_described(slug: str, large: bool) -> None:
    data = shipped_worksheet(slug)
    described = [figure.alt for figure in structure(made(slug, large)).all("Figure")]
    assert described == [alt for alt in (data.alt, *(part.alt for part in data.parts)) if alt]


@SHEETS
def test_no_text_leaves_the_margins(slug: str, large: bool) -> None:
    for width, height, box, text in text_boxes(made(slug, large)):
        left, bottom, right, top = box
        assert left >= MARGIN - SLACK, text
        assert right <= width - MARGIN + SLACK, text
        assert top <= height - MARGIN + SLACK, text
        assert bottom >= MARGIN * 0.3, text


@pytest.mark.parametrize("slug", available())
def test_large_print_is_nowhere_below_eighteen_points(slug: str) -> None:
    assert min(sizes_of_content(made(slug, True))) >= 18
    assert min(sizes_of_content(made(slug, False))) >= 12


def test_a_text_that_is_too_long_for_its_card_is_refused_and_not_cut() -> None:
    data = shipped_worksheet("citaatkaarten")
    longer = replace(data.parts[0], text="Dit gaat maar door. " * 40)
    with pytest.raises(ValueError, match="too long for its place"):
        build(replace(data, parts=(longer, *data.parts[1:])))


def test_four_small_step_cards_are_alike() -> None:
    headings = structure(made("kleine-stap-kaart", False)).all("H2")
    assert [heading.said().strip() for heading in headings] == ["Mijn kleine stap"] * 4


def test_the_die_folds_and_every_open_edge_meets_one_tab() -> None:
    meeting: dict[frozenset[Any], list[tuple[tuple[int, int], str]]] = {}
    for place, edges in _folded(question_die.FACES).items():
        for side, edge in edges.items():
            meeting.setdefault(edge, []).append((place, side))
    assert len(meeting) == 12
    for pair in meeting.values():
        (first, _), (second, _) = pair
        neighbours = abs(first[0] - second[0]) + abs(first[1] - second[1]) == 1
        tabs = [side in question_die.TABS.get(place, "").split() for place, side in pair]
        assert sum(tabs) == (0 if neighbours else 1), pair


Vector = tuple[int, int, int]


def _folded(faces: tuple[tuple[int, int], ...]) -> dict[tuple[int, int], dict[str, Any]]:
    """Where the edges of each face lie when the net is folded around a cube.

    A face is known by its outward, right and up directions; an edge lies between two of them.
    """
    start = faces[2]
    known: dict[tuple[int, int], tuple[Vector, Vector, Vector]] = {
        start: ((0, 0, 1), (1, 0, 0), (0, 1, 0))
    }
    waiting = [start]
    while waiting:
        column, row = waiting.pop()
        out, right, up = known[column, row]
        folds = {
            (column + 1, row): (right, _minus(out), up),
            (column - 1, row): (_minus(right), out, up),
            (column, row - 1): (up, right, _minus(out)),
            (column, row + 1): (_minus(up), right, out),
        }
        for place, directions in folds.items():
            if place in faces and place not in known:
                known[place] = directions
                waiting.append(place)
    assert len({out for out, _, _ in known.values()}) == 6, "two faces lie on each other"
    return {
        place: {
            "left": frozenset((out, _minus(right))),
            "right": frozenset((out, right)),
            "top": frozenset((out, up)),
            "bottom": frozenset((out, _minus(up))),
        }
        for place, (out, right, up) in known.items()
    }


def _minus(vector: Vector) -> Vector:
    return (-vector[0], -vector[1], -vector[2])
