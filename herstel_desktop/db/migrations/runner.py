"""Runs the migrations on one driver connection, guarded against silent loss.

Alembic's batch mode rebuilds a table by dropping it. On a parent table with foreign keys on and
ON DELETE CASCADE that empties the children without an error. So foreign keys go off before the
transaction begins, and before it commits every foreign key is checked and no table that
stays may have lost a row.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from herstel_desktop.db.checks import row_counts
from herstel_desktop.db.errors import MigrationFailedError, VaultDamagedError, VaultNewerError

_HERE = Path(__file__).resolve().parent


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_HERE).replace("%", "%%"))
    return config


def newest_revision() -> str:
    """The revision that this program writes."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    if head is None:
        raise LookupError("there is no migration")
    return head


def present_revision(connection: Any) -> str | None:
    """The revision of an open database; None for an empty one.

    Raises:
        VaultNewerError: the revision is not one that this program knows.
    """
    if not _has_table(connection, "alembic_version"):
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None:
        raise VaultDamagedError
    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    if row[0] not in known:
        raise VaultNewerError
    return str(row[0])


def migrate(engine: sa.Engine, *, to: str = "head") -> None:
    """Bring the database of this engine to a revision, in one transaction or not at all.

    The caller has made a verified copy first, unless the database is empty.

    Raises:
        MigrationFailedError: rows or references would have been lost; nothing was changed.
    """
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        # Inside a transaction SQLite ignores this setting, so it goes to the driver itself.
        driver.execute("PRAGMA foreign_keys = OFF")
        try:
            with connection.begin():
                before = row_counts(driver)
                config = _config()
                config.attributes["connection"] = connection
                command.upgrade(config, to)
                _refuse_loss(driver, before)
        finally:
            driver.execute("PRAGMA foreign_keys = ON")


def _refuse_loss(driver: Any, before: dict[str, int]) -> None:
    after = row_counts(driver)
    lost = [name for name, rows in before.items() if name in after and after[name] < rows]
    broken = driver.execute("PRAGMA foreign_key_check").fetchone()
    if lost or broken is not None:
        raise MigrationFailedError


def _has_table(connection: Any, name: str) -> bool:
    row = connection.execute(
        "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", (name,)
    ).fetchone()
    return row is not None
