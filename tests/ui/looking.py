"""Looking at a widget as a person would: is everything there, and is nothing cut off?"""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from herstel_desktop.ui.shell.discovery import discover
from herstel_desktop.ui.shell.heading_bar import HeadingBar
from herstel_desktop.ui.shell.navigation import SideBar
from herstel_desktop.ui.shell.screen import Screen
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import VerticalScroll

VENUE_LAPTOP = QSize(1366, 768)
_Part = TypeVar("_Part", bound=QWidget)
_measured: dict[int, QSize] = {}


def screen_size(theme: Theme) -> QSize:
    """What the venue laptop leaves for a screen, beside the side bar and below the bar."""
    if theme.percent not in _measured:
        side_bar, bar = SideBar(theme, discover()), HeadingBar(theme)
        bar.show_heading("Herstelgroep De Brug", "Dinsdag 24 november 2026")
        whole = QWidget()
        beside = QVBoxLayout()
        for layout in (QHBoxLayout(whole), beside):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        screen = QWidget()
        beside.addWidget(bar)
        beside.addWidget(screen, 1)
        row = whole.layout()
        assert isinstance(row, QHBoxLayout)
        row.addWidget(side_bar)
        row.addLayout(beside, 1)
        _show(whole, VENUE_LAPTOP)
        assert whole.size() == VENUE_LAPTOP
        _measured[theme.percent] = screen.size()
        whole.hide()
        whole.deleteLater()
    return _measured[theme.percent]


def show_at(widget: QWidget, size: QSize | None = None) -> None:
    """Show a widget at a size and let its layout settle.

    Args:
        size: without it, a screen gets what the venue laptop leaves for it at this text size.
    """
    if size is not None:
        _show(widget, size)
        return
    assert isinstance(widget, Screen)
    room = screen_size(widget.context.theme)
    _show(widget, room)
    assert widget.size() == room, "it asks for more room than there is"


def _show(widget: QWidget, size: QSize) -> None:
    widget.resize(size)
    widget.show()
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def clipped_parts(widget: QWidget) -> list[str]:
    """Visible labels and buttons that are smaller than their text, or stick out sideways.

    And what scrolls up and down only, while it is wider than the place where it shows.
    """
    problems = [
        f"{_name(area)} is {inner.width()} wide and shows {area.viewport().width()}"
        for area in widget.findChildren(QScrollArea)
        if (inner := area.widget()) is not None
        and area.isVisibleTo(widget)
        and area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        and inner.width() > area.viewport().width()
    ]
    parts: list[QWidget] = [*widget.findChildren(QLabel), *widget.findChildren(QAbstractButton)]
    for part in parts:
        if not part.isVisibleTo(widget) or not part.text():  # type: ignore[attr-defined]
            continue
        if _too_small(part):
            problems.append(f"cut off: {_describe(part)}")
        elif _sticks_out(part, widget):
            problems.append(f"sticks out: {_describe(part)}")
    return problems


def assert_nothing_clipped(widget: QWidget) -> None:
    """Fail with the parts that are cut off or stick out."""
    problems = clipped_parts(widget)
    assert not problems, "\n".join(problems)


def _too_small(part: QWidget) -> bool:
    if isinstance(part, QLabel) and part.wordWrap():
        return part.height() + 1 < part.heightForWidth(part.width())
    wanted = part.minimumSizeHint() if isinstance(part, QAbstractButton) else part.sizeHint()
    return part.width() + 1 < wanted.width() or part.height() + 1 < wanted.height()


def _sticks_out(part: QWidget, widget: QWidget) -> bool:
    inside = QRect(part.mapTo(widget, QPoint(0, 0)), part.size())
    area = part.parentWidget()
    while area is not None and area is not widget:
        if isinstance(area, QScrollArea) and (
            area.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        ):
            return False
        if isinstance(area, QAbstractScrollArea) and not isinstance(area, QScrollArea):
            return False
        area = area.parentWidget()
    return inside.left() < 0 or inside.right() > widget.width()


def _name(area: QScrollArea) -> str:
    """The class of what stands around a scroll area, which tells it apart."""
    around = area.parentWidget()
    return type(around if type(area) is VerticalScroll and around else area).__name__


def _describe(part: QWidget) -> str:
    text = part.text()  # type: ignore[attr-defined]
    wanted, size = part.sizeHint(), part.size()
    return f"{text[:40]!r} {size.width()}×{size.height()}, wants {wanted.width()}×{wanted.height()}"


def clashing_mnemonics(widget: QWidget) -> list[str]:
    """Letters with Alt that lead to more than one place, so that they press none of them.

    Returns:
        A sentence for each such letter; what is greyed out takes a letter too.
    """
    keys: dict[str, list[str]] = {}
    for text in _texts_with_keys(widget):
        key = QKeySequence.mnemonic(text).toString()
        if key:
            keys.setdefault(key, []).append(text)
    return [f"{key}: {', '.join(texts)}" for key, texts in keys.items() if len(texts) > 1]


def _texts_with_keys(widget: QWidget) -> list[str]:
    texts = [each.text() for each in _seen(widget, QAbstractButton)]
    texts += [each.text() for each in _seen(widget, QLabel) if each.buddy() is not None]
    texts += [each.title() for each in _seen(widget, QGroupBox)]
    for bar in _seen(widget, QTabBar):
        texts += [bar.tabText(place) for place in range(bar.count()) if bar.isTabVisible(place)]
    return texts


def _seen(widget: QWidget, kind: type[_Part]) -> list[_Part]:
    return [each for each in widget.findChildren(kind) if each.isVisibleTo(widget)]
