"""Search field, filter and the list of work forms that can come in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from herstel_desktop.domain.preparation import OfferedForm
from herstel_desktop.ui.screens.session_plan.library_list import LibraryList
from herstel_desktop.ui.screens.session_plan.texts import tr
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import label, row
from herstel_desktop.ui.widgets.forms import line_edit, on_text
from herstel_desktop.ui.widgets.states import EmptyState

_ROWS_WHEN_NARROW = 4
_ROW = 76


class LibraryPanel(QWidget):
    """What may come in.

    Signals:
        asked: something else is searched for.
    """

    asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.search = line_edit(placeholder=tr("Zoek een werkvorm"))
        self.search.setAccessibleName(tr("Zoek een werkvorm"))
        self.search.setAccessibleDescription(tr("Pijltjes kiezen, Enter voegt toe."))
        self.search.installEventFilter(self)
        self.fitting = QCheckBox()
        self.fitting.setChecked(True)
        self.list = LibraryList(theme)
        self._nothing = EmptyState(
            theme,
            "search",
            tr("Geen werkvorm gevonden"),
            tr("Typ een ander woord, of zet het vinkje uit."),
        )
        self._empty = EmptyState(theme, "shapes", tr("Nog geen werkvormen"), tr("De kast is leeg."))
        self._pages = QStackedWidget()
        for page in (self.list, self._nothing, self._empty):
            self._pages.addWidget(page)
        self._foot = label("", "muted")
        self._foot.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        head = row(self.search, self.fitting, spacing=theme.px(10))
        head.setStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addLayout(head)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._foot)
        on_text(self.search, self.asked.emit)
        self.fitting.toggled.connect(self._toggled)
        self.show_people(0)

    @property
    def text(self) -> str:
        """What is searched for."""
        return self.search.text()

    def show_people(self, people: int) -> None:
        """Say on the filter for how many people it is."""
        self.fitting.setText(tr("Past &bij {n}").format(n=people))
        self.fitting.setAccessibleName(
            tr("Alleen werkvormen die passen bij {n} mensen").format(n=people)
        )

    def show_rows(self, rows: tuple[OfferedForm, ...], *, from_top: bool, nothing: bool) -> None:
        """Show what was found.

        Args:
            nothing: whether there is no work form at all.
        """
        self.list.set_rows(rows, from_top=from_top)
        self._pages.setCurrentIndex(0 if rows else 2 if nothing else 1)
        new = rows and rows[0].history is None
        sorted_so = new and not self.text.strip()
        self._foot.setText(tr("Nog niet gedaan in deze groep staat bovenaan.") if sorted_so else "")
        self._foot.setVisible(bool(sorted_so))

    def be_wide(self, wide: bool) -> None:
        """Beside the draaiboek it takes the height there is; below it, a few rows."""
        rows = self._theme.px(_ROW) * _ROWS_WHEN_NARROW
        self._pages.setMinimumHeight(self._theme.px(120) if wide else rows)
        self._pages.setMaximumHeight(16_777_215 if wide else rows)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.list.step(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if not event.isAutoRepeat():
                    self.list.add_current()
                return True
        return False

    def _toggled(self, _on: bool) -> None:
        self.asked.emit()
