"""What is shown while a meeting is prepared."""

from __future__ import annotations

from contextlib import suppress
from uuid import UUID

from herstel_desktop.db.queries import meetings as meeting_queries
from herstel_desktop.db.queries import session_plans as queries
from herstel_desktop.db.queries.work_form_history import history_of_group
from herstel_desktop.db.store import Store
from herstel_desktop.domain.errors import NotFoundError
from herstel_desktop.domain.preparation import Leader, OfferedForm, Preparation
from herstel_desktop.domain.session_plans import SessionPlan
from herstel_desktop.domain.take_along import take_along
from herstel_desktop.domain.work_forms import Filters, WorkForm
from herstel_desktop.services.group_themes import own_themes, theme_choices
from herstel_desktop.services.library import Shelf
from herstel_desktop.services.packing import packed
from herstel_desktop.services.session_plans import expected_people
from herstel_desktop.services.theme_ballots import chosen_theme
from herstel_desktop.services.work_form_shelf import current_shelf
from herstel_desktop.services.worksheets import worksheet_copies, worksheet_slugs, worksheet_title


def preparation(store: Store, meeting_id: UUID) -> Preparation:
    """Everything around the draaiboek of one meeting.

    Raises:
        NotFoundError: there is no such meeting.
        KnownError: the content of the program cannot be read.
    """
    shelf = current_shelf(store)
    choice = chosen_theme(store, meeting_id)
    ticked = packed(store, meeting_id)
    with store.reading() as tx:
        meeting = meeting_queries.meeting(tx, meeting_id)
        plan = queries.plan_of(tx, meeting_id)
        limits = _limits(plan, shelf)
        return Preparation(
            meeting=meeting,
            plan=plan,
            theme_title=shelf.theme_title(plan.theme) if plan is not None else "",
            choice=choice,
            themes=theme_choices(shelf, own_themes(tx, meeting.group_id, shelf)),
            leaders=tuple(Leader(*each) for each in queries.leaders(tx, meeting.group_id)),
            earlier=queries.earlier_plans(tx, meeting),
            history=history_of_group(tx, meeting.group_id),
            limits=limits,
            expected=expected_people(tx, meeting),
            there=queries.people_there(tx, meeting),
            take_along=_lines(plan, limits),
            packed=ticked,
        )


def offered_forms(
    store: Store,
    shown: Preparation,
    text: str = "",
    *,
    fitting: bool = True,
) -> tuple[OfferedForm, ...]:
    """The work forms that can come into a draaiboek.

    When nothing is searched for, what the group never did comes first, and of that what fits the
    theme; else the order is how well the words fit.

    Args:
        shown: the preparation that it is for.
        text: every typed word must be found, as `Shelf.find` says.
        fitting: only what goes with the number of people of the draaiboek.

    Raises:
        KnownError: the content of the program cannot be read.
    """
    plan = shown.plan
    people = plan.people if plan is not None and fitting else None
    forms = current_shelf(store).find(Filters(people=people), text)
    standing = {part.work_form for part in plan.parts} if plan is not None else set()
    rows = [
        OfferedForm(form, shown.history.get(form.slug), form.slug in standing) for form in forms
    ]
    if not text.strip():
        theme = plan.theme if plan is not None else ""
        rows.sort(
            key=lambda row: (
                row.history is not None,
                not (theme and theme in row.form.themes),
            )
        )
    return tuple(rows)


def _limits(plan: SessionPlan | None, shelf: Shelf) -> dict[str, WorkForm]:
    """The work forms of a draaiboek; one that left the library is not among them."""
    found: dict[str, WorkForm] = {}
    for part in plan.parts if plan is not None else ():
        if part.work_form:
            with suppress(NotFoundError):
                found[part.work_form] = shelf.work_form(part.work_form)
    return found


def _lines(plan: SessionPlan | None, forms: dict[str, WorkForm]) -> tuple[str, ...]:
    if plan is None:
        return ()
    titles = {slug: worksheet_title(slug) for slug in worksheet_slugs()}
    copies = {slug: worksheet_copies(slug, plan.people) for slug in titles}
    return take_along(forms.values(), plan.people, titles, copies)
