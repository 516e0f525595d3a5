"""Meenemen: what is needed, to be ticked off."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from herstel_desktop.ui.screens.session_plan.texts import tr
from herstel_desktop.ui.screens.session_plan.tick_line import TickLine
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Card, clear


class PackingCard(Card):
    """The list.

    Signals:
        packed(list[str]): these lines are ticked off now.
    """

    packed = Signal(list)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Meenemen"))
        self._theme = theme
        self._lines: list[TickLine] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)

    @property
    def boxes(self) -> list[QCheckBox]:
        """The boxes, from top to bottom."""
        return [line.box for line in self._lines]

    def show_lines(self, lines: tuple[str, ...], packed: frozenset[str]) -> None:
        """Show what is needed; boxes that stay keep the keyboard."""
        if tuple(line.text for line in self._lines) != lines:
            clear(self._rows)
            self._lines = [TickLine(self._theme, text) for text in lines]
            for line in self._lines:
                self._rows.addWidget(line)
                line.box.toggled.connect(self._tell)
        for line in self._lines:
            line.box.blockSignals(True)
            line.box.setChecked(line.text in packed)
            line.box.blockSignals(False)

    def _tell(self, _on: bool) -> None:
        self.packed.emit([line.text for line in self._lines if line.box.isChecked()])
