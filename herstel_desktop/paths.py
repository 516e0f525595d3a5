"""Finds resources and the vault, from a source checkout and from the bundle."""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from pathlib import Path

_APP = "Herstel Desktop"


@lru_cache(maxsize=1)
def resources_folder() -> Path:
    """The read-only `resources/` folder."""
    bundle = getattr(sys, "_MEIPASS", None)
    root = Path(bundle) if bundle else Path(__file__).resolve().parent.parent
    return root / "resources"


def default_vault_folder() -> Path:
    """Where the vault stands when no other folder was named."""
    known = _data_home_on_linux()
    if known is not None:
        return known / _APP / "kluis"
    from platformdirs import user_data_path

    return user_data_path(_APP, appauthor=False) / "kluis"


def _data_home_on_linux() -> Path | None:
    """What platformdirs says on an ordinary Linux; the first window need not wait for it then."""
    home, named = (Path(os.environ.get(name, "")) for name in ("HOME", "XDG_DATA_HOME"))
    if not sys.platform.startswith("linux") or not home.is_absolute():
        return None
    return named if named.is_absolute() else home / ".local" / "share"
