"""Another theme than the votes say: which one, and why."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.theme_ballots import LONGEST_REASON, OpenBallot
from herstel_desktop.services.theme_ballots import choose_theme
from herstel_desktop.ui.screens.theme_choice.texts import standing_line, tr
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import label
from herstel_desktop.ui.widgets.dialogs import FormDialog
from herstel_desktop.ui.widgets.forms import Field, choice, chosen, line_edit


class OverruleDialog(FormDialog):
    """Chooses a theme with a reason; without one the ballot stays open."""

    def __init__(self, context: ScreenContext, parent: QWidget | None, ballot: OpenBallot) -> None:
        super().__init__(
            context.theme, parent, tr("Een ander thema kiezen"), tr("&Dit wordt het thema")
        )
        self._context, self._ballot_id = context, ballot.ballot.id
        self.body.addWidget(
            label(
                tr(
                    "De stemmen geven de richting. Soms past iets anders beter. Zeg het dan ook in "
                    "de groep, en schrijf op waarom."
                )
            )
        )
        leader = ballot.leader.theme if ballot.leader is not None else ""
        options: list[tuple[str, object]] = [
            (f"{line.title} ({standing_line(line, ballot.ballot.way)})", line.theme)
            for line in ballot.ranked
            if line.theme != leader
        ]
        self._theme = self.form.add("theme", Field(tr("&Thema"), choice(options)))
        self._theme.editor.setMinimumContentsLength(12)
        self._because = self.form.add(
            "because",
            Field(
                tr("&Waarom?"),
                line_edit(most=LONGEST_REASON),
                tr("Schrijf geen naam van een deelnemer op."),
            ),
        )
        for widget in (self._theme, self._because):
            self.body.addWidget(widget)
        self.save_button.clicked.connect(self._store)

    def _store(self) -> None:
        theme, because = str(chosen(self._theme.editor)), self._because.editor.text()
        ballot_id = self._ballot_id
        self._context.write(
            self,
            lambda store: choose_theme(store, ballot_id, theme, because),
            self._stored,
            self.show_error,
        )

    def _stored(self, _outcome: Outcome) -> None:
        self.accept()
