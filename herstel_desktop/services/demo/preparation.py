"""What meetings were prepared with, and how that went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random
from typing import Final
from uuid import UUID

from herstel_desktop.db.identifiers import new_id
from herstel_desktop.db.queries.demo import Content, MeetingRow
from herstel_desktop.domain.meetings import MeetingState
from herstel_desktop.domain.session_plans import (
    USUAL_BREAK,
    PartKind,
    PlanPart,
    SessionPlan,
    Worked,
)
from herstel_desktop.domain.work_forms import Energy, WorkForm, WorkFormKind
from herstel_desktop.services.demo.plans import GroupPlan
from herstel_desktop.services.library import Shelf, shipped_shelf

_PAST_MEETINGS: Final = 8
"""Draaiboeken of each group that are kept from the meetings it held."""
_MOST_PEOPLE: Final = 10
"""Even of a large group somebody is always away."""
_FEWEST_LEFT: Final = 10
"""Minutes of a meeting that may stay open before another work form comes in."""
_SKIPPED, _UNSAID = 0.07, 0.2
"""Shares of past parts, the second added to the first; of the others it is known how they went."""
_WELL, _SO_SO = 0.7, 0.94
_WITH_REMARK: Final = 0.3
_WITH_NOTE: Final = 0.15
_AROUND: Final = (WorkFormKind.OPENING, WorkFormKind.CLOSING)

_REMARKS: Final = {
    Worked.WELL: (
        "Volgende keer meer tijd nemen.",
        "In tweetallen ging het vanzelf.",
        "Dit kan vaker.",
    ),
    Worked.SO_SO: (
        "De uitleg mag korter.",
        "Met een kleinere groep gaat het beter.",
        "Het begin was zoeken.",
    ),
    Worked.BADLY: ("Te veel voor één middag.", "De groep had meer behoefte aan praten."),
}
_NOTES: Final = (
    "Stoelen in een kring zetten.",
    "De kaarten liggen in de blauwe bak.",
    "Rustig beginnen, niet opjagen.",
    "Raam open voor de pauze.",
)


def prepare_meetings(
    chance: Random, plans: Sequence[GroupPlan], today: date, content: Content
) -> None:
    """Write draaiboeken for the coming meeting of each group and for the last ones it held."""
    shelf = shipped_shelf()
    chosen = {ballot.meeting_id: ballot.chosen for ballot in content.ballots if ballot.chosen}
    of_group: dict[UUID, list[MeetingRow]] = {}
    for meeting in content.meetings:
        of_group.setdefault(meeting.group_id, []).append(meeting)
    for plan in plans:
        meetings = of_group.get(plan.id, [])
        held = [each for each in meetings if each.state is MeetingState.CLOSED]
        coming = [
            each for each in meetings if each.state is MeetingState.PLANNED and each.on >= today
        ]
        for meeting in (*held[-_PAST_MEETINGS:], *coming[:1]):
            theme = chosen.get(meeting.id) or chance.choice(list(shelf.themes))
            made = _prepared(chance, shelf, plan, meeting, theme)
            if meeting.state is MeetingState.CLOSED:
                made = replace(made, parts=tuple(_looked_back(chance, part) for part in made.parts))
            content.session_plans.append(made)


def _prepared(
    chance: Random, shelf: Shelf, plan: GroupPlan, meeting: MeetingRow, theme: str
) -> SessionPlan:
    draft = plan.draft
    people = chance.randint(draft.least, max(draft.least, min(draft.most, _MOST_PEOPLE)))
    fitting = [
        form for form in shelf.forms.values() if form.people.least <= people <= form.people.most
    ]
    first, last = (
        chance.choice([form for form in fitting if form.kind is kind]) for kind in _AROUND
    )
    left = meeting.minutes - USUAL_BREAK - first.minutes.usual - last.minutes.usual
    middle = _middle(chance, [form for form in fitting if form.kind not in _AROUND], theme, left)
    half = (len(middle) + 1) // 2
    parts = [_part(first, first.minutes.usual)]
    parts += [_part(form, minutes) for form, minutes in middle[:half]]
    parts.append(PlanPart(new_id(), PartKind.BREAK, "Pauze", USUAL_BREAK))
    parts += [_part(form, minutes) for form, minutes in middle[half:]]
    parts.append(_part(last, last.minutes.usual))
    leaders = draft.facilitator_ids
    return SessionPlan(
        meeting.id,
        theme,
        people,
        meeting.minutes,
        chance.choice((Energy.CALM, Energy.USUAL, Energy.USUAL)),
        tuple(
            replace(
                part,
                leader_id=leaders[number % len(leaders)] if leaders and part.phase else None,
                note=chance.choice(_NOTES) if part.phase and chance.random() < _WITH_NOTE else "",
            )
            for number, part in enumerate(parts)
        ),
    )


def _middle(
    chance: Random, forms: list[WorkForm], theme: str, left: int
) -> list[tuple[WorkForm, int]]:
    """Work forms of the theme, then others, for as long as there is time; in order of a meeting."""
    about = [form for form in forms if form.fits_theme(theme)]
    others = [form for form in forms if not form.fits_theme(theme)]
    picked: list[tuple[WorkForm, int]] = []
    for form in (*chance.sample(about, len(about)), *chance.sample(others, len(others))):
        if left >= _FEWEST_LEFT and form.minutes.least <= left:
            minutes = min(form.minutes.usual, left)
            picked.append((form, minutes))
            left -= minutes
    order = list(WorkFormKind)
    picked.sort(key=lambda pair: order.index(pair[0].kind))
    return _stretched(picked, left)


def _stretched(picked: list[tuple[WorkForm, int]], left: int) -> list[tuple[WorkForm, int]]:
    """The same, longer where there is time over and the work form can take it."""
    result = []
    for form, minutes in picked:
        more = min(left, form.minutes.most - minutes)
        result.append((form, minutes + more))
        left -= more
    return result


def _part(form: WorkForm, minutes: int) -> PlanPart:
    return PlanPart(
        new_id(), PartKind.WORK_FORM, form.title, minutes, work_form=form.slug, phase=form.kind
    )


def _looked_back(chance: Random, part: PlanPart) -> PlanPart:
    """A part of a meeting that was held, with what was said afterwards."""
    draw, how = chance.random(), chance.random()
    if part.phase is None or draw > 1 - _SKIPPED:
        return replace(part, used=part.phase is None)
    if draw < _UNSAID:
        return part
    worked = Worked.WELL if how < _WELL else Worked.SO_SO if how < _SO_SO else Worked.BADLY
    remark = chance.choice(_REMARKS[worked]) if chance.random() < _WITH_REMARK else ""
    return replace(part, used=True, worked=worked, remark=remark)
