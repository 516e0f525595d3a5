"""Above the pages of a long document: what is in it, to go there, and which page shows."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import label
from herstel_desktop.ui.widgets.pdf_pages import PdfShape


def _tr(text: str) -> str:
    return QCoreApplication.translate("preview", text)


class PdfContents(QWidget):
    """The bookmarks as a list when there are more than one, and 'Pagina 3 van 40'.

    Signals:
        chosen(int): a part was chosen; the page, from 0, on which it begins.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._shape = PdfShape()
        self._parts = QComboBox()
        self._parts.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._parts.setMinimumContentsLength(20)
        self._parts.setMaximumWidth(theme.px(440))
        self._parts.activated.connect(self._choose)
        self._name = label(_tr("&Inhoud"), "field", wrap=False)
        self._name.setBuddy(self._parts)
        self._parts.setAccessibleName(_tr("Inhoud"))
        self._page = label("", "muted", wrap=False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addWidget(self._name)
        layout.addWidget(self._parts, 1)
        layout.addStretch()
        layout.addWidget(self._page)
        self.hide()

    def show_shape(self, shape: PdfShape) -> None:
        """Show the parts of another document."""
        self._shape = shape
        self._parts.clear()
        self._parts.addItems([bookmark.title for bookmark in shape.bookmarks])
        for part in (self._name, self._parts):
            part.setVisible(len(shape.bookmarks) > 1)
        self.setVisible(len(shape.sizes) > 1)
        self._tell(0)

    @Slot(int)
    def show_page(self, page: int) -> None:
        """Say which page, from 0, is being read, also to who hears the screen."""
        self._tell(page)
        told = QAccessibleAnnouncementEvent(self._page, self._page.text())
        QAccessible.updateAccessibility(told)

    def _tell(self, page: int) -> None:
        count = len(self._shape.sizes)
        self._page.setText(_tr("Pagina {page} van {count}").format(page=page + 1, count=count))
        # Of parts that begin on one page the chosen one stays.
        starts = [bookmark.page for bookmark in self._shape.bookmarks]
        part, now = bisect_right(starts, page) - 1, self._parts.currentIndex()
        if part >= 0 and starts[part] != starts[max(now, 0)]:
            self._parts.setCurrentIndex(part)

    @Slot(int)
    def _choose(self, part: int) -> None:
        self.chosen.emit(self._shape.bookmarks[part].page)
