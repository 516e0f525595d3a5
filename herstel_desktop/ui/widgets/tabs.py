"""Tabs side by side; where large text leaves no room for all of them, a box with their names."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QTabBar, QWidget

from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import label


class TabRow(QWidget):
    """As many tabs as a page needs, each with its letter; nothing ever has to be scrolled to.

    Signals:
        turned(int): another part was chosen.

    Attributes:
        bar: the tabs.
        box: the same parts, in the order of the tabs.
    """

    turned = Signal(int)

    def __init__(self, theme: Theme, name: str) -> None:
        """Make it.

        Args:
            name: Dutch, what the tabs are parts of; for who hears the screen.
        """
        super().__init__()
        self._theme, self._room = theme, 0
        self.bar = QTabBar()
        self.bar.setAccessibleName(name)
        self.bar.setExpanding(False)
        self.box = QComboBox()
        self._box_name = label(
            QCoreApplication.translate("tabs", "&Onderdeel"), "strong", wrap=False
        )
        self._box_name.setBuddy(self.box)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(12))
        for part in (self.bar, self._box_name, self.box):
            layout.addWidget(part)
        self.bar.currentChanged.connect(self._turn)
        self.box.activated.connect(self.bar.setCurrentIndex)
        theme.changed.connect(self._fit)

    def add(self, title: str) -> None:
        """One more tab, after the others; '&' stands before its letter."""
        self.box.addItem(title.replace("&", ""))
        self.bar.addTab(title)
        self._fit()

    def turn_to(self, place: int) -> None:
        """Choose a part, counted from 0."""
        self.bar.setCurrentIndex(place)

    def fit(self, room: int) -> None:
        """Show tabs when they fit in so many pixels, and the box when they do not."""
        if room != self._room:
            self._room = room
            self._fit()

    def _fit(self) -> None:
        self.bar.ensurePolished()
        beside = self.bar.sizeHint().width() <= self._room
        had_keyboard = self.bar.hasFocus() or self.box.hasFocus()
        # First the one that goes: both at once would ask the window for room that it lacks.
        for part, shown in sorted(
            ((self.bar, beside), (self._box_name, not beside), (self.box, not beside)),
            key=lambda each: each[1],
        ):
            part.setVisible(shown)
        if had_keyboard:
            (self.bar if beside else self.box).setFocus()

    def _turn(self, place: int) -> None:
        self.box.setCurrentIndex(place)
        self.turned.emit(place)
