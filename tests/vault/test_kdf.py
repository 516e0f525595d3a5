"""The key derivation: bounded, and as slow as this laptop can bear."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

from herstel_desktop.vault.errors import NotEnoughMemoryError
from herstel_desktop.vault.kdf import CEILING, FLOOR, PREFERRED, KdfParameters, calibrate, stretch


def _laptop(seconds_for_preferred: float) -> Callable[[KdfParameters], float]:
    """A laptop that needs so many seconds for the preferred parameters."""
    return lambda parameters: seconds_for_preferred * parameters.work / PREFERRED.work


@pytest.mark.parametrize(
    ("seconds", "memory_mib", "passes"),
    [(0.3, 256, 4), (1.0, 256, 4), (1.2, 192, 4), (1.5, 128, 4), (2.5, 128, 3), (3.0, 96, 3)],
)
def test_the_strongest_step_within_a_second_is_taken(
    seconds: float, memory_mib: int, passes: int
) -> None:
    chosen = calibrate(1.0, _laptop(seconds))
    assert chosen == KdfParameters(memory_mib * 1024, passes, 4)


def test_a_very_slow_laptop_gets_the_floor_and_never_less() -> None:
    assert calibrate(1.0, _laptop(60)) == FLOOR


def test_scarce_memory_leads_to_a_smaller_step() -> None:
    def measure(parameters: KdfParameters) -> float:
        if parameters.memory_kib > 128 * 1024:
            raise NotEnoughMemoryError
        return 0.1

    assert calibrate(1.0, measure) == KdfParameters(128 * 1024, 4, 4)


def test_a_step_that_turns_out_slower_than_expected_is_not_taken() -> None:
    def measure(parameters: KdfParameters) -> float:
        return 5.0 if parameters == PREFERRED else 0.1

    assert calibrate(1.0, measure) == KdfParameters(192 * 1024, 4, 4)


def test_a_slow_laptop_is_not_kept_busy_with_what_it_cannot_do() -> None:
    tried = []

    def measure(parameters: KdfParameters) -> float:
        tried.append(parameters)
        return _laptop(8)(parameters)

    calibrate(1.0, measure)
    assert tried == [FLOOR]


@pytest.mark.parametrize(
    "parameters",
    [
        KdfParameters(FLOOR.memory_kib - 1, FLOOR.passes, FLOOR.lanes),
        KdfParameters(FLOOR.memory_kib, FLOOR.passes - 1, FLOOR.lanes),
        KdfParameters(FLOOR.memory_kib, FLOOR.passes, FLOOR.lanes - 1),
        KdfParameters(CEILING.memory_kib + 1, FLOOR.passes, FLOOR.lanes),
        KdfParameters(FLOOR.memory_kib, CEILING.passes + 1, FLOOR.lanes),
        KdfParameters(FLOOR.memory_kib, FLOOR.passes, CEILING.lanes + 1),
    ],
)
def test_nothing_is_derived_outside_the_bounds(parameters: KdfParameters) -> None:
    with pytest.raises(ValueError, match="bounds"):
        stretch("een lange zin", bytes(16), parameters)


def test_salt_and_passphrase_both_count() -> None:
    first = stretch("een lange zin", bytes(16), FLOOR)
    assert len(first) == 32
    assert stretch("een lange zin", b"\1" + bytes(15), FLOOR) != first
    assert stretch("een lange zim", bytes(16), FLOOR) != first


_IN_LITTLE_MEMORY = """
import resource
from herstel_desktop.vault.errors import NotEnoughMemoryError
from herstel_desktop.vault.kdf import PREFERRED, stretch

resource.setrlimit(resource.RLIMIT_AS, (300 * 2**20, 300 * 2**20))
try:
    stretch("een lange zin", bytes(16), PREFERRED)
except NotEnoughMemoryError as error:
    print(error.sentence())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="limits its own memory")
def test_too_little_memory_is_said_in_a_sentence() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _IN_LITTLE_MEMORY], capture_output=True, text=True, check=False
    )
    assert "te weinig geheugen" in done.stdout, done.stderr
