"""A form dialog whose fields scroll when large text makes them higher than the screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.services.vault_access import Store
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import VerticalScroll
from herstel_desktop.ui.widgets.dialogs import FormDialog

_LEFT_FREE = 80
"""Pixels of the screen that stay free above and below a dialog."""


class EntryDialog(FormDialog):
    """Stores what stands in its fields with `change()` and closes, or shows the refusal.

    Put the fields into `fields`.
    """

    def __init__(self, context: ScreenContext, parent: QWidget, title: str, save: str = "") -> None:
        super().__init__(context.theme, parent, title, save, 560)
        self.context = context
        self._scroll = VerticalScroll(spacing=0, margins=(2, 2, 6, 2))
        self.fields = QVBoxLayout()
        self.fields.setSpacing(context.theme.px(10))
        self._scroll.body.addLayout(self.fields)
        self._scroll.body.addStretch(1)
        self.body.addWidget(self._scroll)
        self.save_button.clicked.connect(self.store)

    def change(self) -> Callable[[Store], Outcome]:
        """What stores the fields as they stand now."""
        raise NotImplementedError

    def store(self) -> None:
        """Store the fields; the dialog stays while they are refused."""
        self.form.clear_errors()
        self.save_button.setEnabled(False)
        self.context.write(self, self.change(), self._stored, self.show_error)

    def show_error(self, error: KnownError) -> None:
        super().show_error(error)
        self.fit()
        focus = self.focusWidget()
        if focus is not None and self._scroll.isAncestorOf(focus):
            self._scroll.ensureWidgetVisible(focus)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give the fields the height they want, as far as the screen has it."""
        inner = self._scroll.inner
        wanted = inner.sizeHint().height()
        if inner.hasHeightForWidth():
            wanted = inner.heightForWidth(self._scroll.viewport().width())
        self._scroll.setMinimumHeight(0)
        others = self.minimumSizeHint().height() - self._scroll.minimumSizeHint().height()
        room = self.screen().availableGeometry().height() - _LEFT_FREE - others
        self._scroll.setMinimumHeight(max(min(wanted, room), self.theme.px(60)))
        self.adjustSize()

    def _stored(self, _outcome: Outcome) -> None:
        self.accept()
