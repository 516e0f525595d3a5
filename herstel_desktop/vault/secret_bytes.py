"""Secrets in memory that can be wiped."""

from __future__ import annotations

import secrets
from types import TracebackType
from typing import Self


class SecretBytes:
    """A secret in a bytearray: overwritten on `wipe`, never shown by repr or in a traceback.

    Use it as a context manager to have it wiped at the end of the block.
    """

    __slots__ = ("_buffer", "_wiped")

    def __init__(self, buffer: bytearray) -> None:
        """Take over `buffer`; the caller keeps no other copy."""
        self._buffer = buffer
        self._wiped = False

    @classmethod
    def random(cls, size: int) -> Self:
        """`size` bytes from the system's random source."""
        return cls(bytearray(secrets.token_bytes(size)))

    def raw(self) -> bytearray:
        """The living buffer itself, not a copy.

        Raises:
            ValueError: when it was wiped.
        """
        if self._wiped:
            raise ValueError("this secret was wiped")
        return self._buffer

    @property
    def is_wiped(self) -> bool:
        """Whether the secret is gone."""
        return self._wiped

    def wipe(self) -> None:
        """Overwrite the secret with zeros; harmless when done twice."""
        for index in range(len(self._buffer)):
            self._buffer[index] = 0
        self._wiped = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.wipe()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}{' wiped' if self._wiped else ''}>"

    def __reduce__(self) -> str:
        raise TypeError("a secret is not pickled or copied")


class DataKey(SecretBytes):
    """The 32 random bytes that are SQLCipher's raw key."""

    __slots__ = ()

    SIZE = 32

    def __init__(self, buffer: bytearray) -> None:
        if len(buffer) != self.SIZE:
            raise ValueError("a data key is exactly 32 bytes")
        super().__init__(buffer)

    @classmethod
    def generate(cls) -> DataKey:
        """A new data key."""
        return cls.random(cls.SIZE)
