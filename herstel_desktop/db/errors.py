"""What can go wrong with the database file, as a person can act on it."""

from __future__ import annotations

from collections.abc import Callable

import sqlcipher3.dbapi2 as sqlcipher

from herstel_desktop.domain.errors import KnownError


class VaultDamagedError(KnownError):
    """The file failed a check; nothing was changed in it."""

    def __init__(self) -> None:
        super().__init__(
            "De kluis is beschadigd en gaat daarom niet open.",
            safe="Er is niets in het bestand veranderd.",
            advice="Bewaar de map van de kluis zoals hij is en zet een reservekopie terug.",
        )


class VaultNewerError(KnownError):
    """The file was written by a newer version of the program."""

    def __init__(self) -> None:
        super().__init__(
            "Deze kluis is gemaakt met een nieuwere versie van Herstel Desktop.",
            safe="Er is niets in de kluis veranderd.",
            advice="Zet eerst de nieuwste versie van Herstel Desktop op deze laptop.",
        )


class OtherVaultError(KnownError):
    """The database belongs to another vault than its header says."""

    def __init__(self) -> None:
        super().__init__(
            "De bestanden in deze map horen niet bij elkaar.",
            safe="Er is niets veranderd.",
            advice="Zet de map terug zoals hij was, of gebruik een reservekopie.",
        )


class DiskFullError(KnownError):
    """The disk has no room, or refuses to write."""

    def __init__(self) -> None:
        super().__init__(
            "De laptop kan dit niet opslaan. Waarschijnlijk is de schijf vol.",
            safe="Alles wat al bewaard was, is veilig.",
            advice="Maak ruimte op de schijf en probeer het opnieuw.",
        )


class VaultReadOnlyError(KnownError):
    """The file, its folder or its disk may be read but not written, or was moved meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            "De laptop mag niets veranderen in het bestand van de kluis.",
            safe="Alles wat al bewaard was, is veilig.",
            advice="Kijk of je in de map van de kluis mag opslaan en probeer het opnieuw.",
        )


class VaultNotOpenedError(KnownError):
    """The system does not let this program open the file, or a file beside it."""

    def __init__(self) -> None:
        super().__init__(
            "De laptop kan het bestand van de kluis niet openen.",
            safe="Er is niets in de kluis veranderd.",
            advice="Kijk of je de bestanden in de map van de kluis mag lezen en veranderen.",
        )


class VaultBusyError(KnownError):
    """Another program holds the file."""

    def __init__(self) -> None:
        super().__init__(
            "Een ander programma gebruikt de kluis op dit moment.",
            safe="Alles wat al bewaard was, is veilig.",
            advice="Sluit andere programma's die de map openen en probeer het opnieuw.",
        )


class MigrationFailedError(KnownError):
    """Bringing the vault up to date would have lost rows, so it was rolled back."""

    def __init__(self) -> None:
        super().__init__(
            "De kluis kan niet worden bijgewerkt naar deze versie.",
            safe="De kluis is gebleven zoals hij was. Er is ook een reservekopie van gemaakt.",
            advice="Gebruik voorlopig de vorige versie van Herstel Desktop.",
        )


_BY_PRIMARY_CODE: dict[int, Callable[[], KnownError]] = {
    sqlcipher.SQLITE_FULL: DiskFullError,
    sqlcipher.SQLITE_IOERR: DiskFullError,
    sqlcipher.SQLITE_CORRUPT: VaultDamagedError,
    sqlcipher.SQLITE_NOTADB: VaultDamagedError,
    sqlcipher.SQLITE_BUSY: VaultBusyError,
    sqlcipher.SQLITE_READONLY: VaultReadOnlyError,
    sqlcipher.SQLITE_CANTOPEN: VaultNotOpenedError,
    sqlcipher.SQLITE_PERM: VaultNotOpenedError,
}


_CODE_BY_TEXT = {
    "database or disk is full": sqlcipher.SQLITE_FULL,
    "disk I/O error": sqlcipher.SQLITE_IOERR,
    "database disk image is malformed": sqlcipher.SQLITE_CORRUPT,
    "file is not a database": sqlcipher.SQLITE_NOTADB,
    "database is locked": sqlcipher.SQLITE_BUSY,
    "attempt to write a readonly database": sqlcipher.SQLITE_READONLY,
    "unable to open database file": sqlcipher.SQLITE_CANTOPEN,
}
"""The driver's backup call raises without a code; the texts are those of SQLite itself."""


def known_error_for(error: BaseException | None) -> KnownError | None:
    """The known error behind a database exception, or None when it is a bug."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None and isinstance(error, sqlcipher.Error):
        code = _CODE_BY_TEXT.get(str(error))
    if code is None:
        return None
    make = _BY_PRIMARY_CODE.get(code & 0xFF)  # the low byte is SQLite's primary result code
    return make() if make else None
