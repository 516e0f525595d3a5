"""With the work forms that ship, a meeting of any usual length and size comes out well."""

from __future__ import annotations

import pytest

from herstel_desktop.domain.refit import Candidate, Wanted, compose, refit
from herstel_desktop.domain.session_plans import PartKind
from herstel_desktop.domain.work_forms import Energy, WorkFormKind
from herstel_desktop.library.themes import shipped_themes
from herstel_desktop.library.work_forms import shipped_work_forms
from tests.domain.plans import ids

LENGTHS = (120, 90, 70, 60, 45, 30)
PEOPLE = range(3, 13)


def candidates(theme: str) -> tuple[Candidate, ...]:
    """Every work form that ships."""
    return tuple(
        Candidate(
            form.slug,
            form.title,
            form.kind,
            form.minutes,
            form.people,
            form.energy,
            form.fits_theme(theme),
        )
        for form in shipped_work_forms()
    )


@pytest.mark.parametrize("theme", [theme.slug for theme in shipped_themes()])
def test_a_new_plan_for_each_theme_fills_the_time_and_has_the_theme_in_it(theme: str) -> None:
    known = candidates(theme)
    of_theme = {form.work_form for form in known if form.fits_theme}
    for minutes in (120, 90, 60):
        result = compose(known, Wanted(7, minutes), ids())
        assert result.unfilled == 0
        assert result.parts[0].phase is WorkFormKind.OPENING
        assert result.parts[-1].phase is WorkFormKind.CLOSING
        work = [part.work_form for part in result.parts[1:-1] if part.kind is not PartKind.BREAK]
        assert of_theme & set(work), (theme, minutes)


@pytest.mark.parametrize("people", PEOPLE)
def test_whoever_comes_and_however_long_it_lasts_the_time_is_used(people: int) -> None:
    known = candidates("steunbronnen")
    plan = compose(known, Wanted(8, 90), ids()).parts
    for minutes in LENGTHS:
        result = refit(plan, known, Wanted(people, minutes), ids(5_000))
        assert result.unfilled == 0, (people, minutes)
        phases = [part.phase for part in result.parts]
        assert phases[0] is WorkFormKind.OPENING
        assert phases[-1] is WorkFormKind.CLOSING
        assert len(set(phases) - {None}) >= 3, "something is left between opening and closing"
        assert PartKind.BREAK in [part.kind for part in result.parts]


def test_four_people_and_seventy_minutes() -> None:
    known = candidates("eenzaamheid")
    plan = compose(known, Wanted(9, 120), ids()).parts
    result = refit(plan, known, Wanted(4, 70, Energy.CALM), ids(5_000))
    forms = {form.work_form: form for form in known}
    assert sum(part.minutes for part in result.parts) == 70
    for part in result.parts:
        if part.kind is PartKind.WORK_FORM:
            assert forms[part.work_form].people.least <= 4
            assert forms[part.work_form].energy is not Energy.ACTIVE
