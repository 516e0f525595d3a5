"""What is shown around a draaiboek: earlier ones, and meetings that can be prepared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from herstel_desktop.domain.meetings import Meeting
from herstel_desktop.domain.recovery_wishes import ThemeChoice
from herstel_desktop.domain.session_plans import SessionPlan, Worked
from herstel_desktop.domain.theme_ballots import ChosenTheme
from herstel_desktop.domain.work_form_history import WorkFormHistory
from herstel_desktop.domain.work_forms import WorkForm


@dataclass(frozen=True)
class EarlierPlan:
    """A draaiboek of the group that can be taken over.

    Attributes:
        theme: slug or title, as in `SessionPlan`; may be empty.
        parts: how many parts it has.
        well, so_so, badly: of how many parts somebody said that.
    """

    meeting_id: UUID
    on: date
    theme: str
    people: int
    minutes: int
    parts: int
    well: int
    so_so: int
    badly: int

    @property
    def worked(self) -> Worked | None:
        """How it went on the whole; None when nobody said."""
        said = self.well + self.so_so + self.badly
        if not said:
            return None
        if self.well * 2 > said:
            return Worked.WELL
        return Worked.BADLY if self.badly * 2 > said else Worked.SO_SO


@dataclass(frozen=True)
class Leader:
    """A facilitator of the group, who can lead a part."""

    id: UUID
    name: str


@dataclass(frozen=True)
class Preparation:
    """Everything that is shown while a meeting is prepared, seen in one moment.

    Attributes:
        plan: None when there is no draaiboek yet.
        theme_title: how the theme of the draaiboek is called; empty without one.
        choice: what the group chose for this meeting; None when it did not.
        themes: what can be picked as a theme, by title.
        leaders: in the group's order.
        earlier: draaiboeken of the group up to that day, the newest first.
        history: slug of each work form that the group did → when last, and how that went.
        limits: slug of each work form in the draaiboek that is still in the library → that form.
        expected: how many participants did not call off.
        there: how many are marked present or came as a guest.
        take_along: lines of the checklist; packed: those that were ticked off.
    """

    meeting: Meeting
    plan: SessionPlan | None
    theme_title: str
    choice: ChosenTheme | None
    themes: tuple[ThemeChoice, ...]
    leaders: tuple[Leader, ...]
    earlier: tuple[EarlierPlan, ...]
    history: Mapping[str, WorkFormHistory]
    limits: Mapping[str, WorkForm]
    expected: int
    there: int
    take_along: tuple[str, ...]
    packed: frozenset[str]


@dataclass(frozen=True)
class OfferedForm:
    """A work form that can come into a draaiboek.

    Attributes:
        history: when the group did it last; None when it never did.
        in_plan: whether it stands in the draaiboek already.
    """

    form: WorkForm
    history: WorkFormHistory | None = None
    in_plan: bool = False


@dataclass(frozen=True)
class ComingMeeting:
    """A planned meeting that can be prepared.

    Attributes:
        prepared: whether there is a draaiboek already.
    """

    meeting_id: UUID
    group_name: str
    on: date
    start: time
    prepared: bool
