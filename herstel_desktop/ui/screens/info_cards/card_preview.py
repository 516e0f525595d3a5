"""The card as it will be printed, drawn beside the window after the typing pauses."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.info_cards import CardPlace
from herstel_desktop.services.info_card_shelf import OpenCard, preview
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets import pdf_pages
from herstel_desktop.ui.widgets.basics import Card, label, row
from herstel_desktop.ui.widgets.page_stack import PdfPages
from herstel_desktop.ui.widgets.states import EmptyState

DRAWN_AFTER_MS = 80
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
    places: tuple[tuple[CardPlace, UUID], ...]


class CardPreview(Card):
    """Pages from the builder that also prints; the newest card wins.

    Signals:
        section_wanted(UUID): a section was clicked on paper.
        drawn: the pages of the newest card show.
        refused(KnownError): no pages can be made of the newest card; they stay as they were.
    """

    section_wanted = Signal(object)
    drawn = Signal()
    refused = Signal(object)

    def __init__(self, context: ScreenContext, beside: QWidget) -> None:
        """`beside` stands in the line above the pages."""
        super().__init__(context.theme)
        self._context = context
        self._wanted: OpenCard | None = None
        self._newest = _Newest()
        self._drawn_for_width = 0
        self._places: tuple[tuple[CardPlace, UUID], ...] = ()
        self._sheets: list[QLabel] = []
        theme = context.theme
        self._state = label("", "muted", wrap=False)
        self._empty = EmptyState(
            theme,
            "newspaper",
            self.tr("Nog een lege kaart"),
            self.tr("Voeg een onderdeel toe. Hier zie je meteen hoe het op papier komt."),
        )
        self.pages = PdfPages(theme)
        self._fitting = self.pages.percent
        self.pages.setAccessibleDescription(
            self.tr("Plus en min maken groter en kleiner. Een klik gaat naar het onderdeel.")
        )
        self.pages.hide()
        title = label(self.tr("Voorbeeld"), "section", wrap=False)
        self.body.addLayout(row(title, self._state, None, beside, spacing=theme.px(12)))
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self.pages, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAWN_AFTER_MS)
        self._pause.timeout.connect(self.draw)

    def show_card(self, opened: OpenCard, *, at_once: bool = False) -> None:
        """Show the pages of this card as soon as the typing pauses, or now."""
        self._wanted = opened
        if at_once:
            self.draw()
        else:
            self._pause.start()

    def draw(self) -> None:
        """Ask for the pages of the newest card now."""
        self._pause.stop()
        self._newest.number += 1
        opened = self._wanted
        if opened is None or not (opened.card.title or opened.card.sections):
            self._show_empty()
            return
        newest, request, dots = self._newest, self._newest.number, self._dots_per_inch()
        self._drawn_for_width = self.width()

        def work() -> _Drawn | None:
            if newest.number != request:
                return None
            pdf, places = preview(opened)
            shown = [each.id for each in opened.card.sections if each.shown]
            return _draw(request, pdf, dots, tuple((each, shown[each.section]) for each in places))

        def refuse(error: KnownError) -> None:
            if newest.number == request:
                self._state.setText(self.tr("Dit is nog de kaart van daarvoor."))
                self._state.setVisible(self.pages.isVisibleTo(self))
                self.refused.emit(error)

        self._context.tasks.render(self, work, self._show, refuse)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click on a section of the paper leads to where it can be changed."""
        if (
            isinstance(event, QMouseEvent)
            and event.type() is QEvent.Type.MouseButtonRelease
            and isinstance(watched, QLabel)
            and watched in self._sheets
        ):
            self._ask_section(watched, event.position())
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Larger and smaller, as in every preview."""
        steps = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        if Qt.Key(event.key()) in steps:
            self.pages.zoom(steps[Qt.Key(event.key())])
            self._watch_sheets()
        else:
            super().keyPressEvent(event)

    def _watch_sheets(self) -> None:
        self._sheets = self.pages.inner.findChildren(QLabel)
        for sheet in self._sheets:
            sheet.installEventFilter(self)
            sheet.setCursor(Qt.CursorShape.PointingHandCursor)

    def _ask_section(self, sheet: QLabel, at: QPointF) -> None:
        size = sheet.pixmap().deviceIndependentSize()
        across = (at.x() - (sheet.width() - size.width()) / 2) / size.width()
        down = (at.y() - (sheet.height() - size.height()) / 2) / size.height()
        page = self._sheets.index(sheet)
        for place, section_id in self._places:
            inside = place.left <= across <= place.right and place.top <= down <= place.bottom
            if place.page == page and inside:
                self.section_wanted.emit(section_id)
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._drawn_for_width and self._drawn_for_width != self.width():
            self._pause.start()

    def _dots_per_inch(self) -> float:
        """So that a page fills the width as long as nobody zooms."""
        room = self.pages.width() if self.pages.isVisibleTo(self) else self._empty.width()
        room -= _PAGE_MARGIN + self.pages.verticalScrollBar().sizeHint().width()
        width = room * 100 / self._fitting
        return min(max(width / _A4_INCHES, _LEAST_DPI), _MOST_DPI)

    def _show(self, drawn: _Drawn | None) -> None:
        if drawn is None or drawn.request != self._newest.number:
            return
        self._empty.hide()
        self.pages.show()
        self.pages.show_pages(drawn.pictures)
        self._places = drawn.places
        self._watch_sheets()
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


def _draw(
    request: int,
    pdf: bytes,
    dots_per_inch: float,
    places: tuple[tuple[CardPlace, UUID], ...],
) -> _Drawn:
    count = pdf_pages.page_count(pdf)
    first = range(min(count, _MOST_PAGES))
    pictures = [pdf_pages.draw_page(pdf, page, dots_per_inch) for page in first]
    return _Drawn(request, count, pictures, places)
