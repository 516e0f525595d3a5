"""Work that a test holds until it lets it go, in any order."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from herstel_desktop.ui.tasks import Failed, InlineTasks
from tests.ui.conftest import RaisingPresenter

T = TypeVar("T")


class _Held(InlineTasks):
    """Holds what is asked of one lane."""

    def __init__(self) -> None:
        super().__init__(RaisingPresenter())
        self.held: list[Callable[[], None]] = []

    def hold(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Keep it for later."""
        self.held.append(lambda: InlineTasks.run(self, owner, work, then, failed))


class HeldReading(_Held):
    """Holds what is asked of the database lane."""

    run = _Held.hold


class HeldDrawing(_Held):
    """Holds what is asked of the drawing lane."""

    render = _Held.hold
