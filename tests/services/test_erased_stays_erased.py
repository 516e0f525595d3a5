"""Putting an older copy back brings nobody back who was erased since."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from herstel_desktop.domain.errors import NotFoundError
from herstel_desktop.services import backups, erasing, participants
from herstel_desktop.services.restoring import open_copy
from tests.services.builders import new_participant
from tests.vaults import PASSPHRASE, MadeVault

TODAY = date(2026, 11, 25)


def test_who_was_erased_after_the_copy_is_not_in_the_restored_vault(
    made_vault: MadeVault, tmp_path: Path
) -> None:
    with closing(made_vault.unlock()) as vault:
        gone = new_participant(vault.store, "Wiesława")
        stays = new_participant(vault.store, "Anneke")
        backups.make_backup(vault, tmp_path / "stick")
        by = vault.facilitator_id
        erasing.erase(vault.store, gone, TODAY, facilitator_id=by)
        known = erasing.erasures(vault.store)
    before = (made_vault.folder / "herstel.db").read_bytes()
    copy = next((tmp_path / "stick").iterdir())
    with open_copy(copy, PASSPHRASE, made_vault.folder) as opened:
        assert opened.erased.people == 1
        assert opened.content.participants == 1
        assert "1 persoon is na deze kopie gewist, en blijft gewist." in opened.sentences()
        assert (made_vault.folder / "herstel.db").read_bytes() == before
        opened.put_back(TODAY)
    with closing(made_vault.unlock()) as vault:
        with pytest.raises(NotFoundError):
            participants.participant(vault.store, gone)
        assert participants.participant(vault.store, stays).call_name == "Anneke"
        assert erasing.erasures(vault.store) == known
    assert sorted(each.name for each in made_vault.folder.iterdir() if "gewist" in each.name) == []
