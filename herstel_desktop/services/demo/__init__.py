"""Fictional people of any number, the same for the same seed.

`words` holds names and sentences, `plans` which groups there are and when they meet, `people` who
comes and goes, `course` how the meetings went, `wishes` what people want and what they chose,
`preparation` what meetings were prepared with, `cards` what was printed about the groups.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date

from herstel_desktop.db.identifiers import new_id
from herstel_desktop.db.queries import demo as queries
from herstel_desktop.db.queries import organisation as organisation_queries
from herstel_desktop.db.queries.demo import Content, GroupRow
from herstel_desktop.db.store import Store
from herstel_desktop.domain.organisation import Facilitator, Venue
from herstel_desktop.services.demo.cards import make_cards
from herstel_desktop.services.demo.course import hold_meetings
from herstel_desktop.services.demo.people import Neighbours
from herstel_desktop.services.demo.plans import plan_groups
from herstel_desktop.services.demo.preparation import prepare_meetings
from herstel_desktop.services.demo.wishes import write_wishes_and_ballots
from herstel_desktop.services.demo.words import FACILITATORS, MUNICIPALITY, POSTCODE, VENUES

__all__ = ["create_demo", "made_up"]


def create_demo(store: Store, *, groups: int, years: int, seed: int, today: date) -> None:
    """Fill a new vault with a neighbourhood that has met for some years, in one transaction.

    The first group, a herstelgroep, meets today unless that is a public holiday; one meeting is
    still to be rounded off, and one log is a draft.

    Args:
        groups: number of groups, running and ended ones together; the first five are of
            different forms.
        years: how long ago the first group began.
        seed: the same seed gives the same people; identifiers and timestamps differ.
        today: meetings before it were held, later ones are planned half a year on.
    """
    with store.transaction() as tx:
        at_work = organisation_queries.facilitators(tx, include_inactive=False)
        queries.insert_content(
            tx, made_up(groups=groups, years=years, seed=seed, today=today, at_work=at_work)
        )


def made_up(
    *, groups: int, years: int, seed: int, today: date, at_work: Sequence[Facilitator] = ()
) -> Content:
    """Everything that `create_demo` writes.

    Args:
        at_work: facilitators who are in the vault already; they lead groups too.
    """
    chance = random.Random(seed)  # noqa: S311  made-up people, no secrets
    content = Content(venues=_venues(groups), facilitators=_facilitators(groups))
    plans = plan_groups(
        chance,
        groups,
        first_day=date(today.year - years, today.month, min(today.day, 28)),
        today=today,
        venues=content.venues,
        facilitator_ids=[person.id for person in (*at_work, *content.facilitators)],
    )
    content.groups = [
        GroupRow(plan.id, plan.draft, plan.planned_until, plan.ended_on) for plan in plans
    ]
    neighbours = Neighbours(chance, today)
    for plan in plans:
        neighbours.settle(plan)
    content.enrolments = neighbours.enrolments
    content.participants = neighbours.participants()
    hold_meetings(chance, plans, neighbours.stays, today, content)
    # With chances of their own, so that the people and meetings of a seed stay who they are.
    write_wishes_and_ballots(
        random.Random(f"{seed} wensen"),  # noqa: S311  made-up people, no secrets
        plans,
        neighbours.stays,
        today,
        content,
    )
    prepare_meetings(
        random.Random(f"{seed} draaiboeken"),  # noqa: S311  made-up people, no secrets
        plans,
        today,
        content,
    )
    make_cards(plans, today, content)
    return content


def _venues(groups: int) -> list[Venue]:
    return [
        Venue(new_id(), name, street, POSTCODE, MUNICIPALITY, area, MUNICIPALITY)
        for name, street, area in VENUES[: 2 + groups // 3]
    ]


def _facilitators(groups: int) -> list[Facilitator]:
    return [
        Facilitator(new_id(), name, f"06-0000{9000 + number}")
        for number, name in enumerate(FACILITATORS[: 3 + groups // 2])
    ]
