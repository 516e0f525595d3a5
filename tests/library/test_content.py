"""Every work form and theme that ships is whole, safe to use and easy to read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from herstel_desktop.domain.own_work_forms import SLUG_BEGINS
from herstel_desktop.domain.work_forms import Theme, WorkForm, WorkFormKind
from herstel_desktop.library import themes as theme_files
from herstel_desktop.library import work_forms as form_files
from herstel_desktop.library.content import ContentError
from herstel_desktop.library.themes import load_themes, shipped_themes
from herstel_desktop.library.work_forms import load_work_forms, shipped_work_forms
from tests.library.readability import reading_ease, word_count
from tests.library.samples import BOUNDARIES, LIFE_LINE, WEATHER, write_content

EASY_ENOUGH = 60.0  # Flesch-Douma: 'standard', read with ease at B1
MEASURED_FROM = 20  # words; the measure says little of a shorter text
FORBIDDEN = re.compile(r"!|cliënt|patiënt|\bWRAP\b|Kwaliteitenspel|Spinnenweb", re.IGNORECASE)
LONG_ENOUGH = 40  # letters; shorter sentences may well be said twice


def texts_of(value: object, where: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a work form or theme, with the field where it stands."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts_of(each, where)
    elif is_dataclass(value):
        for each in fields(value):
            if each.name not in ("slug", "themes", "sheets", "work_forms", "search_words"):
                yield from texts_of(getattr(value, each.name), f"{where} {each.name}".strip())


def shipped_texts() -> list[tuple[str, str]]:
    """Every text that ships, with the place where it stands."""
    items: tuple[WorkForm | Theme, ...] = (*shipped_work_forms(), *shipped_themes())
    return [(f"{item.slug}: {where}", text) for item in items for where, text in texts_of(item)]


def too_hard(texts: list[tuple[str, str]]) -> list[str]:
    """What is harder to read than it may be, with its measure."""
    return [
        f"{where} ({reading_ease(text):.0f}): {text}"
        for where, text in texts
        if word_count(text) > MEASURED_FROM and reading_ease(text) < EASY_ENOUGH
    ]


def said_twice(texts: list[tuple[str, str]]) -> list[str]:
    """Texts that stand word for word in two places."""
    counted = Counter(text for _, text in texts if len(text) >= LONG_ENOUGH)
    return [f"{where}: {text}" for where, text in texts if counted[text] > 1]


def test_there_are_enough_work_forms_of_every_kind() -> None:
    counted = Counter(form.kind for form in shipped_work_forms())
    assert sum(counted.values()) >= 48
    assert [kind for kind in WorkFormKind if counted[kind] < 3] == []


def test_there_are_enough_themes() -> None:
    assert len(shipped_themes()) >= 24


def test_every_name_leads_somewhere() -> None:
    from herstel_desktop.services.worksheets import worksheet_slugs

    forms, themes = shipped_work_forms(), shipped_themes()
    sheets = frozenset(worksheet_slugs())
    form_files.check_references(forms, frozenset(each.slug for each in themes), sheets)
    theme_files.check_references(themes, frozenset(each.slug for each in forms))
    assert sheets - {sheet for form in forms for sheet in form.sheets} == set()


def test_every_theme_can_be_worked_on_from_both_sides() -> None:
    """A theme names forms, and there are forms that name it."""
    named = Counter(theme for form in shipped_work_forms() for theme in form.themes)
    assert [theme.slug for theme in shipped_themes() if named[theme.slug] < 3] == []


def test_no_name_is_taken_that_own_work_forms_get() -> None:
    own = re.compile(SLUG_BEGINS + "[0-9a-f]{8}")
    assert [form.slug for form in shipped_work_forms() if own.fullmatch(form.slug)] == []


def test_a_kind_that_names_no_theme_fits_all() -> None:
    assert all(form.fits_theme("hoop") for form in shipped_work_forms() if not form.themes), (
        "an empty list is for openings and closings"
    )


def test_everything_is_easy_to_read() -> None:
    assert too_hard(shipped_texts()) == []


def test_no_word_is_used_that_does_not_belong() -> None:
    found = [f"{where}: {text}" for where, text in shipped_texts() if FORBIDDEN.search(text)]
    assert found == []


def test_nothing_is_said_twice() -> None:
    assert said_twice(shipped_texts()) == []
    titles = Counter(item.title for item in shipped_work_forms())
    assert [title for title, count in titles.items() if count > 1] == []


def test_every_work_form_tells_what_to_say() -> None:
    """A first-time facilitator finds words between quotation marks."""
    silent = [
        form.slug
        for form in shipped_work_forms()
        if not any("‘" in step.text and "’" in step.text for step in form.steps)
    ]
    assert silent == []


def one_form(folder: Path, **changed: Any) -> WorkForm:
    """A work form of our own, written with these fields changed; None leaves one out."""
    values = {k: v for k, v in {**LIFE_LINE, **changed}.items() if v is not None}
    write_content(folder, {"levenslijn": values}, {})
    (form,) = load_work_forms(folder / "workforms")
    return form


def test_a_work_form_is_read_as_it_was_written(tmp_path: Path) -> None:
    form = one_form(tmp_path)
    assert form.slug == "levenslijn"
    assert form.kind is WorkFormKind.SELF_INSIGHT
    assert (form.minutes.least, form.minutes.usual, form.minutes.most) == (30, 40, 50)
    assert [step.title for step in form.steps] == ["Uitleg", "Tekenen", "Delen"]
    assert form.sheets == ("levenslijn", "gevoelswoorden")


def test_each_line_of_a_text_is_a_paragraph(tmp_path: Path) -> None:
    form = one_form(tmp_path, purpose="\nJe ziet waar  je vandaan komt.\n\n  En wat hielp.\n")
    assert form.purpose == "Je ziet waar je vandaan komt.\nEn wat hielp."


def _steps(*minutes: object) -> list[dict[str, object]]:
    return [
        {"minutes": each, "title": f"Deel {place}", "text": "Begin."}
        for place, each in enumerate(minutes)
    ]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"title": None}, "title: is missing"),
        ({"title": "  "}, "title: is empty"),
        ({"title": 3}, "title: must be a text"),
        ({"leuk": "ja"}, "leuk: is not a field"),
        ({"kind": "gesprek"}, "kind: is 'gesprek', not one of opening"),
        ({"energy": "wild"}, "energy: is 'wild'"),
        ({"materials": "stiften"}, "materials: must be a list"),
        ({"materials": ["stiften", "stiften"]}, "materials: holds 'stiften' twice"),
        ({"questions": ["Wat?", "Wie?"]}, "questions: has 2 entries instead of 3 to 6"),
        ({"minutes": {"least": 5, "usual": 40}}, "minutes.most: is missing"),
        ({"minutes": {"least": 45, "usual": 40, "most": 50}}, "minutes.usual: does not lie"),
        ({"minutes": {"least": 0, "usual": 40, "most": 50}}, "minutes.least: is 0"),
        ({"minutes": 40}, "minutes: must be a table"),
        ({"people": {"least": 8, "most": 3}}, "people.most: is smaller than least"),
        ({"people": {"least": True, "most": 3}}, "people.least: must be a whole number"),
        ({"people": {"least": 3, "most": 8, "best": 5}}, "people.best: is not a field"),
        ({"steps": _steps(10, 20, 9)}, "steps: take 39 minutes together, minutes.usual is 40"),
        ({"steps": _steps(20, 20)}, "steps: has 2 entries instead of 3 to 6"),
        ({"steps": _steps(10, 2.5, 27)}, "steps[2].minutes: must be a whole number"),
        ({"steps": "eerst dit"}, "steps: must be a list of tables"),
        ({"themes": ["hoop"]}, "themes: needs two at least"),
        ({"themes": []}, "themes: needs two at least"),
    ],
)
def test_a_fault_in_a_work_form_is_told_by_file_and_field(
    tmp_path: Path, changed: dict[str, Any], told: str
) -> None:
    with pytest.raises(ContentError) as caught:
        one_form(tmp_path, **changed)
    assert str(caught.value).startswith(f"workforms/levenslijn/workform.toml: {told}")


def test_a_folder_without_its_file_and_a_file_that_is_no_toml_are_told(tmp_path: Path) -> None:
    place = tmp_path / "workforms" / "leeg"
    place.mkdir(parents=True)
    with pytest.raises(ContentError, match=r"^workforms/leeg/workform\.toml: No such file"):
        load_work_forms(tmp_path / "workforms")
    (place / "workform.toml").write_text("title = ", encoding="utf-8")
    with pytest.raises(ContentError, match=r"^workforms/leeg/workform\.toml: Invalid value"):
        load_work_forms(tmp_path / "workforms")


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"about": None}, "about: is missing"),
        ({"kleur": "geel"}, "kleur: is not a field"),
        ({"pitfalls": ["Eén.", "Twee."]}, "pitfalls: has 2 entries instead of 3"),
        ({"workforms": ["weerbericht"]}, "workforms: has 1 entries instead of 4 to 8"),
        ({"search_words": ["nee zeggen", *"abcde"]}, "search_words: 'nee zeggen' is not a single"),
        ({"search_words": ["Nee", *"abcde"]}, "search_words: 'Nee' is not a single"),
    ],
)
def test_a_fault_in_a_theme_is_told_by_file_and_field(
    tmp_path: Path, changed: dict[str, Any], told: str
) -> None:
    values = {k: v for k, v in {**BOUNDARIES, **changed}.items() if v is not None}
    write_content(tmp_path, {}, {"grenzen": values})
    with pytest.raises(ContentError) as caught:
        load_themes(tmp_path / "themes")
    assert str(caught.value).startswith(f"themes/grenzen.toml: {told}")


def test_a_name_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    write_content(tmp_path, {"levenslijn": LIFE_LINE}, {"grenzen": BOUNDARIES})
    forms = load_work_forms(tmp_path / "workforms")
    themes = load_themes(tmp_path / "themes")
    sheets = frozenset({"levenslijn", "gevoelswoorden"})
    with pytest.raises(ContentError, match="themes: 'hoop' does not exist"):
        form_files.check_references(forms, frozenset({"grenzen"}), sheets)
    with pytest.raises(ContentError, match="sheets: 'levenslijn' does not exist"):
        form_files.check_references(forms, frozenset({"grenzen", "hoop"}), frozenset())
    with pytest.raises(ContentError, match=r"grenzen\.toml: workforms: 'weerbericht' does not"):
        theme_files.check_references(themes, frozenset({"levenslijn"}))


def test_a_hard_text_and_a_text_said_twice_are_found(tmp_path: Path) -> None:
    hard = (
        "De ervaringsdeskundige begeleider inventariseert voorafgaand aan de bijeenkomst de "
        "uiteenlopende herstelbehoeften van deelnemers, waarna gezamenlijk verantwoordelijkheden "
        "worden geformuleerd en geëvalueerd binnen de ondersteuningsstructuur."
    )
    form = one_form(tmp_path, purpose=hard, aftercare=hard)
    texts = list(texts_of(form))
    assert [each.split(" ")[0] for each in too_hard(texts)] == ["purpose", "aftercare"]
    assert [each.split(":")[0] for each in said_twice(texts)] == ["purpose", "aftercare"]
    easy = one_form(tmp_path, purpose=" ".join([WEATHER["purpose"], *WEATHER["questions"]]))
    assert too_hard(list(texts_of(easy))) == []


@pytest.mark.parametrize(
    ("word", "syllables"),
    [("avond", 2), ("groep", 1), ("gevoelens", 3), ("idee", 2), ("ruimte", 2), ("bijeenkomst", 3)],
)
def test_the_measure_counts_syllables_as_people_do(word: str, syllables: int) -> None:
    one_word = 206.84 - 0.93 - 77 * syllables
    assert reading_ease(f"{word}.") == pytest.approx(one_word)
