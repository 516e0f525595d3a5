"""Backup copies of an open vault: whole or not there, one a day by themselves, old ones go."""

from __future__ import annotations

import os
import resource
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from herstel_desktop.db import copies as page_copies
from herstel_desktop.db.connection import connect
from herstel_desktop.db.queries.settings import put_setting
from herstel_desktop.db.store import Store
from herstel_desktop.domain.changes import Kind
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.jobs import Job, JobStoppedError
from herstel_desktop.domain.participants import EnrolmentState
from herstel_desktop.services import backups, settings, vault_access
from herstel_desktop.services.backups import make_backup, make_daily_backup
from herstel_desktop.services.participants import enrol
from herstel_desktop.services.restoring import looked_into
from herstel_desktop.services.vault_access import OpenVault
from herstel_desktop.vault import keys as vault_keys
from herstel_desktop.vault.copy_errors import CopyNotWrittenError, NoRoomForCopyError
from tests.services.builders import TUESDAY, new_group, new_participant
from tests.services.slot_kill_target import remembering
from tests.vaults import PASSPHRASE, MadeVault, make_vault

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module", autouse=True)
def remembered_derivations() -> Iterator[None]:
    """Each real derivation is run once; the same input gives the same bytes anyway."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vault_keys, "stretch", remembering())
        yield


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory, remembered_derivations: None) -> MadeVault:
    """The vault of which each test gets its own copy."""
    return make_vault(tmp_path_factory.mktemp("patroon") / "kluis")


@pytest.fixture
def made_vault(pattern: MadeVault, tmp_path: Path) -> MadeVault:
    """A new vault, closed."""
    shutil.copytree(pattern.folder, tmp_path / "kluis")
    return replace(pattern, folder=tmp_path / "kluis")


def _files(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()}


def _copies(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.herstelkopie"))


def test_a_copy_holds_what_was_in_the_vault(open_vault: OpenVault, tmp_path: Path) -> None:
    new_group(open_vault.store, name="Dinsdaggroep")
    for name in ("Đặng", "Wiesława"):
        new_participant(open_vault.store, name)
    told: list[float] = []
    outcome = make_backup(open_vault, tmp_path / "stick", Job(told.append))
    assert "gemaakt en gecontroleerd" in outcome.sentence
    assert Kind.BACKUP in outcome.changes.kinds
    assert told == sorted(told)
    assert told[-1] == 1
    (copy,) = _copies(tmp_path / "stick")
    with looked_into(copy, PASSPHRASE) as opened:
        assert opened.content.organisation == "Stichting De Brug"
        assert opened.content.groups == 1
        assert opened.content.participants == 2
        assert opened.content.passphrases == 1


def test_only_the_copy_itself_is_left_and_only_its_owner_may_read_it(
    open_vault: OpenVault, tmp_path: Path
) -> None:
    make_backup(open_vault)
    make_backup(open_vault, tmp_path / "stick")
    (here,), (there,) = _copies(open_vault.copies_folder), _copies(tmp_path / "stick")
    assert _files(open_vault.copies_folder) == {here.name}
    assert _files(tmp_path / "stick") == {there.name}
    if os.name != "nt":
        assert here.stat().st_mode & 0o077 == 0
        assert open_vault.copies_folder.stat().st_mode & 0o077 == 0


def test_nothing_readable_stands_in_a_copy(open_vault: OpenVault) -> None:
    new_participant(open_vault.store, "Wiesława Żółć")
    make_backup(open_vault)
    raw = _copies(open_vault.copies_folder)[0].read_bytes()
    for plain in (b"SQLite format", b"participant", "Wiesława".encode(), b"De Brug"):
        assert plain not in raw


def test_two_copies_in_one_second_do_not_overwrite_each_other(open_vault: OpenVault) -> None:
    make_backup(open_vault, at=NOON)
    (first,) = _copies(open_vault.copies_folder)
    before = first.read_bytes()
    make_backup(open_vault, at=NOON, folder=open_vault.copies_folder)
    assert first.read_bytes() == before


def test_the_daily_copy_is_made_once_a_day(open_vault: OpenVault) -> None:
    yesterday = datetime.now(UTC) - timedelta(days=1)
    make_backup(open_vault, at=yesterday)
    assert make_daily_backup(open_vault) is not None
    assert make_daily_backup(open_vault) is None
    assert len(backups.backup_state(open_vault).here) == 2


def test_old_copies_go_when_a_new_one_was_made(open_vault: OpenVault) -> None:
    for ago in range(12, -1, -1):
        make_backup(open_vault, at=NOON - timedelta(days=ago))
    days = [copy.made.date() for copy in backups.backup_state(open_vault).here]
    assert days == [date(2026, 11, day) for day in (25, 24, 23, 22, 21, 20, 19, 15)]


def test_a_copy_on_another_disk_is_remembered_and_one_on_this_is_not(
    open_vault: OpenVault, tmp_path: Path, another_disk: Path
) -> None:
    make_backup(open_vault)
    here = make_backup(open_vault, tmp_path / "map")
    assert "schijf van de laptop zelf" in here.sentence
    assert backups.backup_state(open_vault).elsewhere_at is None
    elsewhere = make_backup(open_vault, another_disk, at=NOON)
    assert "schijf van de laptop" not in elsewhere.sentence
    assert backups.backup_state(open_vault).elsewhere_at == NOON.astimezone().replace(tzinfo=None)


@pytest.fixture
def another_disk() -> Iterator[Path]:
    """A folder on another file system, as a stick is one."""
    memory = Path("/dev/shm")
    if not memory.is_dir():
        pytest.skip("there is no second file system here")
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


def test_after_fourteen_days_without_a_copy_elsewhere_it_is_time(
    open_vault: OpenVault, another_disk: Path
) -> None:
    now = datetime.now()

    def due(store: Store, at: datetime) -> bool:
        with store.reading() as tx:
            return backups.is_reminder_due(tx, at)

    assert not due(open_vault.store, now + timedelta(days=13, hours=23))
    assert due(open_vault.store, now + timedelta(days=14, hours=1))
    make_backup(open_vault, another_disk, at=datetime.now(UTC) + timedelta(days=14))
    assert not due(open_vault.store, now + timedelta(days=27))
    assert due(open_vault.store, now + timedelta(days=28, hours=1))


def test_a_copy_that_was_stopped_leaves_nothing(open_vault: OpenVault, tmp_path: Path) -> None:
    seen: list[float] = []
    make_backup(open_vault, tmp_path / "stick", Job(seen.append))
    (first,) = _copies(tmp_path / "stick")
    assert len(seen) > 3
    for step in range(len(seen) - 1):
        with pytest.raises(JobStoppedError) as stopped:
            make_backup(open_vault, tmp_path / "stick", _stopped_at(step))
        assert "geen halve kopie" in stopped.value.sentence()
        assert _files(tmp_path / "stick") == {first.name}
        assert _files(open_vault.copies_folder) == set()


def _stopped_at(step: int) -> Job:
    """A job that somebody stops when it has said so often how far it is."""
    seen: list[float] = []

    def tell(part: float) -> None:
        seen.append(part)
        if len(seen) > step:
            job.stop()

    job = Job(tell)
    return job


def test_closing_the_vault_breaks_a_copy_off_and_leaves_nothing(
    open_vault: OpenVault, tmp_path: Path
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    ended: list[type[BaseException]] = []

    def wait(_part: float) -> None:
        begun.set()
        go_on.wait(10)

    def copy() -> None:
        try:
            make_backup(open_vault, tmp_path / "stick", Job(wait))
        except KnownError as error:
            ended.append(type(error))

    maker = threading.Thread(target=copy)
    maker.start()
    assert begun.wait(10)
    open_vault.stop_copying()
    go_on.set()
    open_vault.close()
    assert open_vault.keys.data_key.is_wiped
    maker.join(10)
    assert ended == [JobStoppedError]
    assert _files(tmp_path / "stick") == set()
    with pytest.raises(JobStoppedError):
        make_backup(open_vault)


def test_a_change_of_passphrase_meanwhile_goes_with_the_copy(
    open_vault: OpenVault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = "acht groene boten op het meer"
    monkeypatch.setattr(page_copies, "_PAGES", 20)
    changed: list[float] = []

    def change_once(part: float) -> None:
        if not changed:
            changed.append(part)
            vault_access.change_passphrase(open_vault, PASSPHRASE, new)

    make_backup(open_vault, tmp_path / "stick", Job(change_once))
    assert changed[0] < 0.2
    with looked_into(_copies(tmp_path / "stick")[0], new) as opened:
        assert opened.content.passphrases == 1


@contextmanager
def _files_at_most(size: int) -> Iterator[None]:
    """No file may become larger than this: to the program the disk is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_leaves_earlier_copies_and_the_vault_as_they_were(
    open_vault: OpenVault, tmp_path: Path
) -> None:
    make_backup(open_vault, tmp_path / "stick", at=NOON)
    (first,) = _copies(tmp_path / "stick")
    whole = first.read_bytes()
    for size in (0, 4096, len(whole) // 2, len(whole) - 5000, len(whole) - 1):
        with _files_at_most(size), pytest.raises(KnownError) as full:
            make_backup(open_vault, tmp_path / "stick")
        assert full.value.safe
        assert _files(tmp_path / "stick") == {first.name}
        assert _files(open_vault.copies_folder) == set()
    assert first.read_bytes() == whole
    settings.set_lock_minutes(open_vault.store, 9)
    make_backup(open_vault, tmp_path / "stick")
    assert len(_copies(tmp_path / "stick")) == 2


def test_a_stick_that_is_full_is_told_from_one_that_refuses(
    open_vault: OpenVault, tmp_path: Path
) -> None:
    make_backup(open_vault)
    size = _copies(open_vault.copies_folder)[0].stat().st_size
    database = (open_vault.folder / "herstel.db").stat().st_size
    assert size > database
    with _files_at_most(database), pytest.raises(NoRoomForCopyError) as full:
        make_backup(open_vault, tmp_path / "stick")
    assert "te weinig ruimte" in full.value.sentence()
    (tmp_path / "geen map").touch()
    with pytest.raises(CopyNotWrittenError):
        make_backup(open_vault, tmp_path / "geen map")


def test_a_disk_that_gives_back_something_else_makes_no_copy(
    open_vault: OpenVault, tmp_path: Path
) -> None:
    """A stick that loses what it was given: seen because the copy is read back."""
    stick = tmp_path / "stick"

    def spoil(part: float) -> None:
        if part == pytest.approx(0.55):  # written, and not read back yet
            (written,) = stick.glob("*.part")
            raw = bytearray(written.read_bytes())
            raw[-1000] ^= 1
            written.write_bytes(raw)

    with pytest.raises(KnownError, match="beschadigd"):
        make_backup(open_vault, stick, Job(spoil))
    assert _files(stick) == set()


def test_a_vault_with_a_damaged_page_makes_no_copy_and_loses_none(made_vault: MadeVault) -> None:
    """SQLite's backup copies the last page as zeroes then, and no check of the copy sees it."""
    vault = made_vault.unlock()
    with vault.store.transaction() as tx:
        for number in range(40):
            put_setting(tx, f"lang {number}", "x" * 30_000)
    make_backup(vault, at=NOON)
    vault.close()
    database = made_vault.folder / "herstel.db"
    whole = database.read_bytes()
    for page in range(len(whole) // 4096 - 1, len(whole) // 4096 - 20, -6):
        raw = bytearray(whole)
        raw[page * 4096 + 2000] ^= 1
        database.write_bytes(raw)
        vault = made_vault.unlock()
        with pytest.raises(KnownError, match="beschadigd"):
            make_backup(vault)
        assert len(_copies(vault.copies_folder)) == 1
        vault.close()
        assert database.read_bytes() == bytes(raw)


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE vault_record SET header_sequence = 99",
        "UPDATE enrolment SET group_id = x'00'",
        "UPDATE alembic_version SET version_num = '9999'",
    ],
    ids=["header older than the database", "a row without its parent", "of a newer program"],
)
def test_a_copy_that_would_not_open_is_not_made(
    open_vault: OpenVault, tmp_path: Path, spoil: str
) -> None:
    who, group_id = new_participant(open_vault.store), new_group(open_vault.store)
    enrol(open_vault.store, who, group_id, TUESDAY, EnrolmentState.PARTICIPANT)
    key = open_vault.keys.data_key.raw()
    with closing(connect(open_vault.folder / "herstel.db", key)) as driver:
        driver.execute("PRAGMA foreign_keys = OFF")
        driver.execute(spoil)
    with pytest.raises(KnownError):
        make_backup(open_vault, tmp_path / "stick")
    assert _files(tmp_path / "stick") == set()


def test_names_and_sentences_hold_nobodys_name(open_vault: OpenVault, tmp_path: Path) -> None:
    new_group(open_vault.store, name="Dinsdaggroep")
    outcome = make_backup(open_vault, tmp_path / "stick")
    (copy,) = _copies(tmp_path / "stick")
    for text in (copy.name, outcome.sentence):
        assert "Dinsdaggroep" not in text
        assert "Ilse" not in text
    assert TUESDAY.isoformat() not in copy.name
