"""Putting a copy back: look first, touch nothing, and keep the old vault beside the new one."""

from __future__ import annotations

import random
import secrets
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.jobs import Job, JobStoppedError
from herstel_desktop.services import backups, groups, vault_access
from herstel_desktop.services.attendance import close_meeting
from herstel_desktop.services.restoring import (
    looked_into,
    open_copy,
    open_copy_with_recovery_code,
)
from herstel_desktop.services.schedule import meetings
from herstel_desktop.vault import keys as vault_keys
from herstel_desktop.vault.copy_errors import (
    CopyDamagedError,
    CopyNewerError,
    CopyNotReadError,
    CopyNotWrittenError,
    NotACopyError,
    RestoreFailedError,
)
from herstel_desktop.vault.errors import (
    CloudFolderError,
    FolderInUseError,
    HeaderMissingError,
    VaultAlreadyOpenError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from herstel_desktop.vault.folder import FolderState, VaultFolder
from herstel_desktop.vault.header import Header, seal
from herstel_desktop.vault.header_files import write_header
from herstel_desktop.vault.instance_lock import InstanceLock
from herstel_desktop.vault.kdf import FLOOR, stretch
from herstel_desktop.vault.recovery_code import RecoveryCode
from herstel_desktop.vault.secret_bytes import DataKey
from herstel_desktop.vault.slots import SlotContext, SlotKind, wrap
from tests.services.builders import new_group, new_participant
from tests.services.slot_kill_target import remembering
from tests.vaults import PASSPHRASE, MadeVault, make_vault

FIXTURES = Path(__file__).parent.parent / "db" / "fixtures"
TODAY = date(2026, 11, 25)
NEW = "acht groene boten op het meer"


@pytest.fixture(scope="module", autouse=True)
def remembered_derivations() -> Iterator[None]:
    """Each real derivation is run once; the same input gives the same bytes anyway."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vault_keys, "stretch", remembering())
        yield


@pytest.fixture(scope="module")
def pattern(
    tmp_path_factory: pytest.TempPathFactory, remembered_derivations: None
) -> tuple[MadeVault, Path]:
    """A vault with one group and one participant, and a copy of it; to be copied, not used."""
    folder = tmp_path_factory.mktemp("patroon")
    made = make_vault(folder / "kluis")
    with closing(made.unlock()) as vault:
        new_group(vault.store, name="Dinsdaggroep")
        new_participant(vault.store, "Wiesława")
        backups.make_backup(vault, folder / "stick")
    return made, next((folder / "stick").iterdir())


@pytest.fixture
def made(pattern: tuple[MadeVault, Path], tmp_path: Path) -> MadeVault:
    """The vault, closed."""
    shutil.copytree(pattern[0].folder, tmp_path / "kluis")
    return replace(pattern[0], folder=tmp_path / "kluis")


@pytest.fixture
def copy(pattern: tuple[MadeVault, Path], tmp_path: Path) -> Path:
    """The copy, on a stick of its own."""
    (tmp_path / "stick").mkdir()
    return Path(shutil.copy(pattern[1], tmp_path / "stick" / pattern[1].name))


def _everything(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".lock"
    }


def _group_names(folder: Path, passphrase: str = PASSPHRASE) -> list[str]:
    with closing(vault_access.unlock(folder, passphrase)) as vault:
        vault.store.verify()
        return [group.name for group in groups.groups(vault.store)]


def test_looking_into_a_copy_tells_what_is_in_it_and_touches_nothing(
    made: MadeVault, copy: Path, tmp_path: Path
) -> None:
    before = _everything(tmp_path)
    told: list[float] = []
    with open_copy(copy, PASSPHRASE, made.folder, Job(told.append)) as opened:
        content = opened.content
        assert (content.organisation, content.groups, content.participants) == (
            "Stichting De Brug",
            1,
            1,
        )
        assert content.meetings == 0
        assert content.last_meeting_on is None
        assert opened.made.strftime("%Y-%m-%d-%H%M%S") in copy.name
    assert told == sorted(told)
    assert told[-1] == 1
    assert _everything(tmp_path) == before


def test_a_meeting_counts_when_it_was_held(made: MadeVault, tmp_path: Path) -> None:
    with closing(made.unlock()) as vault:
        (group,) = groups.groups(vault.store)
        held = meetings(vault.store, group.id)[0]
        close_meeting(vault.store, held.id)
        backups.make_backup(vault, tmp_path / "anders")
    with looked_into(next((tmp_path / "anders").iterdir()), PASSPHRASE) as opened:
        assert opened.content.meetings == 1
        assert opened.content.last_meeting_on == held.on


def test_the_copy_takes_the_place_of_the_vault_and_the_old_one_stays_beside_it(
    made: MadeVault, copy: Path, tmp_path: Path
) -> None:
    with closing(made.unlock()) as vault:
        new_group(vault.store, name="Van na de kopie")
    old_files = _everything(made.folder)
    with open_copy(copy, PASSPHRASE, made.folder) as opened:
        old = opened.put_back(TODAY)
    assert old == tmp_path / "kluis-oud-2026-11-25"
    assert _everything(old) == old_files
    assert _group_names(made.folder) == ["Dinsdaggroep"]
    assert sorted(_group_names(old)) == ["Dinsdaggroep", "Van na de kopie"]
    assert {path.name for path in tmp_path.iterdir()} == {"kluis", old.name, "stick"}


def test_a_second_old_vault_of_one_day_does_not_replace_the_first(
    made: MadeVault, copy: Path
) -> None:
    names = []
    for _ in range(3):
        with open_copy(copy, PASSPHRASE, made.folder) as opened:
            old = opened.put_back(TODAY)
            assert old is not None
            names.append(old.name)
    first = "kluis-oud-2026-11-25"
    assert names == [first, f"{first}-2", f"{first}-3"]


def test_the_copies_on_this_laptop_stay_with_the_vault(made: MadeVault) -> None:
    with closing(made.unlock()) as vault:
        backups.make_backup(vault)
        (here,) = backups.backup_state(vault).here
    with open_copy(here.path, PASSPHRASE, made.folder) as opened:
        old = opened.put_back(TODAY)
    assert old is not None
    with closing(made.unlock()) as vault:
        assert [copy.path.name for copy in backups.backup_state(vault).here] == [here.path.name]
    assert not list(old.rglob("*.herstelkopie"))


def test_a_copy_is_put_back_where_there_is_no_vault(copy: Path, tmp_path: Path) -> None:
    for folder in (tmp_path / "nieuw", tmp_path / "map" / "kluis"):
        with open_copy(copy, PASSPHRASE, folder) as opened:
            assert opened.put_back(TODAY) is None
        assert _group_names(folder) == ["Dinsdaggroep"]
    empty = tmp_path / "leeg"
    empty.mkdir()
    with open_copy(copy, PASSPHRASE, empty) as opened:
        assert opened.put_back(TODAY) is None
    assert _group_names(empty) == ["Dinsdaggroep"]


def test_a_vault_that_no_longer_opens_is_kept_as_it_is(
    made: MadeVault, copy: Path, tmp_path: Path
) -> None:
    (made.folder / "vault.json").unlink()
    (made.folder / "vault-copy.json").write_bytes(b"kapot")
    (made.folder / "herstel.db").write_bytes(secrets.token_bytes(10_000))
    damaged = _everything(made.folder)
    with open_copy(copy, PASSPHRASE, made.folder) as opened:
        old = opened.put_back(TODAY)
    assert old is not None
    assert _everything(old) == damaged
    assert _group_names(made.folder) == ["Dinsdaggroep"]


def test_only_the_copies_are_left_of_a_vault_and_they_are_enough(made: MadeVault) -> None:
    with closing(made.unlock()) as vault:
        backups.make_backup(vault)
        (here,) = backups.backup_state(vault).here
    for file in ("vault.json", "vault-copy.json", "herstel.db", "herstel.db-journal"):
        (made.folder / file).unlink(missing_ok=True)
    with pytest.raises(HeaderMissingError, match="ontbreekt"):
        made.unlock()
    with open_copy(here.path, PASSPHRASE, made.folder) as opened:
        opened.put_back(TODAY)
    assert _group_names(made.folder) == ["Dinsdaggroep"]


def test_it_opens_with_what_was_valid_when_it_was_made(made: MadeVault, copy: Path) -> None:
    with closing(made.unlock()) as vault, vault_access.new_recovery_code() as code:
        vault_access.change_passphrase(vault, PASSPHRASE, NEW)
        vault_access.replace_recovery_code(vault, code)
        new_code = code.text()
    with pytest.raises(WrongPassphraseError):
        open_copy(copy, NEW, made.folder)
    with pytest.raises(WrongRecoveryCodeError):
        open_copy_with_recovery_code(copy, new_code, made.folder)
    with open_copy_with_recovery_code(copy, made.recovery_code, made.folder) as opened:
        opened.put_back(TODAY)
    assert _group_names(made.folder) == ["Dinsdaggroep"]
    with pytest.raises(WrongPassphraseError):
        vault_access.unlock(made.folder, NEW)


def test_a_vault_that_is_open_is_not_replaced(made: MadeVault, copy: Path, tmp_path: Path) -> None:
    with closing(made.unlock()), pytest.raises(VaultAlreadyOpenError):
        open_copy(copy, PASSPHRASE, made.folder)
    opened = open_copy(copy, PASSPHRASE, made.folder)
    with InstanceLock(VaultFolder(made.folder)), pytest.raises(VaultAlreadyOpenError):
        opened.put_back(TODAY)
    opened.close()
    assert {path.name for path in tmp_path.iterdir()} == {"kluis", "stick"}
    assert _group_names(made.folder) == ["Dinsdaggroep"]


def test_a_folder_with_other_files_or_in_a_cloud_is_refused(copy: Path, tmp_path: Path) -> None:
    photos = tmp_path / "foto's"
    photos.mkdir()
    (photos / "strand.jpg").touch()
    with pytest.raises(FolderInUseError):
        open_copy(copy, PASSPHRASE, photos)
    for cloud in ("OneDrive", "Dropbox", "iCloud Drive"):
        with pytest.raises(CloudFolderError, match=cloud.split(maxsplit=1)[0]):
            open_copy(copy, PASSPHRASE, tmp_path / cloud / "kluis")
    assert {path.name for path in tmp_path.iterdir()} == {"foto's", "stick"}


@pytest.mark.parametrize("states", [200, pytest.param(2000, marks=pytest.mark.torture)])
def test_a_damaged_copy_is_refused_with_a_sentence_and_nothing_is_altered(
    made: MadeVault, copy: Path, tmp_path: Path, states: int
) -> None:
    whole, dice = copy.read_bytes(), random.Random(1)
    vault = _everything(made.folder)
    for _ in range(states):
        broken = _spoilt(whole, dice)
        copy.write_bytes(broken)
        with pytest.raises(KnownError) as refused:
            open_copy(copy, PASSPHRASE, made.folder)
        assert isinstance(refused.value, NotACopyError | CopyDamagedError | CopyNewerError)
        assert "Er is niets veranderd" in refused.value.sentence()
        assert copy.read_bytes() == broken
        assert {path.name for path in tmp_path.iterdir()} == {"kluis", "stick"}
    assert _everything(made.folder) == vault


def _spoilt(whole: bytes, dice: random.Random) -> bytes:
    """One bit flipped, cut off at a page edge or beside it, empty, or something else altogether."""
    kind = dice.randrange(6)
    if kind < 3:
        broken = bytearray(whole)
        # Half of them in the first kilobyte, where everything has a meaning of its own.
        broken[dice.randrange(1000 if kind else len(whole))] ^= 1 << dice.randrange(8)
        return bytes(broken)
    if kind == 3:
        return whole[: dice.randrange(len(whole) // 4096) * 4096 + dice.randint(0, 2)]
    if kind == 4:
        return b""
    return dice.randbytes(dice.randrange(len(whole)))


def test_a_copy_whose_parts_do_not_belong_together_is_refused(
    made: MadeVault, copy: Path, tmp_path: Path
) -> None:
    """Another vault's database under this one's front, sealed by nobody who has its key."""
    other = make_vault(tmp_path / "andere")
    with closing(other.unlock()) as vault:
        backups.make_backup(vault, tmp_path / "elders")
    theirs = next((tmp_path / "elders").iterdir()).read_bytes()
    mine = copy.read_bytes()
    size = min(len(mine), len(theirs))
    copy.write_bytes(mine[: size // 2] + theirs[size // 2 : size])
    with pytest.raises(CopyDamagedError):
        open_copy(copy, PASSPHRASE, made.folder)


def test_a_file_that_is_gone_is_told_as_such(made: MadeVault, tmp_path: Path) -> None:
    with pytest.raises(CopyNotReadError, match="niet worden gelezen"):
        open_copy(tmp_path / "weg.herstelkopie", PASSPHRASE, made.folder)


def test_looking_can_be_stopped_and_leaves_nothing(
    made: MadeVault, copy: Path, tmp_path: Path
) -> None:
    job = Job()
    job.stop()
    with pytest.raises(JobStoppedError):
        open_copy(copy, PASSPHRASE, made.folder, job)
    assert {path.name for path in tmp_path.iterdir()} == {"kluis", "stick"}


def test_when_the_new_vault_cannot_take_its_place_the_old_one_comes_back(
    made: MadeVault, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old_files = _everything(made.folder)
    opened = open_copy(copy, PASSPHRASE, made.folder)
    real = Path.rename

    def refuse_the_new_one(self: Path, target: Path) -> Path:
        if self.name.endswith(".terugzetten"):
            raise PermissionError
        return real(self, target)

    monkeypatch.setattr(Path, "rename", refuse_the_new_one)
    with pytest.raises(RestoreFailedError, match="niet op de plek"):
        opened.put_back(TODAY)
    opened.close()
    assert _everything(made.folder) == old_files
    assert {path.name for path in tmp_path.iterdir()} == {"kluis", "stick"}


def test_killed_between_the_two_moves_the_next_start_finishes_them(
    made: MadeVault, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open_copy(copy, PASSPHRASE, made.folder)
    real = Path.rename

    def die_before_the_second(self: Path, target: Path) -> Path:
        if self.name.endswith(".terugzetten"):
            raise KeyboardInterrupt
        return real(self, target)

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(Path, "rename", die_before_the_second)
        opened.put_back(TODAY)
    assert not made.folder.exists()
    assert VaultFolder(made.folder).state() is FolderState.ALMOST_RESTORED
    assert vault_access.has_vault(made.folder)
    assert _group_names(made.folder) == ["Dinsdaggroep"]
    assert VaultFolder(made.folder).state() is FolderState.VAULT


def test_what_an_earlier_attempt_left_is_cleared_away(
    made: MadeVault, copy: Path, tmp_path: Path
) -> None:
    left = tmp_path / "kluis.terugzetten"
    left.mkdir()
    (left / "herstel.db").write_bytes(b"half")
    assert _group_names(made.folder) == ["Dinsdaggroep"]
    with open_copy(copy, PASSPHRASE, made.folder) as opened:
        opened.put_back(TODAY)
    assert not left.exists()


def _older_vault(folder: Path) -> None:
    """A vault as the first version left it, with everything in it."""
    place = VaultFolder(folder)
    place.prepare()
    shutil.copy(FIXTURES / "revision-0001.db", place.database)
    context, salt = SlotContext(UUID(int=1), FLOOR), bytes(16)
    with DataKey(bytearray(range(32))) as data_key, RecoveryCode.generate() as code:
        material = stretch(PASSPHRASE, salt, FLOOR)
        slots = (
            wrap(data_key, material, SlotKind.PASSPHRASE, context),
            wrap(data_key, code.raw(), SlotKind.RECOVERY, context),
        )
        header = Header(context.vault_id, 10_000, salt, FLOOR, slots)
        write_header(place, seal(header, data_key))


def test_before_an_update_a_copy_is_made_that_opens_by_itself(tmp_path: Path) -> None:
    folder = tmp_path / "kluis"
    _older_vault(folder)
    older = (folder / "herstel.db").read_bytes()
    with closing(vault_access.unlock(folder, PASSPHRASE)) as vault:
        (copy,) = backups.backup_state(vault).here
        assert copy.before_update
        assert (folder / "herstel.db").read_bytes() != older
        backups.make_daily_backup(vault)
        assert copy in backups.backup_state(vault).here
    with open_copy(copy.path, PASSPHRASE, folder) as opened:
        assert opened.content.groups > 0
        opened.put_back(TODAY)
    vault_access.unlock(folder, PASSPHRASE).close()


def test_without_room_for_the_copy_an_older_vault_is_not_updated(tmp_path: Path) -> None:
    folder = tmp_path / "kluis"
    _older_vault(folder)
    older = (folder / "herstel.db").read_bytes()
    (folder / "reservekopie").touch()  # so that no folder can be made there
    with pytest.raises(CopyNotWrittenError):
        vault_access.unlock(folder, PASSPHRASE)
    assert (folder / "herstel.db").read_bytes() == older
