"""The wizard of four steps: nothing exists before the code was typed back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from herstel_desktop.services import groups, organisation, vault_access
from herstel_desktop.services.vault_access import OpenVault
from herstel_desktop.ui.shell.first_start.wizard import FirstStart
from herstel_desktop.ui.shell.main_window import MainWindow
from herstel_desktop.ui.shell.reception import Reception
from herstel_desktop.ui.shell.unlock_page import UnlockPage
from herstel_desktop.ui.tasks import TaskRunner
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.vault import keys as vault_keys
from herstel_desktop.vault.kdf import FLOOR
from tests.documents.reading import extracted, letters
from tests.ui.shell.conftest import quick_vault, settle
from tests.ui.shell.hands import button, field, press, words_of

GOOD = "negen paarse olifanten aan zee"
CODE = "Typ de code over van het papier"
TOO_LONG = "paarse olifant 🐘 " * 70
"""More than a thousand characters; an elephant counts for two in the field and for one after it."""


@pytest.fixture
def printed() -> list[tuple[str, bytes, str]]:
    """What the wizard wanted to print."""
    return []


@pytest.fixture
def wizard(
    theme: Theme,
    tasks: TaskRunner,
    tmp_path: Path,
    printed: list[tuple[str, bytes, str]],
    qtbot: QtBot,
) -> Iterator[FirstStart]:
    def preview(title: str, build: Callable[[], bytes], file_name: str) -> None:
        printed.append((title, build(), file_name))

    page = FirstStart(theme, tasks, tmp_path / "kluis", preview, quick_vault)
    qtbot.addWidget(page)
    page.show()
    yield page
    if page.vault is not None:
        page.vault.close()


@pytest.fixture
def finished(wizard: FirstStart) -> Iterator[list[tuple[OpenVault, object]]]:
    """What came out of the wizard."""
    results: list[tuple[OpenVault, object]] = []
    wizard.finished.connect(lambda vault, group: results.append((vault, group)))
    yield results
    for vault, _group in results:
        vault.close()


def tell_who(wizard: FirstStart, venue: str = "De Linde") -> None:
    field(wizard, "Organisatie").setText("Stichting De Brug")
    field(wizard, "Jouw naam").setText("Ilse")
    field(wizard, "Buurtpunt").setText(venue)
    field(wizard, "Plaats").setText("Utrecht")
    press(wizard, "Verder")


def choose_passphrase(wizard: FirstStart, qtbot: QtBot, first: str, second: str = "") -> None:
    field(wizard, "Wachtzin").setText(first)
    field(wizard, "Nog een keer").setText(second or first)
    press(wizard, "Verder")
    qtbot.waitUntil(lambda: button(wizard, step_button(wizard)).isEnabled())


def step_button(wizard: FirstStart) -> str:
    return "Kluis maken" if "Stap 3" in words_of(wizard) else "Verder"


def come_to_step_3(wizard: FirstStart, qtbot: QtBot) -> None:
    tell_who(wizard)
    choose_passphrase(wizard, qtbot, GOOD)
    assert "Stap 3 van 4" in words_of(wizard)


def type_back(wizard: FirstStart, typed: str) -> None:
    field(wizard, CODE).setText(typed)
    press(wizard, "Kluis maken")


def come_to_step_4(wizard: FirstStart, qtbot: QtBot) -> None:
    come_to_step_3(wizard, qtbot)
    type_back(wizard, wizard.recovery_code.text())
    qtbot.waitUntil(lambda: "Stap 4 van 4" in words_of(wizard), timeout=10_000)


def test_four_steps_make_a_vault_with_its_first_group(
    wizard: FirstStart, finished: list[tuple[OpenVault, object]], tmp_path: Path, qtbot: QtBot
) -> None:
    come_to_step_4(wizard, qtbot)
    forms = {each.text().split(" (")[0]: each for each in wizard.findChildren(QRadioButton)}
    forms["Praat- en luisterronde"].click()
    field(wizard, "Naam van de groep").setText("Ronde Noord")
    press(wizard, "Groep maken")
    qtbot.waitUntil(lambda: bool(finished))
    vault, group_id = finished[0]
    made = groups.group(vault.store, group_id)  # type: ignore[arg-type]
    assert (made.name, made.number_of_meetings) == ("Ronde Noord", 8)
    assert organisation.organisation(vault.store).name == "Stichting De Brug"
    assert [(place.name, place.town) for place in organisation.venues(vault.store)] == [
        ("De Linde", "Utrecht")
    ]
    assert made.venue_id == organisation.venues(vault.store)[0].id
    vault.close()
    vault_access.unlock(tmp_path / "kluis", GOOD).close()


def test_the_first_group_can_wait(
    wizard: FirstStart, finished: list[tuple[OpenVault, object]], qtbot: QtBot
) -> None:
    come_to_step_4(wizard, qtbot)
    press(wizard, "Later")
    assert [group for _vault, group in finished] == [None]


def test_pressing_twice_makes_one_group(
    wizard: FirstStart, finished: list[tuple[OpenVault, object]], qtbot: QtBot
) -> None:
    come_to_step_4(wizard, qtbot)
    name = field(wizard, "Naam van de groep")
    QTest.keyClick(name, Qt.Key.Key_Return)
    QTest.keyClick(name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(finished))
    assert len(groups.groups(finished[0][0].store)) == 1


def test_organisation_and_name_are_needed_and_nothing_else(wizard: FirstStart) -> None:
    press(wizard, "Verder")
    assert "Vul de naam van de organisatie in." in words_of(wizard)
    assert "Vul je naam in." in words_of(wizard)
    field(wizard, "Organisatie").setText("Stichting De Brug")
    field(wizard, "Jouw naam").setText("   ")
    press(wizard, "Verder")
    assert "Vul de naam van de organisatie in." not in words_of(wizard)
    assert "Stap 1 van 4" in words_of(wizard)
    field(wizard, "Jouw naam").setText("Ilse")
    press(wizard, "Verder")
    assert "Stap 2 van 4" in words_of(wizard)


def test_going_back_keeps_what_was_typed(wizard: FirstStart, qtbot: QtBot) -> None:
    come_to_step_3(wizard, qtbot)
    code = wizard.recovery_code.text()
    press(wizard, "Terug")
    assert field(wizard, "Wachtzin").text() == field(wizard, "Nog een keer").text() == GOOD
    press(wizard, "Terug")
    typed = [field(wizard, name).text() for name in ("Organisatie", "Jouw naam", "Buurtpunt")]
    assert typed == ["Stichting De Brug", "Ilse", "De Linde"]
    press(wizard, "Verder")
    press(wizard, "Verder")
    qtbot.waitUntil(lambda: "Stap 3 van 4" in words_of(wizard))
    assert wizard.recovery_code.text() == code, "the printed sheet is worth nothing any more"


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        (GOOD, GOOD + "e", "De twee wachtzinnen zijn niet gelijk."),
        ("kort", "kort", "Nog 11 tekens te gaan."),
        (TOO_LONG, TOO_LONG, "Een wachtzin heeft hoogstens 1000 tekens."),
    ],
)
def test_a_passphrase_that_cannot_be_used_is_refused_with_the_reason(
    wizard: FirstStart, qtbot: QtBot, first: str, second: str, sentence: str
) -> None:
    tell_who(wizard)
    choose_passphrase(wizard, qtbot, first, second)
    assert sentence in words_of(wizard)
    assert "Stap 2 van 4" in words_of(wizard)


def test_the_own_organisation_makes_a_weak_passphrase(wizard: FirstStart, qtbot: QtBot) -> None:
    tell_who(wizard)
    choose_passphrase(wizard, qtbot, "stichting de brug")
    assert "Stap 2 van 4" in words_of(wizard)


def test_strength_is_told_while_typing(wizard: FirstStart, qtbot: QtBot) -> None:
    tell_who(wizard)
    field(wizard, "Wachtzin").setText("kort")
    qtbot.waitUntil(lambda: "Nog 11 tekens te gaan." in words_of(wizard))


def test_five_proposed_words_show_and_have_to_be_typed_again(
    wizard: FirstStart, qtbot: QtBot
) -> None:
    tell_who(wizard)
    press(wizard, "Stel vijf woorden voor")
    proposal = field(wizard, "Wachtzin")
    assert proposal.displayText() == proposal.text()
    assert len(proposal.text().split()) == 5
    press(wizard, "Verder")
    assert "De twee wachtzinnen zijn niet gelijk." in words_of(wizard)
    choose_passphrase(wizard, qtbot, proposal.text())
    assert "Stap 3 van 4" in words_of(wizard)


def test_a_vault_exists_only_after_the_code_was_typed_back(
    wizard: FirstStart, tmp_path: Path, qtbot: QtBot
) -> None:
    come_to_step_3(wizard, qtbot)
    assert not (tmp_path / "kluis").exists()
    press(wizard, "Kluis maken")
    assert "Typ hier de code die op het papier staat." in words_of(wizard)
    type_back(wizard, "ABCDE")
    assert "Er is niets veranderd." in words_of(wizard)
    with vault_access.new_recovery_code() as other:
        type_back(wizard, other.text())
    assert "Dit is een andere herstelcode." in words_of(wizard)
    assert not (tmp_path / "kluis").exists()
    type_back(wizard, wizard.recovery_code.text().lower().replace("-", " "))
    qtbot.waitUntil(lambda: wizard.vault is not None, timeout=10_000)
    assert vault_access.has_vault(tmp_path / "kluis")


def test_the_sheet_holds_the_code_and_tells_whose_it_is(
    wizard: FirstStart, printed: list[tuple[str, bytes, str]], qtbot: QtBot
) -> None:
    come_to_step_3(wizard, qtbot)
    press(wizard, "Herstelblad printen of opslaan")
    title, pdf, file_name = printed[0]
    assert (title, file_name) == ("Herstelblad", "herstelblad.pdf")
    text = extracted(pdf)
    assert "Stichting De Brug" in text
    assert all(group in letters(text) for group in wizard.recovery_code.groups())


def test_the_code_shows_only_when_asked_for(wizard: FirstStart, qtbot: QtBot) -> None:
    come_to_step_3(wizard, qtbot)
    group = wizard.recovery_code.groups()[0]
    assert group not in words_of(wizard)
    press(wizard, "Ik schrijf de code over")
    assert group in words_of(wizard)
    press(wizard, "Verberg de code")
    assert group not in words_of(wizard)


def test_after_making_the_vault_no_secret_is_left_in_the_window(
    wizard: FirstStart, qtbot: QtBot
) -> None:
    come_to_step_4(wizard, qtbot)
    everything = [line.text() for line in wizard.findChildren(type(field(wizard, GROUP)))]
    assert GOOD not in everything
    assert wizard.recovery_code.is_wiped


def test_a_folder_that_cannot_be_used_is_told_and_the_answers_stay(
    wizard: FirstStart, tmp_path: Path, qtbot: QtBot
) -> None:
    come_to_step_3(wizard, qtbot)
    (tmp_path / "kluis").mkdir()
    (tmp_path / "kluis" / "vakantie.txt").write_text("iets anders")
    type_back(wizard, wizard.recovery_code.text())
    qtbot.waitUntil(lambda: button(wizard, "Kluis maken").isEnabled(), timeout=10_000)
    assert wizard.vault is None
    assert field(wizard, CODE).text() != ""
    assert (tmp_path / "kluis" / "vakantie.txt").read_text() == "iets anders"


# The vault stands open behind the fourth step


@pytest.fixture
def first_start(
    qapp: QApplication, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Reception]:
    """The door of a laptop without a vault."""
    monkeypatch.setattr(vault_keys, "calibrate", lambda: FLOOR)
    reception = Reception(qapp, theme, tmp_path / "kluis")
    reception.open(has_vault=False)
    yield reception
    reception.lock()
    reception.tasks.stop()
    front = reception.front
    assert front is not None
    front.hide()
    front.deleteLater()
    reception.deleteLater()
    settle()


def at_step_4(reception: Reception, qtbot: QtBot) -> tuple[FirstStart, OpenVault]:
    wizard = reception.front
    assert isinstance(wizard, FirstStart)
    come_to_step_4(wizard, qtbot)
    assert wizard.vault is not None
    return wizard, wizard.vault


@pytest.mark.parametrize("how", ["idle", "key"])
def test_who_leaves_the_fourth_step_alone_finds_the_vault_locked(
    first_start: Reception, tmp_path: Path, qtbot: QtBot, how: str
) -> None:
    wizard, vault = at_step_4(first_start, qtbot)
    assert first_start.idle_watch.minutes == 5
    if how == "idle":
        first_start.idle_watch.start(0.0005)
    else:
        first_start.lock()
    qtbot.waitUntil(lambda: isinstance(first_start.front, UnlockPage))
    assert vault.keys.data_key.is_wiped
    settle()
    assert not shiboken6.isValid(wizard)
    assert first_start.idle_watch.minutes == 0
    vault_access.unlock(tmp_path / "kluis", GOOD).close()


def test_a_group_that_is_being_made_while_locking_is_made_and_opens_nothing(
    first_start: Reception, tmp_path: Path, qtbot: QtBot
) -> None:
    wizard, _vault = at_step_4(first_start, qtbot)
    field(wizard, GROUP).setText("Ronde Noord")
    press(wizard, "Groep maken")
    first_start.lock()
    qtbot.waitUntil(lambda: first_start.tasks.is_idle)
    assert isinstance(first_start.front, UnlockPage)
    again = vault_access.unlock(tmp_path / "kluis", GOOD)
    assert [each.name for each in groups.groups(again.store)] == ["Ronde Noord"]
    again.close()


def test_after_the_first_start_the_vault_locks_as_always(
    first_start: Reception, qtbot: QtBot
) -> None:
    wizard, vault = at_step_4(first_start, qtbot)
    press(wizard, "Later")
    qtbot.waitUntil(lambda: isinstance(first_start.front, MainWindow))
    qtbot.waitUntil(lambda: first_start.tasks.is_idle)
    first_start.idle_watch.start(0.0005)
    qtbot.waitUntil(lambda: isinstance(first_start.front, UnlockPage))
    assert vault.keys.data_key.is_wiped


def test_before_the_fourth_step_there_is_nothing_to_lock(
    first_start: Reception, qtbot: QtBot
) -> None:
    wizard = first_start.front
    assert isinstance(wizard, FirstStart)
    come_to_step_3(wizard, qtbot)
    first_start.lock()
    assert first_start.front is wizard
    assert wizard.isVisible()


GROUP = "Naam van de groep"
