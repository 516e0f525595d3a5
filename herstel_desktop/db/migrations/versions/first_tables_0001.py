"""The first tables, and the search index that follows `search_entry`.

The statements stand in the .sql file beside this one, a blank line between them. They are
frozen: later changes to the models come as later migrations.
"""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table of the first version."""
    script = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    connection = op.get_bind()
    for statement in script.strip().split("\n\n"):
        connection.exec_driver_sql(statement)
