"""Klaar om te printen, or what is missing; each line leads to its cause."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from herstel_desktop.domain.info_card_checks import CardCheck
from herstel_desktop.ui.screens.info_cards.texts import tr
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import (
    Card,
    EnterButton,
    IconLabel,
    bring_into_view,
    clear,
    label,
    set_role,
)
from herstel_desktop.ui.widgets.words import breakable

_MOST_LINES = 12


class _Line(EnterButton):
    """One check."""

    pressed_for = Signal(object)

    def __init__(self, theme: Theme, check: CardCheck) -> None:
        super().__init__()
        self._check = check
        self.setProperty("role", "flat")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        must = tr("Moet nog") if check.blocks else tr("Kijk na")
        self.setAccessibleName(f"{must}: {check.sentence}")
        colour = "danger" if check.blocks else "warning"
        icon = IconLabel(theme, "circle-alert" if check.blocks else "info", colour)
        text = label(breakable(check.sentence))
        text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(4), theme.px(4), theme.px(4), theme.px(4))
        layout.addWidget(icon)
        layout.addWidget(text, 1)
        self.clicked.connect(self._press)

    def _press(self, _checked: bool = False) -> None:
        self.pressed_for.emit(self._check)


class ChecksCard(Card):
    """The panel.

    Signals:
        chosen(CardCheck): somebody wants to go to its cause.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Controle"))
        self._theme = theme
        self._shown: tuple[CardCheck, ...] | None = None
        self._first: _Line | None = None
        self._state = label("", "strong")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.body.addWidget(self._state)
        self.body.addLayout(self._lines)

    @property
    def state(self) -> str:
        """In one line whether the card may be printed."""
        return self._state.text()

    def take_focus(self) -> None:
        """Bring the lines into sight and put the keyboard on the first."""
        bring_into_view(self)
        if self._first is not None:
            self._first.setFocus()

    def show_checks(self, checks: Sequence[CardCheck]) -> bool:
        """Show these lines, what blocks first; whether they are others than before."""
        if tuple(checks) == self._shown:
            return False
        self._shown = tuple(checks)
        self._first = None
        clear(self._lines)
        missing = sum(each.blocks for each in checks)
        if missing:
            set_role(self._state, "error")
            one, more = (
                tr("Nog 1 ding, dan kun je printen"),
                tr("Nog {n} dingen, dan kun je printen"),
            )
            self._state.setText(one if missing == 1 else more.format(n=missing))
        else:
            set_role(self._state, "good")
            self._state.setText(tr("Klaar om te printen"))
        for check in checks[:_MOST_LINES]:
            line = _Line(self._theme, check)
            line.pressed_for.connect(self.chosen)
            self._lines.addWidget(line)
            self._first = self._first or line
        if len(checks) > _MOST_LINES:
            more = tr("en nog {n}").format(n=len(checks) - _MOST_LINES)
            self._lines.addWidget(label(more, "muted"))
        return True
