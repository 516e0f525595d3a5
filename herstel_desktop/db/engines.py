"""SQLAlchemy engines over one connection, and one that is kept ready before there is a key.

To turn a question into SQL takes SQLAlchemy far longer than the database needs to answer it. An
engine remembers what it turned; so the next vault gets one that knows its first questions.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.pool import StaticPool

from herstel_desktop.db import models  # noqa: F401  the tables
from herstel_desktop.db.columns import metadata


class _Source:
    """Hands an engine its one connection, each time that its pool is new."""

    def __init__(self) -> None:
        self.connection: Any = None

    def __call__(self) -> Any:
        return self.connection


_ready: list[tuple[sa.Engine, _Source]] = []
"""At most one; it was never connected to a vault and is used for one vault only."""


def engine_over(connection: Any) -> sa.Engine:
    """An engine over this keyed connection alone: the one that is ready, or a new one."""
    engine, source = _ready.pop() if _ready else _new_engine()
    source.connection = connection
    return engine


def make_ready(ask: Callable[[sa.Engine], object]) -> None:
    """Have an engine ready that knows some questions; does nothing when there is one.

    Args:
        ask: asks them of an empty database in memory.
    """
    if _ready:
        return
    engine, source = _new_engine()
    source.connection = sqlcipher.connect(":memory:", isolation_level=None, check_same_thread=False)
    metadata.create_all(engine, checkfirst=False)
    ask(engine)
    engine.dispose()
    source.connection = None
    _ready.append((engine, source))


def _new_engine() -> tuple[sa.Engine, _Source]:
    source = _Source()
    engine = sa.create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=source,
        poolclass=StaticPool,
        hide_parameters=True,
    )
    sa.event.listen(engine, "begin", _begin)
    return engine, source


def _begin(connection: sa.Connection) -> None:
    how = connection.get_execution_options().get("begin_with", "BEGIN IMMEDIATE")
    connection.exec_driver_sql(how)
