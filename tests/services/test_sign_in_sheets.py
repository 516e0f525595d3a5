"""The sign-in sheet holds who is expected, and of their name what the group keeps."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from uuid import UUID

import pikepdf
import pytest

from herstel_desktop.db.identifiers import new_id
from herstel_desktop.db.store import Store
from herstel_desktop.domain.attendance import Mark
from herstel_desktop.domain.errors import KnownError, NotFoundError
from herstel_desktop.domain.groups import Registration
from herstel_desktop.domain.organisation import Organisation
from herstel_desktop.domain.participants import EnrolmentState
from herstel_desktop.services import attendance, groups, organisation, participants, schedule
from herstel_desktop.services.sign_in_sheets import (
    SheetNames,
    coming_meetings,
    sign_in_sheet_pdf,
)
from tests.documents.reading import extracted, page_count, structure
from tests.services.builders import TUESDAY, new_group, new_participant

WEEK = timedelta(weeks=1)


def _member(store: Store, group_id: UUID, name: str, family_name: str = "") -> UUID:
    participant_id = new_participant(store, name, family_name=family_name)
    participants.enrol(store, participant_id, group_id, TUESDAY, EnrolmentState.PARTICIPANT)
    return participant_id


def _meetings(store: Store, group_id: UUID, count: int = 1) -> list[UUID]:
    return [row.id for row in schedule.meetings(store, group_id)][:count]


def _rows(pdf: bytes) -> list[list[str]]:
    """The cells of each row of the table, the first row (headings) left out."""
    rows = structure(pdf).all("TR")[1:]
    return [[cell.said().strip() for cell in row.kids] for row in rows]


def _names(pdf: bytes) -> list[str]:
    """What each row of the table begins with; the rows for guests left out."""
    return [row[0] for row in _rows(pdf) if row[0] != "Gast:"]


def test_the_sheet_says_what_where_and_by_whom(store: Store) -> None:
    organisation.save_organisation(store, Organisation("Stichting De Brug"))
    venue_id = organisation.add_venue(store, "De Linde", "Lindelaan 12", "2801 AB", "Gouda").id
    leader = organisation.add_facilitator(store, "Karin").id
    assert leader is not None
    group_id = new_group(store, venue_id=venue_id, facilitator_ids=(leader,))
    pdf = sign_in_sheet_pdf(store, _meetings(store, group_id))
    text = extracted(pdf)
    for part in ("Herstelgroep De Brug", "24 november 2026", "De Linde", "Lindelaan 12", "Karin"):
        assert part in text
    with pikepdf.open(BytesIO(pdf)) as document:
        assert document.docinfo["/Author"] == "Stichting De Brug"


@pytest.mark.parametrize(
    ("registration", "names", "expected"),
    [
        (Registration.NAMES, SheetNames.NAMES, ["Anneke de Wit", "Bo"]),
        (Registration.FIRST_NAMES, SheetNames.NAMES, ["Anneke", "Bo"]),
        (Registration.NAMES, SheetNames.INITIALS, ["A.D.W.", "B."]),
        (Registration.FIRST_NAMES, SheetNames.INITIALS, ["A.", "B."]),
    ],
)
def test_a_name_is_as_long_as_the_group_keeps_it(
    store: Store, registration: Registration, names: SheetNames, expected: list[str]
) -> None:
    group_id = new_group(store, registration=registration)
    _member(store, group_id, "Bo")
    _member(store, group_id, "Anneke", "de Wit")
    pdf = sign_in_sheet_pdf(store, _meetings(store, group_id), names=names, blank_rows=0)
    assert _names(pdf) == expected
    if names is SheetNames.INITIALS:
        assert "Anneke" not in extracted(pdf)


def test_there_are_blank_rows_for_guests(store: Store) -> None:
    group_id = new_group(store)
    _member(store, group_id, "Anneke")
    meetings = _meetings(store, group_id)
    none = len(_rows(sign_in_sheet_pdf(store, meetings, blank_rows=0)))
    some = _rows(sign_in_sheet_pdf(store, meetings, blank_rows=7))
    assert len(some) == none + 7
    assert [row[0] for row in some] == ["Anneke", *["Gast:"] * 7]


def test_a_group_that_counts_only_has_as_many_blank_rows_as_places(store: Store) -> None:
    group_id = new_group(store, registration=Registration.COUNT_ONLY, most=12)
    (meeting_id,) = _meetings(store, group_id)
    attendance.add_guest(store, meeting_id, "Zonnetje")
    pdf = sign_in_sheet_pdf(store, (meeting_id,), blank_rows=4)
    assert len(_rows(pdf)) == 12
    assert "Zonnetje" not in extracted(pdf)


def test_a_series_holds_everybody_of_any_date_once(store: Store) -> None:
    group_id = new_group(store)
    _member(store, group_id, "Anneke")
    participants.enrol(
        store,
        new_participant(store, "Bo"),
        group_id,
        TUESDAY + 2 * WEEK,
        EnrolmentState.PARTICIPANT,
    )
    meetings = _meetings(store, group_id, 4)
    pdf = sign_in_sheet_pdf(store, meetings[::-1], blank_rows=0)
    assert _names(pdf) == ["Anneke", "Bo"]
    heads = [cell.said().strip() for cell in structure(pdf).all("TR")[0].kids]
    assert heads[1:] == ["di 24\xa0nov", "di 1\xa0dec", "di 8\xa0dec", "di 15\xa0dec"]
    assert _names(sign_in_sheet_pdf(store, meetings[:1], blank_rows=0)) == ["Anneke"]


def test_an_excuse_given_beforehand_stands_on_the_sheet(store: Store) -> None:
    group_id = new_group(store)
    _member(store, group_id, "Anneke")
    bo = _member(store, group_id, "Bo")
    (meeting_id,) = _meetings(store, group_id)
    before = sign_in_sheet_pdf(store, (meeting_id,))
    assert "afgemeld" not in extracted(before).lower()
    attendance.set_mark(store, meeting_id, bo, Mark.EXCUSED, beforehand=True)
    rows = _rows(sign_in_sheet_pdf(store, (meeting_id,)))
    said = {row[0]: " ".join(row[1:]).lower() for row in rows if row[0]}
    assert "afgemeld" in said["Bo"]
    assert "afgemeld" not in said["Anneke"]


def test_the_same_data_gives_the_same_bytes(store: Store) -> None:
    group_id = new_group(store)
    _member(store, group_id, "Anneke")
    meetings = _meetings(store, group_id, 3)
    assert sign_in_sheet_pdf(store, meetings) == sign_in_sheet_pdf(store, meetings)


def test_a_crowd_goes_over_several_pages(store: Store) -> None:
    group_id = new_group(store, most=200)
    for number in range(70):
        _member(store, group_id, f"Naam {number:02}")
    pdf = sign_in_sheet_pdf(store, _meetings(store, group_id))
    assert page_count(pdf) > 1
    assert len(_names(pdf)) == 70


def test_nothing_is_made_without_a_meeting(store: Store) -> None:
    with pytest.raises(KnownError, match="geen bijeenkomst"):
        sign_in_sheet_pdf(store, ())
    with pytest.raises(NotFoundError):
        sign_in_sheet_pdf(store, (new_id(),))


# Which meetings


def test_the_coming_meetings_of_the_only_group_need_no_name(store: Store) -> None:
    group_id = new_group(store)
    meetings = _meetings(store, group_id, 5)
    schedule.cancel_meeting(store, meetings[2], "Ziek")
    found = coming_meetings(store, group_name=None, from_on=TUESDAY + WEEK, limit=3)
    assert found == (meetings[1], meetings[3], meetings[4])


@pytest.mark.parametrize("typed", ["Praatgroep Đặng", "praatgroep dang", "  PRAATGROEP DANG "])
def test_a_group_is_found_by_its_name_however_it_is_typed(store: Store, typed: str) -> None:
    new_group(store)
    group_id = new_group(store, name="Praatgroep Đặng")
    found = coming_meetings(store, group_name=typed, from_on=TUESDAY, limit=1)
    assert list(found) == _meetings(store, group_id)


@pytest.mark.parametrize(
    ("names", "typed", "sentence"),
    [
        ((), None, "niet precies één groep"),
        (("Een", "Twee"), None, "niet precies één groep"),
        (("Een", "Twee"), "Drie", "geen groep met deze naam"),
        (("Een", "Twee"), "", "geen groep|niet precies één groep"),
    ],
)
def test_a_group_that_cannot_be_meant_is_refused(
    store: Store, names: tuple[str, ...], typed: str | None, sentence: str
) -> None:
    for name in names:
        new_group(store, name=name)
    with pytest.raises(KnownError, match=sentence) as refused:
        coming_meetings(store, group_name=typed, from_on=TUESDAY, limit=1)
    assert "--group" in refused.value.advice


def test_a_group_without_coming_meetings_is_refused(store: Store) -> None:
    group_id = new_group(store)
    with pytest.raises(KnownError, match="geen bijeenkomst"):
        coming_meetings(store, group_name=None, from_on=TUESDAY + 300 * WEEK, limit=1)
    groups.end_group(store, group_id, TUESDAY)
    with pytest.raises(KnownError, match="niet precies één groep"):
        coming_meetings(store, group_name=None, from_on=TUESDAY, limit=1)
