"""A PDF on its way to a printer, page by page, while the window stays quick."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QRectF, QSizeF, QTimer, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

from herstel_desktop.domain.errors import KnownError
from herstel_desktop.ui.tasks import Tasks
from herstel_desktop.ui.widgets.pdf_pages import PageSize, draw_page

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PRINT_DPI = 300
_BANDS = 8
"""A whole page at once takes the window's thread for a quarter of a second; an eighth 30 ms."""

_SAME = 3.0
"""Points that two papers may differ in and still be the same: A4 is not a whole number of them."""

Papers = frozenset[QPageSize.PageSizeId]


def papers_of(printer: QPrinter) -> Papers:
    """The papers that a printer takes; a file takes any."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    if printer.outputFormat() is QPrinter.OutputFormat.PdfFormat:
        return frozenset(QPageSize.PageSizeId)
    return frozenset(each.id() for each in QPrinterInfo(printer).supportedPageSizes())


class Printing(QObject):
    """Draws each page in the rendering lane and paints it on the printer in bands.

    A page lies on its paper as it is read, upright or on its side. It is printed on the paper that
    was chosen; only for a larger page larger paper is taken, if the printer has it.

    Signals:
        page(int, int): this page is being made; its place among those to print, and their number.
        ended(bool): the painter let go of the printer; whether every page was sent.
    """

    page = Signal(int, int)
    ended = Signal(bool)

    def __init__(
        self,
        tasks: Tasks,
        pdf: bytes,
        sizes: Sequence[PageSize],
        printer: QPrinter,
        *,
        papers: Papers,
        parent: QObject | None,
    ) -> None:
        """Nothing is printed yet.

        Args:
            sizes: of all pages of the PDF.
            printer: has to live until the printing ends.
            papers: what the printer takes.
        """
        super().__init__(parent)
        self._tasks, self._pdf, self._sizes = tasks, pdf, sizes
        self._printer, self._papers = printer, papers
        self._chosen = printer.pageLayout().pageSize()
        self._painter = QPainter()
        self._at = self._first = self._last = 0
        self._picture = QImage()
        self._band = 0

    def start(self) -> None:
        """Begin with the pages that were chosen in the printer's dialog.

        Raises:
            KnownError: the printer does not start.
        """
        count = len(self._sizes)
        self._first = max(self._printer.fromPage(), 1)
        self._last = min(self._printer.toPage() or count, count)
        self._take_paper(self._sizes[self._first - 1])
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
            self._take_paper(self._sizes[self._at])
            self._printer.newPage()
        self._at += 1
        self.page.emit(self._at - self._first + 1, self._last - self._first + 1)
        draw = partial(draw_page, self._pdf, self._at - 1, PRINT_DPI)
        self._tasks.render(self, draw, self._drawn)

    def _take_paper(self, page: PageSize) -> None:
        """Choose the next sheet and how it lies."""
        across, down = sorted(page)
        chosen = self._chosen.size(QPageSize.Unit.Point)
        paper = self._chosen
        if across > chosen.width() + _SAME or down > chosen.height() + _SAME:
            fuzzy = QPageSize.SizeMatchPolicy.FuzzyMatch
            own = QPageSize(QSizeF(across, down), QPageSize.Unit.Point, "", fuzzy)
            if own.id() in self._papers:
                paper = own
        self._printer.setPageSize(paper)
        self._printer.setPageOrientation(
            QPageLayout.Orientation.Landscape
            if page.is_landscape
            else QPageLayout.Orientation.Portrait
        )

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
        scale = min(sheet.width() / width, sheet.height() / height)
        left, above = sheet.width() - width * scale, sheet.height() - height * scale
        self._painter.drawImage(
            QRectF(
                sheet.x() - printable.x() + left / 2,
                sheet.y() - printable.y() + above / 2 + top * scale,
                width * scale,
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
