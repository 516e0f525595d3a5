"""A copy of the open database under the same key, made page by page while it stays in use.

SQLite's backup writes a page that SQLCipher found damaged as zeroes, without an error and under a
new, valid seal: the copy then passes for whole, with something missing. So the pages of the
original are checked as well (`every_page_answers`).
"""

from __future__ import annotations

import threading
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from herstel_desktop.db.checks import row_counts
from herstel_desktop.db.connection import connect
from herstel_desktop.domain.jobs import Job

_PAGES = 256
"""A megabyte at a time: some fifteen milliseconds in which a write has to wait."""
_PAUSE_SECONDS = 0.001
"""Between two steps; enough for a thread that waits to get its turn."""


def copy_pages(
    original: Any, guard: threading.RLock, target: Path, raw_key: bytearray, job: Job
) -> dict[str, int]:
    """Copy what is committed to a new file; what is committed meanwhile is in it too.

    Args:
        original: the open driver connection; only used while `guard` is held.
        guard: held while pages are copied and let go in between.
        target: a new file; the caller brings it to disk, reads it back and removes it on failure.
        raw_key: 32 bytes.
        job: hears from 0 to 1 how much is copied.

    Returns:
        The number of rows in each table of the original, at the moment of the copy.

    Raises:
        sqlcipher.Error: a page could not be read or written.
        JobStoppedError: somebody stopped it.
    """

    def between(_status: int, left: int, total: int) -> None:
        guard.release()
        try:
            job.reached(1 - left / max(total, 1))
            time.sleep(_PAUSE_SECONDS)
        finally:
            guard.acquire()

    with closing(connect(target, raw_key, create=True)) as made:
        # Nobody reads this file before it was checked, so it needs no journal and no sync.
        made.execute("PRAGMA journal_mode = OFF")
        made.execute("PRAGMA synchronous = OFF")
        with guard:
            original.backup(made, pages=_PAGES, progress=between)
            return row_counts(original)


def every_page_answers(path: Path, raw_key: bytearray) -> bool:
    """Whether every page of a database, open elsewhere, has the seal that belongs on it.

    On a connection of its own, so that nobody has to wait. A page that is being written meanwhile
    may seem damaged: then ask once more while nobody writes.

    Raises:
        sqlcipher.Error: the file could not be read.
    """
    with closing(connect(path, raw_key)) as own:
        return not own.execute("PRAGMA cipher_integrity_check").fetchall()


def file_of(original: Any) -> Path:
    """Where the database of a connection stands."""
    names = original.execute("PRAGMA database_list").fetchall()
    return Path(next(path for _number, name, path in names if name == "main"))
