"""Wish cards and ballots on paper: in the right number, with what the group sees on screen."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from herstel_desktop.db.store import Store
from herstel_desktop.domain.errors import InvalidInputError, NotFoundError
from herstel_desktop.domain.groups import Registration
from herstel_desktop.domain.participants import EnrolmentState, EnrolmentStep, ParticipantDraft
from herstel_desktop.domain.theme_ballots import BallotWay
from herstel_desktop.services.ballot_papers import (
    ballot_paper_data,
    ballot_papers_pdf,
    tally_sheet_pdf,
)
from herstel_desktop.services.participants import FirstEnrolment, add_participant
from herstel_desktop.services.schedule import meetings
from herstel_desktop.services.theme_ballots import start_ballot
from herstel_desktop.services.wish_cards import papers_needed, wish_cards_pdf
from tests.documents.reading import letters, page_count, reading_text, sizes_of_content
from tests.services.builders import TUESDAY, new_group


def begun(store: Store, group_id: UUID) -> UUID:
    made = start_ballot(
        store,
        group_id,
        ["slapen", "hulp-vragen", "Naar buiten"],
        way=BallotWay.PAPER,
        dots=3,
        meeting_id=meetings(store, group_id)[0].id,
        today=TUESDAY,
    ).id
    assert made is not None
    return made


def join(store: Store, group_id: UUID, count: int) -> None:
    for number in range(count):
        first = FirstEnrolment(group_id, EnrolmentStep(EnrolmentState.PARTICIPANT, TUESDAY), True)
        add_participant(store, ParticipantDraft(f"Deelnemer {number}"), first)


def test_one_for_each_participant_and_one_at_least(store: Store) -> None:
    group_id = new_group(store)
    assert papers_needed(store, group_id) == 1
    join(store, group_id, 5)
    assert papers_needed(store, group_id) == 5
    counting = new_group(store, name="Jongeren", registration=Registration.COUNT_ONLY, most=12)
    assert papers_needed(store, counting) == 12
    with pytest.raises(NotFoundError):
        papers_needed(store, uuid4())


def test_wish_cards_ask_for_a_name_only_where_names_are_kept(store: Store) -> None:
    names = wish_cards_pdf(store, new_group(store), 5)
    counting = new_group(store, name="Jongeren", registration=Registration.COUNT_ONLY)
    no_names = wish_cards_pdf(store, counting, 5)
    assert page_count(names) == 2
    said = letters("Mijn naam mag erbij")
    assert said in letters(reading_text(names))
    assert said not in letters(reading_text(no_names))
    for count in (0, 61):
        with pytest.raises(InvalidInputError):
            wish_cards_pdf(store, counting, count)


def test_a_ballot_paper_shows_the_titles_in_the_order_of_the_ballot(store: Store) -> None:
    ballot = begun(store, new_group(store))
    data = ballot_paper_data(store, ballot, 5)
    assert data.themes == ("Slapen", "Hulp vragen", "Naar buiten")
    assert (data.dots, data.on, data.group_name) == (3, TUESDAY, "Herstelgroep De Brug")
    small = ballot_papers_pdf(store, ballot, 5)
    large = ballot_papers_pdf(store, ballot, 5, large=True)
    assert (page_count(small), page_count(large)) == (2, 3)
    assert letters("Hulp vragen") in letters(reading_text(small))
    with pytest.raises(InvalidInputError):
        ballot_papers_pdf(store, ballot, 0)


def test_hands_are_counted_on_one_sheet_with_every_theme(store: Store) -> None:
    sheet = tally_sheet_pdf(store, begun(store, new_group(store)))
    assert page_count(sheet) == 1
    for theme in ("Slapen", "Hulp vragen", "Naar buiten"):
        assert letters(theme) in letters(reading_text(sheet))
    with pytest.raises(NotFoundError):
        tally_sheet_pdf(store, uuid4())


def test_large_print_is_eighteen_points_or_more(store: Store) -> None:
    group_id = new_group(store)
    ballot = begun(store, group_id)
    for pdf in (
        ballot_papers_pdf(store, ballot, 2, large=True),
        tally_sheet_pdf(store, ballot, large=True),
        wish_cards_pdf(store, group_id, 2, large=True),
    ):
        assert min(sizes_of_content(pdf)) >= 18
    assert page_count(wish_cards_pdf(store, group_id, 4, large=True)) == 2
