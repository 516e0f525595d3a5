"""The screen: work forms and themes, each in a tab, and a page to change an own work form."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from herstel_desktop.domain.changes import Kind
from herstel_desktop.domain.work_forms import Filters
from herstel_desktop.ui.screens.work_forms.editor_page import EditorPage
from herstel_desktop.ui.screens.work_forms.forms_tab import FormsTab
from herstel_desktop.ui.screens.work_forms.prepare_button import PrepareButton
from herstel_desktop.ui.screens.work_forms.texts import tr
from herstel_desktop.ui.screens.work_forms.themes_tab import ThemesTab
from herstel_desktop.ui.shell.screen import Screen, ScreenContext

_FORMS, _THEMES = 0, 1


class WorkFormsScreen(Screen):
    """Werkvormen."""

    reload_on = frozenset(
        {Kind.WORK_FORM, Kind.SETTINGS, Kind.SESSION_PLAN, Kind.GROUP, Kind.MEETING}
    )

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context, tr("Werkvormen"))
        self._forms = FormsTab(context)
        self._themes = ThemesTab(context)
        self._editor: EditorPage | None = None
        self._tabs = QTabBar()
        self._tabs.setAccessibleName(tr("Werkvormen of thema’s"))
        self._tabs.setExpanding(False)
        self._pages = QStackedWidget()
        for title, page in ((tr("Werk&vormen"), self._forms), (tr("&Thema’s"), self._themes)):
            self._tabs.addTab(title)
            self._pages.addWidget(page)
            page.counted.connect(self._show_count)
        self._tabs.currentChanged.connect(self._turn_to)
        self._forms.change_wanted.connect(self._change)
        self._themes.form_wanted.connect(self._open_form)
        self._themes.theme_wanted.connect(self._open_forms_of_theme)
        head = QHBoxLayout()
        head.setContentsMargins(28, 8, 28, 4)
        head.addWidget(self._tabs)
        head.addStretch(1)
        self._prepare = PrepareButton(context)
        head.addWidget(self._prepare)
        library = QWidget()
        inside = QVBoxLayout(library)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(head)
        inside.addWidget(self._pages, 1)
        self._whole = QStackedWidget()
        self._whole.addWidget(library)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._whole)

    def show_target(self, **target: Any) -> None:
        form, theme = target.get("work_form"), target.get("theme")
        if isinstance(form, str):
            self._leave_editor()
            self._open_form(form)
        elif isinstance(theme, str):
            self._leave_editor()
            self._tabs.setCurrentIndex(_THEMES)
            self._themes.open_theme(theme)
        elif not self._is_changing:
            self._current.begin_with_search()

    def first_focus(self) -> QWidget | None:
        if self._editor is not None and self._is_changing:
            return self._editor.fields.first
        return self._current.first_focus()

    def load(self) -> None:
        self._prepare.load()
        if self._editor is not None and self._is_changing:
            self._editor.load()
        else:
            self._current.load()

    def flush(self) -> None:
        if self._editor is not None:
            self._editor.flush()

    @property
    def _current(self) -> FormsTab | ThemesTab:
        return self._themes if self._tabs.currentIndex() == _THEMES else self._forms

    @property
    def _is_changing(self) -> bool:
        return self._whole.currentIndex() > 0

    def _turn_to(self, place: int) -> None:
        self._pages.setCurrentIndex(place)
        self._current.load()

    def _show_count(self, line: str) -> None:
        # An answer may come when the other tab shows already, or the editor.
        if self.sender() is self._current and not self._is_changing:
            self.set_heading(tr("Werkvormen"), line)

    def _open_form(self, slug: str) -> None:
        self._tabs.setCurrentIndex(_FORMS)
        self._forms.open_form(slug)

    def _open_forms_of_theme(self, slug: str) -> None:
        self._tabs.setCurrentIndex(_FORMS)
        self._forms.ask(Filters(theme=slug))
        self._forms.table.setFocus()

    def _change(self, slug: str) -> None:
        if self._editor is None:
            self._editor = EditorPage(self.context)
            self._editor.closed.connect(self._show_changed)
            self._editor.gone.connect(self._leave_editor)
            self._whole.addWidget(self._editor)
        self._whole.setCurrentIndex(1)
        self.set_heading(tr("Werkvorm aanpassen"), tr("Wat je typt, wordt vanzelf bewaard"))
        self._editor.open(slug)

    def _show_changed(self, slug: str) -> None:
        self._whole.setCurrentIndex(0)
        self._open_form(slug)

    def _leave_editor(self) -> None:
        if self._editor is not None and self._is_changing:
            self._editor.leave()
            self._whole.setCurrentIndex(0)
            self._current.load()
