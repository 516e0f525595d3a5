"""The frame of every window that stands before the open vault: calm, and without any name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import (
    Button,
    IconLabel,
    VerticalScroll,
    in_order,
    label,
    row,
    tab_in_order,
)

if TYPE_CHECKING:
    from herstel_desktop.services.vault_access import OpenVault


class LockPage(QWidget):
    """A card in the middle; `body` is its layout.

    Signals:
        crisis_wanted: the crisis ladder is wanted.
        close_wanted: somebody asked to leave.
        painted: it can be seen, for the first time.
    """

    crisis_wanted = Signal()
    close_wanted = Signal()
    painted = Signal()

    def __init__(self, theme: Theme, width: int = 520) -> None:
        super().__init__()
        self.theme = theme
        self._was_painted = False
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
        self._crisis = Button(theme, self.tr("Crisiskaart  F9"), "life-buoy", "nav-crisis")
        self._crisis.clicked.connect(self.crisis_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 16)
        layout.addWidget(scroll, 1)
        layout.addLayout(row(None, self._crisis, None))
        QShortcut(QKeySequence("Ctrl+Q"), self).activated.connect(self.close)

    @property
    def vault(self) -> OpenVault | None:
        """A vault that is open behind this window already; only the first start has one."""
        return None

    def put_away(self) -> None:
        """The program is left: stop what is being done, and clear away what it made."""

    def order_tabs(self) -> None:
        """Let Tab go from top to bottom; call it again when something was added."""
        tab_in_order([*in_order(self.body), self._crisis])

    def showEvent(self, event: QShowEvent) -> None:
        self.order_tabs()
        super().showEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.close_wanted.emit()
