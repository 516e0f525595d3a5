"""The frame of every window that stands before the open vault: calm, and without any name."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button, IconLabel, VerticalScroll, label, row


class LockPage(QWidget):
    """A card in the middle; `body` is its layout. F9 works here too.

    Signals:
        crisis_wanted: F9 or its button.
    """

    crisis_wanted = Signal()

    def __init__(self, theme: Theme, width: int = 520) -> None:
        super().__init__()
        self.theme = theme
        self.setProperty("role", "ground")
        self.setWindowTitle("Herstel Desktop")
        self._card = QFrame()
        self._card.setProperty("role", "card")
        self._card.setMaximumWidth(theme.px(width))
        self._card.setMinimumWidth(min(theme.px(width), 900))
        self.body = QVBoxLayout(self._card)
        self.body.setContentsMargins(32, 28, 32, 28)
        self.body.setSpacing(theme.px(12))
        brand = label("Herstel Desktop", "brand", wrap=False)
        self.body.addLayout(row(IconLabel(theme, "flower-2", "primary", 28), brand, None))
        scroll = VerticalScroll(margins=(24, 24, 24, 24))
        scroll.body.addStretch(1)
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(self._card)
        centred.addStretch(1)
        scroll.body.addLayout(centred)
        scroll.body.addStretch(2)
        crisis = Button(theme, self.tr("Crisiskaart  F9"), "life-buoy", "nav-crisis")
        crisis.clicked.connect(self.crisis_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 16)
        layout.addWidget(scroll, 1)
        layout.addLayout(row(None, crisis, None))
        QShortcut(QKeySequence("F9"), self).activated.connect(self.crisis_wanted)
