"""Which copies stay: of seven days, four weeks and twelve months the newest one."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from herstel_desktop.domain.backups import BackupCopy, copies_to_keep

NOW = datetime(2026, 11, 25, 18, 0)  # a Wednesday


def _copy(made: datetime, *, before_update: bool = False) -> BackupCopy:
    return BackupCopy(Path(f"{made:%Y-%m-%d-%H%M%S}"), made, before_update, 1)


def _kept(*made: datetime) -> set[datetime]:
    copies = [_copy(each) for each in made]
    kept = copies_to_keep(copies, NOW)
    return {copy.made for copy in copies if copy.path in kept}


def _days_ago(*days: int) -> list[datetime]:
    return [NOW - timedelta(days=each, hours=1) for each in days]


def test_of_one_day_the_newest_stays() -> None:
    morning, noon = NOW.replace(hour=9), NOW.replace(hour=12)
    assert _kept(noon, morning) == {noon}


def test_of_a_daily_copy_for_two_years_seven_days_four_weeks_and_twelve_months_stay() -> None:
    kept = _kept(*_days_ago(*range(730)))
    days = set(_days_ago(*range(7)))
    weeks = {NOW - timedelta(hours=1), *(datetime(2026, 11, day, 17) for day in (22, 15, 8))}
    months = {datetime(2026, month, day, 17) for month, day in _LAST_DAYS if month < 11}
    months |= {NOW - timedelta(hours=1), datetime(2025, 12, 31, 17)}
    assert kept == days | weeks | months


_LAST_DAYS = (
    (1, 31),
    (2, 28),
    (3, 31),
    (4, 30),
    (5, 31),
    (6, 30),
    (7, 31),
    (8, 31),
    (9, 30),
    (10, 31),
)


def test_after_a_year_away_the_copies_from_before_it_are_still_there() -> None:
    before = _days_ago(*range(400, 407))
    assert _kept(NOW, *before) >= {NOW, *before[:6]}


def test_a_copy_from_the_future_stays_and_takes_nobodys_place() -> None:
    future = [NOW + timedelta(days=each) for each in range(1, 30)]
    past = _days_ago(*range(7))
    assert _kept(*future, *past) == {*future, *past}


def test_the_newest_two_from_before_an_update_stay_beside_the_others() -> None:
    at = _days_ago(10, 20, 30)
    updates = [_copy(each, before_update=True) for each in at]
    daily = [_copy(each + timedelta(minutes=5)) for each in _days_ago(*range(40))]
    kept = copies_to_keep([*updates, *daily], NOW)
    assert [copy.path in kept for copy in updates] == [True, True, False]


@given(
    st.lists(st.datetimes(min_value=datetime(2023, 1, 1), max_value=NOW), min_size=1, unique=True)
)
def test_the_newest_always_stays_and_a_second_look_takes_nothing_more(
    moments: list[datetime],
) -> None:
    copies = [_copy(each.replace(microsecond=0)) for each in moments]
    kept = copies_to_keep(copies, NOW)
    assert max(copies, key=lambda copy: copy.made).path in kept
    rest = [copy for copy in copies if copy.path in kept]
    assert copies_to_keep(reversed(rest), NOW) == kept
    assert len(kept) <= 7 + 4 + 12
