"""The crisis ladder: numbers, when they were checked, and the card to print."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.crisis import CrisisLine
from herstel_desktop.domain.dutch_dates import date_only
from herstel_desktop.services.crisis_cards import crisis_card_pdf
from herstel_desktop.services.settings import change_crisis_line, crisis_lines, reset_crisis_lines
from herstel_desktop.services.vault_access import Store
from herstel_desktop.ui.screens.settings.crisis_line_dialog import CrisisLineDialog
from herstel_desktop.ui.screens.settings.section import ListSection
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import Button
from herstel_desktop.ui.widgets.dialogs import confirm
from herstel_desktop.ui.widgets.flow import Flow
from herstel_desktop.ui.widgets.states import EmptyState
from herstel_desktop.ui.widgets.table import Column


@dataclass(frozen=True)
class _Rung:
    """A line and its place on the ladder, from 0."""

    position: int
    line: CrisisLine


def _checked(rung: _Rung) -> str:
    on = rung.line.checked_on
    return date_only(on) if on is not None else "nog niet"


class CrisisSection(ListSection[_Rung]):
    """Hulplijnen."""

    def __init__(self, context: ScreenContext) -> None:
        theme = context.theme
        super().__init__(
            context,
            self.tr("Hulplijnen"),
            self.tr(
                "Deze nummers staan onder F9 en op de crisiskaart. Bel of zoek ze af en toe na."
            ),
            columns=(
                Column(self.tr("Wanneer"), lambda rung: rung.line.situation, stretch=True),
                Column(self.tr("Wie"), lambda rung: rung.line.who),
                Column(self.tr("Nummer"), lambda rung: rung.line.number),
                Column(self.tr("Gecontroleerd op"), _checked),
            ),
            key=lambda rung: rung.position,
            empty=EmptyState(theme, "life-buoy", self.tr("Geen hulplijnen"), ""),
        )
        self._change = Button(theme, self.tr("&Aanpassen"), "pencil", on_click=self._change_current)
        self._today = Button(
            theme, self.tr("Vandaag &gecontroleerd"), "check", on_click=self._check_current
        )
        self._reset = Button(
            theme, self.tr("Terug naar het &begin"), "undo-2", on_click=self._reset_all
        )
        large = Button(theme, self.tr("Crisiskaart A&4"), "printer", on_click=self._print_large)
        small = Button(theme, self.tr("Crisiskaart A&5"), "printer", on_click=self._print_small)
        large.setAccessibleName(self.tr("Crisiskaart printen op A4"))
        small.setAccessibleName(self.tr("Crisiskaart printen op A5"))
        gap = theme.px(10)
        self.body.addLayout(Flow(self._change, self._today, self._reset, spacing=gap))
        self.body.addWidget(self.pages, 1)
        self.body.addLayout(Flow(large, small, spacing=gap))
        self.table.opened.connect(self._open)
        self.table.current_changed.connect(self._note_current)
        self._note_current(None)

    def load(self) -> None:
        self.context.read(self, crisis_lines, self._show, self.refuse)

    def _show(self, lines: tuple[CrisisLine, ...]) -> None:
        self.show_rows(tuple(_Rung(place, each) for place, each in enumerate(lines)))

    def _note_current(self, rung: _Rung | None) -> None:
        self._change.setEnabled(rung is not None)
        self._today.setEnabled(rung is not None)

    def _change_current(self) -> None:
        if self.table.current is not None:
            self._open(self.table.current)

    def _open(self, rung: _Rung) -> None:
        dialog = CrisisLineDialog(self.context, self, rung.line, rung.position)
        dialog.exec()
        dialog.deleteLater()

    def _check_current(self) -> None:
        rung = self.table.current
        if rung is None:
            return
        line = replace(rung.line, checked_on=date.today())
        sentence = self.tr("{who}: vandaag gecontroleerd.").format(who=line.who)

        def change(store: Store) -> Outcome:
            outcome = change_crisis_line(store, line, position=rung.position)
            return replace(outcome, sentence=sentence)

        self.context.write(self, change, failed=self.context.window.show_problem)

    def _reset_all(self) -> None:
        if confirm(
            self.context.theme,
            self,
            self.tr("Terug naar de eerste hulplijnen?"),
            self.tr(
                "Alles wat je hier hebt veranderd, gaat weg: eigen nummers, opmerkingen en de "
                "dagen waarop je ze controleerde."
            ),
            go_on=self.tr("&Terugzetten"),
        ):
            self.context.write(self, reset_crisis_lines, failed=self.context.window.show_problem)

    def _print_large(self) -> None:
        self.context.preview(self.tr("Crisiskaart"), crisis_card_pdf, "crisiskaart-a4.pdf")

    def _print_small(self) -> None:
        self.context.preview(
            self.tr("Crisiskaart"),
            lambda store: crisis_card_pdf(store, small=True),
            "crisiskaart-a5.pdf",
        )
