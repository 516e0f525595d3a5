"""The work forms in `resources/workforms/`, one folder each."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from herstel_desktop import paths
from herstel_desktop.domain.work_forms import (
    FITS_EVERY_THEME,
    Energy,
    Minutes,
    People,
    Step,
    WorkForm,
    WorkFormKind,
)
from herstel_desktop.library.content import ContentError, Fields, read_fields

_FOLDER = "workforms"
_FILE = "workform.toml"
_FEWEST_THEMES = 2
_KIND_ORDER = {kind: place for place, kind in enumerate(WorkFormKind)}


@cache
def shipped_work_forms() -> tuple[WorkForm, ...]:
    """All work forms, in the order of a meeting and then by title; read once.

    Raises:
        ContentError: a file is not as it should be.
    """
    return load_work_forms(paths.resources_folder() / _FOLDER)


def load_work_forms(folder: Path) -> tuple[WorkForm, ...]:
    """The work forms in a folder, checked one by one.

    Raises:
        ContentError: a file is not as it should be.
    """
    forms = [_load(place) for place in sorted(folder.glob("*")) if place.is_dir()]
    return tuple(sorted(forms, key=lambda form: (_KIND_ORDER[form.kind], form.title.casefold())))


def _load(place: Path) -> WorkForm:
    fields = read_fields(place / _FILE, f"{_FOLDER}/{place.name}/{_FILE}")
    form = WorkForm(
        slug=place.name,
        title=fields.text("title"),
        kind=fields.one_of("kind", WorkFormKind),
        purpose=fields.text("purpose"),
        energy=fields.one_of("energy", Energy),
        minutes=_minutes(fields.table("minutes")),
        people=_people(fields.table("people")),
        materials=fields.texts("materials"),
        preparation=fields.texts("preparation"),
        steps=tuple(_step(each) for each in fields.tables("steps", 3, 6)),
        questions=fields.texts("questions", 3, 6),
        lighter=fields.text("lighter"),
        few_people=fields.text("few_people"),
        opt_out=fields.text("opt_out"),
        not_when=fields.text("not_when"),
        aftercare=fields.text("aftercare"),
        themes=fields.texts("themes", 0, 6),
        sheets=fields.texts("sheets"),
    )
    fields.finish()
    _check_sum(fields, form)
    if len(form.themes) < _FEWEST_THEMES and (form.themes or form.kind not in FITS_EVERY_THEME):
        raise fields.error("themes", "needs two at least; only openings and closings may have none")
    return form


def _minutes(fields: Fields) -> Minutes:
    minutes = Minutes(fields.whole("least"), fields.whole("usual"), fields.whole("most"))
    fields.finish()
    if not minutes.least <= minutes.usual <= minutes.most:
        raise fields.error("usual", "does not lie between least and most")
    return minutes


def _people(fields: Fields) -> People:
    people = People(fields.whole("least"), fields.whole("most"))
    fields.finish()
    if people.least > people.most:
        raise fields.error("most", "is smaller than least")
    return people


def _step(fields: Fields) -> Step:
    step = Step(fields.whole("minutes"), fields.text("title"), fields.text("text"))
    fields.finish()
    return step


def _check_sum(fields: Fields, form: WorkForm) -> None:
    total = sum(step.minutes for step in form.steps)
    if total != form.minutes.usual:
        raise fields.error(
            "steps", f"take {total} minutes together, minutes.usual is {form.minutes.usual}"
        )


def check_references(
    forms: tuple[WorkForm, ...], themes: frozenset[str], sheets: frozenset[str]
) -> None:
    """Hold the themes and sheets that work forms name against those there are.

    Args:
        themes, sheets: slugs.

    Raises:
        ContentError: something named is not there.
    """
    for form in forms:
        for field, named, known in (
            ("themes", form.themes, themes),
            ("sheets", form.sheets, sheets),
        ):
            lost = [each for each in named if each not in known]
            if lost:
                file = f"{_FOLDER}/{form.slug}/{_FILE}"
                raise ContentError(file, field, f"{lost[0]!r} does not exist")
