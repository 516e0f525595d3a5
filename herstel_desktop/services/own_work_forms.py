"""Work forms of the organisation's own: made, copied, changed, put away and removed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from herstel_desktop.db.identifiers import new_id
from herstel_desktop.db.queries import own_work_forms as queries
from herstel_desktop.db.queries import work_form_favourites
from herstel_desktop.db.queries.own_work_forms import OwnRow
from herstel_desktop.db.store import Store, Transaction
from herstel_desktop.domain.changes import Changes, Kind, Outcome, changed
from herstel_desktop.domain.errors import KnownError, NotFoundError
from herstel_desktop.domain.own_work_forms import OwnWorkForm, slug_of
from herstel_desktop.domain.search import search_key
from herstel_desktop.domain.work_form_checks import LONGEST_ENTRY, LONGEST_TITLE
from herstel_desktop.domain.work_forms import (
    Energy,
    Minutes,
    People,
    Step,
    WorkForm,
    WorkFormKind,
)
from herstel_desktop.exchange.work_form_files import text_of
from herstel_desktop.library.work_forms import read_draft
from herstel_desktop.services.inputs import one_line, text_block
from herstel_desktop.services.library import shipped_shelf
from herstel_desktop.services.work_form_shelf import (
    current_shelf,
    own_work_form_of,
    own_work_forms_changed,
    read_own_work_forms,
)

NAMELESS = "Werkvorm zonder naam"
"""How a sentence calls one that has no title yet."""


def own_work_form(store: Store, slug: str) -> OwnWorkForm:
    """One of them.

    Raises:
        NotFoundError: there is none of this name (any more).
    """
    with store.reading() as tx:
        return _found(tx, slug)


def used_work_forms(store: Store) -> frozenset[str]:
    """Slugs of those that stand in a draaiboek, and therefore cannot be removed."""
    with store.reading() as tx:
        return queries.used_slugs(tx)


def new_work_form(store: Store) -> Outcome:
    """Begin an empty one; `slug_of` tells its slug by the id of the outcome."""
    return keep_new(store, _EMPTY, sentence="Er is een nieuwe werkvorm. Het is nog een concept.")


def copy_work_form(store: Store, slug: str) -> Outcome:
    """Copy one, shipped or own, to change the copy.

    Raises:
        NotFoundError: there is none of this name.
    """
    form = current_shelf(store).work_form(slug)
    return keep_new(store, form, based_on=slug, sentence="De kopie is van jou. Pas hem gerust aan.")


def keep_new(store: Store, form: WorkForm, *, sentence: str, based_on: str = "") -> Outcome:
    """Keep a work form under a slug, and if need be a title, of its own."""
    titles = taken_titles(store)
    tidy = _clean(form)
    with store.transaction() as tx:
        known = {row.slug for row in queries.all_rows(tx)}
        id_ = new_id()
        while slug_of(id_) in known:
            id_ = new_id()
        slug = slug_of(id_)
        kept = replace(tidy, title=free_title(tidy.title, titles))
        row = OwnRow(id_, slug, text_of(kept), based_on)
        queries.insert(tx, row)
    own_work_forms_changed(store)
    return Outcome(_changes(row), id=id_, sentence=sentence, undo=lambda store: remove(store, slug))


def change_own_work_form(store: Store, slug: str, form: WorkForm) -> Outcome:
    """Keep a work form as it was typed so far; it need not be whole.

    Raises:
        NotFoundError: there is none of this name (any more).
        InvalidInputError: a text is much too long.
    """
    content = text_of(_clean(form))
    with store.transaction() as tx:
        before = queries.one_row(tx, slug)
        if before.content != content:
            queries.set_content(tx, slug, content)
    own_work_forms_changed(store)
    return Outcome(
        _changes(before),
        sentence="De werkvorm is bewaard.",
        undo=lambda store: _put_content(store, before),
    )


def as_kept(form: WorkForm) -> WorkForm:
    """How a work form reads once it was kept: blanks are tidied.

    Raises:
        InvalidInputError: a text is much too long.
    """
    return read_draft(text_of(_clean(form)), form.slug)


def retire(store: Store, slug: str, today: date | None = None) -> Outcome:
    """Put one away: it is not offered any more, earlier draaiboeken keep it.

    Raises:
        NotFoundError: there is none of this name (any more).
    """
    return _set_retired(store, slug, today or date.today(), "{title} ligt weg.")


def take_back(store: Store, slug: str) -> Outcome:
    """Offer one again that was put away.

    Raises:
        NotFoundError: there is none of this name (any more).
    """
    return _set_retired(store, slug, None, "{title} staat weer in de kast.")


def remove(store: Store, slug: str) -> Outcome:
    """Take one away that never stood in a draaiboek.

    Raises:
        NotFoundError: there is none of this name (any more).
        KnownError: it stands in a draaiboek.
    """
    with store.transaction() as tx:
        row = queries.one_row(tx, slug)
        if slug in queries.used_slugs(tx):
            raise KnownError(
                "Deze werkvorm staat in een draaiboek.",
                safe="Er is niets veranderd.",
                advice="Leg hem weg. Dan kies je hem niet meer, en blijft het draaiboek heel.",
            )
        favourite = slug in work_form_favourites.favourites(tx)
        work_form_favourites.set_favourite(tx, slug, False)
        queries.delete(tx, slug)
    own_work_forms_changed(store)
    return Outcome(
        _changes(row),
        sentence=f"{_title(row)} is verwijderd.",
        undo=lambda store: _put_back(store, row, favourite),
    )


def taken_titles(store: Store) -> frozenset[str]:
    """The search keys of all titles, shipped and own, those put away too."""
    return frozenset(
        search_key(form.title)
        for form in (
            *shipped_shelf().forms.values(),
            *(each.form for each in read_own_work_forms(store)),
        )
    )


def free_title(title: str, taken: frozenset[str]) -> str:
    """The title, with a number behind it when there is one of this title already."""
    if not title or search_key(title) not in taken:
        return title
    count = 2
    while search_key(f"{title} ({count})") in taken:
        count += 1
    return f"{title} ({count})"


_EMPTY = WorkForm(
    slug="",
    title="",
    kind=WorkFormKind.CONVERSATION,
    purpose="",
    energy=Energy.USUAL,
    minutes=Minutes(15, 30, 45),
    people=People(3, 12),
    materials=(),
    preparation=(),
    steps=(Step(5, "", ""), Step(20, "", ""), Step(5, "", "")),
    questions=(),
    lighter="",
    few_people="",
    opt_out="",
    not_when="",
    aftercare="",
    themes=(),
    sheets=(),
)


def _clean(form: WorkForm) -> WorkForm:
    """Texts fit to keep; what lacks or is somewhat too long may stay as it was typed."""
    return replace(
        form,
        title=one_line("title", form.title, "De naam", most=2 * LONGEST_TITLE),
        purpose=text_block("purpose", form.purpose, "Waar het voor is"),
        lighter=text_block("lighter", form.lighter, "Hoe het lichter kan"),
        few_people=text_block("few_people", form.few_people, "Hoe het met weinig mensen gaat"),
        opt_out=text_block("opt_out", form.opt_out, "Hoe iemand overslaat"),
        not_when=text_block("not_when", form.not_when, "Wanneer niet"),
        aftercare=text_block("aftercare", form.aftercare, "Wat je na afloop doet"),
        materials=_entries("materials", form.materials),
        preparation=_entries("preparation", form.preparation),
        questions=_entries("questions", form.questions),
        steps=tuple(
            Step(
                step.minutes,
                one_line("steps", step.title, "De naam van een stap", most=2 * LONGEST_TITLE),
                text_block("steps", step.text, "De tekst van een stap"),
            )
            for step in form.steps
        ),
    )


def _entries(field: str, entries: tuple[str, ...]) -> tuple[str, ...]:
    lines = (one_line(field, each, "Een regel", most=10 * LONGEST_ENTRY) for each in entries)
    return tuple(each for each in lines if each)


def _set_retired(store: Store, slug: str, on: date | None, sentence: str) -> Outcome:
    with store.transaction() as tx:
        before = queries.one_row(tx, slug)
        queries.set_retired(tx, slug, on)
    own_work_forms_changed(store)
    back: Callable[[Store], Outcome] = (
        (lambda store: take_back(store, slug))
        if before.retired_on is None
        else (lambda store: retire(store, slug, before.retired_on))
    )
    return Outcome(_changes(before), sentence=sentence.format(title=_title(before)), undo=back)


def _put_content(store: Store, row: OwnRow) -> Outcome:
    with store.transaction() as tx:
        queries.one_row(tx, row.slug)
        queries.set_content(tx, row.slug, row.content)
    own_work_forms_changed(store)
    return Outcome(_changes(row), sentence="De werkvorm staat weer zoals hij was.")


def _put_back(store: Store, row: OwnRow, favourite: bool) -> Outcome:
    with store.transaction() as tx:
        queries.insert(tx, row)
        if favourite:
            work_form_favourites.set_favourite(tx, row.slug, True)
    own_work_forms_changed(store)
    return Outcome(_changes(row), sentence=f"{_title(row)} is terug.")


def _found(tx: Transaction, slug: str) -> OwnWorkForm:
    found = own_work_form_of(queries.one_row(tx, slug))
    if found is None:
        raise NotFoundError("De tekst van deze werkvorm")
    return found


def _title(row: OwnRow) -> str:
    found = own_work_form_of(row)
    return f"‘{found.form.title}’" if found and found.form.title else NAMELESS


def _changes(row: OwnRow) -> Changes:
    return changed(Kind.WORK_FORM, ids=(row.id,))
