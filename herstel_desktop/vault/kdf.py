"""Argon2id: from a passphrase to key material, slowly on purpose.

Bounds are those of the design (`vault.md`, 'Keys'): never below 64 MiB / 3 / 4, so that a forged
header cannot make guessing cheap; never above 1 GiB, so that it cannot exhaust memory.
"""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from herstel_desktop.vault.errors import NotEnoughMemoryError

_MIB = 1024
STRETCHED_SIZE = 32


@dataclass(frozen=True, slots=True)
class KdfParameters:
    """What Argon2id is run with.

    Attributes:
        memory_kib: memory in KiB.
        passes: number of passes over it (t).
        lanes: number of threads (p).
    """

    memory_kib: int
    passes: int
    lanes: int

    def within_bounds(self) -> bool:
        """Whether the parameters are neither too weak nor too heavy to run."""
        return (
            FLOOR.memory_kib <= self.memory_kib <= CEILING.memory_kib
            and FLOOR.passes <= self.passes <= CEILING.passes
            and FLOOR.lanes <= self.lanes <= CEILING.lanes
        )

    @property
    def work(self) -> int:
        """A measure of the work, to compare two choices."""
        return self.memory_kib * self.passes


FLOOR = KdfParameters(64 * _MIB, 3, 4)
PREFERRED = KdfParameters(256 * _MIB, 4, 4)
CEILING = KdfParameters(1024 * _MIB, 16, 16)

_STEPS = (
    PREFERRED,
    KdfParameters(192 * _MIB, 4, 4),
    KdfParameters(128 * _MIB, 4, 4),
    KdfParameters(128 * _MIB, 3, 4),
    KdfParameters(96 * _MIB, 3, 4),
)


def normalised(passphrase: str) -> bytearray:
    """The bytes that stand for a passphrase, whatever keyboard it was typed on.

    NFKC, so that 'é' as one sign and as 'e' + accent are the same; spaces at the ends are dropped
    and any run of white space counts as one space, so that a pasted line end does no harm. Capital
    letters stay as they are. The caller wipes the result.
    """
    text = " ".join(unicodedata.normalize("NFKC", passphrase).split())
    return bytearray(text.encode("utf-8", errors="surrogatepass"))


def stretch(passphrase: str, salt: bytes, parameters: KdfParameters) -> bytearray:
    """Argon2id of the passphrase: 32 bytes that the caller wipes.

    Raises:
        ValueError: the parameters are out of bounds.
        NotEnoughMemoryError: the laptop has too little free memory.
    """
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw

    if not parameters.within_bounds():
        raise ValueError("key derivation parameters out of bounds")
    secret = normalised(passphrase)
    try:
        result = hash_secret_raw(
            secret=bytes(secret),  # argon2-cffi takes bytes only; freed at once
            salt=salt,
            time_cost=parameters.passes,
            memory_cost=parameters.memory_kib,
            parallelism=parameters.lanes,
            hash_len=STRETCHED_SIZE,
            type=Type.ID,
        )
    except (HashingError, MemoryError) as error:
        raise NotEnoughMemoryError from error
    finally:
        secret[:] = bytes(len(secret))
    return bytearray(result)


def measure(parameters: KdfParameters) -> float:
    """Seconds that one derivation takes on this laptop, now."""
    start = time.perf_counter()
    stretch("maat nemen", bytes(16), parameters)
    return time.perf_counter() - start


def calibrate(
    limit_seconds: float = 1.0, measure: Callable[[KdfParameters], float] = measure
) -> KdfParameters:
    """The strongest parameters that this laptop derives within `limit_seconds`.

    The floor is measured first, so that a slow laptop is not kept busy with choices that it
    cannot make; the choice itself is measured too, for memory that is scarce costs more than in
    proportion. The floor is the answer when nothing is fast enough.
    """
    seconds_per_work = measure(FLOOR) / FLOOR.work
    for step in _STEPS:
        if step.work * seconds_per_work > limit_seconds:
            continue
        try:
            if measure(step) <= limit_seconds:
                return step
        except NotEnoughMemoryError:
            continue
    return FLOOR
