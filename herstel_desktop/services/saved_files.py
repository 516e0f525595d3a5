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
    save_file(pdf, target, suffix=".pdf", begins=_PDF_BEGINS, what="pdf", the_file="De pdf")


def save_file(
    content: bytes, target: Path, *, suffix: str, begins: bytes, what: str, the_file: str
) -> None:
    """As `save_pdf`, for a file of another kind.

    Args:
        suffix: how its name ends, with the dot.
        begins: how every file of this kind begins; only such a file is replaced.
        what, the_file: how sentences call it: 'pdf', 'De pdf'.

    Raises:
        KnownError: the name ends otherwise, something else stands there, or the disk refuses.
    """
    if target.suffix.lower() != suffix:
        raise _refused(
            f"Deze naam eindigt niet op {suffix}.", f"Kies een naam die op {suffix} eindigt."
        )
    try:
        if _is_something_else(target, begins):
            raise _refused(
                f"Op deze plek staat al iets dat geen {what} is.",
                "Dat blijft staan. Kies een andere naam.",
            )
        _replace(content, target)
    except (OSError, RuntimeError):
        raise _refused(
            f"{the_file} kon niet worden opgeslagen.",
            "Kies een map waarin je mag schrijven, of maak ruimte op de schijf.",
        ) from None


def _is_something_else(target: Path, begins: bytes) -> bool:
    if not target.exists():
        return False
    if not target.is_file():
        return True
    with target.open("rb") as there:
        return there.read(len(begins)) != begins


def _replace(content: bytes, target: Path) -> None:
    """Beside its place first, so that a full disk leaves what was there."""
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _refused(happened: str, advice: str) -> KnownError:
    return KnownError(happened, safe="Er is niets veranderd.", advice=advice)
