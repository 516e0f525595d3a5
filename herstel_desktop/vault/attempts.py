"""The pause after wrong passphrases: it slows a bystander down and never wipes anything."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from herstel_desktop.vault.errors import TooManyAttemptsError

FREE_ATTEMPTS = 5
_PAUSES = (5, 10, 20, 40, 60)


def pause_after(wrong_attempts: int) -> int:
    """Seconds to wait after so many wrong attempts in a row: none, then 5 growing to 60."""
    step = wrong_attempts - FREE_ATTEMPTS
    return _PAUSES[min(step, len(_PAUSES) - 1)] if step >= 0 else 0


class AttemptPause:
    """Counts wrong attempts in a row and says how long to wait.

    It lives in memory: somebody with the file at hand is slowed by the key derivation, not by this.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` gives seconds and never goes back."""
        self._clock = clock
        self._wrong = 0
        self._free_at = 0.0

    @property
    def wrong_attempts(self) -> int:
        """Wrong attempts since the last right one."""
        return self._wrong

    def seconds_left(self) -> int:
        """Whole seconds still to wait, rounded up; 0 when an attempt may be made."""
        if not self._wrong:
            return 0
        return max(0, math.ceil(self._free_at - self._clock()))

    def require_free(self) -> None:
        """Refuse an attempt during the pause.

        Raises:
            TooManyAttemptsError: with the seconds left.
        """
        seconds = self.seconds_left()
        if seconds:
            raise TooManyAttemptsError(seconds)

    def note_wrong(self) -> None:
        """A wrong passphrase or code was given."""
        self._wrong += 1
        self._free_at = self._clock() + pause_after(self._wrong)

    def note_right(self) -> None:
        """The vault was unlocked: start again."""
        self._wrong = 0
        self._free_at = 0.0
