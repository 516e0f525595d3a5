"""A flat button of two lines: a title, and what goes with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import EnterButton, label


class TwoLines(EnterButton):
    """As wide as there is room; its lines go on below each other when they do not fit.

    Attributes:
        title, remark: the two lines.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "flat")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.title = label("", "strong")
        self.remark = label("", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(8), theme.px(5), theme.px(8), theme.px(5))
        layout.setSpacing(0)
        layout.addStretch(1)
        for each in (self.title, self.remark):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            each.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            layout.addWidget(each)
        layout.addStretch(1)
