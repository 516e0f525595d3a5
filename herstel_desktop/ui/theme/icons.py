"""The icons of `resources/icons`, drawn in a colour of the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from herstel_desktop.paths import resources_folder


@lru_cache(maxsize=256)
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0, gap: int = 0) -> QPixmap:
    """One icon of `size` logical pixels; sharp on a screen of this device pixel ratio.

    Args:
        gap: empty logical pixels at its right, for a text beside it.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    from PySide6.QtSvg import QSvgRenderer

    source = _source(name).replace("currentColor", colour)
    picture = QPixmap(QSize(size + gap, size) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


@lru_cache(maxsize=256)
def icon(name: str, colour: str, size: int, ratios: frozenset[float], gap: int = 0) -> QIcon:
    """One icon, sharp on screens of these device pixel ratios; shared, so nobody may change it."""
    made = QIcon()
    for ratio in ratios:
        picture = pixmap(name, colour, size, ratio, gap)
        made.addPixmap(picture)
        # Who is disabled chooses a colour that can be read; Qt would make it paler than that.
        made.addPixmap(picture, QIcon.Mode.Disabled)
    return made


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    path = resources_folder() / "icons" / f"{name}.svg"
    return path.read_text(encoding="utf-8")
