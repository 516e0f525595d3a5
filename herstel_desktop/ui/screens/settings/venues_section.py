"""The venues: add, change, and put out of use."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox

from herstel_desktop.domain.organisation import Venue
from herstel_desktop.services.organisation import change_venue, retire_venue, venues
from herstel_desktop.ui.screens.settings.section import ListSection
from herstel_desktop.ui.screens.settings.venue_dialog import VenueDialog
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import Button
from herstel_desktop.ui.widgets.dialogs import confirm
from herstel_desktop.ui.widgets.flow import Flow
from herstel_desktop.ui.widgets.states import EmptyState
from herstel_desktop.ui.widgets.table import Column


def _name(venue: Venue) -> str:
    return venue.name if venue.in_use else f"{venue.name} (niet meer in gebruik)"


def _area(venue: Venue) -> str:
    return ", ".join(part for part in (venue.area, venue.municipality) if part)


class VenuesSection(ListSection[Venue]):
    """Buurtpunten."""

    def __init__(self, context: ScreenContext) -> None:
        theme = context.theme
        begin = Button(theme, self.tr("&Eerste buurtpunt toevoegen"), "plus", on_click=self.add)
        super().__init__(
            context,
            self.tr("Buurtpunten"),
            self.tr("De plekken waar groepen bij elkaar komen."),
            columns=(
                Column(self.tr("Naam"), _name, stretch=True),
                Column(self.tr("Adres"), lambda venue: venue.address),
                Column(self.tr("Gebied"), _area),
            ),
            key=lambda venue: venue.id,
            empty=EmptyState(
                theme,
                "map-pin-house",
                self.tr("Nog geen buurtpunten"),
                self.tr("Bij een groep kies je het buurtpunt waar je bij elkaar komt."),
                begin,
            ),
        )
        self._found: tuple[Venue, ...] = ()
        self._add = Button(theme, self.tr("&Toevoegen"), "plus", "primary", on_click=self.add)
        self._change = Button(theme, self.tr("&Aanpassen"), "pencil", on_click=self._change_current)
        self._retire = Button(theme, "", on_click=self._retire_current)
        self._all = QCheckBox(self.tr("&Ook niet meer in gebruik"))
        self._all.clicked.connect(self._show_found)
        self._buttons = (self._add, self._change, self._retire)
        self.body.addLayout(Flow(*self._buttons, self._all, spacing=theme.px(10)))
        self.body.addWidget(self.pages, 1)
        self.table.opened.connect(self._open)
        self.table.current_changed.connect(self._note_current)
        self._note_current(None)

    def load(self) -> None:
        self.context.read(
            self, lambda store: venues(store, include_unused=True), self._show, self.refuse
        )

    def add(self) -> None:
        """Ask for a new venue."""
        self._open(None)

    def _show(self, found: tuple[Venue, ...]) -> None:
        self._found = found
        self._show_found()

    def _show_found(self) -> None:
        everything = self._all.isChecked()
        rows = tuple(v for v in self._found if v.in_use or everything or self.is_wanted(v))
        self.show_rows(rows)
        self._all.setVisible(any(not venue.in_use for venue in self._found))
        for button in self._buttons:
            button.setVisible(bool(rows))

    def _note_current(self, venue: Venue | None) -> None:
        in_use = venue is None or venue.in_use
        self._retire.setText(
            self.tr("Niet meer &gebruiken") if in_use else self.tr("Weer in &gebruik nemen")
        )
        self._retire.set_icon("x" if in_use else "undo-2")
        self._change.setEnabled(venue is not None)
        self._retire.setEnabled(venue is not None)

    def _change_current(self) -> None:
        if self.table.current is not None:
            self._open(self.table.current)

    def _open(self, venue: Venue | None) -> None:
        dialog = VenueDialog(self.context, self, venue)
        dialog.exec()
        dialog.deleteLater()

    def _retire_current(self) -> None:
        venue = self.table.current
        if venue is None:
            return
        problem = self.context.window.show_problem
        if not venue.in_use:
            back = replace(venue, in_use=True)
            self.context.write(self, lambda store: change_venue(store, back), failed=problem)
            return
        what_goes = self.tr(
            "{name} gaat uit de keuzelijst voor groepen. Groepen die er eerder waren, houden het. "
            "Je kunt het later weer in gebruik nemen."
        ).format(name=venue.name)
        title = self.tr("Buurtpunt niet meer gebruiken?")
        go_on = self.tr("&Niet meer gebruiken")
        if confirm(self.context.theme, self, title, what_goes, go_on=go_on):
            self.context.write(self, lambda store: retire_venue(store, venue.id), failed=problem)
