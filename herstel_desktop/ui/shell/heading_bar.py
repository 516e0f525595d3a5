"""The bar above every screen: where you are, and how to hide or lock it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from herstel_desktop.ui.shell.names import Shield
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button, label


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
        self.setProperty("role", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = _elided("title")
        self._subtitle = _elided("muted")
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self._title)
        titles.addWidget(self._subtitle)
        self._badge = label(self.tr("Blijft op deze laptop"), "badge", wrap=False)
        self._badge.setToolTip(
            self.tr("Er gaat niets naar internet. Alles staat versleuteld op deze laptop.")
        )
        find = Button(theme, "", "search", on_click=self.search.emit)
        find.setToolTip(self.tr("Zoeken (Ctrl+K)"))
        find.setAccessibleName(self.tr("Zoeken"))
        self._shield = Button(theme, self.tr("Afschermen F8"), "eye-off", on_click=self.shield.emit)
        lock = Button(theme, self.tr("Vergrendel"), "lock", on_click=self.lock.emit)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(28, 10, 28, 10)
        layout.setSpacing(theme.px(14))
        layout.addLayout(titles, 1)
        for widget in (self._badge, find, self._shield, lock):
            layout.addWidget(widget)

    def show_heading(self, title: str, subtitle: str) -> None:
        """Say where the person is."""
        self._title.setText(title)
        self._title.setToolTip(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setToolTip(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def show_shield(self, level: Shield) -> None:
        """Say on the button what is shielded."""
        texts = {
            Shield.OPEN: self.tr("Afschermen F8"),
            Shield.INITIALS: self.tr("Alleen letters F8"),
            Shield.NEUTRAL: self.tr("Toon weer F8"),
        }
        self._shield.setText(texts[level])

    def resizeEvent(self, event: object) -> None:
        # The reassurance gives way first when large text leaves little room.
        self._badge.setVisible(self.width() > self._badge.sizeHint().width() * 5)


class _ElidedLabel(QLabel):
    """One line that ends in '…' when it does not fit; the whole text is in the tooltip."""

    def setText(self, text: str) -> None:
        self._whole = text
        self.setAccessibleName(text)
        self._elide()

    def resizeEvent(self, event: object) -> None:
        self._elide()

    def _elide(self) -> None:
        whole = getattr(self, "_whole", "")
        room = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, self.width())
        super().setText(room)


def _elided(role: str) -> QLabel:
    made = _ElidedLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return made
