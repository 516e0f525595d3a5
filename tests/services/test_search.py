"""Ctrl+K finds everybody and everything with a name, however it is typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from herstel_desktop.db.store import Store
from herstel_desktop.domain.participants import EnrolmentState, ParticipantDraft
from herstel_desktop.domain.search import HitKind, SearchHit
from herstel_desktop.services import groups, organisation, participants
from herstel_desktop.services.search import search
from tests.services.builders import TUESDAY, new_group, new_participant

LONG_NAME = ("Bartholomeus " * 10)[:120].strip()


def _titles(store: Store, text: str) -> list[str]:
    return [hit.title for hit in search(store, text)]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Wiesława", "wieslawa"),
        ("Wiesława", "WIESŁ"),
        ("Đặng", "dang"),
        ("Đặng", "Đặ"),
        ("Йосиф", "йос"),
        ("Йосиф", "ИОСИФ"),
        ("محمد", "محم"),
        ("O'Brien", "o'brien"),
        ("O'Brien", "o’brien"),
        ("O'Brien", "brien"),
        ("O'Brien", "obrien"),
        ("Fatima El-Amrani", "amrani fat"),
        ("Fatima El-Amrani", "elamrani"),
        ("ሰላም", "ሰላ"),
        ("👩🏽‍🌾 Roos", "👩🏽‍🌾"),
        ("Straße", "strasse"),
        ("İpek", "ipek"),
        (LONG_NAME, "barth"),
        (LONG_NAME, LONG_NAME),
    ],
)
def test_names_from_all_over_are_found(store: Store, name: str, typed: str) -> None:
    new_participant(store, "Somebody else")
    new_participant(store, name)
    assert _titles(store, typed) == [name]


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        '"',
        "'",
        "*",
        "-",
        "(",
        "NEAR(",
        "a AND",
        'x" OR "y',
        "search_key:a",
        "^a",
        "\x00",
    ],
)
def test_signs_of_the_query_language_are_just_text(store: Store, typed: str) -> None:
    new_participant(store, "Zoë")
    assert search(store, typed) == ()


def test_operators_are_words_like_any_other(store: Store) -> None:
    new_participant(store, "Or")
    new_participant(store, "Anna")
    assert _titles(store, "OR") == ["Or"]
    assert _titles(store, "Anna OR Or") == []


def test_what_begins_with_the_typed_text_comes_first(store: Store) -> None:
    new_participant(store, "Jan", family_name="Anker")
    new_participant(store, "Anna", family_name="Bos")
    new_participant(store, "An")
    group_id = new_group(store, name="Groep An")
    participants.enrol(store, new_participant(store, "Zoë"), group_id, TUESDAY)
    assert _titles(store, "an") == ["An", "Anna Bos", "Jan Anker", "Groep An", "Zoë"]


def test_the_second_line_tells_two_people_of_one_name_apart(store: Store) -> None:
    first, second = new_participant(store, "Anna"), new_participant(store, "Anna")
    for participant_id, name in ((first, "Brug"), (second, "Plein")):
        participants.enrol(store, participant_id, new_group(store, name=name), TUESDAY)
    assert search(store, "anna plein") == (SearchHit(HitKind.PARTICIPANT, second, "Anna", "Plein"),)


def test_venues_facilitators_and_groups_are_found_by_their_second_line_too(store: Store) -> None:
    venue_id = organisation.add_venue(store, "De Brug", "Kade 1", town="Gouda").id
    organisation.add_facilitator(store, "Karin", phone="06-12345678")
    new_group(store, name="Dinsdaggroep", venue_id=venue_id)
    assert [hit.kind for hit in search(store, "brug")] == [HitKind.VENUE, HitKind.GROUP]
    assert search(store, "gouda")[0].detail == "Kade 1 · Gouda"
    assert _titles(store, "12345") == ["Karin"]
    assert search(store, "dinsdag")[0].detail == "Herstelgroep · De Brug"


def test_a_changed_name_is_found_at_once_and_the_old_one_no_more(store: Store) -> None:
    bridge = organisation.add_venue(store, "De Brug").id
    person = organisation.add_facilitator(store, "Karin").id
    group_id = new_group(store, name="Dinsdaggroep", venue_id=bridge)
    participant_id = new_participant(store, "Anneke")
    participants.enrol(store, participant_id, group_id, TUESDAY)

    (venue,) = organisation.venues(store)
    assert venue.id == bridge
    organisation.change_venue(store, replace(venue, name="Het Plein"))
    (facilitator,) = organisation.facilitators(store)
    assert facilitator.id == person
    organisation.change_facilitator(store, replace(facilitator, name="Ineke"))
    kept = groups.draft_of(groups.group(store, group_id))
    outcome = groups.change_group(store, group_id, replace(kept, name="Woensdaggroep"))
    draft = participants.draft_of(participants.participant(store, participant_id))
    participants.change_participant(store, participant_id, replace(draft, call_name="Bo"))

    for gone in ("brug", "karin", "dinsdaggroep", "anneke"):
        assert _titles(store, gone) == []
    assert _titles(store, "plein") == ["Het Plein", "Woensdaggroep"]
    assert _titles(store, "ineke") == ["Ineke"]
    assert _titles(store, "woensdag") == ["Woensdaggroep", "Bo"]
    assert outcome.undo is not None
    outcome.undo(store)
    assert _titles(store, "dinsdag bo") == ["Bo"]


def test_what_was_undone_is_not_found(store: Store) -> None:
    outcomes = [
        organisation.add_venue(store, "Zebra"),
        organisation.add_facilitator(store, "Zebra"),
        participants.add_participant(store, ParticipantDraft("Zebra")),
    ]
    assert len(search(store, "zebra")) == 3
    for outcome in outcomes:
        assert outcome.undo is not None
        outcome.undo(store)
    assert search(store, "zebra") == ()


def test_a_group_somebody_left_no_longer_stands_behind_the_name(store: Store) -> None:
    group_id, participant_id = new_group(store, name="Brug"), new_participant(store, "Anna")
    enrolled = participants.enrol(
        store, participant_id, group_id, TUESDAY, EnrolmentState.PARTICIPANT
    )
    assert search(store, "anna")[0].detail == "Brug"
    assert enrolled.id is not None
    participants.set_enrolment_state(store, enrolled.id, EnrolmentState.STOPPED, TUESDAY)
    assert search(store, "anna")[0].detail == ""
    groups.end_group(store, group_id, date(2026, 12, 1))
    assert search(store, "brug")[0].detail == "Herstelgroep · gestopt"


def test_no_more_than_asked_for(store: Store) -> None:
    for number in range(8):
        new_participant(store, f"Anna {number}")
    assert _titles(store, "anna") == [f"Anna {number}" for number in range(8)]
    assert len(search(store, "anna", limit=3)) == 3


def test_the_index_holds_each_thing_once(store: Store) -> None:
    id_: UUID = new_participant(store, "Anna")
    draft = participants.draft_of(participants.participant(store, id_))
    for _ in range(3):
        participants.change_participant(store, id_, draft)
    assert len(search(store, "anna")) == 1
