"""What the standard command line parser says by itself, in Dutch."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

WORDS = {
    "usage: ": "gebruik: ",
    "options": "opties",
    "positional arguments": "kies uit",
    "show this help message and exit": "laat deze uitleg zien",
    "the following arguments are required: %s": "Dit ontbreekt nog: %s.",
    "unrecognized arguments: %s": "Dit hoort er niet bij: %s.",
    "ambiguous option: %(option)s could match %(matches)s": (
        "%(option)s is te kort. Bedoel je een van deze: %(matches)s?"
    ),
    "argument %(argument_name)s: %(message)s": "Bij %(argument_name)s: %(message)s.",
    "expected one argument": "hier hoort iets achter te staan",
    "ignored explicit argument %r": "hier hoort niets achter te staan, en er staat %r",
    "invalid %(type)s value: %(value)r": "kies een heel getal",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "%(value)r bestaat niet. Kies uit: %(choices)s"
    ),
}
"""What `argparse` asks gettext for, and what it gets. `--seed` is its only type without words."""


@contextmanager
def in_dutch() -> Iterator[None]:
    """While it lasts, parsers are made and answer in Dutch, whatever the language of the system."""
    before = argparse._  # type: ignore[attr-defined]
    argparse._ = _translated  # type: ignore[attr-defined]
    try:
        yield
    finally:
        argparse._ = before  # type: ignore[attr-defined]


def _translated(message: str) -> str:
    return WORDS.get(message, message)
