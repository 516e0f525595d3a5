"""What can go wrong with keys and folders, as a person can act on it.

None of these carries a passphrase, a code, a key or a name.
"""

from __future__ import annotations

from herstel_desktop.domain.errors import InvalidInputError, KnownError

_NOTHING_CHANGED = "Er is niets veranderd."
_VAULT_UNTOUCHED = "Er is niets in de kluis veranderd."


class WrongPassphraseError(KnownError):
    """No slot opens with this passphrase."""

    def __init__(self) -> None:
        super().__init__(
            "Deze wachtzin past niet op de kluis.",
            safe=_VAULT_UNTOUCHED,
            advice="Let op hoofdletters en typ hem nog een keer.",
        )


class WrongRecoveryCodeError(KnownError):
    """The code was typed without an error, but belongs to another sheet."""

    def __init__(self) -> None:
        super().__init__(
            "Deze herstelcode hoort niet bij deze kluis.",
            safe=_VAULT_UNTOUCHED,
            advice="Kijk of je het nieuwste herstelblad hebt. Een ouder blad werkt niet meer.",
        )


class TooManyAttemptsError(KnownError):
    """Somebody has to wait before trying again.

    Attributes:
        seconds: whole seconds still to wait, at least 1.
    """

    def __init__(self, seconds: int) -> None:
        unit = "seconde" if seconds == 1 else "seconden"
        super().__init__(
            f"Wacht nog {seconds} {unit} voor je het opnieuw probeert.",
            safe="De kluis blijft gewoon bewaard, hoe vaak het ook misgaat.",
            advice="Weet je de wachtzin niet meer? Gebruik dan de herstelcode.",
        )
        self.seconds = seconds


class WeakPassphraseError(InvalidInputError):
    """A new passphrase is too short or too easy to guess."""

    def __init__(self, happened: str) -> None:
        super().__init__(
            "passphrase",
            happened,
            advice="Neem een langere zin die alleen jij kent, of laat vijf woorden kiezen.",
        )


class PassphraseInUseError(InvalidInputError):
    """The new passphrase already opens the vault through another slot."""

    def __init__(self) -> None:
        super().__init__(
            "passphrase",
            "Deze wachtzin kan hier niet worden gebruikt.",
            advice="Kies een andere wachtzin.",
        )


class LastPassphraseError(KnownError):
    """Removing this slot would leave a vault without a passphrase."""

    def __init__(self) -> None:
        super().__init__(
            "Dit is de laatste wachtzin van de kluis.",
            safe=_NOTHING_CHANGED,
            advice="Voeg eerst een andere wachtzin toe.",
        )


class TooManyPassphrasesError(KnownError):
    """The header has no room for one more slot."""

    def __init__(self) -> None:
        super().__init__(
            "De kluis heeft het grootste aantal wachtzinnen bereikt.",
            safe=_NOTHING_CHANGED,
            advice="Haal eerst een wachtzin weg die niemand meer gebruikt.",
        )


class UnknownSlotError(KnownError):
    """The slot to change is not in the header."""

    def __init__(self) -> None:
        super().__init__(
            "Deze wachtzin bestaat niet meer.",
            safe=_NOTHING_CHANGED,
            advice="Open het scherm opnieuw om te zien welke wachtzinnen er zijn.",
        )


class RecoveryCodeTypedError(InvalidInputError):
    """The recovery code holds a typing error.

    Attributes:
        groups: numbers of the groups at fault, from 1; empty when unknown.
    """

    def __init__(self, happened: str, groups: tuple[int, ...]) -> None:
        super().__init__(
            "recovery_code", happened, advice="Vergelijk de code met het blad en verbeter hem."
        )
        self.groups = groups


class HeaderMissingError(KnownError):
    """There is no header in the folder."""

    def __init__(self) -> None:
        super().__init__(
            "In deze map ontbreekt het bestand dat de kluis opent.",
            safe="De andere bestanden zijn niet aangeraakt.",
            advice="Zet vault.json terug in de map, of gebruik een reservekopie.",
        )


class HeaderDamagedError(KnownError):
    """Both copies of the header are damaged or were altered by somebody."""

    def __init__(self) -> None:
        super().__init__(
            "Het bestand dat de kluis opent is beschadigd of veranderd.",
            safe="De kluis zelf is niet aangeraakt.",
            advice="Bewaar de map zoals hij is en gebruik een reservekopie.",
        )


class HeaderNewerError(KnownError):
    """The header was written by a newer version of the program."""

    def __init__(self) -> None:
        super().__init__(
            "Deze kluis is gemaakt met een nieuwere versie van Herstel Desktop.",
            safe=_VAULT_UNTOUCHED,
            advice="Zet eerst de nieuwste versie van Herstel Desktop op deze laptop.",
        )


class HeaderRolledBackError(KnownError):
    """The header is older than the database says it should be."""

    def __init__(self) -> None:
        super().__init__(
            "Het bestand dat de kluis opent is ouder dan de kluis zelf.",
            safe=_VAULT_UNTOUCHED,
            advice="Zet de nieuwste vault.json terug, of gebruik een reservekopie.",
        )


class HeaderOfOtherVaultError(KnownError):
    """Header and database belong to two different vaults."""

    def __init__(self) -> None:
        super().__init__(
            "De bestanden in deze map horen niet bij elkaar.",
            safe=_NOTHING_CHANGED,
            advice="Zet de map terug zoals hij was, of gebruik een reservekopie.",
        )


class HeaderNotWrittenError(KnownError):
    """The disk refused the new header; the old one still counts."""

    def __init__(self) -> None:
        super().__init__(
            "De laptop kan dit niet opslaan. Waarschijnlijk is de schijf vol.",
            safe="De wachtzinnen en de herstelcode zijn nog zoals ze waren.",
            advice="Maak ruimte op de schijf en probeer het opnieuw.",
        )


class HeaderNotReadError(KnownError):
    """The disk refuses to read the header."""

    def __init__(self) -> None:
        super().__init__(
            "Het bestand dat de kluis opent kan niet worden gelezen.",
            safe=_VAULT_UNTOUCHED,
            advice="Kijk of je rechten hebt op deze map en probeer het opnieuw.",
        )


class NotEnoughMemoryError(KnownError):
    """The laptop has too little free memory to derive the key."""

    def __init__(self) -> None:
        super().__init__(
            "Er is te weinig geheugen vrij om de kluis te openen.",
            safe=_VAULT_UNTOUCHED,
            advice="Sluit andere programma's en probeer het opnieuw.",
        )


class VaultAlreadyOpenError(KnownError):
    """Another window or another copy of the program holds this vault."""

    def __init__(self) -> None:
        super().__init__(
            "De kluis is al open op deze computer.",
            safe=_VAULT_UNTOUCHED,
            advice="Ga naar het venster dat al open is, of sluit het eerst.",
        )


class CloudFolderError(KnownError):
    """A live vault may not stand in a folder that is synchronised.

    Attributes:
        service_name: the synchronising program, such as 'OneDrive'.
    """

    def __init__(self, service_name: str, *, stands_there: bool = False) -> None:
        """`stands_there`: there is a vault in it already, so it has to be moved."""
        super().__init__(
            f"Deze map wordt gekopieerd door {service_name}. Daar kan de kluis niet staan: "
            "het kopiëren kan hem beschadigen, en er komt een kopie buiten deze laptop.",
            safe=_NOTHING_CHANGED,
            advice=(
                "Verplaats de hele map naar een plek die alleen op deze laptop staat."
                if stands_there
                else "Kies een map die alleen op deze laptop staat."
            ),
        )
        self.service_name = service_name


class FolderInUseError(KnownError):
    """The chosen folder holds other things."""

    def __init__(self) -> None:
        super().__init__(
            "In deze map staan al andere bestanden.",
            safe=_NOTHING_CHANGED,
            advice="Kies een lege map, of maak een nieuwe.",
        )


class VaultExistsError(KnownError):
    """There is a vault in the chosen folder already."""

    def __init__(self) -> None:
        super().__init__(
            "In deze map staat al een kluis.",
            safe=_NOTHING_CHANGED,
            advice="Open die kluis, of kies een andere map.",
        )


class FolderUnusableError(KnownError):
    """The folder cannot be made, read or locked."""

    def __init__(self) -> None:
        super().__init__(
            "Deze map kan niet worden gebruikt voor de kluis.",
            safe=_NOTHING_CHANGED,
            advice="Kies een map op de schijf van deze laptop waar je zelf bestanden mag bewaren.",
        )


class DatabaseMissingError(KnownError):
    """There is a header, but the database beside it is gone."""

    def __init__(self) -> None:
        super().__init__(
            "In deze map ontbreekt het bestand met de gegevens.",
            safe="De andere bestanden zijn niet aangeraakt.",
            advice="Zet herstel.db terug in de map, of gebruik een reservekopie.",
        )
