"""Reads a content file field by field, and says at which file and field it goes wrong."""

from __future__ import annotations

import tomllib
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

E = TypeVar("E", bound=Enum)
_FREE = 10_000  # entries; more than any list has
_LARGEST = 1_000_000


class ContentError(ValueError):
    """A content file is not as it should be; a test keeps that from shipping.

    Attributes:
        file: its path below `resources/`.
        field: the field at fault, empty for the file as a whole.
    """

    def __init__(self, file: str, field: str, fault: str) -> None:
        super().__init__(": ".join(part for part in (file, field, fault) if part))
        self.file = file
        self.field = field


class Fields:
    """One table of a file; `finish` refuses what was never asked for."""

    def __init__(self, file: str, values: dict[str, Any], within: str = "") -> None:
        self.file = file
        self._values = values
        self._within = within
        self._asked: set[str] = set()

    def text(self, name: str) -> str:
        """A text that is not empty; each line of it is a paragraph, blank lines are dropped.

        Raises:
            ContentError: it is missing, empty, or no text.
        """
        text = self.any_text(name)
        if not text:
            raise self.error(name, "is empty")
        return text

    def any_text(self, name: str) -> str:
        """As `text`, but it may be empty.

        Raises:
            ContentError: it is missing or no text.
        """
        return self._text(name, self._value(name))

    def texts(self, name: str, least: int = 0, most: int = _FREE) -> tuple[str, ...]:
        """A list of texts, none of them twice.

        Raises:
            ContentError: it is missing, no list, or has too few or too many entries.
        """
        texts = self.any_texts(name)
        if not least <= len(texts) <= most:
            wanted = str(least) if least == most else f"{least} to {most}"
            raise self.error(name, f"has {len(texts)} entries instead of {wanted}")
        if "" in texts:
            raise self.error(name, "is empty")
        twice = sorted({each for each in texts if texts.count(each) > 1})
        if twice:
            raise self.error(name, f"holds {twice[0]!r} twice")
        return texts

    def any_texts(self, name: str) -> tuple[str, ...]:
        """As `texts`, but empty ones, and the same one twice, are let through.

        Raises:
            ContentError: it is missing or no list of texts.
        """
        value = self._value(name)
        if not isinstance(value, list):
            raise self.error(name, "must be a list")
        return tuple(self._text(name, each) for each in value)

    def whole(self, name: str) -> int:
        """A whole number.

        Raises:
            ContentError: it is missing, no whole number, or one too large to print.
        """
        value = self._value(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.error(name, "must be a whole number")
        if abs(value) > _LARGEST:
            raise self.error(name, "is too large")
        return value

    def yes_or_no(self, name: str) -> bool:
        """True or false.

        Raises:
            ContentError: it is missing or neither.
        """
        value = self._value(name)
        if not isinstance(value, bool):
            raise self.error(name, "must be true or false")
        return value

    def one_of(self, name: str, choices: type[E]) -> E:
        """One of the values of an enum.

        Raises:
            ContentError: it is missing or another value.
        """
        value = self.any_text(name)
        try:
            return choices(value)
        except ValueError:
            known = ", ".join(str(each.value) for each in choices)
            raise self.error(name, f"is {value!r}, not one of {known}") from None

    def table(self, name: str) -> Fields:
        """A table within this one.

        Raises:
            ContentError: it is missing or no table.
        """
        value = self._value(name)
        if not isinstance(value, dict):
            raise self.error(name, "must be a table")
        return Fields(self.file, value, self._path(name))

    def tables(self, name: str) -> tuple[Fields, ...]:
        """A list of tables within this one.

        Raises:
            ContentError: it is missing or no list of tables.
        """
        value = self._value(name)
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise self.error(name, "must be a list of tables")
        return tuple(
            Fields(self.file, each, f"{self._path(name)}[{place}]")
            for place, each in enumerate(value, start=1)
        )

    def finish(self) -> None:
        """Refuse a field that was never asked for.

        Raises:
            ContentError: there is one.
        """
        unknown = sorted(self._values.keys() - self._asked)
        if unknown:
            raise self.error(unknown[0], "is not a field")

    def error(self, name: str, fault: str) -> ContentError:
        """The error for a field of this table."""
        return ContentError(self.file, self._path(name), fault)

    def _path(self, name: str) -> str:
        return f"{self._within}.{name}" if self._within else name

    def _value(self, name: str) -> Any:
        self._asked.add(name)
        if name not in self._values:
            raise self.error(name, "is missing")
        return self._values[name]

    def _text(self, name: str, value: object) -> str:
        if not isinstance(value, str):
            raise self.error(name, "must be a text")
        paragraphs = (" ".join(each.split()) for each in value.split("\n"))
        return "\n".join(each for each in paragraphs if each)


def read_fields(path: Path, file: str) -> Fields:
    """The fields of a file.

    Args:
        file: how errors call it.

    Raises:
        ContentError: it cannot be read, or is no TOML.
    """
    try:
        return parse_fields(path.read_text(encoding="utf-8"), file)
    except OSError as error:
        raise ContentError(file, "", error.strerror or "cannot be read") from None
    except UnicodeDecodeError as error:
        raise ContentError(file, "", str(error)) from None


def parse_fields(text: str, file: str) -> Fields:
    """The fields in a text.

    Args:
        file: how errors call it.

    Raises:
        ContentError: it is no TOML.
    """
    try:
        return Fields(file, tomllib.loads(text))
    except (ValueError, RecursionError) as error:  # a number of a mile, or nested as deep
        raise ContentError(file, "", str(error)) from None
