"""Column types: identifiers, instants, dates, times and enums as SQLite keeps them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from enum import Enum
from typing import Any, TypeVar
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator

E = TypeVar("E", bound=Enum)


class Identifier(TypeDecorator[UUID]):
    """A UUID as 16 bytes; sorts like the UUIDv7 it is."""

    impl = sa.LargeBinary
    cache_ok = True

    def process_bind_param(self, value: UUID | None, dialect: Any) -> bytes | None:
        return value.bytes if value is not None else None

    def process_result_value(self, value: Any, dialect: Any) -> UUID | None:
        return UUID(bytes=value) if value is not None else None


class Instant(TypeDecorator[datetime]):
    """A moment in UTC, as whole milliseconds since 1970."""

    impl = sa.Integer
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> int | None:
        return round(value.timestamp() * 1000) if value is not None else None

    def process_result_value(self, value: Any, dialect: Any) -> datetime | None:
        return datetime.fromtimestamp(value / 1000, UTC) if value is not None else None


class LocalDate(TypeDecorator[date]):
    """A local date, as 'YYYY-MM-DD'."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Any) -> str | None:
        return value.isoformat() if value is not None else None

    def process_result_value(self, value: Any, dialect: Any) -> date | None:
        return date.fromisoformat(value) if value is not None else None


class LocalTime(TypeDecorator[time]):
    """A local wall time, as 'HH:MM'."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: time | None, dialect: Any) -> str | None:
        return value.strftime("%H:%M") if value is not None else None

    def process_result_value(self, value: Any, dialect: Any) -> time | None:
        return time.fromisoformat(value) if value is not None else None


class EnumText(TypeDecorator[Any]):
    """An enum by its value; the table adds the CHECK with `one_of`."""

    impl = sa.Text
    cache_ok = True

    def __init__(self, enum: type[Enum]) -> None:
        super().__init__()
        self.enum = enum

    def process_bind_param(self, value: Enum | None, dialect: Any) -> str | None:
        return value.value if value is not None else None

    def process_result_value(self, value: Any, dialect: Any) -> Enum | None:
        return self.enum(value) if value is not None else None


class Flag(TypeDecorator[bool]):
    """True or false, as 1 or 0."""

    impl = sa.Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Any) -> int | None:
        return int(value) if value is not None else None

    def process_result_value(self, value: Any, dialect: Any) -> bool | None:
        return bool(value) if value is not None else None


def one_of(column: str, enum: type[Enum]) -> str:
    """SQL condition that a column holds one of an enum's values.

    Written out with OR: for IN with more than two values SQLite builds a table at every write,
    which takes longer than the write itself.
    """
    return " OR ".join(f"{column} = '{member.value}'" for member in enum)
