"""How a group, its rhythm and its meetings are said in a line."""

from __future__ import annotations

from datetime import date

from herstel_desktop.domain.attendance import Mark, attendance_rate
from herstel_desktop.domain.dutch_dates import clock, short_date
from herstel_desktop.domain.groups import FormDefaults, Group, GroupRow, Registration
from herstel_desktop.domain.labels import GROUP_FORM, REGISTRATION, RHYTHM
from herstel_desktop.domain.meetings import MeetingRow, MeetingState
from herstel_desktop.domain.rhythm_words import rhythm_line


def group_line(group: Group) -> str:
    """Form, rhythm and venue, for under the name."""
    parts = [GROUP_FORM[group.form], rhythm_line(group.rhythm), group.venue_name]
    return " · ".join(part for part in parts if part)


def form_line(defaults: FormDefaults) -> str:
    """'elke week · 6 tot 10 mensen · namen'."""
    parts = [RHYTHM[defaults.rhythm].lower(), f"{defaults.least} tot {defaults.most} mensen"]
    if defaults.number_of_meetings:
        parts.insert(0, f"{defaults.number_of_meetings} bijeenkomsten")
    parts.append(REGISTRATION[defaults.registration].lower())
    return " · ".join(parts)


def people_line(row: GroupRow) -> str:
    """'9 van 10 · 2 wachten'."""
    if row.registration is Registration.COUNT_ONLY:
        return "alleen tellen"
    text = f"{row.participants} van {row.most}"
    return f"{text} · {row.waiting} op wachtlijst" if row.waiting else text


def next_line(row: GroupRow) -> str:
    """'di 24 nov, 13.30'."""
    if row.next_on is None or row.next_start is None:
        return "niets gepland"
    return f"{short_date(row.next_on)}, {clock(row.next_start)}"


def day_line(row: MeetingRow, today: date) -> str:
    """'di 24 nov', with the year when it is another one."""
    year = "" if row.on.year == today.year else f" {row.on.year}"
    return short_date(row.on) + year


def when_line(row: MeetingRow, today: date) -> str:
    """'di 24 nov, 13.30'."""
    return f"{day_line(row, today)}, {clock(row.start)}"


def attendance_line(row: MeetingRow, today: date) -> str:
    """What is known of who came."""
    if row.state is MeetingState.CANCELLED:
        return f"niet doorgegaan: {row.reason}"
    if row.counted_present is not None:
        return f"{row.counted_present} aanwezig"
    counts = [(row.present, "aanwezig"), (row.excused, "afgemeld"), (row.absent, "afwezig")]
    parts = [f"{count} {word}" for count, word in counts if count]
    if row.guests:
        parts.append("1 gast" if row.guests == 1 else f"{row.guests} gasten")
    if row.state is MeetingState.PLANNED and row.on < today:
        parts.append("nog afsluiten")
    if not parts:
        return "gepland" if row.state is MeetingState.PLANNED else "niet ingevuld"
    return " · ".join(parts)


def log_line(row: MeetingRow) -> str:
    """Whether there is a log."""
    if row.log_finished:
        return "afgerond"
    return "concept" if row.has_log else ""


def rate_line(rows: tuple[MeetingRow, ...]) -> str:
    """'Opkomst bij de laatste 8 bijeenkomsten: 82 procent.'; empty when nothing is filled in."""
    held = [row for row in rows if row.state is MeetingState.CLOSED]
    marks: list[Mark | None] = []
    for row in held:
        marks += [Mark.PRESENT] * row.present
        marks += [Mark.EXCUSED] * row.excused + [Mark.ABSENT] * row.absent
    rate = attendance_rate(marks)
    if rate is None:
        return ""
    which = "de laatste bijeenkomst" if len(held) == 1 else f"de laatste {len(held)} bijeenkomsten"
    return f"Opkomst bij {which}: {round(rate * 100)} procent van wie is ingevuld."
