"""A draaiboek made from nothing, and fitted again to the time, to who came, or to both."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from uuid import UUID

from herstel_desktop.db.identifiers import new_id
from herstel_desktop.db.queries import meetings as meeting_queries
from herstel_desktop.db.queries import session_plans as queries
from herstel_desktop.db.queries import work_form_favourites
from herstel_desktop.db.queries.work_form_history import history_of_group
from herstel_desktop.db.store import Store, Transaction
from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.errors import InvalidInputError, NotFoundError
from herstel_desktop.domain.meetings import Meeting
from herstel_desktop.domain.refit import compose, refit
from herstel_desktop.domain.refit_values import Candidate, Refit, Wanted
from herstel_desktop.domain.refit_words import sentence
from herstel_desktop.domain.session_plans import SessionPlan, Worked
from herstel_desktop.domain.work_forms import Energy, WorkForm
from herstel_desktop.services.library import Shelf
from herstel_desktop.services.plan_writing import (
    changes,
    meeting_to_prepare,
    plan_to_change,
    put,
    put_back,
)
from herstel_desktop.services.session_plans import checked_minutes, checked_people, first_frame
from herstel_desktop.services.theme_ballots import chosen_theme
from herstel_desktop.services.work_form_shelf import current_shelf


@dataclass(frozen=True)
class Fitted(Outcome):
    """A committed fitting.

    Attributes:
        explanations: one Dutch sentence for each change; empty when the draaiboek fitted already.
        unfilled: minutes for which nothing was found.
    """

    explanations: tuple[str, ...] = ()
    unfilled: int = 0


def make_plan(store: Store, meeting_id: UUID, theme: str | None = None) -> Outcome:
    """Make a draaiboek for a planned meeting: opening, work forms that fit, break and closing.

    It is for as many people as are expected and as long as the meeting lasts.

    Args:
        theme: slug or title; without it what the group chose, if it chose.

    Raises:
        NotFoundError: there is no such meeting.
        InvalidInputError: there is a draaiboek already, or the meeting is closed or cancelled.
        KnownError: the content of the program cannot be read.
    """
    shelf = current_shelf(store)
    if theme is None:
        choice = chosen_theme(store, meeting_id)
        theme = choice.theme if choice is not None else ""
    with store.transaction() as tx:
        meeting = meeting_to_prepare(tx, meeting_id)
        if queries.plan_of(tx, meeting_id) is not None:
            raise InvalidInputError(
                "meeting",
                "Er is al een draaiboek voor deze bijeenkomst.",
                advice="Pas dat aan, of gooi het eerst weg.",
            )
        frame = first_frame(tx, meeting, theme=theme)
        made = compose(candidates(tx, meeting, frame, shelf), _wanted(frame), new_id)
        after = replace(frame, parts=made.parts)
        put(tx, after)
    return Outcome(
        changes(meeting_id),
        id=meeting_id,
        sentence="Het draaiboek is gemaakt.",
        undo=put_back(None, after),
    )


def fit_to_time(store: Store, meeting_id: UUID) -> Fitted:
    """Fit the parts to the minutes, the people and the energy of the draaiboek.

    Raises:
        NotFoundError: there is no such meeting or no draaiboek.
        InvalidInputError: the meeting is closed or cancelled.
        KnownError: the content of the program cannot be read.
    """
    return _fit(store, meeting_id, None, None, None)


def fit_to_day(
    store: Store, meeting_id: UUID, people: int, minutes: int, energy: Energy | None = None
) -> Fitted:
    """Fit the draaiboek to who really came and to the time there really is.

    Raises:
        NotFoundError: there is no such meeting or no draaiboek.
        InvalidInputError: a number is out of bounds, or the meeting is closed or cancelled.
        KnownError: the content of the program cannot be read.
    """
    return _fit(store, meeting_id, checked_people(people), checked_minutes(minutes), energy)


def candidates(
    tx: Transaction, meeting: Meeting, plan: SessionPlan, shelf: Shelf
) -> tuple[Candidate, ...]:
    """Every work form as the fitting weighs it, and those of the plan that left the shelf.

    A work form that is gone from the library keeps its place in an old plan: it has no limits.
    """
    ago = queries.meetings_ago(tx, meeting)
    favourites = work_form_favourites.favourites(tx)
    history = history_of_group(tx, meeting.group_id)
    disliked = {slug for slug, each in history.items() if each.worked is Worked.BADLY}
    return tuple(
        Candidate(
            work_form=form.slug,
            title=form.title,
            phase=form.kind,
            minutes=form.minutes,
            people=form.people,
            energy=form.energy,
            fits_theme=bool(plan.theme) and form.fits_theme(plan.theme),
            meetings_ago=ago.get(form.slug),
            favourite=form.slug in favourites,
            disliked=form.slug in disliked,
        )
        for form in _forms(plan, shelf)
    )


def _forms(plan: SessionPlan, shelf: Shelf) -> tuple[WorkForm, ...]:
    """What can be chosen, and what stands in the plan though it is not offered any more."""
    offered = shelf.forms
    kept = {part.work_form for part in plan.parts if part.work_form} - offered.keys()
    retired = []
    for slug in sorted(kept):
        with suppress(NotFoundError):
            retired.append(shelf.work_form(slug))
    return (*offered.values(), *retired)


def _fit(
    store: Store,
    meeting_id: UUID,
    people: int | None,
    minutes: int | None,
    energy: Energy | None,
) -> Fitted:
    shelf = current_shelf(store)
    with store.transaction() as tx:
        before = plan_to_change(tx, meeting_id)
        meeting = meeting_queries.meeting(tx, meeting_id)
        frame = replace(
            before,
            people=before.people if people is None else people,
            minutes=before.minutes if minutes is None else minutes,
            energy=before.energy if energy is None else energy,
        )
        wanted = _wanted(frame)
        fitted = refit(frame.parts, candidates(tx, meeting, frame, shelf), wanted, new_id)
        after = replace(frame, parts=fitted.parts)
        if after != before:
            put(tx, after)
    return Fitted(
        changes(meeting_id),
        id=meeting_id,
        sentence=_fitted_sentence(before, after, fitted),
        undo=put_back(before, after) if after != before else None,
        explanations=tuple(sentence(change, wanted) for change in fitted.changes),
        unfilled=fitted.unfilled,
    )


def _fitted_sentence(before: SessionPlan, after: SessionPlan, fitted: Refit) -> str:
    people = "1 deelnemer" if after.people == 1 else f"{after.people} deelnemers"
    if fitted.unfilled:
        left = "1 minuut" if fitted.unfilled == 1 else f"{fitted.unfilled} minuten"
        return f"Voor {people} in {after.minutes} minuten blijft {left} over."
    if after == before:
        return "Het draaiboek past al."
    return f"Het draaiboek past nu in {after.minutes} minuten, met {people}."


def _wanted(plan: SessionPlan) -> Wanted:
    return Wanted(plan.people, plan.minutes, plan.energy)
