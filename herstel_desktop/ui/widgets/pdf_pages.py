"""PDF pages as pictures, from bytes in memory."""

from __future__ import annotations

from PySide6.QtGui import QImage

POINTS_PER_INCH = 72


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def draw_page(pdf: bytes, page: int, dots_per_inch: float) -> QImage:
    """One page, from 0, as a picture; may be called in the rendering lane."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        bitmap = document[page].render(scale=dots_per_inch / POINTS_PER_INCH, rev_byteorder=True)
        picture = QImage(
            bitmap.buffer,
            bitmap.width,
            bitmap.height,
            bitmap.stride,
            QImage.Format.Format_RGB888
            if bitmap.n_channels == 3
            else QImage.Format.Format_RGBX8888,
        )
        return picture.copy()  # the buffer goes with the document
    finally:
        document.close()


def draw_pages(pdf: bytes, dots_per_inch: float) -> list[QImage]:
    """All pages as pictures."""
    return [draw_page(pdf, page, dots_per_inch) for page in range(page_count(pdf))]
