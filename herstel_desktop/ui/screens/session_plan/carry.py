"""Something taken with the mouse and put down in the draaiboek.

The mouse stays with the widget on which it was pressed until it is let go, so nothing else of the
window hears of it; what is carried is written beside the pointer.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import VerticalScroll, label
from herstel_desktop.ui.widgets.words import shortened

_MOST_LETTERS = 40
_EDGE = 36
_SCROLL_EVERY_MS = 50


class Carrying:
    """Which place is under the pointer, shown while something is carried.

    Args:
        over: the widget on which the words lie.
        place_at: the place in the draaiboek at a point of the screen; None beside it.
        show_place: marks a place; None takes the mark away.
    """

    def __init__(
        self,
        theme: Theme,
        over: QWidget,
        place_at: Callable[[QPoint], int | None],
        show_place: Callable[[int | None], object],
    ) -> None:
        self._theme, self._over = theme, over
        self._place_at, self._show_place = place_at, show_place
        self._words: QLabel | None = None
        self._at = QPoint()
        self._again = QTimer(over)
        self._again.setInterval(_SCROLL_EVERY_MS)
        self._again.timeout.connect(self._scroll)

    @property
    def is_under_way(self) -> bool:
        """Whether something is being carried."""
        return self._words is not None

    def begin(self, title: str) -> None:
        """Something was taken."""
        words = label(shortened(title, _MOST_LETTERS), "badge", wrap=False)
        words.setParent(self._over)
        words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        words.adjustSize()
        words.show()
        self._words = words
        self._again.start()

    def move(self, at: QPoint) -> None:
        """The pointer is at another point of the screen."""
        self._at = at
        if self._words is not None:
            beside = QPoint(self._theme.px(14), self._theme.px(10))
            self._words.move(self._over.mapFromGlobal(at) + beside)
            self._words.raise_()
            self._show_place(self._place_at(at))

    def end(self, at: QPoint) -> int | None:
        """It was let go; the place for it, or None when that is beside the draaiboek."""
        if self._words is None:
            return None
        self.stop()
        return self._place_at(at)

    def stop(self) -> None:
        """It goes back to where it was."""
        self._again.stop()
        if self._words is not None:
            self._words.hide()
            self._words.deleteLater()
            self._words = None
        self._show_place(None)

    def _scroll(self) -> None:
        """Near its upper or lower edge the draaiboek goes on scrolling."""
        area: QWidget | None = self._over.childAt(self._over.mapFromGlobal(self._at))
        edge = self._theme.px(_EDGE)
        while area is not None:
            if isinstance(area, VerticalScroll) and area.verticalScrollBar().maximum():
                y = area.viewport().mapFromGlobal(self._at).y()
                way = -1 if y < edge else 1 if y > area.viewport().height() - edge else 0
                bar = area.verticalScrollBar()
                bar.setValue(bar.value() + way * edge)
                if way:
                    self.move(self._at)
                return
            area = area.parentWidget()
