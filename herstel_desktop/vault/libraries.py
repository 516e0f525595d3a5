"""Loads argon2, cryptography and filelock before their first use needs them."""

from __future__ import annotations

from importlib import import_module

_NEEDED_TO_UNLOCK = (
    "argon2.low_level",
    "cryptography.hazmat.primitives.ciphers.aead",
    "cryptography.hazmat.primitives.kdf.hkdf",
    "filelock",
)


def load_libraries() -> None:
    """Import what unlocking needs; a tenth of a second that nobody then waits for."""
    for name in _NEEDED_TO_UNLOCK:
        import_module(name)
