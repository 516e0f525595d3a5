"""A call name is enough; names from all over are kept as they are written."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from herstel_desktop.db.store import Store
from herstel_desktop.domain.errors import InvalidInputError, KnownError, NotFoundError
from herstel_desktop.domain.participants import (
    AbsenceChoice,
    Consent,
    EnrolmentState,
    ParticipantDraft,
)
from herstel_desktop.services import participants
from tests.services.builders import TUESDAY, new_group, new_participant

LONG_NAME = "Adolph Blaine Charles David Earl Frederick Gerald Hubert Irvin John Kenneth Lloyd " * 2
NAMES = [
    "Wiesława",
    "Đặng",
    "Йосиф",
    "محمد",
    "O'Brien",
    "Zoë-Ănn",
    "ሰላም",
    "👩🏽‍🌾 Roos",
    LONG_NAME[:120].strip(),
]


@pytest.mark.parametrize("name", NAMES)
def test_names_from_all_over_are_kept_as_they_are_written(store: Store, name: str) -> None:
    id_ = new_participant(store, name, family_name=name)
    kept = participants.participant(store, id_)
    assert (kept.call_name, kept.family_name) == (name, name)
    assert [row.id for row in participants.participants(store, name)] == [id_]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("O'Brien", "obrien"),
        ("O'Brien", "o'brien"),
        ("O'Brien", "o’brien"),
        ("O’Brien", "O'BRIEN"),
        ("O'Brien", "brien"),
        ("Anne-Fleur", "annefleur"),
        ("Anne-Fleur", "anne fleur"),
        ("Annefleur", "anne-fleur"),
    ],
)
def test_marks_inside_a_name_may_be_left_out_of_the_filter(
    store: Store, name: str, typed: str
) -> None:
    id_ = new_participant(store, "Siobhán", family_name=name)
    new_participant(store, "Bram", family_name="van Rijn")
    assert [row.id for row in participants.participants(store, typed)] == [id_]


def test_a_call_name_is_enough(store: Store) -> None:
    outcome = participants.add_participant(store, ParticipantDraft("Anneke"))
    assert outcome.said() == "Anneke is toegevoegd."
    assert outcome.id is not None
    kept = participants.participant(store, outcome.id)
    assert participants.draft_of(kept) == ParticipantDraft("Anneke")
    assert not kept.consent.stands


def test_the_same_name_is_the_same_however_it_was_typed(store: Store) -> None:
    decomposed = unicodedata.normalize("NFD", "Đặng")
    id_ = new_participant(store, f"  {decomposed}\t\x07 ")
    assert participants.participant(store, id_).call_name == "Đặng"
    outcome = participants.add_participant(store, ParticipantDraft("đặng"))
    assert outcome.said() == "đặng is toegevoegd. Let op: er was al iemand met deze naam."


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (ParticipantDraft(""), "call_name"),
        (ParticipantDraft(" \u200d\u200b "), "call_name"),
        (ParticipantDraft("x" * 201), "call_name"),
        (ParticipantDraft("Bo", email="bo@"), "email"),
        (ParticipantDraft("Bo", phone="geen"), "phone"),
        (ParticipantDraft("Bo", contact_person_phone="mama"), "contact_person_phone"),
        (ParticipantDraft("Bo", address="x" * 301), "address"),
        (
            ParticipantDraft("Bo", consent=Consent(date.today() + timedelta(days=1))),
            "consent_given_on",
        ),
        (ParticipantDraft("Bo", consent=Consent(None, TUESDAY)), "consent_withdrawn_on"),
        (
            ParticipantDraft("Bo", consent=Consent(date(2026, 2, 2), date(2026, 2, 1))),
            "consent_withdrawn_on",
        ),
    ],
)
def test_what_cannot_be_kept_is_refused_with_the_input_at_fault(
    store: Store, draft: ParticipantDraft, field: str
) -> None:
    with pytest.raises(InvalidInputError) as refused:
        participants.add_participant(store, draft)
    assert refused.value.field == field
    assert refused.value.safe == "Er is niets veranderd."
    assert participants.participants(store) == ()


def test_refusals_name_nobody(store: Store) -> None:
    with pytest.raises(InvalidInputError) as refused:
        participants.add_participant(store, ParticipantDraft("Wiesława", email="x"))
    assert "Wies" not in refused.value.sentence()


def test_consent_is_given_and_withdrawn_with_a_date(store: Store) -> None:
    given = date(2026, 11, 1)
    id_ = new_participant(store, consent=Consent(given))
    assert participants.participants(store)[0].consent_stands
    before = participants.draft_of(participants.participant(store, id_))
    outcome = participants.change_participant(
        store, id_, replace(before, consent=Consent(given, date(2026, 11, 20)))
    )
    assert outcome.said() == "De toestemming van Anneke is ingetrokken."
    assert not participants.participants(store)[0].consent_stands
    assert outcome.undo is not None
    outcome.undo(store)
    assert participants.participants(store)[0].consent_stands


def test_everything_that_was_filled_in_comes_back(store: Store) -> None:
    draft = ParticipantDraft(
        call_name="Wiesława",
        family_name="Żółć",
        phone="06 - 1234 5678",
        email="w@voorbeeld.nl",
        address="Kade 1, Gouda",
        absence_choice=AbsenceChoice.CONTACT_PERSON,
        contact_person_name="Zus",
        contact_person_phone="+31 6 1234",
        consent=Consent(date(2026, 11, 1)),
    )
    outcome = participants.add_participant(store, draft)
    assert outcome.id is not None
    assert participants.draft_of(participants.participant(store, outcome.id)) == draft


def test_a_change_can_be_undone(store: Store) -> None:
    id_ = new_participant(store, phone="06-1")
    outcome = participants.change_participant(store, id_, ParticipantDraft("Anne"))
    assert participants.participant(store, id_).full_name == "Anne"
    assert outcome.undo is not None
    outcome.undo(store)
    assert participants.participant(store, id_).phone == "06-1"


def test_adding_can_be_undone_until_the_person_is_in_a_group(store: Store) -> None:
    outcome = participants.add_participant(store, ParticipantDraft("Bo"))
    assert outcome.id is not None
    assert outcome.undo is not None
    participants.enrol(store, outcome.id, new_group(store), TUESDAY)
    with pytest.raises(KnownError, match="Ongedaan maken kan niet meer"):
        outcome.undo(store)
    other = participants.add_participant(store, ParticipantDraft("Cem"))
    assert other.undo is not None
    other.undo(store)
    assert [row.call_name for row in participants.participants(store)] == ["Bo"]


def test_the_list_stands_by_name_whatever_the_letters(store: Store) -> None:
    for name in ("Zoë", "émile", "Đặng", "anna", "Erik"):
        new_participant(store, name)
    listed = [row.call_name for row in participants.participants(store)]
    assert listed == ["anna", "Đặng", "émile", "Erik", "Zoë"]


def test_the_list_narrows_as_words_are_typed(store: Store) -> None:
    new_participant(store, "Anna", family_name="O'Brien")
    new_participant(store, "Anna", family_name="de Wit")
    assert len(participants.participants(store, "ANNA")) == 2
    assert [row.family_name for row in participants.participants(store, "bri ann")] == ["O'Brien"]
    assert participants.participants(store, "100%") == ()


def test_who_left_every_group_is_only_in_the_list_when_asked_for(store: Store) -> None:
    group_id = new_group(store)
    left, new = new_participant(store, "Anneke"), new_participant(store, "Bo")
    enrolled = participants.enrol(store, left, group_id, TUESDAY, EnrolmentState.PARTICIPANT)
    assert enrolled.id is not None
    participants.set_enrolment_state(store, enrolled.id, EnrolmentState.STOPPED, TUESDAY)
    assert [row.id for row in participants.participants(store)] == [new]
    gone = participants.participants(store, include_past=True)[0]
    assert (gone.id, gone.group_names, gone.states) == (
        left,
        ("Herstelgroep De Brug",),
        (EnrolmentState.STOPPED,),
    )


def test_the_list_shows_the_present_groups_of_somebody_in_several(store: Store) -> None:
    id_ = new_participant(store)
    for name, state in (("Oud", EnrolmentState.PARTICIPANT), ("Nu", EnrolmentState.SIGNED_UP)):
        participants.enrol(store, id_, new_group(store, name=name), TUESDAY, state)
    old = next(item for item in participants.enrolments(store, id_) if item.group_name == "Oud")
    participants.set_enrolment_state(store, old.id, EnrolmentState.COMPLETED, TUESDAY)
    (row,) = participants.participants(store)
    assert (row.group_names, row.states) == (("Nu",), (EnrolmentState.SIGNED_UP,))


def test_who_is_not_there_is_not_found(store: Store) -> None:
    with pytest.raises(NotFoundError, match="De deelnemer is niet gevonden"):
        participants.participant(store, UUID(int=1))
    with pytest.raises(NotFoundError):
        participants.change_participant(store, UUID(int=1), ParticipantDraft("Bo"))
