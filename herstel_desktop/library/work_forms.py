"""Work forms as TOML: those in `resources/workforms/`, one folder each, and any other text."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from herstel_desktop import paths
from herstel_desktop.domain.work_form_checks import unmet
from herstel_desktop.domain.work_forms import (
    Energy,
    Minutes,
    People,
    Step,
    WorkForm,
    WorkFormKind,
    in_order_of_a_meeting,
)
from herstel_desktop.library.content import ContentError, Fields, parse_fields, read_fields

_FOLDER = "workforms"
_FILE = "workform.toml"


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
    return tuple(in_order_of_a_meeting(forms))


def read_work_form(text: str, slug: str) -> WorkForm:
    """A work form from the text of a content file, checked as one that ships.

    Raises:
        ContentError: it is not as it should be.
    """
    return _whole(parse_fields(text, slug), slug)


def read_draft(text: str, slug: str) -> WorkForm:
    """A work form that need not be whole; `work_form_checks.unmet` says what it lacks.

    Raises:
        ContentError: a field is missing, unknown, or of another type.
    """
    return _shaped(parse_fields(text, slug), slug)


def _load(place: Path) -> WorkForm:
    return _whole(read_fields(place / _FILE, f"{_FOLDER}/{place.name}/{_FILE}"), place.name)


def _whole(fields: Fields, slug: str) -> WorkForm:
    form = _shaped(fields, slug)
    for lacking in unmet(form):
        raise fields.error(lacking.field, lacking.fault)
    return form


def _shaped(fields: Fields, slug: str) -> WorkForm:
    """All fields there are, each of its type; what stands in them is checked later."""
    form = WorkForm(
        slug=slug,
        title=fields.any_text("title"),
        kind=fields.one_of("kind", WorkFormKind),
        purpose=fields.any_text("purpose"),
        energy=fields.one_of("energy", Energy),
        minutes=_minutes(fields.table("minutes")),
        people=_people(fields.table("people")),
        materials=fields.any_texts("materials"),
        preparation=fields.any_texts("preparation"),
        steps=tuple(_step(each) for each in fields.tables("steps")),
        questions=fields.any_texts("questions"),
        lighter=fields.any_text("lighter"),
        few_people=fields.any_text("few_people"),
        opt_out=fields.any_text("opt_out"),
        not_when=fields.any_text("not_when"),
        aftercare=fields.any_text("aftercare"),
        themes=fields.any_texts("themes"),
        sheets=fields.any_texts("sheets"),
    )
    fields.finish()
    return form


def _minutes(fields: Fields) -> Minutes:
    minutes = Minutes(fields.whole("least"), fields.whole("usual"), fields.whole("most"))
    fields.finish()
    return minutes


def _people(fields: Fields) -> People:
    people = People(fields.whole("least"), fields.whole("most"))
    fields.finish()
    return people


def _step(fields: Fields) -> Step:
    step = Step(fields.whole("minutes"), fields.any_text("title"), fields.any_text("text"))
    fields.finish()
    return step


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
