"""What can be taken back, newest first."""

from __future__ import annotations

from herstel_desktop.domain.changes import Outcome

MOST = 50


class UndoStack:
    """Outcomes that have a way back; one that has none does not hide the ones before it."""

    def __init__(self) -> None:
        self._outcomes: list[Outcome] = []

    def push(self, outcome: Outcome) -> None:
        """Remember an outcome, if it can be undone; forget those that it seals."""
        if outcome.seals:
            self._outcomes = [
                each for each in self._outcomes if not each.changes.ids & outcome.seals
            ]
        if outcome.undo is not None:
            self._outcomes = [*self._outcomes, outcome][-MOST:]

    def pop(self) -> Outcome | None:
        """The newest one, which is no longer remembered; None when there is none."""
        return self._outcomes.pop() if self._outcomes else None

    def take(self, outcome: Outcome) -> Outcome | None:
        """This very one, if it was not taken back yet."""
        for place, each in enumerate(self._outcomes):
            if each is outcome:
                return self._outcomes.pop(place)
        return None

    def clear(self) -> None:
        """Forget everything: the vault is being locked."""
        self._outcomes.clear()
