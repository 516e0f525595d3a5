"""The first few rows, at the price of few rows."""

from __future__ import annotations

from typing import Any, TypeVar

import sqlalchemy as sa

S = TypeVar("S", bound=sa.Select[*tuple[Any, ...]])


def first_rows(query: S, count: int) -> S:
    """At most `count` rows, with the count written into the statement.

    SQLite plans a statement with a bound LIMIT anew at every run, about a millisecond each.
    """
    return query.limit(sa.literal_column(str(int(count)))).offset(sa.literal_column("0"))
