"""Work beside the window: one lane for the database, one for drawing pages.

Each lane is one thread that takes its work in order. Results come back on the window's thread
through a slot of the runner, which lives there. A result is dropped when the widget that asked
is gone, or when the vault was locked in between.
"""

from __future__ import annotations

import logging
import weakref
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot

from herstel_desktop.domain.errors import KnownError

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


@dataclass(frozen=True)
class _Finished:
    owner: weakref.ref[QObject]
    then: Callable[[Any], None] | None
    failed: Failed | None
    epoch: int
    result: Any = None
    error: BaseException | None = None


class TaskRunner(QObject):
    """The two lanes."""

    _finished = Signal(object)

    def __init__(self, presenter: ErrorPresenter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._database = ThreadPoolExecutor(1, thread_name_prefix="database")
        self._rendering = ThreadPoolExecutor(1, thread_name_prefix="rendering")
        self._epoch = 0
        self._under_way = 0
        self._finished.connect(self._hand_over)

    @property
    def is_idle(self) -> bool:
        """Whether every result has been handed over."""
        return self._under_way == 0

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

    def forget_results(self) -> None:
        """Whatever is still under way is not handed over any more: the vault is being locked."""
        self._epoch += 1

    def wait_for_database(self) -> None:
        """Return when all work asked of the database lane has been done."""
        self._database.submit(lambda: None).result()

    def stop(self) -> None:
        """Finish the work at hand and end both lanes."""
        self._epoch += 1
        self._database.shutdown(wait=True)
        self._rendering.shutdown(wait=True, cancel_futures=True)

    def _submit(
        self,
        lane: ThreadPoolExecutor,
        owner: QObject,
        work: Callable[[], Any],
        then: Callable[[Any], None] | None,
        failed: Failed | None,
    ) -> None:
        self._under_way += 1
        reference, epoch = weakref.ref(owner), self._epoch
        future = lane.submit(work)

        def report(done: Future[Any]) -> None:
            error = done.exception()
            result = None if error else done.result()
            self._finished.emit(_Finished(reference, then, failed, epoch, result, error))

        future.add_done_callback(report)

    @Slot(object)
    def _hand_over(self, finished: _Finished) -> None:
        self._under_way -= 1
        owner = finished.owner()
        if finished.epoch != self._epoch or owner is None or not shiboken6.isValid(owner):
            return
        _deliver(self._presenter, finished)


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
        _deliver(self._presenter, _Finished(weakref.ref(owner), then, failed, 0, result, error))

    render = run


def _deliver(presenter: ErrorPresenter, finished: _Finished) -> None:
    error = finished.error
    if error is None:
        if finished.then is not None:
            finished.then(finished.result)
    elif isinstance(error, KnownError):
        (finished.failed or presenter.known)(error)
    else:
        # The kind of error only: its text may hold what a person typed.
        _log.error("a task failed: %s", type(error).__name__)
        presenter.bug(error)
