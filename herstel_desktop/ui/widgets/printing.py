"""A PDF on its way to a printer, page by page, while the window stays quick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QImage, QPainter

from herstel_desktop.domain.errors import KnownError
from herstel_desktop.ui.tasks import Tasks
from herstel_desktop.ui.widgets import pdf_pages

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PRINT_DPI = 300
_BANDS = 8
"""A whole page at once takes the window's thread for a quarter of a second; an eighth 30 ms."""


class Printing(QObject):
    """Draws each page in the rendering lane and paints it on the printer in bands.

    Signals:
        page(int, int): this page is being made; its place among those to print, and their number.
        ended(bool): the painter let go of the printer; whether every page was sent.
    """

    page = Signal(int, int)
    ended = Signal(bool)

    def __init__(self, tasks: Tasks, pdf: bytes, printer: QPrinter, parent: QObject | None) -> None:
        super().__init__(parent)
        self._tasks, self._pdf, self._printer = tasks, pdf, printer
        self._painter = QPainter()
        self._at = self._first = self._last = 0
        self._picture = QImage()
        self._band = 0

    def start(self) -> None:
        """Begin with the pages that were chosen in the printer's dialog.

        Raises:
            KnownError: the printer does not start.
        """
        count = pdf_pages.page_count(self._pdf)
        self._first = max(self._printer.fromPage(), 1)
        self._last = min(self._printer.toPage() or count, count)
        if not self._painter.begin(self._printer):
            raise KnownError(
                _tr("De printer start niet."),
                safe=_tr("Er is niets geprint. Er is niets veranderd in de kluis."),
                advice=_tr("Kijk of de printer aan staat. Probeer het opnieuw."),
            )
        # The other way is JPEG: twice as large, and grey around every letter.
        self._painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        self._at = self._first - 1
        self._next_page()

    def stop(self) -> None:
        """Send no more; a page that the system has already passed on may still come."""
        if self._painter.isActive():
            self._printer.abort()
            self._end(all_sent=False)

    def _next_page(self) -> None:
        if not self._painter.isActive():
            return
        if self._at >= self._last:
            self._end(all_sent=True)
            return
        if self._at >= self._first:
            self._printer.newPage()
        self._at += 1
        self.page.emit(self._at - self._first + 1, self._last - self._first + 1)
        pdf, page = self._pdf, self._at - 1
        self._tasks.render(self, lambda: pdf_pages.draw_page(pdf, page, PRINT_DPI), self._drawn)

    def _drawn(self, picture: QImage) -> None:
        self._picture, self._band = picture, 0
        self._paint_band()

    def _paint_band(self) -> None:
        if not self._painter.isActive():
            return
        layout, dots = self._printer.pageLayout(), self._printer.resolution()
        sheet, printable = layout.fullRectPixels(dots), layout.paintRectPixels(dots)
        width, height = self._picture.width(), self._picture.height()
        top = height * self._band // _BANDS
        # One row of the next band comes along, or a fine line would show between the two.
        rows = min(height * (self._band + 1) // _BANDS + 1, height) - top
        scale = sheet.height() / height
        self._painter.drawImage(
            QRectF(
                sheet.x() - printable.x(),
                sheet.y() - printable.y() + top * scale,
                sheet.width(),
                rows * scale,
            ),
            self._picture,
            QRectF(0, top, width, rows),
        )
        self._band += 1
        QTimer.singleShot(0, self, self._paint_band if self._band < _BANDS else self._next_page)

    def _end(self, *, all_sent: bool) -> None:
        self._painter.end()
        self._picture = QImage()
        self.ended.emit(all_sent)


def _tr(text: str) -> str:
    return QCoreApplication.translate("printing", text)
