"""Where the vault stands."""

from __future__ import annotations

import pytest
from platformdirs import user_data_path

from herstel_desktop.paths import default_vault_folder


@pytest.mark.parametrize("home", ["/home/ilse", "", "ergens"])
@pytest.mark.parametrize("named", [None, "", "/media/ilse/data", "half/pad"])
def test_it_stands_where_the_system_keeps_what_programs_store(
    monkeypatch: pytest.MonkeyPatch, home: str, named: str | None
) -> None:
    monkeypatch.setenv("HOME", home)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    if named is not None:
        monkeypatch.setenv("XDG_DATA_HOME", named)
    expected = user_data_path("Herstel Desktop", appauthor=False) / "kluis"
    assert default_vault_folder() == expected
