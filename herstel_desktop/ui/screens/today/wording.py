"""When something is, said as people say it."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from herstel_desktop.domain.dutch_dates import clock, day_and_month, from_to, short_date
from herstel_desktop.domain.meetings import Meeting

_HOURS_TOLD_IN_FULL = 3


def _tr(text: str) -> str:
    return QCoreApplication.translate("today", text)


def how_long_until(meeting: Meeting, now: datetime) -> str:
    """'over 40 minuten', 'nu bezig', 'morgen', 'over 3 dagen'.

    Args:
        now: local wall time.
    """
    days = (meeting.on - now.date()).days
    if days == 1:
        return _tr("morgen")
    if days > 1:
        return _tr("over {n} dagen").format(n=days)
    begins = datetime.combine(meeting.on, meeting.start)
    if begins <= now:
        return _tr("nu bezig")
    hours, minutes = divmod(-((now - begins) // timedelta(minutes=1)), 60)
    parts = []
    if hours:
        parts.append(_tr("{n} uur").format(n=hours))
    if minutes and hours < _HOURS_TOLD_IN_FULL:
        parts.append(_tr("1 minuut") if minutes == 1 else _tr("{n} minuten").format(n=minutes))
    return _tr("over {time}").format(time=_tr(" en ").join(parts))


def when(meeting: Meeting, now: datetime) -> str:
    """'13.30 – 15.30 · over 40 minuten', with the day when it is not today."""
    parts = [from_to(meeting.start, meeting.minutes), how_long_until(meeting, now)]
    if meeting.on != now.date():
        parts.insert(0, day_and_month(meeting.on))
    return " · ".join(parts)


def day_and_time(meeting: Meeting, now: datetime) -> str:
    """'vandaag 13.30', 'do 26 nov 10.00'."""
    days = (meeting.on - now.date()).days
    near = {0: _tr("vandaag"), 1: _tr("morgen")}
    return f"{near.get(days) or short_date(meeting.on)} {clock(meeting.start)}"


def meeting_number(meeting: Meeting) -> str:
    """'bijeenkomst 3 van 8'."""
    if meeting.number_of_meetings:
        text = _tr("bijeenkomst {n} van {of}")
        return text.format(n=meeting.number, of=meeting.number_of_meetings)
    return _tr("bijeenkomst {n}").format(n=meeting.number)
