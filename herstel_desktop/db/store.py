"""The open database: the only thing that services hold of it.

A `with store.transaction() as tx:` block is committed and synced when it ends well and rolled
back when it does not. `with store.reading() as tx:` sees one moment and cannot write.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeAlias
from uuid import UUID

import sqlalchemy as sa
import sqlcipher3.dbapi2 as sqlcipher

from herstel_desktop.db import engines, models
from herstel_desktop.db.checks import check_whole
from herstel_desktop.db.clock import utc_now
from herstel_desktop.db.connection import connect
from herstel_desktop.db.copies import copy_pages, every_page_answers, file_of
from herstel_desktop.db.errors import OtherVaultError, VaultDamagedError, known_error_for
from herstel_desktop.domain.jobs import Job

Transaction: TypeAlias = sa.Connection
"""An open transaction, as the queries take it."""


class Store:
    """One open vault database over one connection.

    Writing is refused until `verify` has found the file whole, so a damaged vault is never
    altered. Safe to hand from thread to thread: transactions queue up behind each other.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._connection: sa.Connection | None = None
        self._one_at_a_time = threading.RLock()
        self._verified = False

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """A writing transaction; acknowledged means committed and synced.

        Raises:
            KnownError: the disk is full, the file is damaged or in use.
        """
        if not self._verified:
            self.verify()
        with self._begun("BEGIN IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """A reading transaction over one moment; a write in it is rolled back.

        Raises:
            RuntimeError: something was written in the block.
        """
        with self._begun("BEGIN") as connection:
            driver: Any = connection.connection.driver_connection
            # The pragma query_only would make SQLite forget every prepared statement.
            before = driver.total_changes
            yield connection
            if driver.total_changes != before:
                raise RuntimeError("a reading block may not write")

    def verify(self) -> None:
        """Check the whole file; after it ended well the store may write.

        Takes about half a second on ten years of data.

        Raises:
            VaultDamagedError: the file is damaged; the store stays unable to write.
        """
        with self._one_at_a_time, _known_errors(), self._engine.connect() as connection:
            check_whole(connection.connection.driver_connection)
            self._verified = True

    def copy_to(self, target: Path, raw_key: bytearray, job: Job) -> dict[str, int]:
        """Copy everything that is committed to a new file, in steps between which others go on.

        The caller has the copy checked before it trusts it, and removes it on failure.

        Returns:
            The number of rows in each table, at the moment of the copy.

        Raises:
            VaultDamagedError: a page of the original is damaged.
            KnownError: the disk is full or refuses.
            JobStoppedError: somebody stopped it; stop it before closing the store.
        """
        with _known_errors(), ThreadPoolExecutor(1, "pages") as beside:
            with self._one_at_a_time, self._engine.connect() as connection:
                driver: Any = connection.connection.driver_connection
                path = file_of(driver)
            answers = beside.submit(every_page_answers, path, raw_key)
            rows = copy_pages(driver, self._one_at_a_time, target, raw_key, job)
            if not answers.result():
                # A page that was being written just then looks damaged too.
                with self._one_at_a_time:
                    if not every_page_answers(path, raw_key):
                        raise VaultDamagedError
            return rows

    def rewrite(self) -> None:
        """Write the file anew over its open connection, without what was deleted from it.

        `secure_delete` overwrites rows; what it leaves on a page that was moved goes here.

        Raises:
            KnownError: the disk is full or refuses; the file is as it was.
        """
        with self._one_at_a_time, _known_errors(), self._engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.execute("VACUUM")

    def close(self) -> None:
        """Close the file and let go of the key."""
        with self._one_at_a_time:
            connection, self._connection = self._connection, None
            if connection is not None:
                connection.close()
            self._engine.dispose()

    @contextmanager
    def _begun(self, how: str) -> Iterator[Transaction]:
        with self._one_at_a_time, _known_errors():
            if self._connection is None:  # kept, for each new one costs a mark as much as its SQL
                self._connection = self._engine.connect()
            with self._connection.execution_options(begin_with=how).begin():
                yield self._connection


@contextmanager
def _known_errors() -> Iterator[None]:
    """Turn what the driver says into what a person can act on."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        known = known_error_for(error.orig)
        if known is None:
            raise
        raise known from None
    except sqlcipher.Error as error:
        known = known_error_for(error)
        if known is None:
            raise
        raise known from None


def _engine(path: Path, raw_key: bytearray, *, create: bool = False) -> sa.Engine:
    """An engine over one connection, opened here so that the key need not be kept."""
    return engines.engine_over(connect(path, raw_key, create=create))


def make_ready(ask: Callable[[Store], object]) -> None:
    """Let the next store that is opened know some questions already.

    Args:
        ask: asks them of an empty database in memory.
    """
    engines.make_ready(lambda engine: ask(Store(engine)))


def create_store(path: Path, raw_key: bytearray, vault_id: UUID, header_sequence: int) -> Store:
    """Make a new, empty database with all tables and open it.

    Raises:
        FileExistsError: there is a file already.
        KnownError: the disk refused.
    """
    from herstel_desktop.db.migrations import runner

    if path.exists():
        raise FileExistsError
    with _known_errors():
        engine = _engine(path, raw_key, create=True)
        runner.migrate(engine)
    store = Store(engine)
    now = utc_now()
    with store.transaction() as tx:
        tx.execute(
            models.vault_record.insert().values(
                vault_id=vault_id, header_sequence=header_sequence, created_at=now, updated_at=now
            )
        )
    return store


def open_store(
    path: Path,
    raw_key: bytearray,
    vault_id: UUID,
    keep_copy: Callable[[Store], object] | None = None,
) -> Store:
    """Open a vault database: prove the key and the vault, and migrate an older one.

    The whole file is checked later, by `Store.verify`, before the first write; an older
    database is checked and copied before it is migrated.

    Args:
        path: the database file.
        raw_key: 32 bytes; the caller keeps and wipes it.
        vault_id: the vault that it must belong to.
        keep_copy: makes a verified copy of an older database; only without one that can be older
            may it be left out.

    Raises:
        VaultDamagedError: the file is missing, empty, or does not answer to the key.
        OtherVaultError: the database belongs to another vault.
        VaultNewerError: written by a newer program; untouched.
        MigrationFailedError: migrating would lose rows; untouched, and the copy is kept.
        KnownError: the copy could not be made; untouched.
    """
    if not path.is_file():
        raise VaultDamagedError
    with _known_errors():
        engine = _engine(path, raw_key)
        try:
            _prove(engine, vault_id)
            _bring_up_to_date(engine, keep_copy)
        except BaseException:
            engine.dispose()
            raise
    return Store(engine)


def _prove(engine: sa.Engine, vault_id: UUID) -> None:
    """A 0-byte file passes both integrity checks under any key, so the vault's row must answer."""
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        try:
            row = driver.execute("SELECT vault_id FROM vault_record").fetchone()
        except sqlcipher.OperationalError as error:
            if "no such table" in str(error):
                raise VaultDamagedError from None
            raise
    if row is None:
        raise VaultDamagedError
    if row[0] != vault_id.bytes:
        raise OtherVaultError


def _bring_up_to_date(engine: sa.Engine, keep_copy: Callable[[Store], object] | None) -> None:
    if _is_newest(engine):
        return
    from herstel_desktop.db.migrations import runner

    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        runner.present_revision(driver)  # refuses a newer one before anything is copied
        check_whole(driver)
    if keep_copy is None:
        raise RuntimeError("an older database is not migrated without a copy")
    keep_copy(Store(engine))
    runner.migrate(engine)


NEWEST_REVISION = "0002"
"""Kept here so that an ordinary start needs no Alembic; a test holds it to the scripts."""


def _is_newest(engine: sa.Engine) -> bool:
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        row = driver.execute("SELECT version_num FROM alembic_version").fetchone()
    return row is not None and row[0] == NEWEST_REVISION


def verify_file(path: Path, raw_key: bytearray) -> None:
    """Check a closed database file as a whole, without a store."""
    with _known_errors(), closing(connect(path, raw_key)) as connection:
        check_whole(connection)


def header_sequence(tx: Transaction) -> int:
    """Sequence number of the newest header that this database has seen."""
    return int(tx.execute(sa.select(models.vault_record.c.header_sequence)).scalar_one())


def set_header_sequence(tx: Transaction, sequence: int) -> None:
    """Remember the sequence number of a header that is about to be written."""
    values: dict[str, Any] = {"header_sequence": sequence, "updated_at": utc_now()}
    tx.execute(models.vault_record.update().values(**values))
