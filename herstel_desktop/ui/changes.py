"""Tells screens what changed in the vault."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from herstel_desktop.domain.changes import Changes


class ChangeHub(QObject):
    """Rebroadcasts what services changed.

    Signals:
        changed(Changes): a transaction was committed; reload what shows these kinds.
    """

    changed = Signal(object)

    def publish(self, changes: Changes) -> None:
        """Tell every screen."""
        if changes.kinds:
            self.changed.emit(changes)
