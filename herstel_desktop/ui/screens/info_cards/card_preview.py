"""The card as it will be printed, drawn beside the window after the typing pauses."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QImage, QResizeEvent

from herstel_desktop.domain.errors import KnownError
from herstel_desktop.services.info_cards import info_card_pdf
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets import pdf_pages
from herstel_desktop.ui.widgets.basics import Button, Card, label, row
from herstel_desktop.ui.widgets.pdf_preview import PdfPages
from herstel_desktop.ui.widgets.states import EmptyState

DRAWN_AFTER_MS = 500
_MOST_PAGES = 8
"""Pages drawn at most; a card has one or two, and each takes some megabytes."""

_A4_INCHES = 210 / 25.4
_PAGE_MARGIN = 50  # left and right of a page, in pixels
_LEAST_DPI, _MOST_DPI = 60, 200


@dataclass
class _Newest:
    """The number of the newest request; the lane skips all others."""

    number: int = 0


@dataclass(frozen=True)
class _Drawn:
    """The first pages of a card, and how many it has."""

    request: int
    pages: int
    pictures: list[QImage]


class CardPreview(Card):
    """Pages from the builder that also prints; the newest text wins.

    Signals:
        drawn: the pages of the newest text show.
        refused(KnownError): no card can be made of the newest text; the pages stay as they were.
    """

    drawn = Signal()
    refused = Signal(object)

    def __init__(self, context: ScreenContext, print_button: Button) -> None:
        super().__init__(context.theme)
        self._context = context
        self._wanted = ("", "")
        self._newest = _Newest()
        self._drawn_for_width = 0
        theme = context.theme
        self._state = label("", "muted")
        self._empty = EmptyState(
            theme,
            "newspaper",
            self.tr("Nog geen kaart"),
            self.tr(
                "Met een informatiekaart vertel je bewoners en verwijzers over je groep. "
                "Typ of plak een tekst, of open een bestand. Hier zie je meteen de kaart."
            ),
        )
        self.pages = PdfPages(theme)
        self.pages.hide()
        self.body.addLayout(
            row(label(self.tr("Voorbeeld"), "section", wrap=False), self._state, None, print_button)
        )
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self.pages, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAWN_AFTER_MS)
        self._pause.timeout.connect(self.draw)

    def show_text(self, title: str, text: str) -> None:
        """Show the card of this text as soon as the typing pauses."""
        self._wanted = (title, text)
        self._pause.start()

    def draw(self) -> None:
        """Ask for the pages of the newest text now."""
        self._pause.stop()
        self._newest.number += 1
        title, text = self._wanted
        if not text.strip():
            self._show_empty()
            return
        newest, request, dots = self._newest, self._newest.number, self._dots_per_inch()
        self._drawn_for_width = self.width()

        def work() -> _Drawn | None:
            if newest.number != request:
                return None
            return _draw(request, info_card_pdf(text, title), dots)

        def refuse(error: KnownError) -> None:
            if newest.number == request:
                self._state.setText(self.tr("Dit is nog de kaart van daarvoor."))
                self._state.setVisible(self.pages.isVisibleTo(self))
                self.refused.emit(error)

        self._context.tasks.render(self, work, self._show, refuse)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._drawn_for_width and self._drawn_for_width != self.width():
            self._pause.start()

    def _dots_per_inch(self) -> float:
        """So that a page fills the width, at the zoom of the pages."""
        room = self.pages.width() if self.pages.isVisibleTo(self) else self._empty.width()
        room -= _PAGE_MARGIN + self.pages.verticalScrollBar().sizeHint().width()
        width = room * 100 / self.pages.percent
        return min(max(width / _A4_INCHES, _LEAST_DPI), _MOST_DPI)

    def _show(self, drawn: _Drawn | None) -> None:
        if drawn is None or drawn.request != self._newest.number:
            return
        self._empty.hide()
        self.pages.show()
        self.pages.show_pages(drawn.pictures)
        if drawn.pages > len(drawn.pictures):
            text = self.tr("eerste {shown} van {n} pagina's")
        else:
            text = self.tr("1 pagina") if drawn.pages == 1 else self.tr("{n} pagina's")
        self._state.setText(text.format(n=drawn.pages, shown=len(drawn.pictures)))
        self._state.show()
        self.drawn.emit()

    def _show_empty(self) -> None:
        self.pages.hide()
        self._state.hide()
        self._empty.show()
        self._drawn_for_width = 0
        self.drawn.emit()


def _draw(request: int, pdf: bytes, dots_per_inch: float) -> _Drawn:
    count = pdf_pages.page_count(pdf)
    first = range(min(count, _MOST_PAGES))
    return _Drawn(request, count, [pdf_pages.draw_page(pdf, page, dots_per_inch) for page in first])
