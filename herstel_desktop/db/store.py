"""The open database: the only thing that services hold of it.

A `with store.transaction() as tx:` block is committed and synced when it ends well and rolled
back when it does not. `with store.reading() as tx:` sees one moment and cannot write.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeAlias
from uuid import UUID

import sqlalchemy as sa
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.pool import StaticPool

from herstel_desktop.db import models
from herstel_desktop.db.checks import check_whole
from herstel_desktop.db.clock import utc_now
from herstel_desktop.db.connection import connect
from herstel_desktop.db.copies import verified_copy
from herstel_desktop.db.errors import OtherVaultError, VaultDamagedError, known_error_for

Transaction: TypeAlias = sa.Connection
"""An open transaction, as the queries take it."""


class Store:
    """One open vault database over one connection.

    Writing is refused until `verify` has found the file whole, so a damaged vault is never
    altered. Safe to hand from thread to thread: transactions queue up behind each other.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
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

    def close(self) -> None:
        """Close the file and let go of the key."""
        with self._one_at_a_time:
            self._engine.dispose()

    @contextmanager
    def _begun(self, how: str) -> Iterator[Transaction]:
        with (
            self._one_at_a_time,
            _known_errors(),
            self._engine.connect() as connection,
            connection.execution_options(begin_with=how).begin(),
        ):
            yield connection


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
    connection = connect(path, raw_key, create=create)
    engine = sa.create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: connection,
        poolclass=StaticPool,
        hide_parameters=True,
    )
    sa.event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: sa.Connection) -> None:
    how = connection.get_execution_options().get("begin_with", "BEGIN IMMEDIATE")
    connection.exec_driver_sql(how)


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


def open_store(path: Path, raw_key: bytearray, vault_id: UUID) -> Store:
    """Open a vault database: prove the key and the vault, and migrate an older one.

    The whole file is checked later, by `Store.verify`, before the first write; an older
    database is checked and copied before it is migrated.

    Raises:
        VaultDamagedError: the file is missing, empty, or does not answer to the key.
        OtherVaultError: the database belongs to another vault.
        VaultNewerError: written by a newer program; untouched.
        MigrationFailedError: migrating would lose rows; untouched, with a copy beside it.
    """
    if not path.is_file():
        raise VaultDamagedError
    with _known_errors():
        engine = _engine(path, raw_key)
        try:
            _prove(engine, vault_id)
            _bring_up_to_date(engine, path, raw_key)
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


def _bring_up_to_date(engine: sa.Engine, path: Path, raw_key: bytearray) -> None:
    if _is_newest(engine):
        return
    from herstel_desktop.db.migrations import runner

    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        present = runner.present_revision(driver)
        check_whole(driver)
    copy = path.with_name(f"{path.stem}.voor-bijwerken-{present}.herstelkopie")
    verified_copy(path, copy, raw_key)
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
