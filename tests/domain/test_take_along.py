"""What to take along is named once, with a number where everybody needs one."""

from __future__ import annotations

from dataclasses import replace

from herstel_desktop.domain.take_along import take_along
from herstel_desktop.domain.work_forms import WorkForm
from herstel_desktop.library.work_forms import shipped_work_forms
from herstel_desktop.services.worksheets import worksheet_slugs, worksheet_title

SHEETS = {"steuncirkel": "Mijn steuncirkel", "weerkaarten": "Weerkaarten"}
ANY = next(iter(shipped_work_forms()))


def needing(*materials: str, sheets: tuple[str, ...] = ()) -> WorkForm:
    return replace(ANY, materials=materials, sheets=sheets)


def test_what_two_work_forms_need_stands_there_once() -> None:
    forms = (needing("stiften", "flip-over"), needing("Stiften", "pennen"))
    assert take_along(forms, 9, SHEETS, {}) == (
        "stiften", "flip-over", "pennen", "koffie en thee",
    )  # fmt: skip


def test_a_worksheet_stands_first_with_its_number_and_not_again_among_the_things() -> None:
    forms = (
        needing("weerkaarten (print)", sheets=("weerkaarten",)),
        needing("het werkblad Steuncirkel voor ieder", "pennen", sheets=("steuncirkel",)),
    )
    assert take_along(forms, 9, SHEETS, {"weerkaarten": 2, "steuncirkel": 11}) == (
        "2 × Weerkaarten (print)", "11 × Mijn steuncirkel (print)", "pennen", "koffie en thee",
    )  # fmt: skip


def test_what_everybody_needs_is_counted() -> None:
    form = needing("een klein kaartje per persoon", "een kaartje en een pen per persoon", "klok")
    assert take_along((form,), 9, SHEETS, {}) == (
        "9 × klein kaartje", "9 × kaartje en pen", "klok", "koffie en thee",
    )  # fmt: skip


def test_nothing_of_all_shipped_work_forms_is_lost() -> None:
    sheets = {slug: worksheet_title(slug) for slug in worksheet_slugs()}
    for form in shipped_work_forms():
        lines = take_along((form,), 8, sheets, {})
        printed = [line for line in lines if line.endswith("(print)")]
        assert len(printed) == len(form.sheets)
        assert len(lines) > len(form.materials) - len(form.sheets)
