"""What a group chose for a meeting, and whether it still has to choose."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from herstel_desktop.db.queries import meetings as meeting_queries
from herstel_desktop.db.queries import theme_ballots as queries
from herstel_desktop.db.queries.theme_ballots import ClosedBallot
from herstel_desktop.db.store import Store, Transaction
from herstel_desktop.domain.meetings import Meeting
from herstel_desktop.domain.theme_ballots import ChosenTheme
from herstel_desktop.services.library import Shelf
from herstel_desktop.services.work_form_shelf import current_shelf


def chosen_theme(store: Store, meeting_id: UUID) -> ChosenTheme | None:
    """What a group chose for a meeting.

    That is what it chose for this very meeting; else its newest choice between the start of the
    meeting before and the start of this one, made for no certain meeting or for one that fell out.

    Raises:
        NotFoundError: there is no such meeting.
    """
    shelf = current_shelf(store)
    with store.reading() as tx:
        found = _chosen_for(tx, meeting_queries.meeting(tx, meeting_id))
    return _chosen(found, shelf) if found is not None else None


def is_ballot_due(store: Store, group_id: UUID, *, today: date | None = None) -> bool:
    """Whether a group has a planned meeting ahead and has not chosen a theme for it."""
    with store.reading() as tx:
        coming = queries.coming_meetings(tx, group_id, today or date.today())
        if not coming:
            return False
        return _chosen_for(tx, meeting_queries.meeting(tx, coming[0].id)) is None


def _chosen_for(tx: Transaction, meeting: Meeting) -> ClosedBallot | None:
    bound = queries.closed_for_meeting(tx, meeting.id)
    if bound is not None:
        return bound
    free = queries.latest_for_no_meeting(tx, meeting.group_id, meeting.starts_at)
    if free is None:
        return None
    before = queries.start_of_meeting_before(tx, meeting)
    if before is not None:
        on, start, zone = before
        if free.closed_at < datetime.combine(on, start, ZoneInfo(zone)).astimezone(UTC):
            return None
    return free


def _chosen(found: ClosedBallot, shelf: Shelf) -> ChosenTheme:
    return ChosenTheme(
        theme=found.chosen,
        title=shelf.theme_title(found.chosen),
        votes=found.chosen_votes,
        ballot_id=found.id,
        chosen_on=found.opened_on,
        way=found.way,
        overruled=bool(found.overruled_because),
    )
