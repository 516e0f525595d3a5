"""The organisation, venues and facilitators are kept tidy and never lost to history."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from herstel_desktop.db import models
from herstel_desktop.db.clock import utc_now
from herstel_desktop.db.store import Store
from herstel_desktop.domain.errors import InvalidInputError, KnownError, NotFoundError
from herstel_desktop.domain.organisation import Facilitator, Organisation, Venue
from herstel_desktop.services import groups, organisation
from tests.services.builders import new_group


def test_the_organisation_has_no_name_before_it_is_saved(store: Store) -> None:
    assert organisation.organisation(store) == Organisation(name="")


def test_the_organisation_is_saved_changed_and_put_back(store: Store) -> None:
    first = Organisation("Herstel in de buurt", "Midden-Holland", "0182-1", "info@voorbeeld.nl")
    assert organisation.save_organisation(store, first).undo is None
    outcome = organisation.save_organisation(store, replace(first, name="  Samen\tsterk "))
    assert organisation.organisation(store).name == "Samen sterk"
    assert outcome.undo is not None
    outcome.undo(store)
    assert organisation.organisation(store) == first


@pytest.mark.parametrize(
    ("value", "field"),
    [
        (Organisation(" "), "name"),
        (Organisation("x" * 201), "name"),
        (Organisation("Buurt", email="buurt"), "email"),
        (Organisation("Buurt", phone="bel maar"), "phone"),
        (Organisation("Buurt", region="x" * 201), "region"),
    ],
)
def test_an_organisation_that_cannot_be_kept_is_refused(
    store: Store, value: Organisation, field: str
) -> None:
    with pytest.raises(InvalidInputError) as refused:
        organisation.save_organisation(store, value)
    assert refused.value.field == field
    assert organisation.organisation(store).name == ""


def test_a_venue_keeps_its_address_as_it_is_written_in_the_netherlands(store: Store) -> None:
    organisation.add_venue(
        store, "De Brug", "Kade 1", "2801ab", "Gouda", area="Oost", municipality="Gouda"
    )
    (venue,) = organisation.venues(store)
    assert venue.address == "Kade 1, 2801 AB Gouda"
    assert (venue.area, venue.municipality, venue.in_use) == ("Oost", "Gouda", True)


def test_venues_stand_by_name(store: Store) -> None:
    for name in ("Zon", "élan", "De Brug"):
        organisation.add_venue(store, name)
    assert [venue.name for venue in organisation.venues(store)] == ["De Brug", "élan", "Zon"]


def test_one_venue_is_not_added_twice_but_another_town_may_have_its_name(store: Store) -> None:
    organisation.add_venue(store, "De Brug", town="Gouda")
    with pytest.raises(InvalidInputError) as refused:
        organisation.add_venue(store, "de brúg", town="gouda")
    assert refused.value.field == "name"
    organisation.add_venue(store, "De Brug", town="Waddinxveen")
    assert len(organisation.venues(store)) == 2


def test_a_venue_is_retired_only_when_no_group_meets_there(store: Store) -> None:
    venue_id = organisation.add_venue(store, "De Brug").id
    assert venue_id is not None
    group_id = new_group(store, venue_id=venue_id)
    with pytest.raises(InvalidInputError, match="komt nog 1 groep bij elkaar"):
        organisation.retire_venue(store, venue_id)
    groups.end_group(store, group_id, date(2026, 12, 1))
    outcome = organisation.retire_venue(store, venue_id)
    assert outcome.sentence == "De Brug is niet meer in gebruik."
    assert organisation.venues(store) == ()
    assert len(organisation.venues(store, include_unused=True)) == 1
    assert groups.group(store, group_id).venue_name == "De Brug"
    assert outcome.undo is not None
    outcome.undo(store)
    assert len(organisation.venues(store)) == 1


def test_adding_a_venue_can_be_undone_until_a_group_meets_there(store: Store) -> None:
    outcome = organisation.add_venue(store, "De Brug")
    assert outcome.undo is not None
    new_group(store, venue_id=outcome.id)
    with pytest.raises(KnownError, match="hoort intussen bij een groep"):
        outcome.undo(store)
    other = organisation.add_venue(store, "Het Plein")
    assert other.undo is not None
    other.undo(store)
    assert [venue.name for venue in organisation.venues(store)] == ["De Brug"]


def test_a_facilitator_who_leaves_stays_with_the_groups_of_the_past(store: Store) -> None:
    id_ = organisation.add_facilitator(store, "Wiesława", "06-1", "w@voorbeeld.nl").id
    group_id = new_group(store, facilitator_ids=(id_,))
    (person,) = organisation.facilitators(store)
    outcome = organisation.change_facilitator(store, replace(person, active=False))
    assert outcome.said() == "Wiesława begeleidt geen groepen meer."
    assert organisation.facilitators(store) == ()
    assert organisation.facilitators(store, include_inactive=True)[0].email == "w@voorbeeld.nl"
    assert groups.group(store, group_id).facilitator_names == ("Wiesława",)
    assert outcome.undo is not None
    outcome.undo(store)
    assert organisation.facilitators(store) == (person,)


def test_who_leaves_with_a_passphrase_is_pointed_out(store: Store) -> None:
    id_ = organisation.add_facilitator(store, "Karin").id
    now = utc_now()
    with store.transaction() as tx:
        tx.execute(
            models.passphrase_slot.insert().values(
                slot_id=uuid4(), facilitator_id=id_, created_at=now, updated_at=now
            )
        )
    (person,) = organisation.facilitators(store)
    assert person.has_passphrase
    outcome = organisation.change_facilitator(store, replace(person, active=False))
    assert outcome.sentence.endswith("Haal bij Instellingen ook de wachtzin weg.")


def test_adding_a_facilitator_can_be_undone_until_they_lead_a_group(store: Store) -> None:
    outcome = organisation.add_facilitator(store, "Karin")
    assert outcome.undo is not None
    new_group(store, facilitator_ids=(outcome.id,))
    with pytest.raises(KnownError, match="hoort intussen bij een groep"):
        outcome.undo(store)


def test_what_is_not_there_is_not_found(store: Store) -> None:
    with pytest.raises(NotFoundError, match="Het buurtpunt is niet gevonden"):
        organisation.change_venue(store, Venue(UUID(int=1), "De Brug"))
    with pytest.raises(NotFoundError, match="De begeleider is niet gevonden"):
        organisation.change_facilitator(store, Facilitator(UUID(int=1), "Karin"))
