"""Reading a copied database back: whether it is whole, and what is in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlcipher3.dbapi2 as sqlcipher

from herstel_desktop.db.checks import check_whole, row_counts
from herstel_desktop.db.connection import connect
from herstel_desktop.db.errors import VaultDamagedError, VaultNewerError, known_error_for
from herstel_desktop.db.store import NEWEST_REVISION
from herstel_desktop.domain.backups import CopyContent
from herstel_desktop.domain.jobs import Job
from herstel_desktop.domain.meetings import MeetingState


@dataclass(frozen=True)
class CheckedDatabase:
    """A database that was read as a whole.

    Attributes:
        vault_id: which vault it belongs to.
        header_sequence: of the newest header that it has seen.
        rows: number of rows in each table.
    """

    vault_id: UUID
    header_sequence: int
    rows: dict[str, int]


def check_database(path: Path, raw_key: bytearray, job: Job) -> CheckedDatabase:
    """Read a closed database file as a whole; nothing in it changes.

    Raises:
        VaultDamagedError: it is empty, cut, altered, or does not answer to the key.
        VaultNewerError: a newer program made it.
        JobStoppedError: somebody stopped it.
        KnownError: the system does not let it be read.
    """
    with _reading(path, raw_key) as connection, job.ended_by(connection.interrupt):
        vault_id, sequence = _only(connection, "SELECT vault_id, header_sequence FROM vault_record")
        (revision,) = _only(connection, "SELECT version_num FROM alembic_version")
        if revision > NEWEST_REVISION:  # four digits each
            raise VaultNewerError
        job.go_on()
        check_whole(connection)
        return CheckedDatabase(UUID(bytes=vault_id), sequence, row_counts(connection))


def content_of(path: Path, raw_key: bytearray, passphrases: int) -> CopyContent:
    """What is in a database that was checked, for the person who has to choose.

    Args:
        path: the closed database.
        raw_key: 32 bytes.
        passphrases: how many open it; its header says so.

    Raises:
        KnownError: it could not be read.
    """
    with _reading(path, raw_key) as connection:
        (organisation,) = _only(connection, "SELECT coalesce(max(name), '') FROM organisation")
        (groups,) = _only(connection, 'SELECT count(*) FROM "group"')
        (participants,) = _only(connection, "SELECT count(*) FROM participant")
        held, last = _only(
            connection,
            'SELECT count(*), max("on") FROM meeting WHERE state = ?',
            MeetingState.CLOSED.value,
        )
    last_on = date.fromisoformat(last) if last else None
    return CopyContent(organisation, groups, participants, held, last_on, passphrases)


@contextmanager
def _reading(path: Path, raw_key: bytearray) -> Iterator[Any]:
    try:
        with closing(connect(path, raw_key)) as connection:
            yield connection
    except sqlcipher.Error as error:
        # 'no such table' and the like: it answers to the key and is no vault.
        raise known_error_for(error) or VaultDamagedError() from None


def _only(connection: Any, question: str, *values: object) -> tuple[Any, ...]:
    row: tuple[Any, ...] | None = connection.execute(question, values).fetchone()
    if row is None:
        raise VaultDamagedError
    return row
