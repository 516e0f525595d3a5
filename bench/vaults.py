"""The two demo vaults of the figures: ten years of data, and one month of the same groups.

They are made once a day under build/bench, and again when the way of making them changed; what
a run writes goes to a copy.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from herstel_desktop.db.queries import demo as queries
from herstel_desktop.db.queries.demo import Content
from herstel_desktop.db.queries.search import LEFT_THE_GROUP
from herstel_desktop.db.store import Store
from herstel_desktop.services import vault_access
from herstel_desktop.services.demo import create_demo, made_up

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "bench"
_COPIES = FOLDER / "copies"
PASSPHRASE = "appelboom fietsbel regenjas theepot"
GROUPS, YEARS, SEED = 60, 10, 1
_A_MONTH = timedelta(days=31)


def ten_years() -> Path:
    """A vault as `create-demo --groups 60 --years 10` makes it."""
    return _kept("ten-years", _fill_with_years)


def one_month() -> Path:
    """The same groups and the same people in them, with the meetings of the last month."""
    return _kept("one-month", _fill_with_month)


def copy_of(vault: Path, name: str) -> Path:
    """A fresh copy that may be written to."""
    target = _COPIES / name
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(vault, target)
    return target


def remove_copies() -> None:
    """Take all copies away."""
    shutil.rmtree(_COPIES, ignore_errors=True)


def _fill_with_years(store: Store, today: date) -> None:
    create_demo(store, groups=GROUPS, years=YEARS, seed=SEED, today=today)


def _fill_with_month(store: Store, today: date) -> None:
    content = made_up(groups=GROUPS, years=YEARS, seed=SEED, today=today)
    with store.transaction() as tx:
        queries.insert_content(tx, _last_month(content, today))


def _last_month(content: Content, today: date) -> Content:
    first = today - _A_MONTH
    meetings = [row for row in content.meetings if row.on >= first]
    met = {row.id for row in meetings}
    enrolments = [row for row in content.enrolments if row.steps[-1].state not in LEFT_THE_GROUP]
    here = {row.participant_id for row in enrolments}
    return Content(
        venues=content.venues,
        facilitators=content.facilitators,
        groups=content.groups,
        participants=[each for each in content.participants if each[0] in here],
        enrolments=enrolments,
        meetings=meetings,
        marks=[r for r in content.marks if r.meeting_id in met and r.participant_id in here],
        guests=[row for row in content.guests if row.meeting_id in met],
        logs=[row for row in content.logs if row.meeting_id in met],
    )


def _kept(name: str, fill: Callable[[Store, date], None]) -> Path:
    today = date.today()
    target = FOLDER / f"{name}-{_fingerprint(today)}"
    if target.exists():
        return target
    for old in FOLDER.glob(f"{name}-*"):
        shutil.rmtree(old)
    unfinished = FOLDER / f"unfinished-{name}"
    shutil.rmtree(unfinished, ignore_errors=True)
    vault = vault_access.create_demo_vault(unfinished, PASSPHRASE)
    try:
        fill(vault.store, today)
    finally:
        vault.close()
    return unfinished.rename(target)


def _fingerprint(today: date) -> str:
    """Of everything that decides what is in the vault."""
    digest = hashlib.sha256(f"{GROUPS} {YEARS} {SEED} {today}".encode())
    package = ROOT / "herstel_desktop"
    files = [
        Path(__file__),
        package / "db" / "queries" / "demo.py",
        *sorted((package / "services" / "demo").glob("*.py")),
        *sorted((package / "db" / "migrations" / "versions").glob("*.py")),
        *sorted((package / "db" / "migrations" / "versions").glob("*.sql")),
    ]
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
