"""'Ik heb een reservekopie': choose, open, see what is in it, and only then put it back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copytree

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QTableView, QWidget
from pytestqt.qtbot import QtBot

from herstel_desktop.services import backups, groups, vault_access
from herstel_desktop.ui.shell.restore import restore_page
from herstel_desktop.ui.shell.restore.restore_page import RestorePage
from herstel_desktop.ui.tasks import InlineTasks
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.theme.tokens import Look
from herstel_desktop.ui.widgets.sticks import Stick
from tests.services.builders import new_group, new_participant
from tests.ui.conftest import RaisingPresenter
from tests.ui.looking import (
    VENUE_LAPTOP,
    assert_nothing_clipped,
    clashing_mnemonics,
    show_at,
)
from tests.ui.shell.hands import button, field, press, words_of
from tests.vaults import PASSPHRASE, MadeVault, make_vault

Screenshot = Callable[[QWidget, str], Path]


@dataclass(frozen=True)
class Made:
    """A vault whose last group is not in its copies: one here, one on a stick."""

    vault: MadeVault
    stick: Path


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("patroon")
    made = make_vault(folder / "kluis")
    with closing(made.unlock()) as vault:
        new_group(vault.store, name="Dinsdag")
        new_participant(vault.store, "Wiesława")
        backups.make_backup(vault)
        backups.make_backup(vault, Stick("STICK", folder / "stick").copies)
        new_group(vault.store, name="Woensdag")
    return Made(made, folder / "stick")


@pytest.fixture
def made(pattern: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    vault = replace(pattern.vault, folder=copytree(pattern.vault.folder, tmp_path / "kluis"))
    stick = Path(copytree(pattern.stick, tmp_path / "stick"))
    monkeypatch.setattr(restore_page, "sticks", lambda: (Stick("STICK", stick),))
    return Made(vault, stick)


class Shown:
    """The page, and what it told the door."""

    def __init__(self, theme: Theme, folder: Path) -> None:
        self.page = RestorePage(theme, InlineTasks(RaisingPresenter()), folder)
        self.said: list[str] = []
        self.left: list[bool] = []
        self.page.restored.connect(self.said.append)
        self.page.left.connect(lambda: self.left.append(True))
        self.page.look_for_copies()
        show_at(self.page, VENUE_LAPTOP)


@pytest.fixture
def show(theme: Theme) -> Iterator[Callable[[Path], Shown]]:
    made: list[Shown] = []

    def show_it(folder: Path) -> Shown:
        made.append(Shown(theme, folder))
        return made[-1]

    yield show_it
    for each in made:
        each.page.put_away()


def _rows(page: QWidget) -> list[list[str]]:
    (table,) = page.findChildren(QTableView)
    model = table.model()
    columns = range(model.columnCount())
    return [
        [str(model.index(row, column).data()) for column in columns]
        for row in range(model.rowCount())
    ]


def _group_names(folder: Path) -> list[str]:
    with closing(vault_access.unlock(folder, PASSPHRASE)) as vault:
        return sorted(group.name for group in groups.groups(vault.store))


def test_it_finds_the_copies_here_and_on_a_stick(made: Made, show: Callable[[Path], Shown]) -> None:
    shown = show(made.vault.folder)
    assert sorted(where for _when, where in _rows(shown.page)) == ["Op deze laptop", "Op een stick"]


def test_a_copy_is_put_back_by_keyboard_alone(
    made: Made, show: Callable[[Path], Shown], qtbot: QtBot
) -> None:
    shown = show(made.vault.folder)
    page = shown.page
    with qtbot.waitActive(page):
        page.activateWindow()
    QTest.keyClick(_focus(), Qt.Key.Key_Return)
    QTest.keyClicks(_focus(), PASSPHRASE)
    QTest.keyClick(_focus(), Qt.Key.Key_Return)
    assert "1 groep, 1 deelnemer, 0 gehouden bijeenkomsten" in words_of(page)
    assert _group_names(made.vault.folder) == ["Dinsdag", "Woensdag"]
    assert button(page, "Kies een andere").hasFocus(), "Enter by habit changes nothing"
    QTest.keyClick(_focus(), Qt.Key.Key_Tab)
    QTest.keyClick(_focus(), Qt.Key.Key_Space)
    (sentence,) = shown.said
    assert "kluis-oud-" in sentence
    assert _group_names(made.vault.folder) == ["Dinsdag"]


def _focus() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def test_the_recovery_code_of_then_opens_it_too(made: Made, show: Callable[[Path], Shown]) -> None:
    shown = show(made.vault.folder)
    press(shown.page, "Verder")
    press(shown.page, "Ik heb alleen de herstelcode")
    field(shown.page, "Herstelcode van toen").setText(made.vault.recovery_code)
    press(shown.page, "Kijk wat erin staat")
    assert "Stichting De Brug" in words_of(shown.page)


def test_what_does_not_open_is_said_where_it_was_typed(
    made: Made, show: Callable[[Path], Shown]
) -> None:
    page = show(made.vault.folder).page
    press(page, "Verder")
    press(page, "Kijk wat erin staat")
    assert "Typ eerst de wachtzin." in words_of(page)
    field(page, "Wachtzin van toen").setText("een heel andere zin van vroeger")
    press(page, "Kijk wat erin staat")
    assert "Deze wachtzin past niet" in words_of(page)
    press(page, "Ik heb alleen de herstelcode")
    field(page, "Herstelcode van toen").setText("AAAAA-BBBBB")
    press(page, "Kijk wat erin staat")
    assert "De code heeft 35 tekens en je typte er 10." in words_of(page)
    assert page.findChildren(QTableView)[0].isHidden() is False


def test_a_damaged_copy_leads_back_to_the_choice(
    made: Made, show: Callable[[Path], Shown], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "kapot.herstelkopie"
    (whole,) = Stick("", made.stick).copies.iterdir()
    broken.write_bytes(whole.read_bytes()[:-4096])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(broken), ""))
    page = show(made.vault.folder).page
    press(page, "Een ander bestand…")
    field(page, "Wachtzin van toen").setText(PASSPHRASE)
    press(page, "Kijk wat erin staat")
    assert "Deze reservekopie is beschadigd" in words_of(page)
    assert "Stap 1 van 3" in words_of(page)
    assert broken.exists()


def test_going_back_at_every_step_changes_nothing(
    made: Made, show: Callable[[Path], Shown], tmp_path: Path
) -> None:
    shown = show(made.vault.folder)
    press(shown.page, "Verder")
    field(shown.page, "Wachtzin van toen").setText(PASSPHRASE)
    press(shown.page, "Kijk wat erin staat")
    press(shown.page, "Kies een andere")
    press(shown.page, "Terug")
    assert shown.left == [True]
    assert {path.name for path in tmp_path.iterdir()} >= {"kluis", "stick"}
    assert not (tmp_path / "kluis.terugzetten").exists()
    assert _group_names(made.vault.folder) == ["Dinsdag", "Woensdag"]


def test_without_any_copy_it_says_what_to_do(
    made: Made, show: Callable[[Path], Shown], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restore_page, "sticks", tuple)
    page = show(tmp_path / "nieuw").page
    assert "Er is geen kopie gevonden." in words_of(page)
    assert not button(page, "Verder").isEnabled()
    monkeypatch.setattr(restore_page, "sticks", lambda: (Stick("STICK", made.stick),))
    press(page, "Opnieuw kijken")
    assert len(_rows(page)) == 1


@pytest.mark.parametrize("dress", [(Look.LIGHT, 100), (Look.LIGHT, 200), (Look.DARK, 100)])
def test_every_step_fits_on_the_venue_laptop(
    made: Made,
    theme: Theme,
    show: Callable[[Path], Shown],
    screenshot: Screenshot,
    dress: tuple[Look, int],
) -> None:
    look, percent = dress
    theme.choose(look=look, percent=percent)
    page = show(made.vault.folder).page
    name = f"restore-{look.value}-{percent}"
    _look(page, screenshot, f"{name}-1")
    press(page, "Verder")
    _look(page, screenshot, f"{name}-2")
    field(page, "Wachtzin van toen").setText(PASSPHRASE)
    press(page, "Kijk wat erin staat")
    _look(page, screenshot, f"{name}-3")


def _look(page: QWidget, screenshot: Screenshot, name: str) -> None:
    show_at(page, QSize(VENUE_LAPTOP))
    screenshot(page, name)
    assert_nothing_clipped(page)
    assert clashing_mnemonics(page) == []
