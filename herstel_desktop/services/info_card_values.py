"""What the vault answers to the merge fields of a card, for its group, its venue, or any other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from herstel_desktop.db.queries import info_cards as queries
from herstel_desktop.db.queries import organisation as organisation_queries
from herstel_desktop.db.queries.info_cards import GroupFacts
from herstel_desktop.db.store import Transaction
from herstel_desktop.domain.dutch_dates import day_and_month
from herstel_desktop.domain.info_cards import InfoCard, MergeField, Values
from herstel_desktop.domain.organisation import Organisation, Venue
from herstel_desktop.domain.rhythm_words import rhythm_line
from herstel_desktop.domain.schedule import Rhythm, RhythmKind
from herstel_desktop.domain.search import search_key

_F = MergeField


@dataclass(frozen=True)
class Source:
    """A group or a venue that can fill a card."""

    name: str
    group_id: UUID | None = None
    venue_id: UUID | None = None


class Answers:
    """Reads once what any number of cards are filled from."""

    def __init__(self, tx: Transaction, today: date) -> None:
        organisation = organisation_queries.organisation(tx)
        self._organisation = organisation or Organisation(name="")
        venues = organisation_queries.venues(tx, include_unused=True)
        self._venues = {venue.id: venue for venue in venues}
        self._groups = {each.id: each for each in queries.group_facts(tx, today)}

    @property
    def organisation(self) -> str:
        """Its name, may be empty."""
        return self._organisation.name

    def of(self, card: InfoCard) -> Values:
        """The answers for a card; its own ones where the vault has none."""
        found = {_F.ORGANISATION: self._organisation.name, _F.PHONE: self._organisation.phone}
        found[_F.EMAIL] = self._organisation.email
        group = self._groups.get(card.group_id) if card.group_id else None
        if group is not None:
            found.update(_group(group))
        venue_id = group.venue_id if group is not None else card.venue_id
        if venue_id is not None and (venue := self._venues.get(venue_id)) is not None:
            found.update(_venue(venue))
        return {**card.answers, **{field: text for field, text in found.items() if text}}

    def sources(self) -> tuple[Source, ...]:
        """Running groups by name, then venues in use by name."""
        groups = [
            Source(group.name, group_id=group.id)
            for group in self._groups.values()
            if group.is_running
        ]
        venues = [
            Source(each.name, venue_id=each.id) for each in self._venues.values() if each.in_use
        ]
        groups.sort(key=lambda each: search_key(each.name))
        venues.sort(key=lambda each: search_key(each.name))
        return (*groups, *venues)


def _group(group: GroupFacts) -> dict[MergeField, str]:
    return {
        _F.GROUP: group.name,
        _F.LEADERS: " en ".join(group.leaders),
        _F.WHEN: _when(group.rhythm),
        _F.START: day_and_month(group.next_on) if group.next_on else "",
    }


def _venue(venue: Venue) -> dict[MergeField, str]:
    return {
        _F.VENUE: venue.name,
        _F.ADDRESS: venue.address,
        _F.AREA: venue.area,
        _F.MUNICIPALITY: venue.municipality,
    }


def _when(rhythm: Rhythm) -> str:
    """'elke dinsdag, 13.30 – 15.30'; nothing for a group that meets on single dates."""
    return "" if rhythm.kind is RhythmKind.SINGLE_DATES else rhythm_line(rhythm)
