"""The header's two copies on disk: read what is good, replace so that one good copy is left.

Writing: both new copies are written beside the old ones and brought to disk (fsync), so that a
full disk is met before anything changes. Then each takes its place with one rename, and the
folder is brought to disk. The copy that could not be read, or is the older one, goes first: the
only good copy is never the first to be touched. After the first rename the new header counts; when
the second fails, the next unlock mends it (`mend_copies`).
"""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from pathlib import Path

from herstel_desktop.vault.errors import (
    HeaderDamagedError,
    HeaderMissingError,
    HeaderNewerError,
    HeaderNotReadError,
    HeaderNotWrittenError,
)
from herstel_desktop.vault.folder import PRIVATE_FILE_MODE, VaultFolder, sync_folder
from herstel_desktop.vault.header import (
    MAX_BYTES,
    Header,
    MalformedHeaderError,
    NewerFormatError,
    parse,
    render,
)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Copy:
    """One file: a header, or why there is none."""

    path: Path
    header: Header | None
    is_newer: bool = False
    is_missing: bool = False
    is_unreadable: bool = False


def read_candidates(folder: VaultFolder) -> tuple[Header, ...]:
    """The different well-formed headers on disk, the highest sequence number first.

    Well formed is not yet authentic: only the data key tells, so the caller tries them in turn.

    Raises:
        HeaderMissingError: neither copy is there.
        HeaderNewerError: the only copies that are not damaged are of a newer format.
        HeaderNotReadError: the system refuses to read them.
        HeaderDamagedError: there is no well-formed copy.
    """
    copies = _read_both(folder)
    candidates = _by_age(copies)
    if candidates:
        return candidates
    if all(copy.is_missing for copy in copies):
        raise HeaderMissingError
    if any(copy.is_newer for copy in copies):
        raise HeaderNewerError
    if any(copy.is_unreadable for copy in copies):
        raise HeaderNotReadError
    raise HeaderDamagedError


def readable_candidates(folder: VaultFolder) -> tuple[Header, ...]:
    """The same, but nothing at all when no copy can be read."""
    return _by_age(_read_both(folder))


def write_header(folder: VaultFolder, header: Header) -> None:
    """Put a sealed header in both places, such that a crash leaves the old or the new one.

    Raises:
        HeaderNotWrittenError: the disk refused; the old header still counts.
    """
    raw = render(header)
    targets = [copy.path for copy in sorted(_read_both(folder), key=_standing)]
    try:
        for target in targets:
            _write_new(_new_name(target), raw)
        _new_name(targets[0]).replace(targets[0])
    except OSError as error:
        _clear_away(targets)
        raise HeaderNotWrittenError from error
    try:
        sync_folder(folder.path)
        for target in targets[1:]:
            _new_name(target).replace(target)
        sync_folder(folder.path)
    except OSError as error:
        # The new header counts already; saying 'not saved' now would be untrue.
        _log.warning("second copy of the header not replaced: %s", type(error).__name__)


def mend_copies(folder: VaultFolder, header: Header) -> bool:
    """Make both copies equal to this header, which must be authentic and not rolled back.

    Returns:
        Whether anything had to be mended.

    Raises:
        HeaderNotWrittenError: the disk refused.
    """
    if all(copy.header == header for copy in _read_both(folder)):
        return False
    write_header(folder, header)
    return True


def _read_both(folder: VaultFolder) -> tuple[_Copy, _Copy]:
    return _read(folder.header), _read(folder.header_copy)


def _by_age(copies: tuple[_Copy, _Copy]) -> tuple[Header, ...]:
    """The different headers among the copies, newest first."""
    headers = {copy.header: None for copy in copies if copy.header is not None}
    return tuple(sorted(headers, key=lambda header: header.sequence, reverse=True))


def _read(path: Path) -> _Copy:
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return _Copy(path, None, is_missing=True)
    except OSError:
        return _Copy(path, None, is_unreadable=True)
    try:
        return _Copy(path, parse(raw))
    except NewerFormatError:
        return _Copy(path, None, is_newer=True)
    except MalformedHeaderError:
        return _Copy(path, None)


def _standing(copy: _Copy) -> int:
    """How much is lost when this copy goes: nothing for a broken one, most for the newest."""
    return copy.header.sequence if copy.header else 0


def _new_name(target: Path) -> Path:
    return target.with_name(f"{target.name}.new")


def _write_new(path: Path, raw: bytes) -> None:
    """A new private file with these bytes, on disk when this returns."""
    path.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, PRIVATE_FILE_MODE), "wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())


def _clear_away(targets: list[Path]) -> None:
    """Take away new copies that never took their place; the next write would do so too."""
    for target in targets:
        try:
            _new_name(target).unlink(missing_ok=True)
        except OSError as error:
            _log.warning("left-over of a header not removed: %s", type(error).__name__)
