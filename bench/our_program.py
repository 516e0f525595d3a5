"""The real program, led by lines of JSON on stdin; answers each with a line of JSON.

It is put together as `app.run` does it, and every step is taken where a person takes it: the
passphrase is typed into the unlock page, a mark is a click on its button. A step is over when
the program has nothing under way and has painted nothing for a while; its time is that of the
last painting, so whatever appears late counts.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from bench.memory import peak_mb, resident_mb
from herstel_desktop import app
from herstel_desktop.domain.attendance import Mark
from herstel_desktop.domain.changes import Outcome
from herstel_desktop.ui.shell.main_window import MainWindow
from herstel_desktop.ui.shell.unlock_page import UnlockPage
from herstel_desktop.ui.widgets.marks import MarkButton
from herstel_desktop.vault.hardening import harden_process

_QUIET = 0.2
_UNTIL_PLANNED = 2.0
_LOOK_EVERY_MS = 20


class PaintWatch(QObject):
    """Knows when a window was last painted; carries its painting out to see it end."""

    def __init__(self) -> None:
        super().__init__()
        self.last = 0.0

    def watch(self, window: QWidget) -> None:
        """Watch a window that stands on the screen."""
        window.winId()  # it may not show yet
        window.installEventFilter(self)
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if event.type() in (QEvent.Type.UpdateRequest, QEvent.Type.Expose):
            watched.event(event)
            self.last = time.perf_counter()
            return True
        return False


class Program:
    """The program on one vault, and the steps that it can be asked to take."""

    def __init__(self, vault: Path) -> None:
        harden_process()
        self._vault = vault
        self._application = app.make_application()
        self._application.setCursorFlashTime(0)  # a blinking cursor paints too
        reception = app.receive(self._application, vault)
        assert reception is not None
        self._reception = reception
        self._paints = PaintWatch()
        self._settle()

    @property
    def _window(self) -> MainWindow:
        window = self._reception.front
        assert isinstance(window, MainWindow)
        return window

    def derive(self, passphrase: str) -> float:
        """Seconds that the key derivation of this vault's header takes, and nothing else."""
        from herstel_desktop.vault.folder import VaultFolder
        from herstel_desktop.vault.header_files import read_candidates
        from herstel_desktop.vault.kdf import stretch

        header = read_candidates(VaultFolder(self._vault))[0]
        begun = time.perf_counter()
        stretch(passphrase, header.salt, header.kdf)
        return time.perf_counter() - begun

    def unlock(self, passphrase: str) -> float:
        """Seconds from Enter to Vandaag with its content, painted."""
        page = self._reception.front
        assert isinstance(page, UnlockPage)
        page.unlocked.connect(self._watch_window)
        line = page.findChild(QLineEdit)
        assert line is not None
        line.setText(passphrase)
        self._settle()
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
        begun = time.perf_counter()
        QApplication.sendEvent(line, press)
        self._settle()
        seconds = self._paints.last - begun
        self._settle(_UNTIL_PLANNED)  # the file's check and the planning are in no other figure
        return seconds

    def open(self, screen: str, **target: str) -> float:
        """Seconds from asking for a screen to its content, painted."""
        ids = {name: UUID(text) for name, text in target.items()}
        begun = time.perf_counter()
        self._window.context.open(screen, **ids)
        self._settle()
        assert self._paints.last > begun, f"{screen} painted nothing"
        return self._paints.last - begun

    def mark(self, meeting_id: str, number: int) -> float:
        """Seconds from a click on the mark of a person until the window hears that it is stored.

        Args:
            number: which person on the list.
        """
        from PySide6.QtTest import QTest  # here, so that it is not in the memory that is measured

        window = self._window
        screen = window.current_screen
        assert screen is not None
        buttons = [
            button
            for button in screen.findChildren(MarkButton)
            if button.option.value is (Mark.PRESENT if number % 2 else Mark.ABSENT)
        ]
        free = [button for button in buttons if not button.isChecked()]
        button = free[number % len(free)]
        ended: list[float] = []
        loop = QEventLoop()
        show = window.show_outcome

        def stored(outcome: Outcome) -> None:
            ended.append(time.perf_counter())
            show(outcome)
            loop.quit()

        window.show_outcome = stored  # type: ignore[method-assign]
        begun = time.perf_counter()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        loop.exec()
        window.show_outcome = show  # type: ignore[method-assign]
        self._settle()
        return ended[0] - begun

    def places(self) -> list[dict[str, str]]:
        """Running groups with enrolled people, each with a held meeting and a coming one."""
        from datetime import date

        from herstel_desktop.domain.meetings import MeetingState
        from herstel_desktop.services import groups, schedule

        store, today = self._window.context.store, date.today()
        found = []
        for row in groups.groups(store):
            if row.participants < 6:
                continue
            past = schedule.meetings(store, row.id, before_on=today, limit=5)
            held = [meeting for meeting in past if meeting.state is MeetingState.CLOSED]
            coming = schedule.meetings(store, row.id, from_on=today, limit=5)
            planned = [meeting for meeting in coming if meeting.state is MeetingState.PLANNED]
            if held and planned:
                found.append(
                    {
                        "name": row.name,
                        "group": str(row.id),
                        "held": str(held[-1].id),
                        "coming": str(planned[0].id),
                    }
                )
        return found

    def somebody(self) -> str:
        """The first participant on the list."""
        from herstel_desktop.services.participants import participants

        return str(participants(self._window.context.store)[0].id)

    def memory(self) -> dict[str, float]:
        """Memory in MB, now and at its highest, after everything has come to rest."""
        self._settle()
        return {"resident": resident_mb(), "peak": peak_mb()}

    def leave(self) -> None:
        """End as the window's close button does."""
        self._reception.leave()

    def _watch_window(self) -> None:
        self._paints.watch(self._window)

    def _settle(self, quiet: float = _QUIET) -> None:
        """Let the program work until it is idle and its window has been still for `quiet` s."""
        begun = time.perf_counter()
        loop = QEventLoop()

        def look() -> None:
            still_since = max(self._paints.last, begun)
            if self._reception.tasks.is_idle and time.perf_counter() - still_since > quiet:
                loop.quit()

        timer = QTimer()
        timer.timeout.connect(look)
        timer.start(_LOOK_EVERY_MS)
        loop.exec()
        timer.stop()


def main() -> None:
    """Do what stdin asks until it ends."""
    program = Program(Path(sys.argv[1]))
    for line in sys.stdin:
        asked: dict[str, Any] = json.loads(line)
        step: Callable[..., Any] = getattr(program, asked.pop("step"))
        sys.stdout.write(json.dumps(step(**asked)) + "\n")
        sys.stdout.flush()
    program.leave()
    QApplication.exit(0)


if __name__ == "__main__":
    main()
