"""Wissen: what goes, what goes on counting, and that no page still holds the name."""

from __future__ import annotations

import secrets
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from herstel_desktop.db import rights_models
from herstel_desktop.db.columns import metadata
from herstel_desktop.db.models import attendance_mark, enrolment, guest, participant
from herstel_desktop.db.queries.personal_records import COVERED
from herstel_desktop.db.store import Store
from herstel_desktop.domain.attendance import Mark, attendance_rate
from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.erasures import NAMELESS
from herstel_desktop.domain.errors import KnownError, NotFoundError
from herstel_desktop.domain.participants import EnrolmentState
from herstel_desktop.domain.search import search_key
from herstel_desktop.services import attendance, erasing, participants, session_logs
from herstel_desktop.services.groups import change_group, draft_of, group, groups
from herstel_desktop.services.note_guard import note_guard
from herstel_desktop.services.recovery_wishes import add_wish, wish_board
from herstel_desktop.services.schedule import meetings
from herstel_desktop.services.search import search
from herstel_desktop.ui.shell.undo import UndoStack
from tests.services.builders import TUESDAY, new_group, new_participant
from tests.stores import StoreFile

TODAY = TUESDAY + timedelta(days=15)
"""After three meetings."""
NAME, FAMILY = "Wiesława", "Grążyńska"
_PAGE, _RESERVED, _SALT = 4096, 80, 16


class Scene:
    """A group with two people, three meetings behind it, and one of the two to be erased."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.group = new_group(store, name="Dinsdaggroep")
        self.who = new_participant(
            store,
            NAME,
            family_name=FAMILY,
            phone="06 12345678",
            address="Dorpsstraat 1",
            contact_person_name="Zbigniew",
        )
        self.other = new_participant(store, "Anneke")
        for each in (self.who, self.other):
            participants.enrol(store, each, self.group, TUESDAY, EnrolmentState.PARTICIPANT)
        rows = meetings(store, self.group)
        self.meetings = [row.id for row in sorted(rows, key=lambda row: row.on)]
        for place, mark in enumerate((Mark.PRESENT, Mark.ABSENT, Mark.ABSENT)):
            attendance.set_mark(store, self.meetings[place], self.who, mark)
            attendance.set_mark(store, self.meetings[place], self.other, Mark.PRESENT)
        for each in self.meetings[:2]:
            attendance.close_meeting(store, each)
        attendance.set_mark(store, self.meetings[4], self.who, Mark.EXCUSED, beforehand=True)
        attendance.mark_followed_up(store, self.who, self.group, self.meetings[2], TODAY)
        self.wish = add_wish(
            store, self.group, "Weer durven fietsen", today=TODAY, participant_id=self.who
        ).id

    def sheets(self) -> list[tuple[int, int, int, int, float | None]]:
        """What each meeting so far counts."""
        found = [attendance.sheet(self.store, each) for each in self.meetings[:3]]
        return [
            (
                sheet.count(Mark.PRESENT),
                sheet.count(Mark.EXCUSED),
                sheet.count(Mark.ABSENT),
                sheet.count(None),
                attendance_rate([line.mark for line in sheet.lines]),
            )
            for sheet in found
        ]

    def erase(self, **how: object) -> Outcome:
        return erasing.erase(self.store, self.who, TODAY, facilitator_id=None, **how)  # type: ignore[arg-type]


@pytest.fixture
def scene(store: Store) -> Scene:
    """The group, in a new store."""
    return Scene(store)


def _rows(store: Store, table: sa.Table) -> int:
    with store.reading() as tx:
        return int(tx.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())


def test_the_dry_run_counts_what_goes_and_what_stays_and_changes_nothing(scene: Scene) -> None:
    before = scene.sheets()
    counts = erasing.plan(scene.store, scene.who, TODAY).counts
    assert counts.going() == (
        "1 afmelding vooraf",
        "1 keer nagebeld of een kaartje",
        "1 herstelwens",
    )
    assert counts.staying() == ("3 tekens op presentielijsten", "1 deelname aan een groep")
    assert scene.sheets() == before
    assert participants.participant(scene.store, scene.who).call_name == NAME


def test_what_the_dry_run_said_is_what_is_done(scene: Scene) -> None:
    planned = erasing.plan(scene.store, scene.who, TODAY).counts
    scene.erase()
    (done,) = erasing.erasures(scene.store)
    assert done.counts == planned


def test_counts_and_rates_of_every_meeting_stay_the_same(scene: Scene) -> None:
    before = scene.sheets()
    marks = _rows(scene.store, attendance_mark)
    scene.erase()
    assert scene.sheets() == before
    assert _rows(scene.store, attendance_mark) == marks - 1, "the excuse for a later meeting"
    assert _rows(scene.store, participant) == 2, "the number of people that ever came"


def test_a_meeting_of_before_still_counts_somebody_who_was_not_filled_in(scene: Scene) -> None:
    attendance.set_mark(scene.store, scene.meetings[2], scene.who, None)
    before = scene.sheets()
    assert before[2][3] == 1
    scene.erase()
    assert scene.sheets() == before


def test_who_is_erased_is_not_expected_any_more_and_asked_after_by_nobody(scene: Scene) -> None:
    scene.erase()
    coming = attendance.sheet(scene.store, scene.meetings[4])
    assert [line.call_name for line in coming.lines] == ["Anneke"]
    assert attendance.follow_ups(scene.store, TODAY) == ()
    (row,) = [row for row in groups(scene.store) if row.id == scene.group]
    assert row.participants == 1


def test_the_old_identifier_leads_nowhere_and_is_kept_only_on_the_list(scene: Scene) -> None:
    scene.erase()
    with pytest.raises(NotFoundError):
        participants.participant(scene.store, scene.who)
    (done,) = erasing.erasures(scene.store)
    assert (done.number, done.participant_id, done.erased_on) == (1, scene.who, TODAY)
    with scene.store.reading() as tx:
        (nameless,) = tx.execute(sa.select(rights_models.nameless_participant.c.participant_id))
    left = participants.participant(scene.store, nameless[0])
    assert (left.call_name, left.phone, left.address, left.contact_person_name) == (
        NAMELESS,
        "",
        "",
        "",
    )


def test_search_and_note_guard_know_the_name_no_more(scene: Scene) -> None:
    assert search(scene.store, "wieslawa")
    scene.erase()
    assert not search(scene.store, "wieslawa")
    assert not search(scene.store, "grazynska")
    guard = note_guard(scene.store)
    assert guard.look(f"Vandaag sprak {NAME} over fietsen.") == ()
    assert guard.look("Nu nog niets genoteerd. De naam is gewist.") == ()


def test_a_wish_goes_or_stays_without_a_name(scene: Scene, store: Store) -> None:
    scene.erase(keep_wishes=True)
    (kept,) = wish_board(store, scene.group).wishes
    assert (kept.text, kept.participant_id) == ("Weer durven fietsen", None)
    (done,) = erasing.erasures(store)
    assert (done.counts.wishes_kept, done.counts.wishes_gone) == (1, 0)


def test_a_wish_goes_unless_the_group_wants_to_keep_it(scene: Scene, store: Store) -> None:
    scene.erase()
    assert wish_board(store, scene.group).wishes == ()


def test_guests_of_the_same_name_are_offered_and_count_on_when_they_go(scene: Scene) -> None:
    store, meeting_id = scene.store, scene.meetings[2]
    namesake = attendance.add_guest(store, meeting_id, "wieslawa").id
    kept = attendance.add_guest(store, meeting_id, f"{NAME} {FAMILY}").id
    attendance.add_guest(store, meeting_id, "Wies")
    assert namesake is not None
    offered = erasing.plan(store, scene.who, TODAY).namesakes
    assert {each.guest_id for each in offered} == {namesake, kept}
    before = attendance.sheet(store, meeting_id)
    scene.erase(guest_ids=(namesake,))
    after = attendance.sheet(store, meeting_id)
    assert len(after.guests) == len(before.guests) - 1
    assert after.meeting.guest_count == before.meeting.guest_count + 1
    assert kept in {each.id for each in after.guests}


def test_texts_that_may_hold_the_name_are_listed_misspelt_and_inflected_ones_too(
    scene: Scene,
) -> None:
    store = scene.store
    for place, text in enumerate(
        (f"{NAME}s verhaal raakte ons.", "Fijn dat Wieslavwa er was.", "Het ging over grenzen.")
    ):
        session_logs.save_session_log(store, scene.meetings[place], text)
    found = erasing.plan(store, scene.who, TODAY).mentions
    assert [(each.where, each.subject, each.on) for each in found] == [
        ("Logboek", "Dinsdaggroep", TUESDAY + timedelta(days=7)),
        ("Logboek", "Dinsdaggroep", TUESDAY),
    ]


def test_earlier_changes_can_not_bring_the_name_back(scene: Scene, store: Store) -> None:
    stack = UndoStack()
    draft = participants.draft_of(participants.participant(store, scene.who))
    stack.push(participants.change_participant(store, scene.who, draft))
    stack.push(attendance.set_mark(store, scene.meetings[2], scene.who, Mark.PRESENT))
    added = attendance.add_guest(store, scene.meetings[2], NAME).id
    assert added is not None
    stack.push(attendance.remove_guest(store, added))
    assert scene.wish is not None
    outcome = scene.erase()
    assert outcome.undo is None
    stack.push(outcome)
    assert stack.pop() is None
    assert NAME not in outcome.sentence


def test_nobody_is_erased_twice(scene: Scene, store: Store) -> None:
    scene.erase()
    with pytest.raises(NotFoundError):
        scene.erase()
    with store.reading() as tx:
        nameless = tx.execute(
            sa.select(rights_models.nameless_participant.c.participant_id)
        ).scalar_one()
    assert erasing.plan(store, nameless, TODAY).is_nameless
    with pytest.raises(KnownError, match="al gewist"):
        erasing.erase(store, nameless, TODAY, facilitator_id=None)


def test_who_never_came_leaves_nothing_behind(store: Store) -> None:
    group = new_group(store)
    who = new_participant(store, NAME)
    participants.enrol(store, who, group, TUESDAY)
    counts = erasing.plan(store, who, TODAY).counts
    assert (counts.enrolments_gone, counts.staying()) == (1, ())
    erasing.erase(store, who, TODAY, facilitator_id=None)
    assert (_rows(store, participant), _rows(store, enrolment)) == (0, 0)


def test_an_erasure_that_fails_halfway_changes_nothing(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = scene.sheets()

    def refuse(*_: object) -> None:
        raise KnownError("Vol.", safe="", advice="")

    monkeypatch.setattr("herstel_desktop.db.queries.erasing.insert_erasure", refuse)
    with pytest.raises(KnownError):
        scene.erase()
    assert scene.sheets() == before
    assert participants.participant(scene.store, scene.who).call_name == NAME


def _pages(path: Path, raw_key: bytearray, folder: Path) -> bytes:
    """Every page as it is when decrypted, with what is left between and after the rows.

    SQLCipher 4: AES-256 in CBC mode, the raw key as it is; at the end of each page of 4096 bytes
    stand its start value and its seal, and the first page begins with the salt.
    """
    plain, sealed = bytearray(), path.read_bytes()
    for start in range(0, len(sealed), _PAGE):
        page = sealed[start : start + _PAGE]
        body = page[_SALT if start == 0 else 0 : _PAGE - _RESERVED]
        begin = page[_PAGE - _RESERVED : _PAGE - _RESERVED + _SALT]
        opened = Cipher(algorithms.AES(bytes(raw_key)), modes.CBC(begin)).decryptor()
        plain += opened.update(body) + opened.finalize()
    dumped = folder / "open.bin"
    dumped.write_bytes(plain)
    assert b"CREATE TABLE participant" in plain, "the pages were decrypted"
    return bytes(plain)


def _copies(pages: bytes, text: str) -> int:
    return sum(pages.count(form.encode()) for form in {text, text.casefold(), search_key(text)})


def test_no_page_of_the_file_holds_the_name_and_a_planted_one_is_found(tmp_path: Path) -> None:
    file = StoreFile(tmp_path / "herstel.db", bytearray(secrets.token_bytes(32)), uuid4())
    with closing(file.create()) as store:
        scene = Scene(store)
        guest_id = attendance.add_guest(store, scene.meetings[2], NAME).id
        assert guest_id is not None
        assert _rows(store, guest) == 1
    assert _copies(_pages(file.path, file.raw_key, tmp_path), NAME) > 0, "planted"
    with closing(file.open()) as store:
        erasing.erase(store, scene.who, TODAY, facilitator_id=None, guest_ids=(guest_id,))
    pages = _pages(file.path, file.raw_key, tmp_path)
    for gone in (NAME, FAMILY, "06 12345678", "Dorpsstraat 1", "Zbigniew"):
        assert _copies(pages, gone) == 0, gone


def test_the_proof_says_what_went_and_not_whose_it_was(scene: Scene) -> None:
    outcome = scene.erase()
    assert outcome.id is not None
    pdf = erasing.proof_pdf(scene.store, outcome.id)
    assert pdf == erasing.proof_pdf(scene.store, outcome.id)
    from tests.documents.reading import reading_text

    said = reading_text(pdf)
    assert "Nummer 1" in said
    assert "1 herstelwens" in said
    assert "3 tekens op presentielijsten" in said
    assert NAME not in said
    assert FAMILY not in said


def test_numbers_count_on(scene: Scene, store: Store) -> None:
    scene.erase()
    erasing.erase(store, scene.other, date(2027, 1, 1), facilitator_id=None)
    assert [each.number for each in erasing.erasures(store)] == [1, 2]


def test_whoever_stands_for_somebody_erased_is_nobody_to_look_up(scene: Scene) -> None:
    scene.erase()
    draft = draft_of(group(scene.store, scene.group))
    change_group(scene.store, scene.group, replace(draft, name="Woensdaggroep"))
    listed = participants.participants(scene.store, include_past=True)
    assert [each.call_name for each in listed] == ["Anneke"]
    assert not [hit for hit in search(scene.store, "n.n.") if hit.title == NAMELESS]


def test_every_table_that_refers_to_a_person_is_in_an_inzage() -> None:
    referring = {
        table
        for table in metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table is participant
    }
    assert referring == {*COVERED, rights_models.nameless_participant}, "an identifier and no more"
