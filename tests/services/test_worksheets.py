"""A sheet is printed from its name alone."""

from __future__ import annotations

import subprocess
import sys

import pytest

from herstel_desktop.documents.worksheets import available
from herstel_desktop.services.worksheets import worksheet_pdf, worksheet_slugs, worksheet_title
from tests.documents.reading import structure


def test_every_sheet_with_a_text_can_be_laid_out_and_the_other_way_round() -> None:
    assert worksheet_slugs() == available()


@pytest.mark.parametrize("large", [False, True])
def test_a_sheet_begins_with_its_title(large: bool) -> None:
    pdf = worksheet_pdf("steuncirkel", large=large)
    headings = [node.said().strip() for node in structure(pdf).all("H1")]
    assert headings == [worksheet_title("steuncirkel")] == ["Mijn steuncirkel"]


def test_large_print_is_another_document() -> None:
    assert worksheet_pdf("signalen") != worksheet_pdf("signalen", large=True)


def test_an_unknown_sheet_is_refused() -> None:
    with pytest.raises(KeyError):
        worksheet_pdf("bestaat-niet")


def test_knowing_which_sheets_there_are_loads_no_layout() -> None:
    script = (
        "import sys; from herstel_desktop.services.worksheets import worksheet_slugs, "
        "worksheet_title; assert [worksheet_title(slug) for slug in worksheet_slugs()];"
        "heavy = {'reportlab', 'uharfbuzz', 'sqlalchemy', 'PySide6'} & set(sys.modules);"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)
