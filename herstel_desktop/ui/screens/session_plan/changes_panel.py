"""What a fitting changed, in plain sentences, with the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QVBoxLayout

from herstel_desktop.services.session_plan_fitting import Fitted
from herstel_desktop.ui.screens.session_plan.texts import tr
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button, clear, label
from herstel_desktop.ui.widgets.flow import Flow
from herstel_desktop.ui.widgets.words import breakable


class ChangesPanel(QFrame):
    """Stands above the parts until it is closed or something else changes.

    Args:
        on_undo: takes the fitting back.
    """

    def __init__(self, theme: Theme, on_undo: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(4))
        self.undo_button = Button(theme, tr("&Ongedaan maken"), "undo-2", on_click=on_undo)
        self.close_button = Button(theme, tr("&Sluiten"), "x", "flat", on_click=self.hide)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(10))
        layout.setSpacing(theme.px(6))
        layout.addWidget(label(tr("Wat is er veranderd"), "strong"))
        layout.addLayout(self._lines)
        layout.addLayout(Flow(self.undo_button, self.close_button, spacing=theme.px(8)))
        self.hide()

    def show_changes(self, fitted: Fitted) -> None:
        """Say what changed; nothing shows when all of it fitted already."""
        clear(self._lines)
        for sentence in fitted.explanations:
            self._lines.addWidget(label(breakable(f"• {sentence}")))
        self.setAccessibleName(tr("Wat is er veranderd"))
        self.setAccessibleDescription(" ".join(fitted.explanations))
        self.undo_button.setVisible(fitted.undo is not None)
        self.setVisible(bool(fitted.explanations))
