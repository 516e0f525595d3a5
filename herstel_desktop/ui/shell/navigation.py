"""The side bar."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from herstel_desktop.ui.shell.screen import Place, ScreenSpec
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button, VerticalScroll, label

WIDTH = 216


class SideBar(QWidget):
    """One button a screen; what others can open is left out.

    Signals:
        chosen(str): id of the screen to show.
        crisis: the crisis ladder is wanted.
    """

    chosen = Signal(str)
    crisis = Signal()

    def __init__(self, theme: Theme, specs: Sequence[ScreenSpec]) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "nav")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Onderdelen"))
        self._buttons: dict[str, Button] = {}
        scroll = VerticalScroll(spacing=5, margins=(12, 14, 12, 14))
        brand = label("Herstel Desktop", "brand", wrap=False)
        brand.setContentsMargins(10, 8, 0, 12)
        scroll.body.addWidget(brand)
        for place in (Place.MAIN, Place.BOTTOM):
            for spec in specs:
                if spec.place is place:
                    scroll.body.addWidget(self._button(spec))
            if place is Place.MAIN:
                scroll.body.addStretch(1)
        self._crisis = Button(theme, self.tr("Crisiskaart  F9"), "life-buoy", "nav-crisis")
        self._crisis.clicked.connect(self.crisis)
        scroll.body.addWidget(self._crisis)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._fit)
        self._fit()

    def show_current(self, screen_id: str) -> None:
        """Light the button of the screen that shows."""
        if screen_id in self._buttons:
            for id_, button in self._buttons.items():
                here = id_ == screen_id
                button.set_current(here)
                button.setAccessibleDescription(self.tr("Dit scherm is open.") if here else "")

    def _button(self, spec: ScreenSpec) -> Button:
        button = Button(self._theme, spec.title, spec.icon, "nav")
        button.clicked.connect(lambda _checked=False, chosen=spec.id: self.chosen.emit(chosen))
        self._buttons[spec.id] = button
        return button

    def _fit(self) -> None:
        buttons = (*self._buttons.values(), self._crisis)
        widest = max(_width_when_current(button) for button in buttons)
        self.setFixedWidth(max(WIDTH, widest + 36))


def _width_when_current(button: Button) -> int:
    """How wide a button would be as the current one, whose words are bold, in pixels."""
    button.ensurePolished()
    bold = QFont(button.font())
    bold.setBold(True)
    more = QFontMetrics(bold).horizontalAdvance(button.text())
    return button.sizeHint().width() + more - button.fontMetrics().horizontalAdvance(button.text())
