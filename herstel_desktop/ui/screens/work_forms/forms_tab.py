"""The work forms: searched and filtered in a list, one of them to read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.labels import WORK_FORM_KIND
from herstel_desktop.domain.own_work_forms import slug_of
from herstel_desktop.domain.work_form_library import Asked, LibraryRow, Surroundings, Which
from herstel_desktop.domain.work_form_words import minutes_line
from herstel_desktop.domain.work_forms import EVERYTHING, Filters
from herstel_desktop.services import own_work_forms as own
from herstel_desktop.services.vault_access import Store
from herstel_desktop.services.work_form_favourites import set_favourite
from herstel_desktop.services.work_form_library import find, surroundings, which_shows
from herstel_desktop.services.work_form_shelf import work_form_pdf
from herstel_desktop.services.worksheets import worksheet_pdf
from herstel_desktop.ui.screens.work_forms.at_hand_dialog import AtHandDialog
from herstel_desktop.ui.screens.work_forms.filter_bar import FilterBar
from herstel_desktop.ui.screens.work_forms.library_tab import LibraryTab
from herstel_desktop.ui.screens.work_forms.pages import PageActions, WorkFormPage
from herstel_desktop.ui.screens.work_forms.sharing import Sharing
from herstel_desktop.ui.screens.work_forms.texts import (
    form_count_line,
    last_time,
    row_title,
    spoken_title,
    tr,
)
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import Button
from herstel_desktop.ui.widgets.states import EmptyState
from herstel_desktop.ui.widgets.table import Column

_KIND, _LAST_TIME = 2, 3  # columns; one of them shows


@dataclass(frozen=True)
class _Answer:
    """What was asked, and what was found."""

    asked: Asked
    around: Surroundings
    rows: tuple[LibraryRow, ...]


class FormsTab(LibraryTab[LibraryRow]):
    """Werkvormen; a theme's button filters the list by it.

    Signals:
        change_wanted(str): slug of an own work form that is to be changed.
    """

    change_wanted = Signal(str)

    def __init__(self, context: ScreenContext) -> None:
        self._bar = FilterBar(context.theme)
        self._around: Surroundings | None = None
        self._page: WorkFormPage | None = None
        self._large = False
        super().__init__(
            context,
            tr("Werkvormen"),
            (
                Column(tr("Werkvorm"), row_title, stretch=True, spoken=spoken_title),
                Column(tr("Min."), lambda row: str(row.form.minutes.usual), spoken=_spoken_minutes),
                Column(tr("Soort"), lambda row: WORK_FORM_KIND[row.form.kind]),
                Column(tr("Laatst"), lambda row: last_time(row.history)),
            ),
            head=self._bar,
            search=self._bar.search,
        )
        self.table.setColumnHidden(_LAST_TIME, True)
        self._sharing = Sharing(context, self)
        self._sharing.taken_in.connect(self.open_form)
        self._actions = PageActions(
            print_form=self._print_form,
            print_sheet=self._print_sheet,
            turn_large=self._turn_large,
            choose_theme=self._choose_theme,
            turn_favourite=self._turn_favourite,
            copy=self._copy,
            share=self._sharing.share,
            change=self.change_wanted.emit,
            put_away=self._put_away,
            take_back=self._take_back,
            remove=self._remove,
        )
        self._bar.changed.connect(self._search_again)
        self._bar.group_changed.connect(self.load)
        self._bar.materials_wanted.connect(self._ask_what_is_at_hand)
        self._bar.new_wanted.connect(self._make_new)
        self._bar.file_wanted.connect(self._sharing.take_in)
        star = QShortcut(QKeySequence("Ctrl+D"), self)
        star.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        star.activated.connect(self._turn_current)

    def load(self) -> None:
        asked, group_id = self._bar.asked, self._bar.group_id

        def read(store: Store) -> _Answer:
            around = surroundings(store, group_id)
            return _Answer(asked, around, find(store, asked, around))

        self.context.read(self, read, self._show, self.refuse)

    def ask(self, filters: Filters = EVERYTHING, which: Which = Which.ALL) -> None:
        """Ask for other work forms."""
        self._bar.ask(filters, which)

    def open_form(self, slug: str) -> None:
        """Show one work form, whatever was filtered."""
        self.want(slug)
        self.context.read(self, lambda store: which_shows(store, slug), self._ask_for_part)

    def make_page(self, row: LibraryRow) -> QWidget:
        around = self._around
        assert around is not None, "rows come with what stands around them"
        themes = {theme.slug: theme.title for theme in around.themes}
        self._page = WorkFormPage(
            self.context.theme,
            row,
            _titled(row.form.themes, themes),
            _titled(row.form.sheets, around.sheet_titles),
            actions=self._actions,
            group_chosen=around.group_id is not None,
            large=self._large,
        )
        return self._page

    def make_empty_page(self) -> QWidget:
        look = self.context.theme
        self._page = None
        if self._bar.asks_nothing:
            return EmptyState(look, "shapes", tr("Nog geen werkvormen"), tr("De kast is leeg."))
        if self._bar.asked == Asked(which=Which.OWN):
            return EmptyState(
                look,
                "pencil",
                tr("Nog geen werkvormen van jezelf"),
                tr("Maak er een, of kopieer een werkvorm en pas de kopie aan."),
                Button(look, tr("Werkvorm beginnen"), "plus", on_click=self._make_new),
            )
        return EmptyState(
            look,
            "search",
            tr("Geen werkvorm gevonden"),
            tr("Typ een ander woord, of zet een filter uit."),
            Button(look, tr("Alles &wissen"), "x", on_click=self._start_over),
        )

    def _ask_for_part(self, which: Which) -> None:
        self.ask(which=which)

    def _search_again(self) -> None:
        asked, around = self._bar.asked, self._around
        if around is None or around.group_id != self._bar.group_id:
            self.load()
            return

        def read(store: Store) -> _Answer:
            return _Answer(asked, around, find(store, asked, around))

        self.context.read(self, read, self._show, self.refuse)

    def _show(self, answer: _Answer) -> None:
        if answer.asked != self._bar.asked or answer.around.group_id != self._bar.group_id:
            # A later answer is under way.
            return
        self._around = answer.around
        self._bar.show_surroundings(answer.around)
        by_group = answer.around.group_id is not None
        self.table.setColumnHidden(_KIND, by_group)
        self.table.setColumnHidden(_LAST_TIME, not by_group)
        star = self._page.favourite if self._page is not None else None
        on_the_star = star is not None and self.window().focusWidget() is star
        self.show_rows(answer.rows, form_count_line(len(answer.rows)))
        if on_the_star and self._page is not None and self._page.favourite is not None:
            # The page was made anew around the button that was pressed.
            self._page.favourite.setFocus()

    def _start_over(self) -> None:
        self.ask()
        self._bar.search.setFocus()

    def _choose_theme(self, slug: str) -> None:
        self.ask(Filters(theme=slug))
        self.table.setFocus()

    def _turn_large(self, large: bool) -> None:
        self._large = large

    def _print_form(self, slug: str) -> None:
        large = self._large
        self.context.preview(
            tr("Werkvorm"), lambda store: work_form_pdf(store, slug, large=large), "werkvorm.pdf"
        )

    def _print_sheet(self, slug: str) -> None:
        large = self._large
        self.context.preview(
            tr("Werkblad"), lambda _store: worksheet_pdf(slug, large=large), "werkblad.pdf"
        )

    def _turn_current(self) -> None:
        if self.table.current is not None:
            self._turn_favourite(self.table.current.slug)

    def _turn_favourite(self, slug: str) -> None:
        row = next((each for each in self.table.rows if each.slug == slug), None)
        if row is not None:
            wanted = not row.favourite
            self.context.write(self, lambda store: set_favourite(store, slug, wanted))

    def _make_new(self) -> None:
        self.context.write(self, own.new_work_form, self._change_new)

    def _copy(self, slug: str) -> None:
        self.context.write(self, lambda store: own.copy_work_form(store, slug), self._change_new)

    def _put_away(self, slug: str) -> None:
        self.context.write(self, lambda store: own.retire(store, slug))

    def _take_back(self, slug: str) -> None:
        self.context.write(self, lambda store: own.take_back(store, slug))

    def _remove(self, slug: str) -> None:
        self.context.write(self, lambda store: own.remove(store, slug))

    def _change_new(self, outcome: Outcome) -> None:
        assert outcome.id is not None, "something was made"
        self.change_wanted.emit(slug_of(outcome.id))

    def _ask_what_is_at_hand(self) -> None:
        if self._around is None:
            return
        dialog = AtHandDialog(self.context, self, self._around.at_hand)
        dialog.exec()
        dialog.deleteLater()


def _spoken_minutes(row: LibraryRow) -> str:
    return minutes_line(row.form.minutes)


def _titled(slugs: tuple[str, ...], titles: Mapping[str, str]) -> dict[str, str]:
    return {slug: titles[slug] for slug in slugs if slug in titles}
