"""What a draaiboek costs: the objective of the refit, in points; durations in minutes.

A plan that stays as it is costs nothing, and each change costs something. So a plan that fits
already is left alone, and a refitted plan is not refitted any further. What matters more costs so
much more that nothing below it can outweigh it; from most to least:

1. A break goes (only when the breaks alone are longer than the meeting).
2. No opening is left, or no closing.
3. Something of the group's own goes.
4. A work form goes. One that fits the theme weighs as much as three others; further, one counts
   less the worse it went, the more recently it was used and the shorter it is, and more when it
   is a favourite. That any work form stays at all weighs as much as two.
5. A minute is left over.
6. The soft points, which are weighed against each other: minutes taken from a part or given to
   it, a place in the plan that stays empty, a work form that comes in. That last one costs less
   when it fits the theme and the energy, and when the group has not just done it.

Minutes cost by the square of how far a part is from what it was (a new one from its usual
minutes), divided by the room it has: a large part gives more than a small one, and all give some.
"""

from __future__ import annotations

from herstel_desktop.domain.refit_search import Item
from herstel_desktop.domain.refit_values import VARIETY, Candidate, Wanted
from herstel_desktop.domain.session_plans import PartKind, PlanPart
from herstel_desktop.domain.work_forms import Energy, Minutes, WorkFormKind

AROUND = frozenset({WorkFormKind.OPENING, WorkFormKind.CLOSING})
"""The phases around what a meeting is about."""

BREAK_GONE = 10**15
NO_OPENING_OR_CLOSING = 10**13
OWN_PART_GONE = 10**11
FORM_GONE = 10**9
NO_FORM_LEFT = 2 * FORM_GONE
HEART_GONE = 3 * FORM_GONE
"""A work form that fits the theme goes."""
FAVOURITE_GONE = FORM_GONE // 10
"""On top, when it is a favourite; less by as much when it went badly."""
RECENT_GONE = FORM_GONE // 100
"""Less for each meeting that it is more recent than the oldest that counts."""
MINUTE_GONE = FORM_GONE // 1000
"""On top for each of its minutes."""
AROUND_GONE = FORM_GONE // 2
"""An opening or closing goes while there is another."""
OTHER_AROUND = FORM_GONE // 4
"""It comes in for one that would fit, to win its minutes."""
MINUTE_LEFT = 10**5

BREAK_MISSING = 10_000
"""A longer meeting gets no break, though it could use one."""
PLACE_EMPTY = 5_000
"""Nothing comes in for a work form that did not fit."""
EXTRA = 150
"""A work form comes in where there was none."""
SAME_PHASE = 300
"""On top, when the plan has one of that phase already."""
OFF_THEME = 1_500
USED_BEFORE = 100
"""For each meeting that it is more recent than the oldest that counts."""
WENT_BADLY = 800
NO_FAVOURITE = 60
ENERGY_STEP = 80
"""For each step between the energy of a work form and the one wanted."""
UNLIKE = 40
"""For each step between its energy and that of the work form whose place it takes."""

LONG_AROUND = 100
"""For each minute that an opening or closing usually takes more than `BRIEF`."""
BRIEF = 10

CHANGED = 20
"""The minutes of a part change at all."""
UNEVEN = 25
"""They change to something that is not a multiple of `ROUND`."""
ROUND = 5
LENGTH = 20
"""For each minute of room, when a part gives or takes all of it."""
LENGTH_AROUND = 35
"""The same for an opening, a closing and something of the group's own."""
LENGTH_BREAK = 60
LENGTH_BREAK_WHEN_SHORT = 10
"""The same for a break in a meeting of less than `SHORT_MEETING` minutes."""

SHORTEST_BREAK = 10
SHORTEST_BREAK_WHEN_SHORT = 5
SHORT_MEETING = 60
"""A meeting of fewer minutes has a shorter break."""

_STEPS = {Energy.CALM: 0, Energy.USUAL: 1, Energy.ACTIVE: 2}


def goes_with(candidate: Candidate, people: int) -> bool:
    """Whether it goes with so many people."""
    return candidate.people.least <= people <= candidate.people.most


def too_active(energy: Energy, wanted: Energy) -> bool:
    """Whether it asks more than a group can have."""
    return energy is Energy.ACTIVE and wanted is Energy.CALM


def steps_between(one: Energy, other: Energy) -> int:
    """0 when alike, 2 between calm and active."""
    return abs(_STEPS[one] - _STEPS[other])


def bounds(part: PlanPart, form: Candidate | None, meeting: int) -> Minutes:
    """How long a part may take.

    Args:
        form: its work form; None for something else, or for one that is not there any more. That
            keeps at least half of its minutes and gets no more.
        meeting: minutes of the meeting.
    """
    if part.kind is PartKind.BREAK:
        shortest = SHORTEST_BREAK_WHEN_SHORT if meeting < SHORT_MEETING else SHORTEST_BREAK
        return Minutes(min(part.minutes, shortest), part.minutes, part.minutes)
    if form is None:
        return Minutes((part.minutes + 1) // 2, part.minutes, part.minutes)
    return form.minutes


def part_item(part: PlanPart, form: Candidate | None, wanted: Wanted) -> Item:
    """A part of the plan, as it stands."""
    limits = bounds(part, form, wanted.minutes)
    wish = min(max(part.minutes, limits.least), limits.most)
    weight = LENGTH
    if part.kind is PartKind.BREAK:
        short = wanted.minutes < SHORT_MEETING
        weight = LENGTH_BREAK_WHEN_SHORT if short else LENGTH_BREAK
    elif part.kind is PartKind.OTHER or part.phase in AROUND:
        weight = LENGTH_AROUND
    costs = _lengths(limits.least, wish, limits.most, weight)
    return Item(limits.least, costs, wish, _cost_of_dropping(part, form, wanted))


def extra_item(form: Candidate, wanted: Wanted, instead_of: Energy | None) -> Item:
    """A work form that may come in.

    Args:
        instead_of: energy of the work form that does not fit any more, when it could take its
            place.
    """
    minutes = form.minutes
    weight = LENGTH_AROUND if form.phase in AROUND else LENGTH
    energy = Energy.CALM if form.phase in AROUND else wanted.energy
    price = ENERGY_STEP * steps_between(form.energy, energy) + USED_BEFORE * _recent(form)
    if instead_of is not None:
        price += UNLIKE * steps_between(form.energy, instead_of)
    if wanted.keep_theme and not form.fits_theme:
        price += OFF_THEME
    if form.phase in AROUND:
        price += LONG_AROUND * max(0, minutes.usual - BRIEF)
    if form.disliked:
        price += WENT_BADLY
    if not form.favourite:
        price += NO_FAVOURITE
    lengths = _lengths(minutes.least, minutes.usual, minutes.most, weight)
    return Item(minutes.least, tuple(price + cost for cost in lengths), minutes.usual, 0)


def break_item(minutes: int) -> Item:
    """A break that a meeting gets because it is long."""
    costs = _lengths(SHORTEST_BREAK, minutes, minutes, LENGTH_BREAK)
    return Item(SHORTEST_BREAK, costs, minutes, BREAK_MISSING)


def _cost_of_dropping(part: PlanPart, form: Candidate | None, wanted: Wanted) -> int:
    if part.kind is PartKind.BREAK:
        return BREAK_GONE
    if part.kind is PartKind.OTHER:
        return OWN_PART_GONE
    if form is None:
        return FORM_GONE + MINUTE_GONE * part.minutes
    if too_active(form.energy, wanted.energy):
        return FORM_GONE // 2
    if part.phase in AROUND:
        cost = AROUND_GONE
    else:
        cost = HEART_GONE if wanted.keep_theme and form.fits_theme else FORM_GONE
    cost += FAVOURITE_GONE * (form.favourite - form.disliked)
    return cost + MINUTE_GONE * part.minutes - RECENT_GONE * _recent(form)


def _recent(form: Candidate) -> int:
    """0 when it was not used lately, `VARIETY` when it was used last time."""
    if form.meetings_ago is None:
        return 0
    return max(0, VARIETY + 1 - form.meetings_ago)


def _lengths(least: int, wish: int, most: int, weight: int) -> tuple[int, ...]:
    """What each number of minutes costs, from `least` to `most`."""
    costs = []
    for minutes in range(least, most + 1):
        away = abs(minutes - wish)
        if not away:
            costs.append(0)
            continue
        room = wish - least if minutes < wish else most - wish
        uneven = UNEVEN if minutes % ROUND else 0
        costs.append(CHANGED + uneven + weight * away * away // room)
    return tuple(costs)
