"""An engine that was made ready serves one vault, and nothing of the empty database."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from herstel_desktop.db import engines
from herstel_desktop.db.store import Store, header_sequence, make_ready, set_header_sequence
from tests.stores import StoreFile


@pytest.fixture(autouse=True)
def nothing_ready() -> Iterator[None]:
    """Other tests open stores too."""
    engines._ready.clear()
    yield
    engines._ready.clear()


def a_file(folder: Path, name: str) -> StoreFile:
    return StoreFile(folder / name, bytearray(secrets.token_bytes(32)), uuid4())


def ask(store: Store) -> None:
    with store.reading() as tx:
        tx.exec_driver_sql("SELECT count(*) FROM participant")


def test_what_was_made_ready_reads_and_writes_the_vault_that_is_opened(tmp_path: Path) -> None:
    file = a_file(tmp_path, "een.db")
    file.create().close()
    make_ready(ask)
    store = file.open()
    with store.transaction() as tx:
        assert header_sequence(tx) == 1
        set_header_sequence(tx, 7)
    store.close()
    again = file.open()
    with again.reading() as tx:
        assert header_sequence(tx) == 7
    again.close()


def test_two_vaults_that_are_open_together_keep_apart(tmp_path: Path) -> None:
    one, other = a_file(tmp_path, "een.db"), a_file(tmp_path, "twee.db")
    for file in (one, other):
        file.create().close()
    make_ready(ask)
    make_ready(ask)  # one is enough
    first, second = one.open(), other.open()
    with first.transaction() as tx:
        set_header_sequence(tx, 7)
    with second.reading() as tx:
        assert header_sequence(tx) == 1
    first.close()
    with second.reading() as tx:
        assert header_sequence(tx) == 1
    second.close()
