"""Meetings made from a group's rhythm, within a transaction that a use case has opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from herstel_desktop.db.queries import groups as group_queries
from herstel_desktop.db.queries import meetings as queries
from herstel_desktop.db.queries.meetings import Plan
from herstel_desktop.db.store import Transaction
from herstel_desktop.domain.dutch_dates import date_only, day_and_month
from herstel_desktop.domain.groups import Group
from herstel_desktop.domain.schedule import Rhythm, RhythmKind, SkippedDate
from herstel_desktop.services.rhythms import follows, planned_dates

WEEKS_AHEAD = 26
"""How far an open-ended group is planned."""
_MOST_NAMED = 3


@dataclass(frozen=True)
class LaidOut:
    """What laying out a rhythm gave.

    Attributes:
        plans: the planned meetings, written.
        skipped: dates that fell out.
        until: the group's new 'planned until'.
    """

    plans: tuple[Plan, ...]
    skipped: tuple[SkippedDate, ...]
    until: date | None


def lay_out(
    tx: Transaction,
    group: Group,
    *,
    after: date | None = None,
    count: int | None = None,
    until: date | None = None,
) -> LaidOut:
    """Write the meetings of a group's rhythm and remember how far it was laid out."""
    first = group.starts_on if after is None else after + timedelta(days=1)
    given = planned_dates(
        group.rhythm,
        group.starts_on,
        count=count,
        until=until,
        after=after,
        taken=queries.dates_from(tx, group.id, first),
    )
    rhythm = group.rhythm
    plans = queries.new_plans(group.id, group.venue_id, given.dates, rhythm.start, rhythm.minutes)
    queries.insert_plans(tx, plans)
    last = until or (given.dates[-1] if given.dates else after)
    if rhythm.kind is not RhythmKind.SINGLE_DATES:
        group_queries.set_planned_until(tx, group.id, last)
    return LaidOut(tuple(plans), given.skipped, last)


def lay_out_first(tx: Transaction, group: Group, today: date) -> LaidOut:
    """Plan a new group: all meetings of a course, half a year of an open-ended group.

    An open-ended group that began before today gets no meetings in the past.
    """
    if group.rhythm.kind is RhythmKind.SINGLE_DATES:
        return LaidOut((), (), None)
    if group.number_of_meetings is not None:
        return lay_out(tx, group, count=group.number_of_meetings)
    begin = max(group.starts_on, today)
    return lay_out(
        tx, group, after=begin - timedelta(days=1), until=begin + timedelta(weeks=WEEKS_AHEAD)
    )


def fit_course(tx: Transaction, group: Group) -> None:
    """Make a course as long as the number of its meetings, when that has become more."""
    if group.number_of_meetings is None:
        return
    held = queries.taking_place(tx, group.id)
    if held > group.number_of_meetings:
        group_queries.set_number_of_meetings(tx, group.id, held)


def planned_sentence(laid_out: LaidOut) -> str:
    """'Er staan 8 bijeenkomsten bij, tot en met 19 januari 2027. …' with what falls out."""
    if not laid_out.plans:
        return "Er kwam geen bijeenkomst bij."
    count = len(laid_out.plans)
    last = date_only(laid_out.plans[-1].on)
    how_many = "Er staat 1 bijeenkomst bij" if count == 1 else f"Er staan {count} bijeenkomsten bij"
    return f"{how_many}, tot en met {last}.{skipped_remark(laid_out.skipped)}"


def skipped_remark(skipped: Sequence[SkippedDate]) -> str:
    """' Valt uit: 6 april (Tweede paasdag).', or nothing."""
    if not skipped:
        return ""
    named = ", ".join(
        f"{day_and_month(skip.on)} ({skip.holiday})" for skip in skipped[:_MOST_NAMED]
    )
    more = f" en nog {len(skipped) - _MOST_NAMED}" if len(skipped) > _MOST_NAMED else ""
    return f" Valt uit: {named}{more}."


def stayed_remark(stayed: int) -> str:
    """' 1 bijeenkomst waar al iets bij staat, bleef op haar plek.', or nothing."""
    if not stayed:
        return ""
    if stayed == 1:
        return " 1 bijeenkomst waar al iets bij staat, bleef op haar plek."
    return f" {stayed} bijeenkomsten waar al iets bij staat, bleven op hun plek."


@dataclass(frozen=True)
class Replanned:
    """What another rhythm did to the meetings that were still planned, to be reversed.

    Attributes:
        removed: plans that were taken away.
        added: plans that were written instead, or beside.
        skipped: dates that fell out.
        planned_until: the group's 'planned until' before.
        stayed: how many plans of the old rhythm stay where they are, for something hangs on them.
    """

    removed: tuple[Plan, ...]
    added: tuple[Plan, ...]
    skipped: tuple[SkippedDate, ...]
    planned_until: date | None
    stayed: int = 0


def replan(tx: Transaction, before: Group, after: Group, today: date) -> Replanned:
    """Let the meetings after today follow a group's changed rhythm, start or number.

    Only plans that follow the old rhythm are touched, and only those with no mark, guest, log or
    draaiboek: what somebody prepared stays where it was prepared for.
    What was moved to another weekday or time, added, cancelled or held, stays. When only the
    time or length changed, every date stays, also where a neighbour was moved away.
    """
    was_until = group_queries.planned_until(tx, after.id)
    following = [
        plan
        for plan in queries.plans_after(tx, after.id, today)
        if follows(before.rhythm, plan.on, plan.start, plan.minutes)
    ]
    regular = tuple(plan for plan in following if not plan.touched)
    if after.rhythm.kind is RhythmKind.SINGLE_DATES:
        return Replanned((), (), (), was_until)
    stayed = len(following) - len(regular)
    if _same_days(before, after, today):
        return replace(_same_days_again(tx, before, after, regular, was_until), stayed=stayed)
    queries.delete_meetings(tx, [plan.id for plan in regular])
    laid_out = _lay_out_anew(tx, after, today)
    return Replanned(regular, laid_out.plans, laid_out.skipped, was_until, stayed)


def undo_replan(tx: Transaction, before: Group, replanned: Replanned) -> None:
    """Put the plans back as they were; what was used meanwhile stays as it is."""
    if replanned.added:
        ids = {plan.id for plan in replanned.added}
        first = min(plan.on for plan in replanned.added)
        there = queries.plans_after(tx, before.id, first - timedelta(days=1))
        queries.delete_meetings(
            tx, [plan.id for plan in there if plan.id in ids and not plan.touched]
        )
    if replanned.removed:
        taken = queries.dates_from(tx, before.id, min(plan.on for plan in replanned.removed))
        queries.insert_plans(tx, [plan for plan in replanned.removed if plan.on not in taken])
    group_queries.set_planned_until(tx, before.id, replanned.planned_until)


def _same_days(before: Group, after: Group, today: date) -> bool:
    return _days(before.rhythm) == _days(after.rhythm) and (
        before.starts_on == after.starts_on or max(before.starts_on, after.starts_on) <= today
    )


def _days(rhythm: Rhythm) -> tuple[RhythmKind, int, int]:
    week = rhythm.week_of_month if rhythm.kind is RhythmKind.MONTHLY else 0
    return rhythm.kind, rhythm.weekday, week


def _same_days_again(
    tx: Transaction,
    before: Group,
    after: Group,
    regular: tuple[Plan, ...],
    was_until: date | None,
) -> Replanned:
    """The dates stay; the time may change and a course may become longer or shorter."""
    rhythm = after.rhythm
    kept = regular
    missing = 0
    if after.number_of_meetings is not None and before.number_of_meetings is not None:
        missing = after.number_of_meetings - queries.taking_place(tx, after.id)
        if missing < 0 and after.number_of_meetings < before.number_of_meetings:
            kept = regular[: max(0, len(regular) + missing)]
    at_new_time = tuple(replace(plan, start=rhythm.start, minutes=rhythm.minutes) for plan in kept)
    removed, added = (regular[len(kept) :], ()) if at_new_time == kept else (regular, at_new_time)
    queries.delete_meetings(tx, [plan.id for plan in removed])
    queries.insert_plans(tx, _free(tx, added))
    if missing > 0 and after.number_of_meetings != before.number_of_meetings:
        more = lay_out(tx, after, after=was_until, count=missing)
        return Replanned(removed, (*added, *more.plans), more.skipped, was_until)
    return Replanned(removed, added, (), was_until)


def _free(tx: Transaction, plans: Sequence[Plan]) -> list[Plan]:
    """Plans on dates that have no other meeting, for two at one moment cannot be."""
    if not plans:
        return []
    taken = queries.dates_from(tx, plans[0].group_id, min(plan.on for plan in plans))
    return [plan for plan in plans if plan.on not in taken]


def _lay_out_anew(tx: Transaction, group: Group, today: date) -> LaidOut:
    after = max(today, group.starts_on - timedelta(days=1))
    if group.number_of_meetings is None:
        return lay_out(tx, group, after=after, until=after + timedelta(weeks=WEEKS_AHEAD))
    missing = group.number_of_meetings - queries.taking_place(tx, group.id)
    if missing < 1:
        return LaidOut((), (), None)
    return lay_out(tx, group, after=after, count=missing)
