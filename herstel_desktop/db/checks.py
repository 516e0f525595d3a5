"""Whether a database file is whole."""

from __future__ import annotations

from typing import Any

from herstel_desktop.db.errors import VaultDamagedError


def check_whole(connection: Any) -> None:
    """Run both integrity checks on an open driver connection.

    `cipher_integrity_check` finds every changed bit; `integrity_check` finds a file cut at a
    page edge, which passes the first; the foreign keys find rows that lost their parent.

    Raises:
        VaultDamagedError: any of them found something.
    """
    if connection.execute("PRAGMA cipher_integrity_check").fetchall():
        raise VaultDamagedError
    if connection.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
        raise VaultDamagedError
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise VaultDamagedError


def row_counts(connection: Any) -> dict[str, int]:
    """Number of rows in each ordinary table, by its name."""
    names = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " AND name NOT LIKE 'search_index%' ORDER BY name"
    ).fetchall()
    return {
        # Table names come from the schema itself and are quoted.
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
        for (name,) in names
    }
