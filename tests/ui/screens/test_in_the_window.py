"""Every screen in the real window on the venue laptop: nothing is cut off at any size of text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QTabBar, QWidget
from pytestqt.qtbot import QtBot

from herstel_desktop.domain.changes import Changes, Outcome
from herstel_desktop.services import demo, groups, participants, schedule
from herstel_desktop.services.vault_access import OpenVault
from herstel_desktop.ui.shell.discovery import discover
from herstel_desktop.ui.shell.main_window import MainWindow
from herstel_desktop.ui.tasks import TaskRunner
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.theme.tokens import Look
from herstel_desktop.ui.widgets.toast import Toast
from tests.ui.conftest import RaisingPresenter
from tests.ui.looking import VENUE_LAPTOP, assert_nothing_clipped, clashing_mnemonics, show_at

Screenshot = Callable[[QWidget, str], Path]


@pytest.fixture
def tasks() -> Iterator[TaskRunner]:
    """The real lanes."""
    runner = TaskRunner(RaisingPresenter())
    yield runner
    runner.stop()


@pytest.fixture
def window(open_vault: OpenVault, tasks: TaskRunner, theme: Theme) -> MainWindow:
    """The window over a vault of fictional people."""
    demo.create_demo(open_vault.store, groups=3, years=1, seed=1, today=date.today())
    return MainWindow(
        vault=open_vault,
        tasks=tasks,
        theme=theme,
        presenter=RaisingPresenter(),
        specs=discover(),
    )


@pytest.mark.parametrize(
    ("look", "percent"),
    [(Look.LIGHT, 100), (Look.DARK, 100), (Look.LIGHT, 150), (Look.DARK, 200)],
)
def test_every_screen_fits_beside_the_side_bar_and_below_the_bar(
    window: MainWindow,
    tasks: TaskRunner,
    theme: Theme,
    screenshot: Screenshot,
    qtbot: QtBot,
    *,
    look: Look,
    percent: int,
) -> None:
    theme.choose(look=look, percent=percent)
    store = window.context.store
    group = groups.groups(store)[0]
    person = participants.participants(store)[0]
    coming = next(
        each
        for each in schedule.meetings(store, group.id)
        if each.on >= date.today() - timedelta(days=10)
    )
    targets: dict[str, list[dict[str, Any]]] = {
        "groups": [{}, {"group_id": group.id}],
        "participants": [{}, {"participant_id": person.id}],
        "attendance": [{"meeting_id": coming.id}],
        "session_plan": [{"meeting_id": coming.id}],
        "theme_choice": [{"group_id": group.id}],
    }

    def see(name: str) -> None:
        qtbot.waitUntil(lambda: tasks.is_idle, timeout=10_000)
        show_at(window, VENUE_LAPTOP)
        screenshot(window, f"window-{name}-{look.value}-{percent}")
        assert window.size() == VENUE_LAPTOP, f"{name} asks for more room than there is"
        central = window.centralWidget()
        assert central is not None
        assert_nothing_clipped(central)
        window.show_outcome(
            Outcome(Changes(), sentence="Klaar.", undo=lambda _store: Outcome(Changes()))
        )
        assert clashing_mnemonics(window) == []
        for toast in window.findChildren(Toast):
            toast.hide()

    window.resize(VENUE_LAPTOP)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for spec in discover():
        for number, target in enumerate(targets.get(spec.id, [{}])):
            window.open_screen(spec.id, **target)
            see(f"{spec.id}-{number}")
            screen = window.current_screen
            assert screen is not None
            for tabs in screen.findChildren(QTabBar):
                row = tabs.parentWidget()  # where a box may stand in the place of the tabs
                for place in range(1, tabs.count()) if row is not None and row.isVisible() else ():
                    tabs.setCurrentIndex(place)
                    see(f"{spec.id}-{number}-{place}")
