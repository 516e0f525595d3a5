"""Which keyring of the system this program would use; 'Koppel aan deze laptop' builds on it."""

from __future__ import annotations


def backend_name() -> str:
    """Name of the keyring backend, such as 'SecretService Keyring'; 'fail' when there is none."""
    import keyring

    return str(keyring.get_keyring().name)
