"""Instellingen: what is changed there is stored, refused in its place, or asked about first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from herstel_desktop.db.store import Store
from herstel_desktop.domain.errors import InvalidInputError
from herstel_desktop.domain.organisation import Organisation
from herstel_desktop.services import organisation, settings, vault_access
from herstel_desktop.services.vault_access import OpenVault
from herstel_desktop.ui.screens.settings import SCREEN
from herstel_desktop.ui.shell.discovery import discover
from herstel_desktop.ui.shell.main_window import MainWindow
from herstel_desktop.ui.shell.names import Shield
from herstel_desktop.ui.shell.screen import Screen, ScreenContext
from herstel_desktop.ui.tasks import TaskRunner
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.theme.tokens import Look
from tests.services.builders import new_group
from tests.ui.conftest import RaisingPresenter, RecordingWindow, make_context
from tests.ui.looking import assert_nothing_clipped, clashing_mnemonics, show_at
from tests.vaults import PASSPHRASE, MadeVault

Screenshot = Callable[[QWidget, str], Path]
W = TypeVar("W", bound=QWidget)
OTHER = "acht groene boten op het meer"
LONG_NAME = "Anneke van der " + "Heijden-" * 13


def named(inside: QWidget, name: str, kind: type[W]) -> W:
    """The visible control that a screen reader calls this."""
    found = [
        each
        for each in inside.findChildren(kind)
        if each.isVisibleTo(inside) and each.accessibleName() == name
    ]
    assert len(found) == 1, (name, [each.accessibleName() for each in inside.findChildren(kind)])
    return found[0]


def line(inside: QWidget, name: str) -> QLineEdit:
    return named(inside, name, QLineEdit)


def button(inside: QWidget, text: str) -> QAbstractButton:
    """The visible button with this text."""
    shown = [each for each in inside.findChildren(QAbstractButton) if each.isVisibleTo(inside)]
    found = [each for each in shown if each.text().replace("&", "") == text]
    assert len(found) == 1, (text, [each.text() for each in shown])
    return found[0]


def press(inside: QWidget, text: str) -> None:
    button(inside, text).click()


def fill(editor: QLineEdit, text: str) -> None:
    """Type over what stands there."""
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, text) if text else QTest.keyClick(editor, Qt.Key.Key_Delete)


def texts(inside: QWidget) -> str:
    """All labels that can be read."""
    return "\n".join(
        each.text() for each in inside.findChildren(QLabel) if each.isVisibleTo(inside)
    )


def table(screen: QWidget) -> list[list[str]]:
    """The cells of the list that shows."""
    (shown,) = (each for each in screen.findChildren(QTableView) if each.isVisibleTo(screen))
    model = shown.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def choose_row(screen: QWidget, row: int) -> None:
    (shown,) = (each for each in screen.findChildren(QTableView) if each.isVisibleTo(screen))
    shown.setCurrentIndex(shown.model().index(row, 0))


def in_dialog(act: Callable[[QDialog], object]) -> None:
    """Do this in the dialog that the next step opens; a mistake in it closes the dialog."""

    def run() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        try:
            act(dialog)
        except BaseException:
            dialog.reject()
            raise

    QTimer.singleShot(0, run)


@pytest.fixture
def open_settings(
    theme: Theme, window: RecordingWindow, qtbot: QtBot
) -> Iterator[Callable[..., Screen]]:
    """Opens the screen on a target, over a vault or over the context given."""

    def show(where: OpenVault | ScreenContext, **target: object) -> Screen:
        context = where if isinstance(where, ScreenContext) else make_context(where, theme, window)
        screen = SCREEN.build(context)
        qtbot.addWidget(screen)
        screen.enter(**target)
        show_at(screen)
        return screen

    yield show


def test_a_field_of_the_organisation_is_stored_when_it_is_left(
    context: ScreenContext, window: RecordingWindow, open_settings: Callable[..., Screen]
) -> None:
    organisation.save_organisation(context.store, Organisation("Stichting De Brug"))
    screen = open_settings(context, section="organisation")
    fill(line(screen, "Regio"), "Midden-Holland")
    assert organisation.organisation(context.store).region == ""
    QTest.keyClick(line(screen, "Regio"), Qt.Key.Key_Return)
    assert organisation.organisation(context.store) == Organisation(
        "Stichting De Brug", "Midden-Holland"
    )
    undo = window.outcomes[-1].undo
    assert undo is not None
    window.show_outcome(undo(context.store))
    assert line(screen, "Regio").text() == ""


def test_a_refused_value_is_told_at_its_field_and_holds_up_no_other(
    context: ScreenContext, open_settings: Callable[..., Screen]
) -> None:
    organisation.save_organisation(context.store, Organisation("Stichting De Brug"))
    screen = open_settings(context, section="organisation")
    fill(line(screen, "E-mail"), "geen adres")
    fill(line(screen, "Telefoon"), "0182-000000")
    screen.flush()
    assert organisation.organisation(context.store) == Organisation(
        "Stichting De Brug", phone="0182-000000"
    )
    assert "geen e-mailadres" in line(screen, "E-mail").accessibleDescription()
    assert line(screen, "E-mail").text() == "geen adres"


def test_an_untouched_organisation_is_not_stored_again(
    context: ScreenContext, window: RecordingWindow, open_settings: Callable[..., Screen]
) -> None:
    organisation.save_organisation(context.store, Organisation("Stichting De Brug"))
    screen = open_settings(context)
    line(screen, "Regio").setFocus()
    line(screen, "Telefoon").setFocus()
    screen.flush()
    assert window.outcomes == []


def test_the_first_venue_is_added_from_the_empty_list(
    context: ScreenContext, open_settings: Callable[..., Screen]
) -> None:
    screen = open_settings(context, section="venues")

    def add(dialog: QDialog) -> None:
        fill(line(dialog, "Naam"), "De Linde")
        fill(line(dialog, "Postcode"), "2801ab")
        fill(line(dialog, "Plaats"), "Gouda")
        press(dialog, "Opslaan")

    in_dialog(add)
    press(screen, "Eerste buurtpunt toevoegen")
    assert table(screen) == [["De Linde", "2801 AB Gouda", ""]]


def test_a_venue_without_a_name_is_refused_in_the_dialog(
    context: ScreenContext, open_settings: Callable[..., Screen]
) -> None:
    screen = open_settings(context, section="venues")

    def add(dialog: QDialog) -> None:
        press(dialog, "Opslaan")
        assert "nog leeg" in texts(dialog)
        assert dialog.isVisible()
        dialog.reject()

    in_dialog(add)
    press(screen, "Eerste buurtpunt toevoegen")
    assert organisation.venues(context.store) == ()


def test_a_venue_goes_out_of_use_after_a_confirm_and_comes_back(
    context: ScreenContext, open_settings: Callable[..., Screen]
) -> None:
    organisation.add_venue(context.store, "De Linde")
    organisation.add_venue(context.store, "De Wilg")
    screen = open_settings(context, section="venues")

    def agree(dialog: QDialog) -> None:
        assert "De Linde gaat uit de keuzelijst" in texts(dialog)
        press(dialog, "Niet meer gebruiken")

    in_dialog(lambda dialog: dialog.reject())
    press(screen, "Niet meer gebruiken")
    assert len(organisation.venues(context.store)) == 2
    in_dialog(agree)
    press(screen, "Niet meer gebruiken")
    assert [row[0] for row in table(screen)] == ["De Wilg"]
    press(screen, "Ook niet meer in gebruik")
    assert [row[0] for row in table(screen)] == ["De Linde (niet meer in gebruik)", "De Wilg"]
    choose_row(screen, 0)
    press(screen, "Weer in gebruik nemen")
    assert [row[0] for row in table(screen)] == ["De Linde", "De Wilg"]


def test_a_venue_where_a_group_meets_stays_in_use(
    context: ScreenContext, window: RecordingWindow, open_settings: Callable[..., Screen]
) -> None:
    venue_id = organisation.add_venue(context.store, "De Linde").id
    new_group(context.store, venue_id=venue_id)
    screen = open_settings(context, section="venues")
    in_dialog(lambda dialog: press(dialog, "Niet meer gebruiken"))
    press(screen, "Niet meer gebruiken")
    (problem,) = window.problems
    assert isinstance(problem, InvalidInputError)
    assert [row[0] for row in table(screen)] == ["De Linde"]


def test_the_search_finds_its_way_to_a_venue_that_is_out_of_use(
    context: ScreenContext, open_settings: Callable[..., Screen]
) -> None:
    organisation.add_venue(context.store, "De Acacia")
    old = organisation.add_venue(context.store, "De Linde").id
    assert old is not None
    organisation.retire_venue(context.store, old)
    screen = open_settings(context, venue_id=old)
    assert screen.heading == ("Instellingen", "Buurtpunten")
    assert button(screen, "Weer in gebruik nemen").isEnabled()


def test_a_facilitator_is_changed_and_stops(
    context: ScreenContext, open_settings: Callable[..., Screen]
) -> None:
    person_id = organisation.add_facilitator(context.store, "Bram").id
    screen = open_settings(context, facilitator_id=person_id)

    def change(dialog: QDialog) -> None:
        fill(line(dialog, "Telefoon"), "06-00000000")
        press(dialog, "Opslaan")

    in_dialog(change)
    press(screen, "Aanpassen")
    assert table(screen) == [["Bram", "06-00000000", "", "nee"]]
    in_dialog(lambda dialog: press(dialog, "Begeleidt niet meer"))
    press(screen, "Begeleidt niet meer")
    assert organisation.facilitators(context.store) == ()
    press(screen, "Ook wie niet meer begeleidt")
    assert table(screen)[0][0] == "Bram (begeleidt niet meer)"


def test_a_facilitator_gets_a_passphrase_and_loses_it_again(
    made_vault: MadeVault, open_vault: OpenVault, open_settings: Callable[..., Screen]
) -> None:
    bram = organisation.add_facilitator(open_vault.store, "Bram").id
    screen = open_settings(open_vault, facilitator_id=bram)

    def give(dialog: QDialog) -> None:
        fill(line(dialog, "Nieuwe wachtzin"), OTHER)
        fill(line(dialog, "Nog een keer"), OTHER)
        press(dialog, "Wachtzin geven")

    in_dialog(give)
    press(screen, "Eigen wachtzin geven")
    assert [row[3] for row in table(screen)] == ["ja", "ja"]
    in_dialog(lambda dialog: press(dialog, "Weghalen"))
    press(screen, "Wachtzin weghalen")
    assert [row[3] for row in table(screen)] == ["nee", "ja"]
    open_vault.close()
    with pytest.raises(vault_access.WrongPassphraseError):
        vault_access.unlock(made_vault.folder, OTHER)


def test_a_passphrase_with_the_name_of_the_organisation_is_refused_at_its_field(
    open_vault: OpenVault, open_settings: Callable[..., Screen]
) -> None:
    bram = organisation.add_facilitator(open_vault.store, "Bram").id
    screen = open_settings(open_vault, facilitator_id=bram)
    weak = "Stichting De Brug Bram"

    def give(dialog: QDialog) -> None:
        fill(line(dialog, "Nieuwe wachtzin"), weak)
        fill(line(dialog, "Nog een keer"), weak)
        press(dialog, "Wachtzin geven")
        assert "te raden" in line(dialog, "Nieuwe wachtzin").accessibleDescription()
        dialog.reject()

    in_dialog(give)
    press(screen, "Eigen wachtzin geven")
    assert [row[3] for row in table(screen)] == ["nee", "ja"]


def test_ones_own_passphrase_is_not_taken_away(
    open_vault: OpenVault, open_settings: Callable[..., Screen]
) -> None:
    screen = open_settings(open_vault, section="facilitators")
    assert table(screen)[0][0] == "Ilse (jij)"
    assert not button(screen, "Wachtzin weghalen").isEnabled()


def test_who_left_but_can_still_open_the_vault_stays_in_sight(
    open_vault: OpenVault, open_settings: Callable[..., Screen]
) -> None:
    bram = organisation.add_facilitator(open_vault.store, "Bram").id
    assert bram is not None
    vault_access.add_passphrase(open_vault, bram, OTHER)
    screen = open_settings(open_vault, facilitator_id=bram)

    def stop(dialog: QDialog) -> None:
        assert "blijft werken" in texts(dialog)
        press(dialog, "Begeleidt niet meer")

    in_dialog(stop)
    press(screen, "Begeleidt niet meer")
    assert [row[0] for row in table(screen)] == ["Bram (begeleidt niet meer)", "Ilse (jij)"]


def change_own(screen: Screen, old: str, new: str, again: str) -> None:
    fill(line(screen, "Je oude wachtzin"), old)
    fill(line(screen, "Je nieuwe wachtzin"), new)
    fill(line(screen, "Nog een keer"), again)
    press(screen, "Wachtzin veranderen")


def test_ones_own_passphrase_is_changed_and_leaves_nothing_in_the_fields(
    made_vault: MadeVault, open_vault: OpenVault, open_settings: Callable[..., Screen]
) -> None:
    screen = open_settings(open_vault, section="passphrase")
    change_own(screen, PASSPHRASE, OTHER, OTHER)
    for name in ("Je oude wachtzin", "Je nieuwe wachtzin", "Nog een keer"):
        assert line(screen, name).text() == ""
    open_vault.close()
    vault_access.unlock(made_vault.folder, OTHER).close()


@pytest.mark.parametrize(
    ("old", "new", "again", "at"),
    [
        ("", OTHER, OTHER, "Je oude wachtzin"),
        (OTHER, "nog een heel andere zin", "nog een heel andere zin", "Je oude wachtzin"),
        (PASSPHRASE, "kort", "kort", "Je nieuwe wachtzin"),
        (PASSPHRASE, OTHER, OTHER + "t", "Nog een keer"),
    ],
)
def test_what_is_wrong_with_a_passphrase_is_told_at_its_field(
    made_vault: MadeVault,
    open_vault: OpenVault,
    open_settings: Callable[..., Screen],
    *,
    old: str,
    new: str,
    again: str,
    at: str,
) -> None:
    screen = open_settings(open_vault, section="passphrase")
    change_own(screen, old, new, again)
    for name in ("Je oude wachtzin", "Je nieuwe wachtzin", "Nog een keer"):
        assert bool(line(screen, name).accessibleDescription()) == (name == at)
    assert line(screen, "Je nieuwe wachtzin").text() == new
    open_vault.close()
    made_vault.unlock().close()


def test_a_proposal_shows_and_is_strong(
    open_vault: OpenVault, open_settings: Callable[..., Screen], qtbot: QtBot
) -> None:
    screen = open_settings(open_vault, section="passphrase")
    press(screen, "Stel er een voor")
    new = line(screen, "Je nieuwe wachtzin")
    assert new.echoMode() is QLineEdit.EchoMode.Normal
    assert len(new.text().split()) == 5
    qtbot.waitUntil(lambda: "sterke wachtzin" in texts(screen))


def test_leaving_the_screen_empties_the_passphrases(
    open_vault: OpenVault, open_settings: Callable[..., Screen]
) -> None:
    screen = open_settings(open_vault, section="passphrase")
    fill(line(screen, "Je oude wachtzin"), PASSPHRASE)
    screen.flush()
    assert line(screen, "Je oude wachtzin").text() == ""


def test_after_the_recovery_code_it_asks_who_you_are_and_a_new_passphrase(
    made_vault: MadeVault, open_settings: Callable[..., Screen], screenshot: Screenshot
) -> None:
    vault = vault_access.unlock_with_recovery_code(made_vault.folder, made_vault.recovery_code)
    organisation.add_facilitator(vault.store, "Bram")
    screen = open_settings(vault, section="passphrase")
    screenshot(screen, "settings-recovered")
    who = named(screen, "Wie ben je?", QComboBox)
    assert [who.itemText(place) for place in range(who.count())] == ["Bram", "Ilse"]
    who.setCurrentIndex(0)
    fill(line(screen, "Je nieuwe wachtzin"), OTHER)
    fill(line(screen, "Nog een keer"), OTHER)
    press(screen, "Wachtzin instellen")
    assert line(screen, "Je oude wachtzin").text() == ""
    assert vault.facilitator_id == who.itemData(0)
    change_own(screen, OTHER, "weer een andere lange zin", "weer een andere lange zin")
    vault.close()
    vault_access.unlock(made_vault.folder, "weer een andere lange zin").close()


def test_the_window_stays_alive_while_a_key_is_derived(
    open_vault: OpenVault, theme: Theme, window: RecordingWindow, qtbot: QtBot
) -> None:
    runner = TaskRunner(RaisingPresenter())
    context = ScreenContext(
        vault=open_vault,
        tasks=runner,
        hub=window.hub,
        theme=theme,
        names=make_context(open_vault, theme, window).names,
        window=window,
    )
    screen = SCREEN.build(context)
    qtbot.addWidget(screen)
    screen.enter(section="passphrase")
    show_at(screen)
    qtbot.waitUntil(lambda: runner.is_idle)
    change_own(screen, PASSPHRASE, OTHER, OTHER)
    assert not button(screen, "Even geduld…").isEnabled()
    qtbot.waitUntil(lambda: bool(window.outcomes))
    assert button(screen, "Wachtzin veranderen").isEnabled()
    qtbot.waitUntil(lambda: runner.is_idle)
    runner.stop()


def test_a_new_recovery_sheet_counts_once_its_code_is_typed_back(
    made_vault: MadeVault,
    open_vault: OpenVault,
    window: RecordingWindow,
    open_settings: Callable[..., Screen],
) -> None:
    screen = open_settings(open_vault, section="passphrase")
    press(screen, "Nieuw herstelblad maken")
    press(screen, "Herstelblad printen of opslaan")
    ((_title, pdf, file_name),) = window.previews
    assert pdf.startswith(b"%PDF") and file_name == "herstelblad.pdf"
    press(screen, "Ik schrijf de code over")
    (shown,) = (each for each in screen.findChildren(QLabel) if each.property("role") == "code")
    code = shown.text().replace("  ", "-")
    press(screen, "Nieuw blad gebruiken")
    assert window.outcomes == []
    fill(line(screen, "Typ de code over van het papier"), code)
    press(screen, "Nieuw blad gebruiken")
    assert "Het oude werkt niet meer" in window.outcomes[-1].sentence
    assert button(screen, "Nieuw herstelblad maken").isEnabled()
    open_vault.close()
    with pytest.raises(vault_access.WrongRecoveryCodeError):
        vault_access.unlock_with_recovery_code(made_vault.folder, made_vault.recovery_code)
    vault_access.unlock_with_recovery_code(made_vault.folder, code).close()


def test_a_sheet_that_was_not_typed_back_changes_nothing(
    made_vault: MadeVault, open_vault: OpenVault, open_settings: Callable[..., Screen]
) -> None:
    screen = open_settings(open_vault, section="passphrase")
    press(screen, "Nieuw herstelblad maken")
    screen.flush()
    assert button(screen, "Nieuw herstelblad maken").isEnabled()
    open_vault.close()
    vault_access.unlock_with_recovery_code(made_vault.folder, made_vault.recovery_code).close()


def shown_code(screen: QWidget) -> str:
    """The code as it stands on the screen; empty when it does not."""
    codes = [each for each in screen.findChildren(QLabel) if each.property("role") == "code"]
    return "".join(each.text() for each in codes if each.isVisibleTo(screen))


@pytest.mark.parametrize("give", ["Ik schrijf de code over", "Herstelblad printen of opslaan"])
@pytest.mark.parametrize("leave", ["away", "another section", "Annuleren"])
def test_a_code_that_was_given_and_not_typed_back_does_not_go_without_a_word(
    open_vault: OpenVault,
    window: RecordingWindow,
    open_settings: Callable[..., Screen],
    *,
    give: str,
    leave: str,
) -> None:
    screen = open_settings(open_vault, section="passphrase")
    assert "Anders blijft het oude blad gelden" not in texts(screen)
    press(screen, "Nieuw herstelblad maken")
    assert "Anders blijft het oude blad gelden" in texts(screen)
    press(screen, give)
    if leave == "away":
        screen.flush()
    elif leave == "Annuleren":
        press(screen, "Annuleren")
    else:
        named(screen, "Onderdelen van Instellingen", QListWidget).setCurrentRow(0)
    assert [each.sentence() for each in window.told] == [
        "Het nieuwe herstelblad telt niet: de code is niet overgetypt. "
        "Het oude blad blijft gelden. "
        "Gooi het nieuwe weg, of maak er nog een en typ de code over."
    ]
    screen.flush()
    assert len(window.told) == 1, "it was said twice"


def test_a_code_that_nobody_saw_goes_without_a_word(
    open_vault: OpenVault, window: RecordingWindow, open_settings: Callable[..., Screen]
) -> None:
    screen = open_settings(open_vault, section="passphrase")
    press(screen, "Nieuw herstelblad maken")
    screen.flush()
    assert window.told == []


def test_a_shield_hides_the_code_until_it_is_asked_for_again(
    open_vault: OpenVault,
    theme: Theme,
    window: RecordingWindow,
    open_settings: Callable[..., Screen],
) -> None:
    context = make_context(open_vault, theme, window)
    screen = open_settings(context, section="passphrase")
    press(screen, "Nieuw herstelblad maken")
    press(screen, "Ik schrijf de code over")
    code = shown_code(screen)
    assert code
    for _ in Shield:
        context.names.next_level()
        assert shown_code(screen) == ""
    assert context.names.level is Shield.OPEN
    press(screen, "Ik schrijf de code over")
    assert shown_code(screen) == code


def test_the_time_to_the_lock_is_stored_within_its_bounds(
    context: ScreenContext, open_settings: Callable[..., Screen]
) -> None:
    screen = open_settings(context, section="lock")
    minutes = named(screen, "Op slot na", QSpinBox)
    assert (minutes.minimum(), minutes.value(), minutes.maximum()) == (1, 5, 15)
    QTest.keyClick(minutes, Qt.Key.Key_Up)
    assert settings.lock_minutes(context.store) == 6
    minutes.selectAll()
    QTest.keyClicks(minutes, "12")
    assert settings.lock_minutes(context.store) == 6
    screen.flush()
    assert settings.lock_minutes(context.store) == 12


def test_a_crisis_line_is_changed_checked_and_put_back(
    context: ScreenContext, window: RecordingWindow, open_settings: Callable[..., Screen]
) -> None:
    screen = open_settings(context, section="crisis")
    choose_row(screen, 2)

    def change(dialog: QDialog) -> None:
        fill(line(dialog, "Nummer"), "0182-111111")
        press(dialog, "Het nummer is gecontroleerd")
        press(dialog, "Opslaan")

    in_dialog(change)
    press(screen, "Aanpassen")
    assert table(screen)[2][2:] == ["0182-111111", "nog niet"]
    press(screen, "Vandaag gecontroleerd")
    assert settings.crisis_lines(context.store)[2].checked_on == date.today()
    assert window.outcomes[-1].sentence == "Huisarts of huisartsenpost: vandaag gecontroleerd."
    in_dialog(lambda dialog: press(dialog, "Terugzetten"))
    press(screen, "Terug naar het begin")
    assert settings.crisis_lines(context.store) == settings.default_crisis_lines()


@pytest.mark.parametrize(("paper", "width"), [("A4", 595), ("A5", 419)])
def test_the_crisis_card_is_printed_on_both_papers(
    context: ScreenContext,
    window: RecordingWindow,
    open_settings: Callable[..., Screen],
    paper: str,
    width: int,
) -> None:
    screen = open_settings(context, section="crisis")
    press(screen, f"Crisiskaart {paper}")
    ((_title, pdf, file_name),) = window.previews
    assert file_name == f"crisiskaart-{paper.lower()}.pdf"
    assert re.search(rb"/MediaBox \[ ?0 0 %d" % width, pdf)


def test_look_and_size_change_the_window_at_once(
    context: ScreenContext, theme: Theme, open_settings: Callable[..., Screen]
) -> None:
    screen = open_settings(context, section="look")
    press(screen, "Donker")
    assert theme.look is Look.DARK
    size = named(screen, "Tekst", QComboBox)
    size.setCurrentIndex(size.findData(200))
    size.activated.emit(size.currentIndex())
    assert theme.percent == 200
    show_at(screen)
    assert_nothing_clipped(screen)
    assert button(screen, "Donker").isChecked()


def test_the_keyboard_walks_through_the_sections(
    context: ScreenContext, open_settings: Callable[..., Screen]
) -> None:
    screen = open_settings(context)
    assert isinstance(screen.first_focus(), QListWidget)
    sections = named(screen, "Onderdelen van Instellingen", QListWidget)
    titles = []
    for _ in range(7):
        titles.append(screen.heading[1])
        if len(titles) == 3:
            break
        QTest.keyClick(sections, Qt.Key.Key_Down)
    assert titles == ["Organisatie", "Buurtpunten", "Begeleiders"]


def test_a_section_opened_by_name_gets_the_keyboard(
    context: ScreenContext, open_settings: Callable[..., Screen]
) -> None:
    screen = open_settings(context, section="lock")
    assert isinstance(screen.first_focus(), QSpinBox)


SECTIONS = ("organisation", "venues", "facilitators", "passphrase", "lock", "crisis", "look")


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_fits_the_venue_laptop(
    open_vault: OpenVault,
    theme: Theme,
    open_settings: Callable[..., Screen],
    screenshot: Screenshot,
    *,
    section: str,
    percent: int,
) -> None:
    store = open_vault.store
    organisation.add_venue(store, "De Linde", "Lindelaan 4", "2801 AB", "Gouda", area="Oost")
    organisation.add_facilitator(store, "Bram", "06-00000000", "bram@voorbeeld.nl")
    theme.choose(look=Look.DARK if percent == 200 else Look.LIGHT, percent=percent)
    screen = open_settings(open_vault, section=section)
    screenshot(screen, f"settings-{section}-{percent}")
    assert_nothing_clipped(screen)
    assert clashing_mnemonics(screen) == []


@pytest.mark.parametrize("percent", [100, 200])
def test_a_new_recovery_sheet_fits_with_its_code_in_sight(
    open_vault: OpenVault,
    theme: Theme,
    open_settings: Callable[..., Screen],
    screenshot: Screenshot,
    percent: int,
) -> None:
    theme.choose(percent=percent)
    screen = open_settings(open_vault, section="passphrase")
    press(screen, "Nieuw herstelblad maken")
    press(screen, "Ik schrijf de code over")
    show_at(screen)
    press(screen, "Nieuw blad gebruiken")
    show_at(screen)
    screenshot(screen, f"settings-new-sheet-{percent}")
    assert_nothing_clipped(screen)
    assert clashing_mnemonics(screen) == []


def fill_lists(store: Store, rows: int) -> None:
    for number in range(rows):
        organisation.add_venue(store, f"Buurtpunt {number:03}", "Kade 1", town="Gouda")
        organisation.add_facilitator(store, LONG_NAME if number == 0 else f"Persoon {number:03}")


@pytest.mark.parametrize("rows", [0, 300])
@pytest.mark.parametrize("section", ["venues", "facilitators"])
def test_a_list_of_none_and_of_three_hundred(
    context: ScreenContext,
    open_settings: Callable[..., Screen],
    screenshot: Screenshot,
    section: str,
    rows: int,
) -> None:
    fill_lists(context.store, rows)
    screen = open_settings(context, section=section)
    screenshot(screen, f"settings-{section}-rows-{rows}")
    assert_nothing_clipped(screen)


@pytest.mark.parametrize("percent", [100, 200])
def test_every_dialog_fits_the_venue_laptop(
    open_vault: OpenVault,
    theme: Theme,
    open_settings: Callable[..., Screen],
    screenshot: Screenshot,
    percent: int,
) -> None:
    organisation.add_venue(open_vault.store, "De Linde")
    bram = organisation.add_facilitator(open_vault.store, "Bram").id
    theme.choose(percent=percent)
    for section, opener, target in (
        ("venues", "Aanpassen", {"section": "venues"}),
        ("facilitator", "Toevoegen", {"facilitator_id": bram}),
        ("give", "Eigen wachtzin geven", {"facilitator_id": bram}),
        ("stop", "Begeleidt niet meer", {"facilitator_id": bram}),
        ("crisis", "Aanpassen", {"section": "crisis"}),
    ):
        screen = open_settings(open_vault, **target)

        def look(dialog: QDialog, name: str = section) -> None:
            QApplication.processEvents()
            screenshot(dialog, f"settings-dialog-{name}-{percent}")
            assert_nothing_clipped(dialog)
            assert clashing_mnemonics(dialog) == []
            assert dialog.height() <= 768
            assert dialog.width() <= 1366
            dialog.reject()

        in_dialog(look)
        press(screen, opener)


def test_the_whole_window_takes_another_size_and_look_live(
    open_vault: OpenVault, theme: Theme, qtbot: QtBot, screenshot: Screenshot
) -> None:
    runner = TaskRunner(RaisingPresenter())
    main = MainWindow(
        vault=open_vault,
        tasks=runner,
        theme=theme,
        presenter=RaisingPresenter(),
        specs=discover(),
    )
    qtbot.addWidget(main)
    main.open_screen("settings", section="look")
    main.resize(1366, 768)
    main.show()
    central = main.centralWidget()
    assert central is not None
    qtbot.waitUntil(lambda: runner.is_idle)
    for look, percent in (
        (Look.LIGHT, 100),
        (Look.DARK, 200),
        (Look.HIGH_CONTRAST, 150),
        (Look.LIGHT, 200),
    ):
        theme.choose(look=look, percent=percent)
        QApplication.processEvents()
        screenshot(main, f"settings-window-{look.value}-{percent}")
        assert (main.width(), main.height()) == (1366, 768)
        assert_nothing_clipped(central)
    for name in SECTIONS:
        main.open_screen("settings", section=name)
        qtbot.waitUntil(lambda: runner.is_idle)
        QApplication.processEvents()
        if name == "passphrase":
            press(main, "Nieuw herstelblad maken")
            press(main, "Ik schrijf de code over")
            QApplication.processEvents()
        screenshot(main, f"settings-window-200-{name}")
        assert_nothing_clipped(central)
    qtbot.waitUntil(lambda: runner.is_idle)
    runner.stop()


def test_a_checkbox_and_a_radio_button_have_a_name(
    context: ScreenContext, open_settings: Callable[..., Screen]
) -> None:
    screen = open_settings(context, section="look")
    for each in (*screen.findChildren(QRadioButton), *screen.findChildren(QCheckBox)):
        assert each.text().replace("&", "")
    for push in screen.findChildren(QPushButton):
        assert push.text() or push.accessibleName()
