"""What ballot paper and tally sheet both say."""

from __future__ import annotations

from herstel_desktop.documents.theme_ballot.data import ThemeBallotData
from herstel_desktop.domain.dutch_dates import day_and_month

QUESTION = "Welk thema kiezen we?"


def whose_line(data: ThemeBallotData) -> str:
    """'Herstelgroep Oosterwei · voor dinsdag 24 november'."""
    when = f"voor {day_and_month(data.on)}" if data.on else ""
    return " · ".join(part for part in (data.group_name, when) if part)
