"""What can go wrong with a backup copy, as a person can act on it."""

from __future__ import annotations

from herstel_desktop.domain.errors import KnownError

_COPY_UNTOUCHED = "Er is niets veranderd, ook niet in het bestand zelf."
_VAULT_SAFE = "De kluis is niet veranderd en eerdere kopieën zijn er nog."


class NotACopyError(KnownError):
    """The file is something else."""

    def __init__(self) -> None:
        super().__init__(
            "Dit bestand is geen reservekopie van Herstel Desktop.",
            safe=_COPY_UNTOUCHED,
            advice="Kies een bestand waarvan de naam eindigt op .herstelkopie.",
        )


class CopyDamagedError(KnownError):
    """The copy is cut off, or something in it changed since it was made."""

    def __init__(self) -> None:
        super().__init__(
            "Deze reservekopie is beschadigd en wordt daarom niet gebruikt.",
            safe=_COPY_UNTOUCHED,
            advice="Kies een andere kopie.",
        )


class CopyNewerError(KnownError):
    """The copy was made by a newer version of the program."""

    def __init__(self) -> None:
        super().__init__(
            "Deze reservekopie is gemaakt met een nieuwere versie van Herstel Desktop.",
            safe=_COPY_UNTOUCHED,
            advice="Zet eerst de nieuwste versie van Herstel Desktop op deze laptop.",
        )


class CopyNotReadError(KnownError):
    """The disk or the stick refuses to read the file."""

    def __init__(self) -> None:
        super().__init__(
            "Deze reservekopie kan niet worden gelezen.",
            safe=_COPY_UNTOUCHED,
            advice="Kijk of de stick er goed in zit en probeer het opnieuw.",
        )


class CopyNotWrittenError(KnownError):
    """The folder, the disk or the stick refuses to be written."""

    def __init__(self) -> None:
        super().__init__(
            "De reservekopie kan hier niet worden opgeslagen.",
            safe=_VAULT_SAFE,
            advice="Kijk of de stick er goed in zit en of je er iets op mag zetten.",
        )


class NoRoomForCopyError(KnownError):
    """The copy does not fit."""

    def __init__(self) -> None:
        super().__init__(
            "De reservekopie past niet: er is te weinig ruimte vrij.",
            safe=_VAULT_SAFE,
            advice="Maak ruimte vrij, of kies een andere stick of map.",
        )


class RestoreFailedError(KnownError):
    """The restored vault could not take its place."""

    def __init__(self) -> None:
        super().__init__(
            "De kopie kan niet op de plek van de kluis worden gezet.",
            safe="Er is niets overschreven: de kluis die er stond is er nog.",
            advice="Sluit andere programma's die de map openen en probeer het opnieuw.",
        )
