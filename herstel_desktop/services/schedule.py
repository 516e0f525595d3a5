"""When a group meets: meetings from its rhythm, and single ones moved, added or cancelled.

A meeting keeps its local wall time with the zone beside it, so an hour in summer time stays that
hour. How far the rhythm was laid out is kept with the group: planning goes on the day after, so a
date that was moved away from or cancelled is never planned again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta
from uuid import UUID

from herstel_desktop.db.queries import groups as group_queries
from herstel_desktop.db.queries import meetings as queries
from herstel_desktop.db.queries.meetings import Plan
from herstel_desktop.db.store import Store, Transaction
from herstel_desktop.domain.changes import Changes, Kind, Outcome, changed
from herstel_desktop.domain.dutch_dates import clock, date_only, day_and_month
from herstel_desktop.domain.errors import InvalidInputError
from herstel_desktop.domain.groups import Group, GroupState
from herstel_desktop.domain.meetings import Meeting, MeetingRow, MeetingState
from herstel_desktop.domain.schedule import RhythmKind
from herstel_desktop.services.inputs import LONGEST_LINE, filled_line, number
from herstel_desktop.services.planning import (
    WEEKS_AHEAD,
    fit_course,
    lay_out,
    planned_sentence,
)
from herstel_desktop.services.rhythms import planned_dates, public_holiday

__all__ = [
    "add_meeting",
    "cancel_meeting",
    "meeting",
    "meetings",
    "move_meeting",
    "plan_ahead",
    "plan_meetings",
    "planned_dates",
    "public_holiday",
    "restore_meeting",
]

WEEKS_LEFT_BEFORE_PLANNING_ON = 13
_MOST_YEARS_AHEAD = 3
_MOST_MEETINGS = 200
_FIRST_YEAR, _LAST_YEAR = 2000, 2099


def meeting(store: Store, meeting_id: UUID) -> Meeting:
    """One meeting with its number.

    Raises:
        NotFoundError: there is no such meeting.
    """
    with store.reading() as tx:
        return queries.meeting(tx, meeting_id)


def meetings(
    store: Store,
    group_id: UUID,
    *,
    from_on: date | None = None,
    before_on: date | None = None,
    limit: int | None = None,
) -> tuple[MeetingRow, ...]:
    """A group's meetings in order of date, with what was noted about each.

    Args:
        from_on: only meetings on or after this date.
        before_on: only meetings before this date.
        limit: at most this many: the newest ones when only `before_on` is given, else the oldest.
    """
    with store.reading() as tx:
        return queries.meeting_rows(tx, group_id, from_on=from_on, before_on=before_on, limit=limit)


def plan_meetings(
    store: Store,
    group_id: UUID,
    until: date | None = None,
    count: int | None = None,
    *,
    today: date | None = None,
) -> Outcome:
    """Go on with the rhythm after the last date for which it was laid out.

    Dates that have a meeting already are left alone. With neither `until` nor `count` a course
    is filled up to its number of meetings and an open-ended group is planned half a year on.

    Raises:
        NotFoundError: there is no such group.
        InvalidInputError: the group has ended, has no rhythm, or is planned that far already.
    """
    today = today or date.today()
    with store.transaction() as tx:
        group = _running(tx, group_id)
        _refuse_without_rhythm(group)
        before = group_queries.planned_until(tx, group_id)
        count, until = _how_far(tx, group, before, today, count=count, until=until)
        after = before
        if group.number_of_meetings is None:
            yesterday = today - timedelta(days=1)
            after = max(before or yesterday, yesterday)
        laid_out = lay_out(tx, group, after=after, count=count, until=until)
        fit_course(tx, group)
    return Outcome(
        _changes(group_id),
        sentence=planned_sentence(laid_out),
        undo=lambda store: _take_back(store, group, laid_out.plans, before),
    )


def plan_ahead(store: Store, today: date) -> Outcome:
    """Plan every open-ended group on whose laid-out meetings end within a quarter.

    Meant to be called once a day; changes nothing when all groups reach far enough.
    """
    soon = today + timedelta(weeks=WEEKS_LEFT_BEFORE_PLANNING_ON)
    until = today + timedelta(weeks=WEEKS_AHEAD)
    with store.reading() as tx:
        due = group_queries.running_open_ended(tx, planned_before=soon)
    if not due:
        return Outcome(changed())
    plans: list[Plan] = []
    with store.transaction() as tx:
        due = group_queries.running_open_ended(tx, planned_before=soon)
        taken = queries.dates_of_groups(tx, [ahead.id for ahead in due], today)
        for ahead in due:
            given = planned_dates(
                ahead.rhythm,
                ahead.starts_on,
                until=until,
                after=max(ahead.planned_until, today - timedelta(days=1)),
                taken=taken.get(ahead.id, frozenset()),
            )
            plans += queries.new_plans(
                ahead.id, ahead.venue_id, given.dates, ahead.rhythm.start, ahead.rhythm.minutes
            )
        queries.insert_plans(tx, plans)
        group_queries.set_all_planned_until(tx, [ahead.id for ahead in due], until)
    groups = tuple(ahead.id for ahead in due)
    return Outcome(
        changed(Kind.MEETING, Kind.GROUP, ids=groups),
        sentence=f"Er zijn {len(plans)} bijeenkomsten vooruit gepland.",
    )


def add_meeting(store: Store, group_id: UUID, on: date, start: time, minutes: int) -> Outcome:
    """Add one meeting beside the rhythm, also in the past for a list on paper.

    A course that gets more meetings than it was meant to have, becomes that much longer.

    Raises:
        NotFoundError: there is no such group.
        InvalidInputError: the group has ended, meets at that moment already, or a value is
            outside its bounds.
    """
    _check_moment(on, minutes)
    with store.transaction() as tx:
        group = _running(tx, group_id)
        _refuse_double(tx, group_id, on, start)
        plans = queries.new_plans(group_id, group.venue_id, [on], start, minutes)
        queries.insert_plans(tx, plans)
        fit_course(tx, group)
        until = group_queries.planned_until(tx, group_id)
    return Outcome(
        _changes(group_id, plans[0].id),
        id=plans[0].id,
        sentence=f"Er staat een bijeenkomst bij op {_moment(on, start)}.{_holiday_remark(on)}",
        undo=lambda store: _take_back(store, group, plans, until),
    )


def move_meeting(store: Store, meeting_id: UUID, on: date, start: time, minutes: int) -> Outcome:
    """Put a planned meeting at another moment; its old date is not planned again.

    Raises:
        NotFoundError: there is no such meeting.
        InvalidInputError: the meeting is closed or does not take place, the group meets at that
            moment already, or a value is outside its bounds.
    """
    _check_moment(on, minutes)
    with store.transaction() as tx:
        before = queries.meeting(tx, meeting_id)
        _refuse_unless_planned(before)
        _refuse_double(tx, before.group_id, on, start, besides=meeting_id)
        queries.set_moment(tx, meeting_id, on, start, minutes)
    return Outcome(
        _changes(before.group_id, meeting_id),
        id=meeting_id,
        sentence=f"De bijeenkomst is nu op {_moment(on, start)}.{_holiday_remark(on)}",
        undo=lambda store: move_meeting(store, meeting_id, before.on, before.start, before.minutes),
    )


def cancel_meeting(store: Store, meeting_id: UUID, reason: str) -> Outcome:
    """Note that a meeting did not or will not take place, with the reason.

    Raises:
        NotFoundError: there is no such meeting.
        InvalidInputError: there is no reason, the meeting is closed or cancelled already, or
            somebody was there.
    """
    clean = filled_line("reason", reason, "De reden", most=LONGEST_LINE)
    with store.transaction() as tx:
        before = queries.meeting(tx, meeting_id)
        _refuse_unless_planned(before)
        if queries.somebody_was_there(tx, meeting_id):
            raise InvalidInputError(
                "meeting",
                "Bij deze bijeenkomst staat al iemand op aanwezig.",
                advice="Haal dat eerst weg bij Presentie, als ze echt niet doorging.",
            )
        queries.cancel(tx, [meeting_id], clean)
    return Outcome(
        _changes(before.group_id, meeting_id),
        id=meeting_id,
        sentence=f"De bijeenkomst van {day_and_month(before.on)} staat op niet doorgegaan.",
        undo=lambda store: restore_meeting(store, meeting_id),
    )


def restore_meeting(store: Store, meeting_id: UUID) -> Outcome:
    """Plan a meeting again that was cancelled.

    Raises:
        NotFoundError: there is no such meeting.
        InvalidInputError: it was not cancelled, or its group has ended.
    """
    with store.transaction() as tx:
        before = queries.meeting(tx, meeting_id)
        if before.state is not MeetingState.CANCELLED:
            raise InvalidInputError(
                "meeting",
                "Deze bijeenkomst gaat gewoon door.",
                advice="Je hoeft niets te doen.",
            )
        group = _running(tx, before.group_id)
        queries.restore(tx, [meeting_id])
        fit_course(tx, group)
    return Outcome(
        _changes(before.group_id, meeting_id),
        id=meeting_id,
        sentence=f"De bijeenkomst van {day_and_month(before.on)} gaat weer door.",
        undo=lambda store: _cancel_again(store, group, before),
    )


def _how_far(
    tx: Transaction,
    group: Group,
    before: date | None,
    today: date,
    *,
    count: int | None,
    until: date | None,
) -> tuple[int | None, date | None]:
    """The count or the last date to plan, checked or by default."""
    if count is not None:
        return number("count", count, "Het aantal", least=1, most=_MOST_MEETINGS), None
    if until is None and group.number_of_meetings is not None:
        missing = group.number_of_meetings - queries.taking_place(tx, group.id)
        if missing < 1:
            raise InvalidInputError(
                "count",
                f"Alle {group.number_of_meetings} bijeenkomsten staan er al.",
                advice="Wil je er een bij, voeg dan een losse bijeenkomst toe.",
            )
        return missing, None
    if until is None:
        until = max(before or today, today) + timedelta(weeks=WEEKS_AHEAD)
    elif before is not None and until <= before:
        raise InvalidInputError(
            "until",
            f"De bijeenkomsten staan er al tot en met {date_only(before)}.",
            advice="Kies een latere datum.",
        )
    if until > today + timedelta(days=366 * _MOST_YEARS_AHEAD):
        raise InvalidInputError(
            "until",
            "Zo ver vooruit plannen kan niet.",
            advice=f"Kies een datum binnen {_MOST_YEARS_AHEAD} jaar.",
        )
    return None, until


def _take_back(
    store: Store, group: Group, plans: Sequence[Plan], planned_until: date | None
) -> Outcome:
    """Take meetings away again that were just planned; what was used meanwhile stays."""
    if not plans:
        return Outcome(_changes(group.id))
    ids = {plan.id for plan in plans}
    day_before = min(plan.on for plan in plans) - timedelta(days=1)
    with store.transaction() as tx:
        there = [plan for plan in queries.plans_after(tx, group.id, day_before) if plan.id in ids]
        free = [plan.id for plan in there if not plan.touched]
        queries.delete_meetings(tx, free)
        group_queries.set_planned_until(tx, group.id, planned_until)
        group_queries.set_number_of_meetings(tx, group.id, group.number_of_meetings)
        fit_course(tx, group)
    count = len(free)
    gone = "1 bijeenkomst is" if count == 1 else f"{count} bijeenkomsten zijn"
    return Outcome(_changes(group.id), sentence=f"{gone} weer weggehaald.")


def _cancel_again(store: Store, group: Group, before: Meeting) -> Outcome:
    outcome = cancel_meeting(store, before.id, before.reason)
    with store.transaction() as tx:
        group_queries.set_number_of_meetings(tx, group.id, group.number_of_meetings)
        fit_course(tx, group)
    return outcome


def _running(tx: Transaction, group_id: UUID) -> Group:
    group = group_queries.group(tx, group_id)
    if group.state is GroupState.ENDED:
        raise InvalidInputError(
            "group",
            "Deze groep is gestopt.",
            advice="Start de groep eerst weer, dan kun je bijeenkomsten plannen.",
        )
    return group


def _refuse_without_rhythm(group: Group) -> None:
    if group.rhythm.kind is RhythmKind.SINGLE_DATES:
        raise InvalidInputError(
            "rhythm",
            "Deze groep komt bij elkaar op losse data.",
            advice="Voeg de bijeenkomsten één voor één toe.",
        )


def _refuse_unless_planned(meeting: Meeting) -> None:
    if meeting.state is MeetingState.CLOSED:
        raise InvalidInputError(
            "meeting",
            "De presentie van deze bijeenkomst is al afgesloten.",
            advice="Open de presentie eerst weer.",
        )
    if meeting.state is MeetingState.CANCELLED:
        raise InvalidInputError(
            "meeting",
            "Deze bijeenkomst staat op niet doorgegaan.",
            advice="Laat haar eerst weer doorgaan.",
        )


def _refuse_double(
    tx: Transaction, group_id: UUID, on: date, start: time, *, besides: UUID | None = None
) -> None:
    state = queries.state_at(tx, group_id, on, start, besides=besides)
    if state is None:
        return
    if state is MeetingState.CANCELLED:
        raise InvalidInputError(
            "on",
            f"Op {_moment(on, start)} staat een bijeenkomst die niet doorgaat.",
            advice="Laat die weer doorgaan, of kies een ander moment.",
        )
    raise InvalidInputError(
        "on",
        f"Op {_moment(on, start)} heeft deze groep al een bijeenkomst.",
        advice="Kies een andere dag of tijd.",
    )


def _check_moment(on: date, minutes: int) -> None:
    if not _FIRST_YEAR <= on.year <= _LAST_YEAR:
        raise InvalidInputError(
            "on", "Deze datum klopt niet.", advice="Kijk vooral naar het jaartal."
        )
    number("minutes", minutes, "De duur in minuten", least=5, most=720)


def _moment(on: date, start: time) -> str:
    return f"{day_and_month(on)} om {clock(start)}"


def _holiday_remark(on: date) -> str:
    holiday = public_holiday(on)
    return f" Let op: dat is {holiday}." if holiday else ""


def _changes(group_id: UUID, *ids: UUID) -> Changes:
    return changed(Kind.MEETING, Kind.GROUP, ids=(group_id, *ids))
