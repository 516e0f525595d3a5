"""Alembic's entry point; the connection is handed over by the runner."""

from __future__ import annotations

from alembic import context

from herstel_desktop.db import (  # noqa: F401  the tables register
    card_models,
    models,
    preparation_models,
    rights_models,
)
from herstel_desktop.db.columns import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transaction_per_migration=False,
)
context.run_migrations()
