"""What people wish for, and how the groups chose their themes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Final
from uuid import UUID

from herstel_desktop.db.identifiers import new_id
from herstel_desktop.db.queries.demo import Content, MeetingRow
from herstel_desktop.domain.fair_rotation import Contender, PastBallot, ranking, times_waited
from herstel_desktop.domain.meetings import MeetingState
from herstel_desktop.domain.recovery_wishes import RecoveryWish
from herstel_desktop.domain.theme_ballots import (
    USUAL_DOTS,
    BallotOption,
    BallotWay,
    ThemeBallot,
)
from herstel_desktop.services.demo.people import Stay
from herstel_desktop.services.demo.plans import GroupPlan
from herstel_desktop.services.demo.wish_words import OVERRULED, WISHES

_LAST_YEAR: Final = timedelta(days=365)
_LINKED, _FULFILLED, _NAMED, _OVERRULED, _BY_HANDS = 0.7, 0.2, 0.15, 0.1, 0.3
"""Shares: of wishes the first three, of ballots the last two."""
_EVERY_SO_MANY: Final = 4
"""Meetings from one ballot to the next."""
_MOST_BALLOTS: Final = 8
_AFTER_A_MEETING: Final = time(16, 0)
_GROUP_THAT_COUNTS: Final = 1
"""Number of the group in which a ballot is being counted."""


def write_wishes_and_ballots(
    chance: Random,
    plans: Sequence[GroupPlan],
    stays: dict[UUID, list[Stay]],
    today: date,
    content: Content,
) -> None:
    """Write them for every group that has met; the meetings must be in `content` already."""
    meetings: dict[UUID, list[MeetingRow]] = {plan.id: [] for plan in plans}
    for meeting in content.meetings:
        meetings[meeting.group_id].append(meeting)
    for plan in plans:
        held = [each for each in meetings[plan.id] if each.state is MeetingState.CLOSED]
        coming = [each for each in meetings[plan.id] if each.state is MeetingState.PLANNED]
        if held:
            wishes = _wishes(chance, plan, stays[plan.id], held, today)
            content.wishes += wishes
            _Choosing(chance, plan, wishes, content).choose(
                held, next((each for each in coming if each.on >= today), None), today
            )


def _wishes(
    chance: Random,
    plan: GroupPlan,
    stays: Sequence[Stay],
    held: Sequence[MeetingRow],
    today: date,
) -> list[RecoveryWish]:
    """Written down at meetings of the last year, oldest first."""
    days = [meeting.on for meeting in held if meeting.on > held[-1].on - _LAST_YEAR]
    count = chance.randint(7, 12)
    written = sorted(chance.choice(days) for _ in range(count))
    wishes = []
    for on, (text, theme) in zip(written, chance.sample(WISHES, count), strict=True):
        linked = theme and chance.random() < _LINKED
        done = chance.random() < _FULFILLED
        owner = None
        if chance.random() < _NAMED:
            there = [stay.participant_id for stay in stays if stay.covers(on)]
            owner = chance.choice(there) if there else None
        wishes.append(
            RecoveryWish(
                new_id(),
                plan.id,
                text,
                on,
                themes=(theme,) if linked else (),
                participant_id=owner,
                fulfilled_on=min(today, on + timedelta(days=42)) if done else None,
            )
        )
    return wishes


class _Choosing:
    """The ballots of one group in order of time, decided by the rule of fair rotation."""

    def __init__(
        self, chance: Random, plan: GroupPlan, wishes: Sequence[RecoveryWish], content: Content
    ) -> None:
        self._chance, self._plan, self._content = chance, plan, content
        wished = [theme for wish in wishes for theme in wish.themes]
        others = [theme for _text, theme in WISHES if theme]
        chance.shuffle(others)
        self._themes = list(dict.fromkeys([*wished, *others]))
        self._past: list[PastBallot] = []
        self._turns: dict[str, date] = {}

    def choose(self, held: Sequence[MeetingRow], coming: MeetingRow | None, today: date) -> None:
        """A ballot for every few meetings of the last year, and one for the next meeting."""
        lately = [meeting for meeting in held if meeting.on > held[-1].on - _LAST_YEAR]
        chosen_for = lately[::-_EVERY_SO_MANY][:_MOST_BALLOTS]
        for meeting in reversed(chosen_for):
            before = [each.on for each in held if each.on < meeting.on]
            if before:
                self._decide(before[-1], meeting)
        if coming is None or self._plan.number > _GROUP_THAT_COUNTS:
            return
        last_on = held[-1].on
        if self._plan.number == _GROUP_THAT_COUNTS:
            self._content.ballots.append(self._ballot(last_on, coming))
        else:
            self._decide(last_on, coming)

    def _ballot(self, on: date, meeting: MeetingRow) -> ThemeBallot:
        """Counted, and not decided yet."""
        number = len(self._past)
        first = number * 2 % len(self._themes)
        themes = [*self._themes, *self._themes][first : first + 4] + self._themes[:2]
        options = [
            BallotOption(theme, self._chance.randint(0, 7)) for theme in dict.fromkeys(themes)
        ]
        options[0] = BallotOption(options[0].theme, max(1, options[0].votes))
        by_hands = self._chance.random() < _BY_HANDS
        return ThemeBallot(
            new_id(),
            self._plan.id,
            on,
            BallotWay.HANDS if by_hands else BallotWay.PAPER,
            USUAL_DOTS,
            tuple(options),
            meeting_id=meeting.id,
        )

    def _decide(self, on: date, meeting: MeetingRow) -> None:
        ballot = self._ballot(on, meeting)
        ranked = ranking(
            Contender(
                option.theme,
                option.votes,
                times_waited(option.theme, self._past, None),
                self._turns.get(option.theme),
            )
            for option in ballot.options
        )
        overruled = self._chance.random() < _OVERRULED
        chosen = ranked[1 if overruled else 0].contender.theme
        self._content.ballots.append(
            ThemeBallot(
                ballot.id,
                ballot.group_id,
                on,
                ballot.way,
                ballot.dots,
                ballot.options,
                meeting_id=meeting.id,
                closed_at=datetime.combine(on, _AFTER_A_MEETING, UTC),
                chosen=chosen,
                overruled_because=self._chance.choice(OVERRULED) if overruled else "",
            )
        )
        voted_for = frozenset(option.theme for option in ballot.options if option.votes)
        self._past.insert(0, PastBallot(on, chosen, voted_for))
        self._turns[chosen] = meeting.on
