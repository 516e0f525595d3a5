"""A box with a text that goes on at the next line, unlike that of a box itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QWidget

from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import label
from herstel_desktop.ui.widgets.words import breakable


class TickLine(QWidget):
    """The box, named by its text; a press on the text ticks it too."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self.text = text
        self.box = QCheckBox()
        self.box.setAccessibleName(text)
        self.box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        words = label(breakable(text))
        words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        layout.setSpacing(theme.px(8))
        layout.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(words, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.box.isEnabled():
            self.box.toggle()
