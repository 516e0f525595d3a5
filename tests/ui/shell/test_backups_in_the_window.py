"""The window and backup copies: one a day by itself, never in the way, put back from outside."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from herstel_desktop.domain.jobs import Job
from herstel_desktop.services import backups, groups
from herstel_desktop.services.settings import set_lock_minutes
from herstel_desktop.services.vault_access import OpenVault
from herstel_desktop.ui.shell.first_start.wizard import FirstStart
from herstel_desktop.ui.shell.main_window import MainWindow
from herstel_desktop.ui.shell.reception import Reception
from herstel_desktop.ui.shell.restore import restore_page
from herstel_desktop.ui.shell.restore.restore_page import RestorePage
from herstel_desktop.ui.shell.unlock_page import UnlockPage
from herstel_desktop.ui.theme.theme import Theme
from tests.services.builders import new_group
from tests.ui.shell.conftest import settle
from tests.ui.shell.hands import field, press, words_of
from tests.vaults import PASSPHRASE, MadeVault

Receive = Callable[[], Reception]


def _go_in(reception: Reception, qtbot: QtBot) -> MainWindow:
    page = reception.front
    assert isinstance(page, UnlockPage)
    field(page, "Wachtzin").setText(PASSPHRASE)
    press(page, "Openen")
    qtbot.waitUntil(lambda: isinstance(reception.front, MainWindow), timeout=20_000)
    window = reception.front
    assert isinstance(window, MainWindow)
    return window


def _copies(folder: Path) -> list[Path]:
    return list((folder / "reservekopie").glob("*.herstelkopie"))


def test_a_moment_after_unlocking_todays_copy_is_made_by_itself(
    receive: Receive, made_vault: MadeVault, qtbot: QtBot
) -> None:
    reception = receive()
    _go_in(reception, qtbot)
    qtbot.waitUntil(lambda: bool(_copies(made_vault.folder)), timeout=20_000)
    qtbot.waitUntil(lambda: reception.tasks.is_idle, timeout=20_000)
    reception.lock()
    _go_in(reception, qtbot)
    reception._check_whole_file()
    qtbot.waitUntil(lambda: reception.tasks.is_idle, timeout=20_000)
    assert len(_copies(made_vault.folder)) == 1


def test_a_daily_copy_that_fails_is_told_and_nobody_is_kept_from_working(
    receive: Receive, made_vault: MadeVault, qtbot: QtBot
) -> None:
    (made_vault.folder / "reservekopie").touch()  # so that no folder can be made there
    reception = receive()
    window = _go_in(reception, qtbot)
    qtbot.waitUntil(
        lambda: "De reservekopie kan hier niet worden opgeslagen." in words_of(window),
        timeout=20_000,
    )
    window.open_screen("groups")
    assert isinstance(reception.front, MainWindow)


def test_while_a_copy_is_made_the_window_reads_writes_and_locks(
    receive: Receive, made_vault: MadeVault, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, stopped = threading.Event(), threading.Event()

    def never_ending(vault: OpenVault, job: Job | None = None) -> None:
        job = job or Job()
        with vault.copying(job):
            begun.set()
            try:
                while True:
                    job.go_on()
            finally:
                stopped.set()

    monkeypatch.setattr(backups, "make_daily_backup", never_ending)
    reception = receive()
    window = _go_in(reception, qtbot)
    qtbot.waitUntil(begun.is_set, timeout=20_000)
    written: list[object] = []
    window.context.write(window, lambda store: set_lock_minutes(store, 9), written.append)
    qtbot.waitUntil(lambda: bool(written))
    reception.lock()
    assert stopped.is_set()
    assert isinstance(reception.front, UnlockPage)
    settle()


def test_a_copy_is_put_back_from_the_unlock_page(
    receive: Receive, made_vault: MadeVault, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restore_page, "sticks", tuple)
    with closing(made_vault.unlock()) as vault:
        new_group(vault.store, name="Dinsdag")
        backups.make_backup(vault)
        new_group(vault.store, name="Woensdag")
    reception = receive()
    page = reception.front
    assert page is not None
    press(page, "Ik heb een reservekopie")
    qtbot.waitUntil(lambda: reception.tasks.is_idle)
    page = reception.front
    assert isinstance(page, RestorePage)
    press(page, "Verder")
    field(page, "Wachtzin van toen").setText(PASSPHRASE)
    press(page, "Kijk wat erin staat")
    qtbot.waitUntil(lambda: "Dit staat in de kopie" in words_of(page), timeout=20_000)
    press(page, "Zet deze kopie terug")
    qtbot.waitUntil(lambda: isinstance(reception.front, UnlockPage), timeout=20_000)
    front = reception.front
    assert front is not None
    assert "De kopie is teruggezet." in words_of(front)
    window = _go_in(reception, qtbot)
    assert [group.name for group in groups.groups(window.context.store)] == ["Dinsdag"]


def test_from_the_first_start_one_can_go_to_the_copies_and_back(
    qapp: QApplication,
    theme: Theme,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(restore_page, "sticks", tuple)
    reception = Reception(qapp, theme, tmp_path / "nieuw")
    reception.open(has_vault=False)
    page = reception.front
    assert isinstance(page, FirstStart)
    press(page, "Ik heb een reservekopie")
    qtbot.waitUntil(lambda: reception.tasks.is_idle)
    page = reception.front
    assert isinstance(page, RestorePage)
    assert "Er is geen kopie gevonden." in words_of(page)
    press(page, "Terug")
    page = reception.front
    assert isinstance(page, FirstStart)
    qtbot.waitUntil(lambda: reception.tasks.is_idle, timeout=20_000)
    reception.tasks.stop()
    page.hide()
    page.deleteLater()
    reception.deleteLater()
    settle()


def test_leaving_the_program_while_looking_into_a_copy_leaves_nothing_behind(
    receive: Receive, made_vault: MadeVault, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restore_page, "sticks", tuple)
    with closing(made_vault.unlock()) as vault:
        backups.make_backup(vault)
    reception = receive()
    page = reception.front
    assert page is not None
    press(page, "Ik heb een reservekopie")
    qtbot.waitUntil(lambda: reception.tasks.is_idle)
    page = reception.front
    assert isinstance(page, RestorePage)
    press(page, "Verder")
    field(page, "Wachtzin van toen").setText(PASSPHRASE)
    press(page, "Kijk wat erin staat")
    qtbot.waitUntil(lambda: "Dit staat in de kopie" in words_of(page), timeout=20_000)
    forming = made_vault.folder.with_name("kluis.terugzetten")
    assert forming.exists()
    # The application of the tests goes on.
    monkeypatch.setattr(reception, "_application", SimpleNamespace(exit=lambda _code: None))
    reception.leave()
    assert not forming.exists()
