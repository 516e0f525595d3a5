"""What stands where there is nothing to show: empty, loading, or an error."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from herstel_desktop.domain.errors import KnownError
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button, IconLabel, label, row


class EmptyState(QWidget):
    """Says what this place is for, and has the one button to begin."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        text: str,
        button: Button | None = None,
    ) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.px(12))
        layout.addStretch(1)
        layout.addLayout(row(None, IconLabel(theme, icon, "primary", 40), None))
        for text_label in (label(title, "section"), label(text)):
            text_label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(text_label)
        if button is not None:
            layout.addLayout(row(None, button, None))
        layout.addStretch(2)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)


class ErrorState(QFrame):
    """A known error in place, with a way to try again."""

    def __init__(self, theme: Theme, on_retry: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("role", "problem")
        self._happened = label("", "strong")
        self._rest = label()
        again = QCoreApplication.translate("states", "&Opnieuw proberen")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.addWidget(self._happened)
        layout.addWidget(self._rest)
        layout.addLayout(row(Button(theme, again, "refresh-cw", on_click=on_retry), None))
        self.hide()

    def show_error(self, error: KnownError) -> None:
        """Show what happened, what is safe and what to do."""
        self._happened.setText(error.happened)
        self._rest.setText(" ".join(part for part in (error.safe, error.advice) if part))
        self.setAccessibleName(error.sentence())
        self.show()
