"""The work forms: searched and filtered in a list, one of them to read."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from herstel_desktop.domain.labels import WORK_FORM_KIND
from herstel_desktop.domain.work_form_words import minutes_line
from herstel_desktop.domain.work_forms import EVERYTHING, Filters, Theme, WorkForm
from herstel_desktop.services import library
from herstel_desktop.services.worksheets import worksheet_pdf, worksheet_slugs, worksheet_title
from herstel_desktop.ui.screens.work_forms.filter_bar import FilterBar
from herstel_desktop.ui.screens.work_forms.library_tab import LibraryTab
from herstel_desktop.ui.screens.work_forms.pages import WorkFormPage
from herstel_desktop.ui.screens.work_forms.texts import form_count_line, tr
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import Button
from herstel_desktop.ui.widgets.states import EmptyState
from herstel_desktop.ui.widgets.table import Column


@dataclass(frozen=True)
class _Answer:
    """What was asked, and what was found."""

    filters: Filters
    text: str
    forms: tuple[WorkForm, ...]
    themes: tuple[Theme, ...]
    sheet_titles: dict[str, str]


class FormsTab(LibraryTab[WorkForm]):
    """Werkvormen; a theme's button filters the list by it."""

    def __init__(self, context: ScreenContext) -> None:
        self._bar = FilterBar(context.theme)
        self._themes: dict[str, Theme] = {}
        self._sheets: dict[str, str] = {}
        super().__init__(
            context,
            tr("Werkvormen"),
            (
                Column(tr("Werkvorm"), lambda form: form.title, stretch=True),
                Column(tr("Min."), lambda form: str(form.minutes.usual), spoken=_spoken_minutes),
                Column(tr("Soort"), lambda form: WORK_FORM_KIND[form.kind]),
            ),
            head=self._bar,
            search=self._bar.search,
        )
        self._bar.changed.connect(self.load)

    def load(self) -> None:
        filters, text = self._bar.filters, self._bar.text
        self.context.read(self, lambda _store: _read(filters, text), self._show, self.refuse)

    def ask(self, filters: Filters = EVERYTHING) -> None:
        """Ask for other work forms."""
        self._bar.ask(filters)

    def open_form(self, slug: str) -> None:
        """Show one work form, whatever was filtered."""
        self.want(slug)
        self.ask()

    def make_page(self, row: WorkForm) -> QWidget:
        themes = [self._themes[slug] for slug in row.themes if slug in self._themes]
        return WorkFormPage(
            self.context.theme,
            row,
            themes,
            {slug: self._sheets[slug] for slug in row.sheets if slug in self._sheets},
            print_form=self._print_form,
            print_sheet=self._print_sheet,
            choose_theme=self._choose_theme,
        )

    def make_empty_page(self) -> QWidget:
        look = self.context.theme
        if self._bar.filters == EVERYTHING and not self._bar.text.strip():
            return EmptyState(look, "shapes", tr("Nog geen werkvormen"), tr("De kast is leeg."))
        return EmptyState(
            look,
            "search",
            tr("Geen werkvorm gevonden"),
            tr("Typ een ander woord, of zet een filter uit."),
            Button(look, tr("Alles &wissen"), "x", on_click=self._start_over),
        )

    def _show(self, answer: _Answer) -> None:
        if (answer.filters, answer.text) != (self._bar.filters, self._bar.text):
            # A later answer is under way.
            return
        self._themes = {theme.slug: theme for theme in answer.themes}
        self._sheets = answer.sheet_titles
        self._bar.show_themes(answer.themes)
        self.show_rows(answer.forms, form_count_line(len(answer.forms)))

    def _start_over(self) -> None:
        self.ask()
        self._bar.search.setFocus()

    def _choose_theme(self, slug: str) -> None:
        self.ask(Filters(theme=slug))
        self.table.setFocus()

    def _print_form(self, slug: str) -> None:
        self.context.preview(
            tr("Werkvorm"), lambda _store: library.work_form_pdf(slug), "werkvorm.pdf"
        )

    def _print_sheet(self, slug: str) -> None:
        self.context.preview(tr("Werkblad"), lambda _store: worksheet_pdf(slug), "werkblad.pdf")


def _read(filters: Filters, text: str) -> _Answer:
    return _Answer(
        filters,
        text,
        library.find(filters, text),
        library.find_themes(),
        {slug: worksheet_title(slug) for slug in worksheet_slugs()},
    )


def _spoken_minutes(form: WorkForm) -> str:
    return minutes_line(form.minutes)
