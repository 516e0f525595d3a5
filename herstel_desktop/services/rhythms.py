"""Which dates a rhythm gives, and which of them are public holidays; no database."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING

from herstel_desktop.domain.schedule import PlannedDates, Rhythm, RhythmKind, SkippedDate

if TYPE_CHECKING:
    from holidays import HolidayBase


def public_holiday(on: date) -> str | None:
    """Dutch name of the public holiday on a date, or None.

    What counts is the category 'public' of the library `holidays` for the Netherlands. It
    follows article 3 of the Algemene termijnenwet, which names the generally recognised days and
    equates Goede Vrijdag with them: that day is therefore skipped too, though not everybody has
    it off, and a group that does meet adds it by hand. Bevrijdingsdag counts in the years that
    end in 0 or 5, as most collective agreements have it.
    """
    names: str | None = _dutch_holidays().get(on)
    return names.replace("; ", " en ") if names else None


def planned_dates(
    rhythm: Rhythm,
    starts_on: date,
    *,
    count: int | None = None,
    until: date | None = None,
    skip_holidays: bool = True,
    after: date | None = None,
    taken: Collection[date] = frozenset(),
) -> PlannedDates:
    """The dates on which a group with this rhythm meets.

    Single dates give none. A date that falls out does not count: a course of 8 keeps 8 meetings.

    Args:
        starts_on: the first date of the rhythm lies on or after it; every second week is
            counted from there.
        count: how many dates; give either this or `until`.
        until: the last date that may be given.
        skip_holidays: leave public holidays out and tell which.
        after: give only dates after this one, in the same rhythm.
        taken: dates that have a meeting already; they are left out and not told.
    """
    if (count is None) == (until is None):
        raise ValueError("give either a count or a last date")
    dates: list[date] = []
    skipped: list[SkippedDate] = []
    for on in _occurrences(rhythm, starts_on):
        if (until is not None and on > until) or len(dates) == count:
            break
        if (after is not None and on <= after) or on in taken:
            continue
        holiday = public_holiday(on) if skip_holidays else None
        if holiday:
            skipped.append(SkippedDate(on, holiday))
        else:
            dates.append(on)
    if count is not None:
        skipped = [skip for skip in skipped if dates and skip.on < dates[-1]]
    return PlannedDates(tuple(dates), tuple(skipped))


def follows(rhythm: Rhythm, on: date, start: time, minutes: int) -> bool:
    """Whether a meeting at this moment looks like one that the rhythm gave."""
    return (
        rhythm.kind is not RhythmKind.SINGLE_DATES
        and on.weekday() == rhythm.weekday
        and start == rhythm.start
        and minutes == rhythm.minutes
    )


def _occurrences(rhythm: Rhythm, starts_on: date) -> Iterator[date]:
    from dateutil import rrule

    if rhythm.kind is RhythmKind.SINGLE_DATES:
        return
    day = rrule.weekday(rhythm.weekday)
    if rhythm.kind is RhythmKind.MONTHLY:
        first = starts_on
        rule = rrule.rrule(
            rrule.MONTHLY, dtstart=_midnight(first), byweekday=day(rhythm.week_of_month)
        )
    else:
        # From the first such weekday on: rrule counts every second week from its start.
        first = starts_on + timedelta(days=(rhythm.weekday - starts_on.weekday()) % 7)
        every = 2 if rhythm.kind is RhythmKind.TWO_WEEKLY else 1
        rule = rrule.rrule(rrule.WEEKLY, interval=every, dtstart=_midnight(first), byweekday=day)
    for moment in rule:
        yield moment.date()


def _midnight(on: date) -> datetime:
    return datetime.combine(on, time())


@cache
def _dutch_holidays() -> HolidayBase:
    import holidays

    return holidays.country_holidays("NL", language="nl", categories="public")
