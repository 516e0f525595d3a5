"""Shielding: what a name looks like while others can see the screen (F8)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from enum import IntEnum

from PySide6.QtCore import QObject, Signal

from herstel_desktop.domain.names import initials


class Shield(IntEnum):
    """How much of a name is shown; F8 goes to the next."""

    OPEN = 0
    INITIALS = 1
    NEUTRAL = 2


class NameShield(QObject):
    """The one place that decides how a name is shown.

    Signals:
        changed: names must be drawn again.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._level = Shield.OPEN
        self._signs: dict[Hashable, str] = {}
        self._given = Counter[str]()

    @property
    def level(self) -> Shield:
        """What is in force now."""
        return self._level

    def set_level(self, level: Shield) -> None:
        """Shield more or less."""
        if level is not self._level:
            self._level = level
            self.changed.emit()

    def next_level(self) -> None:
        """Open, initials, neutral screen, and open again."""
        self.set_level(Shield((self._level + 1) % len(Shield)))

    def shown(self, name: str, who: Hashable) -> str:
        """The name, or while shielded the initials: 'A.B.', and 'A.B. 2' for the next one.

        Args:
            who: the id of the person, who keeps these initials until the vault is locked,
                wherever they show.
        """
        if self._level is Shield.OPEN:
            return name
        letters = initials(name)
        known = self._signs.get(who, "")
        if known[:1] != letters[:1]:  # not seen yet, or called otherwise since
            self._given[letters] += 1
            number = self._given[letters]
            known = self._signs[who] = letters if number == 1 else f"{letters} {number}"
        return known
