"""The command line: fine, refused with a Dutch sentence, or wrong usage; never a traceback."""

from __future__ import annotations

import argparse
import inspect
import os
import pty
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from herstel_desktop import __version__
from herstel_desktop.__main__ import main
from herstel_desktop.cli_words import WORDS
from herstel_desktop.domain.participants import EnrolmentState
from herstel_desktop.services import groups, participants
from tests.documents.reading import extracted, letters, page_count
from tests.services.builders import TUESDAY, new_group, new_participant
from tests.vaults import PASSPHRASE, MadeVault, make_vault

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT.parent / "shared" / "seeds" / "informatiekaart-herstelgroepen.txt"
WRONG = "acht groene boten op het meer"
FROM_TUESDAY = ("--on", TUESDAY.isoformat())


@dataclass(frozen=True)
class Said:
    """How a command ended."""

    code: int
    out: str
    err: str

    def refused_with(self, sentence: str) -> None:
        """It was refused, with this on stderr and nothing that frightens."""
        assert self.code == 1
        assert sentence in self.err
        assert "Traceback" not in self.err
        assert self.err.count("\n") == 1
        assert self.out == ""


Run = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run one command; a passphrase goes in through a file descriptor."""

    def run_it(*arguments: object, passphrase: str | None = None) -> Said:
        words = [str(each) for each in arguments]
        descriptor = None
        if passphrase is not None:
            descriptor = _descriptor(passphrase + "\n")
            words += ["--passphrase-fd", str(descriptor)]
        try:
            code = main(words)
        except SystemExit as ended:
            code = int(str(ended.code))
        finally:
            if descriptor is not None:
                os.close(descriptor)
        return Said(code, *capsys.readouterr())

    return run_it


def _descriptor(text: str) -> int:
    """A file descriptor from which this text can be read."""
    reading, writing = os.pipe()
    os.write(writing, text.encode())
    os.close(writing)
    return reading


def _process(
    *arguments: object, descriptor: int | None = None, environment: dict[str, str] | None = None
) -> Said:
    """Run one command as a process of its own, away from any terminal."""
    words = [str(each) for each in arguments]
    if descriptor is not None:
        words += ["--passphrase-fd", str(descriptor)]
    done = subprocess.run(
        [sys.executable, "-m", "herstel_desktop", *words],
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        pass_fds=() if descriptor is None else (descriptor,),
        timeout=120,
    )
    return Said(done.returncode, done.stdout, done.stderr)


def _files(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> MadeVault:
    """The vault of which each test gets its own copy."""
    made = make_vault(tmp_path_factory.mktemp("patroon") / "kluis")
    with closing(made.unlock()) as vault:
        group_id = new_group(vault.store, name="Praatgroep Đặng")
        for name in ("Wiesława", "Йосиф"):
            participants.enrol(
                vault.store,
                new_participant(vault.store, name),
                group_id,
                TUESDAY,
                EnrolmentState.PARTICIPANT,
            )
    return made


@pytest.fixture
def vault(pattern: MadeVault, tmp_path: Path) -> Path:
    """The folder of a vault with one group of two."""
    return Path(shutil.copytree(pattern.folder, tmp_path / "kluis"))


# Usage


def test_it_says_its_version() -> None:
    assert _process("--version") == Said(0, f"Herstel Desktop {__version__}\n", "")


def test_help_names_every_command(run: Run) -> None:
    said = run("--help")
    assert said.code == 0
    for word in ("create-demo", "check", "backup", "restore", "print", "--vault", "--selftest"):
        assert word in said.out
    said = run("print", "--help")
    assert "sign-in-sheet" in said.out
    assert "info-card" in said.out


ENGLISH = re.compile(
    r"usage|options:|argument|invalid|choose|required|recogni|expected|ambiguous|could|show|exit"
)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("create-demo",),
        ("check",),
        ("backup",),
        ("restore",),
        ("print",),
        ("print", "info-card"),
    ],
)
def test_help_is_dutch_from_its_first_line_to_its_last(
    run: Run, arguments: tuple[str, ...]
) -> None:
    said = run(*arguments, "--help")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("gebruik: herstel-desktop")
    assert "laat deze uitleg zien" in said.out
    assert ENGLISH.findall(said.out) == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("wat",),
            "Bij OPDRACHT: 'wat' bestaat niet. Kies uit: 'create-demo', 'check', 'backup', "
            "'restore', 'print'.",
        ),
        (("backup",), "Dit ontbreekt nog: --to."),
        (("restore",), "Dit ontbreekt nog: --from."),
        (("--wat",), "Dit hoort er niet bij: --wat."),
        (("print",), "Dit ontbreekt nog: DOCUMENT."),
        (("print", "info-card"), "Dit ontbreekt nog: --text, --out."),
        (("print", "sign-in-sheet", "--out", "x.pdf", "--init"), "Dit hoort er niet bij: --init."),
        (("print", "sign-in-sheet", "--initials=ja"), "Bij --initials: hier hoort niets achter"),
        (("create-demo", "--groups"), "Bij --groups: hier hoort iets achter te staan."),
        (("create-demo", "--groups", "0"), "Bij --groups: kies een heel getal van 1 tot 500."),
        (("create-demo", "--seed", "x"), "Bij --seed: kies een heel getal."),
    ],
)
def test_what_is_wrong_is_said_in_dutch(
    run: Run, arguments: tuple[str, ...], sentence: str
) -> None:
    said = run(*arguments)
    assert said.code == 2
    assert f": deze opdracht klopt niet. {sentence}" in said.err
    assert ENGLISH.findall(said.err) == []


def test_every_phrase_is_one_that_this_python_uses() -> None:
    source = inspect.getsource(argparse)
    assert [phrase for phrase in WORDS if f"_({phrase!r}" not in source] == []


def test_the_parsers_of_others_speak_as_before(run: Run) -> None:
    run("wat")
    assert "usage: " in argparse.ArgumentParser().format_usage()


@pytest.mark.parametrize(
    "arguments",
    [
        ("wat",),
        ("--wat",),
        ("print",),
        ("print", "wat"),
        ("print", "info-card", "--text", "kaart.txt"),
        ("print", "info-card", "--out", "kaart.pdf"),
        ("print", "sign-in-sheet"),
        ("print", "sign-in-sheet", "--out", "lijst.pdf", "--on", "gisteren"),
        ("print", "sign-in-sheet", "--out", "lijst.pdf", "--meetings", "0"),
        ("print", "sign-in-sheet", "--out", "lijst.pdf", "--blank-rows", "-1"),
        ("create-demo", "--groups", "veel"),
        ("create-demo", "--years", "31"),
        ("check", "--passphrase-fd", "x"),
        ("check", "nog-iets"),
        ("backup", "--to"),
        ("restore", "kopie.herstelkopie"),
    ],
)
def test_wrong_usage_is_told_in_dutch_and_ends_with_2(
    run: Run, arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = run(*arguments)
    assert (said.code, said.out) == (2, "")
    assert "deze opdracht klopt niet." in said.err
    assert list(tmp_path.iterdir()) == []


# Where a passphrase may come from


def test_a_passphrase_on_the_command_line_opens_nothing(run: Run, vault: Path) -> None:
    for option in ("--passphrase", "--passphrase-fd"):
        said = run("check", "--vault", vault, option, PASSPHRASE)
        assert said.code == 2
        assert PASSPHRASE not in said.out + said.err
    assert run("check", "--vault", vault, f"--wachtzin={PASSPHRASE}").code == 2


def test_a_passphrase_in_the_environment_opens_nothing(vault: Path) -> None:
    names = ("PASSPHRASE", "HERSTEL_PASSPHRASE", "HERSTEL_DESKTOP_PASSPHRASE", "WACHTZIN")
    said = _process("check", "--vault", vault, environment=dict.fromkeys(names, PASSPHRASE))
    said.refused_with("Er is geen scherm om de wachtzin te vragen.")
    assert "--passphrase-fd" in said.err


@pytest.mark.skipif(shutil.which("setsid") is None, reason="needs a terminal of its own")
@pytest.mark.parametrize(("typed", "code"), [(PASSPHRASE, 0), (WRONG, 1)])
def test_a_passphrase_is_asked_for_and_not_shown(vault: Path, typed: str, code: int) -> None:
    here, there = pty.openpty()
    command = ["setsid", "--ctty", "--wait", sys.executable, "-m", "herstel_desktop", "check"]
    with subprocess.Popen(
        [*command, "--vault", str(vault)], cwd=ROOT, stdin=there, stdout=there, stderr=there
    ) as process:
        os.close(there)
        shown = _read_until(here, b"Wachtzin: ")
        os.write(here, typed.encode() + b"\n")
        shown += _read_until(here, None)
    os.close(here)
    assert process.returncode == code
    assert typed.encode() not in shown
    assert (b"De kluis is heel" in shown) is (code == 0)


def _read_until(terminal: int, words: bytes | None) -> bytes:
    """What a terminal shows, up to some words or to its end."""
    shown = b""
    with suppress(OSError):  # Linux says so when the other side is gone
        while words is None or words not in shown:
            part = os.read(terminal, 1024)
            if not part:
                break
            shown += part
    return shown


@pytest.mark.parametrize("ending", ["", "\n", "\r\n", "\nnog een regel\n"])
def test_the_first_line_of_the_descriptor_is_the_passphrase(vault: Path, ending: str) -> None:
    reading = _descriptor(PASSPHRASE + ending)
    said = _process("check", "--vault", vault, descriptor=reading)
    os.close(reading)
    assert (said.code, said.err) == (0, "")


def test_a_descriptor_that_is_not_open_or_is_no_text_is_refused(run: Run, vault: Path) -> None:
    run("check", "--vault", vault, "--passphrase-fd", 987_654).refused_with(
        "De wachtzin kon niet worden gelezen."
    )
    reading, writing = os.pipe()
    os.write(writing, b"\xff\xfe\n")
    os.close(writing)
    run("check", "--vault", vault, "--passphrase-fd", reading).refused_with(
        "De wachtzin kon niet worden gelezen."
    )
    os.close(reading)


# check


def test_a_whole_vault_is_told_to_be_whole_and_is_not_changed(run: Run, vault: Path) -> None:
    run("check", "--vault", vault, passphrase=PASSPHRASE)
    before = _files(vault)
    said = run("check", "--vault", vault, passphrase=PASSPHRASE)
    assert (said.code, said.err) == (0, "")
    assert said.out == "De kluis is heel: elke bladzijde, elke regel en elke verwijzing klopt.\n"
    assert _files(vault) == before


def test_the_vault_may_be_named_before_the_command(run: Run, vault: Path) -> None:
    assert run("--vault", vault, "check", passphrase=PASSPHRASE).code == 0


def test_a_wrong_passphrase_is_refused_in_a_sentence(vault: Path) -> None:
    reading = _descriptor(WRONG + "\n")
    said = _process("check", "--vault", vault, descriptor=reading)
    os.close(reading)
    said.refused_with("wachtzin")
    assert WRONG not in said.err


def test_a_folder_without_a_vault_is_refused_and_stays_as_it_is(run: Run, tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    for folder in (tmp_path / "leeg", tmp_path / "nergens"):
        run("check", "--vault", folder, passphrase=PASSPHRASE).refused_with("kluis")
    assert not (tmp_path / "nergens").exists()
    assert sum(file.stat().st_size for file in (tmp_path / "leeg").iterdir()) == 0


def test_without_a_folder_it_looks_where_the_program_keeps_its_vault(
    run: Run, private_home: Path
) -> None:
    run("check", passphrase=PASSPHRASE).refused_with("kluis")
    make_vault(private_home / ".local" / "share" / "Herstel Desktop" / "kluis")
    assert run("check", passphrase=PASSPHRASE).code == 0


@pytest.mark.parametrize("command", [("check",), ("print", "sign-in-sheet", *FROM_TUESDAY)])
@pytest.mark.parametrize("place", [0.02, 0.3, 0.6, 0.98])
def test_a_damaged_database_is_refused_and_untouched(
    run: Run, vault: Path, tmp_path: Path, command: tuple[str, ...], place: float
) -> None:
    database = vault / "herstel.db"
    raw = bytearray(database.read_bytes())
    raw[int(len(raw) * place)] ^= 1
    database.write_bytes(raw)
    before = _files(vault)
    out = ("--out", tmp_path / "lijst.pdf") if command[0] == "print" else ()
    run(*command, *out, "--vault", vault, passphrase=PASSPHRASE).refused_with("beschadigd")
    assert _files(vault).items() >= before.items()
    assert not (tmp_path / "lijst.pdf").exists()


@pytest.mark.parametrize("content", [b"", b"{}", b"\x00" * 500])
def test_a_damaged_header_is_refused_and_untouched(run: Run, vault: Path, content: bytes) -> None:
    for name in ("vault.json", "vault-copy.json"):
        (vault / name).write_bytes(content)
    before = _files(vault)
    run("check", "--vault", vault, passphrase=PASSPHRASE).refused_with("kluis")
    assert _files(vault).items() >= before.items()


def test_a_vault_that_is_open_elsewhere_is_refused(run: Run, vault: Path) -> None:
    with closing(MadeVault(vault, PASSPHRASE, "").unlock()):
        run("check", "--vault", vault, passphrase=PASSPHRASE).refused_with("open")
    assert run("check", "--vault", vault, passphrase=PASSPHRASE).code == 0


# print sign-in-sheet


def _sheet(run: Run, vault: Path, out: Path, *options: object) -> Said:
    words = ("print", "sign-in-sheet", "--vault", vault, *FROM_TUESDAY, *options, "--out", out)
    return run(*words, passphrase=PASSPHRASE)


def test_a_sign_in_sheet_is_printed(run: Run, vault: Path, tmp_path: Path) -> None:
    out = tmp_path / "lijst.pdf"
    assert _sheet(run, vault, out) == Said(0, "De pdf is opgeslagen.\n", "")
    text = extracted(out.read_bytes())
    for part in ("Praatgroep Đặng", "Wiesława", "Йосиф", "24 november 2026"):
        assert part in text


def test_options_of_the_sheet_are_obeyed(run: Run, vault: Path, tmp_path: Path) -> None:
    out = tmp_path / "lijst.pdf"
    options = ("--group", "praatgroep dang", "--initials", "--meetings", 3, "--blank-rows", 60)
    assert _sheet(run, vault, out, *options).code == 0
    text = extracted(out.read_bytes())
    assert "Wiesława" not in text
    assert "W." in text
    for week in range(3):
        day = TUESDAY + timedelta(weeks=week)
        assert re.search(rf"\b{day.day}\s(nov|dec)", text)
    assert page_count(out.read_bytes()) > 1


def test_an_unknown_group_is_refused_and_nothing_is_written(
    run: Run, vault: Path, tmp_path: Path
) -> None:
    out = tmp_path / "lijst.pdf"
    said = _sheet(run, vault, out, "--group", "Onbekend")
    said.refused_with("Er is geen groep met deze naam.")
    assert not out.exists()


def test_a_wrong_passphrase_prints_nothing(run: Run, vault: Path, tmp_path: Path) -> None:
    out = tmp_path / "lijst.pdf"
    words = ("print", "sign-in-sheet", "--vault", vault, "--out", out)
    run(*words, passphrase=WRONG).refused_with("wachtzin")
    assert not out.exists()


@pytest.mark.parametrize(
    ("out", "sentence"),
    [
        ("nergens/lijst.pdf", "De pdf kon niet worden opgeslagen."),
        ("kluis", "Deze naam eindigt niet op .pdf."),
    ],
)
def test_a_place_that_cannot_be_written_is_refused(
    run: Run, vault: Path, tmp_path: Path, *, out: str, sentence: str
) -> None:
    said = _sheet(run, vault, tmp_path / out)
    said.refused_with(sentence)
    assert str(tmp_path) not in said.err


def test_what_stands_there_and_is_no_pdf_stays(run: Run, vault: Path, tmp_path: Path) -> None:
    text = tmp_path / "kaart.txt"
    text.write_text("KOM ERBIJ\n\nIedereen is welkom.\n", encoding="utf-8")
    notes = tmp_path / "aantekeningen.pdf"
    notes.write_text("geen pdf", encoding="utf-8")
    before = {file: file.read_bytes() for file in (vault / "herstel.db", vault / "vault.json")}
    for out in (*before, text, notes):
        said = run("print", "info-card", "--text", text, "--out", out)
        assert said.code == 1
        assert "Er is niets veranderd." in said.err
    assert {file: file.read_bytes() for file in before} == before
    assert text.read_text(encoding="utf-8").startswith("KOM ERBIJ")
    assert notes.read_text(encoding="utf-8") == "geen pdf"
    assert {each.name for each in tmp_path.iterdir()} >= {"kaart.txt", "aantekeningen.pdf"}
    assert not list(tmp_path.glob("*.part"))


def test_a_demo_that_cannot_be_finished_leaves_nothing(run: Run, tmp_path: Path) -> None:
    said = run("create-demo", "--vault", tmp_path / "demo", "--today", "1999-12-31")
    assert said.code == 2
    assert not (tmp_path / "demo").exists()


def test_check_tells_of_a_key_file_that_it_mended(run: Run, vault: Path) -> None:
    (vault / "vault.json").write_text("x", encoding="utf-8")
    said = run("check", "--vault", vault, passphrase=PASSPHRASE)
    assert said.code == 0
    assert "Dat is hersteld uit het andere." in said.out
    again = run("check", "--vault", vault, passphrase=PASSPHRASE)
    assert "hersteld" not in again.out


def test_an_endless_text_is_refused(run: Run, tmp_path: Path) -> None:
    said = run("print", "info-card", "--text", "/dev/zero", "--out", tmp_path / "o.pdf")
    said.refused_with("Dit bestand kan niet worden gelezen.")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system brings the display")
def test_without_a_display_the_window_says_so_in_a_sentence(tmp_path: Path) -> None:
    nothing = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"), "")
    said = _process("--vault", tmp_path / "kluis", environment=nothing)
    said.refused_with("Het beeldscherm antwoordt niet")


# print info-card


def test_an_information_card_is_printed_from_a_text(run: Run, tmp_path: Path) -> None:
    text, out = tmp_path / "kaart.txt", tmp_path / "kaart.pdf"
    text.write_text("KOM ERBIJ\n\nIedereen is welkom.\n", encoding="utf-8")
    said = run("print", "info-card", "--text", text, "--out", out)
    assert said == Said(0, "De pdf is opgeslagen.\n", "")
    assert "Iedereen is welkom." in extracted(out.read_bytes())
    run("print", "info-card", "--text", text, "--title", "Open groep", "--out", out)
    assert "Open groep" in extracted(out.read_bytes())


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "Dit bestand kan niet worden gelezen."),
        (b"\x00\x01", "Dit bestand is geen gewone tekst."),
        (b" \n", "Er is geen tekst voor de kaart."),
    ],
)
def test_a_text_that_makes_no_card_is_refused(
    run: Run, tmp_path: Path, content: bytes | None, sentence: str
) -> None:
    text, out = tmp_path / "kaart.txt", tmp_path / "kaart.pdf"
    if content is not None:
        text.write_bytes(content)
    run("print", "info-card", "--text", text, "--out", out).refused_with(sentence)
    assert not out.exists()


def test_a_card_that_cannot_be_saved_is_refused(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "kaart.txt"
    text.write_text("Welkom.\n", encoding="utf-8")
    run("print", "info-card", "--text", text, "--out", tmp_path / "weg" / "k.pdf").refused_with(
        "De pdf kon niet worden opgeslagen."
    )


@pytest.mark.skipif(not SEED.exists(), reason="the real page does not stand beside this clone")
def test_a_real_page_loses_no_sentence(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "kaart.pdf"
    assert run("print", "info-card", "--text", SEED, "--out", out).code == 0
    said = letters(extracted(out.read_bytes())).lower()
    for line in SEED.read_text(encoding="utf-8").splitlines():
        assert letters(line).lower() in said


# create-demo


def _made_up(run: Run, folder: Path, *options: object) -> Said:
    words = ("create-demo", "--vault", folder, "--today", "2026-11-24", *options)
    return run(*words, passphrase=PASSPHRASE)


def test_a_vault_of_fictional_people_is_made_and_is_whole(run: Run, tmp_path: Path) -> None:
    folder, out = tmp_path / "kluis", tmp_path / "lijst.pdf"
    said = _made_up(run, folder, "--groups", 2)
    assert said == Said(0, "De kluis met verzonnen mensen is klaar.\n", "")
    assert run("check", "--vault", folder, passphrase=PASSPHRASE).code == 0
    with closing(MadeVault(folder, PASSPHRASE, "").unlock()) as vault:
        names = [row.name for row in groups.groups(vault.store)]
    assert len(names) == 2
    assert _sheet(run, folder, out, "--group", names[0]).code == 0


def test_the_same_seed_gives_the_same_people(run: Run, tmp_path: Path) -> None:
    people = []
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        assert _made_up(run, tmp_path / name, "--groups", 1, "--seed", seed).code == 0
        with closing(MadeVault(tmp_path / name, PASSPHRASE, "").unlock()) as vault:
            rows = participants.participants(vault.store, include_past=True)
            people.append([(row.call_name, row.family_name, row.states) for row in rows])
    assert people[0] == people[1] != people[2]


def test_a_weak_passphrase_makes_no_vault(run: Run, tmp_path: Path) -> None:
    said = run("create-demo", "--vault", tmp_path / "kluis", passphrase="welkom01")
    said.refused_with("Neem een langere zin")
    assert not (tmp_path / "kluis" / "herstel.db").exists()


def test_fictional_people_are_never_put_over_a_vault(run: Run, vault: Path) -> None:
    before = _files(vault)
    _made_up(run, vault).refused_with("kluis")
    assert _files(vault) == before


# backup and restore


@pytest.fixture
def copy(run: Run, vault: Path, tmp_path: Path) -> Path:
    """A copy of the vault, made by the command."""
    said = run("backup", "--vault", vault, "--to", tmp_path / "stick", passphrase=PASSPHRASE)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("De reservekopie is gemaakt en gecontroleerd.")
    (made,) = (tmp_path / "stick").iterdir()
    return made


def test_a_copy_is_told_to_be_whole_and_what_is_in_it(run: Run, copy: Path) -> None:
    before = copy.read_bytes()
    said = run("check", "--copy", copy, passphrase=PASSPHRASE)
    assert (said.code, said.err) == (0, "")
    assert "De reservekopie is heel en gaat open met deze wachtzin." in said.out
    assert "Erin staan: 1 groep, 2 deelnemers, 0 gehouden bijeenkomsten." in said.out
    assert "Gemaakt op " in said.out
    assert "Praatgroep" not in said.out
    assert copy.read_bytes() == before


def test_a_copy_is_put_back_and_the_old_vault_stays(
    run: Run, copy: Path, vault: Path, tmp_path: Path
) -> None:
    (vault / "herstel.db").write_bytes(b"kapot")
    said = run("restore", "--from", copy, "--vault", vault, passphrase=PASSPHRASE)
    assert (said.code, said.err) == (0, "")
    (old,) = tmp_path.glob("kluis-oud-*")
    assert f"De oude kluis is er nog, in de map ernaast: {old.name}." in said.out
    assert (old / "herstel.db").read_bytes() == b"kapot"
    assert run("check", "--vault", vault, passphrase=PASSPHRASE).code == 0


def test_a_copy_is_put_back_where_there_is_none(run: Run, copy: Path, tmp_path: Path) -> None:
    said = run("restore", "--from", copy, "--vault", tmp_path / "nieuw", passphrase=PASSPHRASE)
    assert (said.code, said.err) == (0, "")
    assert "oude kluis" not in said.out
    assert run("check", "--vault", tmp_path / "nieuw", passphrase=PASSPHRASE).code == 0


@pytest.mark.parametrize("damage", ["bit", "cut", "empty", "photo", "gone"])
def test_a_copy_that_is_not_whole_is_refused_and_nothing_changes(
    run: Run, copy: Path, vault: Path, damage: str
) -> None:
    raw = copy.read_bytes()
    copy.unlink()
    if damage != "gone":
        flipped = raw[:5000] + bytes([raw[5000] ^ 1]) + raw[5001:]
        broken = {"bit": flipped, "cut": raw[:-4096], "empty": b"", "photo": b"\xff\xd8" * 9000}
        copy.write_bytes(broken[damage])
    before = _files(vault.parent)
    for command in (("check", "--copy"), ("restore", "--vault", vault, "--from")):
        run(*command, copy, passphrase=PASSPHRASE).refused_with("Er is niets veranderd")
    after = _files(vault.parent)
    after.pop("kluis/vault.lock", None)
    before.pop("kluis/vault.lock", None)
    assert after == before


def test_another_passphrase_than_that_of_the_copy_is_refused(
    run: Run, copy: Path, vault: Path
) -> None:
    run("check", "--copy", copy, passphrase=WRONG).refused_with("wachtzin")
    run("restore", "--from", copy, "--vault", vault, passphrase=WRONG).refused_with("wachtzin")


def test_a_copy_is_not_put_where_it_does_not_belong(
    run: Run, copy: Path, vault: Path, tmp_path: Path
) -> None:
    with closing(MadeVault(vault, PASSPHRASE, "").unlock()):
        run("restore", "--from", copy, "--vault", vault, passphrase=PASSPHRASE).refused_with(
            "De kluis is al open op deze computer."
        )
    cloud = tmp_path / "OneDrive" / "kluis"
    run("restore", "--from", copy, "--vault", cloud, passphrase=PASSPHRASE).refused_with("OneDrive")
    assert not cloud.exists()


def test_a_place_that_takes_no_copy_is_told(run: Run, vault: Path, tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    run(
        "backup", "--vault", vault, "--to", tmp_path / "bestand", passphrase=PASSPHRASE
    ).refused_with("De reservekopie kan hier niet worden opgeslagen.")
