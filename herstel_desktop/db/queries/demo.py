"""Many made-up rows at once, for the demo: a few statements for ten years of a neighbourhood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import chain, islice
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from herstel_desktop.db import models
from herstel_desktop.db import preparation_models as preparation
from herstel_desktop.db.clock import utc_now
from herstel_desktop.db.identifiers import new_id
from herstel_desktop.db.queries import info_cards, search
from herstel_desktop.db.queries.groups import group_values
from herstel_desktop.db.queries.organisation import facilitator_values, venue_values
from herstel_desktop.db.queries.participants import participant_values
from herstel_desktop.db.queries.session_plans import part_rows
from herstel_desktop.db.store import Transaction
from herstel_desktop.domain.attendance import Mark
from herstel_desktop.domain.groups import GroupDraft, GroupState
from herstel_desktop.domain.info_cards import InfoCard
from herstel_desktop.domain.meetings import MeetingState
from herstel_desktop.domain.organisation import Facilitator, Venue
from herstel_desktop.domain.participants import EnrolmentState, EnrolmentStep, ParticipantDraft
from herstel_desktop.domain.recovery_wishes import RecoveryWish
from herstel_desktop.domain.schedule import ZONE
from herstel_desktop.domain.session_plans import SessionPlan
from herstel_desktop.domain.theme_ballots import ThemeBallot

_VALUES_IN_A_STATEMENT = 30_000


class GroupRow(NamedTuple):
    """A group as it stands; `ended_on` None while it runs."""

    id: UUID
    draft: GroupDraft
    planned_until: date | None
    ended_on: date | None


class MeetingRow(NamedTuple):
    """A meeting with how it ended; `venue_id` is the group's."""

    id: UUID
    group_id: UUID
    venue_id: UUID | None
    on: date
    start: time
    minutes: int
    state: MeetingState
    reason: str = ""
    guest_count: int = 0
    counted_present: int | None = None
    closed_at: datetime | None = None


class MarkRow(NamedTuple):
    """A filled mark."""

    meeting_id: UUID
    participant_id: UUID
    mark: Mark
    beforehand: bool


class GuestRow(NamedTuple):
    """A guest with a name."""

    id: UUID
    meeting_id: UUID
    name: str


class EnrolmentRow(NamedTuple):
    """Somebody's way into a group; the steps are never empty, oldest first."""

    id: UUID
    participant_id: UUID
    group_id: UUID
    steps: tuple[EnrolmentStep, ...]


class LogRow(NamedTuple):
    """The log of a meeting; `finished_at` None for a draft."""

    meeting_id: UUID
    how_it_went: str
    themes: tuple[str, ...]
    take_along: str
    finished_at: datetime | None


@dataclass
class Content:
    """Everything that is written; each list in the order of writing."""

    venues: list[Venue] = field(default_factory=list)
    facilitators: list[Facilitator] = field(default_factory=list)
    groups: list[GroupRow] = field(default_factory=list)
    participants: list[tuple[UUID, ParticipantDraft]] = field(default_factory=list)
    enrolments: list[EnrolmentRow] = field(default_factory=list)
    meetings: list[MeetingRow] = field(default_factory=list)
    marks: list[MarkRow] = field(default_factory=list)
    guests: list[GuestRow] = field(default_factory=list)
    logs: list[LogRow] = field(default_factory=list)
    wishes: list[RecoveryWish] = field(default_factory=list)
    ballots: list[ThemeBallot] = field(default_factory=list)
    session_plans: list[SessionPlan] = field(default_factory=list)
    info_cards: list[InfoCard] = field(default_factory=list)


def insert_content(tx: Transaction, content: Content) -> None:
    """Write everything, parents before children, and the search index over it."""
    _insert(tx, models.venue, ({"id": v.id, **venue_values(v)} for v in content.venues))
    _insert(
        tx,
        models.facilitator,
        ({"id": f.id, **facilitator_values(f)} for f in content.facilitators),
    )
    _insert_groups(tx, content.groups)
    _insert(
        tx,
        models.participant,
        ({"id": id_, **participant_values(draft)} for id_, draft in content.participants),
    )
    _insert(tx, models.enrolment, map(_standing, content.enrolments))
    _insert(tx, models.enrolment_step, _steps(content.enrolments))
    _insert(tx, models.meeting, ({**row._asdict(), "zone": ZONE} for row in content.meetings))
    _insert(tx, models.attendance_mark, (row._asdict() for row in content.marks))
    _insert(tx, models.guest, (row._asdict() for row in content.guests))
    _insert(tx, models.session_log, map(_log, content.logs))
    _insert(tx, models.session_log_theme, _themes(content.logs))
    _insert_choices(tx, content)
    _insert(tx, preparation.session_plan, map(_session_plan, content.session_plans))
    _insert(
        tx,
        preparation.session_plan_part,
        (row for plan in content.session_plans for row in part_rows(plan)),
    )
    info_cards.insert_cards(tx, content.info_cards)
    search.index_everything(tx)


def _insert_choices(tx: Transaction, content: Content) -> None:
    """Wishes and ballots, after the meetings that these are for."""
    _insert(tx, preparation.recovery_wish, map(_wish, content.wishes))
    _insert(
        tx,
        preparation.recovery_wish_theme,
        ({"wish_id": wish.id, "theme": theme} for wish in content.wishes for theme in wish.themes),
    )
    _insert(tx, preparation.theme_ballot, map(_ballot, content.ballots))
    _insert(
        tx,
        preparation.theme_ballot_option,
        (
            {
                "ballot_id": ballot.id,
                "theme": option.theme,
                "position": position,
                "votes": option.votes,
            }
            for ballot in content.ballots
            for position, option in enumerate(ballot.options)
        ),
    )


def _insert_groups(tx: Transaction, groups: list[GroupRow]) -> None:
    _insert(tx, models.group, map(_group, groups))
    _insert(
        tx,
        models.group_agreement,
        (
            {"id": new_id(), "group_id": row.id, "position": position, "text": text}
            for row in groups
            for position, text in enumerate(row.draft.agreements)
        ),
    )
    _insert(
        tx,
        models.group_facilitator,
        (
            {"group_id": row.id, "facilitator_id": leader, "position": position}
            for row in groups
            for position, leader in enumerate(row.draft.facilitator_ids)
        ),
    )


def _insert(tx: Transaction, table: sa.Table, rows: Iterable[dict[str, Any]]) -> None:
    """Write rows a hundred to a statement.

    SQLCipher locks and wipes what a statement works with, and that costs more than one row does.
    """
    now = utc_now()
    stamped: Iterator[dict[str, Any]] = (
        {**row, "created_at": now, "updated_at": now} for row in rows
    )
    first = next(stamped, None)
    if first is None:
        return
    stamped = chain([first], stamped)
    while block := list(islice(stamped, _VALUES_IN_A_STATEMENT // len(first))):
        columns = [table.c[name] for name in block[0]]
        keep = [
            column.type.dialect_impl(tx.dialect).bind_processor(tx.dialect) for column in columns
        ]
        values = (
            process(value) if process else value
            for row in block
            for process, value in zip(keep, row.values(), strict=True)
        )
        tx.exec_driver_sql(_statement(table, columns, len(block)), tuple(values))


def _statement(table: sa.Table, columns: list[sa.Column[Any]], rows: int) -> str:
    names = ", ".join(f'"{column.name}"' for column in columns)
    places = "(" + ", ".join("?" * len(columns)) + ")"
    return f'INSERT INTO "{table.name}" ({names}) VALUES {", ".join([places] * rows)}'  # noqa: S608


def _group(row: GroupRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "state": GroupState.RUNNING if row.ended_on is None else GroupState.ENDED,
        "planned_until": row.planned_until,
        "ended_on": row.ended_on,
        **group_values(row.draft),
    }


def _session_plan(plan: SessionPlan) -> dict[str, Any]:
    return {
        "meeting_id": plan.meeting_id,
        "theme": plan.theme,
        "people": plan.people,
        "minutes": plan.minutes,
        "energy": plan.energy,
    }


def _wish(wish: RecoveryWish) -> dict[str, Any]:
    return {
        "id": wish.id,
        "group_id": wish.group_id,
        "participant_id": wish.participant_id,
        "text": wish.text,
        "written_on": wish.written_on,
        "fulfilled_on": wish.fulfilled_on,
    }


def _ballot(ballot: ThemeBallot) -> dict[str, Any]:
    return {
        "id": ballot.id,
        "group_id": ballot.group_id,
        "meeting_id": ballot.meeting_id,
        "opened_on": ballot.opened_on,
        "way": ballot.way,
        "dots": ballot.dots,
        "voters": ballot.voters,
        "closed_at": ballot.closed_at,
        "chosen": ballot.chosen,
        "overruled_because": ballot.overruled_because,
    }


def _standing(row: EnrolmentRow) -> dict[str, Any]:
    """The last step, and from and until when somebody is or was a participant."""
    begin = end = None
    for step in row.steps:
        if step.state is EnrolmentState.PARTICIPANT:
            begin, end = step.on, None
        elif begin is not None and end is None:
            end = step.on
    return {
        "id": row.id,
        "participant_id": row.participant_id,
        "group_id": row.group_id,
        "state": row.steps[-1].state,
        "since": row.steps[-1].on,
        "participant_from": begin,
        "participant_until": end,
    }


def _steps(enrolments: list[EnrolmentRow]) -> Iterator[dict[str, Any]]:
    for row in enrolments:
        for position, step in enumerate(row.steps):
            yield {
                "id": new_id(),
                "enrolment_id": row.id,
                "position": position,
                "state": step.state,
                "on": step.on,
            }


def _log(row: LogRow) -> dict[str, Any]:
    return {
        "meeting_id": row.meeting_id,
        "how_it_went": row.how_it_went,
        "take_along": row.take_along,
        "finished_at": row.finished_at,
    }


def _themes(logs: list[LogRow]) -> Iterator[dict[str, Any]]:
    for row in logs:
        for position, theme in enumerate(row.themes):
            yield {
                "id": new_id(),
                "meeting_id": row.meeting_id,
                "position": position,
                "theme": theme,
            }
