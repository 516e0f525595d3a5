"""A short message with the way back, where it covers nothing that is to be pressed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, QTimer
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button, label
from herstel_desktop.ui.widgets.words import left_to_right

SHOWN_FOR_MS = 12_000


class Toast(QFrame):
    """One message at a time; stays while the keyboard or the mouse is on it."""

    def __init__(self, theme: Theme, over: QWidget, room: Callable[[], QRect]) -> None:
        """Make it.

        Args:
            over: the widget on which it lies.
            room: where in that widget it may lie, in pixels; it grows down when that is too low.
        """
        super().__init__(over)
        self._over, self._room = over, room
        self._undo: Callable[[], object] | None = None
        self.setProperty("role", "toast")
        self._text = label("", wrap=True)
        self._button = Button(
            theme,
            QCoreApplication.translate("toast", "Ongedaan ma&ken"),
            role="toast",
            on_click=self._press,
        )
        self._theme = theme
        layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts = layout
        layout.setContentsMargins(16, 4, 8, 4)
        layout.setSpacing(16)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.leave)
        over.installEventFilter(self)
        self.hide()

    def show_message(self, sentence: str, undo: Callable[[], object] | None = None) -> None:
        """Show a sentence, and the button when there is a way back."""
        self._undo = undo
        self._text.setText(left_to_right(sentence))
        self._button.setVisible(undo is not None)
        self.setAccessibleName(sentence)
        self.show()
        self.raise_()
        self._place()
        self._timer.start(SHOWN_FOR_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _press(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        if undo is not None:
            undo()

    @property
    def remaining_ms(self) -> int:
        """Milliseconds until it goes by itself."""
        return self._timer.remainingTime()

    def leave(self) -> None:
        """Its time is over; go, unless somebody is about to use it."""
        if self.underMouse() or self._button.hasFocus():
            self._timer.start(SHOWN_FOR_MS)
        else:
            self.hide()

    def _place(self) -> None:
        room = self._room()
        on_one_line = self._text.fontMetrics().horizontalAdvance(self._text.text()) + 4
        margins = self.contentsMargins().left() + self.contentsMargins().right() + 32
        button = 0 if self._undo is None else self._button.sizeHint().width() + 16
        beside = room.width() >= button + margins + self._theme.px(160)
        direction = QBoxLayout.Direction
        self._parts.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        wanted = on_one_line + button if beside else max(on_one_line, button)
        width = min(room.width(), wanted + margins)
        height = max(self.heightForWidth(width), self.minimumSizeHint().height(), room.height())
        self.setGeometry(room.left(), room.top(), width, height)
