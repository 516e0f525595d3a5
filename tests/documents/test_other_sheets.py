"""The recovery sheet and the crisis card."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from herstel_desktop.documents import crisis_card, recovery_sheet
from herstel_desktop.documents.crisis_card import CardPaper, CrisisCardData
from herstel_desktop.documents.kit.itemise import shape_word
from herstel_desktop.documents.recovery_sheet import RecoverySheetData
from herstel_desktop.domain.crisis import CrisisLine
from tests.documents.reading import (
    findings,
    page_count,
    problems_of_parent_tree,
    reading_text,
    sizes_of_content,
    smallest_type,
    structure,
)

GROUPS = ("4K7QD", "0ZXV8", "MNP1T", "RRW2S", "9H3JC", "EFG5A", "BY67Q")
SHEET = RecoverySheetData(GROUPS, "Stichting Voorbeeld, 3F2A", date(2026, 11, 23))
LINES = (
    CrisisLine("Iemand is in levensgevaar", "Alarmnummer", "112", "", date(2026, 11, 3)),
    CrisisLine("Het kan niet wachten", "Huisartsenpost", "", "ook in het weekend", None),
    CrisisLine("Iemand wil praten", "Luisterlijn", "088-0767000", "", date(2026, 10, 1)),
)
CARD = CrisisCardData(LINES, ("Zeg dat je je zorgen maakt.", "Luister."), "Stichting Voorbeeld")


def test_the_recovery_sheet_follows_pdf_ua_and_is_repeatable(tmp_path: Path) -> None:
    pdf = recovery_sheet.build(SHEET)
    assert findings(pdf, tmp_path) == []
    assert problems_of_parent_tree(pdf) == []
    assert pdf == recovery_sheet.build(SHEET)
    assert page_count(pdf) == 1


def test_the_recovery_sheet_reads_out_every_group_of_the_code_in_order() -> None:
    items = structure(recovery_sheet.build(SHEET)).all("L")[0].all("LI")
    said = [item.said().split("\n")[0] for item in items]
    assert said == [f"groep {n}{group}" for n, group in enumerate(GROUPS, start=1)]


def test_the_recovery_sheet_says_which_vault_it_is_for() -> None:
    said = reading_text(recovery_sheet.build(SHEET))
    assert "Stichting Voorbeeld, 3F2A" in said
    assert "23 november 2026" in said


def test_the_code_shows_in_no_representation_and_stays_in_no_cache() -> None:
    recovery_sheet.build(SHEET)
    assert not any(group in repr(SHEET) for group in GROUPS)
    assert shape_word.cache_info().currsize == 0


@pytest.mark.parametrize("paper", CardPaper)
def test_the_crisis_card_follows_pdf_ua_and_is_repeatable(paper: CardPaper, tmp_path: Path) -> None:
    data = replace(CARD, paper=paper)
    pdf = crisis_card.build(data)
    assert findings(pdf, tmp_path) == []
    assert problems_of_parent_tree(pdf) == []
    assert pdf == crisis_card.build(data)
    assert page_count(pdf) == 1
    assert smallest_type(pdf) >= 9


def test_the_crisis_card_names_number_situation_and_service_on_each_rung() -> None:
    rows = structure(crisis_card.build(CARD)).all("TR")[1:]
    said = [[cell.said() for cell in row.kids] for row in rows]
    assert said[0][0].strip() == "112"
    assert said[0][1].strip() == "Iemand is in levensgevaar"
    assert "gecontroleerd op 3\u00a0november\u00a02026" in said[0][2]
    assert "nog niet gecontroleerd" in said[1][2]
    assert said[2][0].strip() == "088-0767000"


def test_one_date_of_checking_is_said_once() -> None:
    lines = tuple(replace(line, checked_on=date(2026, 11, 3)) for line in LINES)
    said = reading_text(crisis_card.build(replace(CARD, lines=lines)))
    assert said.count("gecontroleerd") == 1
    assert "Alle nummers zijn gecontroleerd op 3 november 2026." in said


def test_a_number_can_be_clicked_and_a_word_in_its_place_cannot() -> None:
    own = replace(LINES[1], number="Eigen nummer")
    tree = structure(crisis_card.build(replace(CARD, lines=(LINES[0], own))))
    assert [link.said() for link in tree.all("Link")] == ["112"]


def test_the_crisis_card_in_large_print_says_the_same(tmp_path: Path) -> None:
    pdf = crisis_card.build(CARD, large=True)
    assert findings(pdf, tmp_path) == []
    assert problems_of_parent_tree(pdf) == []
    assert min(sizes_of_content(pdf)) >= 18
    assert pdf == crisis_card.build(replace(CARD, paper=CardPaper.A5), large=True)
    said = reading_text(pdf)
    for line in LINES:
        for text in (line.situation, line.who, line.number, line.remark):
            assert text in said
    assert [link.said() for link in structure(pdf).all("Link")] == ["112", "088-0767000"]
