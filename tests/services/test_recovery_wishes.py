"""Recovery wishes: quickly written down, nobody's unless somebody wants, linked to themes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from herstel_desktop.db.store import Store
from herstel_desktop.domain.errors import InvalidInputError, KnownError, NotFoundError
from herstel_desktop.domain.groups import Registration
from herstel_desktop.domain.participants import EnrolmentState, EnrolmentStep, ParticipantDraft
from herstel_desktop.domain.recovery_wishes import RecoveryWish, living_by_theme
from herstel_desktop.services.groups import (
    add_group,
    change_group,
    draft_of,
    end_group,
    group,
    group_participants,
)
from herstel_desktop.services.participants import (
    FirstEnrolment,
    add_participant,
    participant,
    set_enrolment_state,
)
from herstel_desktop.services.recovery_wishes import (
    add_wish,
    change_text,
    fulfil,
    remove_wish,
    revive,
    set_owner,
    set_themes,
    wish_board,
)
from tests.services.builders import TUESDAY, draft, new_group, new_participant


@pytest.fixture
def group_id(store: Store) -> UUID:
    return new_group(store)


def write(store: Store, group_id: UUID, text: str = "Beter slapen", **other: object) -> UUID:
    """The id of a wish that was just written down."""
    made = add_wish(store, group_id, text, today=TUESDAY, **other).id  # type: ignore[arg-type]
    assert made is not None
    return made


def wishes(store: Store, group_id: UUID) -> tuple[RecoveryWish, ...]:
    return wish_board(store, group_id).wishes


def only(store: Store, group_id: UUID) -> RecoveryWish:
    (found,) = wishes(store, group_id)
    return found


def in_group(store: Store, group_id: UUID, name: str = "Anneke", family_name: str = "") -> UUID:
    first = FirstEnrolment(group_id, EnrolmentStep(EnrolmentState.PARTICIPANT, TUESDAY))
    made = add_participant(store, ParticipantDraft(name, family_name), first).id
    assert made is not None
    return made


def test_a_wish_is_nobodys_by_default(store: Store, group_id: UUID) -> None:
    in_group(store, group_id)
    outcome = add_wish(store, group_id, "  Weer  durven bellen ", today=TUESDAY)
    assert outcome.sentence == "De wens is bewaard."
    kept = only(store, group_id)
    assert kept.text == "Weer durven bellen"
    assert (kept.written_on, kept.participant_id, kept.participant) == (TUESDAY, None, "")
    assert kept.is_alive


def test_a_wish_can_have_the_name_of_who_wants_that(store: Store, group_id: UUID) -> None:
    anneke = in_group(store, group_id, "Anneke", family_name="Zandstra")
    outcome = add_wish(store, group_id, "Nee leren zeggen", participant_id=anneke)
    assert outcome.said() == "De wens van Anneke Zandstra is bewaard."
    assert "Anneke" not in outcome.sentence  # the shield decides how the name shows
    assert only(store, group_id).participant == "Anneke Zandstra"
    board = wish_board(store, group_id)
    assert [each.name for each in board.owners] == ["Anneke Zandstra"]


def test_a_name_can_be_put_to_it_later_and_taken_off_again(store: Store, group_id: UUID) -> None:
    anneke = in_group(store, group_id)
    wish = write(store, group_id)
    named = set_owner(store, wish, anneke)
    assert named.said() == "Bij deze wens staat nu Anneke."
    anonymous = set_owner(store, wish, None)
    assert anonymous.said() == "De wens is anoniem."
    assert only(store, group_id).participant_id is None
    assert anonymous.undo is not None
    anonymous.undo(store)
    assert only(store, group_id).participant == "Anneke"


def test_an_alleen_tellen_group_keeps_no_name_with_a_wish(store: Store) -> None:
    counting = new_group(store)
    somebody = in_group(store, counting)
    (enrolment,) = [each.id for each in group_participants(store, counting)]
    set_enrolment_state(store, enrolment, EnrolmentState.STOPPED, TUESDAY)
    before = group(store, counting)
    change_group(store, counting, replace(draft_of(before), registration=Registration.COUNT_ONLY))
    board = wish_board(store, counting)
    assert not board.keeps_names
    assert board.owners == ()
    with pytest.raises(InvalidInputError) as refused:
        add_wish(store, counting, "Rust", participant_id=somebody)
    assert refused.value.field == "participant"
    wish = write(store, counting)
    with pytest.raises(InvalidInputError):
        set_owner(store, wish, somebody)
    assert only(store, counting).participant_id is None


def test_a_group_with_a_named_wish_cannot_start_to_count_only(store: Store, group_id: UUID) -> None:
    somebody = in_group(store, group_id)
    wish = write(store, group_id, participant_id=somebody)
    (enrolment,) = [each.id for each in group_participants(store, group_id)]
    set_enrolment_state(store, enrolment, EnrolmentState.STOPPED, TUESDAY)
    counting = replace(draft_of(group(store, group_id)), registration=Registration.COUNT_ONLY)
    with pytest.raises(InvalidInputError, match="nog namen"):
        change_group(store, group_id, counting)
    set_owner(store, wish, None)
    change_group(store, group_id, counting)
    assert group(store, group_id).registration is Registration.COUNT_ONLY


def test_only_somebody_of_the_group_can_be_named(store: Store, group_id: UUID) -> None:
    stranger = new_participant(store)
    with pytest.raises(InvalidInputError, match="niet bij deze groep"):
        add_wish(store, group_id, "Rust", participant_id=stranger)
    assert wishes(store, group_id) == ()


def test_who_left_keeps_the_wish_but_is_not_offered_any_more(store: Store, group_id: UUID) -> None:
    anneke = in_group(store, group_id)
    write(store, group_id, participant_id=anneke)
    (enrolment,) = [each.id for each in group_participants(store, group_id)]
    set_enrolment_state(store, enrolment, EnrolmentState.STOPPED, TUESDAY)
    board = wish_board(store, group_id)
    assert board.owners == ()
    assert board.wishes[0].participant == "Anneke"


@pytest.mark.parametrize("text", ["", "   ", "\u200b", "x" * 501])
def test_an_empty_or_endless_wish_is_refused(store: Store, group_id: UUID, text: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        add_wish(store, group_id, text)
    assert refused.value.field == "text"
    assert wishes(store, group_id) == ()


def test_five_hundred_letters_in_any_script_are_kept(store: Store, group_id: UUID) -> None:
    text = "أريد أن أنام 🌻 " + "ż" * 480
    write(store, group_id, text)
    assert only(store, group_id).text == text


def test_the_newest_comes_first_and_what_is_fulfilled_last(store: Store, group_id: UUID) -> None:
    add_wish(store, group_id, "oud", today=TUESDAY - timedelta(days=3))
    done = write(store, group_id, "klaar")
    write(store, group_id, "een")
    write(store, group_id, "twee")
    fulfil(store, done, today=TUESDAY)
    assert [each.text for each in wishes(store, group_id)] == ["twee", "een", "oud", "klaar"]


def test_fulfilled_and_alive_again(store: Store, group_id: UUID) -> None:
    wish = write(store, group_id)
    done = fulfil(store, wish, today=TUESDAY + timedelta(days=9))
    assert done.sentence == "De wens staat op vervuld."
    assert only(store, group_id).fulfilled_on == TUESDAY + timedelta(days=9)
    back = revive(store, wish)
    assert only(store, group_id).is_alive
    assert back.undo is not None
    back.undo(store)
    assert only(store, group_id).fulfilled_on == TUESDAY + timedelta(days=9)


def test_a_wish_is_never_fulfilled_before_it_was_written(store: Store, group_id: UUID) -> None:
    wish = write(store, group_id)
    fulfil(store, wish, today=TUESDAY - timedelta(days=1))  # the clock of the laptop was off
    assert only(store, group_id).fulfilled_on == TUESDAY


def test_changing_the_text_can_be_taken_back(store: Store, group_id: UUID) -> None:
    wish = write(store, group_id)
    outcome = change_text(store, wish, "Dieper slapen")
    assert only(store, group_id).text == "Dieper slapen"
    with pytest.raises(InvalidInputError):
        change_text(store, wish, " ")
    assert outcome.undo is not None
    outcome.undo(store)
    assert only(store, group_id).text == "Beter slapen"


def test_what_is_removed_comes_back_whole(store: Store, group_id: UUID) -> None:
    anneke = in_group(store, group_id)
    wish = write(store, group_id, participant_id=anneke)
    set_themes(store, wish, ["slapen", "Tuinieren"])
    fulfil(store, wish, today=TUESDAY)
    before = only(store, group_id)
    removed = remove_wish(store, wish)
    assert wishes(store, group_id) == ()
    assert removed.undo is not None
    removed.undo(store)
    after = only(store, group_id)
    assert set(after.themes) == set(before.themes)
    assert (after.id, after.participant, after.fulfilled_on) == (wish, "Anneke", TUESDAY)


def test_taking_back_a_new_wish_never_takes_away_what_came_after(
    store: Store, group_id: UUID
) -> None:
    outcome = add_wish(store, group_id, "Beter slapen")
    assert outcome.undo is not None and outcome.id is not None
    set_themes(store, outcome.id, ["slapen"])
    with pytest.raises(KnownError, match="intussen iets bijgekomen"):
        outcome.undo(store)
    assert only(store, group_id).themes == ("slapen",)
    second = add_wish(store, group_id, "Rust")
    assert second.undo is not None
    second.undo(store)
    assert only(store, group_id).text == "Beter slapen"


def test_a_typed_title_of_the_library_becomes_that_theme(store: Store, group_id: UUID) -> None:
    wish = write(store, group_id)
    set_themes(store, wish, ["  HULP  VRAGEN", "hulp-vragen", "slapen"])
    assert set(only(store, group_id).themes) == {"hulp-vragen", "slapen"}


def test_a_theme_of_the_groups_own_is_one_theme_however_it_is_typed(
    store: Store, group_id: UUID
) -> None:
    first, second = write(store, group_id, "Buiten zijn"), write(store, group_id, "Een moestuin")
    set_themes(store, first, ["Tuiniéren"])
    set_themes(store, second, ["tuinieren"])
    assert living_by_theme(wishes(store, group_id)) == {"Tuiniéren": 2}
    board = wish_board(store, group_id)
    assert board.title_of("Tuiniéren") == "Tuiniéren"
    assert board.title_of("hulp-vragen") == "Hulp vragen"
    assert [each.theme for each in board.themes if each.theme not in ("Tuiniéren",)][:1] == [
        "angst-voor-terugval"
    ]


def test_linking_says_which_theme_and_can_be_taken_back(store: Store, group_id: UUID) -> None:
    wish = write(store, group_id)
    assert set_themes(store, wish, ["slapen"]).sentence == "De wens hoort nu bij Slapen."
    gone = set_themes(store, wish, [])
    assert gone.sentence == "De wens hoort niet meer bij Slapen."
    assert gone.undo is not None
    gone.undo(store)
    assert only(store, group_id).themes == ("slapen",)


def test_a_wish_has_a_handful_of_themes_at_most(store: Store, group_id: UUID) -> None:
    wish = write(store, group_id)
    with pytest.raises(InvalidInputError, match="hoogstens 6"):
        set_themes(store, wish, [f"thema {number}" for number in range(7)])
    with pytest.raises(InvalidInputError):
        set_themes(store, wish, ["x" * 81])
    with pytest.raises(InvalidInputError):
        set_themes(store, wish, [" "])
    assert only(store, group_id).themes == ()


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Ik wil beter slapen", "slapen"),
        ("Minder piekeren 's nachts", "slapen"),
        ("Grenzen stellen aan mijn zus", "grenzen"),
        ("Mijn schulden op een rij krijgen", "geld-en-stress"),
        ("Een vriendinnetje om mee te wandelen", "vriendschap"),
        ("KERST niet alleen vieren", "vakantie-en-feestdagen"),
    ],
)
def test_the_words_of_a_wish_suggest_a_theme(
    store: Store, group_id: UUID, text: str, theme: str
) -> None:
    wish = write(store, group_id, text)
    assert theme in wish_board(store, group_id).suggestions[wish]


def test_the_theme_that_says_most_is_suggested_first(store: Store, group_id: UUID) -> None:
    wish = write(store, group_id, "Ik wil beter slapen")  # 'beter' points somewhere else
    assert wish_board(store, group_id).suggestions[wish][0] == "slapen"


def test_nothing_is_suggested_where_a_theme_stands_or_no_word_points(
    store: Store, group_id: UUID
) -> None:
    linked, done = write(store, group_id), write(store, group_id)
    set_themes(store, linked, ["hoop"])
    fulfil(store, done)
    write(store, group_id, "Iets met klei")
    assert wish_board(store, group_id).suggestions == {}


def test_a_group_that_ended_gets_no_new_wish(store: Store, group_id: UUID) -> None:
    end_group(store, group_id, TUESDAY)
    with pytest.raises(InvalidInputError, match="gestopt"):
        add_wish(store, group_id, "Rust")
    assert not wish_board(store, group_id).is_running


def test_what_is_not_there_is_said_to_be_gone(store: Store, group_id: UUID) -> None:
    with pytest.raises(NotFoundError):
        wish_board(store, uuid4())
    with pytest.raises(NotFoundError, match="De wens"):
        fulfil(store, uuid4())


def test_a_new_participant_with_a_wish_is_not_taken_back(store: Store, group_id: UUID) -> None:
    first = FirstEnrolment(group_id, EnrolmentStep(EnrolmentState.PARTICIPANT, TUESDAY))
    added = add_participant(store, ParticipantDraft("Anneke"), first)
    assert added.id is not None and added.undo is not None
    write(store, group_id, participant_id=added.id)
    with pytest.raises(KnownError, match="intussen iets bijgekomen"):
        added.undo(store)
    assert participant(store, added.id).call_name == "Anneke"
    assert only(store, group_id).participant == "Anneke"


def test_a_removed_wish_comes_back_without_a_name_when_that_person_is_gone(
    store: Store, group_id: UUID
) -> None:
    first = FirstEnrolment(group_id, EnrolmentStep(EnrolmentState.PARTICIPANT, TUESDAY))
    added = add_participant(store, ParticipantDraft("Anneke"), first)
    assert added.id is not None and added.undo is not None
    removed = remove_wish(store, write(store, group_id, participant_id=added.id))
    added.undo(store)
    assert removed.undo is not None
    removed.undo(store)
    assert only(store, group_id).participant_id is None


def test_a_new_group_with_a_wish_is_not_taken_back(store: Store) -> None:
    added = add_group(store, draft(), today=TUESDAY)
    assert added.id is not None and added.undo is not None
    write(store, added.id)
    with pytest.raises(KnownError, match="intussen iets bijgekomen"):
        added.undo(store)
    assert group(store, added.id).name == "Herstelgroep De Brug"


def test_wishes_of_another_group_stay_out_of_sight(store: Store, group_id: UUID) -> None:
    other = new_group(store, name="Zelfhulpgroep", starts_on=date(2026, 11, 25))
    write(store, other)
    assert wishes(store, group_id) == ()
