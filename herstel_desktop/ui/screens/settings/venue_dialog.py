"""A venue: its name is enough."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.organisation import Venue
from herstel_desktop.services.organisation import add_venue, change_venue
from herstel_desktop.services.vault_access import Store
from herstel_desktop.ui.screens.settings.entry_dialog import EntryDialog
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import row
from herstel_desktop.ui.widgets.forms import Field, line_edit


class VenueDialog(EntryDialog):
    """Adds a venue, or changes the one given."""

    def __init__(self, context: ScreenContext, parent: QWidget, venue: Venue | None) -> None:
        title = self.tr("Buurtpunt aanpassen") if venue else self.tr("Buurtpunt toevoegen")
        super().__init__(context, parent, title)
        self._venue = venue
        texts = {
            "name": self.tr("&Naam"),
            "street": self.tr("S&traat en huisnummer"),
            "postcode": self.tr("&Postcode"),
            "town": self.tr("P&laats"),
            "area": self.tr("Ge&bied of wijk"),
            "municipality": self.tr("Ge&meente"),
        }
        for name, text in texts.items():
            most = 12 if name == "postcode" else 200
            editor = line_edit(getattr(venue, name) if venue else "", most=most)
            self.form.add(name, Field(text, editor))
        fields = self.form.fields
        self.fields.addWidget(fields["name"])
        self.fields.addWidget(fields["street"])
        gap = context.theme.px(10)
        where = row(fields["postcode"], fields["town"], spacing=gap)
        where.setStretch(0, 1)
        where.setStretch(1, 2)
        self.fields.addLayout(where)
        self.fields.addLayout(row(fields["area"], fields["municipality"], spacing=gap))
        fields["name"].editor.setFocus()

    def change(self) -> Callable[[Store], Outcome]:
        values = {name: field.editor.text() for name, field in self.form.fields.items()}
        venue = self._venue
        if venue is None:
            return lambda store: add_venue(store, **values)
        changed = replace(venue, **values)
        return lambda store: change_venue(store, changed)
