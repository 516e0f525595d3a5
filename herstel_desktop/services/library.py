"""The library of work forms and themes: what is in it, searched and printed; needs no vault."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from functools import cache

from herstel_desktop.domain.errors import KnownError, NotFoundError
from herstel_desktop.domain.labels import WORK_FORM_KIND
from herstel_desktop.domain.own_work_forms import OwnWorkForm
from herstel_desktop.domain.work_forms import (
    EVERYTHING,
    Filters,
    Theme,
    WorkForm,
    in_order_of_a_meeting,
)
from herstel_desktop.library.content import ContentError
from herstel_desktop.library.themes import shipped_themes
from herstel_desktop.library.work_forms import shipped_work_forms
from herstel_desktop.services.library_index import (
    PURPOSE,
    STEPS,
    SUBJECT,
    TITLE,
    Index,
    Weighed,
)


class Shelf:
    """Work forms and themes at hand, by slug and by word.

    Attributes:
        forms, themes: what is offered, by slug; forms in the order of a meeting, themes by title.
        own: work forms of the organisation's own, also those that are not offered.
    """

    def __init__(self, forms: Iterable[WorkForm], themes: Iterable[Theme]) -> None:
        self.forms = {form.slug: form for form in in_order_of_a_meeting(forms)}
        self.themes = {theme.slug: theme for theme in themes}
        self.own: dict[str, OwnWorkForm] = {}
        self._form_index = self._indexed(self.forms.values())
        self._own_index: Index | None = None  # made when something is searched
        self._theme_index = Index(
            {theme.slug: _theme_texts(theme) for theme in self.themes.values()}
        )

    def with_own(self, own: Iterable[OwnWorkForm]) -> Shelf:
        """This shelf with work forms of the organisation's own beside what stands on it."""
        both = copy(self)
        both.own = {each.form.slug: each for each in own}
        offered = (each.form for each in both.own.values() if each.is_offered)
        both.forms = {
            form.slug: form for form in in_order_of_a_meeting((*self.forms.values(), *offered))
        }
        return both

    def find(self, filters: Filters = EVERYTHING, text: str = "") -> tuple[WorkForm, ...]:
        """The work forms that are asked for.

        Every typed word, or its stem, must begin a word of the work form, or stand inside one of
        its title, kind, themes, purpose or materials; case and diacritics do not matter. What is
        found in a title comes first, then by theme, purpose and steps; otherwise the order is that
        of a meeting.
        """
        return self._among(self.forms.values(), filters, text)

    def find_own(self, filters: Filters = EVERYTHING, text: str = "") -> tuple[WorkForm, ...]:
        """As `find`, among the organisation's own, also those that are not offered."""
        own = in_order_of_a_meeting(each.form for each in self.own.values())
        return self._among(own, filters, text)

    def find_themes(self, text: str = "") -> tuple[Theme, ...]:
        """The themes that hold every typed word, as `find` does; all when nothing is typed."""
        found = self._theme_index.find(text)
        if found is None:
            return tuple(self.themes.values())
        return tuple(self.themes[slug] for slug in found)

    def named(self, text: str) -> tuple[WorkForm | Theme, ...]:
        """Themes and work forms of which every typed word begins a word of the title."""
        themes, forms = self._theme_index.find(text) or {}, self._found(text) or {}
        return (
            *(theme for slug, theme in self.themes.items() if themes.get(slug) == TITLE),
            *(form for slug, form in self.forms.items() if forms.get(slug) == TITLE),
        )

    def work_form(self, slug: str) -> WorkForm:
        """One work form, also one of the organisation's own that is not offered.

        Raises:
            NotFoundError: there is none of this name.
        """
        if slug in self.own:
            return self.own[slug].form
        form = self.forms.get(slug)
        if form is None:
            raise NotFoundError("Deze werkvorm")
        return form

    def theme(self, slug: str) -> Theme:
        """One theme.

        Raises:
            NotFoundError: there is none of this name.
        """
        found = self.themes.get(slug)
        if found is None:
            raise NotFoundError("Dit thema")
        return found

    def theme_title(self, theme: str) -> str:
        """How a theme is called: the title of one in the library, else what was given."""
        known = self.themes.get(theme)
        return known.title if known else theme

    def themes_of(self, form: WorkForm) -> tuple[Theme, ...]:
        """The themes that a work form names."""
        return tuple(self.themes[slug] for slug in form.themes if slug in self.themes)

    def work_forms_of(self, theme: Theme) -> tuple[WorkForm, ...]:
        """The work forms that a theme names, and those of the organisation's own that name it."""
        named = [self.forms[slug] for slug in theme.work_forms if slug in self.forms]
        own = [form for slug, form in self.forms.items() if slug in self.own]
        return (*named, *(form for form in own if theme.slug in form.themes))

    def _among(
        self, forms: Iterable[WorkForm], filters: Filters, text: str
    ) -> tuple[WorkForm, ...]:
        found = self._found(text)
        asked_for = [
            form
            for form in forms
            if (found is None or form.slug in found) and filters.let_through(form)
        ]
        if found is not None:
            asked_for.sort(key=lambda form: found[form.slug])
        return tuple(asked_for)

    def _indexed(self, forms: Iterable[WorkForm]) -> Index:
        return Index({form.slug: _form_texts(form, self.themes) for form in forms})

    def _found(self, text: str) -> dict[str, int] | None:
        """Slug → weight, own ones too; None when no word was typed."""
        found = self._form_index.find(text)
        if found is None or not self.own:
            return found
        if self._own_index is None:
            self._own_index = self._indexed(each.form for each in self.own.values())
        return found | (self._own_index.find(text) or {})


@cache
def shipped_shelf() -> Shelf:
    """What comes with the program; read once.

    Raises:
        KnownError: the content of the program cannot be read.
    """
    try:
        return Shelf(shipped_work_forms(), shipped_themes())
    except ContentError:
        raise cannot_be_read() from None


def cannot_be_read() -> KnownError:
    """The refusal when content of the program itself is spoilt."""
    return KnownError(
        "De werkvormen zijn niet te lezen.",
        safe="Je eigen gegevens zijn veilig.",
        advice="Installeer het programma opnieuw.",
    )


def _form_texts(form: WorkForm, themes: dict[str, Theme]) -> Weighed:
    titles = [themes[slug].title for slug in form.themes if slug in themes]
    return (
        (TITLE, (form.title,)),
        (SUBJECT, (WORK_FORM_KIND[form.kind], *titles)),
        (PURPOSE, (form.purpose, *form.materials)),
        (STEPS, (*form.questions, *(f"{step.title} {step.text}" for step in form.steps))),
    )


def _theme_texts(theme: Theme) -> Weighed:
    return (
        (TITLE, (theme.title,)),
        (SUBJECT, theme.search_words),
        (PURPOSE, (theme.about,)),
        (STEPS, (*theme.questions, *theme.pitfalls)),
    )
