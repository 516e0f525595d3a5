"""The outcome so far: from first to last, each with why it stands there."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from herstel_desktop.domain.theme_ballots import BallotLine, OpenBallot
from herstel_desktop.ui.screens.theme_choice.texts import past_of, standing_line, tr
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import clear, label
from herstel_desktop.ui.widgets.words import breakable

_HEIGHT = 10


class ScoreBar(QWidget):
    """Votes filled and waiting as an outline, to look at; the words beside it say the same."""

    def __init__(self, theme: Theme, votes: int, bonus: int, most: int) -> None:
        super().__init__()
        self._theme, self._votes, self._bonus, self._most = theme, votes, bonus, max(most, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = self._theme.palette
        unit = (self.width() - 2) / self._most
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(palette.primary))
        painter.setBrush(QColor(palette.primary))
        votes = QRectF(1, 1, unit * self._votes, self.height() - 2)
        painter.drawRect(votes)
        if self._bonus:
            painter.setBrush(QColor(palette.surface))
            painter.drawRect(QRectF(votes.right(), 1, unit * self._bonus, self.height() - 2))
        painter.end()


class ResultList(QWidget):
    """Themes with votes, from first to last."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.px(4))
        self._shown: tuple[BallotLine, ...] | None = None

    def show_ballot(self, ballot: OpenBallot, today: date) -> None:
        """Show the outcome of the count so far."""
        voted = tuple(line for line in ballot.ranked if line.votes)
        if voted == self._shown:
            return
        self._shown = voted
        clear(self._layout)
        most = max((line.standing.score for line in voted), default=0)
        for place, line in enumerate(voted, start=1):
            title = label(breakable(f"{place}. {line.title}"), "strong")
            why = f"{standing_line(line, ballot.ballot.way)} · {past_of(line, today)}"
            bar = ScoreBar(self._theme, line.votes, line.standing.bonus, most)
            for widget in (title, bar, label(why, "muted")):
                self._layout.addWidget(widget)
        without = len(ballot.ranked) - len(voted)
        if without:
            words = (
                tr("1 thema kreeg nog geen stem.")
                if without == 1
                else tr("{n} thema’s kregen nog geen stem.").format(n=without)
            )
            self._layout.addWidget(label(words, "muted"))
