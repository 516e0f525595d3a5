"""A form dialog that stores what stands in its fields."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstel_desktop.domain.changes import Outcome
from herstel_desktop.services.vault_access import Store
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.dialogs import FormDialog


class EntryDialog(FormDialog):
    """Stores what stands in its fields with `change()` and closes, or shows the refusal.

    Put the fields into `fields`.
    """

    def __init__(self, context: ScreenContext, parent: QWidget, title: str, save: str = "") -> None:
        super().__init__(context.theme, parent, title, save, 560)
        self.context = context
        self.fields = QVBoxLayout()
        self.fields.setSpacing(context.theme.px(10))
        self.body.addLayout(self.fields)
        self.save_button.clicked.connect(self.store)

    def change(self) -> Callable[[Store], Outcome]:
        """What stores the fields as they stand now."""
        raise NotImplementedError

    def store(self) -> None:
        """Store the fields; the dialog stays while they are refused."""
        self.form.clear_errors()
        self.save_button.setEnabled(False)
        self.context.write(self, self.change(), self._stored, self.show_error)

    def _stored(self, _outcome: Outcome) -> None:
        self.accept()
