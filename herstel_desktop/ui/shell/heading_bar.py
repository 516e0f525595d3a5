"""The bar above every screen: where you are, and how to hide or lock it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from herstel_desktop.ui.shell.names import Shield
from herstel_desktop.ui.theme import tokens
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button, IconLabel, label, row, set_role

_TITLES = {"title": tokens.TITLE, "heading": tokens.HEADING, "section": tokens.LARGE}
"""Roles of the title, largest first, with the size of their letters in pixels at 100 %."""
_DOT = " · "
_LEAST_OF_NAME = 6
"""Letters of a name that must stay, or the whole title is cut at its end."""


class HeadingBar(QWidget):
    """Title and subtitle at the left, shield and lock at the right.

    Signals:
        shield: shield more, as F8 does.
        lock: lock the vault now.
        search: open the search palette.
    """

    shield = Signal()
    lock = Signal()
    search = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = _elided("title")
        self._title.keeps_end = True
        self._subtitle = _elided("muted")
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self._title)
        titles.addWidget(self._subtitle)
        self._badge = _badge(theme, self.tr("Blijft op deze laptop"))
        self._badge.setToolTip(
            self.tr("Er gaat niets naar internet. Alles staat versleuteld op deze laptop.")
        )
        self._find = Button(theme, "", "search", on_click=self.search.emit)
        self._find.setToolTip(self.tr("Zoeken (Ctrl+K)"))
        self._find.setAccessibleName(self.tr("Zoeken"))
        self._shield = Button(theme, "", "eye-off", on_click=self.shield.emit)
        self._lock = Button(theme, "", "lock", on_click=self.lock.emit)
        self._lock.setToolTip(self.tr("Vergrendel de kluis (Ctrl+L)"))
        self._lock.setAccessibleName(self.tr("Vergrendel"))
        self._level = Shield.OPEN
        layout = QHBoxLayout(self)
        layout.setContentsMargins(28, 10, 28, 10)
        layout.setSpacing(16)
        layout.addLayout(titles, 1)
        for widget in (self._badge, self._find, self._shield, self._lock):
            layout.addWidget(widget)
        theme.changed.connect(self._fit)
        self._fit()

    def show_heading(self, title: str, subtitle: str) -> None:
        """Say where the person is."""
        self._title.setText(title)
        self._title.setToolTip(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setToolTip(subtitle)
        self._subtitle.setVisible(bool(subtitle))
        self._fit()

    def room_for_message(self) -> QRect:
        """Where a message may cover the title for a moment, and no button."""
        left, right = 20, self._find.x() - 16
        return QRect(left, 8, right - left, self.height() - 16)

    def show_shield(self, level: Shield) -> None:
        """Say on the button what is shielded."""
        self._level = level
        self._fit()

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def _fit(self) -> None:
        """The reassurance gives way to the whole title; when large text leaves little room, the
        words on the buttons do too (their icon, key and accessible name stay), then its size."""
        words = {
            Shield.OPEN: self.tr("Afschermen F8"),
            Shield.INITIALS: self.tr("Alleen letters F8"),
            Shield.NEUTRAL: self.tr("Toon weer F8"),
        }[self._level]
        lock = self.tr("Vergrendel")
        self._shield.setAccessibleName(words)
        self._shield.setToolTip(words)
        # Measured before anything changes: a part too wide for a moment would widen the window.
        room = self.width() - 56 - self._find.sizeHint().width() - 48
        room -= _width_with(self._shield, words) + _width_with(self._lock, lock)
        badge = self._badge.sizeHint().width() + 16
        px = self._theme.px
        short = room < px(300)
        if short:
            room += _width_with(self._shield, words) - _width_with(self._shield, "F8")
            room += _width_with(self._lock, lock) - _width_with(self._lock, "")
        wanted = max(
            self._title.whole_width(px(tokens.TITLE)),
            self._subtitle.whole_width(px(tokens.SMALL)),
            px(360),
        )
        self._badge.setVisible(room - badge >= wanted)
        self._shield.setText("F8" if short else words)
        self._lock.setText("" if short else lock)
        self._size_title(room)

    def _size_title(self, room: int) -> None:
        """As large as lets the whole title show; the bar keeps its height."""
        px = self._theme.px
        fitting = [
            role for role, size in _TITLES.items() if self._title.whole_width(px(size)) <= room
        ]
        role = fitting[0] if fitting else "section"
        if self._title.property("role") != role:
            set_role(self._title, role)
        self._title.setMinimumHeight(self._title.line_height(px(tokens.TITLE)))


def _width_with(button: Button, words: str) -> int:
    """How wide a button would be with other words on it, in pixels."""
    measure = button.fontMetrics()
    now = button.sizeHint().width() - measure.horizontalAdvance(button.text())
    return now + measure.horizontalAdvance(words)


class _ElidedLabel(QLabel):
    """One line that is cut at '…' when it does not fit; the whole text is in the tooltip.

    Attributes:
        keeps_end: what stands after the last dot stays: in 'Herstelgroep… · bijeenkomst 48' it
            tells one meeting from the next.
    """

    keeps_end = False

    def setText(self, text: str) -> None:
        self._whole = text
        self.setAccessibleName(text)
        self._elide()

    def resizeEvent(self, event: object) -> None:
        self._elide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._elide()

    def _elide(self) -> None:
        whole, measure = getattr(self, "_whole", ""), self.fontMetrics()
        name, dot, number = whole.rpartition(_DOT)
        end = dot + number
        room = self.width() - measure.horizontalAdvance(end)
        cut = self.keeps_end and name and measure.horizontalAdvance(whole) > self.width()
        if not cut or room < measure.horizontalAdvance(name[:_LEAST_OF_NAME]):
            name, end, room = whole, "", self.width()
        super().setText(measure.elidedText(name, Qt.TextElideMode.ElideRight, room) + end)

    def whole_width(self, size: int) -> int:
        """How wide the whole text is with letters of so many pixels, in pixels."""
        return self._metrics(size).horizontalAdvance(getattr(self, "_whole", ""))

    def line_height(self, size: int) -> int:
        """How high a line is with letters of so many pixels, in pixels."""
        return self._metrics(size).height()

    def _metrics(self, size: int) -> QFontMetrics:
        self.ensurePolished()
        font = QFont(self.font())
        font.setPixelSize(size)
        return QFontMetrics(font)


def _elided(role: str) -> _ElidedLabel:
    made = _ElidedLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return made


def _badge(theme: Theme, text: str) -> QFrame:
    """A shield and a few words on a soft ground."""
    made = QFrame()
    made.setProperty("role", "pill")
    layout = row(IconLabel(theme, "shield-check", "on_soft", 18), label(text, "good", wrap=False))
    layout.setContentsMargins(14, 8, 14, 8)
    made.setLayout(layout)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return made
