"""The organisation that keeps this vault, its venues and its facilitators."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from herstel_desktop.db.identifiers import new_id
from herstel_desktop.db.queries import organisation as queries
from herstel_desktop.db.queries import search as search_queries
from herstel_desktop.db.store import Store, Transaction
from herstel_desktop.domain.changes import NAME, Kind, Outcome, Person, changed
from herstel_desktop.domain.errors import InvalidInputError, KnownError
from herstel_desktop.domain.organisation import Facilitator, Organisation, Venue
from herstel_desktop.domain.search import search_key
from herstel_desktop.services.inputs import email, filled_line, one_line, phone, postcode


def organisation(store: Store) -> Organisation:
    """The organisation; its name is empty before it was saved for the first time."""
    with store.reading() as tx:
        return queries.organisation(tx) or Organisation(name="")


def save_organisation(store: Store, value: Organisation) -> Outcome:
    """Keep the organisation's name, region and the coordinator's contact.

    Raises:
        InvalidInputError: the name is empty, or something is too long or no address.
    """
    clean = Organisation(
        name=filled_line("name", value.name, "De naam van de organisatie"),
        region=one_line("region", value.region, "De regio"),
        phone=phone("phone", value.phone),
        email=email("email", value.email),
    )
    with store.transaction() as tx:
        before = queries.organisation(tx)
        queries.put_organisation(tx, clean)
    return Outcome(
        changed(Kind.ORGANISATION),
        sentence="De organisatie is opgeslagen.",
        undo=(lambda store: save_organisation(store, before)) if before else None,
    )


def venues(store: Store, include_unused: bool = False) -> tuple[Venue, ...]:
    """The venues by name; also those no longer in use when asked for."""
    with store.reading() as tx:
        found = queries.venues(tx, include_unused=include_unused)
    return tuple(sorted(found, key=lambda venue: (search_key(venue.name), venue.id)))


def add_venue(
    store: Store,
    name: str,
    street: str = "",
    postcode: str = "",
    town: str = "",
    *,
    area: str = "",
    municipality: str = "",
) -> Outcome:
    """Add a venue; only its name is needed.

    Raises:
        InvalidInputError: the name is empty, something is too long, or the venue is there already.
    """
    venue = _clean_venue(Venue(new_id(), name, street, postcode, town, area, municipality))
    with store.transaction() as tx:
        _refuse_same_venue(tx, venue)
        queries.insert_venue(tx, venue)
        search_queries.index_venue(tx, venue.id)
    return Outcome(
        changed(Kind.VENUE, ids=(venue.id,)),
        id=venue.id,
        sentence=f"{venue.name} is toegevoegd.",
        undo=lambda store: _remove_venue(store, venue),
    )


def change_venue(store: Store, venue: Venue) -> Outcome:
    """Change a venue, or take it into use again.

    Raises:
        NotFoundError: there is no such venue.
        InvalidInputError: the name is empty, something is too long, another venue has this name
            and town, or it is put out of use while groups still meet there.
    """
    clean = _clean_venue(venue)
    with store.transaction() as tx:
        before = queries.venue(tx, clean.id)
        _refuse_same_venue(tx, clean)
        if not clean.in_use:
            _refuse_while_groups_meet(tx, clean.id)
        queries.update_venue(tx, clean)
        search_queries.index_venue(tx, clean.id)
    return Outcome(
        changed(Kind.VENUE, Kind.GROUP, Kind.MEETING, ids=(clean.id,)),
        id=clean.id,
        sentence=f"{clean.name} is aangepast.",
        undo=lambda store: change_venue(store, before),
    )


def retire_venue(store: Store, venue_id: UUID) -> Outcome:
    """Put a venue out of use; groups that ended there keep it.

    Raises:
        NotFoundError: there is no such venue.
        InvalidInputError: running groups still meet there.
    """
    with store.reading() as tx:
        before = queries.venue(tx, venue_id)
    outcome = change_venue(store, replace(before, in_use=False))
    return replace(outcome, sentence=f"{before.name} is niet meer in gebruik.")


def facilitators(store: Store, include_inactive: bool = False) -> tuple[Facilitator, ...]:
    """The facilitators by name; also those who left when asked for."""
    with store.reading() as tx:
        found = queries.facilitators(tx, include_inactive=include_inactive)
    return tuple(sorted(found, key=lambda person: (search_key(person.name), person.id)))


def add_facilitator(store: Store, name: str, phone: str = "", email: str = "") -> Outcome:
    """Add a facilitator; only the name is needed.

    Raises:
        InvalidInputError: the name is empty, or something is too long or no address.
    """
    person = _clean_facilitator(Facilitator(new_id(), name, phone, email))
    with store.transaction() as tx:
        queries.insert_facilitator(tx, person)
        search_queries.index_facilitator(tx, person.id)
    return Outcome(
        changed(Kind.FACILITATOR, ids=(person.id,)),
        id=person.id,
        sentence=f"{NAME} is toegevoegd.",
        about=Person(person.id, person.name),
        undo=lambda store: _remove_facilitator(store, person),
    )


def change_facilitator(store: Store, facilitator: Facilitator) -> Outcome:
    """Change a facilitator; `active` False for somebody who left.

    `has_passphrase` is not changed here: the vault keeps who can unlock it.

    Raises:
        NotFoundError: there is no such facilitator.
        InvalidInputError: the name is empty, or something is too long or no address.
    """
    clean = _clean_facilitator(facilitator)
    with store.transaction() as tx:
        before = queries.facilitator(tx, clean.id)
        queries.update_facilitator(tx, clean)
        search_queries.index_facilitator(tx, clean.id)
    sentence = f"{NAME} is aangepast."
    if before.active and not clean.active:
        sentence = f"{NAME} begeleidt geen groepen meer."
        if before.has_passphrase:
            sentence += " Haal bij Instellingen ook de wachtzin weg."
    return Outcome(
        changed(Kind.FACILITATOR, Kind.GROUP, ids=(clean.id,)),
        id=clean.id,
        sentence=sentence,
        about=Person(clean.id, clean.name),
        undo=lambda store: change_facilitator(store, before),
    )


def _clean_venue(venue: Venue) -> Venue:
    return replace(
        venue,
        name=filled_line("name", venue.name, "De naam van het buurtpunt"),
        street=one_line("street", venue.street, "De straat"),
        postcode=postcode(venue.postcode),
        town=one_line("town", venue.town, "De plaats"),
        area=one_line("area", venue.area, "Het gebied"),
        municipality=one_line("municipality", venue.municipality, "De gemeente"),
    )


def _refuse_same_venue(tx: Transaction, venue: Venue) -> None:
    """Two venues of one name in one town cannot be told apart on paper."""
    wanted = (search_key(venue.name), search_key(venue.town))
    for other in queries.venues(tx, include_unused=False):
        if other.id != venue.id and (search_key(other.name), search_key(other.town)) == wanted:
            raise InvalidInputError(
                "name",
                "Er is al een buurtpunt met deze naam in deze plaats.",
                advice="Kies het bestaande buurtpunt of geef dit een andere naam.",
            )


def _refuse_while_groups_meet(tx: Transaction, venue_id: UUID) -> None:
    groups = queries.groups_running_at(tx, venue_id)
    if groups:
        count = "nog 1 groep" if groups == 1 else f"nog {groups} groepen"
        raise InvalidInputError(
            "in_use",
            f"Op dit buurtpunt komt {count} bij elkaar."
            if groups == 1
            else f"Op dit buurtpunt komen {count} bij elkaar.",
            advice="Kies bij die groepen eerst een ander buurtpunt, of stop de groep.",
        )


def _remove_venue(store: Store, venue: Venue) -> Outcome:
    with store.transaction() as tx:
        if queries.groups_ever_at(tx, venue.id):
            raise _in_use_by_now(venue.name)
        search_queries.remove_entry(tx, venue.id)
        queries.delete_venue(tx, venue.id)
    return Outcome(
        changed(Kind.VENUE, ids=(venue.id,)), sentence=f"{venue.name} is weer weggehaald."
    )


def _clean_facilitator(person: Facilitator) -> Facilitator:
    return replace(
        person,
        name=filled_line("name", person.name, "De naam"),
        phone=phone("phone", person.phone),
        email=email("email", person.email),
    )


def _remove_facilitator(store: Store, person: Facilitator) -> Outcome:
    with store.transaction() as tx:
        if queries.facilitator_is_used(tx, person.id):
            raise _in_use_by_now("De begeleider")
        search_queries.remove_entry(tx, person.id)
        queries.delete_facilitator(tx, person.id)
    return Outcome(
        changed(Kind.FACILITATOR, ids=(person.id,)),
        sentence=f"{NAME} is weer weggehaald.",
        about=Person(person.id, person.name),
    )


def _in_use_by_now(what: str) -> KnownError:
    return KnownError(
        f"{what} hoort intussen bij een groep.",
        safe="Er is niets veranderd.",
        advice="Haal dit eerst bij de groep weg.",
    )
