"""Backup copies: what a person is told about one, and which of them stay."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from herstel_desktop.domain.dutch_dates import long_date

DAILY, WEEKLY, MONTHLY = 7, 4, 12
"""For so many days, weeks and months that have a copy, the newest one stays (`vault.md`)."""
BEFORE_UPDATES = 2
"""Copies from before an update stay beside those: an older program can still open them."""
REMIND_AFTER_DAYS = 14
"""Days without a copy off this laptop after which Vandaag says so (`vault.md`)."""


@dataclass(frozen=True)
class BackupCopy:
    """A copy as its name tells, which it got when it was found whole.

    Attributes:
        made: local wall time.
        before_update: made by itself before the vault was brought to a newer version.
        size: bytes.
    """

    path: Path
    made: datetime
    before_update: bool
    size: int


@dataclass(frozen=True)
class CopyContent:
    """What is in an opened copy, for the person who has to choose.

    Attributes:
        organisation: whose it is.
        groups, participants, meetings: how many; meetings that were held.
        last_meeting_on: day of the last meeting that was held; None when there was none.
        passphrases: how many passphrases open it; they are those of then.
    """

    organisation: str
    groups: int
    participants: int
    meetings: int
    last_meeting_on: date | None
    passphrases: int

    def sentences(self) -> tuple[str, ...]:
        """What is in it, in Dutch, without the name of a participant."""
        counts = ", ".join(
            (
                _counted(self.groups, "groep", "groepen"),
                _counted(self.participants, "deelnemer", "deelnemers"),
                _counted(self.meetings, "gehouden bijeenkomst", "gehouden bijeenkomsten"),
            )
        )
        last = self.last_meeting_on
        return (
            f"De kopie is van {self.organisation}." if self.organisation else "",
            f"Erin staan: {counts}.",
            f"De laatste bijeenkomst was op {long_date(last)}." if last else "",
        )


@dataclass(frozen=True)
class BackupState:
    """How the copies of one vault stand.

    Attributes:
        here: on this laptop, newest first.
        elsewhere_at: local wall time of the last copy off this laptop; None when there is none.
    """

    here: tuple[BackupCopy, ...]
    elsewhere_at: datetime | None


def copies_to_keep(copies: Iterable[BackupCopy], now: datetime) -> set[Path]:
    """Which copies stay; the rest may go.

    Of each of the last seven days that have a copy the newest stays, and so for four weeks (Monday
    to Sunday) and twelve months. It counts days with a copy, not days: after a summer of not
    working the copies from before it are still there. A copy from the future was made while the
    clock was wrong; it stays and does not count.
    """
    ordered = sorted(copies, key=lambda copy: (copy.made, copy.path.name), reverse=True)
    kept = {copy.path for copy in ordered if copy.made > now}
    past = [copy for copy in ordered if copy.made <= now]
    before = [copy for copy in past if copy.before_update]
    kept.update(copy.path for copy in before[:BEFORE_UPDATES])
    usual = [copy for copy in past if not copy.before_update]
    for most, period in ((DAILY, _day), (WEEKLY, _week), (MONTHLY, _month)):
        newest: dict[Hashable, Path] = {}
        for copy in usual:
            newest.setdefault(period(copy.made), copy.path)
        kept.update(list(newest.values())[:most])
    return kept


def _counted(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def _day(made: datetime) -> Hashable:
    return made.date()


def _week(made: datetime) -> Hashable:
    return made.isocalendar()[:2]


def _month(made: datetime) -> Hashable:
    return made.year, made.month
