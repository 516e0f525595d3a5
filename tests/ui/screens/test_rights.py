"""Inzage and wissen on the page of a person."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QWidget

from herstel_desktop.db.store import Store
from herstel_desktop.domain.attendance import Mark
from herstel_desktop.domain.erasures import ErasureCounts, ErasurePlan, Mention, Namesake
from herstel_desktop.domain.participants import Consent, EnrolmentState, ParticipantDraft
from herstel_desktop.services import attendance, erasing, participants
from herstel_desktop.services.recovery_wishes import add_wish
from herstel_desktop.services.schedule import meetings
from herstel_desktop.services.session_logs import save_session_log
from herstel_desktop.ui.screens.participants import SCREEN
from herstel_desktop.ui.screens.participants.erase_dialog import EraseDialog
from herstel_desktop.ui.screens.participants.participants_screen import ParticipantsScreen
from herstel_desktop.ui.screens.participants.record_dialog import RecordDialog
from herstel_desktop.ui.shell.names import Shield
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.theme.tokens import Look
from tests.documents.reading import reading_text
from tests.services.builders import new_group, new_participant
from tests.ui.conftest import RecordingWindow
from tests.ui.looking import assert_nothing_clipped, clashing_mnemonics
from tests.ui.screens.test_participants import _answer, _named, _open, _press, _texts

Screenshot = Callable[[QWidget, str], Path]
TODAY = date.today()
LONG = "Praat- en luisterronde over van alles en nog wat & meer, elke week in het buurtpunt " * 2


@pytest.fixture
def screen(context: ScreenContext) -> Iterator[ParticipantsScreen]:
    """The screen, not yet shown."""
    made = SCREEN.build(context)
    assert isinstance(made, ParticipantsScreen)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def who(store: Store) -> Any:
    """Somebody with a mark, a wish, a guest of the same name and a mention in a log."""
    start = TODAY - timedelta(days=TODAY.weekday() + 6)
    group = new_group(store, today=start, starts_on=start, name="Dinsdaggroep")
    made = new_participant(
        store, "Anneke", family_name="de Wit", consent=Consent(TODAY - timedelta(days=9))
    )
    participants.enrol(store, made, group, start, EnrolmentState.PARTICIPANT)
    first = min(meetings(store, group), key=lambda row: row.on).id
    attendance.set_mark(store, first, made, Mark.PRESENT)
    attendance.add_guest(store, first, "anneke")
    save_session_log(store, first, "Anneke vertelde over haar tuin.")
    add_wish(store, group, "Weer durven fietsen", participant_id=made, today=TODAY)
    return made


def test_inzage_is_shown_from_memory_under_a_neutral_name(
    screen: ParticipantsScreen, window: RecordingWindow, who: Any
) -> None:
    _open(screen, participant_id=who)
    titles = _answer(lambda dialog: _press(dialog, "Bekijken en printen"))
    _press(screen, "Inzage geven")
    assert titles == ["Inzage geven"]
    ((title, pdf, file_name),) = window.previews
    assert (title, file_name) == ("Inzage", "inzage.pdf")
    assert "Weer durven fietsen" in reading_text(pdf)


def test_the_file_for_a_computer_warns_first_and_is_written_where_a_person_chose(
    screen: ParticipantsScreen, who: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[str] = []

    def choose(_parent: QWidget, _title: str, path: str, _filter: str) -> tuple[str, str]:
        proposed.append(Path(path).name)
        return str(tmp_path / "inzage"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    _open(screen, participant_id=who)
    warned: list[str] = []

    def go_on(dialog: QDialog) -> None:
        warned.append(_texts(dialog))
        _press(dialog, "Kies een plek")

    _answer(lambda dialog: _press(dialog, "Als computerbestand"), go_on)
    _press(screen, "Inzage geven")
    assert "buiten de kluis" in warned[0]
    assert proposed == ["inzage.json"]
    kept = json.loads((tmp_path / "inzage.json").read_text(encoding="utf-8"))
    assert kept["persoon"]["roepnaam"] == "Anneke"


def test_escape_gives_nothing(
    screen: ParticipantsScreen, window: RecordingWindow, who: Any
) -> None:
    _open(screen, participant_id=who)
    _answer(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    _press(screen, "Inzage geven")
    assert window.previews == []


def test_wissen_shows_first_what_goes_and_stays_and_escape_changes_nothing(
    screen: ParticipantsScreen, store: Store, who: Any, screenshot: Screenshot
) -> None:
    _open(screen, participant_id=who)
    said: list[str] = []

    def look(dialog: QDialog) -> None:
        said.append(_texts(dialog))
        assert clashing_mnemonics(dialog) == []
        assert_nothing_clipped(dialog)
        screenshot(dialog, "wissen")
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    _answer(look)
    _press(screen, "Wissen…")
    for part in (
        "Anneke de Wit",
        "1 herstelwens",
        "1 teken op een presentielijst",
        "Logboek: Dinsdaggroep",
        "Je kunt dit niet terugdraaien",
    ):
        assert part in said[0]
    assert participants.participant(store, who).call_name == "Anneke"


def test_one_press_erases_and_shows_the_proof_and_the_list(
    screen: ParticipantsScreen, store: Store, window: RecordingWindow, who: Any
) -> None:
    _open(screen, participant_id=who)

    def tick_and_go(dialog: QDialog) -> None:
        for box in dialog.findChildren(QCheckBox):
            box.setChecked(True)
        assert "1 naam op een gastenlijst" in _texts(dialog)
        assert "de tekst van 1 wens" in _texts(dialog)
        _press(dialog, "Definitief wissen")

    _answer(tick_and_go)
    _press(screen, "Wissen…")
    assert window.problems == []
    assert [title for title, _pdf, _name in window.previews] == ["Vergeet-bewijs"]
    assert "Anneke" not in reading_text(window.previews[0][1])
    (done,) = erasing.erasures(store)
    assert (done.counts.guests_gone, done.counts.wishes_kept) == (1, 1)
    assert "Anneke" not in _texts(screen)
    assert screen.heading[0] == "Deelnemers"


def test_withdrawn_consent_offers_wissen(
    screen: ParticipantsScreen, store: Store, who: Any
) -> None:
    _open(screen, participant_id=who)
    assert "Wis dan de gegevens" not in _texts(screen)
    now = participants.draft_of(participants.participant(store, who))
    withdrawn = ParticipantDraft(now.call_name, consent=Consent(TODAY - timedelta(days=9), TODAY))
    participants.change_participant(store, who, withdrawn)
    screen.load()
    assert "Wis dan de gegevens" in _texts(screen)


def test_with_a_shield_up_neither_page_nor_dialog_says_the_name(
    screen: ParticipantsScreen, context: ScreenContext, who: Any
) -> None:
    _open(screen, participant_id=who)
    context.names.set_level(Shield.INITIALS)
    assert "Rechten" not in _texts(screen)
    name = context.names.shown("Anneke de Wit", who)
    dialog = EraseDialog(context.theme, screen, name, ErasurePlan(ErasureCounts()))
    dialog.show()
    assert "Anneke" not in _texts(dialog)
    dialog.close()


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
@pytest.mark.parametrize("percent", [100, 200])
def test_dialogs_and_card_fit_the_venue_laptop(  # noqa: PLR0917
    screen: ParticipantsScreen,
    theme: Theme,
    who: Any,
    percent: int,
    look: Look,
    screenshot: Screenshot,
) -> None:
    theme.choose(look=look, percent=percent)
    _open(screen, participant_id=who)
    card = _named(screen, QWidget, "Wissen…").parentWidget()
    assert card is not None
    assert_nothing_clipped(screen)
    from PySide6.QtWidgets import QScrollArea

    for area in screen.findChildren(QScrollArea):
        if area.isAncestorOf(card) and area.isVisible():
            area.ensureWidgetVisible(card)
    screenshot(screen, f"rechten-{percent}-{look.value}")
    counts = ErasureCounts(marks_gone=2, wishes_gone=3, marks_kept=41, enrolments_kept=2)
    plans = {
        "leeg": ErasurePlan(ErasureCounts()),
        "een": ErasurePlan(
            counts,
            (Namesake(who, LONG, TODAY),),
            (Mention("Logboek", LONG, TODAY),),
        ),
        "veel": ErasurePlan(
            counts,
            tuple(Namesake(who, f"Groep {n}", TODAY) for n in range(300)),
            tuple(Mention("Logboek", f"Groep {n}", TODAY) for n in range(300)),
        ),
    }
    for name, plan in plans.items():
        dialog = EraseDialog(theme, screen, "Anneke de Wit", plan)
        dialog.show()
        assert_nothing_clipped(dialog)
        assert dialog.height() <= 768
        screenshot(dialog, f"wissen-{name}-{percent}-{look.value}")
        dialog.close()
    record = RecordDialog(theme, screen)
    record.show()
    assert_nothing_clipped(record)
    screenshot(record, f"inzage-{percent}-{look.value}")
    record.close()


def test_the_keyboard_alone_erases(screen: ParticipantsScreen, store: Store, who: Any) -> None:
    _open(screen, participant_id=who)

    def walk(dialog: QDialog) -> None:
        focus = dialog.focusWidget()
        assert focus is not None
        assert _shown_text(focus) == "Annuleren", "nothing goes by an accidental Enter"
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        reached = dialog.focusWidget()
        assert reached is not None
        assert _shown_text(reached) == "Definitief wissen"
        QTest.keyClick(reached, Qt.Key.Key_Return)

    _answer(walk)
    _named(screen, QWidget, "Wissen…").setFocus()
    QTest.keyClick(_named(screen, QWidget, "Wissen…"), Qt.Key.Key_Return)
    assert len(erasing.erasures(store)) == 1


def _shown_text(widget: QWidget) -> str:
    text = widget.property("text")
    return str(text).replace("&", "") if text else ""
