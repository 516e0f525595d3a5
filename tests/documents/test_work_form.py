"""A work form on paper: every sentence of it, and first what must be known beforehand."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from herstel_desktop.documents.work_form import WorkFormData, build
from herstel_desktop.domain.work_forms import WorkForm
from herstel_desktop.library.work_forms import load_work_forms, shipped_work_forms
from tests.documents.reading import (
    extracted,
    findings,
    letters,
    page_count,
    problems_of_parent_tree,
    reading_text,
    sizes_of_content,
    smallest_type,
    structure,
)
from tests.library.samples import write_content
from tests.library.test_content import texts_of


@pytest.fixture
def forms(tmp_path: Path) -> dict[str, WorkForm]:
    """Work forms of our own, by slug."""
    write_content(tmp_path)
    return {form.slug: form for form in load_work_forms(tmp_path / "workforms")}


def lost_sentences(form: WorkForm, pdf: bytes) -> list[str]:
    """What stands in the work form and cannot be found on the paper."""
    foot = re.compile(f"{letters(f'Werkvorm: {form.title}')}|pagina\\d+van\\d+")
    seen, read = foot.sub("", letters(extracted(pdf))), letters(reading_text(pdf))
    return [
        line
        for where, text in texts_of(form)
        if where not in ("kind", "energy")
        for line in text.split("\n")
        if letters(line) not in seen or letters(line) not in read
    ]


def test_it_follows_pdf_ua_and_is_repeatable(forms: dict[str, WorkForm], tmp_path: Path) -> None:
    for form in forms.values():
        data = WorkFormData(form, ("Grenzen", "Hoop"))
        pdf = build(data)
        assert findings(pdf, tmp_path) == []
        assert problems_of_parent_tree(pdf) == []
        assert pdf == build(data)
        assert smallest_type(pdf) >= 9


def test_every_sentence_is_on_it(forms: dict[str, WorkForm]) -> None:
    for form in forms.values():
        assert lost_sentences(form, build(WorkFormData(form))) == []


def test_every_sentence_of_what_ships_is_on_it() -> None:
    for form in shipped_work_forms():
        pdf = build(WorkFormData(form, form.themes))
        assert lost_sentences(form, pdf) == []
        assert page_count(pdf) <= 2, form.slug


def test_when_not_to_use_it_is_read_before_the_steps(forms: dict[str, WorkForm]) -> None:
    form = forms["levenslijn"]
    said = reading_text(build(WorkFormData(form)))
    assert said.index(form.not_when) < said.index(form.opt_out) < said.index(form.steps[0].text)


def test_each_step_is_a_heading_with_its_minutes(forms: dict[str, WorkForm]) -> None:
    steps = structure(build(WorkFormData(forms["levenslijn"]))).all("H3")
    assert [" ".join(step.said().split()) for step in steps] == [
        "1. Uitleg · 10 minuten",
        "2. Tekenen · 20 minuten",
        "3. Delen · 10 minuten",
    ]


def test_it_says_which_themes_it_fits(forms: dict[str, WorkForm]) -> None:
    assert "Grenzen, Hoop" in reading_text(
        build(WorkFormData(forms["namenbal"], ("Grenzen", "Hoop")))
    )
    assert "alle thema’s" in reading_text(build(WorkFormData(forms["weerbericht"])))


def test_what_is_not_needed_leaves_no_empty_list(forms: dict[str, WorkForm]) -> None:
    tree = structure(build(WorkFormData(forms["namenbal"])))
    assert len(tree.all("L")) == 1, "only the questions"
    assert "Nodig: niets" in tree.said()


def test_a_long_work_form_goes_on_at_the_next_page(forms: dict[str, WorkForm]) -> None:
    form = forms["levenslijn"]
    long = replace(form, steps=tuple(replace(step, text=step.text * 40) for step in form.steps))
    pdf = build(WorkFormData(long))
    assert page_count(pdf) >= 2
    assert lost_sentences(long, pdf) == []


def test_large_print_has_every_sentence_and_nothing_below_eighteen_points(
    forms: dict[str, WorkForm], tmp_path: Path
) -> None:
    for form in forms.values():
        data = WorkFormData(form, ("Grenzen", "Hoop"))
        pdf = build(data, large=True)
        assert findings(pdf, tmp_path) == []
        assert lost_sentences(form, pdf) == []
        assert min(sizes_of_content(pdf)) >= 18
        assert pdf == build(data, large=True)
