"""A backup copy is one file that is as it was made, or is refused; reading it changes nothing."""

from __future__ import annotations

import random
import secrets
import struct
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.jobs import Job, JobStoppedError
from herstel_desktop.vault.copy_errors import (
    CopyDamagedError,
    CopyNewerError,
    CopyNotReadError,
    CopyNotWrittenError,
    NotACopyError,
)
from herstel_desktop.vault.copy_file import front_of, is_whole, name_it, take_out, write_part
from herstel_desktop.vault.copy_front import FRONT_SIZE, MAGIC
from herstel_desktop.vault.keys import unlock_with_passphrase, unlock_with_recovery_code
from herstel_desktop.vault.secret_bytes import DataKey
from tests.vault.conftest import PASSPHRASE, MadeVault

MADE_AT = datetime(2026, 11, 25, 3, 30, tzinfo=UTC)
PAGES = random.Random(1).randbytes(3_000_000)
FORMAT_AT = len(MAGIC)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Bytes that stand for an encrypted database; to this room they are just that."""
    file = tmp_path / "herstel.db"
    file.write_bytes(PAGES)
    return file


@pytest.fixture
def copy(made: MadeVault, database: Path, tmp_path: Path) -> Path:
    file = tmp_path / "x.herstelkopie"
    write_part(file, database, made.keys.header, made.keys.data_key, made_at=MADE_AT, job=Job())
    return file


def test_what_went_in_comes_out(made: MadeVault, copy: Path, tmp_path: Path) -> None:
    front = take_out(copy, tmp_path / "uit.db", Job())
    assert (tmp_path / "uit.db").read_bytes() == PAGES
    assert front.header == made.keys.header
    assert front.made_at == MADE_AT
    assert front.is_sealed_by(made.keys.data_key)
    assert front.file_size == copy.stat().st_size
    assert is_whole(copy)


def test_it_opens_with_what_was_valid_when_it_was_made(made: MadeVault, copy: Path) -> None:
    header = front_of(copy).header
    with unlock_with_passphrase(made.folder, PASSPHRASE, header) as keys:
        assert keys.data_key.raw() == made.keys.data_key.raw()
    with unlock_with_recovery_code(made.folder, made.code, header) as keys:
        assert keys.data_key.raw() == made.keys.data_key.raw()


def test_it_says_how_much_is_written_and_read(
    made: MadeVault, database: Path, tmp_path: Path
) -> None:
    written: list[float] = []
    read: list[float] = []
    part = tmp_path / "x.part"
    write_part(
        part,
        database,
        made.keys.header,
        made.keys.data_key,
        made_at=MADE_AT,
        job=Job(written.append),
    )
    take_out(part, tmp_path / "uit.db", Job(read.append))
    for told in (written, read):
        assert len(told) > 2
        assert told == sorted(told)
        assert told[-1] == 1


def test_one_flipped_bit_anywhere_is_never_used(
    made: MadeVault, copy: Path, tmp_path: Path
) -> None:
    whole, dice = copy.read_bytes(), random.Random(1)
    front = range(front_of(copy).database_begins)
    places = [*dice.sample(front, 150), *(dice.randrange(len(whole)) for _ in range(30))]
    for place in places:
        broken = bytearray(whole)
        broken[place] ^= 1 << dice.randrange(8)
        copy.write_bytes(broken)
        _refused(made, copy, tmp_path / "uit.db")
        assert copy.read_bytes() == broken


def _refused(made: MadeVault, copy: Path, target: Path) -> None:
    """Not readable as a copy, or at least not sealed; and what is unreadable leaves nothing."""
    try:
        front = take_out(copy, target, Job())
    except (NotACopyError, CopyDamagedError, CopyNewerError):
        assert not target.exists()
    else:
        assert not front.is_sealed_by(made.keys.data_key)


@pytest.mark.parametrize(
    "length", [0, 1, len(MAGIC), FRONT_SIZE - 1, FRONT_SIZE, 2000, 4096, len(PAGES), -4096, -1]
)
def test_a_file_that_was_cut_off_is_refused(copy: Path, tmp_path: Path, length: int) -> None:
    whole = copy.read_bytes()
    copy.write_bytes(whole[:length])
    with pytest.raises((CopyDamagedError, NotACopyError)):
        take_out(copy, tmp_path / "uit.db", Job())
    assert not is_whole(copy)
    assert not (tmp_path / "uit.db").exists()


def test_a_file_with_something_behind_it_is_refused(copy: Path, tmp_path: Path) -> None:
    copy.write_bytes(copy.read_bytes() + b"\0")
    with pytest.raises(CopyDamagedError):
        take_out(copy, tmp_path / "uit.db", Job())


def test_other_files_are_told_to_be_none(tmp_path: Path) -> None:
    other = tmp_path / "foto.herstelkopie"
    for raw in (b"", b"\xff\xd8\xff\xe0", secrets.token_bytes(100_000), b"HERSTELKOPIE\n" * 9):
        other.write_bytes(raw)
        with pytest.raises(NotACopyError):
            front_of(other)
        assert not is_whole(other)


def test_a_file_that_is_gone_or_is_a_folder_is_told_as_such(tmp_path: Path) -> None:
    for path in (tmp_path / "weg.herstelkopie", tmp_path):
        with pytest.raises(CopyNotReadError):
            front_of(path)
        assert not is_whole(path)


def test_a_copy_of_a_newer_format_is_told_as_such(copy: Path) -> None:
    raw = bytearray(copy.read_bytes())
    struct.pack_into(">H", raw, FORMAT_AT, 2)
    copy.write_bytes(raw)
    with pytest.raises(CopyNewerError):
        front_of(copy)


def test_numbers_that_lead_nowhere_are_refused(copy: Path) -> None:
    whole = copy.read_bytes()
    most = 2**32 - 1
    for at, form, number in (
        (FORMAT_AT, ">H", 0),
        (FORMAT_AT + 2, ">Q", 2**64 - 1),
        (FORMAT_AT + 10, ">I", most),
        (FORMAT_AT + 10, ">I", 0),
        (FORMAT_AT + 14, ">Q", 2**63),
    ):
        raw = bytearray(whole)
        struct.pack_into(form, raw, at, number)
        copy.write_bytes(raw)
        with pytest.raises(CopyDamagedError):
            front_of(copy)


def test_a_front_put_together_by_somebody_without_the_key_is_not_sealed(
    made: MadeVault, copy: Path, database: Path, tmp_path: Path
) -> None:
    other = DataKey.generate()
    forged = tmp_path / "vals.herstelkopie"
    write_part(forged, database, made.keys.header, other, made_at=MADE_AT, job=Job())
    front = take_out(forged, tmp_path / "uit.db", Job())
    assert not front.is_sealed_by(made.keys.data_key)
    honest = front_of(copy)
    assert not replace(honest, made_at=datetime(2027, 1, 1, tzinfo=UTC)).is_sealed_by(
        made.keys.data_key
    )


def test_stopping_while_it_is_written_or_read_leaves_no_half_result(
    made: MadeVault, copy: Path, database: Path, tmp_path: Path
) -> None:
    job = Job()
    job.stop()
    with pytest.raises(JobStoppedError):
        take_out(copy, tmp_path / "uit.db", job)
    assert not (tmp_path / "uit.db").exists()
    with pytest.raises(JobStoppedError):
        write_part(
            tmp_path / "x.part",
            database,
            made.keys.header,
            made.keys.data_key,
            made_at=MADE_AT,
            job=job,
        )


def test_a_folder_that_is_not_there_is_told_as_such(
    made: MadeVault, copy: Path, database: Path, tmp_path: Path
) -> None:
    away = tmp_path / "stick"
    with pytest.raises(CopyNotWrittenError):
        write_part(
            away / "x.part",
            database,
            made.keys.header,
            made.keys.data_key,
            made_at=MADE_AT,
            job=Job(),
        )
    with pytest.raises(CopyNotWrittenError):
        take_out(copy, away / "uit.db", Job())
    with pytest.raises(CopyNotWrittenError):
        name_it(away / "x.part", away / "x")


def test_every_refusal_says_what_is_safe_and_what_to_do() -> None:
    kinds: list[type[KnownError]] = [NotACopyError, CopyDamagedError, CopyNewerError]
    for kind in [*kinds, CopyNotReadError, CopyNotWrittenError]:
        error = kind()
        assert error.happened
        assert error.safe
        assert error.advice
