"""The library of work forms and themes: what is in it, searched and printed; needs no vault."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from herstel_desktop.domain.dutch_words import stem, words
from herstel_desktop.domain.errors import KnownError, NotFoundError
from herstel_desktop.domain.labels import WORK_FORM_KIND
from herstel_desktop.domain.search import search_key
from herstel_desktop.domain.work_forms import EVERYTHING, Filters, Theme, WorkForm
from herstel_desktop.library.content import ContentError
from herstel_desktop.library.themes import shipped_themes
from herstel_desktop.library.work_forms import shipped_work_forms

_MOST_LETTERS = 200
_MOST_WORDS = 12
_SHORTEST_STEM = 4  # letters; a shorter one begins too many words
_TITLE, _SUBJECT, _PURPOSE, _STEPS, _NEVER = range(5)
_Weighed = tuple[tuple[int, Iterable[str]], ...]
"""Texts with how much a word in them says: `_TITLE` says most."""


class _Index:
    """Which things hold a word, and how much that word says of them."""

    def __init__(self, texts: dict[str, _Weighed]) -> None:
        self._places: dict[str, dict[str, int]] = defaultdict(dict)
        for slug, weighed in texts.items():
            for weight, parts in weighed:
                for word in words(search_key(" ".join(parts))):
                    known = self._places[word]
                    known[slug] = min(weight, known.get(slug, weight))
        self._stems = {word: stem(word) for word in self._places}

    def find(self, text: str) -> dict[str, int] | None:
        """Slug → weight of what holds every typed word; None when no word was typed."""
        typed = words(search_key(text[:_MOST_LETTERS]))[:_MOST_WORDS]
        if not typed:
            return None
        found: dict[str, int] | None = None
        for word in typed:
            here = self._holders(word)
            if found is None:
                found = here
            else:
                found = {slug: found[slug] + here[slug] for slug in found.keys() & here.keys()}
        return found

    def _holders(self, typed: str) -> dict[str, int]:
        """Slug → weight of what holds one typed word."""
        root = stem(typed)
        long_enough = len(root) >= _SHORTEST_STEM
        holders: dict[str, int] = {}
        for word, places in self._places.items():
            other = self._stems[word]
            if word.startswith(typed) or other == root or (long_enough and other.startswith(root)):
                more, least_telling = 0, _STEPS
            elif long_enough and root in other:
                more, least_telling = 1, _PURPOSE  # inside a compound: 'kaart' in 'weerkaarten'
            else:
                continue
            for slug, weight in places.items():
                if weight <= least_telling and weight + more < holders.get(slug, _NEVER):
                    holders[slug] = weight + more
        return holders


class Shelf:
    """Work forms and themes at hand, by slug and by word.

    Attributes:
        forms, themes: by slug; forms in the order of a meeting, themes by title.
    """

    def __init__(self, forms: Iterable[WorkForm], themes: Iterable[Theme]) -> None:
        self.forms = {form.slug: form for form in forms}
        self.themes = {theme.slug: theme for theme in themes}
        self._form_index = _Index(
            {form.slug: _form_texts(form, self.themes) for form in self.forms.values()}
        )
        self._theme_index = _Index(
            {theme.slug: _theme_texts(theme) for theme in self.themes.values()}
        )

    def find(self, filters: Filters = EVERYTHING, text: str = "") -> tuple[WorkForm, ...]:
        """The work forms that are asked for.

        Every typed word, or its stem, must begin a word of the work form, or stand inside one of
        its title, kind, themes, purpose or materials; case and diacritics do not matter. What is
        found in a title comes first, then by theme, purpose and steps; otherwise the order is that
        of a meeting.
        """
        found = self._form_index.find(text)
        forms = [
            form
            for form in self.forms.values()
            if (found is None or form.slug in found) and filters.let_through(form)
        ]
        if found is not None:
            forms.sort(key=lambda form: found[form.slug])
        return tuple(forms)

    def find_themes(self, text: str = "") -> tuple[Theme, ...]:
        """The themes that hold every typed word, as `find` does; all when nothing is typed."""
        found = self._theme_index.find(text)
        if found is None:
            return tuple(self.themes.values())
        themes = [theme for theme in self.themes.values() if theme.slug in found]
        return tuple(sorted(themes, key=lambda theme: found[theme.slug]))

    def named(self, text: str) -> tuple[WorkForm | Theme, ...]:
        """Themes and work forms of which every typed word begins a word of the title."""
        kinds: tuple[tuple[_Index, Mapping[str, WorkForm | Theme]], ...] = (
            (self._theme_index, self.themes),
            (self._form_index, self.forms),
        )
        return tuple(
            item
            for index, items in kinds
            if (found := index.find(text)) is not None
            for slug, item in items.items()
            if found.get(slug) == _TITLE
        )

    def work_form(self, slug: str) -> WorkForm:
        """One work form.

        Raises:
            NotFoundError: there is none of this name.
        """
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
        """The work forms that a theme names."""
        return tuple(self.forms[slug] for slug in theme.work_forms if slug in self.forms)


@cache
def shipped_shelf() -> Shelf:
    """What comes with the program; read once.

    Raises:
        KnownError: the content of the program cannot be read.
    """
    try:
        return Shelf(shipped_work_forms(), shipped_themes())
    except ContentError:
        raise KnownError(
            "De werkvormen zijn niet te lezen.",
            safe="Je eigen gegevens zijn veilig.",
            advice="Installeer het programma opnieuw.",
        ) from None


def _form_texts(form: WorkForm, themes: dict[str, Theme]) -> _Weighed:
    titles = [themes[slug].title for slug in form.themes if slug in themes]
    return (
        (_TITLE, (form.title,)),
        (_SUBJECT, (WORK_FORM_KIND[form.kind], *titles)),
        (_PURPOSE, (form.purpose, *form.materials)),
        (_STEPS, (*form.questions, *(f"{step.title} {step.text}" for step in form.steps))),
    )


def _theme_texts(theme: Theme) -> _Weighed:
    return (
        (_TITLE, (theme.title,)),
        (_SUBJECT, theme.search_words),
        (_PURPOSE, (theme.about,)),
        (_STEPS, (*theme.questions, *theme.pitfalls)),
    )


def find(filters: Filters = EVERYTHING, text: str = "") -> tuple[WorkForm, ...]:
    """`Shelf.find` in what comes with the program."""
    return shipped_shelf().find(filters, text)


def find_themes(text: str = "") -> tuple[Theme, ...]:
    """`Shelf.find_themes` in what comes with the program."""
    return shipped_shelf().find_themes(text)


def named(text: str) -> tuple[WorkForm | Theme, ...]:
    """`Shelf.named` in what comes with the program.

    Nothing when the content cannot be read: this is one of several things to search.
    """
    try:
        shelf = shipped_shelf()
    except KnownError:
        return ()
    return shelf.named(text)


def work_form(slug: str) -> WorkForm:
    """`Shelf.work_form` in what comes with the program."""
    return shipped_shelf().work_form(slug)


def theme(slug: str) -> Theme:
    """`Shelf.theme` in what comes with the program."""
    return shipped_shelf().theme(slug)


def themes_of(form: WorkForm) -> tuple[Theme, ...]:
    """`Shelf.themes_of` in what comes with the program."""
    return shipped_shelf().themes_of(form)


def work_forms_of(theme: Theme) -> tuple[WorkForm, ...]:
    """`Shelf.work_forms_of` in what comes with the program."""
    return shipped_shelf().work_forms_of(theme)


def work_form_pdf(slug: str) -> bytes:
    """A work form on A4, to lead it from.

    Raises:
        NotFoundError: there is none of this name.
    """
    from herstel_desktop.documents.work_form import WorkFormData, build

    form = work_form(slug)
    return build(WorkFormData(form, tuple(theme.title for theme in themes_of(form))))
