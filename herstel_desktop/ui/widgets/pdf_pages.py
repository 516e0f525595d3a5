"""PDF pages as pictures, from bytes in memory; may be called in the rendering lane."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

POINTS_PER_INCH = 72

_one_at_a_time = Lock()
"""PDFium may be in use by one thread only, and lets go of Python's own lock while it works."""


class PageSize(NamedTuple):
    """A page as it is read, in points."""

    width: float
    height: float

    @property
    def is_landscape(self) -> bool:
        """Whether it lies on its side."""
        return self.width > self.height


class Bookmark(NamedTuple):
    """Where a part begins.

    Attributes:
        page: from 0.
    """

    title: str
    page: int


@dataclass(frozen=True)
class PdfShape:
    """What is known of a PDF before any page is drawn."""

    sizes: tuple[PageSize, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()


def shape_of(pdf: bytes) -> PdfShape:
    """How large its pages are, and its bookmarks of the first level."""
    with _opened(pdf) as document:
        sizes = tuple(PageSize(*document.get_page_size(page)) for page in range(len(document)))
        return PdfShape(sizes, tuple(_bookmarks(document)))


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with _opened(pdf) as document:
        return len(document)


def draw_page(pdf: bytes, page: int, dots_per_inch: float) -> QImage:
    """One page, from 0, as a picture."""
    with _opened(pdf) as document:
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


@contextmanager
def _opened(pdf: bytes) -> Iterator[PdfDocument]:
    import pypdfium2

    with _one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        yield document


def _bookmarks(document: PdfDocument) -> Iterator[Bookmark]:
    for each in document.get_toc(max_depth=1):
        target = each.get_dest()
        page = None if target is None else target.get_index()
        if page is not None:
            yield Bookmark(each.get_title(), page)
