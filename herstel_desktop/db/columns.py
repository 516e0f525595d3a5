"""What the tables have in common: names of constraints, keys, stamps and checks."""

from __future__ import annotations

import sqlalchemy as sa

from herstel_desktop.db.types import Identifier, Instant, one_of

metadata = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def identifier() -> sa.Column[object]:
    """The primary key of most tables."""
    return sa.Column("id", Identifier, primary_key=True, nullable=False)


def timestamps() -> tuple[sa.Column[object], sa.Column[object]]:
    """When the row was made and last changed."""
    return (
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("updated_at", Instant, nullable=False),
    )


def text(name: str) -> sa.Column[str]:
    """Text that may be empty, never NULL."""
    return sa.Column(name, sa.Text, nullable=False, server_default="")


def refers(
    name: str, target: str, *, nullable: bool = False, cascade: bool = False
) -> sa.Column[object]:
    """A reference to another table; it holds that row, or goes with it (`cascade`)."""
    rule = "CASCADE" if cascade else "RESTRICT"
    return sa.Column(name, Identifier, sa.ForeignKey(target, ondelete=rule), nullable=nullable)


def filled(column: str) -> sa.CheckConstraint:
    """Something visible must stand in the column."""
    return sa.CheckConstraint(f"length(trim({column})) > 0", name=f"{column}_filled")


def enum_check(column: str, enum: type) -> sa.CheckConstraint:
    """The column holds a value of the enum."""
    return sa.CheckConstraint(one_of(column, enum), name=column)
