"""Three radio buttons that look like buttons: an icon and a word each, filled when chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.theme.tokens import RADIUS, TARGET

V = TypeVar("V")
_ICON = 18
_EQUAL = 118


@dataclass(frozen=True)
class MarkOption(Generic[V]):
    """One of the choices.

    Attributes:
        value: what it stands for.
        word: Dutch, on the button.
        icon: a file name in `resources/icons`, without `.svg`.
        colour: name of the palette's colour that fills it when chosen.
    """

    value: V
    word: str
    icon: str
    colour: str


class MarkButton(QRadioButton, Generic[V]):
    """One choice; a radio button for the keyboard and for a screen reader.

    Attributes:
        locked: it can be reached and read, but not changed.
    """

    def __init__(self, theme: Theme, option: MarkOption[V], least_width: int) -> None:
        super().__init__(option.word)
        self._theme, self.option, self._least_width = theme, option, least_width
        self.locked = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_chosen(self, chosen: bool) -> None:
        """Choose it or not; unlike `setChecked` this can leave nothing chosen."""
        # Exclusive all the same, for that makes a screen reader say 'keuzerondje'.
        self.setAutoExclusive(False)
        self.setChecked(chosen)
        self.setAutoExclusive(True)

    def nextCheckState(self) -> None:
        """A second press takes the mark away again."""
        if not self.locked:
            self.set_chosen(not self.isChecked())

    def sizeHint(self) -> QSize:
        bold = QFont(self.font())
        bold.setPixelSize(self._theme.px(15))
        bold.setBold(True)
        words = self.fontMetrics().horizontalAdvance(self.text()) + self._theme.px(_ICON + 40)
        return QSize(max(words, self._theme.px(self._least_width)), self._theme.px(TARGET))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette, px = self._theme.palette, self._theme.px
        chosen = self.isChecked()
        fill = getattr(palette, self.option.colour) if chosen else palette.surface
        ink = palette.on_mark if chosen else palette.text
        if self.locked and not chosen:
            ink = palette.muted
        focus = self.hasFocus()
        edge = px(3) if focus else 1
        border = (palette.text if chosen else palette.focus) if focus else palette.control
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(fill if chosen and not focus else border), edge))
        painter.setBrush(QColor(fill))
        inset = edge / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), px(RADIUS), px(RADIUS)
        )
        self._draw_words(painter, ink, bold=chosen)
        painter.end()

    def _draw_words(self, painter: QPainter, ink: str, *, bold: bool) -> None:
        px = self._theme.px
        font = QFont(self.font())
        font.setBold(bold)
        painter.setFont(font)
        words = painter.fontMetrics().horizontalAdvance(self.text())
        size, gap = px(_ICON), px(7)
        left = (self.width() - size - gap - words) // 2
        icon = self._theme.icon(self.option.icon, ink, _ICON).pixmap(size, size)
        painter.drawPixmap(left, (self.height() - size) // 2, icon)
        painter.setPen(QColor(ink))
        text = self.rect().adjusted(left + size + gap, 0, 0, 0)
        painter.drawText(
            text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text()
        )


class MarkChoice(QWidget, Generic[V]):
    """Exclusive choices side by side; none may be chosen."""

    def __init__(
        self, theme: Theme, options: Sequence[MarkOption[V]], least_width: int = _EQUAL
    ) -> None:
        """`least_width`: pixels of a button at 100 %; with enough of them all are alike."""
        super().__init__()
        self.buttons = [MarkButton(theme, option, least_width) for option in options]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(10))
        for button in self.buttons:
            layout.addWidget(button)

    def minimumSizeHint(self) -> QSize:
        # The least height that the style sheet gives its buttons is too low.
        height = max(button.sizeHint().height() for button in self.buttons)
        return QSize(super().minimumSizeHint().width(), height)

    def show_value(self, value: V | None, who: str) -> None:
        """Show what is chosen, and give each button a name that can be heard on its own."""
        for button in self.buttons:
            button.blockSignals(True)
            button.set_chosen(button.option.value == value)
            button.blockSignals(False)
            button.setAccessibleName(f"{who}, {button.option.word.lower()}")
        self.setAccessibleName(who)
