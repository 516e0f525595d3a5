"""What the sign-in sheet shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True)
class SheetMeeting:
    """A meeting with a column of its own, or the only one.

    Attributes:
        on, start: local wall date and time.
        minutes: planned length.
        number: 1 for the group's first meeting; 0 when it is not counted.
        number_of_meetings: None for an open-ended group.
        cancelled: it does not take place; nothing is to be filled in.
    """

    on: date
    start: time
    minutes: int
    number: int = 0
    number_of_meetings: int | None = None
    cancelled: bool = False


@dataclass(frozen=True)
class SheetRow:
    """One participant.

    Attributes:
        name: as it is to stand on paper: full name, call name or initials.
        excused: for each meeting whether word was given beforehand; may be shorter.
    """

    name: str
    excused: tuple[bool, ...] = ()

    def is_excused(self, meeting: int) -> bool:
        """Whether word was given for the meeting with this index."""
        return meeting < len(self.excused) and self.excused[meeting]


@dataclass(frozen=True)
class SignInSheetData:
    """Everything on the sheet.

    Attributes:
        meetings: at least one, in order of date.
        rows: participants in the order in which they are to stand.
        blank_rows: rows for guests.
    """

    group_name: str
    meetings: tuple[SheetMeeting, ...]
    rows: tuple[SheetRow, ...]
    blank_rows: int = 4
    venue_name: str = ""
    venue_address: str = ""
    facilitators: tuple[str, ...] = ()
    organisation: str = ""
