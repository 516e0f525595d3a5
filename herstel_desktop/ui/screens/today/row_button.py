"""A row that is one button: it opens what it is about."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import EnterButton, IconLabel


class RowButton(EnterButton):
    """As high as what stands in it; read out as one sentence.

    Args:
        spoken: what the row is about and what pressing it does.
        on_click: opens it.
    """

    def __init__(self, theme: Theme, spoken: str, on_click: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("role", "flat")
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.clicked.connect(lambda _checked=False: on_click())
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(6, 6, 6, 6)
        self._row.setSpacing(theme.px(12))
        self._row.addWidget(IconLabel(theme, "chevron-right", "muted"))

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put something in the row, before the arrow; clicks go through it to the button."""
        for part in (widget, *widget.findChildren(QWidget)):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._row.insertWidget(self._row.count() - 1, widget, stretch)
