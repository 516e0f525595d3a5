"""Counting: each theme with its number, a minus and a plus."""

from __future__ import annotations

from collections.abc import Container
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from herstel_desktop.domain.theme_ballots import MOST_VOTES, BallotLine, OpenBallot
from herstel_desktop.ui.screens.theme_choice.texts import past_of, tr
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.theme.tokens import TARGET
from herstel_desktop.ui.widgets.basics import Button, clear, label
from herstel_desktop.ui.widgets.words import breakable

_NO_ARROWS = """
QSpinBox::up-button, QSpinBox::down-button { width: 0; }
QSpinBox::up-arrow, QSpinBox::down-arrow { width: 0; height: 0; image: none; }
"""


class CountField(QSpinBox):
    """A number of votes; + and - count too, also with the keyboard on the number."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setRange(0, MOST_VOTES)
        self.setKeyboardTracking(False)
        # The style sheet gives a number without arrows no room at all, so they are there and hide.
        self.setStyleSheet(_NO_ARROWS)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        theme.changed.connect(self._fit)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {"+": 1, "=": 1, "-": -1}
        if event.text() in steps:
            self.interpretText()
            self.stepBy(steps[event.text()])
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        self.setFixedWidth(self._theme.px(76))


class BallotRow(QFrame):
    """One theme of the open ballot.

    Signals:
        counted(BallotRow, int): this row and its votes, as they were set.
        removal_wanted(str): the theme is to go off the ballot.
    """

    counted = Signal(object, int)
    removal_wanted = Signal(str)

    def __init__(self, theme: Theme, line: BallotLine) -> None:
        super().__init__()
        self.setProperty("role", "row")
        self.theme = line.theme
        self._title = label(breakable(line.title), "strong")
        self._past = label("", "muted")
        self._less = Button(theme, "", "minus", on_click=self._count_down)
        self.field = CountField(theme)
        self._more = Button(theme, "", "plus", on_click=self._count_up)
        self._remove = Button(theme, "", "x", "flat", self._ask_removal)
        for button, name in (
            (self._less, tr("{theme}, één minder")),
            (self._more, tr("{theme}, één erbij")),
            (self._remove, tr("Haal {theme} van het stembriefje")),
        ):
            button.setAccessibleName(name.format(theme=line.title))
            button.setToolTip(button.accessibleName())
        self.field.setAccessibleName(tr("{theme}, aantal stemmen").format(theme=line.title))
        self.field.valueChanged.connect(self._note_count)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._past)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 6)
        layout.setSpacing(theme.px(6))
        layout.addLayout(words, 1)
        for widget in (self._less, self.field, self._more, self._remove):
            layout.addWidget(widget)
        self._theme = theme
        theme.changed.connect(self._fit)
        self._fit()

    def show_line(self, line: BallotLine, today: date, *, is_newer: bool) -> None:
        """Show what is stored.

        Args:
            is_newer: a count of this row is still on its way to the vault, so its number stays.
        """
        past = past_of(line, today)
        self._past.setText(past)
        self.field.setAccessibleDescription(past)
        if not is_newer and self.field.value() != line.votes:
            with QSignalBlocker(self.field):
                self.field.setValue(line.votes)

    def store_edit(self) -> None:
        """Count what was typed and not yet left."""
        self.field.interpretText()

    def _count_up(self) -> None:
        self.field.stepUp()

    def _count_down(self) -> None:
        self.field.stepDown()

    def _note_count(self, votes: int) -> None:
        self.counted.emit(self, votes)

    def _ask_removal(self) -> None:
        self.removal_wanted.emit(self.theme)

    def _fit(self) -> None:
        for button in (self._less, self._more, self._remove):
            button.setFixedWidth(self._theme.px(TARGET) + 4)


class BallotRows(QWidget):
    """All themes of the open ballot, in the order of the paper.

    Signals:
        counted(BallotRow, int): a row was counted to this many votes.
        removal_wanted(str): a theme is to go off the ballot.
    """

    counted = Signal(object, int)
    removal_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[BallotRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    @property
    def rows(self) -> list[BallotRow]:
        """The rows that stand now."""
        return self._rows

    def show_ballot(
        self, ballot: OpenBallot | None, today: date, on_the_way: Container[str]
    ) -> None:
        """Show an open ballot; rows stay as long as the themes stay.

        Args:
            on_the_way: themes of which a count has not reached the vault yet.
        """
        lines = ballot.lines if ballot is not None else ()
        if [row.theme for row in self._rows] != [line.theme for line in lines]:
            self._start_over(lines)
        for row, line in zip(self._rows, lines, strict=True):
            row.show_line(line, today, is_newer=line.theme in on_the_way)

    def store_edits(self) -> None:
        """Count what was typed and not yet left."""
        for row in self._rows:
            row.store_edit()

    def forget(self) -> None:
        """Another group or another ballot: no row stays."""
        self._start_over(())

    def _start_over(self, lines: tuple[BallotLine, ...]) -> None:
        clear(self._layout)
        self._rows = []
        for line in lines:
            row = BallotRow(self._theme, line)
            row.counted.connect(self.counted)
            row.removal_wanted.connect(self.removal_wanted)
            self._layout.addWidget(row)
            self._rows.append(row)
