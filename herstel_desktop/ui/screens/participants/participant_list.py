"""Everybody in a table, searched as it is typed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QStackedWidget, QVBoxLayout, QWidget

from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.participants import ParticipantRow
from herstel_desktop.services.participants import participants
from herstel_desktop.services.vault_access import Store
from herstel_desktop.ui.screens.participants.texts import (
    count_line,
    full_name,
    groups_line,
    tr,
)
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import Button, label, row
from herstel_desktop.ui.widgets.forms import line_edit, on_text
from herstel_desktop.ui.widgets.states import EmptyState, ErrorState
from herstel_desktop.ui.widgets.table import Column, RowTable

_OWN_LINE_FROM_PERCENT = 140


@dataclass(frozen=True)
class _Question:
    """What was asked for."""

    text: str
    include_past: bool


@dataclass(frozen=True)
class _Answer:
    """The rows, and whether there is anybody at all."""

    question: _Question
    rows: tuple[ParticipantRow, ...]
    anybody: bool


class ParticipantList(QWidget):
    """The list with its search field.

    Signals:
        opened(ParticipantRow): one was opened.
        new_wanted: somebody new is to be added.
        heading_wanted(str, str): title and subtitle for the bar above the screen.
    """

    opened = Signal(object)
    new_wanted = Signal()
    heading_wanted = Signal(str, str)

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self._search = line_edit(placeholder=tr("Naam, of een stuk ervan"))
        self._search.setAccessibleName(tr("Zoeken"))
        self._search.setMinimumWidth(theme.px(200))
        self._search.installEventFilter(self)
        name = label(tr("&Zoeken"), "strong", wrap=False)
        name.setBuddy(self._search)
        self._past = QCheckBox(tr("Ook oud-&deelnemers"))
        new = Button(
            theme, tr("Deelnemer &toevoegen"), "user-plus", "primary", self.new_wanted.emit
        )
        searching = row(name, self._search, spacing=theme.px(14))
        searching.setStretchFactor(self._search, 1)
        self._top = QWidget()
        self._top_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._top)
        self._top_row.setContentsMargins(0, 0, 0, 0)
        self._top_row.setSpacing(theme.px(14))
        self._top_row.addLayout(searching, 1)
        self._top_row.addLayout(row(self._past, None, new, spacing=theme.px(14)))
        self._table: RowTable[ParticipantRow] = RowTable(
            theme,
            tr("Deelnemers"),
            (
                Column(tr("Naam"), self._name, stretch=True),
                Column(tr("Groepen"), _groups, stretch=True),
                Column(tr("Toestemming"), _consent, spoken=_spoken_consent),
            ),
        )
        self._lay_out()
        theme.changed.connect(self._fit)
        self._fit()
        on_text(self._search, self.load)
        self._past.toggled.connect(self.load)
        self._table.opened.connect(self.opened)

    def _lay_out(self) -> None:
        theme = self._context.theme
        self._begin = Button(
            theme, tr("Deelnemer &toevoegen"), "user-plus", "primary", self.new_wanted.emit
        )
        self._nobody = EmptyState(
            theme,
            "user",
            tr("Nog geen deelnemers"),
            tr(
                "Hier staat straks iedereen die meedoet of wil meedoen. Een roepnaam is genoeg. "
                "De rest kan later."
            ),
            self._begin,
        )
        self._only_past = EmptyState(
            theme,
            "users",
            tr("Er doet nu niemand mee"),
            tr("Wie is gestopt, staat bij de oud-deelnemers."),
            Button(theme, tr("Toon &hen ook"), "eye", on_click=self._show_past),
        )
        self._not_found = EmptyState(
            theme,
            "search",
            tr("Niemand gevonden"),
            tr(
                "Typ een kleiner stuk van de naam. Iemand die is gestopt, vind je als je ook "
                "oud-deelnemers aanvinkt."
            ),
            Button(theme, tr("Zoekveld &leegmaken"), "x", on_click=self._clear_search),
        )
        self._error = ErrorState(theme, self.load)
        self._pages = QStackedWidget()
        for page in (self._table, self._nobody, self._only_past, self._not_found, self._error):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 22, 28, 22)
        layout.setSpacing(theme.px(14))
        layout.addWidget(self._top)
        layout.addWidget(self._pages, 1)

    def first_focus(self) -> QWidget:
        """The search field, or the way to begin."""
        return self._begin if self._pages.currentWidget() is self._nobody else self._search

    def load(self, *_what: object) -> None:
        """Ask for the people that are searched for."""
        question = self._question()
        self._context.read(self, lambda store: _read(store, question), self._show, self._fail)

    def redraw_names(self) -> None:
        """Names are shielded otherwise now."""
        self._table.redraw()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the search field into the list; Enter opens the row it is on."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            current = self._table.current
            if event.key() == Qt.Key.Key_Down and current is not None:
                self._table.setFocus()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current is not None:
                self.opened.emit(current)
                return True
        return False

    def _fit(self) -> None:
        """With large text the search field gets a line of its own."""
        wide = self._context.theme.percent < _OWN_LINE_FROM_PERCENT
        self._top_row.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    def _question(self) -> _Question:
        return _Question(self._search.text(), self._past.isChecked())

    def _show(self, answer: _Answer) -> None:
        if answer.question != self._question():
            # A later answer is under way.
            return
        searched = bool(answer.question.text.strip())
        had_focus = self._search.hasFocus()
        self._table.set_rows(answer.rows, keep=lambda each: each.id)
        self._top.setVisible(answer.anybody)
        if answer.rows:
            page: QWidget = self._table
        elif not answer.anybody:
            page = self._nobody
        else:
            page = self._not_found if searched else self._only_past
        self._pages.setCurrentWidget(page)
        if had_focus and not answer.anybody:
            self._begin.setFocus()
        self._show_heading(len(answer.rows), searched=searched)

    def _show_heading(self, count: int, *, searched: bool) -> None:
        subtitle = count_line(count, searched=searched) if count else ""
        self.heading_wanted.emit(tr("Deelnemers"), subtitle)

    def _fail(self, error: KnownError) -> None:
        self._error.show_error(error)
        self._pages.setCurrentWidget(self._error)

    def _name(self, each: ParticipantRow) -> str:
        return self._context.names.shown(full_name(each), each.id)

    def _show_past(self) -> None:
        self._past.setChecked(True)
        self._search.setFocus()

    def _clear_search(self) -> None:
        self._search.clear()
        self._search.setFocus()


def _read(store: Store, question: _Question) -> _Answer:
    rows = participants(store, question.text, question.include_past)
    anybody = bool(rows) or bool(participants(store, include_past=True))
    return _Answer(question, rows, anybody)


def _groups(each: ParticipantRow) -> str:
    return groups_line(zip(each.group_names, each.states, strict=True))


def _consent(each: ParticipantRow) -> str:
    return tr("ja") if each.consent_stands else tr("nog niet")


def _spoken_consent(each: ParticipantRow) -> str:
    return tr("toestemming: {answer}").format(answer=_consent(each))
