"""A real, keyed SQLCipher file in a temporary folder, as fixtures."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from herstel_desktop.db.store import Store, create_store, open_store


@dataclass(frozen=True)
class StoreFile:
    """Where a test's database stands and what opens it."""

    path: Path
    raw_key: bytearray
    vault_id: UUID

    def create(self) -> Store:
        """Make the database, with its tables."""
        return create_store(self.path, self.raw_key, self.vault_id, header_sequence=1)

    def open(self) -> Store:
        """Open it again, as after a restart."""
        return open_store(self.path, self.raw_key, self.vault_id)


@pytest.fixture
def store_file(tmp_path: Path) -> StoreFile:
    """Place and key of a database that does not exist yet."""
    return StoreFile(tmp_path / "herstel.db", bytearray(secrets.token_bytes(32)), uuid4())


@pytest.fixture
def store(store_file: StoreFile) -> Iterator[Store]:
    """A new, empty, open store."""
    opened = store_file.create()
    yield opened
    opened.close()
