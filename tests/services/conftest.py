"""A store for each test, copied from one made for the whole run: a third of the time."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from herstel_desktop.db.store import Store
from tests.stores import StoreFile


@pytest.fixture(scope="session")
def empty_store_file(tmp_path_factory: pytest.TempPathFactory) -> StoreFile:
    """A closed, empty store; copy it, never open it."""
    path = tmp_path_factory.mktemp("empty") / "herstel.db"
    file = StoreFile(path, bytearray(secrets.token_bytes(32)), uuid4())
    file.create().close()
    return file


@pytest.fixture
def store(empty_store_file: StoreFile, tmp_path: Path) -> Iterator[Store]:
    """A new, empty, open store."""
    copy = replace(empty_store_file, path=tmp_path / "herstel.db")
    shutil.copyfile(empty_store_file.path, copy.path)
    opened = copy.open()
    yield opened
    opened.close()
