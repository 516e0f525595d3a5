"""Pages below each other on screen: as pictures, or drawn while one comes by them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import partial
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from herstel_desktop.ui.tasks import Tasks
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.pdf_pages import POINTS_PER_INCH, PageSize, draw_page

SCREEN_DPI = 110
"""At 100 %."""

_ZOOM_STEPS = (50, 70, 85, 100, 125, 150, 200)
_SIDE, _TOP = 24, 20  # pixels round the pages


def _tr(text: str) -> str:
    return QCoreApplication.translate("preview", text)


class _Sheet(QLabel):
    """One page: white until its picture is there; an older picture is stretched meanwhile."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        picture = self.pixmap()
        if picture.isNull():
            painter.fillRect(event.rect(), Qt.GlobalColor.white)  # paper, in every theme
        else:
            painter.drawPixmap(self.rect(), picture)


class PageStack(QScrollArea):
    """Sheets of a known size, zoomed; who inherits says how they get their pictures.

    Page Up, Page Down, Home and End go through them.

    Signals:
        moved(int): another page, from 0, is the one being read.
    """

    moved = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._percent = 70
        self._page = 0
        self._sheets: list[_Sheet] = []
        self._sizes: list[QSize] = []
        self._tops: list[int] = []
        self.inner = QWidget()
        self.inner.setProperty("role", "preview")
        self.setWidget(self.inner)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerWidget(QWidget())  # or the style draws an edge between the two bars
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_tr("Voorbeeld van de pagina's"))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._sideways = 0.5
        self.horizontalScrollBar().actionTriggered.connect(self._note_sideways)
        self.horizontalScrollBar().rangeChanged.connect(self._go_sideways)

    @property
    def percent(self) -> int:
        """Zoom, in percent of the drawn size."""
        return self._percent

    @property
    def page(self) -> int:
        """The page being read, from 0."""
        return self._page

    def go_to(self, page: int) -> None:
        """Show a page from its top; the last ones may have too little below them for that."""
        self.verticalScrollBar().setValue(self._tops[page] - _TOP)
        self._read(page)

    def zoom(self, step: int) -> None:
        """Larger (1) or smaller (-1), around what is being read."""
        place = _ZOOM_STEPS.index(self._percent) + step
        self._percent = _ZOOM_STEPS[max(0, min(place, len(_ZOOM_STEPS) - 1))]
        if not self._sheets:
            return
        page, bar = self._page, self.verticalScrollBar()
        share = (bar.value() - self._tops[page]) / self._sizes[page].height()
        self._measure()
        self._lay()
        bar.setValue(self._tops[page] + round(share * self._sizes[page].height()))
        self._read(page)
        self._look()

    def go_by_key(self, key: int) -> bool:
        """Go a view or to an end; False when the key does not do that."""
        bar = self.verticalScrollBar()
        places = {
            Qt.Key.Key_PageUp: bar.value() - bar.pageStep(),
            Qt.Key.Key_PageDown: bar.value() + bar.pageStep(),
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        for each, place in places.items():
            if each == key:
                bar.setValue(place)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.go_by_key(event.key()):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def _take(self, count: int) -> None:
        """Have this many sheets."""
        for sheet in self._sheets[count:]:
            sheet.hide()
            sheet.deleteLater()
        del self._sheets[count:]
        while len(self._sheets) < count:
            sheet = _Sheet(self.inner)
            sheet.show()
            self._sheets.append(sheet)
        for number, sheet in enumerate(self._sheets, start=1):
            sheet.setAccessibleName(
                _tr("Pagina {number} van {count}").format(number=number, count=count)
            )
        self._measure()
        self._lay()
        self._page = min(self._page, max(count - 1, 0))

    def _measure(self) -> None:
        """Set the size of each sheet, in pixels, for the zoom in force."""
        raise NotImplementedError

    def _look(self) -> None:
        """Something else may be in view."""

    def _lay(self) -> None:
        """Give each sheet its place at once: a layout would do so only later."""
        widest = max((size.width() for size in self._sizes), default=0)
        across, down = max(self.viewport().width(), widest + 2 * _SIDE), _TOP
        self._tops = []
        for sheet, size in zip(self._sheets, self._sizes, strict=True):
            sheet.setGeometry(QRect(QPoint((across - size.width()) // 2, down), size))
            self._tops.append(down)
            down += size.height() + self._theme.px(16)
        self.inner.resize(across, max(down, self.viewport().height()))

    def _in_view(self) -> range:
        """The pages of which something shows."""
        if not self._tops:
            return range(0)
        top = self.verticalScrollBar().value()
        first = max(bisect_right(self._tops, top) - 1, 0)
        past = bisect_right(self._tops, top + self.viewport().height())
        return range(first, max(past, first + 1))

    def _note_sideways(self, _action: int) -> None:
        bar = self.horizontalScrollBar()
        self._sideways = bar.sliderPosition() / max(bar.maximum(), 1)

    def _go_sideways(self, _least: int, most: int) -> None:
        """Where one was, which is in the middle until one goes elsewhere."""
        self.horizontalScrollBar().setValue(round(self._sideways * most))

    def _scrolled(self, value: int) -> None:
        bar = self.verticalScrollBar()
        if self._tops:
            line = value + self.viewport().height() // 3  # where one reads
            page = max(bisect_right(self._tops, line) - 1, 0)
            if value in (bar.minimum(), bar.maximum()):
                page = 0 if value == bar.minimum() else len(self._tops) - 1
            self._read(page)
        self._look()

    def _read(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self.moved.emit(page)


class PdfPages(PageStack):
    """Pages of which all pictures are there: for one or two."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._pictures: Sequence[QImage] = ()

    def show_pages(self, pictures: Sequence[QImage]) -> None:
        """Show other pages and stay at the same place."""
        place = self.verticalScrollBar().value()
        self._pictures = pictures
        self._take(len(pictures))
        self.verticalScrollBar().setValue(place)

    def _measure(self) -> None:
        self._sizes = []
        for sheet, picture in zip(self._sheets, self._pictures, strict=True):
            smooth = Qt.TransformationMode.SmoothTransformation
            fitting = picture.scaledToWidth(picture.width() * self._percent // 100, smooth)
            sheet.setPixmap(QPixmap.fromImage(fitting))
            self._sizes.append(fitting.size())


class _Drawn(NamedTuple):
    """A page that was drawn, and for which document and sharpness."""

    pdf: bytes
    page: int
    dots: float
    picture: QImage


def _draw(pdf: bytes, page: int, dots: float) -> _Drawn:
    """In the rendering lane."""
    return _Drawn(pdf, page, dots, draw_page(pdf, page, dots))


class PassingPages(PageStack):
    """Pages of any number: those in view and one before and after are drawn, the others let go.

    At most one page is being drawn at a time, so that the lane never works at what has long
    passed by.
    """

    def __init__(self, theme: Theme, tasks: Tasks) -> None:
        super().__init__(theme)
        self._tasks = tasks
        self._pdf = b""
        self._pages: Sequence[PageSize] = ()
        self._dots_of: dict[int, float] = {}
        self._is_drawing = False

    @property
    def drawn(self) -> tuple[int, ...]:
        """The pages, from 0, of which a picture is kept."""
        return tuple(sorted(self._dots_of))

    def show_pdf(self, pdf: bytes, sizes: Sequence[PageSize]) -> None:
        """Show another document, from its beginning."""
        self._pdf, self._pages = pdf, sizes
        self._let_go(set(self._dots_of))
        self._take(len(sizes))
        self.verticalScrollBar().setValue(0)
        self._read(0)
        self._look()

    def _measure(self) -> None:
        scale = SCREEN_DPI * self._percent / 100 / POINTS_PER_INCH
        self._sizes = [
            QSize(ceil(page.width * scale), ceil(page.height * scale)) for page in self._pages
        ]

    def _look(self) -> None:
        if self.isVisible():
            seen = self._in_view()
            self._let_go(set(self._dots_of) - set(self._near(seen)))
            self._draw_next()

    def _near(self, seen: range) -> list[int]:
        """What is in view first, then its neighbours."""
        beside = (seen.stop, seen.start - 1)
        return [*seen, *(page for page in beside if 0 <= page < len(self._sheets))]

    def _let_go(self, pages: set[int]) -> None:
        for page in pages:
            self._sheets[page].setPixmap(QPixmap())
            del self._dots_of[page]

    def _draw_next(self) -> None:
        if self._is_drawing:
            return
        dots = SCREEN_DPI * self._percent / 100 * self.devicePixelRatioF()
        for page in self._near(self._in_view()):
            if self._dots_of.get(page) != dots:
                self._is_drawing = True
                self._tasks.render(self, partial(_draw, self._pdf, page, dots), self._show)
                return

    def _show(self, drawn: _Drawn) -> None:
        self._is_drawing = False
        if drawn.pdf is self._pdf and drawn.page in self._near(self._in_view()):
            picture = QPixmap.fromImage(drawn.picture)
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            self._sheets[drawn.page].setPixmap(picture)
            self._dots_of[drawn.page] = drawn.dots
        self._draw_next()
