"""Instellingen, Reservekopie: a copy with one press, here or on a stick, and which there are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QProgressBar, QTableView, QWidget
from pytestqt.qtbot import QtBot

from herstel_desktop.domain.jobs import Job
from herstel_desktop.services import backups
from herstel_desktop.services.vault_access import OpenVault
from herstel_desktop.ui.screens.settings import SCREEN, backup_section
from herstel_desktop.ui.screens.settings.backup_section import BackupSection
from herstel_desktop.ui.shell.screen import Screen, ScreenContext
from herstel_desktop.ui.tasks import TaskRunner
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.theme.tokens import Look
from herstel_desktop.ui.widgets.sticks import Stick
from tests.ui.conftest import RaisingPresenter, RecordingWindow, make_context
from tests.ui.looking import assert_nothing_clipped, clashing_mnemonics, show_at
from tests.ui.shell.hands import button, press, words_of

Screenshot = Callable[[QWidget, str], Path]


@pytest.fixture
def context(open_vault: OpenVault, theme: Theme, window: RecordingWindow) -> ScreenContext:
    open_vault.store.verify()
    return make_context(open_vault, theme, window)


@pytest.fixture
def no_stick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup_section, "sticks", tuple)


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stick:
    """One stick is in the laptop."""
    (tmp_path / "stick").mkdir()
    made = Stick("BUURTPUNT", tmp_path / "stick")
    monkeypatch.setattr(backup_section, "sticks", lambda: (made,))
    return made


def _open(context: ScreenContext) -> Screen:
    screen = SCREEN.build(context)
    screen.enter(section="backup")
    show_at(screen)
    return screen


def _rows(screen: QWidget) -> list[list[str]]:
    (table,) = (each for each in screen.findChildren(QTableView) if each.isVisibleTo(screen))
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


@pytest.mark.usefixtures("no_stick")
def test_a_copy_is_made_here_and_listed(context: ScreenContext, window: RecordingWindow) -> None:
    screen = _open(context)
    assert "Laatste kopie op deze laptop: nog niet gemaakt" in words_of(screen)
    assert "Laatste kopie ergens anders: nog niet gemaakt" in words_of(screen)
    press(screen, "Nu een kopie maken")
    assert "gemaakt en gecontroleerd" in window.outcomes[0].sentence
    assert "Laatste kopie op deze laptop: vandaag om" in words_of(screen)
    ((_made, kind, size),) = _rows(screen)
    assert kind == "Gewoon"
    assert size.endswith(" MB")


def test_one_press_puts_a_copy_on_the_only_stick(context: ScreenContext, stick: Stick) -> None:
    screen = _open(context)
    press(screen, "Naar stick BUURTPUNT")
    (copy,) = stick.copies.iterdir()
    assert copy.suffix == ".herstelkopie"


@pytest.mark.usefixtures("no_stick")
def test_without_a_stick_a_folder_is_asked_for(
    context: ScreenContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = ["", str(tmp_path / "elders")]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: answers.pop(0))
    screen = _open(context)
    press(screen, "Naar een stick…")
    assert not (tmp_path / "elders").exists()
    press(screen, "Naar een stick…")
    assert len(list((tmp_path / "elders").iterdir())) == 1


@pytest.mark.usefixtures("no_stick")
def test_a_place_that_takes_no_copy_is_told(
    context: ScreenContext,
    window: RecordingWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "bestand").touch()
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path / "bestand")
    )
    screen = _open(context)
    press(screen, "Naar een andere map…")
    (problem,) = window.problems
    assert "kan hier niet worden opgeslagen" in problem.sentence()
    assert button(screen, "Nu een kopie maken").isEnabled()


@pytest.mark.usefixtures("no_stick")
def test_a_copy_shows_how_far_it_is_and_can_be_stopped_by_keyboard(
    open_vault: OpenVault,
    theme: Theme,
    window: RecordingWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    open_vault.store.verify()
    tasks = TaskRunner(RaisingPresenter())
    context = make_context(open_vault, theme, window)
    context.tasks = tasks
    jobs: list[Job] = []

    def until_stopped(_vault: OpenVault, _folder: Path | None, job: Job) -> object:
        jobs.append(job)
        while True:
            job.reached(0.4)

    monkeypatch.setattr(backup_section, "make_backup", until_stopped)
    screen = _open(context)
    qtbot.waitUntil(lambda: tasks.is_idle)
    press(screen, "Nu een kopie maken")
    (bar,) = screen.findChildren(QProgressBar)
    qtbot.waitUntil(lambda: bar.isVisibleTo(screen) and bar.value() == 400)
    assert not button(screen, "Nu een kopie maken").isEnabled()
    stop = button(screen, "Stoppen")
    stop.setFocus()
    QTest.keyClick(stop, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert jobs[0].is_stopped
    assert "Er is geen halve kopie achtergebleven." in words_of(screen)
    assert not bar.isVisibleTo(screen)
    assert window.problems == []
    tasks.stop()


@pytest.mark.usefixtures("no_stick")
def test_a_copy_off_the_laptop_that_is_old_is_said_to_be(
    open_vault: OpenVault, context: ScreenContext, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from herstel_desktop.vault import backup_folder

    monkeypatch.setattr(backup_folder, "is_on_another_disk", lambda *_places: True)
    backups.make_backup(open_vault, tmp_path / "stick", at=datetime.now(UTC) - timedelta(days=20))
    assert "20 dagen geleden" in words_of(_open(context))


@pytest.mark.parametrize("dress", [(Look.LIGHT, 100), (Look.LIGHT, 200), (Look.DARK, 100)])
@pytest.mark.parametrize("copies", [0, 1, 12])
@pytest.mark.usefixtures("stick")
def test_it_fits_on_the_venue_laptop(
    context: ScreenContext, screenshot: Screenshot, dress: tuple[Look, int], copies: int
) -> None:
    context.theme.choose(look=dress[0], percent=dress[1])
    for days in range(copies):
        at = datetime.now(UTC) - timedelta(days=30 * days)
        backups.make_backup(context.vault, at=at)
    screen = _open(context)
    screenshot(screen, f"backup-{dress[0].value}-{dress[1]}-{copies}")
    assert_nothing_clipped(screen)
    assert clashing_mnemonics(screen) == []
    (section,) = screen.findChildren(BackupSection)
    section._bar.begin("De kopie gaat naar de stick. Laat hem zitten tot het klaar is.")
    show_at(screen)
    screenshot(screen, f"backup-busy-{dress[0].value}-{dress[1]}-{copies}")
    assert_nothing_clipped(screen)
    assert clashing_mnemonics(screen) == []
    section._bar.end()
