"""What others may see: a calm page without any name, number or group."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import IconLabel, label, row


class NeutralPage(QWidget):
    """Takes the place of the screen after the second F8."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "ground")
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addLayout(row(None, IconLabel(theme, "flower-2", "primary", 56), None))
        text = label(self.tr("Het scherm is afgeschermd. Druk op F8 om verder te gaan."))
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(text)
        layout.addStretch(2)
