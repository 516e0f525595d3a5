"""Small PDF objects that reportlab has no class for, written as they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from reportlab.pdfbase import pdfdoc


class RawObject(pdfdoc.PDFObject):
    """An object whose bytes are made when the file is written, once all numbers are known.

    The maker gets a function that turns an object into its reference ('12 0 R').
    """

    def __init__(self, make: Callable[[Callable[[object], str]], str]) -> None:
        self._make = make

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The object's bytes."""
        registry: Any = document
        numbers = registry.idToObjectNumberAndVersion

        def reference(target: object) -> str:
            # What reportlab's Reference does, without an object for each of thousands of them.
            known = numbers.get(getattr(target, "__InternalName__", None))
            if known is None:
                known = numbers[registry.Reference(target).name]
            return f"{known[0]} {known[1]} R"

        return self._make(reference).encode("latin-1")


class RawStream(pdfdoc.PDFObject):
    """A stream that is compressed already, with its dictionary's entries as they are."""

    def __init__(self, content: bytes, entries: Mapping[str, str]) -> None:
        self._content = content
        self._entries = entries

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The stream's bytes."""
        entries = "".join(f"/{key} {value} " for key, value in self._entries.items())
        head = f"<< {entries}/Length {len(self._content)} >>\nstream\n".encode("latin-1")
        return head + self._content + b"\nendstream"


def text_string(text: str) -> str:
    """A PDF text string: UTF-16 with its mark, in hexadecimal."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def number(value: float) -> str:
    """A number as short as it can be, to a hundredth."""
    if value == int(value):
        return str(int(value))
    return f"{value:.2f}".rstrip("0").rstrip(".")
