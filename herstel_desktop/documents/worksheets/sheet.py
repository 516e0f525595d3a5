"""A sheet: title and introduction on top of every document, a foot under every page."""

from __future__ import annotations

from contextlib import ExitStack

from herstel_desktop.documents.kit.frame import Frame
from herstel_desktop.documents.kit.page import Paper, draw_foot
from herstel_desktop.documents.kit.pen import Pen, Piece
from herstel_desktop.documents.kit.press import Press
from herstel_desktop.documents.kit.structure import Role
from herstel_desktop.documents.worksheets.look import Look
from herstel_desktop.domain.worksheets import WorksheetData

_GAP_UNDER_HEAD = 14.0


class Sheet(Pen):
    """Makes one document: title and introduction first, then what the sheet adds.

    Attributes:
        frame: what is free for the sheet's own content, under title and introduction.
    """

    def __init__(
        self, press: Press, data: WorksheetData, paper: Paper, look: Look, *, pages: int = 1
    ) -> None:
        super().__init__(press)
        self._data, self._paper, self._pages = data, paper, pages
        self._number = 0
        self._page = ExitStack()
        self._begin_page()
        page = Frame(paper.margin, paper.bottom, paper.inner_width, paper.top - paper.bottom)
        head = [
            Piece(data.title, look.title, Role.H1),
            Piece(data.intro, look.body, before=look.body.size * 0.35),
        ]
        used = self.stack(page, head)
        self.frame = page.without_top(used + _GAP_UNDER_HEAD)

    def turn(self) -> None:
        """Ends this page and begins the next, which has the same free frame."""
        self.finish()
        self._begin_page()

    def finish(self) -> None:
        """Ends the last page."""
        draw_foot(self.canvas, self._paper, self._data.title, self._number, self._pages)
        self._page.close()

    def _begin_page(self) -> None:
        self._number += 1
        self._page.enter_context(self.press.page(self._paper))
