"""What is next, and what is still to be done."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from herstel_desktop.db.queries import attendance as attendance_queries
from herstel_desktop.db.queries import today as queries
from herstel_desktop.db.store import Store, Transaction
from herstel_desktop.domain.meetings import Meeting
from herstel_desktop.domain.today import NextMeeting, Today
from herstel_desktop.services.backups import is_reminder_due


def today(store: Store, now: datetime) -> Today:
    """Everything that Vandaag shows, seen in one moment.

    Args:
        now: local wall time.
    """
    on, at = now.date(), time(now.hour, now.minute)
    with store.reading() as tx:
        coming = [each for each in queries.coming(tx, on, at) if not _is_over(each, now)]
        first = coming[0] if coming else queries.next_after(tx, on + timedelta(days=1))
        begun = queries.past_and_planned(tx, on, at)
        return Today(
            on=on,
            venue_name=first.venue_name if first is not None else "",
            next=_next(tx, first) if first is not None else None,
            week=tuple(coming[1:]),
            unfinished=tuple(each for each in begun if _is_over(each, now))[: queries.MOST],
            unfinished_logs=queries.unfinished_logs(tx),
            follow_ups=attendance_queries.follow_ups(tx, on),
            open_enrolments=queries.open_enrolments(tx, on),
            groups=queries.running_groups(tx),
            copy_due=is_reminder_due(tx, now.replace(tzinfo=None)),
        )


def _next(tx: Transaction, meeting: Meeting) -> NextMeeting:
    return NextMeeting(
        meeting,
        participants=queries.participants_of(tx, meeting.group_id),
        excused_beforehand=queries.excused_beforehand(tx, meeting.id),
    )


def _is_over(meeting: Meeting, now: datetime) -> bool:
    """Whether it ended, in local wall time; one that is going on is not over."""
    begins = datetime.combine(meeting.on, meeting.start)
    return begins + timedelta(minutes=meeting.minutes) <= now.replace(tzinfo=None)
