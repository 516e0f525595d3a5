"""Looking for a theme: in the library, among the group's own, or a new one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from herstel_desktop.domain.recovery_wishes import ThemeChoice
from herstel_desktop.domain.search import search_key
from herstel_desktop.domain.theme_ballots import LONGEST_THEME
from herstel_desktop.services.group_themes import find_choices
from herstel_desktop.ui.screens.theme_choice.texts import tr
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.theme.tokens import TARGET
from herstel_desktop.ui.widgets.basics import label
from herstel_desktop.ui.widgets.dialogs import FormDialog
from herstel_desktop.ui.widgets.forms import Field, line_edit, on_text

_THEME_ROLE = Qt.ItemDataRole.UserRole


class ThemePicker(FormDialog):
    """A search field above a list; Enter takes the theme that the list is on.

    Attributes:
        picked: what was picked, its key or a new title; empty when nothing was picked.
    """

    def __init__(
        self,
        context: ScreenContext,
        parent: QWidget | None,
        title: str,
        choices: Sequence[ThemeChoice],
    ) -> None:
        super().__init__(context.theme, parent, title, tr("&Kiezen"))
        self.picked = ""
        self._context, self._choices = context, tuple(choices)
        self._search = self.form.add(
            "theme",
            Field(
                tr("&Zoeken"),
                line_edit(most=LONGEST_THEME),
                tr("Staat het er niet bij? Typ dan hoe jullie het zelf noemen."),
            ),
        )
        self._list = QListWidget()
        self._list.setAccessibleName(tr("Thema’s"))
        self._list.setMinimumHeight(context.theme.px(300))
        name = label(tr("&Thema’s"), "field")
        name.setBuddy(self._list)
        for widget in (self._search, name, self._list):
            self.body.addWidget(widget)
        on_text(self._search.editor, self._look_up)
        self._search.editor.installEventFilter(self)
        self._list.itemActivated.connect(self._take)
        self.save_button.clicked.connect(self._take)
        self._search.editor.setFocus()
        self._look_up()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the search field into the list."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
            and watched is self._search.editor
        ):
            self._list.setFocus()
            return True
        return super().eventFilter(watched, event)

    def _look_up(self) -> None:
        text = self._search.editor.text()
        self._context.read(self, lambda store: find_choices(store, self._choices, text), self._show)

    def _show(self, found: tuple[ThemeChoice, ...]) -> None:
        typed = " ".join(self._search.editor.text().split())
        self._list.clear()
        for place, each in enumerate(found):
            self._insert(place, each.title, each.theme)
        known = {search_key(each.title) for each in self._choices}
        if typed and search_key(typed) not in known:
            # Second, so that Enter takes what is there already and Down makes a new one.
            self._insert(1, tr("Nieuw thema: {title}").format(title=typed), typed)
        self._list.setCurrentRow(0)

    def _insert(self, place: int, text: str, theme: str) -> None:
        item = QListWidgetItem(text)
        item.setSizeHint(QSize(0, self._context.theme.px(TARGET)))
        item.setData(_THEME_ROLE, theme)
        self._list.insertItem(place, item)

    def _take(self, *_what: object) -> None:
        if self._list.currentRow() < 0:
            self._search.show_error(tr("Typ of kies een thema."))
            self._search.editor.setFocus()
            return
        self.picked = self._list.currentItem().data(_THEME_ROLE)
        self.accept()
