"""A copy of the open database holds what was committed, and keeps nobody from writing."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from herstel_desktop.db import models
from herstel_desktop.db.checks import row_counts
from herstel_desktop.db.connection import connect
from herstel_desktop.db.copy_checks import check_database
from herstel_desktop.db.errors import VaultDamagedError, VaultNewerError
from herstel_desktop.db.queries.settings import put_setting, setting_value
from herstel_desktop.db.store import Store
from herstel_desktop.domain.jobs import Job, JobStoppedError
from tests.stores import StoreFile

LONG = "x" * 4000


def _fill(store: Store, rows: int = 600) -> None:
    """More pages than are copied in one step."""
    with store.transaction() as tx:
        for number in range(rows):
            put_setting(tx, f"lang {number}", LONG)


def _value_in(path: Path, raw_key: bytearray, key: str) -> str | None:
    with closing(connect(path, raw_key)) as connection:
        row = connection.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
    return row[0] if row else None


def _once(act: Callable[[], None]) -> Callable[[float], None]:
    """Does it at the first step that leaves work to be done."""
    done: list[float] = []

    def tell(part: float) -> None:
        done.append(part)
        if len(done) == 1:
            assert part < 1, "it was copied in one step"
            act()

    return tell


def test_the_copy_holds_every_row(store: Store, store_file: StoreFile, tmp_path: Path) -> None:
    _fill(store)
    told: list[float] = []
    rows = store.copy_to(tmp_path / "copy.db", store_file.raw_key, Job(told.append))
    assert told == sorted(told)
    assert told[-1] == 1
    assert rows["setting"] == 600
    checked = check_database(tmp_path / "copy.db", store_file.raw_key, Job())
    assert checked.rows == rows
    assert checked.vault_id == store_file.vault_id


def test_somebody_else_writes_while_pages_are_copied_and_that_is_in_the_copy(
    store: Store, store_file: StoreFile, tmp_path: Path
) -> None:
    _fill(store)

    def write() -> None:
        with store.transaction() as tx:
            put_setting(tx, "lang 0", "kort")
            put_setting(tx, "nieuw", "ja")

    def write_elsewhere() -> None:
        other = threading.Thread(target=write)
        other.start()
        other.join(10)
        assert not other.is_alive(), "the copy keeps others from writing"

    copy = tmp_path / "copy.db"
    rows = store.copy_to(copy, store_file.raw_key, Job(_once(write_elsewhere)))
    assert rows["setting"] == 601
    assert check_database(copy, store_file.raw_key, Job()).rows == rows
    assert _value_in(copy, store_file.raw_key, "lang 0") == "kort"
    assert _value_in(copy, store_file.raw_key, "nieuw") == "ja"


def test_what_was_taken_back_meanwhile_is_not_in_the_copy(
    store: Store, store_file: StoreFile, tmp_path: Path
) -> None:
    _fill(store)

    def write_and_think_better() -> None:
        with pytest.raises(ZeroDivisionError), store.transaction() as tx:
            put_setting(tx, "lang 0", "kort")
            raise ZeroDivisionError

    copy = tmp_path / "copy.db"
    store.copy_to(copy, store_file.raw_key, Job(_once(write_and_think_better)))
    check_database(copy, store_file.raw_key, Job())
    assert _value_in(copy, store_file.raw_key, "lang 0") == LONG


def test_a_copy_that_is_stopped_leaves_the_store_as_usable_as_before(
    store: Store, store_file: StoreFile, tmp_path: Path
) -> None:
    _fill(store)

    def stop() -> None:
        job.stop()

    job = Job(_once(stop))
    with pytest.raises(JobStoppedError):
        store.copy_to(tmp_path / "copy.db", store_file.raw_key, job)
    with store.transaction() as tx:
        put_setting(tx, "daarna", "ja")
    with store.reading() as tx:
        assert setting_value(tx, "daarna") == "ja"


def test_a_check_that_is_stopped_says_so(store: Store, store_file: StoreFile) -> None:
    store.close()
    job = Job()
    job.stop()
    with pytest.raises(JobStoppedError):
        check_database(store_file.path, store_file.raw_key, job)


def test_an_empty_file_and_another_key_are_never_whole(
    store: Store, store_file: StoreFile, tmp_path: Path
) -> None:
    store.close()
    (tmp_path / "leeg.db").touch()
    with pytest.raises(VaultDamagedError):
        check_database(tmp_path / "leeg.db", store_file.raw_key, Job())
    with pytest.raises(VaultDamagedError):
        check_database(store_file.path, bytearray(32), Job())


def test_a_database_without_the_row_of_its_vault_is_not_whole(
    store: Store, store_file: StoreFile
) -> None:
    with store.transaction() as tx:
        tx.execute(sa.delete(models.vault_record))
    store.close()
    with pytest.raises(VaultDamagedError):
        check_database(store_file.path, store_file.raw_key, Job())


def test_a_database_of_a_newer_program_is_told_as_such(store_file: StoreFile) -> None:
    store_file.create().close()
    with closing(connect(store_file.path, store_file.raw_key)) as driver:
        driver.execute("UPDATE alembic_version SET version_num = '9999'")
        rows = row_counts(driver)
    with pytest.raises(VaultNewerError):
        check_database(store_file.path, store_file.raw_key, Job())
    with closing(connect(store_file.path, store_file.raw_key)) as driver:
        assert row_counts(driver) == rows
