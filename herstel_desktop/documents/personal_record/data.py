"""What an inzage shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from herstel_desktop.domain.personal_records import PersonalRecord


@dataclass(frozen=True)
class PersonalRecordData:
    """The record, and the local date on which it was given."""

    record: PersonalRecord
    made_on: date
