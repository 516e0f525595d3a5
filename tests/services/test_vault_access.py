"""A vault opens for its people, for nobody else, and after a crash at any moment."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from uuid import UUID

import pytest

from herstel_desktop.db.errors import DiskFullError
from herstel_desktop.db.identifiers import new_id
from herstel_desktop.db.store import header_sequence
from herstel_desktop.domain.errors import InvalidInputError, KnownError
from herstel_desktop.domain.organisation import Organisation, Venue
from herstel_desktop.services import organisation, vault_access
from herstel_desktop.services.vault_access import OpenVault
from herstel_desktop.vault import keys as vault_keys
from herstel_desktop.vault.errors import (
    FolderUnusableError,
    HeaderMissingError,
    HeaderNotWrittenError,
    HeaderRolledBackError,
    LastPassphraseError,
    VaultAlreadyOpenError,
    VaultExistsError,
    WeakPassphraseError,
    WrongPassphraseError,
)
from herstel_desktop.vault.folder import VaultFolder
from herstel_desktop.vault.header import Header
from herstel_desktop.vault.header_files import write_header
from herstel_desktop.vault.kdf import FLOOR
from tests.vaults import PASSPHRASE, MadeVault, make_vault

OTHER = "acht groene boten op het meer"
THIRD = "drie oude molens langs de sloot"

needs_limits = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")


@contextmanager
def full_disk(most: int = 4096) -> Iterator[None]:
    """No file may grow beyond `most` bytes: enough for a header, too little for the database."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def opens(folder: Path, passphrase: str) -> bool:
    try:
        vault_access.unlock(folder, passphrase).close()
    except WrongPassphraseError:
        return False
    return True


def with_bram(made_vault: MadeVault) -> tuple[OpenVault, UUID]:
    """An open vault, and a second facilitator without a passphrase."""
    vault = made_vault.unlock()
    bram = organisation.add_facilitator(vault.store, "Bram").id
    assert bram is not None
    return vault, bram


def those_with_passphrase(vault: OpenVault) -> list[str]:
    return [each.name for each in organisation.facilitators(vault.store) if each.has_passphrase]


def test_a_new_vault_knows_its_organisation_venue_and_first_facilitator(tmp_path: Path) -> None:
    venue = Venue(new_id(), "De Linde", town="Gouda")
    with vault_access.new_recovery_code() as code:
        vault = vault_access.create_vault(
            tmp_path / "kluis",
            PASSPHRASE,
            code,
            organisation=Organisation("Stichting De Brug"),
            facilitator_name="  Ilse ",
            venue=venue,
            parameters=FLOOR,
        )
    assert organisation.organisation(vault.store).name == "Stichting De Brug"
    assert [place.name for place in organisation.venues(vault.store)] == ["De Linde"]
    (person,) = organisation.facilitators(vault.store)
    assert (person.name, person.has_passphrase) == ("Ilse", True)
    assert vault.facilitator_id == person.id
    vault.close()


def test_the_passphrase_opens_it_again(made_vault: MadeVault) -> None:
    vault = made_vault.unlock()
    assert organisation.organisation(vault.store).name == "Stichting De Brug"
    assert not vault.opened_by_recovery_code
    vault.close()


def test_a_wrong_passphrase_opens_nothing_and_lets_the_next_try_in(made_vault: MadeVault) -> None:
    with pytest.raises(WrongPassphraseError):
        vault_access.unlock(made_vault.folder, OTHER)
    made_vault.unlock().close()


def test_two_windows_cannot_hold_one_vault(made_vault: MadeVault) -> None:
    vault = made_vault.unlock()
    with pytest.raises(VaultAlreadyOpenError):
        made_vault.unlock()
    vault.close()
    made_vault.unlock().close()


def test_closing_wipes_the_key(made_vault: MadeVault) -> None:
    vault = made_vault.unlock()
    buffer = vault.keys.data_key.raw()
    vault.close()
    assert not any(buffer)


def test_a_vault_is_never_made_over_another(made_vault: MadeVault) -> None:
    before = {path.name: path.read_bytes() for path in made_vault.folder.iterdir()}
    with pytest.raises(VaultExistsError):
        make_vault(made_vault.folder)
    assert {path.name: path.read_bytes() for path in made_vault.folder.iterdir()} == before


def test_a_weak_passphrase_makes_no_vault(tmp_path: Path) -> None:
    with pytest.raises(WeakPassphraseError):
        make_vault(tmp_path / "kluis", "welkom01")
    assert not vault_access.has_vault(tmp_path / "kluis")


def test_changing_the_passphrase_needs_the_old_one(open_vault: OpenVault) -> None:
    with pytest.raises(WrongPassphraseError):
        vault_access.change_passphrase(open_vault, OTHER, "nog een heel andere zin")


def test_after_changing_it_only_the_new_passphrase_opens(made_vault: MadeVault) -> None:
    vault = made_vault.unlock()
    vault_access.change_passphrase(vault, PASSPHRASE, OTHER)
    vault.close()
    with pytest.raises(WrongPassphraseError):
        made_vault.unlock()
    vault_access.unlock(made_vault.folder, OTHER).close()


def test_the_recovery_code_opens_it_and_a_new_passphrase_follows(made_vault: MadeVault) -> None:
    vault = vault_access.unlock_with_recovery_code(made_vault.folder, made_vault.recovery_code)
    assert vault.opened_by_recovery_code
    assert vault.facilitator_id is None
    (person,) = organisation.facilitators(vault.store)
    vault_access.set_passphrase(vault, person.id, OTHER)
    assert vault.facilitator_id == person.id
    vault.close()
    vault_access.unlock(made_vault.folder, OTHER).close()
    with pytest.raises(WrongPassphraseError):
        made_vault.unlock()


def test_a_new_recovery_code_takes_the_place_of_the_old(made_vault: MadeVault) -> None:
    vault = made_vault.unlock()
    with vault_access.new_recovery_code() as code:
        new = code.text()
        vault_access.replace_recovery_code(vault, code)
    vault.close()
    with pytest.raises(KnownError):
        vault_access.unlock_with_recovery_code(made_vault.folder, made_vault.recovery_code)
    vault_access.unlock_with_recovery_code(made_vault.folder, new).close()


def test_each_facilitator_has_a_passphrase_of_their_own(made_vault: MadeVault) -> None:
    vault = made_vault.unlock()
    bram = organisation.add_facilitator(vault.store, "Bram").id
    assert bram is not None
    vault_access.add_passphrase(vault, bram, OTHER)
    with pytest.raises(InvalidInputError):
        vault_access.add_passphrase(vault, bram, "weer een andere lange zin")
    vault.close()

    as_bram = vault_access.unlock(made_vault.folder, OTHER)
    assert as_bram.facilitator_id == bram
    as_bram.close()

    vault = made_vault.unlock()
    vault_access.remove_passphrase(vault, bram)
    vault.close()
    with pytest.raises(WrongPassphraseError):
        vault_access.unlock(made_vault.folder, OTHER)


def test_ones_own_and_the_last_passphrase_stay(open_vault: OpenVault) -> None:
    assert open_vault.facilitator_id is not None
    with pytest.raises((InvalidInputError, LastPassphraseError)):
        vault_access.remove_passphrase(open_vault, open_vault.facilitator_id)


def test_an_older_header_put_back_is_refused(made_vault: MadeVault, tmp_path: Path) -> None:
    place = VaultFolder(made_vault.folder)
    shutil.copy(place.header, tmp_path / "old.json")
    vault = made_vault.unlock()
    vault_access.change_passphrase(vault, PASSPHRASE, OTHER)
    vault.close()
    for header in (place.header, place.header_copy):
        shutil.copy(tmp_path / "old.json", header)
    with pytest.raises(HeaderRolledBackError):
        made_vault.unlock()


def test_a_crash_between_header_and_database_leaves_a_vault_that_opens(
    made_vault: MadeVault,
) -> None:
    vault = made_vault.unlock()
    vault_keys.replace_passphrase(vault.keys, vault.keys.slot_id, OTHER)
    vault.close()
    again = vault_access.unlock(made_vault.folder, OTHER)
    again.close()
    vault_access.unlock(made_vault.folder, OTHER).close()


def test_a_crash_while_the_vault_is_made_leaves_it_whole_or_absent(tmp_path: Path) -> None:
    whole = make_vault(tmp_path / "whole")
    place = VaultFolder(whole.folder)
    place.database.rename(place.database_being_made)
    whole.unlock().close()

    absent = tmp_path / "absent"
    absent.mkdir()
    shutil.copy(place.database, VaultFolder(absent).database_being_made)
    assert not vault_access.has_vault(absent)
    make_vault(absent).unlock().close()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights on the folder")
def test_nobody_else_on_the_laptop_may_read_the_files(made_vault: MadeVault) -> None:
    assert made_vault.folder.stat().st_mode & 0o077 == 0
    for path in made_vault.folder.iterdir():
        assert path.stat().st_mode & 0o077 == 0, path.name


# The disk refuses


def test_a_header_that_is_refused_adds_no_passphrase(made_vault: MadeVault) -> None:
    vault, bram = with_bram(made_vault)
    in_the_way = made_vault.folder / "vault.json.new"
    in_the_way.mkdir()
    with pytest.raises(HeaderNotWrittenError):
        vault_access.add_passphrase(vault, bram, OTHER)
    assert those_with_passphrase(vault) == ["Ilse"]
    in_the_way.rmdir()
    vault_access.add_passphrase(vault, bram, OTHER)
    vault_access.remove_passphrase(vault, bram)
    vault.close()
    assert not opens(made_vault.folder, OTHER)


@needs_limits
def test_a_full_disk_adds_no_passphrase_that_nobody_sees(made_vault: MadeVault) -> None:
    vault, bram = with_bram(made_vault)
    with full_disk(), pytest.raises(DiskFullError):
        vault_access.add_passphrase(vault, bram, OTHER)
    vault.close()
    assert not opens(made_vault.folder, OTHER)
    vault = made_vault.unlock()
    vault_access.add_passphrase(vault, bram, OTHER)
    vault.close()
    assert opens(made_vault.folder, OTHER)


@needs_limits
def test_a_passphrase_added_just_before_the_disk_was_full_counts(
    made_vault: MadeVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault, bram = with_bram(made_vault)
    with ExitStack() as until_here:

        def write_and_fill(folder: VaultFolder, header: Header) -> None:
            write_header(folder, header)
            until_here.enter_context(full_disk())

        with monkeypatch.context() as patch:
            patch.setattr(vault_keys, "write_header", write_and_fill)
            outcome = vault_access.add_passphrase(vault, bram, OTHER)
        refused_to_follow = database_is_behind(vault)
    vault.close()
    assert refused_to_follow
    assert outcome.sentence == "De begeleider kan nu met een eigen wachtzin openen."
    vault = vault_access.unlock(made_vault.folder, OTHER)
    assert vault.facilitator_id == bram
    assert not database_is_behind(vault)
    vault.close()


def database_is_behind(vault: OpenVault) -> bool:
    with vault.store.reading() as tx:
        return header_sequence(tx) < vault.keys.sequence


def change(vault: OpenVault, bram: UUID) -> None:
    vault_access.change_passphrase(vault, PASSPHRASE, THIRD)


def put(vault: OpenVault, bram: UUID) -> None:
    vault_access.set_passphrase(vault, bram, THIRD)


def remove(vault: OpenVault, bram: UUID) -> None:
    vault_access.remove_passphrase(vault, bram)


def replace_code(vault: OpenVault, bram: UUID) -> None:
    with vault_access.new_recovery_code() as code:
        vault_access.replace_recovery_code(vault, code)


@needs_limits
@pytest.mark.parametrize("do", [change, put, remove, replace_code], ids=lambda do: do.__name__)
def test_what_the_header_says_is_not_called_a_failure_when_the_database_cannot_follow(
    made_vault: MadeVault, do: Callable[[OpenVault, UUID], None]
) -> None:
    vault, bram = with_bram(made_vault)
    vault_access.add_passphrase(vault, bram, OTHER)
    with full_disk():
        with pytest.raises(DiskFullError):
            organisation.add_facilitator(vault.store, "Carla")
        do(vault, bram)
        assert database_is_behind(vault)
    vault.close()
    mine = THIRD if do is change else PASSPHRASE
    assert not opens(made_vault.folder, PASSPHRASE) or do is not change
    assert opens(made_vault.folder, OTHER) is (do in (change, replace_code))
    assert opens(made_vault.folder, THIRD) is (do in (change, put))
    vault = vault_access.unlock(made_vault.folder, mine)
    assert not database_is_behind(vault)
    assert those_with_passphrase(vault) == (["Ilse"] if do is remove else ["Bram", "Ilse"])
    vault.close()


@needs_limits
def test_a_full_disk_keeps_nobody_out_after_a_change(made_vault: MadeVault) -> None:
    vault = made_vault.unlock()
    vault.store.verify()
    with full_disk():
        vault_access.change_passphrase(vault, PASSPHRASE, OTHER)
        vault.close()
        vault_access.unlock(made_vault.folder, OTHER).close()


# A copy of the header


def test_mending_a_copy_of_the_header_can_be_told(made_vault: MadeVault) -> None:
    VaultFolder(made_vault.folder).header.write_bytes(b"kapot")
    vault = made_vault.unlock()
    assert vault.mended_header
    assert not vault.header_copy_broken
    vault.close()
    vault = made_vault.unlock()
    assert not vault.mended_header
    vault.close()


def test_a_copy_that_cannot_be_mended_keeps_nobody_out(
    made_vault: MadeVault, caplog: pytest.LogCaptureFixture
) -> None:
    header = VaultFolder(made_vault.folder).header
    header.unlink()
    header.mkdir()
    vault = made_vault.unlock()
    assert vault.header_copy_broken
    assert not vault.mended_header
    organisation.add_facilitator(vault.store, "Bram")
    vault.close()
    assert "HeaderNotWrittenError" in caplog.text
    assert str(made_vault.folder) not in caplog.text


@needs_limits
def test_a_full_disk_keeps_nobody_out_of_a_vault_with_a_broken_copy(
    made_vault: MadeVault,
) -> None:
    VaultFolder(made_vault.folder).header_copy.write_bytes(b"kapot")
    with full_disk(100):
        made_vault.unlock().close()
    vault = made_vault.unlock()
    assert vault.mended_header
    vault.close()


# A place where no vault can be


def test_a_path_that_leads_nowhere_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "rond").symlink_to(tmp_path / "rond")
    for place in (tmp_path / "rond", tmp_path / "rond" / "kluis", tmp_path / ("a" * 300)):
        with pytest.raises(FolderUnusableError):
            vault_access.has_vault(place)
        with pytest.raises(FolderUnusableError):
            vault_access.unlock(place, PASSPHRASE)
        with pytest.raises(FolderUnusableError):
            vault_access.check_new_folder(place)


def test_where_nothing_stands_there_is_no_vault(tmp_path: Path) -> None:
    assert not vault_access.has_vault(tmp_path / "kluis")
    with pytest.raises(HeaderMissingError):
        vault_access.unlock(tmp_path / "kluis", PASSPHRASE)
    assert list(tmp_path.iterdir()) == []
