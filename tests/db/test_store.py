"""The store keeps what was acknowledged and opens only what is whole and its own."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa
import sqlcipher3.dbapi2 as sqlcipher

from herstel_desktop.db import models
from herstel_desktop.db.connection import connect
from herstel_desktop.db.errors import (
    OtherVaultError,
    VaultDamagedError,
    VaultNewerError,
    VaultNotOpenedError,
    VaultReadOnlyError,
    known_error_for,
)
from herstel_desktop.db.store import (
    Store,
    header_sequence,
    open_store,
    set_header_sequence,
    verify_file,
)
from tests.stores import StoreFile


def test_what_was_committed_is_there_after_reopening(store_file: StoreFile) -> None:
    store = store_file.create()
    with store.transaction() as tx:
        set_header_sequence(tx, 7)
    store.close()
    again = store_file.open()
    with again.reading() as tx:
        assert header_sequence(tx) == 7
    again.close()


def test_a_block_that_ends_badly_changes_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.transaction() as tx:
        set_header_sequence(tx, 7)
        raise ZeroDivisionError
    with store.reading() as tx:
        assert header_sequence(tx) == 1


def test_a_reading_block_cannot_write(store: Store) -> None:
    with pytest.raises(RuntimeError, match="may not write"), store.reading() as tx:
        set_header_sequence(tx, 7)
    with store.reading() as tx:
        assert header_sequence(tx) == 1


def test_nothing_readable_stands_in_the_file(store_file: StoreFile) -> None:
    store = store_file.create()
    store.close()
    raw = store_file.path.read_bytes()
    assert b"SQLite format" not in raw
    assert b"participant" not in raw


def test_another_key_does_not_open_it(store_file: StoreFile) -> None:
    store_file.create().close()
    before = store_file.path.read_bytes()
    with pytest.raises(VaultDamagedError):
        open_store(store_file.path, bytearray(32), store_file.vault_id)
    assert store_file.path.read_bytes() == before


def test_another_vaults_database_is_refused(store_file: StoreFile) -> None:
    store_file.create().close()
    with pytest.raises(OtherVaultError):
        open_store(store_file.path, store_file.raw_key, uuid4())


def test_an_empty_or_missing_file_is_never_taken_for_a_vault(store_file: StoreFile) -> None:
    with pytest.raises(VaultDamagedError):
        store_file.open()
    assert not store_file.path.exists()
    store_file.path.touch()
    with pytest.raises(VaultDamagedError):
        store_file.open()
    assert store_file.path.stat().st_size == 0


def test_a_newer_database_is_refused_and_untouched(store_file: StoreFile) -> None:
    store_file.create().close()
    driver = connect(store_file.path, store_file.raw_key)
    driver.execute("UPDATE alembic_version SET version_num = '9999'")
    driver.close()
    before = store_file.path.read_bytes()
    with pytest.raises(VaultNewerError):
        store_file.open()
    assert store_file.path.read_bytes() == before


@pytest.mark.parametrize("place", [0.1, 0.5, 0.9])
def test_a_flipped_bit_is_found_before_anything_is_written(
    store_file: StoreFile, place: float
) -> None:
    store_file.create().close()
    raw = bytearray(store_file.path.read_bytes())
    raw[int(len(raw) * place)] ^= 1
    store_file.path.write_bytes(raw)
    with pytest.raises(VaultDamagedError):
        store = store_file.open()
        with store.transaction() as tx:
            set_header_sequence(tx, 2)
    assert store_file.path.read_bytes() == bytes(raw)


def test_a_key_of_another_length_is_a_bug_not_a_passphrase(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        connect(tmp_path / "x.db", bytearray(31), create=True)


def test_the_settings_that_lose_nothing_are_in_force(store: Store) -> None:
    wanted = {
        "foreign_keys": 1,
        "journal_mode": "truncate",
        "synchronous": 3,
        "secure_delete": 1,
        "temp_store": 2,
        "cell_size_check": 1,
        "trusted_schema": 0,
    }
    with store.reading() as tx:
        found = {name: tx.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
    assert found == wanted


def test_a_singleton_table_refuses_a_second_row(store: Store) -> None:
    with store.reading() as tx:
        row = tx.execute(sa.select(models.vault_record)).mappings().one()
    with pytest.raises(sa.exc.IntegrityError), store.transaction() as tx:
        tx.execute(models.vault_record.insert().values({**row, "vault_id": uuid4()}))


def test_a_file_that_may_only_be_read_is_told_as_such(store_file: StoreFile) -> None:
    store = store_file.create()
    # SQLite writes no longer in a file that was moved, whoever runs the program.
    store_file.path.rename(store_file.path.with_name("verplaatst.db"))
    with pytest.raises(VaultReadOnlyError) as caught, store.transaction() as tx:
        set_header_sequence(tx, 7)
    assert "mag niets veranderen" in caught.value.sentence()
    store.close()


def test_a_file_that_may_not_be_opened_is_told_as_such(store_file: StoreFile) -> None:
    # What SQLite says of a file without rights too, but those do not hold for an administrator.
    with pytest.raises(VaultNotOpenedError) as caught:
        verify_file(store_file.path.with_name("weg.db"), store_file.raw_key)
    assert "niet openen" in caught.value.sentence()


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlcipher.SQLITE_READONLY, VaultReadOnlyError),
        (sqlcipher.SQLITE_READONLY | 4 << 8, VaultReadOnlyError),
        (sqlcipher.SQLITE_CANTOPEN, VaultNotOpenedError),
        (sqlcipher.SQLITE_PERM, VaultNotOpenedError),
    ],
)
def test_what_the_system_forbids_is_no_bug(code: int, kind: type[Exception]) -> None:
    error = sqlcipher.OperationalError("refused")
    error.sqlite_errorcode = code
    assert type(known_error_for(error)) is kind
