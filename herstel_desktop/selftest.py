"""`--selftest`: every piece of this program is there and works together, also in the bundle.

Works without a display, on a vault in a temporary folder that is removed afterwards. Says one line
for each piece; no passphrase, key or code is among them.
"""

from __future__ import annotations

import pkgutil
import platform
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from herstel_desktop import __version__
from herstel_desktop.domain.errors import KnownError

if TYPE_CHECKING:
    from herstel_desktop.db.store import Store

_PARTICIPANT = "Wiesława Đặng"
_CARD_SENTENCE = "Deze kaart is gemaakt om het programma te controleren."


class IncompleteProgramError(KnownError):
    """A piece that ships with the program is missing or does not work."""

    def __init__(self, part: str, kind: str = "") -> None:
        super().__init__(
            f"De controle is gestopt bij: {part}.",
            safe="Je kluis is niet geopend en niet veranderd.",
            advice="Installeer het programma opnieuw." + (f" Soort fout: {kind}." if kind else ""),
        )


def run_selftest() -> int:
    """Look at every piece and say what was found.

    Returns:
        The exit code: 0, or 1 after a Dutch sentence on stderr.
    """
    try:
        with TemporaryDirectory(prefix="herstel-controle-") as folder:
            for part, look in _PARTS:
                sys.stdout.write(f"{part}: {_found(part, look, Path(folder))}\n")
    except KnownError as error:
        sys.stderr.write(error.sentence() + "\n")
        return 1
    sys.stdout.write("Alles werkt.\n")
    return 0


def _found(part: str, look: Callable[[Path], str], folder: Path) -> str:
    """What there is of one piece; a mistake in it is told by its kind, never by its text."""
    try:
        return look(folder)
    except KnownError:
        raise
    except Exception as error:
        raise IncompleteProgramError(part, type(error).__name__) from error


def _version(_folder: Path) -> str:
    return __version__


def _python(_folder: Path) -> str:
    return platform.python_version()


def _qt(_folder: Path) -> str:
    from PySide6.QtCore import qVersion

    return qVersion()


def _keyring(_folder: Path) -> str:
    from herstel_desktop.vault.keyring_backend import backend_name

    return backend_name()


def _screens(_folder: Path) -> str:
    """Every screen, imported whole: a screen's own modules are loaded when it opens."""
    from herstel_desktop.paths import resources_folder
    from herstel_desktop.ui.shell.discovery import discover, screen_modules

    for name in screen_modules():
        _import_all(name)
    for spec in discover():
        if not (resources_folder() / "icons" / f"{spec.icon}.svg").is_file():
            raise FileNotFoundError(spec.icon)
    return ", ".join(name.rpartition(".")[2] for name in screen_modules())


def _documents(_folder: Path) -> str:
    from herstel_desktop import documents

    found = []
    for name in _import_all(documents.__name__):
        module = sys.modules[name]
        if name.count(".") == documents.__name__.count(".") + 1 and hasattr(module, "build"):
            found.append(name.rpartition(".")[2])
    return ", ".join(found)


def _import_all(package: str) -> list[str]:
    """Import a package and everything in it; gives the full names."""
    path = import_module(package).__path__
    names = [each.name for each in pkgutil.walk_packages(path, f"{package}.")]
    for name in names:
        import_module(name)
    return names


def _fonts(_folder: Path) -> str:
    from herstel_desktop.fonts import fallback_fonts, own_fonts

    fonts = (*own_fonts(), *fallback_fonts())
    for font in fonts:
        if not font.path.is_file():
            raise FileNotFoundError(font.name)
    return str(len(fonts))


def _crisis_ladder(_folder: Path) -> str:
    from herstel_desktop.services.crisis import default_crisis_lines

    return str(len(default_crisis_lines()))


def _vault(folder: Path) -> str:
    """Make a vault, lock it, unlock it, check the whole file, and print from it."""
    from herstel_desktop.domain.organisation import Organisation
    from herstel_desktop.services import participants, vault_access
    from herstel_desktop.vault.kdf import FLOOR

    place = folder / "kluis"
    passphrase = vault_access.generate_passphrase()
    with (
        vault_access.new_recovery_code() as code,
        closing(
            vault_access.create_vault(
                place,
                passphrase,
                code,
                organisation=Organisation("Stichting Controle"),
                facilitator_name="Controle",
                parameters=FLOOR,
            )
        ) as vault,
    ):
        _fill(vault.store)
    with closing(vault_access.unlock(place, passphrase)) as vault:
        vault.store.verify()
        (row,) = participants.participants(vault.store)
        if row.call_name != _PARTICIPANT:
            raise ValueError("the vault gave something else back")
        _print_sheet(vault.store)
        with vault.store.reading() as tx:
            return str(tx.exec_driver_sql("PRAGMA cipher_version").scalar_one())


def _fill(store: Store) -> None:
    from herstel_desktop.domain.groups import GroupForm
    from herstel_desktop.domain.participants import EnrolmentState, ParticipantDraft
    from herstel_desktop.services import groups, participants

    today = date.today()
    group_id = groups.add_group(
        store, groups.default_draft(GroupForm.RECOVERY_GROUP, today), today=today
    ).id
    participant_id = participants.add_participant(store, ParticipantDraft(_PARTICIPANT)).id
    if group_id is None or participant_id is None:
        raise ValueError("nothing was made")
    participants.enrol(store, participant_id, group_id, today, EnrolmentState.PARTICIPANT)


def _print_sheet(store: Store) -> None:
    from herstel_desktop.services import sign_in_sheets

    meetings = sign_in_sheets.coming_meetings(store, group_name=None, from_on=date.today(), limit=1)
    _must_say(sign_in_sheets.sign_in_sheet_pdf(store, meetings), _PARTICIPANT)


def _card(_folder: Path) -> str:
    from herstel_desktop.services.info_cards import info_card_pdf

    pdf = info_card_pdf(f"# Controle\n\n{_CARD_SENTENCE}\n")
    _must_say(pdf, _CARD_SENTENCE)
    return f"{len(pdf)} bytes"


def _must_say(pdf: bytes, text: str) -> None:
    """The PDF can be read back, by what also draws the preview, and the text is in it."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        said = " ".join(page.get_textpage().get_text_bounded() for page in document)
    if text not in " ".join(said.split()):
        raise ValueError("a document does not say what it should")


_PARTS: tuple[tuple[str, Callable[[Path], str]], ...] = (
    ("Herstel Desktop", _version),
    ("Python", _python),
    ("Qt", _qt),
    ("Keyring", _keyring),
    ("Lettertypen", _fonts),
    ("Nummers op de crisiskaart", _crisis_ladder),
    ("Schermen", _screens),
    ("Documenten", _documents),
    ("Kluis en presentielijst, SQLCipher", _vault),
    ("Informatiekaart", _card),
)
