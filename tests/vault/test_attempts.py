"""The pause after wrong passphrases."""

from __future__ import annotations

import pytest

from herstel_desktop.vault.attempts import AttemptPause, pause_after
from herstel_desktop.vault.errors import TooManyAttemptsError


class Clock:
    """A clock that a test sets forward."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_the_pause_starts_at_the_fifth_and_grows_from_5_to_60_seconds() -> None:
    assert [pause_after(wrong) for wrong in range(5)] == [0] * 5
    assert [pause_after(wrong) for wrong in range(5, 10)] == [5, 10, 20, 40, 60]
    assert pause_after(1000) == 60


def test_four_wrong_attempts_cost_no_waiting() -> None:
    pause = AttemptPause(Clock())
    for _ in range(4):
        pause.note_wrong()
        pause.require_free()
    assert pause.seconds_left() == 0


def test_the_fifth_makes_somebody_wait_and_says_how_long() -> None:
    clock = Clock()
    pause = AttemptPause(clock)
    for _ in range(5):
        pause.note_wrong()
    clock.now += 0.5
    with pytest.raises(TooManyAttemptsError) as caught:
        pause.require_free()
    assert caught.value.seconds == 5
    assert "nog 5 seconden" in caught.value.sentence()
    clock.now += 3.6
    assert pause.seconds_left() == 1
    with pytest.raises(TooManyAttemptsError, match="nog 1 seconde "):
        pause.require_free()
    clock.now += 1
    pause.require_free()


def test_each_further_one_waits_longer_and_a_right_one_starts_anew() -> None:
    clock = Clock()
    pause = AttemptPause(clock)
    waits = []
    for _ in range(12):
        pause.note_wrong()
        waits.append(pause.seconds_left())
        clock.now += 60
    assert waits == sorted(waits)
    assert waits[-1] == 60
    pause.note_right()
    assert (pause.wrong_attempts, pause.seconds_left()) == (0, 0)
    pause.note_wrong()
    pause.require_free()


def test_a_hundred_wrong_attempts_never_lock_out_for_good() -> None:
    clock = Clock()
    pause = AttemptPause(clock)
    for _ in range(100):
        pause.note_wrong()
        clock.now += 60
        pause.require_free()
