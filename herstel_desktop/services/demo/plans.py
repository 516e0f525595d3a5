"""Which groups there are, where they meet, and on which dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from random import Random
from typing import Final
from uuid import UUID

from herstel_desktop.db.identifiers import new_id
from herstel_desktop.domain.groups import GroupDraft, GroupForm, Registration
from herstel_desktop.domain.labels import GROUP_FORM, WEEKDAYS
from herstel_desktop.domain.organisation import Venue
from herstel_desktop.domain.schedule import RhythmKind
from herstel_desktop.services.groups import default_draft
from herstel_desktop.services.planning import WEEKS_AHEAD
from herstel_desktop.services.rhythms import planned_dates

_FIRST_FORMS: Final = (
    GroupForm.RECOVERY_GROUP,
    GroupForm.LISTENING_ROUND,
    GroupForm.RECOVERY_WORK_GROUP,
    GroupForm.YOUTH_GROUP,
    GroupForm.SELF_HELP_GROUP,
)
_FURTHER_FORMS: Final = (
    GroupForm.RECOVERY_GROUP,
    GroupForm.SELF_HELP_GROUP,
    GroupForm.RECOVERY_GROUP,
    GroupForm.SELF_HELP_GROUP,
    GroupForm.SELF_HELP_GROUP,
    GroupForm.YOUTH_GROUP,
    GroupForm.SELF_HELP_GROUP,
    GroupForm.RECOVERY_GROUP,
    GroupForm.RECOVERY_WORK_GROUP,
    GroupForm.SELF_HELP_GROUP,
    GroupForm.RECOVERY_GROUP,
    GroupForm.LISTENING_ROUND,
)
_STARTS: Final = (time(19, 30), time(13, 30), time(10, 0), time(19, 0), time(14, 0))
_AFTER_SCHOOL: Final = time(16, 0)
_NOON, _EVENING = time(12), time(18)
_ROOM_IN_SELF_HELP: Final = 14
_HELD_OF_THE_ROUND: Final = 2
_SEASONS: Final = ("winter", "voorjaar", "zomer", "najaar")


@dataclass(frozen=True)
class GroupPlan:
    """One group and the dates of its rhythm, public holidays left out.

    Attributes:
        number: 0 for the first group, whose people bear every kind of name.
        dates: in order, past and planned ones.
        planned_until: how far the rhythm was laid out.
        ended_on: the day after its last meeting; None while it runs.
    """

    number: int
    id: UUID
    draft: GroupDraft
    dates: tuple[date, ...]
    planned_until: date
    ended_on: date | None

    @property
    def is_course(self) -> bool:
        """Whether it has a fixed number of meetings."""
        return self.draft.number_of_meetings is not None

    @property
    def keeps_names(self) -> bool:
        """Whether people are enrolled, so that there are marks."""
        return self.draft.registration is not Registration.COUNT_ONLY


def plan_groups(
    chance: Random,
    count: int,
    *,
    first_day: date,
    today: date,
    venues: Sequence[Venue],
    facilitator_ids: Sequence[UUID],
) -> list[GroupPlan]:
    """The groups of the neighbourhood, the first one since `first_day`."""
    plans: list[GroupPlan] = []
    names: set[str] = set()
    for number in range(count):
        venue = venues[number % len(venues)]
        two = (
            facilitator_ids[2 * number % len(facilitator_ids)],
            facilitator_ids[(2 * number + 1) % len(facilitator_ids)],
        )
        draft = replace(_draft(number, today), venue_id=venue.id, facilitator_ids=two)
        plan = _plan(chance, number, draft, first_day, today)
        name = _unused_name(plan, venue, names)
        names.add(name)
        plans.append(replace(plan, draft=replace(plan.draft, name=name)))
    return plans


def _draft(number: int, today: date) -> GroupDraft:
    if number < len(_FIRST_FORMS):
        form = _FIRST_FORMS[number]
    else:
        form = _FURTHER_FORMS[(number - len(_FIRST_FORMS)) % len(_FURTHER_FORMS)]
    draft = default_draft(form, today)
    start = _AFTER_SCHOOL if form is GroupForm.YOUTH_GROUP else _STARTS[number % len(_STARTS)]
    weekday = today.weekday() if number == 0 else (today.weekday() + number) % 5
    rhythm = replace(draft.rhythm, weekday=weekday, start=start)
    if form is not GroupForm.SELF_HELP_GROUP:
        return replace(draft, rhythm=rhythm)
    if number % 3 == 1:
        rhythm = replace(rhythm, kind=RhythmKind.MONTHLY, week_of_month=(1, 2, 3, -1)[number % 4])
    registration = Registration.NAMES if number % 2 else Registration.FIRST_NAMES
    return replace(draft, rhythm=rhythm, registration=registration, most=_ROOM_IN_SELF_HELP)


def _plan(
    chance: Random, number: int, draft: GroupDraft, first_day: date, today: date
) -> GroupPlan:
    if draft.number_of_meetings is not None:
        return _plan_course(chance, number, draft, first_day, today)
    span = (today - first_day).days
    starts_on = first_day
    if number >= len(_FIRST_FORMS):
        starts_on += timedelta(days=int(span * chance.uniform(0, 0.7)))
    elif number > 0:
        starts_on += timedelta(days=int(span * chance.uniform(0, 0.1)))
    ended_on = None
    if number >= len(_FIRST_FORMS) and number % 6 == 0:
        lived = (today - starts_on).days
        ended_on = starts_on + timedelta(days=int(lived * chance.uniform(0.5, 0.9)))
    until = ended_on or today + timedelta(weeks=WEEKS_AHEAD)
    last = until - timedelta(days=1) if ended_on else until
    dates = planned_dates(draft.rhythm, starts_on, until=last).dates
    return GroupPlan(number, new_id(), replace(draft, starts_on=starts_on), dates, until, ended_on)


def _plan_course(
    chance: Random, number: int, draft: GroupDraft, first_day: date, today: date
) -> GroupPlan:
    """A round that has held two meetings, or for later numbers one that has ended."""
    if number < len(_FIRST_FORMS):
        starts_on = today
        dates = _course_dates(draft, starts_on)
        while sum(on < today for on in dates) < _HELD_OF_THE_ROUND:
            starts_on -= timedelta(weeks=1)
            dates = _course_dates(draft, starts_on)
        ended_on = None
    else:
        days = int((today - first_day).days * chance.uniform(0, 0.65))
        starts_on = first_day + timedelta(days=days)
        dates = _course_dates(draft, starts_on)
        ended_on = dates[-1] + timedelta(days=1)
    return GroupPlan(
        number, new_id(), replace(draft, starts_on=starts_on), dates, dates[-1], ended_on
    )


def _course_dates(draft: GroupDraft, starts_on: date) -> tuple[date, ...]:
    return planned_dates(draft.rhythm, starts_on, count=draft.number_of_meetings).dates


def _unused_name(plan: GroupPlan, venue: Venue, names: set[str]) -> str:
    form, rhythm = GROUP_FORM[plan.draft.form], plan.draft.rhythm
    part_of_day = "ochtend" if rhythm.start < _NOON else "middag"
    if rhythm.start >= _EVENING:
        part_of_day = "avond"
    plain = f"{form} {venue.area}"
    if plan.is_course:
        begins = plan.dates[0]
        plain = f"{form} {_SEASONS[begins.month % 12 // 3]} {begins.year}"
    candidates = [
        plain,
        f"{plain}, {venue.name}" if plan.is_course else f"{form} {venue.name}",
        f"{plain}, {WEEKDAYS[rhythm.weekday]}{part_of_day}",
    ]
    for candidate in candidates:
        if candidate not in names:
            return candidate
    return f"{candidates[-1]} ({plan.number})"
