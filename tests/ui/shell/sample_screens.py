"""Screens as simple as can be, to try the window around them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstel_desktop.domain.changes import Kind
from herstel_desktop.services.organisation import venues
from herstel_desktop.ui.shell.screen import Place, Screen, ScreenContext, ScreenSpec
from herstel_desktop.ui.widgets.basics import Card, label
from herstel_desktop.ui.widgets.forms import Field, line_edit
from herstel_desktop.ui.widgets.table import Column, RowTable


class NoteScreen(Screen):
    """A field whose text is stored on `flush`, and a name that can be shielded."""

    reload_on = frozenset({Kind.VENUE})

    def __init__(self, context: ScreenContext, title: str) -> None:
        super().__init__(context, title, "dinsdag 24 november 2026 · Buurtpunt De Linde")
        self.targets: list[dict[str, Any]] = []
        self.loads = 0
        self.flushes = 0
        self.field = line_edit("")
        self.person = label("Anneke", "strong")
        self.table: RowTable[Any] = RowTable(
            context.theme, "Buurtpunten", [Column("Naam", lambda venue: str(venue.name))]
        )
        card = Card(context.theme, title)
        card.body.addWidget(self.person)
        card.body.addWidget(Field("&Notitie", self.field))
        card.body.addWidget(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 22, 28, 22)
        layout.addWidget(card)
        layout.addStretch(1)

    def show_target(self, **target: Any) -> None:
        self.targets.append(target)

    def load(self) -> None:
        self.loads += 1
        self.context.read(self, venues, self.table.set_rows)

    def flush(self) -> None:
        self.flushes += 1

    def redraw_names(self) -> None:
        self.person.setText(self.context.names.shown("Anneke", "anneke"))

    def first_focus(self) -> QWidget:
        return self.field


def _screen(title: str) -> Callable[[ScreenContext], Screen]:
    return lambda context: NoteScreen(context, title)


SPECS = (
    ScreenSpec("today", "Vandaag", "sun", 10, _screen("Vandaag")),
    ScreenSpec("groups", "Groepen", "users", 20, _screen("Groepen")),
    ScreenSpec(
        "attendance", "Presentie", "list-checks", 25, _screen("Presentie"), Place.HIDDEN, "groups"
    ),
    ScreenSpec("participants", "Deelnemers", "user", 30, _screen("Deelnemers")),
    ScreenSpec("info_cards", "Informatiekaarten", "newspaper", 40, _screen("Informatiekaarten")),
    ScreenSpec("settings", "Instellingen", "settings", 90, _screen("Instellingen"), Place.BOTTOM),
)
