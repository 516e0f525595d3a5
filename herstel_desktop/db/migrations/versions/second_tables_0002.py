"""The tables that the second version adds; nothing that was there changes.

The statements stand in the .sql files beside this one, a blank line between them, and are frozen
once the version is out.
"""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_PARTS = ("preparation_0002.sql", "cards_0002.sql", "rights_0002.sql")


def upgrade() -> None:
    """Make the tables of the second version."""
    connection = op.get_bind()
    for part in _PARTS:
        script = Path(__file__).with_name(part).read_text(encoding="utf-8")
        for statement in script.strip().split("\n\n"):
            connection.exec_driver_sql(statement)
