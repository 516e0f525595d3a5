"""Wensen en thema: typed in, linked, counted and decided, with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from herstel_desktop.db.store import Store
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.groups import Registration
from herstel_desktop.domain.participants import EnrolmentState, EnrolmentStep, ParticipantDraft
from herstel_desktop.domain.recovery_wishes import RecoveryWish
from herstel_desktop.domain.theme_ballots import BallotWay, OpenBallot
from herstel_desktop.services.groups import end_group
from herstel_desktop.services.participants import FirstEnrolment, add_participant
from herstel_desktop.services.recovery_wishes import add_wish, fulfil, set_themes, wish_board
from herstel_desktop.services.schedule import meetings
from herstel_desktop.services.theme_ballots import (
    ballot_board,
    choose_theme,
    put_away,
    set_votes,
    start_ballot,
)
from herstel_desktop.ui.screens.theme_choice import SCREEN
from herstel_desktop.ui.screens.theme_choice.ballot_rows import CountField
from herstel_desktop.ui.shell.discovery import discover
from herstel_desktop.ui.shell.names import Shield
from herstel_desktop.ui.shell.screen import Screen, ScreenContext
from herstel_desktop.ui.theme.tokens import Look
from herstel_desktop.ui.widgets.table import RowTable
from tests.services.builders import new_group, rhythm
from tests.ui.conftest import RecordingWindow
from tests.ui.holding import HeldReading
from tests.ui.looking import assert_nothing_clipped, clashing_mnemonics, show_at

T = TypeVar("T")
TODAY = date.today()
A_WEEK = timedelta(days=7)
Save = Callable[[QWidget, str], Path]
WISHES = (
    ("Ik wil beter slapen", ()),
    ("Weer durven bellen met mijn broer", ("naasten", "hulp-vragen")),
    ("Nee leren zeggen, ook op mijn werk", ()),
    ("Samen wandelen met iemand uit de buurt", ("Naar buiten",)),
    ("Mijn post openen zonder buikpijn", ("geld-en-stress",)),
    ("Trots zijn op wat er wel lukt", ()),
)


@pytest.fixture
def group_id(store: Store) -> UUID:
    """A weekly group that meets today."""
    return new_group(
        store,
        today=TODAY,
        rhythm=rhythm(weekday=TODAY.weekday()),
        starts_on=TODAY - 9 * A_WEEK,
    )


@pytest.fixture
def screen(context: ScreenContext) -> Screen:
    return SCREEN.build(context)


def opened(screen: Screen, group_id: UUID, **target: object) -> Screen:
    screen.enter(group_id=group_id, **target)
    show_at(screen)
    assert clashing_mnemonics(screen) == []
    return screen


def member(store: Store, group_id: UUID, name: str) -> UUID:
    first = FirstEnrolment(group_id, EnrolmentStep(EnrolmentState.PARTICIPANT, TODAY))
    made = add_participant(store, ParticipantDraft(name), first).id
    assert made is not None
    return made


def write(store: Store, group_id: UUID, text: str, *themes: str, **other: Any) -> UUID:
    made = add_wish(store, group_id, text, **other).id
    assert made is not None
    if themes:
        set_themes(store, made, themes)
    return made


def some_wishes(store: Store, group_id: UUID) -> None:
    for text, themes in reversed(WISHES):
        write(store, group_id, text, *themes)


def decided(store: Store, group_id: UUID, weeks_ago: int, because: str = "", **votes: int) -> None:
    """An earlier ballot, won by the theme with most votes unless there is a reason."""
    made = start_ballot(
        store,
        group_id,
        list(votes),
        way=BallotWay.PAPER,
        dots=3,
        today=TODAY - weeks_ago * A_WEEK,
    ).id
    assert made is not None
    for theme, count in votes.items():
        set_votes(store, made, theme, count)
    ordered = sorted(votes, key=lambda theme: votes[theme])
    choose_theme(store, made, ordered[0] if because else ordered[-1], because or "zo was het")


def begun(store: Store, group_id: UUID, *themes: str, **other: Any) -> UUID:
    values: dict[str, Any] = {"way": BallotWay.PAPER, "dots": 3, **other}
    made = start_ballot(store, group_id, themes or ("slapen", "hoop", "rouw"), **values).id
    assert made is not None
    return made


def counting(store: Store, group_id: UUID) -> OpenBallot:
    found = ballot_board(store, group_id).open
    assert found is not None
    return found


def kept(store: Store, group_id: UUID) -> tuple[RecoveryWish, ...]:
    return wish_board(store, group_id).wishes


def seen(screen: QWidget) -> list[str]:
    """Every text that can be seen, without the places where a word may break."""
    labels = [each for each in screen.findChildren(QLabel) if each.isVisible()]
    return [each.text().replace("\u200b", "") for each in labels]


def entry(screen: QWidget) -> QLineEdit:
    return next(
        each for each in screen.findChildren(QLineEdit) if each.accessibleName() == "Nieuwe wens"
    )


def table(screen: QWidget, name: str = "Wensen") -> RowTable[Any]:
    return next(each for each in screen.findChildren(RowTable) if each.accessibleName() == name)


def cells(view: RowTable[Any]) -> list[list[str]]:
    model = view.model()
    return [
        [
            str(model.index(row, column).data())
            for column in range(model.columnCount())
            if not view.isColumnHidden(column)
        ]
        for row in range(model.rowCount())
    ]


def box(screen: QWidget, name: str) -> QComboBox:
    return next(each for each in screen.findChildren(QComboBox) if each.accessibleName() == name)


def options(combo: QComboBox) -> list[str]:
    return [combo.itemText(place) for place in range(combo.count())]


def pick(combo: QComboBox, text: str) -> None:
    place = combo.findText(text)
    assert place >= 0, options(combo)
    combo.setCurrentIndex(place)
    combo.activated.emit(place)


def button(screen: QWidget, text: str) -> QPushButton:
    """The visible button with this text or accessible name."""
    found = [
        each
        for each in screen.findChildren(QPushButton)
        if each.isVisible() and text in (each.text().replace("&", ""), each.accessibleName())
    ]
    assert len(found) == 1, [each.text() for each in screen.findChildren(QPushButton)]
    return found[0]


def press(screen: QWidget, text: str) -> None:
    """Press the visible button, also one that was just made."""
    QApplication.processEvents()
    found = button(screen, text)
    assert found.isEnabled(), f"{text} is greyed out"
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def has_button(screen: QWidget, text: str) -> bool:
    return any(
        each.isVisible() and text in (each.text().replace("&", ""), each.accessibleName())
        for each in screen.findChildren(QPushButton)
    )


def answer(act: Callable[[QDialog], object]) -> None:
    """Do something with the next modal dialog as soon as it stands."""

    def find() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            act(dialog)
        else:
            QTimer.singleShot(5, find)

    QTimer.singleShot(0, find)


def count_of(screen: QWidget, title: str) -> CountField:
    return next(
        each
        for each in screen.findChildren(CountField)
        if each.accessibleName() == f"{title}, aantal stemmen"
    )


# wishes


def test_without_a_wish_the_screen_teaches_what_it_is_for(
    screen: Screen, group_id: UUID, screenshot: Save
) -> None:
    opened(screen, group_id)
    assert "Nog geen wensen" in seen(screen)
    assert has_button(screen, "Stemming beginnen")
    assert screen.first_focus() is entry(screen)
    assert screen.heading == ("Wensen en thema", "Herstelgroep De Brug")
    assert_nothing_clipped(screen)
    screenshot(screen, "theme_choice_empty")


def test_a_pile_of_cards_is_typed_in_with_enter_after_each(
    screen: Screen, store: Store, group_id: UUID
) -> None:
    opened(screen, group_id)
    entry(screen).setFocus()
    for text in ("Beter slapen", "Rust in mijn hoofd", "Weer schilderen"):
        QTest.keyClicks(screen.window().focusWidget(), text)
        QTest.keyClick(screen.window().focusWidget(), Qt.Key.Key_Return)
        assert entry(screen).text() == ""
        assert screen.window().focusWidget() is entry(screen)
    assert [wish.text for wish in kept(store, group_id)] == [
        "Weer schilderen",
        "Rust in mijn hoofd",
        "Beter slapen",
    ]
    assert all(wish.participant_id is None for wish in kept(store, group_id))
    current = table(screen).current
    assert current is not None and current.text == "Weer schilderen"
    QTest.keyClick(entry(screen), Qt.Key.Key_Return)  # an empty line keeps nothing
    assert len(kept(store, group_id)) == 3


def test_a_name_goes_with_one_wish_only_and_the_next_is_anonymous_again(
    screen: Screen, store: Store, group_id: UUID
) -> None:
    member(store, group_id, "Anneke")
    opened(screen, group_id)
    assert "Anoniem, tenzij je een naam kiest." in seen(screen)
    assert options(box(screen, "Naam")) == ["Anoniem", "Anneke"]
    pick(box(screen, "Naam"), "Anneke")
    for text in ("Weer durven bellen", "Beter slapen"):
        QTest.keyClicks(entry(screen), text)
        QTest.keyClick(entry(screen), Qt.Key.Key_Return)
    assert [wish.participant for wish in kept(store, group_id)] == ["", "Anneke"]
    table(screen).selectRow(1)
    assert any(text.endswith("van Anneke") for text in seen(screen))


def test_where_people_are_only_counted_no_name_is_asked(
    screen: Screen, store: Store, context: ScreenContext
) -> None:
    counting_only = new_group(store, registration=Registration.COUNT_ONLY)
    write(store, counting_only, "Rust")
    opened(screen, counting_only)
    assert not box(screen, "Naam").isVisible()
    assert not has_button(screen, "Van wie")
    assert "Zonder naam: in deze groep tel je alleen." in seen(screen)


def test_a_suggestion_is_said_to_be_one_and_taken_with_one_key(
    screen: Screen, store: Store, group_id: UUID, screenshot: Save
) -> None:
    write(store, group_id, "Ik wil beter slapen")
    opened(screen, group_id)
    screenshot(screen, "theme_choice_1")
    assert cells(table(screen)) == [["Ik wil beter slapen", "misschien Slapen"]]
    assert has_button(screen, "Voorstel: Slapen")
    spoken = table(screen).model().index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "voorstel: Slapen"
    table(screen).setFocus()
    QTest.keyClicks(table(screen), "+")
    assert kept(store, group_id)[0].themes == ("slapen",)
    assert cells(table(screen)) == [["Ik wil beter slapen", "Slapen"]]
    assert not has_button(screen, "Voorstel: Slapen")


def test_a_suggestion_is_taken_with_one_press_and_a_theme_goes_with_another(
    screen: Screen, store: Store, group_id: UUID
) -> None:
    write(store, group_id, "Grenzen stellen aan mijn zus")
    opened(screen, group_id)
    press(screen, "Voorstel: Grenzen. Neem het over")
    assert kept(store, group_id)[0].themes == ("grenzen",)
    press(screen, "Haal het thema Grenzen weg")
    assert kept(store, group_id)[0].themes == ()


def test_any_theme_can_be_linked_by_hand_also_one_of_their_own(
    screen: Screen, store: Store, group_id: UUID, window: RecordingWindow, screenshot: Save
) -> None:
    write(store, group_id, "Iets met klei")
    opened(screen, group_id)

    def library(dialog: QDialog) -> None:
        QTest.keyClicks(dialog.focusWidget(), "alleen")
        listed = dialog.findChild(QListWidget)
        assert listed is not None and listed.item(0).text() == "Eenzaamheid"
        assert listed.item(1).text() == "Nieuw thema: alleen"
        assert clashing_mnemonics(dialog) == []
        assert_nothing_clipped(dialog)
        screenshot(dialog, "theme_choice_picker")
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    def own(dialog: QDialog) -> None:
        QTest.keyClicks(dialog.focusWidget(), "Handen uit de mouwen")
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    answer(library)
    press(screen, "Thema erbij")
    answer(own)
    press(screen, "Thema erbij")
    assert kept(store, group_id)[0].themes == ("eenzaamheid", "Handen uit de mouwen")
    assert window.outcomes[-1].sentence == "De wens hoort nu bij Handen uit de mouwen."


def test_the_list_shows_per_theme_how_many_wishes_live(
    screen: Screen, store: Store, group_id: UUID
) -> None:
    some_wishes(store, group_id)
    done = write(store, group_id, "Een sleutel van het buurthuis", "naasten")
    fulfil(store, done)
    write(store, group_id, "Mijn zus weer zien", "naasten")
    opened(screen, group_id)
    assert "Wat leeft er: Naasten 2 · Geld en stress 1 · Hulp vragen 1 · Naar buiten 1 · " in (
        " ".join(seen(screen)) + " "
    )
    shown = box(screen, "Laat zien")
    assert options(shown)[:2] == ["Alle levende wensen (7)", "Geld en stress (1)"]
    pick(shown, "Naasten (2)")
    assert [row[0] for row in cells(table(screen))] == [
        "Mijn zus weer zien",
        "Weer durven bellen met mijn broer",
    ]
    pick(shown, "Vervuld (1)")
    assert [row[0] for row in cells(table(screen))] == ["Een sleutel van het buurthuis"]
    press(screen, "Leeft weer")
    assert options(box(screen, "Laat zien"))[0] == "Alle levende wensen (8)"


def test_a_wish_is_changed_named_fulfilled_and_removed(
    screen: Screen, store: Store, group_id: UUID, window: RecordingWindow
) -> None:
    member(store, group_id, "Anneke")
    write(store, group_id, "Beter slapen")
    opened(screen, group_id)

    def change(dialog: QDialog) -> None:
        assert clashing_mnemonics(dialog) == []
        field = dialog.findChild(QPlainTextEdit)
        assert field is not None
        field.setPlainText("")
        press(dialog, "Opslaan")
        assert dialog.isVisible()
        assert any("nog leeg" in text for text in seen(dialog))
        field.setPlainText("Dieper slapen")
        press(dialog, "Opslaan")

    def name(dialog: QDialog) -> None:
        assert clashing_mnemonics(dialog) == []
        combo = next(each for each in dialog.findChildren(QComboBox))
        combo.setCurrentIndex(combo.findText("Anneke"))
        press(dialog, "Opslaan")

    answer(change)
    table(screen).setFocus()
    QTest.keyClick(table(screen), Qt.Key.Key_Return)
    answer(name)
    press(screen, "Van wie")
    (wish,) = kept(store, group_id)
    assert (wish.text, wish.participant) == ("Dieper slapen", "Anneke")
    press(screen, "Vervuld")
    assert not kept(store, group_id)[0].is_alive
    assert "Hier staan geen wensen." in seen(screen)
    pick(box(screen, "Laat zien"), "Vervuld (1)")
    table(screen).setFocus()
    QTest.keyClick(table(screen), Qt.Key.Key_Delete)
    assert kept(store, group_id) == ()
    last = window.outcomes[-1]
    assert last.sentence == "De wens is weggehaald." and last.undo is not None
    last.undo(store)
    assert kept(store, group_id)[0].text == "Dieper slapen"


def test_under_the_shield_names_are_initials(
    screen: Screen, store: Store, group_id: UUID, context: ScreenContext
) -> None:
    anneke = member(store, group_id, "Anneke")
    write(store, group_id, "Beter slapen", participant_id=anneke)
    opened(screen, group_id)
    assert any("van Anneke" in text for text in seen(screen))
    context.names.set_level(Shield.INITIALS)
    rows = [cell for cells_of_row in cells(table(screen)) for cell in cells_of_row]
    everything = " ".join([*seen(screen), *rows, *options(box(screen, "Naam"))])
    assert "Anneke" not in everything
    assert "A." in everything


def test_what_is_being_typed_is_kept_when_the_vault_locks(
    screen: Screen, store: Store, group_id: UUID
) -> None:
    begun(store, group_id)
    opened(screen, group_id)
    QTest.keyClicks(entry(screen), "Half getypt")
    count_of(screen, "Hoop").lineEdit().setText("7")
    screen.flush()
    assert [wish.text for wish in kept(store, group_id)] == ["Half getypt"]
    assert [line.votes for line in counting(store, group_id).lines] == [0, 7, 0]


def test_another_group_shows_nothing_of_the_last_one(
    screen: Screen, store: Store, group_id: UUID
) -> None:
    some_wishes(store, group_id)
    begun(store, group_id)
    opened(screen, group_id)
    other = new_group(store, name="Zelfhulpgroep")
    opened(screen, other)
    assert "Nog geen wensen" in seen(screen)
    assert screen.findChildren(CountField) == []
    assert screen.heading[1] == "Zelfhulpgroep"


def test_a_group_that_stopped_can_be_read_only(
    screen: Screen, store: Store, group_id: UUID
) -> None:
    some_wishes(store, group_id)
    end_group(store, group_id, TODAY)
    opened(screen, group_id)
    assert not entry(screen).isEnabled()
    assert not button(screen, "Stemming beginnen").isEnabled()
    assert "Deze groep is gestopt. Er komen geen wensen meer bij." in seen(screen)


def test_a_group_that_is_gone_leads_back_to_the_groups(
    screen: Screen, window: RecordingWindow
) -> None:
    screen.enter(group_id=UUID(int=5))
    assert window.opened == [("groups", {})]


def test_an_error_is_told_in_place(
    screen: Screen, group_id: UUID, monkeypatch: pytest.MonkeyPatch, screenshot: Save
) -> None:
    def broken(*_args: object) -> None:
        raise KnownError("Dat lukte niet.", safe="Alles is veilig.", advice="Probeer het weer.")

    monkeypatch.setattr(
        "herstel_desktop.ui.screens.theme_choice.theme_choice_screen.wish_board", broken
    )
    opened(screen, group_id)
    assert "Dat lukte niet." in seen(screen)
    monkeypatch.undo()
    press(screen, "Opnieuw proberen")
    assert "Nog geen wensen" in seen(screen)


# the ballot


def test_a_ballot_is_begun_for_the_next_meeting_with_what_the_wishes_ask_for(
    screen: Screen, store: Store, group_id: UUID, screenshot: Save
) -> None:
    some_wishes(store, group_id)
    decided(store, group_id, 2, hoop=4, slapen=2)
    opened(screen, group_id)

    def begin(dialog: QDialog) -> None:
        assert clashing_mnemonics(dialog) == []
        assert_nothing_clipped(dialog)
        screenshot(dialog, "theme_choice_start")
        listed = dialog.findChild(QListWidget)
        assert listed is not None
        assert listed.item(0).text() == "Geld en stress · 1 wens · nog niet aan bod geweest"
        assert listed.item(listed.count() - 1).text().startswith("Hoop · laatst op ")
        own = next(
            each
            for each in dialog.findChildren(QLineEdit)
            if each.accessibleName() == "Eigen thema"
        )
        own.setFocus()
        QTest.keyClicks(own, "hoop")
        QTest.keyClick(own, Qt.Key.Key_Return)
        QTest.keyClicks(own, "Muziek maken")
        QTest.keyClick(own, Qt.Key.Key_Return)
        assert dialog.isVisible()
        assert "10 thema’s gekozen" in seen(dialog)
        press(dialog, "Begin")

    answer(begin)
    press(screen, "Stemming beginnen")
    ballot = counting(store, group_id)
    assert [line.title for line in ballot.lines][:4] == [
        "Geld en stress",
        "Hulp vragen",
        "Naar buiten",
        "Naasten",
    ]
    assert [line.title for line in ballot.lines][-2:] == ["Hoop", "Muziek maken"]
    assert ballot.meeting_on == TODAY
    assert ballot.ballot.dots == 3
    first = screen.findChildren(CountField)[0]
    assert screen.window().focusWidget() is first


def test_the_meeting_that_the_screen_was_opened_for_is_proposed(
    screen: Screen, store: Store, group_id: UUID
) -> None:
    second = meetings(store, group_id)[1]
    opened(screen, group_id, meeting_id=second.id)
    answer(lambda dialog: press(dialog, "Begin"))
    press(screen, "Stemming beginnen")
    assert counting(store, group_id).meeting_on == second.on


def test_too_few_themes_are_refused_in_the_dialog(
    screen: Screen, store: Store, group_id: UUID
) -> None:
    opened(screen, group_id)

    def begin(dialog: QDialog) -> None:
        listed = dialog.findChild(QListWidget)
        assert listed is not None
        for place in range(1, listed.count()):
            listed.item(place).setCheckState(Qt.CheckState.Unchecked)
        assert "1 thema gekozen" in seen(dialog)
        press(dialog, "Begin")
        assert any("Er valt nog niets te kiezen" in text for text in seen(dialog))
        press(dialog, "Annuleren")

    answer(begin)
    press(screen, "Stemming beginnen")
    assert ballot_board(store, group_id).open is None


def test_votes_are_counted_with_plus_minus_and_typing(
    screen: Screen, store: Store, group_id: UUID
) -> None:
    begun(store, group_id)
    opened(screen, group_id)
    press(screen, "Slapen, één erbij")
    press(screen, "Slapen, één erbij")
    press(screen, "Slapen, één minder")
    hoop = count_of(screen, "Hoop")
    hoop.setFocus()
    QTest.keyClicks(hoop, "++")
    QTest.keyClicks(hoop, "-")
    assert [line.votes for line in counting(store, group_id).lines] == [1, 1, 0]
    hoop.selectAll()
    QTest.keyClicks(hoop, "12")
    QTest.keyClick(hoop, Qt.Key.Key_Return)
    assert [line.votes for line in counting(store, group_id).lines] == [1, 12, 0]
    rouw = count_of(screen, "Rouw")
    QTest.keyClicks(rouw, "-")
    assert rouw.value() == 0


def test_a_count_that_is_still_on_its_way_is_not_set_back_by_an_older_answer(
    screen: Screen, store: Store, group_id: UUID
) -> None:
    begun(store, group_id)
    opened(screen, group_id)
    lane = screen.context.tasks = HeldReading()
    press(screen, "Hoop, één erbij")
    press(screen, "Hoop, één erbij")
    first, second = lane.held
    first()
    (answer_after_first,) = lane.held[2:]
    answer_after_first()  # it knows of one vote only
    assert count_of(screen, "Hoop").value() == 2
    second()
    lane.held[-1]()
    assert count_of(screen, "Hoop").value() == 2
    assert [line.votes for line in counting(store, group_id).lines] == [0, 2, 0]


def test_a_count_is_undone_from_the_toast(
    screen: Screen, store: Store, group_id: UUID, window: RecordingWindow
) -> None:
    begun(store, group_id)
    opened(screen, group_id)
    press(screen, "Hoop, één erbij")
    last = window.outcomes[-1]
    assert last.sentence == "Hoop: 1 stip." and last.undo is not None
    window.show_outcome(last.undo(store))
    assert count_of(screen, "Hoop").value() == 0


def test_the_outcome_explains_why_a_theme_stands_where_it_stands(
    screen: Screen, store: Store, group_id: UUID, screenshot: Save
) -> None:
    some_wishes(store, group_id)
    decided(store, group_id, 3, slapen=5, hoop=3, rouw=2)
    decided(store, group_id, 2, rouw=5, hoop=4, slapen=3)
    ballot = begun(store, group_id, "slapen", "hoop", "rouw", "hulp-vragen", "Naar buiten")
    for theme, votes in (("slapen", 5), ("hoop", 4), ("rouw", 2)):
        set_votes(store, ballot, theme, votes)
    opened(screen, group_id)
    texts = seen(screen)
    assert "1. Hoop" in texts
    assert "4 stippen + 2 omdat het al twee keer wachtte · nog niet aan bod geweest" in texts
    assert any(text.startswith("5 stippen + 1 omdat het al één keer wachtte") for text in texts)
    assert "2 thema’s kregen nog geen stem." in texts
    assert "1 wens · nog niet aan bod geweest" in texts
    assert button(screen, "Dit wordt het thema: Hoop").isVisible()
    assert_nothing_clipped(screen)
    screenshot(screen, "theme_choice_counting")
    press(screen, "Dit wordt het thema: Hoop")
    board = ballot_board(store, group_id)
    assert board.open is None and board.history[0].title == "Hoop"
    assert any(text.startswith("Gekozen op") and text.endswith("Hoop") for text in seen(screen))
    assert [row[1] for row in cells(table(screen, "Eerder gekozen"))] == ["Hoop", "Rouw", "Slapen"]
    show_at(screen)
    screenshot(screen, "theme_choice_chosen")


def test_more_votes_than_can_be_is_warned_of(screen: Screen, store: Store, group_id: UUID) -> None:
    ballot = begun(store, group_id)
    set_votes(store, ballot, "hoop", 7)
    opened(screen, group_id)
    voters = next(
        each for each in screen.findChildren(QSpinBox) if each.accessibleName() == "Aantal stemmers"
    )
    assert voters.text() == "niet geteld"
    voters.setValue(2)
    warning = "Let op: 2 mensen kunnen samen 6 stippen geven. Tel nog eens na."
    assert warning in seen(screen)
    voters.setValue(1)
    assert "Let op: 1 persoon kan 3 stippen geven. Tel nog eens na." in seen(screen)
    voters.setValue(3)
    assert not any(text.startswith("Let op") for text in seen(screen))
    assert counting(store, group_id).ballot.voters == 3
    voters.setValue(0)
    assert counting(store, group_id).ballot.voters is None


def test_the_facilitator_chooses_otherwise_only_with_a_reason(
    screen: Screen, store: Store, group_id: UUID, screenshot: Save
) -> None:
    ballot = begun(store, group_id)
    set_votes(store, ballot, "hoop", 7)
    opened(screen, group_id)

    def choose(dialog: QDialog) -> None:
        assert clashing_mnemonics(dialog) == []
        assert options(box(dialog, "Thema")) == ["Slapen (0 stippen)", "Rouw (0 stippen)"]
        press(dialog, "Dit wordt het thema")
        assert any("De reden is nog leeg" in text for text in seen(dialog))
        assert dialog.isVisible()
        assert_nothing_clipped(dialog)
        screenshot(dialog, "theme_choice_overrule")
        because = next(
            each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == "Waarom?"
        )
        QTest.keyClicks(because, "Vorige week was er een groot verlies")
        pick(box(dialog, "Thema"), "Rouw (0 stippen)")
        press(dialog, "Dit wordt het thema")

    answer(choose)
    press(screen, "Anders kiezen")
    past = ballot_board(store, group_id).history[0]
    assert (past.title, past.overruled_because) == (
        "Rouw",
        "Vorige week was er een groot verlies",
    )
    assert "Anders gekozen, want: Vorige week was er een groot verlies" in seen(screen)


def test_a_theme_comes_on_and_goes_off_while_counting(
    screen: Screen, store: Store, group_id: UUID
) -> None:
    ballot = begun(store, group_id)
    set_votes(store, ballot, "hoop", 2)
    opened(screen, group_id)

    def add(dialog: QDialog) -> None:
        QTest.keyClicks(dialog.focusWidget(), "vriendsch")
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    answer(add)
    press(screen, "Nog een thema")
    assert count_of(screen, "Vriendschap").value() == 0
    press(screen, "Haal Slapen van het stembriefje")
    assert [line.title for line in counting(store, group_id).lines] == [
        "Hoop",
        "Rouw",
        "Vriendschap",
    ]
    assert count_of(screen, "Hoop").value() == 2


def test_an_open_ballot_is_put_away_and_comes_back(
    screen: Screen, store: Store, group_id: UUID, window: RecordingWindow
) -> None:
    begun(store, group_id)
    opened(screen, group_id)
    press(screen, "Stemming weghalen")
    assert ballot_board(store, group_id).open is None
    assert has_button(screen, "Stemming beginnen")
    last = window.outcomes[-1]
    assert last.undo is not None
    window.show_outcome(last.undo(store))
    assert has_button(screen, "Stemming weghalen")


def test_a_count_on_a_ballot_that_was_decided_meanwhile_is_refused_with_a_sentence(
    screen: Screen, store: Store, group_id: UUID, window: RecordingWindow
) -> None:
    ballot = begun(store, group_id)
    set_votes(store, ballot, "hoop", 2)
    opened(screen, group_id)
    choose_theme(store, ballot, "hoop")
    press(screen, "Hoop, één erbij")
    assert [problem.happened for problem in window.problems] == [
        "De keuze van de groep staat al vast."
    ]
    assert has_button(screen, "Stemming beginnen")


def test_the_whole_way_goes_with_the_keyboard_alone(
    screen: Screen, store: Store, group_id: UUID
) -> None:
    some_wishes(store, group_id)
    begun(store, group_id)
    opened(screen, group_id)
    first = screen.first_focus()
    assert first is not None
    first.setFocus()
    reached: list[QWidget] = []
    for _ in range(80):
        here = screen.window().focusWidget()
        if here in reached:
            break
        reached.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    names = [
        each.text().replace("&", "") or each.accessibleName()
        for each in reached
        if isinstance(each, QPushButton)
    ]
    assert names.index("Wijzigen") < names.index("Nog een thema")
    assert {"Toevoegen", "Thema erbij", "Vervuld", "Weghalen", "Slapen, één erbij"} <= set(names)
    assert {"Anders kiezen", "Stemming weghalen", "Naar de groep"} <= set(names)
    assert table(screen) in reached
    counts = [each for each in reached if isinstance(each, CountField)]
    assert [each.accessibleName() for each in counts] == [
        "Slapen, aantal stemmen",
        "Hoop, aantal stemmen",
        "Rouw, aantal stemmen",
    ]


def test_back_to_the_group(screen: Screen, group_id: UUID, window: RecordingWindow) -> None:
    opened(screen, group_id)
    press(screen, "Naar de groep")
    assert window.opened == [("groups", {"group_id": group_id})]


def test_the_side_bar_does_not_show_it(screen: Screen) -> None:
    (spec,) = [each for each in discover() if each.id == "theme_choice"]
    assert spec.place.value == "hidden"
    assert spec.parent_id == "groups"


# printing


def test_wish_cards_are_printed_one_for_each_participant(
    screen: Screen, store: Store, group_id: UUID, window: RecordingWindow, screenshot: Save
) -> None:
    for name in ("Anneke", "Bert", "Carla"):
        member(store, group_id, name)
    opened(screen, group_id)

    def look(dialog: QDialog) -> None:
        assert clashing_mnemonics(dialog) == []
        count = dialog.findChild(QSpinBox)
        assert count is not None and count.value() == 3
        screenshot(dialog, "theme_choice_print")
        press(dialog, "Voorbeeld")

    answer(look)
    press(screen, "Wenskaarten printen")
    ((title, pdf, name),) = window.previews
    assert (title, name) == ("Wenskaarten", "wenskaarten.pdf")
    assert pdf.startswith(b"%PDF")
    answer(lambda dialog: press(dialog, "Annuleren"))
    press(screen, "Wenskaarten printen")
    assert len(window.previews) == 1


def test_ballot_papers_are_printed_and_hands_get_a_sheet_to_count_on(
    screen: Screen, store: Store, group_id: UUID, window: RecordingWindow
) -> None:
    begun(store, group_id)
    opened(screen, group_id)
    answer(lambda dialog: press(dialog, "Voorbeeld"))
    press(screen, "Stembriefjes printen")
    other = new_group(store, name="Zelfhulpgroep")
    begun(store, other, way=BallotWay.HANDS, dots=1)
    opened(screen, other)
    press(screen, "Turflijst printen")
    assert [name for _title, _pdf, name in window.previews] == [
        "stembriefjes.pdf",
        "turflijst.pdf",
    ]


# looking


def full(store: Store, group_id: UUID, wishes: int) -> None:
    """A group with many wishes, long texts, earlier ballots and one that is counted."""
    anneke = member(store, group_id, "Anneke van den Hoogenbosch-Wijdeveld tot Oud-Zonneveld")
    for number in range(wishes):
        text, themes = WISHES[number % len(WISHES)]
        write(
            store,
            group_id,
            f"{text} ({number + 1})",
            *themes,
            participant_id=anneke if number % 7 == 0 else None,
        )
    write(store, group_id, "Een wens die lang is en doorgaat, want " + "er is veel te zeggen " * 20)
    for weeks in range(8, 1, -1):
        decided(
            store,
            group_id,
            weeks,
            because="De groep was die dag erg klein" if weeks == 4 else "",
            slapen=weeks,
            hoop=3,
        )
    ballot = begun(
        store,
        group_id,
        "slapen",
        "hoop",
        "uitleggen-aan-je-omgeving",
        "Een thema van onszelf met een lange naam over Boodschappenlijstjesangst",
        meeting_id=meetings(store, group_id, from_on=TODAY)[0].id,
    )
    for theme, votes in (("slapen", 4), ("hoop", 3), ("uitleggen-aan-je-omgeving", 2)):
        set_votes(store, ballot, theme, votes)


@pytest.mark.parametrize(
    "look",
    [(Look.LIGHT, 100), (Look.LIGHT, 150), (Look.LIGHT, 200), (Look.DARK, 100), (Look.DARK, 200)],
)
def test_it_fits_at_every_text_size(
    screen: Screen, store: Store, group_id: UUID, screenshot: Save, look: tuple[Look, int]
) -> None:
    full(store, group_id, 20)
    screen.context.theme.choose(look=look[0], percent=look[1])
    opened(screen, group_id)
    assert_nothing_clipped(screen)
    screenshot(screen, f"theme_choice_{look[0].value}_{look[1]}")


@pytest.mark.parametrize(
    ("button_text", "name"),
    [
        ("Thema erbij", "picker"),
        ("Wijzigen", "text"),
        ("Van wie", "owner"),
        ("Anders kiezen", "overrule"),
        ("Wenskaarten printen", "print"),
        ("Stemming beginnen", "start"),
    ],
)
def test_dialogs_fit_at_twice_the_text_size(
    screen: Screen, store: Store, group_id: UUID, screenshot: Save, *, button_text: str, name: str
) -> None:
    full(store, group_id, 3)
    screen.context.theme.choose(look=Look.DARK, percent=200)
    if name == "start":
        put_away(store, counting(store, group_id).ballot.id)
    opened(screen, group_id)

    def look(dialog: QDialog) -> None:
        for _ in range(3):
            QApplication.processEvents()
        screenshot(dialog, f"theme_choice_dialog_{name}")
        assert_nothing_clipped(dialog)
        assert clashing_mnemonics(dialog) == []
        press(dialog, "Annuleren")

    answer(look)
    button(screen, button_text).click()


def test_three_hundred_wishes_are_one_list(
    screen: Screen, store: Store, group_id: UUID, screenshot: Save
) -> None:
    full(store, group_id, 300)
    opened(screen, group_id)
    assert len(table(screen).rows) == 301
    assert_nothing_clipped(screen)
    screenshot(screen, "theme_choice_300")
    table(screen).setFocus()
    QTest.keyClick(table(screen), Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    current = table(screen).current
    assert current is not None and current.text == "Ik wil beter slapen (1)"


def test_the_way_in_is_on_the_page_of_the_group(
    context: ScreenContext, group_id: UUID, window: RecordingWindow, screenshot: Save
) -> None:
    groups = next(each for each in discover() if each.id == "groups").build(context)
    opened(groups, group_id)
    screenshot(groups, "theme_choice_way_in")
    press(groups, "Wensen en thema")
    assert window.opened == [("theme_choice", {"group_id": group_id})]
