"""With what a card begins: a template, a text that is there already, or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from herstel_desktop.domain.info_cards import CardTemplate
from herstel_desktop.ui.screens.info_cards.texts import tr
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button, EnterButton, label
from herstel_desktop.ui.widgets.flow import Flow

_TWO_COLUMNS_FROM = 760
"""Width in pixels at 100 % from which two offers stand side by side."""


class _Offer(EnterButton):
    """One template."""

    pressed_for = Signal(str)

    def __init__(self, theme: Theme, template: CardTemplate) -> None:
        super().__init__()
        self._slug = template.slug
        self.setProperty("role", "secondary")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(f"{template.name}. {template.about}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        layout.setSpacing(0)
        for text, role in ((template.name, "strong"), (template.about, "muted")):
            part = label(text, role)
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            layout.addWidget(part)
        self.clicked.connect(self._press)

    def _press(self, _checked: bool = False) -> None:
        self.pressed_for.emit(self._slug)


class TemplateChooser(QWidget):
    """The offers.

    Signals:
        template_chosen(str): the slug of a template.
        text_wanted: from a text that is there already.
        empty_wanted: from nothing.
    """

    template_chosen = Signal(str)
    text_wanted = Signal()
    empty_wanted = Signal()

    def __init__(self, theme: Theme, templates: Sequence[CardTemplate]) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addWidget(
            label(tr("Kies een voorbeeld. Alles wat erop staat, kun je veranderen."), "muted")
        )
        self.offers = [_Offer(theme, template) for template in templates]
        self._theme = theme
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.px(8))
        self._columns = 0
        for offer in self.offers:
            offer.pressed_for.connect(self.template_chosen)
        self._place(1)
        layout.addLayout(self._grid)
        text = Button(
            theme, tr("Uit een &tekst die ik heb"), "file-text", on_click=self.text_wanted.emit
        )
        empty = Button(theme, tr("&Leeg beginnen"), "plus", on_click=self.empty_wanted.emit)
        layout.addLayout(Flow(text, empty, spacing=theme.px(8)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place(2 if self.width() >= self._theme.px(_TWO_COLUMNS_FROM) else 1)
        super().resizeEvent(event)

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, offer in enumerate(self.offers):
            self._grid.removeWidget(offer)
            self._grid.addWidget(offer, number // columns, number % columns)
