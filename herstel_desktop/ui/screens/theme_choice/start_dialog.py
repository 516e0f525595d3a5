"""Beginning a ballot: for which meeting, how, and over which themes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.dutch_dates import day_and_month
from herstel_desktop.domain.search import search_key
from herstel_desktop.domain.theme_ballots import (
    LONGEST_THEME,
    MOST_DOTS,
    USUAL_DOTS,
    USUAL_OPTIONS,
    BallotBoard,
    BallotWay,
)
from herstel_desktop.services.theme_ballots import start_ballot
from herstel_desktop.ui.screens.theme_choice.texts import proposal_line, tr
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.theme.tokens import TARGET
from herstel_desktop.ui.widgets.basics import Button, label, row
from herstel_desktop.ui.widgets.dialogs import FormDialog
from herstel_desktop.ui.widgets.forms import (
    Field,
    choice,
    chosen,
    line_edit,
    number_edit,
)

_THEME_ROLE = Qt.ItemDataRole.UserRole


class StartDialog(FormDialog):
    """Asks for all of it; the themes that are asked for most are ticked."""

    def __init__(
        self,
        context: ScreenContext,
        parent: QWidget | None,
        board: BallotBoard,
        meeting_id: UUID | None,
    ) -> None:
        super().__init__(context.theme, parent, tr("Stemming beginnen"), tr("&Begin"), 620)
        self._context, self._group_id = context, board.group_id
        theme = context.theme
        self._meeting = self.form.add(
            "meeting", Field(tr("&Voor welke bijeenkomst?"), choice(*_meetings(board, meeting_id)))
        )
        ways: list[tuple[str, object]] = [
            (tr("Met stembriefjes op papier"), BallotWay.PAPER),
            (tr("Handen opsteken en tellen"), BallotWay.HANDS),
        ]
        self._way = self.form.add("way", Field(tr("&Hoe stemmen jullie?"), choice(ways)))
        self._dots = self.form.add(
            "dots",
            Field(
                tr("Stemmen per &persoon"),
                number_edit(USUAL_DOTS, 1, MOST_DOTS),
                tr("Stippen, of hoe vaak een hand omhoog mag."),
            ),
        )
        self._themes = QListWidget()
        self._themes.setMinimumHeight(theme.px(TARGET * 5 + 6))
        self._list = self.form.add(
            "themes",
            Field(
                tr("&Thema’s om uit te kiezen"),
                self._themes,
                tr("Met de spatiebalk zet je een vinkje aan of uit. Een stuk of acht is genoeg."),
            ),
        )
        for proposal in board.proposals:
            self._add(proposal_line(proposal, date.today()), proposal.theme)
        for place in range(min(USUAL_OPTIONS, self._themes.count())):
            self._themes.item(place).setCheckState(Qt.CheckState.Checked)
        self._themes.setCurrentRow(0)
        self._own = self.form.add("theme", Field(tr("&Eigen thema"), line_edit(most=LONGEST_THEME)))
        self._own_button = Button(theme, tr("&Zet erbij"), "plus", on_click=self._add_own)
        self._own.editor.returnPressed.connect(self._add_own)
        own = row(spacing=theme.px(8))
        own.addWidget(self._own, 1)
        own.addWidget(self._own_button, 0, Qt.AlignmentFlag.AlignBottom)
        how = row(spacing=theme.px(12))
        how.addWidget(self._way, 3, Qt.AlignmentFlag.AlignTop)
        how.addWidget(self._dots, 2, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._meeting)
        self.body.addLayout(how)
        self.body.addWidget(self._list)
        self.body.addLayout(own)
        self._count = label("", "muted")
        self.body.addWidget(self._count)
        self._themes.itemChanged.connect(self._show_count)
        self._show_count()
        # Enter in the line for a theme of one's own adds it and begins nothing.
        self.save_button.setDefault(False)
        self.save_button.clicked.connect(self._store)

    @property
    def _ticked(self) -> Sequence[str]:
        items = (self._themes.item(place) for place in range(self._themes.count()))
        return [
            item.data(_THEME_ROLE) for item in items if item.checkState() is Qt.CheckState.Checked
        ]

    def _add(self, text: str, theme: str) -> None:
        item = QListWidgetItem(text)
        item.setSizeHint(QSize(0, self._context.theme.px(TARGET)))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
        item.setData(_THEME_ROLE, theme)
        self._themes.addItem(item)

    def _add_own(self) -> None:
        """Tick the theme of this title, or put it in the list."""
        typed = " ".join(self._own.editor.text().split())
        if not typed:
            self._own.show_error(tr("Typ eerst hoe het thema heet."))
            self._own.editor.setFocus()
            return
        place = self._place_of(typed)
        if place is None:
            self._add(typed, typed)
            place = self._themes.count() - 1
        self._themes.item(place).setCheckState(Qt.CheckState.Checked)
        self._themes.setCurrentRow(place)
        self._own.show_error("")
        self._own.editor.setText("")

    def _place_of(self, typed: str) -> int | None:
        for place in range(self._themes.count()):
            item = self._themes.item(place)
            title = item.text().split(" · ")[0]
            if search_key(typed) in (search_key(title), search_key(item.data(_THEME_ROLE))):
                return place
        return None

    def _show_count(self, *_item: object) -> None:
        count = len(self._ticked)
        words = tr("1 thema gekozen") if count == 1 else tr("{n} thema’s gekozen").format(n=count)
        self._count.setText(words)

    def _store(self) -> None:
        way, meeting = chosen(self._way.editor), chosen(self._meeting.editor)
        assert isinstance(way, BallotWay)
        meeting_id = meeting if isinstance(meeting, UUID) else None
        themes, dots, group_id = self._ticked, self._dots.editor.value(), self._group_id
        self._context.write(
            self,
            lambda store: start_ballot(
                store, group_id, themes, way=way, dots=dots, meeting_id=meeting_id
            ),
            self._stored,
            self.show_error,
        )

    def _stored(self, _outcome: Outcome) -> None:
        self.accept()


def _meetings(board: BallotBoard, wanted: UUID | None) -> tuple[list[tuple[str, object]], object]:
    """The meetings to choose from, and the one that is chosen first."""
    options: list[tuple[str, object]] = [
        (day_and_month(meeting.on), meeting.id) for meeting in board.meetings
    ]
    ids = [meeting.id for meeting in board.meetings]
    first = wanted if wanted in ids else next(iter(ids), None)
    return [*options, (tr("Dat staat nog open"), None)], first
