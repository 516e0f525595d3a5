"""Work beside the window: one lane for the database, one for drawing pages, one for long work.

Each lane is one thread that takes its work in order. Results come back on the window's thread
through a slot of the runner, which lives there. A result is dropped when the widget that asked
is gone, or when the vault was locked in between.
"""

from __future__ import annotations

import logging
import weakref
from collections.abc import Callable
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from herstel_desktop.domain.errors import KnownError
from herstel_desktop.ui.garbage import GarbageOnThisThread

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")
Failed = Callable[[KnownError], None]

_log = logging.getLogger(__name__)


class ErrorPresenter(Protocol):
    """Shows what went wrong when nobody nearer does."""

    def known(self, error: KnownError) -> None:
        """Something that a person can act on."""

    def bug(self, error: BaseException) -> None:
        """A mistake of the program itself."""


class Tasks(Protocol):
    """What a screen may ask for; `TaskRunner` in the program, `InlineTasks` in tests."""

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Do `work` in the database lane, then hand its result over on the window's thread."""

    def render(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """The same in the lane for drawing pages."""

    def aside(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """The same in the lane for work of seconds, such as a backup copy; nobody waits for it."""


class _Job(NamedTuple):
    """What was asked. A lane knows only its number: callbacks and widgets are let go of here."""

    work: Callable[[], Any]
    owner: weakref.ref[QObject]
    then: Callable[[Any], None] | None
    failed: Failed | None
    epoch: int


class TaskRunner(QObject):
    """The three lanes."""

    _finished = Signal(int, object)

    def __init__(self, presenter: ErrorPresenter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._epoch = 0
        self._numbers = count()
        self._jobs: dict[int, _Job] = {}
        self._futures: dict[int, Future[Any]] = {}
        self._stopped = False
        self._garbage = GarbageOnThisThread(self)
        # Queued, for work that is done at once would else be handed over before `run` returns.
        self._finished.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    @cached_property
    def _database(self) -> ThreadPoolExecutor:
        return _lane("database")

    @cached_property
    def _rendering(self) -> ThreadPoolExecutor:
        return _lane("rendering")

    @cached_property
    def _long(self) -> ThreadPoolExecutor:
        return _lane("long")

    @property
    def is_idle(self) -> bool:
        """Whether every result has been handed over."""
        return not self._jobs

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Do `work` in the database lane, then hand its result over on the window's thread.

        Args:
            owner: the widget that asks; when it is gone, nothing is handed over.
            work: called in the lane; may not touch any widget.
            then: takes the result.
            failed: takes a KnownError; without it the error is shown in a dialog.
        """
        self._submit(self._database, owner, work, then, failed)

    def render(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """The same in the lane for drawing pages."""
        self._submit(self._rendering, owner, work, then, failed)

    def aside(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """The same in the lane for work of seconds; who asks has a way to stop it."""
        self._submit(self._long, owner, work, then, failed)

    def forget_results(self) -> None:
        """Whatever is still under way is not handed over any more: the vault is being locked."""
        self._epoch += 1

    def wait_for_database(self) -> None:
        """Return when all work asked of the database lane has been done."""
        self._database.submit(lambda: None).result()

    def finish(self, ask: Callable[[], None]) -> bool:
        """Call `ask` and wait for what it asks of the database lane.

        Returns:
            False when some of it failed; nobody else will hear of that once results are forgotten.
        """
        before = set(self._futures)
        ask()
        asked = [future for number, future in self._futures.items() if number not in before]
        self.wait_for_database()
        return all(future.exception() is None for future in asked if future.done())

    def stop(self) -> None:
        """Finish the work at hand and end all lanes; what is asked later is not done."""
        self._epoch += 1
        self._stopped = True
        self._database.shutdown(wait=True)
        self._rendering.shutdown(wait=True, cancel_futures=True)
        self._long.shutdown(wait=True, cancel_futures=True)
        self._jobs.clear()
        self._futures.clear()
        self._garbage.stop()

    def _submit(
        self,
        lane: ThreadPoolExecutor,
        owner: QObject,
        work: Callable[[], Any],
        then: Callable[[Any], None] | None,
        failed: Failed | None,
    ) -> None:
        if self._stopped:
            return
        number = next(self._numbers)
        self._jobs[number] = _Job(work, weakref.ref(owner), then, failed, self._epoch)
        future = lane.submit(self._do, number)
        self._futures[number] = future
        future.add_done_callback(lambda done: self._report(number, done))

    def _do(self, number: int) -> Any:
        """In a lane."""
        return self._jobs[number].work()

    def _report(self, number: int, done: Future[Any]) -> None:
        """In a lane."""
        if not done.cancelled():
            self._finished.emit(number, done)

    @Slot(int, object)
    def _hand_over(self, number: int, done: Future[Any]) -> None:
        job = self._jobs.pop(number, None)
        self._futures.pop(number, None)
        if job is None:
            return
        if job.epoch != self._epoch:
            return
        error = done.exception()
        result = None if error else done.result()
        _deliver(self._presenter, job, result, error)


def _lane(name: str) -> ThreadPoolExecutor:
    """One thread; made when it is first needed, which is after the first window is there."""
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(1, thread_name_prefix=name)


class InlineTasks:
    """Does everything at once, on the calling thread; for tests and short tools."""

    def __init__(self, presenter: ErrorPresenter) -> None:
        self._presenter = presenter

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Do the work and hand over its result before this returns."""
        result, error = None, None
        try:
            result = work()
        except Exception as caught:
            error = caught
        job = _Job(work, weakref.ref(owner), then, failed, 0)
        _deliver(self._presenter, job, result, error)

    render = run
    aside = run


def _deliver(
    presenter: ErrorPresenter, job: _Job, result: Any, error: BaseException | None
) -> None:
    owner = job.owner()
    if owner is None or not shiboken6.isValid(owner):
        return
    if error is None:
        if job.then is not None:
            job.then(result)
    elif isinstance(error, KnownError):
        (job.failed or presenter.known)(error)
    else:
        # The kind of error only: its text may hold what a person typed.
        _log.error("a task failed: %s", type(error).__name__)
        presenter.bug(error)
