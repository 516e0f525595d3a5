"""The print pack of a meeting: what is in it, how many of each, and whose names."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from herstel_desktop.db.identifiers import new_id
from herstel_desktop.db.queries import session_plans as queries
from herstel_desktop.db.store import Store
from herstel_desktop.domain.errors import KnownError, NotFoundError
from herstel_desktop.domain.groups import Registration
from herstel_desktop.domain.participants import EnrolmentState
from herstel_desktop.domain.print_packs import PackDocument, PackLook, PackOptions
from herstel_desktop.domain.session_plans import SessionPlan
from herstel_desktop.domain.theme_ballots import BallotWay
from herstel_desktop.domain.work_forms import Energy
from herstel_desktop.services import organisation, participants, schedule, theme_ballots
from herstel_desktop.services import session_plan_parts as parts
from herstel_desktop.services.print_packs import pack_contents, print_pack_pdf
from tests.documents.reading import extracted, outline, reading_text, structure
from tests.services.builders import TUESDAY, new_group, new_participant

THEMES = ("hulp-vragen", "Iets van onszelf")


@pytest.fixture
def group_id(store: Store) -> UUID:
    """A group with Ilse as facilitator, in which Anna and Đặng take part."""
    ilse = organisation.add_facilitator(store, "Ilse").id
    assert ilse is not None
    venue = organisation.add_venue(store, "De Linde", "Lindelaan 12", "2801 AB", "Gouda").id
    group_id = new_group(store, facilitator_ids=(ilse,), venue_id=venue)
    for name in ("Anna", "Đặng"):
        participant = new_participant(store, name, family_name="Jansen")
        participants.enrol(store, participant, group_id, TUESDAY, EnrolmentState.PARTICIPANT)
    return group_id


@pytest.fixture
def meeting_id(store: Store, group_id: UUID) -> UUID:
    """The group's first meeting."""
    return schedule.meetings(store, group_id)[0].id


@pytest.fixture
def plan(store: Store, meeting_id: UUID) -> UUID:
    """A draaiboek for twelve with weerkaarten and steuncirkel; gives the meeting."""
    with store.transaction() as tx:
        queries.put_plan(tx, SessionPlan(meeting_id, "hulp-vragen", 12, 120, Energy.USUAL))
    for slug in ("weerbericht", "steuncirkel", "check-out-in-een-woord"):
        parts.add_work_form(store, meeting_id, slug)
    return meeting_id


def begin_ballot(store: Store, group_id: UUID, way: BallotWay) -> UUID:
    """A ballot over a theme of the library and one of the group's own."""
    started = theme_ballots.start_ballot(
        store, group_id, THEMES, way=way, dots=3, today=date(2026, 11, 23)
    )
    assert started.id is not None
    return started.id


def titles(pdf: bytes) -> list[str]:
    """The bookmarks."""
    return [title for title, _ in outline(pdf)]


def test_a_full_pack_has_everything_in_the_right_number(
    store: Store, group_id: UUID, plan: UUID
) -> None:
    begin_ballot(store, group_id, BallotWay.PAPER)
    pdf = print_pack_pdf(store, plan)
    assert titles(pdf) == [
        "Presentielijst",
        "Draaiboek",
        "Werkblad: Weerkaarten (2 ×)",
        "Werkblad: Mijn steuncirkel (14 ×)",
        "Stembriefjes (12 ×)",
        "Crisiskaart",
    ]
    said = reading_text(pdf)
    assert said.count("Je naam hoeft er niet op.") == 12
    assert "14 × Mijn steuncirkel (print)" in said
    assert "De Linde, Lindelaan 12" in said
    assert "Ilse" in said


def test_what_the_screen_tells_is_what_comes_out(store: Store, group_id: UUID, plan: UUID) -> None:
    begin_ballot(store, group_id, BallotWay.PAPER)
    lines = pack_contents(store, plan).lines
    assert [(line.title, line.copies) for line in lines] == [
        ("Presentielijst", 1),
        ("Draaiboek", 1),
        ("Weerkaarten", 2),
        ("Mijn steuncirkel", 14),
        ("Stembriefjes", 12),
        ("Crisiskaart", 1),
    ]
    for line, bookmark in zip(lines, titles(print_pack_pdf(store, plan)), strict=True):
        assert line.title in bookmark


def test_the_draaiboek_has_the_theme_with_its_questions(store: Store, plan: UUID) -> None:
    headings = [
        " ".join(h.said().split()) for h in structure(print_pack_pdf(store, plan)).all("H2")
    ]
    assert any(heading.startswith("Thema: ") for heading in headings)
    assert "1. Weerbericht" in headings


def test_without_a_draaiboek_there_is_a_list_and_a_card(store: Store, meeting_id: UUID) -> None:
    assert titles(print_pack_pdf(store, meeting_id)) == ["Presentielijst", "Crisiskaart"]


def test_hands_get_a_tally_sheet_and_titles_instead_of_keys(
    store: Store, group_id: UUID, meeting_id: UUID
) -> None:
    begin_ballot(store, group_id, BallotWay.HANDS)
    pdf = print_pack_pdf(store, meeting_id)
    assert "Turflijst" in titles(pdf)
    assert "hulp-vragen" not in reading_text(pdf)
    assert "Iets van onszelf" in reading_text(pdf)


def test_a_ballot_that_was_voted_on_is_not_printed_again(
    store: Store, group_id: UUID, meeting_id: UUID
) -> None:
    ballot = begin_ballot(store, group_id, BallotWay.PAPER)
    theme_ballots.set_votes(store, ballot, THEMES[0], 2)
    assert titles(print_pack_pdf(store, meeting_id)) == ["Presentielijst", "Crisiskaart"]
    assert not pack_contents(store, meeting_id, today=TUESDAY).ballot_missing


def test_it_tells_when_a_theme_must_be_chosen_and_no_ballot_was_begun(
    store: Store, group_id: UUID, meeting_id: UUID
) -> None:
    assert pack_contents(store, meeting_id, today=TUESDAY).ballot_missing
    begin_ballot(store, group_id, BallotWay.PAPER)
    assert not pack_contents(store, meeting_id, today=TUESDAY).ballot_missing


def test_what_is_left_out_is_not_printed(store: Store, plan: UUID) -> None:
    only = PackOptions(left_out=frozenset(PackDocument) - {PackDocument.SESSION_PLAN})
    assert titles(print_pack_pdf(store, plan, only)) == ["Draaiboek"]
    assert [line.title for line in pack_contents(store, plan, only).lines] == ["Draaiboek"]


def test_leaving_everything_out_is_said_and_not_printed(store: Store, plan: UUID) -> None:
    with pytest.raises(KnownError, match="niets gekozen"):
        print_pack_pdf(store, plan, PackOptions(left_out=frozenset(PackDocument)))


def test_names_stand_on_it_as_the_group_keeps_them(store: Store, meeting_id: UUID) -> None:
    assert "Đặng Jansen" in reading_text(print_pack_pdf(store, meeting_id))
    shielded = extracted(print_pack_pdf(store, meeting_id, PackOptions(initials=True)))
    assert "Jansen" not in shielded
    assert "Anna" not in shielded


def test_a_group_that_only_counts_gets_no_names(store: Store) -> None:
    group_id = new_group(store, registration=Registration.COUNT_ONLY)
    meeting = schedule.meetings(store, group_id)[0].id
    assert "Gast:" in reading_text(print_pack_pdf(store, meeting))


@pytest.mark.parametrize("look", PackLook)
def test_each_look_has_the_same_documents(store: Store, plan: UUID, look: PackLook) -> None:
    usual = titles(print_pack_pdf(store, plan))
    assert titles(print_pack_pdf(store, plan, PackOptions(look))) == usual


def test_large_print_takes_more_sheets_of_small_cards(store: Store, plan: UUID) -> None:
    parts.add_work_form(store, plan, "kleine-stap")

    def cards(look: PackLook) -> int:
        lines = pack_contents(store, plan, PackOptions(look)).lines
        return next(line.copies for line in lines if line.title == "Mijn kleine stap")

    assert (cards(PackLook.USUAL), cards(PackLook.LARGE_PRINT)) == (3, 6)


def test_a_work_form_that_prints_the_same_sheet_again_adds_none(store: Store, plan: UUID) -> None:
    for slug in ("eigen-signalen", "plan-voor-een-mindere-dag"):
        parts.add_work_form(store, plan, slug)
    lines = [line for line in pack_contents(store, plan).lines if line.title == "Mijn signalen"]
    assert [line.copies for line in lines] == [12]


def test_the_same_pack_is_the_same_bytes(store: Store, plan: UUID) -> None:
    assert print_pack_pdf(store, plan) == print_pack_pdf(store, plan)


def test_a_meeting_that_is_not_there_is_refused(store: Store) -> None:
    with pytest.raises(NotFoundError):
        print_pack_pdf(store, new_id())
