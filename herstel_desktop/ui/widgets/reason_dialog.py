"""Why a meeting does not take place."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.dialogs import FormDialog
from herstel_desktop.ui.widgets.forms import Field, line_edit


class ReasonDialog(FormDialog):
    """Asks for a reason; without one the meeting stays as it is."""

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(
            theme, parent, "Deze bijeenkomst gaat niet door", self.tr("&Gaat niet door")
        )
        self._field = self.form.add(
            "reason",
            Field(
                self.tr("&Waarom niet?"),
                line_edit(placeholder=self.tr("Bijvoorbeeld: begeleider ziek"), most=300),
                self.tr("Schrijf geen naam van een deelnemer op."),
            ),
        )
        self.body.addWidget(self._field)
        self.save_button.clicked.connect(self._decide)
        self._field.editor.setFocus()

    @property
    def reason(self) -> str:
        """What was typed."""
        return self._field.editor.text().strip()

    def _decide(self) -> None:
        if self.reason:
            self.accept()
        else:
            self._field.show_error(self.tr("Vul in waarom de bijeenkomst niet doorgaat."))
            self._field.editor.setFocus()
