"""Choosing the theme: a ballot is begun, counted and decided, with what was chosen before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.recovery_wishes import ThemeChoice
from herstel_desktop.domain.theme_ballots import (
    MOST_VOTERS,
    BallotBoard,
    BallotWay,
    OpenBallot,
    PastChoice,
)
from herstel_desktop.services import theme_ballots as service
from herstel_desktop.services.ballot_papers import ballot_papers_pdf, tally_sheet_pdf
from herstel_desktop.services.vault_access import Store
from herstel_desktop.services.wish_cards import papers_needed
from herstel_desktop.ui.screens.theme_choice.ballot_rows import BallotRow, BallotRows
from herstel_desktop.ui.screens.theme_choice.overrule_dialog import OverruleDialog
from herstel_desktop.ui.screens.theme_choice.print_dialog import PrintDialog
from herstel_desktop.ui.screens.theme_choice.result_list import ResultList
from herstel_desktop.ui.screens.theme_choice.start_dialog import StartDialog
from herstel_desktop.ui.screens.theme_choice.texts import (
    ballot_line,
    ballot_title,
    choice_line,
    past_day,
    past_votes,
    standing_line,
    too_many_line,
    tr,
    votes_line,
)
from herstel_desktop.ui.screens.theme_choice.theme_picker import ThemePicker
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.theme.tokens import TARGET
from herstel_desktop.ui.widgets.basics import Button, Card, label, line, row
from herstel_desktop.ui.widgets.flow import Flow
from herstel_desktop.ui.widgets.forms import number_edit
from herstel_desktop.ui.widgets.table import Column, RowTable
from herstel_desktop.ui.widgets.words import breakable, shortened

_HISTORY_ROWS = 4
_LONGEST_ON_BUTTON = 28
_VOTERS = ""  # stands for the number of voters where counts go by their theme


class BallotCard(Card):
    """Thema kiezen.

    Signals:
        reload_wanted: something was refused, so what is stored is to be shown again.
    """

    reload_wanted = Signal()

    def __init__(self, context: ScreenContext, beside_title: Button) -> None:
        super().__init__(context.theme)
        theme = context.theme
        self._context = context
        self._board: BallotBoard | None = None
        self._meeting_id: UUID | None = None
        self._on_the_way = Counter[str]()
        self._lives = label("", "muted")
        self._latest = label("", "strong")
        self._why = label("", "muted")
        self.start = Button(theme, tr("Stemming &beginnen"), "check-check", "primary", self._begin)
        self._teaches = label(
            tr(
                "De groep kiest zelf haar thema. Wensen staan bovenaan. Een thema dat verloor en "
                "wacht, krijgt de volgende keer een stem extra."
            )
        )
        self._counting = self._counting_part()
        self._history_title = label(tr("Eerder gekozen"), "strong")
        self._history: RowTable[PastChoice] = RowTable(
            theme,
            tr("Eerder gekozen"),
            (
                Column(tr("Dag"), past_day),
                Column(tr("Thema"), lambda past: past.title, stretch=True),
                Column(tr("Stemmen"), past_votes),
                Column(tr("Waarom anders"), lambda past: past.overruled_because),
            ),
        )
        head = row(spacing=theme.px(10))
        head.addWidget(label(tr("Thema kiezen"), "section"), 1)
        head.addWidget(beside_title)
        self.body.addLayout(head)
        for widget in (self._latest, self._why, self._teaches, self._lives):
            self.body.addWidget(widget)
        self.body.addLayout(row(self.start, None))
        self.body.addWidget(self._counting)
        self.body.addWidget(self._history_title)
        self.body.addWidget(self._history, 1)
        self.body.addStretch()
        for part in (self._counting, self._history_title, self._history, self._teaches):
            part.hide()  # until it is known what there is
        theme.changed.connect(self._fit)
        self._fit()

    def _counting_part(self) -> QWidget:
        theme = self._context.theme
        part = QWidget()
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(10))
        self._for = label("", "strong")
        self._how = label("", "muted")
        self._rows = BallotRows(theme)
        self._rows.counted.connect(self._count)
        self._rows.removal_wanted.connect(self._remove_option)
        self._voters = number_edit(0, 0, MOST_VOTERS)
        self._voters.setSpecialValueText(tr("niet geteld"))
        self._voters.setKeyboardTracking(False)
        self._voters.setAccessibleName(tr("Aantal stemmers"))
        self._voters.valueChanged.connect(self._count_voters)
        voters_label = label(tr("Aantal st&emmers"), "field", wrap=False)
        voters_label.setBuddy(self._voters)
        self._counted = label("", "muted")
        self._warning = label("", "warning")
        self._result_title = label(tr("Uitslag tot nu toe"), "strong")
        self._result = ResultList(theme)
        self._choose = Button(theme, "", "check", "primary", self._take_leader)
        self._otherwise = Button(theme, tr("Anders k&iezen"), "pencil", on_click=self._overrule)
        self._more = Button(theme, tr("&Nog een thema"), "plus", on_click=self._add_option)
        self._print = Button(theme, "", "printer", on_click=self._ask_to_print)
        self._away = Button(theme, tr("Stem&ming weghalen"), "trash-2", on_click=self._put_away)
        voters = row(voters_label, self._voters, spacing=theme.px(8))
        voters.addWidget(self._counted, 1)
        layout.addWidget(self._for)
        layout.addWidget(self._how)
        layout.addWidget(self._rows)
        layout.addLayout(Flow(self._more, self._print, spacing=theme.px(8)))
        layout.addLayout(voters)
        layout.addWidget(self._warning)
        layout.addWidget(self._result_title)
        layout.addWidget(self._result)
        layout.addLayout(Flow(self._choose, self._otherwise, self._away, spacing=theme.px(8)))
        layout.addWidget(line())
        return part

    @property
    def open_ballot(self) -> OpenBallot | None:
        """The ballot that is being counted."""
        return self._board.open if self._board is not None else None

    def choose_for(self, meeting_id: UUID | None) -> None:
        """The next ballot that is begun is for this meeting, unless another is picked."""
        self._meeting_id = meeting_id

    def show_board(self, board: BallotBoard, lives: str, *, is_running: bool) -> None:
        """Show the ballot of a group, or how to begin one.

        Args:
            lives: what the wishes ask for, in a line; may be empty.
        """
        before, self._board = self.open_ballot, board
        keyboard = QApplication.focusWidget()
        had_keyboard = keyboard is not None and self.isAncestorOf(keyboard)
        self._lives.setText(tr("Wat leeft er: {themes}").format(themes=breakable(lives)))
        self._lives.setVisible(bool(lives) and board.open is None)
        ballot = board.open
        latest = board.history[0] if board.history and ballot is None else None
        self._latest.setText(breakable(choice_line(latest)) if latest is not None else "")
        self._latest.setVisible(latest is not None)
        because = latest.overruled_because if latest is not None else ""
        self._why.setText(tr("Anders gekozen, want: {reason}").format(reason=breakable(because)))
        self._why.setVisible(bool(because))
        self._teaches.setVisible(ballot is None and not board.history)
        self.start.setVisible(ballot is None)
        self.start.setEnabled(is_running)
        self._counting.setVisible(ballot is not None)
        self._history.set_rows(board.history, keep=lambda past: past.id)
        self._history.setColumnHidden(3, not any(p.overruled_because for p in board.history))
        for widget in (self._history_title, self._history):
            widget.setVisible(bool(board.history))
        self._rows.show_ballot(ballot, date.today(), +self._on_the_way)
        if ballot is not None:
            self._show_open(ballot)
        if had_keyboard and (before is None) is not (ballot is None):
            # What had the keyboard is hidden now; it would go to another part of the window.
            rows = self._rows.rows
            (self.start if ballot is None else rows[0].field if rows else self._more).setFocus()

    def flush(self) -> None:
        """Store a number that was typed and not yet left."""
        if self.open_ballot is not None:
            self._rows.store_edits()
            self._voters.interpretText()

    def _show_open(self, ballot: OpenBallot) -> None:
        self._for.setText(ballot_title(ballot))
        self._how.setText(ballot_line(ballot))
        by_hand = ballot.ballot.way is BallotWay.HANDS
        self._print.setText(tr("Tur&flijst printen") if by_hand else tr("Stembrie&fjes printen"))
        self._counted.setText(votes_line(ballot))
        voters = ballot.ballot.voters or 0
        if not self._on_the_way[_VOTERS] and self._voters.value() != voters:
            with QSignalBlocker(self._voters):
                self._voters.setValue(voters)
        too_many = ballot.ballot.too_many_votes
        self._warning.setText(too_many_line(ballot) if too_many else "")
        self._warning.setVisible(too_many)
        leader = ballot.leader
        for widget in (self._result_title, self._result):
            widget.setVisible(leader is not None)
        self._result.show_ballot(ballot, date.today())
        self._choose.setVisible(leader is not None)
        if leader is not None:
            title = shortened(leader.title, _LONGEST_ON_BUTTON).replace("&", "&&")
            self._choose.setText(tr("&Dit wordt het thema: {theme}").format(theme=title))
            self._choose.setToolTip(leader.title)
            self._choose.setAccessibleDescription(standing_line(leader, ballot.ballot.way))

    def _fit(self) -> None:
        self._history.setMinimumHeight(self._context.theme.px(TARGET) * _HISTORY_ROWS)

    def _begin(self) -> None:
        if self._board is not None:
            dialog = StartDialog(self._context, self, self._board, self._meeting_id)
            dialog.exec()
            dialog.deleteLater()
            if self._rows.rows:
                self._rows.rows[0].field.setFocus()

    def _count(self, counting: BallotRow, votes: int) -> None:
        ballot = self.open_ballot
        if ballot is None:
            return
        ballot_id, theme = ballot.ballot.id, counting.theme
        self._write_count(theme, lambda store: service.set_votes(store, ballot_id, theme, votes))

    def _count_voters(self, voters: int) -> None:
        ballot = self.open_ballot
        if ballot is not None:
            ballot_id = ballot.ballot.id
            self._write_count(
                _VOTERS, lambda store: service.set_voters(store, ballot_id, voters or None)
            )

    def _write_count(self, what: str, change: Callable[[Store], Outcome]) -> None:
        """Store a count; until it is stored the field knows better than the vault."""
        self._on_the_way[what] += 1

        def stored(_outcome: Outcome) -> None:
            self._on_the_way[what] -= 1

        def refused(error: KnownError) -> None:
            self._on_the_way[what] -= 1
            self._refused(error)

        self._context.write(self, change, stored, refused)

    def _remove_option(self, theme: str) -> None:
        self._write(lambda store, ballot: service.remove_option(store, ballot, theme))

    def _add_option(self) -> None:
        board, ballot = self._board, self.open_ballot
        if board is None or ballot is None:
            return
        there = {each.theme for each in ballot.lines}
        choices = [
            ThemeChoice(each.theme, each.title)
            for each in board.proposals
            if each.theme not in there
        ]
        dialog = ThemePicker(self._context, self, tr("Nog een thema"), choices)
        dialog.exec()
        picked = dialog.picked
        dialog.deleteLater()
        if picked:
            self._write(lambda store, ballot: service.add_option(store, ballot, picked))

    def _take_leader(self) -> None:
        self.flush()
        leader = self.open_ballot.leader if self.open_ballot is not None else None
        if leader is not None:
            self._write(lambda store, ballot: service.choose_theme(store, ballot, leader.theme))

    def _overrule(self) -> None:
        self.flush()
        ballot = self.open_ballot
        if ballot is not None:
            dialog = OverruleDialog(self._context, self, ballot)
            dialog.exec()
            dialog.deleteLater()

    def _ask_to_print(self) -> None:
        ballot = self.open_ballot
        if ballot is None:
            return
        ballot_id, group_id = ballot.ballot.id, ballot.ballot.group_id
        if ballot.ballot.way is BallotWay.HANDS:
            self._context.preview(
                tr("Turflijst"), lambda store: tally_sheet_pdf(store, ballot_id), "turflijst.pdf"
            )
        else:
            self._context.read(
                self, lambda store: papers_needed(store, group_id), self._print_papers
            )

    def _print_papers(self, needed: int) -> None:
        ballot = self.open_ballot
        if ballot is None:
            return
        ballot_id = ballot.ballot.id
        dialog = PrintDialog(self._context.theme, self, tr("Stembriefjes printen"), needed)
        wanted = dialog.exec() == QDialog.DialogCode.Accepted
        count, large = dialog.count, dialog.is_large
        dialog.deleteLater()
        if wanted:
            self._context.preview(
                tr("Stembriefjes"),
                lambda store: ballot_papers_pdf(store, ballot_id, count, large=large),
                "stembriefjes.pdf",
            )

    def _put_away(self) -> None:
        self._write(service.put_away)

    def _write(self, change: Callable[[Store, UUID], Outcome]) -> None:
        ballot = self.open_ballot
        if ballot is not None:
            ballot_id = ballot.ballot.id
            self._context.write(self, lambda store: change(store, ballot_id), failed=self._refused)

    def _refused(self, error: KnownError) -> None:
        """The card goes back to what is stored, and says why."""
        self._rows.forget()
        self.reload_wanted.emit()
        self._context.window.show_problem(error)
