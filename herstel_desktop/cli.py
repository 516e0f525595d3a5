"""The command line beside the window: demo, check, copies and print, without a screen.

Exit codes: 0 fine, 1 refused with a Dutch sentence on stderr, 2 wrong usage. A passphrase comes
from a prompt or from a file descriptor, never from an argument or the environment.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from herstel_desktop import __version__
from herstel_desktop.cli_words import in_dutch
from herstel_desktop.domain.errors import KnownError

if TYPE_CHECKING:
    from herstel_desktop.services.restoring import OpenedCopy
    from herstel_desktop.services.vault_access import OpenVault

FINE, REFUSED, WRONG_USAGE = 0, 1, 2
_FIRST_YEAR, _LAST_YEAR = 2000, 2090
_LONGEST_PASSPHRASE = 8_000
"""Characters that are read at most; the vault itself says when that is too long."""


class _Parser(argparse.ArgumentParser):
    """Says in Dutch that the command was not understood."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{"allow_abbrev": False, **settings})

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(WRONG_USAGE, f"{self.prog}: deze opdracht klopt niet. {message}\n")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line; `command` is None when the window was asked for.

    Raises:
        SystemExit: 2 on wrong usage, 0 after --help or --version.
    """
    with in_dutch():
        parser = _parser()
        chosen, unknown = parser.parse_known_args(arguments)
        if unknown:
            # Names of options only: what stands behind one may be a passphrase.
            names = [each.partition("=")[0] for each in unknown if each.startswith("-")]
            parser.error(f"Dit hoort er niet bij: {', '.join(names) or 'wat er verder staat'}.")
    return chosen


def run(arguments: argparse.Namespace) -> int:
    """Carry out one command and give its exit code."""
    commands: dict[str, Callable[[argparse.Namespace], int]] = {
        "create-demo": _create_demo,
        "check": _check,
        "backup": _backup,
        "restore": _restore,
        "sign-in-sheet": _print_sign_in_sheet,
        "info-card": _print_info_card,
    }
    name = arguments.document if arguments.command == "print" else arguments.command
    try:
        return commands[name](arguments)
    except KnownError as error:
        _complain(error.sentence())
    except (EOFError, KeyboardInterrupt):
        _complain("Afgebroken. Wat al bewaard was, is veilig.")
    except Exception as error:
        # The kind of error only: its text may hold a name.
        _complain(
            "Er ging iets mis in het programma. Alles wat al bewaard was, is veilig. "
            f"Probeer het nog een keer. Soort fout: {type(error).__name__}."
        )
    return REFUSED


def refuse_without_display() -> int:
    """Say that no window can be opened here."""
    _complain(
        "Het beeldscherm antwoordt niet, dus Herstel Desktop kan geen venster openen. "
        "Start dit in een grafische sessie."
    )
    return REFUSED


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="herstel-desktop",
        description="Herstel Desktop. Zonder opdracht opent het venster.",
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"Herstel Desktop {__version__}",
        help="laat zien welke versie dit is",
    )
    parser.add_argument(
        "--selftest", action="store_true", help="controleer of alles in dit programma werkt"
    )
    parser.add_argument("--vault", type=Path, metavar="MAP", help="map van de kluis")
    commands = parser.add_subparsers(dest="command", metavar="OPDRACHT", parser_class=_Parser)
    _add_create_demo(commands)
    _add_check(commands)
    _add_backup(commands)
    _add_restore(commands)
    _add_print(commands)
    return parser


_Commands = argparse._SubParsersAction  # argparse gives its subparsers no public type


def _add_create_demo(commands: _Commands[_Parser]) -> None:
    demo = commands.add_parser("create-demo", help="maak een kluis met verzonnen mensen")
    _add_vault(demo)
    demo.add_argument("--groups", type=_whole(1, 500), default=4, metavar="G", help="groepen")
    demo.add_argument("--years", type=_whole(1, 30), default=1, metavar="J", help="jaren terug")
    demo.add_argument("--seed", type=int, default=1, metavar="S", help="zelfde S, zelfde mensen")
    demo.add_argument(
        "--today", type=_date, default=None, metavar="JJJJ-MM-DD", help="reken vanaf deze dag"
    )


def _add_check(commands: _Commands[_Parser]) -> None:
    check = commands.add_parser("check", help="controleer of een kluis of een kopie heel is")
    check.add_argument(
        "--copy", type=Path, metavar="BESTAND", help="controleer deze reservekopie, niet de kluis"
    )
    _add_vault(check)


def _add_backup(commands: _Commands[_Parser]) -> None:
    backup = commands.add_parser("backup", help="maak een reservekopie van de kluis")
    backup.add_argument(
        "--to", type=Path, required=True, metavar="MAP", help="hier komt de kopie, zoals een stick"
    )
    _add_vault(backup)


def _add_restore(commands: _Commands[_Parser]) -> None:
    restore = commands.add_parser("restore", help="zet een reservekopie terug")
    restore.add_argument(
        "--from",
        dest="copy",
        type=Path,
        required=True,
        metavar="BESTAND",
        help="de kopie; die verandert niet",
    )
    _add_vault(restore)


def _add_print(commands: _Commands[_Parser]) -> None:
    printing = commands.add_parser("print", help="maak een pdf")
    documents = printing.add_subparsers(
        dest="document", required=True, metavar="DOCUMENT", parser_class=_Parser
    )
    sheet = documents.add_parser("sign-in-sheet", help="presentielijst")
    _add_vault(sheet)
    sheet.add_argument("--group", metavar="NAAM", help="naam van de groep")
    sheet.add_argument("--on", type=_date, metavar="JJJJ-MM-DD", help="eerste dag; anders vandaag")
    sheet.add_argument(
        "--meetings", type=_whole(1, 52), default=1, metavar="N", help="aantal bijeenkomsten"
    )
    sheet.add_argument("--initials", action="store_true", help="alleen voorletters")
    sheet.add_argument(
        "--blank-rows", type=_whole(0, 60), default=4, metavar="N", help="lege regels voor gasten"
    )
    _add_out(sheet)
    card = documents.add_parser("info-card", help="informatiekaart uit een tekst")
    card.add_argument("--text", type=Path, required=True, metavar="BESTAND", help="de tekst")
    card.add_argument("--title", default=None, metavar="TITEL", help="anders de eerste regel")
    _add_out(card)


def _add_vault(parser: argparse.ArgumentParser) -> None:
    # SUPPRESS keeps a --vault that stood before the command.
    parser.add_argument(
        "--vault", type=Path, default=argparse.SUPPRESS, metavar="MAP", help="map van de kluis"
    )
    parser.add_argument(
        "--passphrase-fd",
        type=_whole(0, 1_000_000),
        metavar="N",
        help="lees de wachtzin van deze file descriptor in plaats van een vraag",
    )


def _add_out(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--out", type=Path, required=True, metavar="BESTAND.pdf", help="hier komt de pdf"
    )


def _whole(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            number = least - 1
        if not least <= number <= most:
            raise argparse.ArgumentTypeError(f"kies een heel getal van {least} tot {most}")
        return number

    return read


def _date(text: str) -> date:
    try:
        on = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("schrijf een datum als 2026-11-24") from None
    if not _FIRST_YEAR <= on.year <= _LAST_YEAR:
        raise argparse.ArgumentTypeError(f"kies een jaar van {_FIRST_YEAR} tot {_LAST_YEAR}")
    return on


def _create_demo(arguments: argparse.Namespace) -> int:
    import tempfile

    from herstel_desktop.services import vault_access

    passphrase = _passphrase(arguments, "Wachtzin voor de nieuwe kluis: ")
    folder = _vault_folder(arguments)
    vault_access.check_new_folder(folder)
    # Made beside its place and then moved there: half a demo never stays.
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".demo-") as unfinished:
        made = Path(unfinished) / "kluis"
        try:
            _fill_demo(made, passphrase, arguments)
        finally:
            with suppress(OSError):  # it was made a moment ago, and is empty
                folder.rmdir()
        made.rename(folder)
    _say("De kluis met verzonnen mensen is klaar.")
    return FINE


def _fill_demo(folder: Path, passphrase: str, arguments: argparse.Namespace) -> None:
    from herstel_desktop.services import demo, vault_access

    vault = vault_access.create_demo_vault(folder, passphrase)
    try:
        demo.create_demo(
            vault.store,
            groups=arguments.groups,
            years=arguments.years,
            seed=arguments.seed,
            today=arguments.today or date.today(),
        )
    finally:
        vault.close()


def _check(arguments: argparse.Namespace) -> int:
    if arguments.copy is not None:
        return _check_copy(arguments)
    with _open_vault(arguments) as vault:  # opening it this way checks the whole file
        mended, broken = vault.mended_header, vault.header_copy_broken
    _say("De kluis is heel: elke bladzijde, elke regel en elke verwijzing klopt.")
    if mended:
        _say("Een van de twee sleutelbestanden was stuk. Dat is hersteld uit het andere.")
    if broken:
        _say("Een van de twee sleutelbestanden is stuk. Maak ruimte op de schijf en doe dit weer.")
    return FINE


def _check_copy(arguments: argparse.Namespace) -> int:
    from herstel_desktop.services import restoring

    with restoring.looked_into(arguments.copy, _passphrase(arguments, "Wachtzin: ")) as copy:
        _say("De reservekopie is heel en gaat open met deze wachtzin.")
        _tell_content(copy)
    return FINE


def _backup(arguments: argparse.Namespace) -> int:
    from herstel_desktop.services import backups

    with _open_vault(arguments) as vault:
        outcome = backups.make_backup(vault, arguments.to)
    _say(outcome.sentence)
    return FINE


def _restore(arguments: argparse.Namespace) -> int:
    from herstel_desktop.services import restoring

    passphrase, folder = _passphrase(arguments, "Wachtzin: "), _vault_folder(arguments)
    with restoring.open_copy(arguments.copy, passphrase, folder) as copy:
        old = copy.put_back(date.today())
        _say("De reservekopie is heel en staat nu op de plek van de kluis.")
        _tell_content(copy)
    if old is not None:
        _say(f"De oude kluis is er nog, in de map ernaast: {old.name}.")
    return FINE


def _tell_content(copy: OpenedCopy) -> None:
    for sentence in copy.sentences():
        _say(sentence)


def _print_sign_in_sheet(arguments: argparse.Namespace) -> int:
    from herstel_desktop.services import sign_in_sheets

    with _open_vault(arguments) as vault:
        meeting_ids = sign_in_sheets.coming_meetings(
            vault.store,
            group_name=arguments.group,
            from_on=arguments.on or date.today(),
            limit=arguments.meetings,
        )
        pdf = sign_in_sheets.sign_in_sheet_pdf(
            vault.store,
            meeting_ids,
            names=(
                sign_in_sheets.SheetNames.INITIALS
                if arguments.initials
                else sign_in_sheets.SheetNames.NAMES
            ),
            blank_rows=arguments.blank_rows,
        )
    return _write(pdf, arguments.out)


def _print_info_card(arguments: argparse.Namespace) -> int:
    from herstel_desktop.services import info_cards

    text = info_cards.read_text(arguments.text)
    return _write(info_cards.info_card_pdf(text, title=arguments.title), arguments.out)


@contextmanager
def _open_vault(arguments: argparse.Namespace) -> Iterator[OpenVault]:
    """A vault that was found whole, for one command; closed again at the end."""
    from herstel_desktop.services import vault_access

    passphrase = _passphrase(arguments, "Wachtzin: ")
    vault = vault_access.unlock(_vault_folder(arguments), passphrase)
    try:
        vault.store.verify()
        yield vault
    finally:
        vault.close()


def _vault_folder(arguments: argparse.Namespace) -> Path:
    from herstel_desktop.paths import default_vault_folder

    folder: Path | None = arguments.vault
    return folder if folder is not None else default_vault_folder()


def _passphrase(arguments: argparse.Namespace, question: str) -> str:
    if arguments.passphrase_fd is not None:
        return _passphrase_from(arguments.passphrase_fd)
    import getpass

    if not sys.stdin.isatty():
        raise KnownError(
            "Er is geen scherm om de wachtzin te vragen.",
            safe="Er is niets veranderd.",
            advice="Geef de wachtzin met --passphrase-fd.",
        )
    return getpass.getpass(question)


def _passphrase_from(descriptor: int) -> str:
    try:
        with open(descriptor, encoding="utf-8", closefd=False) as stream:
            return stream.readline(_LONGEST_PASSPHRASE).rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise KnownError(
            "De wachtzin kon niet worden gelezen.",
            safe="Er is niets veranderd.",
            advice="Controleer het nummer bij --passphrase-fd.",
        ) from None


def _write(pdf: bytes, target: Path) -> int:
    from herstel_desktop.services.saved_files import save_pdf

    save_pdf(pdf, target)
    _say("De pdf is opgeslagen.")
    return FINE


def _say(sentence: str) -> None:
    sys.stdout.write(sentence + "\n")


def _complain(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")
