"""Dates and times as they are written in Dutch, without the system's locale."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from herstel_desktop.domain.labels import MONTHS, WEEKDAYS


def long_date(on: date) -> str:
    """'dinsdag 24 november 2026'."""
    return f"{WEEKDAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]} {on.year}"


def day_and_month(on: date) -> str:
    """'dinsdag 24 november'."""
    return f"{WEEKDAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]}"


def short_date(on: date) -> str:
    """'di 24 nov'."""
    return f"{WEEKDAYS[on.weekday()][:2]} {on.day} {MONTHS[on.month - 1][:3]}"


def date_only(on: date) -> str:
    """'24 november 2026'."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def clock(at: time) -> str:
    """'13.30'."""
    return f"{at.hour:02d}.{at.minute:02d}"


def end_of(start: time, minutes: int) -> time:
    """Wall time at which something of this many minutes ends."""
    return (datetime.combine(date(2000, 1, 1), start) + timedelta(minutes=minutes)).time()


def from_to(start: time, minutes: int) -> str:
    """'13.30 – 15.30'."""
    return f"{clock(start)} – {clock(end_of(start, minutes))}"
