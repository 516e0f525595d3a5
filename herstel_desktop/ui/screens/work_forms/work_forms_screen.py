"""The screen: work forms and themes, each in a tab."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from herstel_desktop.domain.work_forms import Filters
from herstel_desktop.ui.screens.work_forms.forms_tab import FormsTab
from herstel_desktop.ui.screens.work_forms.texts import tr
from herstel_desktop.ui.screens.work_forms.themes_tab import ThemesTab
from herstel_desktop.ui.shell.screen import Screen, ScreenContext

_FORMS, _THEMES = 0, 1


class WorkFormsScreen(Screen):
    """Werkvormen."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context, tr("Werkvormen"))
        self._forms = FormsTab(context)
        self._themes = ThemesTab(context)
        self._tabs = QTabBar()
        self._tabs.setAccessibleName(tr("Werkvormen of thema’s"))
        self._tabs.setExpanding(False)
        self._pages = QStackedWidget()
        for title, page in ((tr("Werk&vormen"), self._forms), (tr("&Thema’s"), self._themes)):
            self._tabs.addTab(title)
            self._pages.addWidget(page)
            page.counted.connect(self._show_count)
        self._tabs.currentChanged.connect(self._turn_to)
        self._themes.form_wanted.connect(self._open_form)
        self._themes.theme_wanted.connect(self._open_forms_of_theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(28, 8, 28, 4)
        head.addWidget(self._tabs)
        head.addStretch(1)
        layout.addLayout(head)
        layout.addWidget(self._pages, 1)

    def show_target(self, **target: Any) -> None:
        form, theme = target.get("work_form"), target.get("theme")
        if isinstance(form, str):
            self._open_form(form)
        elif isinstance(theme, str):
            self._tabs.setCurrentIndex(_THEMES)
            self._themes.open_theme(theme)
        else:
            self._current.begin_with_search()

    def first_focus(self) -> QWidget | None:
        return self._current.first_focus()

    def load(self) -> None:
        self._current.load()

    @property
    def _current(self) -> FormsTab | ThemesTab:
        return self._themes if self._tabs.currentIndex() == _THEMES else self._forms

    def _turn_to(self, place: int) -> None:
        self._pages.setCurrentIndex(place)
        self._current.load()

    def _show_count(self, line: str) -> None:
        # An answer may come when the other tab shows already.
        if self.sender() is self._current:
            self.set_heading(tr("Werkvormen"), line)

    def _open_form(self, slug: str) -> None:
        self._tabs.setCurrentIndex(_FORMS)
        self._forms.open_form(slug)

    def _open_forms_of_theme(self, slug: str) -> None:
        self._tabs.setCurrentIndex(_FORMS)
        self._forms.ask(Filters(theme=slug))
        self._forms.table.setFocus()
