"""A readable file that a person asked for, outside the vault."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from herstel_desktop.domain.errors import KnownError

_PDF_BEGINS = b"%PDF-"


def save_pdf(pdf: bytes, target: Path) -> None:
    """Write a PDF whole or not at all; another PDF of that name is replaced, nothing else ever.

    Raises:
        KnownError: the name does not end in '.pdf', something else stands there, or the disk
            refuses.
    """
    if target.suffix.lower() != ".pdf":
        raise _refused("Deze naam eindigt niet op .pdf.", "Kies een naam die op .pdf eindigt.")
    try:
        if _is_something_else(target):
            raise _refused(
                "Op deze plek staat al iets dat geen pdf is.",
                "Dat blijft staan. Kies een andere naam.",
            )
        _replace(pdf, target)
    except (OSError, RuntimeError):
        raise _refused(
            "De pdf kon niet worden opgeslagen.",
            "Kies een map waarin je mag schrijven, of maak ruimte op de schijf.",
        ) from None


def _is_something_else(target: Path) -> bool:
    if not target.exists():
        return False
    if not target.is_file():
        return True
    with target.open("rb") as there:
        return there.read(len(_PDF_BEGINS)) != _PDF_BEGINS


def _replace(pdf: bytes, target: Path) -> None:
    """Beside its place first, so that a full disk leaves what was there."""
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(pdf)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _refused(happened: str, advice: str) -> KnownError:
    return KnownError(happened, safe="Er is niets veranderd.", advice=advice)
