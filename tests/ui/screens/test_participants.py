"""Deelnemers: the list, one person, and what is stored without a Save button."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeVar, cast
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QLabel,
    QLineEdit,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from herstel_desktop.db.store import Store
from herstel_desktop.domain.dutch_dates import date_only
from herstel_desktop.domain.errors import NotFoundError
from herstel_desktop.domain.groups import Registration
from herstel_desktop.domain.labels import ABSENCE_CHOICE
from herstel_desktop.domain.participants import (
    AbsenceChoice,
    Consent,
    EnrolmentState,
    ParticipantDraft,
)
from herstel_desktop.services import participants
from herstel_desktop.services.groups import end_group
from herstel_desktop.services.vault_access import OpenVault
from herstel_desktop.ui.screens.participants import SCREEN
from herstel_desktop.ui.screens.participants.participants_screen import ParticipantsScreen
from herstel_desktop.ui.shell.names import NameShield, Shield
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.tasks import TaskRunner
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.theme.tokens import Look
from herstel_desktop.ui.widgets.basics import Button
from herstel_desktop.ui.widgets.enrolment_dialog import EnrolmentDialog
from herstel_desktop.ui.widgets.table import RowTable
from tests.services.builders import TUESDAY, new_group, new_participant
from tests.ui.conftest import RaisingPresenter, RecordingWindow
from tests.ui.looking import assert_nothing_clipped, clashing_mnemonics, show_at

W = TypeVar("W", bound=QWidget)
Screenshot = Callable[[QWidget, str], Path]
TODAY = date.today()


@pytest.fixture
def screen(context: ScreenContext) -> Iterator[ParticipantsScreen]:
    """The screen, not yet shown."""
    made = SCREEN.build(context)
    assert isinstance(made, ParticipantsScreen)
    yield made
    made.close()
    made.deleteLater()


def _open(screen: ParticipantsScreen, **target: Any) -> ParticipantsScreen:
    """Open it as the window does."""
    screen.enter(**target)
    show_at(screen)
    # Nothing has the keyboard in a window that is not the active one.
    screen.activateWindow()
    assert QTest.qWaitForWindowActive(screen)
    focus = screen.first_focus()
    assert focus is not None
    focus.setFocus()
    assert clashing_mnemonics(screen) == []
    return screen


def _named(parent: QWidget, kind: type[W], name: str) -> W:
    """The visible widget that a screen reader calls this."""
    found = [
        each
        for each in parent.findChildren(kind)
        if each.isVisibleTo(parent) and _name(each) == name
    ]
    assert len(found) == 1, f"{name!r}: {len(found)}"
    return found[0]


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text.replace("&", "")


def _line(parent: QWidget, name: str) -> QLineEdit:
    return _named(parent, QLineEdit, name)


def _press(parent: QWidget, name: str) -> None:
    _named(parent, Button, name).click()


def _type(line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClicks(line, text)


def _type_and_leave(line: QLineEdit, text: str) -> None:
    _type(line, text)
    QTest.keyClick(line, Qt.Key.Key_Tab)


def _texts(screen: QWidget) -> str:
    """Everything that can be read on it now."""
    return "\n".join(
        each.text() for each in screen.findChildren(QLabel) if each.isVisibleTo(screen)
    )


def _table(screen: QWidget) -> RowTable[Any]:
    (found,) = screen.findChildren(RowTable)
    return found


def _cells(screen: QWidget, column: int = 0) -> list[str]:
    model = _table(screen).model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def _answer(*acts: Callable[[QDialog], object]) -> list[str]:
    """What to do in the dialogs that will open, one after the other; returns their titles."""
    titles: list[str] = []
    waiting = list(acts)

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        titles.append(dialog.windowTitle())
        this = waiting.pop(0)
        if waiting:
            QTimer.singleShot(0, act)
        try:
            this(dialog)
        except Exception:
            # The test fails by this; an open dialog would let it wait for ever.
            dialog.reject()
            raise

    QTimer.singleShot(0, act)
    return titles


def _choose(dialog: QDialog, name: str, text: str) -> None:
    box = _named(dialog, QComboBox, name)
    place = box.findText(text, Qt.MatchFlag.MatchStartsWith)
    assert place >= 0, [box.itemText(each) for each in range(box.count())]
    box.setCurrentIndex(place)


def _full_person(store: Store) -> UUID:
    """Somebody of whom everything is known."""
    return new_participant(
        store,
        "Anneke",
        family_name="de Wit",
        phone="06 12345678",
        email="anneke@voorbeeld.nl",
        address="Lindelaan 4, Gouda",
        absence_choice=AbsenceChoice.CONTACT_PERSON,
        contact_person_name="Bram de Wit",
        contact_person_phone="0182 123456",
        consent=Consent(date(2026, 10, 6)),
    )


# The list


def test_nobody_yet_teaches_and_offers_one_button(
    screen: ParticipantsScreen, screenshot: Screenshot
) -> None:
    _open(screen)
    screenshot(screen, "participants-nobody")
    assert "Nog geen deelnemers" in _texts(screen)
    buttons = [each for each in screen.findChildren(Button) if each.isVisibleTo(screen)]
    assert [_name(each) for each in buttons] == ["Deelnemer toevoegen"]
    assert QApplication.focusWidget() is buttons[0]
    assert_nothing_clipped(screen)


def test_the_list_says_groups_states_and_consent(screen: ParticipantsScreen, store: Store) -> None:
    group = new_group(store, name="Herstelgroep Dinsdag")
    other = new_group(store, name="Praatronde")
    anneke = new_participant(
        store, "Anneke", family_name="de Wit", consent=Consent(date(2026, 10, 6))
    )
    participants.enrol(store, anneke, group, TUESDAY, EnrolmentState.PARTICIPANT)
    participants.enrol(store, anneke, other, TUESDAY - timedelta(days=1))
    new_participant(store, "Bram")
    _open(screen)
    assert _cells(screen) == ["Anneke de Wit", "Bram"]
    assert _cells(screen, 1) == [
        "Herstelgroep Dinsdag · deelnemer; Praatronde · aangemeld",
        "nog geen groep",
    ]
    assert _cells(screen, 2) == ["ja", "nog niet"]
    assert screen.heading == ("Deelnemers", "2 deelnemers")


def test_the_search_filters_as_it_is_typed_whatever_the_case_and_marks(
    screen: ParticipantsScreen, store: Store
) -> None:
    for name in ("Đặng", "Wiesława", "محمد", "O'Brien"):
        new_participant(store, name)
    _open(screen)
    search = _line(screen, "Zoeken")
    assert QApplication.focusWidget() is search
    for typed, found in (
        ("dang", "Đặng"),
        ("SLAWA", "Wiesława"),
        ("محم", "محمد"),
        ("o'b", "O'Brien"),
    ):
        search.setText(typed)
        assert _cells(screen) == [found]
    assert screen.heading == ("Deelnemers", "1 gevonden")


def test_nothing_found_says_so_and_leads_back(
    screen: ParticipantsScreen, store: Store, screenshot: Screenshot
) -> None:
    new_participant(store, "Anneke")
    _open(screen)
    _line(screen, "Zoeken").setText("zzz")
    show_at(screen)
    screenshot(screen, "participants-nothing-found")
    assert "Niemand gevonden" in _texts(screen)
    _press(screen, "Zoekveld leegmaken")
    assert _cells(screen) == ["Anneke"]
    assert QApplication.focusWidget() is _line(screen, "Zoeken")


def test_who_stopped_shows_only_when_asked_for(screen: ParticipantsScreen, store: Store) -> None:
    group = new_group(store)
    gone = new_participant(store, "Gerda")
    participants.enrol(store, gone, group, TUESDAY, EnrolmentState.PARTICIPANT)
    end_group(store, group, TUESDAY)
    _open(screen)
    assert "Er doet nu niemand mee" in _texts(screen)
    _press(screen, "Toon hen ook")
    assert _cells(screen) == ["Gerda"]
    assert _named(screen, QCheckBox, "Ook oud-deelnemers").isChecked()


def test_the_keyboard_goes_from_the_search_into_the_list_and_opens_somebody(
    screen: ParticipantsScreen, store: Store, window: RecordingWindow
) -> None:
    new_participant(store, "Anneke")
    bram = new_participant(store, "Bram")
    _open(screen)
    search = _line(screen, "Zoeken")
    QTest.keyClick(search, Qt.Key.Key_Down)
    table = _table(screen)
    assert QApplication.focusWidget() is table
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert window.opened == [("participants", {"participant_id": bram})]
    search.setFocus()
    QTest.keyClicks(search, "bra")
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert window.opened[1:] == window.opened[:1]


def test_a_shield_leaves_initials_in_the_list(
    screen: ParticipantsScreen, store: Store, context: ScreenContext
) -> None:
    new_participant(store, "Anneke", family_name="de Wit")
    _open(screen)
    context.names.set_level(Shield.INITIALS)
    assert _cells(screen) == ["A.D.W."]
    context.names.set_level(Shield.OPEN)
    assert _cells(screen) == ["Anneke de Wit"]


def test_an_error_shows_in_place_with_a_way_to_try_again(
    screen: ParticipantsScreen, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_participant(store, "Anneke")

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise NotFoundError("De lijst")

    with monkeypatch.context() as broken:
        broken.setattr(Store, "reading", refuse)
        _open(screen)
        assert "De lijst is niet gevonden." in _texts(screen)
    _press(screen, "Opnieuw proberen")
    assert _cells(screen) == ["Anneke"]


# One person


def test_a_person_shows_all_that_is_kept(
    screen: ParticipantsScreen, store: Store, screenshot: Screenshot
) -> None:
    group = new_group(store, name="Herstelgroep Dinsdag")
    anneke = _full_person(store)
    signed_up = participants.enrol(store, anneke, group, date(2026, 10, 6)).id
    assert signed_up is not None
    participants.set_enrolment_state(
        store, signed_up, EnrolmentState.PARTICIPANT, date(2026, 10, 20)
    )
    _open(screen, participant_id=anneke)
    screenshot(screen, "participants-person")
    assert screen.heading == ("Anneke de Wit", "Herstelgroep Dinsdag · deelnemer")
    shown = {
        name: _line(screen, name).text()
        for name in ("Roepnaam", "Achternaam", "Telefoon", "E-mail", "Adres")
    }
    assert shown == {
        "Roepnaam": "Anneke",
        "Achternaam": "de Wit",
        "Telefoon": "06 12345678",
        "E-mail": "anneke@voorbeeld.nl",
        "Adres": "Lindelaan 4, Gouda",
    }
    assert _line(screen, "Naam contactpersoon").text() == "Bram de Wit"
    for sentence in ("Gegeven op 6 oktober 2026.", "6 oktober 2026", "20 oktober 2026"):
        assert sentence in _texts(screen).split("\n")
    assert_nothing_clipped(screen)


def test_a_field_is_stored_when_it_is_left_or_at_enter_and_can_be_undone(
    screen: ParticipantsScreen, store: Store, window: RecordingWindow
) -> None:
    anneke = new_participant(store, "Anneke", phone="06 1")
    _open(screen, participant_id=anneke)
    _type_and_leave(_line(screen, "Telefoon"), "  06  2 ")
    assert participants.participant(store, anneke).phone == "06 2"
    assert _line(screen, "Telefoon").text() == "06 2"
    line = _line(screen, "Achternaam")
    _type(line, "Bos")
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert participants.participant(store, anneke).family_name == "Bos"
    assert screen.heading[0] == "Anneke Bos"
    sentences = [each.sentence for each in window.outcomes]
    assert sentences == ["Telefoon is aangepast.", "Achternaam is aangepast."]
    undo = window.outcomes[1].undo
    assert undo is not None
    window.show_outcome(undo(store))
    assert _line(screen, "Achternaam").text() == ""
    assert window.outcomes[-1].sentence == "Achternaam is weer zoals eerst."


def test_walking_through_the_fields_stores_nothing(
    screen: ParticipantsScreen, store: Store, window: RecordingWindow
) -> None:
    _open(screen, participant_id=_full_person(store))
    for name in ("Roepnaam", "Achternaam", "Telefoon", "E-mail", "Adres"):
        _line(screen, name).setFocus()
        QTest.keyClick(_line(screen, name), Qt.Key.Key_Return)
    assert window.outcomes == []


def test_a_refused_value_says_why_at_its_field_and_loses_nothing(
    screen: ParticipantsScreen, store: Store, screenshot: Screenshot
) -> None:
    anneke = new_participant(store, "Anneke", email="anneke@voorbeeld.nl")
    _open(screen, participant_id=anneke)
    _type_and_leave(_line(screen, "E-mail"), "anneke bij voorbeeld")
    _type_and_leave(_line(screen, "Telefoon"), "06 2")
    show_at(screen)
    screenshot(screen, "participants-refused")
    assert "Dit lijkt geen e-mailadres." in _texts(screen)
    assert _line(screen, "E-mail").text() == "anneke bij voorbeeld"
    kept = participants.participant(store, anneke)
    assert (kept.email, kept.phone) == ("anneke@voorbeeld.nl", "06 2")
    assert "Dit lijkt geen e-mailadres." in _line(screen, "E-mail").accessibleDescription()
    _type_and_leave(_line(screen, "E-mail"), "a@voorbeeld.nl")
    assert "Dit lijkt geen e-mailadres." not in _texts(screen)
    assert participants.participant(store, anneke).email == "a@voorbeeld.nl"


def test_typing_the_old_value_back_takes_the_refusal_away(
    screen: ParticipantsScreen, store: Store, window: RecordingWindow
) -> None:
    _open(screen, participant_id=new_participant(store, "Anneke"))
    _type_and_leave(_line(screen, "Roepnaam"), " ")
    assert "De roepnaam is nog leeg." in _texts(screen)
    _type_and_leave(_line(screen, "Roepnaam"), "Anneke")
    assert "De roepnaam is nog leeg." not in _texts(screen)
    assert window.outcomes == []


def test_flush_stores_what_was_typed_and_not_yet_stored(
    screen: ParticipantsScreen, store: Store
) -> None:
    anneke = new_participant(store, "Anneke")
    _open(screen, participant_id=anneke)
    _type(_line(screen, "Telefoon"), "06 3")
    screen.flush()
    assert participants.participant(store, anneke).phone == "06 3"


def test_what_was_typed_for_one_person_never_lands_at_another(
    screen: ParticipantsScreen, store: Store, window: RecordingWindow
) -> None:
    anneke, bram = new_participant(store, "Anneke"), new_participant(store, "Bram", phone="06 9")
    _open(screen, participant_id=anneke)
    _type(_line(screen, "Telefoon"), "06 4")
    _type(_line(screen, "E-mail"), "geen adres")
    screen.enter(participant_id=bram)
    assert _line(screen, "Telefoon").text() == "06 9"
    assert _line(screen, "E-mail").text() == ""
    assert "Dit lijkt geen e-mailadres." not in _texts(screen)
    assert participants.participant(store, anneke).phone == "06 4"
    assert participants.participant(store, bram).phone == "06 9"
    QApplication.processEvents()
    assert [each.happened for each in window.problems] == [
        "E-mail is nog niet bewaard. Dit lijkt geen e-mailadres."
    ]
    screen.enter(participant_id=anneke)
    assert _line(screen, "E-mail").text() == "geen adres"
    assert "Dit lijkt geen e-mailadres." in _texts(screen)


def test_who_leaves_at_once_is_told_what_was_not_stored(
    screen: ParticipantsScreen, store: Store, window: RecordingWindow
) -> None:
    _open(screen, participant_id=new_participant(store, "Anneke"))
    _type_and_leave(_line(screen, "E-mail"), "geen adres")
    QApplication.processEvents()
    assert window.problems == [], "it stands at the field"
    screen.enter()
    QApplication.processEvents()
    screen.enter()
    QApplication.processEvents()
    assert [each.safe for each in window.problems] == [
        "Wat je typte, staat nog bij deze deelnemer."
    ]


def test_a_refused_text_is_tried_again_by_flush_so_that_a_lock_can_say_that_it_goes(
    store: Store, theme: Theme, window: RecordingWindow, qtbot: QtBot
) -> None:
    anneke = new_participant(store, "Anneke")
    tasks = TaskRunner(RaisingPresenter())
    screen = ParticipantsScreen(late_context(store, theme, window, tasks))
    screen.enter(participant_id=anneke)
    show_at(screen)
    qtbot.waitUntil(lambda: tasks.is_idle)
    _line(screen, "E-mail").setText("geen adres")
    assert not tasks.finish(screen.flush)
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert not tasks.finish(screen.flush)
    qtbot.waitUntil(lambda: tasks.is_idle)
    _line(screen, "E-mail").setText("a@voorbeeld.nl")
    tasks.finish(screen.flush)
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert tasks.finish(screen.flush)
    assert participants.participant(store, anneke).email == "a@voorbeeld.nl"
    tasks.stop()
    screen.close()


def test_answers_that_come_late_stay_with_their_own_person(
    store: Store, theme: Theme, window: RecordingWindow, qtbot: QtBot
) -> None:
    anneke, bram = new_participant(store, "Anneke"), new_participant(store, "Bram", phone="06 9")
    tasks = TaskRunner(RaisingPresenter())
    screen = ParticipantsScreen(late_context(store, theme, window, tasks))
    screen.enter(participant_id=anneke)
    show_at(screen)
    qtbot.waitUntil(lambda: tasks.is_idle)
    _type(_line(screen, "Telefoon"), "06 4")
    _type(_line(screen, "E-mail"), "geen adres")
    screen.enter(participant_id=bram)
    assert not any(each.isVisibleTo(screen) for each in screen.findChildren(QLineEdit))
    screen.flush()
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert (_line(screen, "Telefoon").text(), _line(screen, "E-mail").text()) == ("06 9", "")
    assert participants.participant(store, anneke).phone == "06 4"
    assert participants.participant(store, bram).phone == "06 9"
    QApplication.processEvents()
    assert len(window.problems) == 1
    tasks.stop()
    screen.close()


def late_context(
    store: Store, theme: Theme, window: RecordingWindow, tasks: TaskRunner
) -> ScreenContext:
    """A context whose answers come from the real lane, a while after the question."""
    return ScreenContext(
        vault=cast("OpenVault", SimpleNamespace(store=store, facilitator_id=None)),
        tasks=tasks,
        hub=window.hub,
        theme=theme,
        names=NameShield(),
        window=window,
    )


def test_a_change_elsewhere_leaves_alone_what_is_being_typed(
    screen: ParticipantsScreen, store: Store, window: RecordingWindow
) -> None:
    anneke = new_participant(store, "Anneke")
    _open(screen, participant_id=anneke)
    _type(_line(screen, "Telefoon"), "06 5")
    now = participants.draft_of(participants.participant(store, anneke))
    window.show_outcome(
        participants.change_participant(store, anneke, replace(now, address="Dorpsstraat 1"))
    )
    assert _line(screen, "Telefoon").text() == "06 5"
    assert _line(screen, "Adres").text() == "Dorpsstraat 1"
    screen.flush()
    kept = participants.participant(store, anneke)
    assert (kept.phone, kept.address) == ("06 5", "Dorpsstraat 1")


def test_the_absence_choice_is_stored_at_once_and_asks_for_a_contact_person_only_when_needed(
    screen: ParticipantsScreen, store: Store, window: RecordingWindow
) -> None:
    anneke = new_participant(store, "Anneke")
    _open(screen, participant_id=anneke)
    assert "Naam contactpersoon" not in _texts(screen).replace("&", "")
    _named(screen, QRadioButton, ABSENCE_CHOICE[AbsenceChoice.CONTACT_PERSON]).click()
    assert participants.participant(store, anneke).absence_choice is AbsenceChoice.CONTACT_PERSON
    assert [each.sentence for each in window.outcomes] == [
        "De keuze is nu: bel mijn contactpersoon."
    ]
    _type_and_leave(_line(screen, "Naam contactpersoon"), "Bram")
    assert participants.participant(store, anneke).contact_person_name == "Bram"
    undo = window.outcomes[0].undo
    assert undo is not None
    window.show_outcome(undo(store))
    assert _named(screen, QRadioButton, "Doe niets").isChecked()


def test_consent_is_noted_and_withdrawn_each_with_its_date(
    screen: ParticipantsScreen, store: Store, window: RecordingWindow
) -> None:
    anneke = new_participant(store, "Anneke")
    _open(screen, participant_id=anneke)
    assert "Nog geen toestemming." in _texts(screen)
    yesterday = TODAY - timedelta(days=1)

    def note(dialog: QDialog) -> None:
        day = _named(dialog, QDateEdit, "Datum van de toestemming")
        day.setDate(day.date().addDays(5))
        _press(dialog, "Noteren")
        assert "De datum van de toestemming ligt in de toekomst." in _texts(dialog)
        day.setDate(day.date().addDays(-6))
        _press(dialog, "Noteren")

    _answer(note)
    _press(screen, "Toestemming noteren")
    assert participants.participant(store, anneke).consent == Consent(yesterday)
    assert f"Gegeven op {date_only(yesterday)}." in _texts(screen)
    _answer(lambda dialog: _press(dialog, "Intrekken"))
    _press(screen, "Intrekken")
    assert participants.participant(store, anneke).consent == Consent(yesterday, TODAY)
    assert f"Ingetrokken op {date_only(TODAY)}." in _texts(screen)
    assert window.outcomes[-1].said() == "De toestemming van Anneke is ingetrokken."


def test_signing_up_for_a_group_begins_with_aangemeld(
    screen: ParticipantsScreen, store: Store, screenshot: Screenshot
) -> None:
    new_group(store, name="Herstelgroep Dinsdag")
    new_group(store, name="Praatronde")
    new_group(store, name="Jongeren", registration=Registration.COUNT_ONLY)
    anneke = new_participant(store, "Anneke")
    _open(screen, participant_id=anneke)

    def sign_up(dialog: QDialog) -> None:
        show_at(dialog, dialog.size())
        screenshot(dialog, "participants-sign-up")
        groups = _named(dialog, QComboBox, "Groep")
        assert [groups.itemText(place) for place in range(groups.count())] == [
            "Herstelgroep Dinsdag · 0 van 10",
            "Praatronde · 0 van 10",
        ]
        assert QApplication.focusWidget() is groups
        _choose(dialog, "Groep", "Praatronde")
        assert _named(dialog, QComboBox, "Stap").currentText() == "Aangemeld"
        _press(dialog, "Opslaan")

    _answer(sign_up)
    _press(screen, "Aanmelden bij een groep")
    (way,) = participants.enrolments(store, anneke)
    assert (way.group_name, way.state) == ("Praatronde", EnrolmentState.SIGNED_UP)
    assert screen.heading[1] == "Praatronde · aangemeld"


def test_without_a_group_to_choose_it_says_what_to_do(
    screen: ParticipantsScreen, store: Store, window: RecordingWindow
) -> None:
    new_group(store, registration=Registration.COUNT_ONLY)
    _open(screen, participant_id=new_participant(store, "Anneke"))
    _press(screen, "Aanmelden bij een groep")
    assert [each.happened for each in window.problems] == [
        "Er is geen andere groep om uit te kiezen."
    ]


def test_the_next_step_offers_what_may_follow_and_keeps_the_keyboard_there(
    screen: ParticipantsScreen, store: Store
) -> None:
    anneke = new_participant(store, "Anneke")
    for name in ("Dinsdag", "Woensdag"):
        participants.enrol(store, anneke, new_group(store, name=name), TUESDAY)
    _open(screen, participant_id=anneke)

    def step(dialog: QDialog) -> None:
        assert isinstance(dialog, EnrolmentDialog)
        states = _named(dialog, QComboBox, "Stap")
        assert states.currentText() == "Kennismaking gepland"
        assert states.findText("Gestopt") < 0
        _press(dialog, "Opslaan")

    _answer(step)
    button = _named(screen, Button, "Volgende stap bij Dinsdag")
    button.setFocus()
    button.click()
    ways = {way.group_name: way.state for way in participants.enrolments(store, anneke)}
    assert ways == {
        "Dinsdag": EnrolmentState.INTAKE_PLANNED,
        "Woensdag": EnrolmentState.SIGNED_UP,
    }
    assert QApplication.focusWidget() is _named(screen, Button, "Volgende stap bij Dinsdag")


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("Op de wachtlijst", EnrolmentState.WAITING_LIST),
        ("Toch laten meedoen", EnrolmentState.PARTICIPANT),
    ],
)
def test_a_full_group_offers_the_waiting_list_or_one_confirm(
    screen: ParticipantsScreen, store: Store, answer: str, state: EnrolmentState
) -> None:
    group = new_group(store, name="Klein", least=1, most=1)
    participants.enrol(
        store, new_participant(store, "Bram"), group, TUESDAY, EnrolmentState.PARTICIPANT
    )
    anneke = new_participant(store, "Anneke")
    _open(screen, participant_id=anneke)

    def take_part(dialog: QDialog) -> None:
        _choose(dialog, "Stap", "Deelnemer")
        _press(dialog, "Opslaan")

    titles = _answer(take_part, lambda dialog: _press(dialog, answer))
    _press(screen, "Aanmelden bij een groep")
    assert titles == ["Aanmelden bij een groep", "De groep zit vol"]
    assert [way.state for way in participants.enrolments(store, anneke)] == [state]


def test_a_shield_hides_all_that_is_known_of_a_person(
    screen: ParticipantsScreen, store: Store, context: ScreenContext, screenshot: Screenshot
) -> None:
    anneke = _full_person(store)
    _open(screen, participant_id=anneke)
    # As a screen reader types: into a field that need not have the keyboard.
    _line(screen, "Telefoon").setText("06 6")
    context.names.set_level(Shield.INITIALS)
    show_at(screen)
    screenshot(screen, "participants-shielded")
    assert screen.heading[0] == "A.D.W."
    assert "Druk twee keer op F8. Dan zie je de gegevens weer." in _texts(screen)
    visible = [each for each in screen.findChildren(QLineEdit) if each.isVisibleTo(screen)]
    assert visible == []
    assert participants.participant(store, anneke).phone == "06 6"
    context.names.set_level(Shield.OPEN)
    assert _line(screen, "Telefoon").text() == "06 6"
    assert screen.heading[0] == "Anneke de Wit"


def test_nothing_that_the_screen_says_by_itself_under_a_shield_holds_a_name(
    screen: ParticipantsScreen, store: Store, context: ScreenContext, window: RecordingWindow
) -> None:
    _open(screen, participant_id=_full_person(store))
    _type(_line(screen, "Telefoon"), "06 6")
    context.names.set_level(Shield.INITIALS)
    assert [each.sentence for each in window.outcomes] == ["Telefoon is aangepast."]


def test_back_leads_to_the_list_or_to_the_screen_before(
    screen: ParticipantsScreen, store: Store, window: RecordingWindow
) -> None:
    anneke = new_participant(store, "Anneke")
    _open(screen, participant_id=anneke)
    _press(screen, "Terug")
    assert window.went_back == 1
    screen.enter()
    assert screen.heading[0] == "Deelnemers"
    screen.enter(participant_id=anneke)
    _press(screen, "Terug")
    assert window.opened == [("participants", {})]


def test_a_person_who_is_not_there_any_more_is_an_error_in_place(
    screen: ParticipantsScreen, screenshot: Screenshot
) -> None:
    _open(screen, participant_id=uuid4())
    screenshot(screen, "participants-person-gone")
    assert "De deelnemer is niet gevonden." in _texts(screen)


def test_undoing_an_addition_while_the_person_shows_leads_to_the_list(
    screen: ParticipantsScreen, store: Store, window: RecordingWindow
) -> None:
    new_participant(store, "Bram")
    added = participants.add_participant(store, ParticipantDraft("Anneke"))
    _open(screen, participant_id=added.id)
    assert added.undo is not None
    window.show_outcome(added.undo(store))
    assert _cells(screen) == ["Bram"]


# Somebody new


def test_a_call_name_is_enough_and_the_person_opens(
    screen: ParticipantsScreen, store: Store, window: RecordingWindow
) -> None:
    _open(screen)

    def add(dialog: QDialog) -> None:
        _press(dialog, "Toevoegen")
        assert "De roepnaam is nog leeg." in _texts(dialog)
        QTest.keyClicks(_line(dialog, "Roepnaam"), "Wies")
        QTest.keyClick(_line(dialog, "Roepnaam"), Qt.Key.Key_Return)

    _answer(add)
    _press(screen, "Deelnemer toevoegen")
    (row,) = participants.participants(store)
    assert (row.call_name, row.group_names, row.consent_stands) == ("Wies", (), False)
    assert window.opened == [("participants", {"participant_id": row.id})]


def test_group_step_and_consent_can_come_at_once_and_go_with_one_undo(
    screen: ParticipantsScreen, store: Store, window: RecordingWindow, screenshot: Screenshot
) -> None:
    new_group(store, name="Herstelgroep Dinsdag")
    new_participant(store, "Anneke")
    _open(screen)

    def add(dialog: QDialog) -> None:
        QTest.keyClicks(_line(dialog, "Roepnaam"), "Anneke")
        _choose(dialog, "Groep", "Herstelgroep Dinsdag")
        _choose(dialog, "Stap", "Deelnemer")
        _named(dialog, QCheckBox, "Toestemming is gegeven").click()
        show_at(dialog, dialog.size())
        screenshot(dialog, "participants-new")
        assert_nothing_clipped(dialog)
        assert clashing_mnemonics(dialog) == []
        _press(dialog, "Toevoegen")

    _answer(add)
    _press(screen, "Deelnemer toevoegen")
    (outcome,) = window.outcomes
    assert outcome.said() == (
        "Anneke is toegevoegd. Anneke staat bij Herstelgroep Dinsdag op deelnemer. "
        "Let op: er was al iemand met deze naam."
    )
    assert outcome.id is not None
    assert participants.participant(store, outcome.id).consent == Consent(TODAY)
    assert _cells(screen, 1) == ["nog geen groep", "Herstelgroep Dinsdag · deelnemer"] or (
        _cells(screen, 1) == ["Herstelgroep Dinsdag · deelnemer", "nog geen groep"]
    )
    assert outcome.undo is not None
    window.show_outcome(outcome.undo(store))
    assert _cells(screen, 1) == ["nog geen groep"]


def test_nobody_is_added_when_a_full_group_is_left_as_it_is(
    screen: ParticipantsScreen, store: Store
) -> None:
    group = new_group(store, name="Klein", least=1, most=1)
    participants.enrol(
        store, new_participant(store, "Bram"), group, TUESDAY, EnrolmentState.PARTICIPANT
    )
    _open(screen)

    def add(dialog: QDialog) -> None:
        QTest.keyClicks(_line(dialog, "Roepnaam"), "Anneke")
        _choose(dialog, "Groep", "Klein")
        _choose(dialog, "Stap", "Deelnemer")
        _press(dialog, "Toevoegen")
        assert _cells(screen) == ["Bram"]
        _press(dialog, "Annuleren")

    _answer(add, lambda dialog: _press(dialog, "Annuleren"))
    _press(screen, "Deelnemer toevoegen")
    assert _cells(screen) == ["Bram"]


# Keyboard, screen reader and looks


def _mnemonics(widget: QWidget) -> list[str]:
    parts: list[Any] = [*widget.findChildren(QLabel), *widget.findChildren(QAbstractButton)]
    texts = [each.text() for each in parts if each.isVisibleTo(widget)]
    return [found.lower() for text in texts for found in re.findall(r"&(\w)", text)]


def test_every_letter_leads_to_one_place_and_every_control_has_a_name(
    screen: ParticipantsScreen, store: Store
) -> None:
    anneke = _full_person(store)
    for name in ("Dinsdag", "Woensdag"):
        participants.enrol(store, anneke, new_group(store, name=name), TUESDAY)
    for target in ({}, {"participant_id": anneke}):
        _open(screen, **target)
        letters = _mnemonics(screen)
        assert len(letters) >= 3
        assert "k" not in letters, "the toast's 'Ongedaan maken' has it"
        for kind in (QLineEdit, QAbstractButton, QComboBox, RowTable):
            for each in screen.findChildren(kind):
                if each.isVisibleTo(screen) and each.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    assert _name(each), each


def test_tab_walks_down_the_page_of_a_person(screen: ParticipantsScreen, store: Store) -> None:
    anneke = _full_person(store)
    participants.enrol(store, anneke, new_group(store, name="Dinsdag"), TUESDAY)
    _open(screen, participant_id=anneke)
    walked = []
    for _ in range(12):
        focus = QApplication.focusWidget()
        assert focus is not None
        walked.append(_name(focus))
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert walked == [
        "Terug",
        "Roepnaam",
        "Achternaam",
        "Telefoon",
        "E-mail",
        "Adres",
        "Bel mijn contactpersoon",
        "Naam contactpersoon",
        "Telefoon contactpersoon",
        "Intrekken",
        "Volgende stap bij Dinsdag",
        "Aanmelden bij een groep",
    ]


def test_the_arrow_keys_go_through_the_absence_choices(
    screen: ParticipantsScreen, store: Store
) -> None:
    anneke = new_participant(store, "Anneke")
    _open(screen, participant_id=anneke)
    button = _named(screen, QRadioButton, "Doe niets")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Up)
    assert participants.participant(store, anneke).absence_choice is AbsenceChoice.CALL


LONG_NAME = "Adolph Blaine Charles David Earl Frederick Gerald Hubert Irvin John " * 2


@pytest.mark.parametrize("dress", [(Look.LIGHT, 200), (Look.DARK, 100)])
def test_it_fits_with_large_text_and_in_the_dark(
    screen: ParticipantsScreen,
    store: Store,
    theme: Theme,
    screenshot: Screenshot,
    dress: tuple[Look, int],
) -> None:
    look, percent = dress
    theme.choose(look=look, percent=percent)
    group = new_group(store, name="Herstelgroep Dinsdag in Buurtpunt De Linde " * 3)
    anneke = _full_person(store)
    long = new_participant(store, LONG_NAME[:120], phone="06 1")
    for each in (anneke, long):
        participants.enrol(store, each, group, TUESDAY, EnrolmentState.PARTICIPANT)
    name = f"{look.value}-{percent}"
    _open(screen)
    screenshot(screen, f"participants-list-{name}")
    assert_nothing_clipped(screen)
    _open(screen, participant_id=anneke)
    screenshot(screen, f"participants-person-{name}")
    assert_nothing_clipped(screen)

    def look_at(dialog: QDialog) -> None:
        _choose(dialog, "Groep", "Herstelgroep")
        _named(dialog, QCheckBox, "Toestemming is gegeven").click()
        show_at(dialog, dialog.size())
        screenshot(dialog, f"participants-new-{name}")
        assert_nothing_clipped(dialog)
        assert clashing_mnemonics(dialog) == []
        assert dialog.width() <= 1366
        assert dialog.height() <= 768
        dialog.reject()

    _open(screen)
    _answer(look_at)
    _press(screen, "Deelnemer toevoegen")


def test_three_hundred_people_show_and_filter_without_a_stall(
    screen: ParticipantsScreen, store: Store, screenshot: Screenshot
) -> None:
    group = new_group(store, most=400, least=1)
    for number in range(300):
        who = new_participant(store, f"Deelnemer {number:03}", family_name="van Dalen")
        participants.enrol(store, who, group, TUESDAY, EnrolmentState.PARTICIPANT)
    _open(screen)
    screenshot(screen, "participants-300")
    assert len(_cells(screen)) == 300
    assert screen.heading[1] == "300 deelnemers"
    _line(screen, "Zoeken").setText("dalen 29")
    assert len(_cells(screen)) == 13
