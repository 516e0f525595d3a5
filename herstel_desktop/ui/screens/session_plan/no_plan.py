"""What stands there while a meeting has no draaiboek."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstel_desktop.domain.meetings import MeetingState
from herstel_desktop.domain.preparation import Preparation
from herstel_desktop.ui.screens.session_plan.texts import people, tr
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button, Card, clear, row
from herstel_desktop.ui.widgets.states import EmptyState


class NoPlan(Card):
    """Says what a draaiboek is for, and makes one.

    Args:
        on_make: makes one.
        on_earlier: asks which earlier one is taken over.
    """

    def __init__(
        self, theme: Theme, *, on_make: Callable[[], object], on_earlier: Callable[[], object]
    ) -> None:
        super().__init__(theme)
        self._theme = theme
        self._on_make, self._on_earlier = on_make, on_earlier
        self._make: Button | None = None
        self._inside = QVBoxLayout()
        self.body.addLayout(self._inside)
        self.body.addStretch(1)

    def first_focus(self) -> QWidget | None:
        """The button that makes one, if that can be done."""
        return self._make

    def show_meeting(self, shown: Preparation, *, is_open: bool) -> None:
        """Say it for this meeting."""
        clear(self._inside)
        self._make = None
        if not is_open:
            closed = shown.meeting.state is MeetingState.CLOSED
            text = (
                tr("Deze bijeenkomst is afgesloten. Er is geen draaiboek gemaakt.")
                if closed
                else tr("Deze bijeenkomst gaat niet door. Er valt niets voor te bereiden.")
            )
            self._inside.addWidget(
                EmptyState(self._theme, "clipboard-list", tr("Geen draaiboek"), text)
            )
            return
        self._make = Button(
            self._theme, tr("&Maak een draaiboek"), "wand-sparkles", "primary", self._on_make
        )
        text = tr(
            "In een draaiboek staat wat je doet, hoelang en in welke volgorde. Het programma "
            "maakt een eerste voorstel voor {people}. Daarna pas je het zelf aan."
        ).format(people=people(shown.expected))
        self._inside.addWidget(
            EmptyState(self._theme, "clipboard-list", tr("Nog geen draaiboek"), text, self._make)
        )
        if shown.earlier:
            take = Button(
                self._theme,
                tr("Neem een &eerder draaiboek over"),
                "copy",
                on_click=self._on_earlier,
            )
            self._inside.addLayout(row(None, take, None))
