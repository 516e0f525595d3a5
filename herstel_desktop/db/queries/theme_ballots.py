"""Theme ballots with their options, and when a group's themes had their turn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from herstel_desktop.db.models import meeting, session_log_theme
from herstel_desktop.db.preparation_models import theme_ballot, theme_ballot_option
from herstel_desktop.db.queries.limits import first_rows
from herstel_desktop.db.queries.stamps import made, touched
from herstel_desktop.db.store import Transaction
from herstel_desktop.domain.errors import NotFoundError
from herstel_desktop.domain.meetings import Meeting, MeetingState
from herstel_desktop.domain.theme_ballots import (
    BallotOption,
    BallotWay,
    MeetingToChooseFor,
    ThemeBallot,
)

_b, _o, _m, _s = theme_ballot.c, theme_ballot_option.c, meeting.c, session_log_theme.c
_GROUP = sa.bindparam("group_id", type_=_b.group_id.type)
_MOMENT = sa.tuple_(
    sa.bindparam("on", type_=_m.on.type), sa.bindparam("start", type_=_m.start.type)
)
_MOST_MEETINGS = 6


class ClosedBallot(NamedTuple):
    """A ballot that was decided, without its options.

    Attributes:
        chosen_votes: of the chosen theme.
        all_votes: of all options together.
        meeting_on: the day of its meeting; None when it is for no certain meeting.
        fell_out: whether that meeting does not take place.
    """

    id: UUID
    opened_on: date
    closed_at: datetime
    way: BallotWay
    chosen: str
    overruled_because: str
    chosen_votes: int
    all_votes: int
    meeting_id: UUID | None
    meeting_on: date | None
    fell_out: bool


_BALLOT = sa.select(
    _b.id,
    _b.group_id,
    _b.meeting_id,
    _b.opened_on,
    _b.way,
    _b.dots,
    _b.voters,
    _b.closed_at,
    _b.chosen,
    _b.overruled_because,
)
_ONE = _BALLOT.where(_b.id == sa.bindparam("ballot_id", type_=_b.id.type))
OPEN_OF_GROUP = _BALLOT.where(_b.group_id == _GROUP, _b.closed_at.is_(None))
OPTIONS_OF = (
    sa.select(_o.ballot_id, _o.theme, _o.votes)
    .where(_o.ballot_id.in_(sa.bindparam("ids", expanding=True)))
    .order_by(_o.ballot_id, _o.position)
)
_chosen_votes = (
    sa.select(_o.votes)
    .where(_o.ballot_id == _b.id, _o.theme == _b.chosen)
    .correlate(theme_ballot)
    .scalar_subquery()
)
_all_votes = (
    sa.select(sa.func.sum(_o.votes))
    .where(_o.ballot_id == _b.id)
    .correlate(theme_ballot)
    .scalar_subquery()
)
_CLOSED = (
    sa.select(
        _b.id,
        _b.opened_on,
        _b.closed_at,
        _b.way,
        _b.chosen,
        _b.overruled_because,
        sa.func.coalesce(_chosen_votes, 0).label("chosen_votes"),
        sa.func.coalesce(_all_votes, 0).label("all_votes"),
        _b.meeting_id,
        _m.on.label("meeting_on"),
        sa.func.coalesce(_m.state == MeetingState.CANCELLED, sa.false()).label("fell_out"),
    )
    .select_from(theme_ballot)
    .outerjoin(meeting, _m.id == _b.meeting_id)
    .where(_b.closed_at.is_not(None))
)
CLOSED_OF_GROUP = _CLOSED.where(_b.group_id == _GROUP).order_by(
    _b.opened_on.desc(), _b.closed_at.desc()
)
CLOSED_FOR_MEETING = first_rows(
    _CLOSED.where(_b.meeting_id == sa.bindparam("meeting_id", type_=_b.meeting_id.type)).order_by(
        _b.closed_at.desc()
    ),
    1,
)
LATEST_FOR_NO_MEETING = first_rows(
    _CLOSED.where(
        _b.group_id == _GROUP,
        _b.closed_at < sa.bindparam("until", type_=_b.closed_at.type),
        sa.or_(_b.meeting_id.is_(None), _m.state == MeetingState.CANCELLED),
    ).order_by(_b.opened_on.desc(), _b.closed_at.desc()),
    1,
)
THEMES_IN_LOGS = (
    sa.select(_s.theme, sa.func.max(_m.on).label("last_on"))
    .select_from(meeting)
    .join(session_log_theme, _s.meeting_id == _m.id)
    .where(_m.group_id == _GROUP, _m.state != MeetingState.CANCELLED)
    .group_by(_s.theme)
)
OPTIONS_OF_GROUP = (
    sa.select(_o.theme)
    .distinct()
    .select_from(theme_ballot)
    .join(theme_ballot_option, _o.ballot_id == _b.id)
    .where(_b.group_id == _GROUP)
)
COMING = first_rows(
    sa.select(_m.id, _m.on)
    .where(
        _m.group_id == _GROUP,
        _m.on >= sa.bindparam("today", type_=_m.on.type),
        _m.state == MeetingState.PLANNED,
    )
    .order_by(_m.on, _m.start),
    _MOST_MEETINGS,
)
MEETING_BEFORE = first_rows(
    sa.select(_m.on, _m.start, _m.zone)
    .where(
        _m.group_id == _GROUP,
        sa.tuple_(_m.on, _m.start) < _MOMENT,
        _m.state != MeetingState.CANCELLED,
    )
    .order_by(_m.on.desc(), _m.start.desc()),
    1,
)


def ballot(tx: Transaction, ballot_id: UUID) -> ThemeBallot:
    """One ballot with its options.

    Raises:
        NotFoundError: there is no such ballot (any more).
    """
    row = tx.execute(_ONE, {"ballot_id": ballot_id}).one_or_none()
    if row is None:
        raise NotFoundError("De stemming")
    return _with_options(tx, row)


def open_ballot(tx: Transaction, group_id: UUID) -> ThemeBallot | None:
    """The ballot of a group that is being counted."""
    row = tx.execute(OPEN_OF_GROUP, {"group_id": group_id}).one_or_none()
    return _with_options(tx, row) if row is not None else None


def closed_ballots(tx: Transaction, group_id: UUID) -> tuple[ClosedBallot, ...]:
    """The decided ballots of a group, newest first."""
    return tuple(
        ClosedBallot(**row._mapping) for row in tx.execute(CLOSED_OF_GROUP, {"group_id": group_id})
    )


def closed_for_meeting(tx: Transaction, meeting_id: UUID) -> ClosedBallot | None:
    """The newest decided ballot for a meeting."""
    row = tx.execute(CLOSED_FOR_MEETING, {"meeting_id": meeting_id}).one_or_none()
    return ClosedBallot(**row._mapping) if row is not None else None


def latest_for_no_meeting(tx: Transaction, group_id: UUID, until: datetime) -> ClosedBallot | None:
    """The newest ballot decided before a moment, for no meeting or for one that fell out."""
    values = {"group_id": group_id, "until": until}
    row = tx.execute(LATEST_FOR_NO_MEETING, values).one_or_none()
    return ClosedBallot(**row._mapping) if row is not None else None


def options_of(tx: Transaction, ids: Sequence[UUID]) -> dict[UUID, tuple[BallotOption, ...]]:
    """The options of some ballots, each in the order of its paper."""
    found: dict[UUID, list[BallotOption]] = {}
    if ids:
        for row in tx.execute(OPTIONS_OF, {"ids": list(ids)}):
            found.setdefault(row.ballot_id, []).append(BallotOption(row.theme, row.votes))
    return {id_: tuple(options) for id_, options in found.items()}


def themes_in_logs(tx: Transaction, group_id: UUID) -> dict[str, date]:
    """Every theme that a log of a group names, as it stands there, with the last day."""
    rows = tx.execute(THEMES_IN_LOGS, {"group_id": group_id})
    return {row.theme: row.last_on for row in rows}


def option_themes(tx: Transaction, group_id: UUID) -> tuple[str, ...]:
    """Every theme that ever stood on a ballot of a group."""
    return tuple(tx.execute(OPTIONS_OF_GROUP, {"group_id": group_id}).scalars())


def coming_meetings(tx: Transaction, group_id: UUID, today: date) -> tuple[MeetingToChooseFor, ...]:
    """The first planned meetings of a group from today on."""
    rows = tx.execute(COMING, {"group_id": group_id, "today": today})
    return tuple(MeetingToChooseFor(row.id, row.on) for row in rows)


def meeting_exists(tx: Transaction, meeting_id: UUID) -> bool:
    """Whether a meeting is still there."""
    return bool(tx.execute(sa.select(sa.exists().where(_m.id == meeting_id))).scalar_one())


def start_of_meeting_before(tx: Transaction, of: Meeting) -> tuple[date, Any, str] | None:
    """Day, time and zone of the meeting before one, those that fell out left aside."""
    values = {"group_id": of.group_id, "on": of.on, "start": of.start}
    row = tx.execute(MEETING_BEFORE, values).one_or_none()
    return (row.on, row.start, row.zone) if row is not None else None


def insert_ballot(tx: Transaction, new: ThemeBallot) -> None:
    """Add a ballot with its options, a new one or one that was taken away before."""
    tx.execute(
        theme_ballot.insert().values(
            made(
                id=new.id,
                group_id=new.group_id,
                meeting_id=new.meeting_id,
                opened_on=new.opened_on,
                way=new.way,
                dots=new.dots,
                voters=new.voters,
                closed_at=new.closed_at,
                chosen=new.chosen,
                overruled_because=new.overruled_because,
            )
        )
    )
    put_options(tx, new.id, new.options)


def put_options(tx: Transaction, ballot_id: UUID, options: Sequence[BallotOption]) -> None:
    """Let these options, in this order, stand on a ballot and no other."""
    tx.execute(theme_ballot_option.delete().where(_o.ballot_id == ballot_id))
    tx.execute(
        theme_ballot_option.insert(),
        [
            made(ballot_id=ballot_id, theme=each.theme, position=place, votes=each.votes)
            for place, each in enumerate(options)
        ],
    )


def set_votes(tx: Transaction, ballot_id: UUID, theme: str, votes: int) -> None:
    """Keep what was counted for one option."""
    tx.execute(
        theme_ballot_option.update()
        .where(_o.ballot_id == ballot_id, _o.theme == theme)
        .values(**touched(votes=votes))
    )


def set_voters(tx: Transaction, ballot_id: UUID, voters: int | None) -> None:
    """Keep how many people voted; None when nobody counted."""
    _update(tx, ballot_id, voters=voters)


def set_choice(
    tx: Transaction, ballot_id: UUID, at: datetime | None, chosen: str, because: str
) -> None:
    """Close a ballot with the theme that is taken; None opens it again."""
    _update(tx, ballot_id, closed_at=at, chosen=chosen, overruled_because=because)


def delete_ballot(tx: Transaction, ballot_id: UUID) -> None:
    """Remove a ballot; its options go with it."""
    tx.execute(theme_ballot.delete().where(_b.id == ballot_id))


def _update(tx: Transaction, ballot_id: UUID, **values: Any) -> None:
    tx.execute(theme_ballot.update().where(_b.id == ballot_id).values(**touched(**values)))


def _with_options(tx: Transaction, row: sa.Row[*tuple[Any, ...]]) -> ThemeBallot:
    return ThemeBallot(**row._mapping, options=options_of(tx, [row.id]).get(row.id, ()))
