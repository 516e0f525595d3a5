"""All groups in a table."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QVBoxLayout, QWidget

from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.groups import GroupRow, GroupState
from herstel_desktop.domain.labels import GROUP_FORM
from herstel_desktop.services.groups import groups
from herstel_desktop.ui.screens.groups.texts import next_line, people_line
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import Button, row
from herstel_desktop.ui.widgets.states import EmptyState, ErrorState
from herstel_desktop.ui.widgets.table import Column, RowTable


def _tr(text: str) -> str:
    return QCoreApplication.translate("groups", text)


def _name(group: GroupRow) -> str:
    return f"{group.name} (gestopt)" if group.state is GroupState.ENDED else group.name


_COLUMNS: tuple[Column[GroupRow], ...] = (
    Column("Naam", _name, stretch=True),
    Column("Vorm", lambda group: GROUP_FORM[group.form]),
    Column("Buurtpunt", lambda group: group.venue_name),
    Column("Deelnemers", people_line),
    Column("Volgende keer", next_line),
)


class GroupList(QWidget):
    """The list with its buttons.

    Signals:
        opened(GroupRow): one was opened.
        new_wanted: a new group is wanted.
    """

    opened = Signal(object)
    new_wanted = Signal()

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self._new = Button(
            theme, _tr("&Nieuwe groep"), "plus", "primary", on_click=self.new_wanted.emit
        )
        self._ended = QCheckBox(_tr("Ook &gestopte groepen"))
        self._ended.clicked.connect(self.load)
        self._table: RowTable[GroupRow] = RowTable(theme, _tr("Groepen"), _COLUMNS)
        self._table.opened.connect(self.opened)
        self._error = ErrorState(theme, self.load)
        begin = Button(
            theme, _tr("Eerste groep &maken"), "plus", "primary", on_click=self.new_wanted.emit
        )
        self._empty = EmptyState(
            theme,
            "users",
            _tr("Nog geen groepen"),
            _tr(
                "Een groep heeft vaste bijeenkomsten. Je houdt er bij wie er was en hoe het ging. "
                "Kies een vorm, dan staan de gewone afspraken en het ritme er al in."
            ),
            begin,
        )
        self._pages = QStackedWidget()
        for page in (self._table, self._empty, self._error):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 22, 28, 22)
        layout.setSpacing(theme.px(14))
        layout.addLayout(row(self._ended, None, self._new))
        layout.addWidget(self._pages, 1)

    def first_focus(self) -> QWidget:
        """The table, or the way to begin."""
        return self._table if self._table.rows else self._new

    def load(self) -> None:
        """Ask for the groups."""
        ended = self._ended.isChecked()
        self._context.read(
            self, lambda store: groups(store, include_ended=ended), self._show, self._refuse
        )

    def _show(self, rows: tuple[GroupRow, ...]) -> None:
        had_rows = bool(self._table.rows)
        self._table.set_rows(rows, keep=lambda group: group.id)
        self._pages.setCurrentWidget(self._table if rows else self._empty)
        self._new.setVisible(bool(rows))
        if rows and not had_rows and not self._ended.hasFocus() and self.isVisible():
            self._table.setFocus()

    def _refuse(self, error: KnownError) -> None:
        self._error.show_error(error)
        self._pages.setCurrentWidget(self._error)
