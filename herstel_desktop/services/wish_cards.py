"""Wish cards for a group, to write on."""

from __future__ import annotations

from uuid import UUID

from herstel_desktop.db.queries import enrolments as enrolment_queries
from herstel_desktop.db.queries import groups as group_queries
from herstel_desktop.db.store import Store
from herstel_desktop.domain.groups import Registration
from herstel_desktop.domain.participants import EnrolmentState
from herstel_desktop.services import organisation
from herstel_desktop.services.inputs import number

MOST_CARDS = 60


def papers_needed(store: Store, group_id: UUID) -> int:
    """One for each participant; for the largest group when people are only counted.

    Raises:
        NotFoundError: there is no such group.
    """
    with store.reading() as tx:
        group = group_queries.group(tx, group_id)
        if group.registration is Registration.COUNT_ONLY:
            return min(group.most, MOST_CARDS)
        people = enrolment_queries.count_in_state(tx, group_id, EnrolmentState.PARTICIPANT)
    return min(max(people, 1), MOST_CARDS)


def wish_cards_pdf(store: Store, group_id: UUID, cards: int, *, large: bool = False) -> bytes:
    """Wish cards, four on a page; `large` makes it two, with all text in 18 points or more.

    Raises:
        NotFoundError: there is no such group.
        InvalidInputError: the number is out of bounds.
    """
    from herstel_desktop.documents.wish_cards import WishCardsData, build

    number("cards", cards, "Het aantal kaartjes", least=1, most=MOST_CARDS)
    with store.reading() as tx:
        group = group_queries.group(tx, group_id)
    return build(
        WishCardsData(
            group.name,
            cards,
            keeps_names=group.registration is not Registration.COUNT_ONLY,
            organisation=organisation.organisation(store).name,
        ),
        large,
    )
