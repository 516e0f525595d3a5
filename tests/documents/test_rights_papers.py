"""Inzage and vergeet-bewijs: whole, accessible, repeatable, and the proof without a name."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from uuid import UUID

import pytest

from herstel_desktop.documents import erasure_proof, personal_record
from herstel_desktop.documents.erasure_proof import ErasureProofData
from herstel_desktop.documents.personal_record import PersonalRecordData
from herstel_desktop.domain.attendance import Mark
from herstel_desktop.domain.erasures import Mention
from herstel_desktop.domain.participants import AbsenceChoice, Consent, Participant
from herstel_desktop.domain.personal_records import PersonalRecord, RecordedMark, RecordedWish
from tests.documents.reading import (
    findings,
    fonts_not_embedded,
    problems_of_parent_tree,
    reading_text,
    smallest_type,
)

ON = date(2026, 11, 24)
NAMES = ("Wiesława Grążyńska", "Đặng", "O'Brien", "Anneke" * 20)


def record(name: str, marks: int = 3) -> PersonalRecordData:
    person = Participant(
        id=UUID(int=1),
        call_name=name,
        phone="06-12345678",
        absence_choice=AbsenceChoice.CARD,
        consent=Consent(ON, None),
    )
    found = PersonalRecord(
        person,
        kept_since=ON,
        changed_on=ON,
        marks=tuple(
            RecordedMark(
                "Dinsdaggroep",
                date(2020 + each // 300, 1 + each % 12, 1 + each % 28),
                time(13, 30),
                Mark.PRESENT,
                beforehand=False,
            )
            for each in range(marks)
        ),
        wishes=(RecordedWish("Dinsdaggroep", "Weer durven fietsen", ON, None, ("Hoop",)),),
        mentions=(Mention("Logboek", "Dinsdaggroep", ON),),
        organisation="Buurtsteun de Brug",
    )
    return PersonalRecordData(found, ON)


PROOF = ErasureProofData(7, ON, "Ilse", ("1 herstelwens",), ("3 tekens op presentielijsten",))


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("marks", [0, 1, 300])
@pytest.mark.parametrize("name", NAMES)
def test_an_inzage_is_whole_accessible_and_repeatable(
    name: str, marks: int, large: bool, tmp_path: Path
) -> None:
    pdf = personal_record.build(record(name, marks), large)
    assert findings(pdf, tmp_path) == []
    assert problems_of_parent_tree(pdf) == []
    assert fonts_not_embedded(pdf) == []
    assert pdf == personal_record.build(record(name, marks), large)
    said = reading_text(pdf).replace("\n", " ")
    assert name in said.replace(" ", "") or name in said
    for words in ("06-12345678", "Weer durven fietsen", "Hoop", "Logboek"):
        assert words in said


@pytest.mark.parametrize("large", [False, True])
def test_a_vergeet_bewijs_says_what_went_and_what_stays(large: bool, tmp_path: Path) -> None:
    pdf = erasure_proof.build(PROOF, large)
    assert findings(pdf, tmp_path) == []
    assert problems_of_parent_tree(pdf) == []
    assert fonts_not_embedded(pdf) == []
    assert pdf == erasure_proof.build(PROOF, large)
    assert smallest_type(pdf) >= 9
    for words in ("7", "24 november 2026", "Ilse", "1 herstelwens", "3 tekens"):
        assert words in reading_text(pdf)
