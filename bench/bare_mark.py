"""One mark without the program: a bare SQLCipher transaction with the same settings and upsert.

The first line on stdin is the passphrase; every further line asks for one mark and is answered
with the seconds that it took.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from herstel_desktop.db.connection import connect
from herstel_desktop.vault.folder import VaultFolder
from herstel_desktop.vault.keys import unlock_with_passphrase

UPSERT = (
    "INSERT INTO attendance_mark"
    " (meeting_id, participant_id, mark, beforehand, created_at, updated_at)"
    " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (meeting_id, participant_id) DO UPDATE"
    " SET mark = excluded.mark, beforehand = excluded.beforehand, updated_at = excluded.updated_at"
)


def main() -> None:
    """Open the database, then write one mark for each line."""
    folder = VaultFolder(Path(sys.argv[1]))
    with unlock_with_passphrase(folder, sys.stdin.readline().strip()) as keys:
        connection = connect(folder.database, keys.data_key.raw())
    people = connection.execute(
        "SELECT meeting_id, participant_id FROM attendance_mark ORDER BY meeting_id DESC LIMIT 10"
    ).fetchall()
    for number, _line in enumerate(sys.stdin):
        meeting_id, participant_id = people[number % len(people)]
        now = round(time.time() * 1000)
        mark = ("present", "absent")[number // len(people) % 2]
        begun = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(UPSERT, (meeting_id, participant_id, mark, 0, now, now))
        connection.execute("COMMIT")
        sys.stdout.write(f"{time.perf_counter() - begun}\n")
        sys.stdout.flush()
    connection.close()


if __name__ == "__main__":
    main()
