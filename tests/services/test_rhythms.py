"""A rhythm gives the right dates, and public holidays fall out by name."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstel_desktop.domain.schedule import Rhythm, RhythmKind
from herstel_desktop.services.rhythms import planned_dates, public_holiday
from tests.services.builders import HALF_PAST_ONE, rhythm

RHYTHMS = st.builds(
    Rhythm,
    kind=st.sampled_from([RhythmKind.WEEKLY, RhythmKind.TWO_WEEKLY, RhythmKind.MONTHLY]),
    weekday=st.integers(0, 6),
    start=st.just(HALF_PAST_ONE),
    minutes=st.just(120),
    week_of_month=st.sampled_from([1, 2, 3, 4, -1]),
)
STARTS = st.dates(date(2015, 1, 1), date(2045, 12, 31))


@settings(max_examples=60, deadline=None)
@given(RHYTHMS, STARTS, st.integers(1, 40))
def test_a_course_has_its_count_on_its_weekday_and_never_on_a_holiday(
    given_rhythm: Rhythm, starts_on: date, count: int
) -> None:
    planned = planned_dates(given_rhythm, starts_on, count=count)
    assert len(planned.dates) == count
    assert list(planned.dates) == sorted(set(planned.dates))
    for on in planned.dates:
        assert on >= starts_on
        assert on.weekday() == given_rhythm.weekday
        assert public_holiday(on) is None
    for skip in planned.skipped:
        assert skip.holiday == public_holiday(skip.on)
        assert starts_on <= skip.on < planned.dates[-1]


@settings(max_examples=60, deadline=None)
@given(RHYTHMS, STARTS, st.integers(1, 10), st.integers(1, 10))
def test_planning_on_gives_the_same_dates_as_planning_at_once(
    given_rhythm: Rhythm, starts_on: date, first: int, more: int
) -> None:
    at_once = planned_dates(given_rhythm, starts_on, count=first + more).dates
    begun = planned_dates(given_rhythm, starts_on, count=first).dates
    on = planned_dates(given_rhythm, starts_on, count=more, after=begun[-1]).dates
    assert begun + on == at_once


@settings(max_examples=40, deadline=None)
@given(STARTS, st.integers(0, 6), st.sampled_from([1, 2, 3, 4, -1]))
def test_a_monthly_group_meets_in_its_week_of_the_month(
    starts_on: date, weekday: int, week: int
) -> None:
    monthly = rhythm(RhythmKind.MONTHLY, weekday, week_of_month=week)
    for on in planned_dates(monthly, starts_on, count=12, skip_holidays=False).dates:
        if week == -1:
            assert (on + timedelta(days=7)).month != on.month
        else:
            assert (on.day - 1) // 7 + 1 == week


def test_every_second_week_is_counted_from_the_first_meeting() -> None:
    wednesday = date(2026, 11, 25)
    planned = planned_dates(rhythm(RhythmKind.TWO_WEEKLY, 1), wednesday, count=3)
    assert planned.dates == (date(2026, 12, 1), date(2026, 12, 15), date(2026, 12, 29))


def test_the_last_friday_of_the_month_is_found_in_long_and_short_months() -> None:
    last_friday = rhythm(RhythmKind.MONTHLY, 4, week_of_month=-1)
    planned = planned_dates(last_friday, date(2027, 1, 1), until=date(2027, 4, 30))
    assert planned.dates == (date(2027, 1, 29), date(2027, 2, 26), date(2027, 4, 30))
    assert [(skip.on, skip.holiday) for skip in planned.skipped] == [
        (date(2027, 3, 26), "Goede vrijdag")
    ]


def test_a_course_of_8_on_mondays_in_spring_keeps_8_meetings() -> None:
    planned = planned_dates(rhythm(weekday=0), date(2026, 3, 30), count=8)
    assert len(planned.dates) == 8
    assert planned.dates[-1] == date(2026, 6, 8)
    assert [skip.holiday for skip in planned.skipped] == [
        "Tweede paasdag",
        "Koningsdag",
        "Tweede pinksterdag",
    ]


@pytest.mark.parametrize(
    ("on", "name"),
    [
        (date(2027, 1, 1), "Nieuwjaarsdag"),
        (date(2026, 4, 6), "Tweede paasdag"),
        (date(2026, 4, 27), "Koningsdag"),
        (date(2025, 4, 26), "Koningsdag"),  # the 27th was a Sunday
        (date(2026, 5, 14), "Hemelvaartsdag"),
        (date(2026, 5, 25), "Tweede pinksterdag"),
        (date(2026, 12, 25), "Eerste kerstdag"),
        (date(2026, 12, 26), "Tweede kerstdag"),
        (date(2025, 5, 5), "Bevrijdingsdag"),
        (date(2026, 5, 5), None),  # a day off once in five years
        (date(2026, 11, 24), None),
    ],
)
def test_public_holidays_have_their_dutch_names(on: date, name: str | None) -> None:
    assert public_holiday(on) == name


def test_two_holidays_on_one_day_are_both_named() -> None:
    names = public_holiday(date(2005, 5, 5))
    assert names is not None
    assert set(names.split(" en ")) == {"Hemelvaartsdag", "Bevrijdingsdag"}


def test_single_dates_are_never_planned_by_themselves() -> None:
    planned = planned_dates(rhythm(RhythmKind.SINGLE_DATES), date(2026, 11, 24), count=8)
    assert planned.dates == ()


def test_dates_that_have_a_meeting_are_left_out() -> None:
    taken = {date(2026, 12, 1)}
    planned = planned_dates(rhythm(), date(2026, 11, 24), count=2, taken=taken)
    assert planned.dates == (date(2026, 11, 24), date(2026, 12, 8))


def test_a_count_or_a_last_date_must_be_given() -> None:
    with pytest.raises(ValueError, match="count or a last date"):
        planned_dates(rhythm(), date(2026, 11, 24))
