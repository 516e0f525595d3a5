"""Step 1: which copy."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from herstel_desktop.domain.backups import BackupCopy
from herstel_desktop.domain.dutch_dates import clock, date_only
from herstel_desktop.ui.shell.first_start.step import Step
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button, label
from herstel_desktop.ui.widgets.flow import Flow
from herstel_desktop.ui.widgets.sticks import COPIES_ON_STICK
from herstel_desktop.ui.widgets.table import Column, RowTable

_ROWS_SHOWN = 5
_ROW_HEIGHT = 44


class ChooseStep(Step):
    """Lists what was found on this laptop and on sticks; another file can be pointed at.

    Signals:
        chosen(Path): this one.
        look_again: a stick may have been put in.
    """

    chosen = Signal(object)
    look_again = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            self.tr("Een reservekopie terugzetten"),
            self.tr(
                "Kies een kopie. Je ziet eerst wat erin staat. Er verandert niets tot je zelf zegt "
                "dat hij terug mag."
            ),
            self.tr("&Verder"),
        )
        self.table = RowTable[BackupCopy](
            theme,
            self.tr("Gevonden kopieën"),
            (
                Column(self.tr("Gemaakt"), _made, stretch=True),
                Column(self.tr("Waar"), self._where),
            ),
        )
        self.table.setMinimumHeight(theme.px(_ROWS_SHOWN * _ROW_HEIGHT))
        self.table.opened.connect(self._take)
        self._none = label(
            self.tr(
                "Er is geen kopie gevonden. Staat hij op een stick? Doe die in de laptop en kies "
                "Opnieuw kijken."
            )
        )
        self.file_button = Button(
            theme, self.tr("Een &ander bestand…"), "file-text", on_click=self._ask_file
        )
        again = Button(
            theme, self.tr("Opnieuw &kijken"), "refresh-cw", on_click=self.look_again.emit
        )
        self.body.addWidget(self.table)
        self.body.addWidget(self._none)
        self.body.addLayout(Flow(self.file_button, again, spacing=theme.px(10)))
        self.show_copies(())

    def show_copies(self, copies: tuple[BackupCopy, ...]) -> None:
        """Show what was found, newest first and chosen."""
        self.table.set_rows(copies)
        self.table.setVisible(bool(copies))
        self._none.setHidden(bool(copies))
        self.next_button.setEnabled(bool(copies))
        if copies:
            self.table.setCurrentIndex(self.table.model().index(0, 0))

    def entered(self) -> None:
        (self.file_button if self.table.isHidden() else self.table).setFocus()

    def submit(self) -> None:
        if self.table.current is not None:
            self._take(self.table.current)

    def _take(self, copy: BackupCopy) -> None:
        self.show_problem("")
        self.chosen.emit(copy.path)

    def _ask_file(self) -> None:
        path, _filter = QFileDialog.getOpenFileName(
            self,
            self.tr("Welke reservekopie?"),
            "",
            self.tr("Reservekopie (*.herstelkopie);;Alle bestanden (*)"),
        )
        if path:
            self.show_problem("")
            self.chosen.emit(Path(path))

    def _where(self, copy: BackupCopy) -> str:
        on_stick = copy.path.parent.name == COPIES_ON_STICK
        return self.tr("Op een stick") if on_stick else self.tr("Op deze laptop")


def _made(copy: BackupCopy) -> str:
    return f"{date_only(copy.made.date())} om {clock(copy.made.time())}"
