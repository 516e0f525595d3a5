"""The step of the unlock page that asks for the recovery code."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button, label, row
from herstel_desktop.ui.widgets.forms import line_edit


class RecoveryCodePage(QWidget):
    """A line for the code of the sealed sheet.

    Signals:
        submitted: Enter, or the button.
        left: back to the passphrase.

    Attributes:
        line: what was typed.
        open_button: tries it.
    """

    submitted = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.line = line_edit(placeholder="XXXXX-XXXXX-…", most=80)
        self.line.setAccessibleName(self.tr("Herstelcode"))
        self.line.returnPressed.connect(self.submitted)
        name = label(self.tr("&Herstelcode"), "field")
        name.setBuddy(self.line)
        self.open_button = Button(
            theme, self.tr("&Openen"), "key-round", "primary", self.submitted.emit
        )
        back = Button(
            theme, self.tr("&Terug naar de wachtzin"), "arrow-left", "flat", self.left.emit
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(10))
        layout.addWidget(label(self.tr("Openen met de herstelcode"), "title"))
        layout.addWidget(
            label(
                self.tr(
                    "De herstelcode staat op het verzegelde herstelblad: zeven groepen van vijf "
                    "tekens. Hoofdletters en streepjes maken niet uit."
                )
            )
        )
        layout.addWidget(name)
        layout.addWidget(self.line)
        layout.addWidget(self.open_button)
        layout.addLayout(row(back, None))
        self.setFocusProxy(self.line)
