"""A list beside the page of what is chosen in it; the list above the page when there is no room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.theme.tokens import TARGET
from herstel_desktop.ui.widgets.basics import Card, VerticalScroll

_SIDE_BY_SIDE_FROM = 900
"""Width in pixels at 100 % from which the page stands beside the list."""

_ROWS_ABOVE = 5
"""Rows of the list that show above the page."""


class _Reading(VerticalScroll):
    """Where a page is read; what it cannot scroll itself, scrolls around it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.verticalScrollBar().maximum() == 0:
            event.ignore()
            return
        super().keyPressEvent(event)


class SideBySide(QWidget):
    """With room, list and page scroll on their own; else all of it scrolls as one."""

    def __init__(self, theme: Theme, head: QWidget, listing: QWidget) -> None:
        """Lay them out, with the head (search field and filters) above both."""
        super().__init__()
        self._theme, self._head, self._listing = theme, head, listing
        self._wide: bool | None = None
        self._card = Card(theme)
        self._card.body.setContentsMargins(0, 0, 0, 0)
        self._reading = _Reading()
        self._reading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrows scroll the text
        self._reading.setProperty("role", "reading")
        self._card.body.addWidget(self._reading)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(theme.px(18))
        self._both.addWidget(listing, 2)
        self._both.addWidget(self._card, 3)
        self._outer = VerticalScroll(spacing=theme.px(14), margins=(28, 8, 28, 22))
        self._outer.body.addWidget(head)
        self._outer.body.addLayout(self._both, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._outer)
        self._outer.verticalScrollBar().rangeChanged.connect(self._bring_page_into_view)
        theme.changed.connect(self._fit)

    @property
    def is_wide(self) -> bool:
        """Whether the page stands beside the list."""
        return self.width() >= self._theme.px(_SIDE_BY_SIDE_FROM)

    def show_page(self, page: QWidget) -> None:
        """Show another page, from its top; a screen reader tells it by the page's name."""
        self._reading.setWidget(page)
        self._reading.setAccessibleName(page.accessibleName())
        self._reading.verticalScrollBar().setValue(0)
        self._fit_height()

    def go_to_page(self) -> None:
        """Put the keyboard in the page, and the page in sight."""
        self._reading.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bring_page_into_view()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @property
    def reading(self) -> QWidget:
        """What has the keyboard while the page is read."""
        return self._reading

    def _bring_page_into_view(self, *_range: int) -> None:
        """Again with each new height, as long as the keyboard is in the page."""
        if not self.is_wide and self.window().focusWidget() is self._reading:
            self._outer.verticalScrollBar().setValue(self._card.y())

    def _fit(self) -> None:
        wide = self.is_wide
        self._both.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
        rows = self._theme.px(TARGET) * (_ROWS_ABOVE + 1)
        self._reading.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if wide else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self._listing.setMinimumHeight(0 if wide else rows)
        self._listing.setMaximumHeight(16_777_215 if wide else rows)
        self._fit_height()

    def _fit_height(self) -> None:
        """Below the list the page is as high as its text."""
        page = self._reading.widget()
        if self.is_wide or page is None:
            self._card.setMinimumHeight(0)
            return
        margins = self._outer.body.contentsMargins()
        width = self._outer.viewport().width() - margins.left() - margins.right()
        edge = 2 + 2 * self._theme.px(2)  # of the card, and of the focus ring
        self._card.setMinimumHeight(page.heightForWidth(width - edge) + edge)
