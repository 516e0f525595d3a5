"""Work of seconds that says how far it is and that a person can stop."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from herstel_desktop.domain.errors import KnownError


class JobStoppedError(KnownError):
    """Somebody stopped the work before it was done."""

    def __init__(self) -> None:
        super().__init__(
            "Het maken van de kopie is gestopt.",
            safe="Er is geen halve kopie achtergebleven. Eerdere kopieën zijn er nog.",
            advice="Maak de kopie opnieuw als je er tijd voor hebt.",
        )


class Job:
    """Handed down to what does the work; `stop` may be called from any thread."""

    def __init__(self, tell: Callable[[float], None] | None = None) -> None:
        """`tell` takes how much is done, from 0 to 1, on the thread that does the work."""
        self._tell = tell
        self._part = 0.0
        self._guard = threading.Lock()
        self._stopped = False
        self._end: Callable[[], None] | None = None

    @property
    def part(self) -> float:
        """How much is done, from 0 to 1; may be asked from any thread."""
        return self._part

    @property
    def is_stopped(self) -> bool:
        """Whether somebody wants it to end."""
        return self._stopped

    def reached(self, part: float) -> None:
        """So much is done, from 0 to 1.

        Raises:
            JobStoppedError: somebody wants it to end.
        """
        self.go_on()
        self._part = part
        if self._tell is not None:
            self._tell(part)

    def go_on(self) -> None:
        """Go on, unless somebody wants it to end.

        Raises:
            JobStoppedError: somebody does.
        """
        if self._stopped:
            raise JobStoppedError

    def stretch(self, begin: float, end: float) -> Job:
        """A part of this job, for a step that itself counts from 0 to 1."""
        return Job(lambda part: self.reached(begin + part * (end - begin)))

    @contextmanager
    def ended_by(self, end: Callable[[], None]) -> Iterator[None]:
        """While the block lasts, `stop` also calls `end`, which breaks off one long call.

        Raises:
            JobStoppedError: somebody wanted it to end before the block or in it.
        """
        with self._guard:
            self.go_on()
            self._end = end
        try:
            yield
        except Exception:
            self.go_on()  # broken off on purpose: that is what happened, not the error of the call
            raise
        finally:
            with self._guard:
                self._end = None

    def stop(self) -> None:
        """End the work at the next moment where nothing is half done; harmless when repeated."""
        with self._guard:
            self._stopped = True
            if self._end is not None:
                self._end()
