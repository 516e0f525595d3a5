"""The tables of what a meeting is prepared with: wishes, ballots, draaiboeken, own work forms.

The statements stand in the .sql file beside this one, a blank line between them, and are frozen.
"""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of the second version; nothing that was there changes."""
    script = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    connection = op.get_bind()
    for statement in script.strip().split("\n\n"):
        connection.exec_driver_sql(statement)
