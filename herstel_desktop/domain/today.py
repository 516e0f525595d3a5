"""What Vandaag shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from herstel_desktop.domain.attendance import FollowUp
from herstel_desktop.domain.meetings import Meeting
from herstel_desktop.domain.participants import EnrolmentState


@dataclass(frozen=True)
class NextMeeting:
    """The meeting that is on, or comes next.

    Attributes:
        participants: current participants of the group.
        excused_beforehand: how many gave word that they will not come.
    """

    meeting: Meeting
    participants: int
    excused_beforehand: int


@dataclass(frozen=True)
class OpenEnrolment:
    """Somebody on the way into a group for whom a next step is due.

    Attributes:
        since: day of the last step; of a planned kennismaking the day itself, which has passed.
    """

    enrolment_id: UUID
    participant_id: UUID
    call_name: str
    group_name: str
    state: EnrolmentState
    since: date


@dataclass(frozen=True)
class Today:
    """Everything that Vandaag shows at once.

    Attributes:
        next: the meeting now or next (today or later); None when nothing is planned.
        week: further meetings within seven days, in order.
        unfinished: past meetings with attendance not closed, newest first (at most 10).
        unfinished_logs: closed meetings whose log is still a draft, newest first (at most 10).
        follow_ups: who was absent without word twice running.
        open_enrolments: sign-ups for whom the next step is due, oldest first (at most 10).
        groups: number of running groups; 0 shows the empty state.
        copy_due: for fourteen days no backup copy was made off this laptop.
    """

    on: date
    venue_name: str
    next: NextMeeting | None
    week: tuple[Meeting, ...]
    unfinished: tuple[Meeting, ...]
    unfinished_logs: tuple[Meeting, ...]
    follow_ups: tuple[FollowUp, ...]
    open_enrolments: tuple[OpenEnrolment, ...]
    groups: int
    copy_due: bool = False
