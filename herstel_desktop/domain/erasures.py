"""Wissen: what goes and what stays when somebody asks not to be kept any more (AVG article 17)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

NAMELESS = "N.N."
"""Stands where a name stood: 'nomen nescio'. It holds no word that a note could hold too."""


@dataclass(frozen=True)
class ErasureCounts:
    """What goes and what stays, in numbers.

    What stays has no name, and counts as it did: marks at meetings up to and including today or
    rounded off, and taking part in a group. Marks at later meetings go.
    """

    enrolments_gone: int = 0
    marks_gone: int = 0
    follow_ups_gone: int = 0
    wishes_gone: int = 0
    guests_gone: int = 0
    enrolments_kept: int = 0
    marks_kept: int = 0
    wishes_kept: int = 0

    def going(self) -> tuple[str, ...]:
        """What goes besides the name and everything about the person, in Dutch; no zeros."""
        return _said(
            (self.enrolments_gone, "1 aanmelding", "{n} aanmeldingen"),
            (self.marks_gone, "1 afmelding vooraf", "{n} afmeldingen vooraf"),
            (
                self.follow_ups_gone,
                "1 keer nagebeld of een kaartje",
                "{n} keer nagebeld of een kaartje",
            ),
            (self.wishes_gone, "1 herstelwens", "{n} herstelwensen"),
            (self.guests_gone, "1 naam op een gastenlijst", "{n} namen op gastenlijsten"),
        )

    def staying(self) -> tuple[str, ...]:
        """What stays without a name, in Dutch; no zeros."""
        return _said(
            (self.marks_kept, "1 teken op een presentielijst", "{n} tekens op presentielijsten"),
            (self.enrolments_kept, "1 deelname aan een groep", "{n} deelnames aan groepen"),
            (self.wishes_kept, "de tekst van 1 wens", "de tekst van {n} wensen"),
        )


@dataclass(frozen=True)
class Namesake:
    """An entry on a list of guests with the same name; it may be somebody else."""

    guest_id: UUID
    group_name: str
    on: date


@dataclass(frozen=True)
class Mention:
    """A place where a person typed something that holds the name, or nearly.

    Attributes:
        where: what kind of text it is, in Dutch ('Logboek').
        subject: the group, work form or card that it belongs to; may be empty.
        on: date of the meeting; None for a text that belongs to no meeting.
    """

    where: str
    subject: str
    on: date | None = None


@dataclass(frozen=True)
class ErasurePlan:
    """A dry run: nothing has changed.

    Attributes:
        counts: without guests; wishes go.
        is_nameless: this person was erased already.
    """

    counts: ErasureCounts
    namesakes: tuple[Namesake, ...] = ()
    mentions: tuple[Mention, ...] = ()
    is_nameless: bool = False


@dataclass(frozen=True)
class Erasure:
    """One erasure that was done; whose data it were is not in it, only an identifier.

    Attributes:
        number: counts up from 1 in this vault.
        facilitator_id: who did it; None after the recovery code.
        guest_ids: entries on lists of guests that went too.
    """

    id: UUID
    number: int
    participant_id: UUID
    erased_on: date
    facilitator_id: UUID | None
    keep_wishes: bool
    counts: ErasureCounts
    guest_ids: tuple[UUID, ...] = ()
    facilitator_name: str = ""


def _said(*counted: tuple[int, str, str]) -> tuple[str, ...]:
    return tuple(one if n == 1 else many.format(n=n) for n, one, many in counted if n)
