"""The migrations end where the models are, and never lose a row in silence."""

from __future__ import annotations

import re
import shutil
from contextlib import closing
from pathlib import Path
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from herstel_desktop.db import (  # noqa: F401  the tables register
    card_models,
    models,
    preparation_models,
    rights_models,
)
from herstel_desktop.db.checks import check_whole, row_counts
from herstel_desktop.db.clock import utc_now
from herstel_desktop.db.columns import metadata
from herstel_desktop.db.connection import connect
from herstel_desktop.db.errors import DiskFullError, MigrationFailedError
from herstel_desktop.db.migrations import runner
from herstel_desktop.db.store import NEWEST_REVISION, Store, open_store
from herstel_desktop.domain.jobs import Job


def _schema(connection: sa.Connection) -> dict[str, str]:
    rows = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
        " AND name NOT LIKE 'search_index%' AND type IN ('table', 'index')"
        " AND name <> 'alembic_version'"
    )
    return {name: re.sub(r"[\s\"]+", "", sql) for name, sql in rows}


def test_the_newest_revision_equals_the_models(store: Store) -> None:
    plain = sa.create_engine("sqlite://")
    with plain.connect() as connection:
        metadata.create_all(connection)
        expected = _schema(connection)
    with store.reading() as tx:
        assert _schema(tx) == expected


def test_the_store_knows_the_newest_revision() -> None:
    assert runner.newest_revision() == NEWEST_REVISION


def test_every_table_says_when_a_row_was_made_and_changed() -> None:
    for table in metadata.sorted_tables:
        assert {"created_at", "updated_at"} <= set(table.c.keys()), table.name


def test_a_migration_that_would_drop_children_with_their_parent_is_rolled_back(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Alembic's batch mode drops and refills a table; a cascade must not empty the children."""
    now = utc_now()
    with store.transaction() as tx:
        tx.execute(
            models.setting.insert(),
            [{"key": "a", "value": "1", "created_at": now, "updated_at": now}],
        )

    def careless(config: object, revision: str) -> None:
        connection = config.attributes["connection"]  # type: ignore[attr-defined]
        connection.exec_driver_sql("DELETE FROM setting")

    monkeypatch.setattr("alembic.command.upgrade", careless)
    with pytest.raises(MigrationFailedError):
        runner.migrate(store._engine)
    with store.reading() as tx:
        assert tx.execute(sa.select(sa.func.count()).select_from(models.setting)).scalar() == 1


def test_rebuilding_a_parent_table_keeps_its_children(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = utc_now()
    group_id, stamp = uuid4(), {"created_at": now, "updated_at": now}
    with store.transaction() as tx:
        tx.exec_driver_sql(
            "INSERT INTO 'group' (id, name, form, state, registration, least, most, rhythm,"
            " weekday, week_of_month, start, minutes, starts_on, minutes_stay_with_group,"
            " created_at, updated_at) VALUES (?, 'Dinsdag', 'recovery_group', 'running', 'names',"
            " 6, 10, 'weekly', 1, 1, '13:30', 120, '2026-01-06', 0, 0, 0)",
            (group_id.bytes,),
        )
        tx.execute(
            models.group_agreement.insert().values(
                id=uuid4(), group_id=group_id, position=0, text="Uitpraten", **stamp
            )
        )

    def rebuild_the_parent(config: object, revision: str) -> None:
        from alembic.migration import MigrationContext
        from alembic.operations import Operations

        connection = config.attributes["connection"]  # type: ignore[attr-defined]
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("group", recreate="always") as batch:
            batch.add_column(sa.Column("extra", sa.Text))

    monkeypatch.setattr("alembic.command.upgrade", rebuild_the_parent)
    runner.migrate(store._engine)
    with store.reading() as tx:
        agreements = sa.select(sa.func.count()).select_from(models.group_agreement)
        assert tx.execute(agreements).scalar() == 1
        assert tx.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


_FIXTURES = Path(__file__).parent / "fixtures"
_FIXTURE_KEY = bytes(range(32))
_FIXTURE_VAULT = UUID(int=1)


@pytest.mark.parametrize(
    "kept", sorted(_FIXTURES.glob("revision-*.db")), ids=lambda path: path.stem
)
def test_the_database_of_every_older_version_opens_with_all_its_rows(
    kept: Path, tmp_path: Path
) -> None:
    """A database of each version, made by that version's program, every table filled."""
    path = tmp_path / "herstel.db"
    shutil.copy(kept, path)
    with closing(connect(path, bytearray(_FIXTURE_KEY))) as before:
        rows = row_counts(before)
    copied: list[dict[str, int]] = []

    def keep_copy(older: Store) -> None:
        copied.append(older.copy_to(tmp_path / "copy.db", bytearray(_FIXTURE_KEY), Job()))

    store = open_store(path, bytearray(_FIXTURE_KEY), _FIXTURE_VAULT, keep_copy)
    store.verify()
    store.close()
    with closing(connect(path, bytearray(_FIXTURE_KEY))) as after:
        now = row_counts(after)
        assert {name: now[name] for name in rows} == rows
        assert after.execute("SELECT version_num FROM alembic_version").fetchone() == (
            NEWEST_REVISION,
        )
    assert copied == [rows]
    with closing(connect(tmp_path / "copy.db", bytearray(_FIXTURE_KEY))) as whole:
        check_whole(whole)
        assert row_counts(whole) == rows


def test_an_older_database_is_left_alone_when_no_copy_can_be_made(tmp_path: Path) -> None:
    path = tmp_path / "herstel.db"
    shutil.copy(_FIXTURES / "revision-0001.db", path)
    before = path.read_bytes()

    def refuse(_older: Store) -> None:
        raise DiskFullError

    with pytest.raises(DiskFullError):
        open_store(path, bytearray(_FIXTURE_KEY), _FIXTURE_VAULT, refuse)
    with pytest.raises(RuntimeError, match="without a copy"):
        open_store(path, bytearray(_FIXTURE_KEY), _FIXTURE_VAULT)
    assert path.read_bytes() == before


def test_every_older_version_has_a_database_kept_with_no_table_empty() -> None:
    older = {f"revision-{number:04}" for number in range(1, int(NEWEST_REVISION))}
    kept = {path.stem: path for path in _FIXTURES.glob("revision-*.db")}
    assert set(kept) == older
    for path in kept.values():
        with closing(connect(path, bytearray(_FIXTURE_KEY))) as connection:
            assert all(row_counts(connection).values())
