"""A backup copy on disk: written whole or not at all, and taken apart again.

Writing goes to a `.part` file beside the place. It gets its own name only from `name_it`, after
the caller has read the part back, opened it and found it whole.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.jobs import Job
from herstel_desktop.vault.copy_errors import (
    CopyDamagedError,
    CopyNotReadError,
    CopyNotWrittenError,
    NoRoomForCopyError,
)
from herstel_desktop.vault.copy_front import LONGEST_FRONT, Front, read_front
from herstel_desktop.vault.folder import PRIVATE_FILE_MODE, sync_folder
from herstel_desktop.vault.header import Header
from herstel_desktop.vault.secret_bytes import DataKey

_PIECE = 1024 * 1024
_SYNC_EVERY = 8
"""Pieces; so that on a slow stick the progress is what was really written."""
_NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})


def front_of(path: Path) -> Front:
    """The front of a copy; the rest of the file is not looked at.

    Raises:
        NotACopyError, CopyDamagedError, CopyNewerError, CopyNotReadError: see there.
    """
    with _reading(path) as file:
        return _front(file)


def is_whole(path: Path) -> bool:
    """Whether every byte is as it was made, as far as can be told without a key."""
    try:
        with _reading(path) as file:
            front = _front(file)
            running = front.running_digest()
            for piece in _pieces(file, front):
                running.update(piece)
    except KnownError:
        return False
    return running.digest() == front.digest


def write_part(
    part: Path,
    database: Path,
    header: Header,
    data_key: DataKey,
    *,
    made_at: datetime,
    job: Job,
) -> None:
    """Write a copy under a working name; on disk when this returns.

    Args:
        part: where; what stands there is replaced.
        database: the closed, encrypted database that goes in it.
        header: how the copy opens.
        data_key: the key of both, for the seal.
        made_at: an aware moment.
        job: hears from 0 to 1 how much is written.

    Raises:
        NoRoomForCopyError, CopyNotWrittenError: the disk refused.
        JobStoppedError: somebody stopped it.
    """
    try:
        with database.open("rb") as source:
            size = os.fstat(source.fileno()).st_size
            _write(part, Front(made_at, header, size), source, data_key, job)
    except OSError as error:
        raise _not_written(error) from error


def take_out(path: Path, target: Path, job: Job, *, sync: bool = False) -> Front:
    """Put the database of a copy in a file of its own; the copy is only read.

    Args:
        path: the copy.
        target: where, as a private file; what stands there is replaced.
        job: hears from 0 to 1 how much is done.
        sync: bring the file to disk, because it is there to stay.

    Returns:
        The front; the file was found to be as it was made.

    Raises:
        NotACopyError, CopyDamagedError, CopyNewerError, CopyNotReadError: nothing is left.
        NoRoomForCopyError, CopyNotWrittenError: the disk refused; nothing is left.
    """
    try:
        target.unlink(missing_ok=True)
        with _reading(path) as file, _new_file(target) as made:
            front = _front(file)
            running = front.running_digest()
            done = 0
            for piece in _pieces(file, front):
                running.update(piece)
                _put(made, piece)
                done += len(piece)
                job.reached(done / front.database_size)
            _require_same(running.digest(), front)
            if sync:
                os.fsync(made.fileno())
    except BaseException as error:
        with suppress(OSError):
            target.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _not_written(error) from error
        raise
    return front


def name_it(part: Path, target: Path) -> None:
    """Give a part that was found whole its own name.

    Raises:
        CopyNotWrittenError: the disk refused.
    """
    try:
        part.replace(target)
    except OSError as error:
        raise _not_written(error) from error
    with suppress(OSError):  # some file systems of sticks know no sync of a folder
        sync_folder(target.parent)


def _write(part: Path, front: Front, source: BinaryIO, data_key: DataKey, job: Job) -> None:
    part.unlink(missing_ok=True)
    with _new_file(part) as made:
        made.seek(front.database_begins)
        running = front.running_digest()
        done = 0
        for number, piece in enumerate(_pieces(source, front), start=1):
            running.update(piece)
            _put(made, piece)
            done += len(piece)
            if number % _SYNC_EVERY == 0:
                os.fsync(made.fileno())
            job.reached(done / front.database_size)
        hashed = replace(front, digest=running.digest())
        made.seek(0)  # the front comes last: what was cut short has none
        _put(made, replace(hashed, seal=hashed.seal_with(data_key)).rendered())
        os.fsync(made.fileno())
        if hasattr(os, "posix_fadvise"):
            # What is read back then comes from the disk, not from memory.
            os.posix_fadvise(made.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _put(file: BinaryIO, piece: bytes) -> None:
    """All of it; an unbuffered file may take less at once."""
    left = memoryview(piece)
    while left:
        left = left[file.write(left) :]


@contextmanager
def _new_file(path: Path) -> Iterator[BinaryIO]:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, PRIVATE_FILE_MODE), "wb", buffering=0) as file:
        yield file


@contextmanager
def _reading(path: Path) -> Iterator[BinaryIO]:
    try:
        file = path.open("rb")
    except OSError as error:
        raise CopyNotReadError from error
    with file:
        yield file


def _front(file: BinaryIO) -> Front:
    try:
        raw = file.read(LONGEST_FRONT)
        size = os.fstat(file.fileno()).st_size
        front = read_front(raw, size)
        file.seek(front.database_begins)
    except OSError as error:
        raise CopyNotReadError from error
    return front


def _pieces(file: BinaryIO, front: Front) -> Iterator[bytes]:
    """The database, from where the file stands."""
    left = front.database_size
    while left:
        try:
            piece = file.read(min(_PIECE, left))
        except OSError as error:
            raise CopyNotReadError from error
        if not piece:
            raise CopyDamagedError
        left -= len(piece)
        yield piece


def _require_same(digest: bytes, front: Front) -> None:
    if digest != front.digest:
        raise CopyDamagedError


def _not_written(error: OSError) -> NoRoomForCopyError | CopyNotWrittenError:
    return NoRoomForCopyError() if error.errno in _NO_ROOM else CopyNotWrittenError()
