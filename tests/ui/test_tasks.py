"""The lanes: results come back on the window's thread, to whoever is still there."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from herstel_desktop.domain.errors import InvalidInputError, KnownError
from herstel_desktop.ui.tasks import InlineTasks, TaskRunner


class Presenter:
    """Remembers what was shown."""

    def __init__(self) -> None:
        self.shown: list[BaseException] = []

    def known(self, error: KnownError) -> None:
        self.shown.append(error)

    def bug(self, error: BaseException) -> None:
        self.shown.append(error)


@pytest.fixture
def presenter() -> Presenter:
    return Presenter()


@pytest.fixture
def tasks(presenter: Presenter) -> Iterator[TaskRunner]:
    runner = TaskRunner(presenter)
    yield runner
    runner.stop()


@pytest.fixture
def owner(qtbot: QtBot) -> QLabel:
    made = QLabel()
    qtbot.addWidget(made)
    return made


def refuse() -> None:
    raise InvalidInputError("name", "De naam ontbreekt.", advice="Vul een naam in.")


def break_down() -> None:
    raise ZeroDivisionError


def test_a_result_comes_back_on_the_windows_thread(
    tasks: TaskRunner, owner: QLabel, qtbot: QtBot
) -> None:
    threads: list[threading.Thread] = []
    tasks.run(owner, threading.current_thread, threads.append)
    tasks.render(owner, threading.current_thread, threads.append)
    tasks.run(owner, lambda: None, lambda _none: threads.append(threading.current_thread()))
    qtbot.waitUntil(lambda: len(threads) == 3)
    names = {thread.name.split("_")[0] for thread in threads}
    assert names == {"database", "rendering", threading.main_thread().name}


def test_work_for_the_database_keeps_its_order(
    tasks: TaskRunner, owner: QLabel, qtbot: QtBot
) -> None:
    done: list[int] = []
    for number in range(50):
        tasks.run(owner, partial(int, number), done.append)
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert done == list(range(50))


def test_nothing_is_handed_over_before_asking_has_ended(
    tasks: TaskRunner, owner: QLabel, qtbot: QtBot
) -> None:
    asking, early = True, []

    def then(_none: None) -> None:
        if asking:
            early.append("early")

    for _ in range(500):
        tasks.render(owner, lambda: None, then)
    asking = False
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert early == []


def test_nothing_is_handed_over_to_a_widget_that_is_gone(tasks: TaskRunner, qtbot: QtBot) -> None:
    go_on = threading.Event()
    handed_over: list[object] = []
    owner = QObject()
    tasks.run(owner, go_on.wait, handed_over.append)
    owner.deleteLater()
    with qtbot.waitSignal(owner.destroyed):
        pass
    go_on.set()
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert handed_over == []


def test_nothing_is_handed_over_after_the_vault_was_locked(
    tasks: TaskRunner, owner: QLabel, presenter: Presenter, qtbot: QtBot
) -> None:
    go_on = threading.Event()
    handed_over: list[object] = []
    tasks.run(owner, go_on.wait, handed_over.append)
    tasks.run(owner, break_down)
    tasks.forget_results()
    go_on.set()
    qtbot.waitUntil(lambda: tasks.is_idle)
    tasks.run(owner, lambda: "later", handed_over.append)
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert (handed_over, presenter.shown) == (["later"], [])


def test_a_known_error_goes_to_whoever_asked_and_otherwise_to_a_dialog(
    tasks: TaskRunner, owner: QLabel, presenter: Presenter, qtbot: QtBot
) -> None:
    taken: list[KnownError] = []
    tasks.run(owner, refuse, failed=taken.append)
    tasks.run(owner, refuse)
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert [len(taken), len(presenter.shown)] == [1, 1]


def test_a_bug_is_shown_by_its_kind_and_logged_without_its_text(
    tasks: TaskRunner,
    owner: QLabel,
    presenter: Presenter,
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail() -> None:
        raise ValueError("Anneke")

    tasks.run(owner, fail, failed=presenter.known)
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert [type(error) for error in presenter.shown] == [ValueError]
    assert "ValueError" in caplog.text
    assert "Anneke" not in caplog.text


def test_last_work_is_waited_for_and_tells_whether_it_went_well(
    tasks: TaskRunner, owner: QLabel, qtbot: QtBot
) -> None:
    done: list[str] = []
    tasks.run(owner, refuse, failed=lambda _error: None)  # asked before, so not counted
    assert tasks.finish(lambda: tasks.run(owner, lambda: done.append("draft")))
    assert done == ["draft"]
    assert not tasks.finish(lambda: tasks.run(owner, refuse, failed=lambda _error: None))
    qtbot.waitUntil(lambda: tasks.is_idle)


def test_what_is_asked_after_the_end_is_not_done(tasks: TaskRunner, owner: QLabel) -> None:
    done: list[str] = []
    tasks.stop()
    tasks.run(owner, lambda: done.append("too late"))
    tasks.render(owner, lambda: done.append("too late"))
    assert (done, tasks.is_idle) == ([], True)


def test_a_widget_in_a_circle_never_dies_in_a_lane(
    tasks: TaskRunner, owner: QLabel, qtbot: QtBot
) -> None:
    died_in: list[str] = []

    class Circle(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.itself = self
            self.destroyed.connect(lambda: died_in.append(threading.current_thread().name))

    def make_many() -> int:
        return len([[number] for number in range(20_000)])  # makes Python look for circles

    for _ in range(20):
        Circle()
        tasks.run(owner, make_many)
    qtbot.waitUntil(lambda: tasks.is_idle)
    gc.collect()
    assert set(died_in) <= {threading.main_thread().name}
    assert died_in


def test_a_callback_is_let_go_of_on_the_windows_thread(
    tasks: TaskRunner, owner: QLabel, qtbot: QtBot
) -> None:
    died_in: list[str] = []

    class Held:
        def __del__(self) -> None:
            died_in.append(threading.current_thread().name)

        def work(self) -> None:
            pass

        def then(self, _none: None) -> None:
            pass

    for _ in range(200):
        held = Held()
        tasks.run(owner, held.work, held.then)
        del held
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert died_in == [threading.main_thread().name] * 200


def test_work_done_at_once_hands_nothing_to_a_widget_that_went_meanwhile(
    presenter: Presenter,
) -> None:
    gone = QLabel()
    results: list[None] = []
    InlineTasks(presenter).run(gone, lambda: shiboken6.delete(gone), results.append)
    assert results == []
    assert presenter.shown == []
