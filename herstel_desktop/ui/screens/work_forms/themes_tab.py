"""The themes: searched in a list, one of them to read."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstel_desktop.domain.work_forms import Theme, WorkForm
from herstel_desktop.services.vault_access import Store
from herstel_desktop.services.work_form_shelf import current_shelf
from herstel_desktop.ui.screens.work_forms.library_tab import LibraryTab
from herstel_desktop.ui.screens.work_forms.pages import ThemePage
from herstel_desktop.ui.screens.work_forms.texts import theme_count_line, tr
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import Button, label, row
from herstel_desktop.ui.widgets.forms import line_edit, on_text
from herstel_desktop.ui.widgets.states import EmptyState
from herstel_desktop.ui.widgets.table import Column


@dataclass(frozen=True)
class _Answer:
    """What was asked, and what was found."""

    text: str
    themes: tuple[Theme, ...]
    forms: dict[str, tuple[WorkForm, ...]]


class ThemesTab(LibraryTab[Theme]):
    """Thema's.

    Signals:
        form_wanted(str): slug of a work form to show.
        theme_wanted(str): slug of a theme whose work forms are to be shown.
    """

    form_wanted = Signal(str)
    theme_wanted = Signal(str)

    def __init__(self, context: ScreenContext) -> None:
        look = context.theme
        self._forms: dict[str, tuple[WorkForm, ...]] = {}
        self._field = line_edit(placeholder=tr("Bijvoorbeeld: alleen, slapen of geld"))
        self._field.setAccessibleName(tr("Zoeken"))
        self._field.setMinimumWidth(look.px(180))
        name = label(tr("&Zoeken"), "strong", wrap=False)
        name.setBuddy(self._field)
        head = QWidget()
        inside = QVBoxLayout(head)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(row(name, self._field, spacing=look.px(12)))
        super().__init__(
            context,
            tr("Thema’s"),
            (Column(tr("Thema"), lambda theme: theme.title, stretch=True),),
            head=head,
            search=self._field,
        )
        on_text(self._field, self.load)

    def load(self) -> None:
        text = self._field.text()
        self.context.read(self, lambda store: _read(store, text), self._show, self.refuse)

    def open_theme(self, slug: str) -> None:
        """Show one theme, whatever was searched."""
        self.want(slug)
        with QSignalBlocker(self._field):
            self._field.clear()
        self.load()

    def make_page(self, row: Theme) -> QWidget:
        return ThemePage(
            self.context.theme,
            row,
            self._forms[row.slug],
            open_form=self.form_wanted.emit,
            choose_theme=self.theme_wanted.emit,
        )

    def make_empty_page(self) -> QWidget:
        look = self.context.theme
        if not self._field.text().strip():
            return EmptyState(look, "shapes", tr("Nog geen thema’s"), tr("De kast is leeg."))
        return EmptyState(
            look,
            "search",
            tr("Geen thema gevonden"),
            tr("Typ een ander woord. Bijvoorbeeld wat iemand voelt, of wat iemand wil."),
            Button(look, tr("Zoekveld &leegmaken"), "x", on_click=self._start_over),
        )

    def _show(self, answer: _Answer) -> None:
        if answer.text != self._field.text():
            # A later answer is under way.
            return
        self._forms = answer.forms
        self.show_rows(answer.themes, theme_count_line(len(answer.themes)))

    def _start_over(self) -> None:
        self._field.clear()
        self._field.setFocus()


def _read(store: Store, text: str) -> _Answer:
    shelf = current_shelf(store)
    themes = shelf.find_themes(text)
    return _Answer(text, themes, {each.slug: shelf.work_forms_of(each) for each in themes})
