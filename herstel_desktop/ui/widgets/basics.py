"""Labels, buttons, cards and the boxes that hold them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from herstel_desktop.ui.theme.theme import Theme

_Layout = TypeVar("_Layout", bound=QBoxLayout)


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget another look of the style sheet, now."""
    widget.setProperty("role", role)
    restyle(widget)


def restyle(widget: QWidget) -> None:
    """Have the style sheet looked at again after a property changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def label(text: str = "", role: str = "", *, wrap: bool = True) -> QLabel:
    """A text; plain, so that what people typed is never taken for markup.

    Args:
        role: 'title', 'heading', 'section', 'strong', 'muted', 'good', 'warning', 'error', 'badge',
            or nothing for body text.
    """
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


class EnterButton(QPushButton):
    """A button that Enter presses too; in a dialog it does so before the default button."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():  # held down, it would press what comes next too
            self.click()


class Button(EnterButton):
    """A button of at least 44 px with an icon that follows the theme.

    `&` before a letter makes it the mnemonic, as everywhere in Qt.
    """

    _icon_name = ""

    def __init__(
        self,
        theme: Theme,
        text: str,
        icon: str = "",
        role: str = "secondary",
        on_click: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(text)
        self._theme = theme
        self._icon_name = icon
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        if on_click is not None:
            self.clicked.connect(lambda _checked=False: on_click())
        self.toggled.connect(self._redraw_icon)
        theme.changed.connect(self._redraw_icon)
        self._redraw_icon()

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon_name = name
        self._redraw_icon()

    def set_current(self, current: bool) -> None:
        """Light the button of what shows now."""
        self.setProperty("current", "true" if current else "false")
        restyle(self)
        self._redraw_icon()

    def setText(self, text: str) -> None:
        super().setText(text)
        self._redraw_icon()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.EnabledChange:
            self._redraw_icon()

    def _redraw_icon(self) -> None:
        if not self._icon_name:
            return
        palette = self._theme.palette
        role = self.property("role")
        colour = {
            "primary": palette.on_primary,
            "danger": palette.on_danger,
            "nav-crisis": palette.danger,
            "flat": palette.primary,
        }.get(role, palette.text)
        if self.property("current") == "true":
            colour = palette.on_primary
        if not self.isEnabled():
            colour = palette.muted
        # The style leaves 4 px between icon and text; the design has 8 to 12.
        beside = 10 if role in ("nav", "nav-crisis") else 6
        gap = beside if self.text() else 0
        size = self._theme.px(20)
        self.setIcon(self._theme.icon(self._icon_name, colour, 20, gap))
        self.setIconSize(QSize(size + self._theme.px(gap), size))


class IconLabel(QLabel):
    """A drawing beside a text that says the same, so it has no name of its own."""

    def __init__(self, theme: Theme, icon: str, colour: str = "primary", size: int = 20) -> None:
        super().__init__()
        self._theme, self._name, self._colour, self._size = theme, icon, colour, size
        theme.changed.connect(self._redraw)
        self._redraw()

    def set_icon(self, icon: str, colour: str = "primary") -> None:
        """Show another drawing, in the palette's colour of this name."""
        self._name, self._colour = icon, colour
        self._redraw()

    def _redraw(self) -> None:
        size = self._theme.px(self._size)
        colour = getattr(self._theme.palette, self._colour)
        self.setPixmap(self._theme.icon(self._name, colour, self._size).pixmap(size, size))
        self.setFixedSize(size, size)


def row(*widgets: QWidget | None, spacing: int = 8) -> QHBoxLayout:
    """Widgets side by side; None is a stretch."""
    return _filled(QHBoxLayout(), widgets, spacing)


def column(*widgets: QWidget | None, spacing: int = 8) -> QVBoxLayout:
    """Widgets below each other; None is a stretch."""
    return _filled(QVBoxLayout(), widgets, spacing)


def _filled(layout: _Layout, widgets: tuple[QWidget | None, ...], spacing: int) -> _Layout:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for widget in widgets:
        if widget is None:
            layout.addStretch(1)
        else:
            layout.addWidget(widget)
    return layout


class Pages(QWidget):
    """One page of several; as high as the page that shows, unlike a stack."""

    def __init__(self) -> None:
        super().__init__()
        self._pages: list[QWidget] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    @property
    def current(self) -> int:
        """Number of the page that shows, from 0."""
        return next(place for place, page in enumerate(self._pages) if not page.isHidden())

    def add(self, page: QWidget) -> None:
        """Add a page; the first one shows."""
        self._layout.addWidget(page)
        page.setHidden(bool(self._pages))
        self._pages.append(page)

    def turn_to(self, place: int) -> None:
        """Show another page; one that shows already keeps the keyboard."""
        wanted = self._pages[place]
        for each in self._pages:
            if each is not wanted:
                each.hide()
        wanted.show()


class Card(QFrame):
    """A surface with a border; `body` is its layout."""

    def __init__(self, theme: Theme, title: str = "", role: str = "card") -> None:
        super().__init__()
        self.setProperty("role", role)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(20, 18, 20, 18)
        self.body.setSpacing(theme.px(10))
        self.title = label(title, "section")
        self.title.setVisible(bool(title))
        self.body.addWidget(self.title)


def line() -> QFrame:
    """A thin line between rows."""
    made = QFrame()
    made.setProperty("role", "line")
    return made


class VerticalScroll(QScrollArea):
    """Scrolls what does not fit, up and down only; `body` is the layout inside."""

    def __init__(
        self, spacing: int = 16, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
    ) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inner = QWidget()
        self.body = QVBoxLayout(self.inner)
        self.body.setContentsMargins(*margins)
        self.body.setSpacing(spacing)
        self.setWidget(self.inner)


def bring_into_view(widget: QWidget) -> None:
    """Scroll to a widget; with large text it may be out of sight."""
    area = widget.parentWidget()
    while area is not None:
        if isinstance(area, VerticalScroll):
            area.body.activate()  # its place is known only after the layout has run
            area.ensureWidgetVisible(widget)
        area = area.parentWidget()


def clear(layout: QBoxLayout) -> None:
    """Take everything out of a layout; the widgets go away."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif isinstance(inner, QBoxLayout):
            clear(inner)


def in_order(layout: QLayout) -> list[QWidget]:
    """What takes the keyboard in a layout, in the order in which it is read."""
    found: list[QWidget] = []
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if inner is not None:
            found += in_order(inner)
        elif isinstance(widget, VerticalScroll):
            found += in_order(widget.body)
        elif widget is not None:
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                found.append(widget)
            elif (within := widget.layout()) is not None:
                found += in_order(within)
    return found


def tab_in_order(widgets: Sequence[QWidget]) -> None:
    """Let Tab go from each to the next; Qt itself goes by the order in which they were made."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)
