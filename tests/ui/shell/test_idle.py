"""The vault locks when nobody is there, also when the laptop slept meanwhile."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from herstel_desktop.ui.shell.idle import IdleWatch

LONGEST_UNSEEN_MS = 15_000


class Clock:
    """A clock on the wall that a test moves."""

    def __init__(self) -> None:
        self.seconds = 1_800_000_000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def line(qtbot: QtBot) -> QLineEdit:
    """A window with the keyboard."""
    widget = QLineEdit()
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is widget.windowHandle())
    return widget


@pytest.fixture
def watch(qapp: QApplication, line: QLineEdit, clock: Clock) -> Iterator[IdleWatch]:
    idle_watch = IdleWatch(qapp, now=clock)
    idle_watch.start(5)
    yield idle_watch
    idle_watch.stop()
    idle_watch.deleteLater()


def type_letter(line: QLineEdit) -> None:
    window = line.windowHandle()
    assert window is not None
    QTest.keyClick(window, Qt.Key.Key_A)


def looks_at_clock(watch: IdleWatch) -> QTimer:
    """The timer that looks at the clock now and then."""
    (found,) = (each for each in watch.findChildren(QTimer) if not each.isSingleShot())
    return found


def test_the_first_key_after_a_long_sleep_locks_and_does_nothing_else(
    watch: IdleWatch, clock: Clock, line: QLineEdit, qtbot: QtBot
) -> None:
    clock.seconds += 5 * 60
    with qtbot.waitSignal(watch.idle):
        type_letter(line)
    assert line.text() == ""
    assert watch.minutes == 0


def test_a_laptop_that_slept_too_long_locks_without_a_key(
    watch: IdleWatch, clock: Clock, qtbot: QtBot
) -> None:
    looking = looks_at_clock(watch)
    assert looking.isActive()
    assert looking.interval() <= LONGEST_UNSEEN_MS
    clock.seconds += 5 * 60
    with qtbot.waitSignal(watch.idle):
        looking.start(0)
    assert not looking.isActive()


def test_a_short_sleep_and_every_key_let_it_count_anew(
    watch: IdleWatch, clock: Clock, line: QLineEdit, qtbot: QtBot
) -> None:
    for _ in range(3):
        clock.seconds += 4 * 60
        type_letter(line)
    looking = looks_at_clock(watch)
    with qtbot.waitSignal(looking.timeout):
        looking.start(0)
    assert line.text() == "aaa"
    assert watch.minutes == 5


def test_a_clock_that_is_put_back_does_not_lock(
    watch: IdleWatch, clock: Clock, line: QLineEdit
) -> None:
    clock.seconds -= 3600
    type_letter(line)
    assert line.text() == "a"
    assert watch.minutes == 5
