"""Brings the pages of one or more documents onto the sheets of one PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from herstel_desktop.documents.kit.canvas import TaggedCanvas
from herstel_desktop.documents.kit.lines import forget_words
from herstel_desktop.documents.kit.metadata import DocumentInfo
from herstel_desktop.documents.kit.page import A4, Paper
from herstel_desktop.documents.kit.structure import Element, Role, StructureTree

_SHEET = (A4.height, A4.width)  # two halves side by side
_SCALE = A4.width / A4.height  # of A4 on a half; the height of A4 becomes the width of A4
_FOLD_GREY = 0.6


class Press:
    """Makes one PDF; every page is drawn inside `page`.

    Attributes:
        canvas: what is drawn on.
        root: the element to which what is drawn now belongs.
    """

    def __init__(
        self, info: DocumentInfo, tree: StructureTree | None = None, *, halves: bool = False
    ) -> None:
        """A new PDF; with `halves` two pages of A4 lie side by side, each as large as A5."""
        self.canvas = TaggedCanvas(info, A4.size, tree)
        self.root = self.canvas.tree.document
        self._halves = halves
        self._right_is_free = False
        self._bookmark = ""

    @contextmanager
    def page(self, paper: Paper) -> Iterator[TaggedCanvas]:
        """What is drawn inside stands on the next page."""
        half = self._halves and paper == A4
        if self._right_is_free and not half:
            self._turn()
        if not self._right_is_free:
            self.canvas.setPageSize(_SHEET if half else paper.size)
        if self._bookmark:
            self.canvas.bookmark(self._bookmark)
            self._bookmark = ""
        if not half:
            yield self.canvas
            self.canvas.showPage()
            return
        with self.canvas.placed(_SHEET[0] / 2 * self._right_is_free, 0, _SCALE):
            yield self.canvas
        if self._right_is_free:
            self._turn()
        else:
            self._right_is_free = True
            self._draw_fold()

    def add(self, title: str, draw: Callable[[Press], None], copies: int = 1) -> None:
        """Adds a document on sheets of its own, with a bookmark.

        Args:
            draw: draws all pages of one copy; without links if there are more.
            copies: at least one.
        """
        whole = self.root
        self.root = whole.add(Role.PART)
        self._bookmark = title
        self.copies(draw, copies)
        self.root = whole

    def copies(self, draw: Callable[[Press], None], times: int) -> None:
        """Draws the same several times on sheets of its own; the more, the cheaper.

        Copies of half a sheet lie side by side.

        Args:
            draw: draws all pages of one copy; without links if there are more.
            times: at least one.
        """
        self._turn()
        whole, sections = self.root, list[Element]()
        first = self.canvas.getPageNumber()

        def draw_one() -> None:
            self.root = whole.add(Role.SECTION)
            sections.append(self.root)
            draw(self)

        draw_one()
        if times > 1 and self._right_is_free and self.canvas.getPageNumber() == first:
            draw_one()
        self._turn()
        last, together = self.canvas.getPageNumber() - 1, len(sections)
        for _ in range(times // together - 1):
            self.canvas.repeat_pages(first, last, sections[:together])
        if times % together:
            draw_one()
            self._turn()
        self.root = whole

    def finish(self) -> bytes:
        """The finished PDF."""
        self._turn()
        return self.canvas.finish()

    def _draw_fold(self) -> None:
        with self.canvas.decoration():
            self.canvas.saveState()
            self.canvas.setStrokeGray(_FOLD_GREY)
            self.canvas.setLineWidth(0.5)
            self.canvas.setDash([3, 4])
            self.canvas.line(_SHEET[0] / 2, 0, _SHEET[0] / 2, _SHEET[1])
            self.canvas.restoreState()

    def _turn(self) -> None:
        """Ends a sheet of which the right half stayed free."""
        if self._right_is_free:
            self._right_is_free = False
            self.canvas.showPage()


def confidential_pdf(
    info: DocumentInfo, draw: Callable[[Press], None], *, halves: bool = False
) -> bytes:
    """One PDF of which the words, names among them, stay in memory no longer than it takes.

    Args:
        draw: draws all pages.
        halves: as for `Press`.
    """
    try:
        press = Press(info, halves=halves)
        draw(press)
        return press.finish()
    finally:
        forget_words()
