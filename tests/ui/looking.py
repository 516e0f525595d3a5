"""Looking at a widget as a person would: is everything there, and is nothing cut off?"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QScrollArea,
    QWidget,
)

SCREEN_SIZE = QSize(1366 - 216, 768 - 72)
"""What the venue laptop leaves for a screen, beside the side bar and below the bar."""


def show_at(widget: QWidget, size: QSize = SCREEN_SIZE) -> None:
    """Show a widget at a size and let its layout settle."""
    widget.resize(size)
    widget.show()
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def clipped_parts(widget: QWidget) -> list[str]:
    """Visible labels and buttons that are smaller than their text, or stick out sideways."""
    problems = []
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
    assert clipped_parts(widget) == []


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


def _describe(part: QWidget) -> str:
    text = part.text()  # type: ignore[attr-defined]
    wanted, size = part.sizeHint(), part.size()
    return f"{text[:40]!r} {size.width()}×{size.height()}, wants {wanted.width()}×{wanted.height()}"
