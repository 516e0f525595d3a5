"""Finds resources and the vault, from a source checkout and from the bundle."""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def resources_folder() -> Path:
    """The read-only `resources/` folder."""
    bundle = getattr(sys, "_MEIPASS", None)
    root = Path(bundle) if bundle else Path(__file__).resolve().parent.parent
    return root / "resources"


def default_vault_folder() -> Path:
    """Where the vault stands when no other folder was named."""
    from platformdirs import user_data_path

    return user_data_path("Herstel Desktop", appauthor=False) / "kluis"
