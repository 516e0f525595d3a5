"""Puts the window together: the only module that may import everything."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from herstel_desktop.paths import default_vault_folder
from herstel_desktop.ui.dutch import speak_dutch
from herstel_desktop.ui.shell.reception import Reception
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.vault.hardening import harden_process

_log = logging.getLogger(__name__)


def run(folder: Path | None = None) -> int:
    """Open the window and stay until it is closed.

    Args:
        folder: of the vault; the usual place when not given.

    Returns:
        The exit code: 0, or 1 when the folder cannot be used.
    """
    harden_process()
    application = make_application()
    reception = receive(application, folder or default_vault_folder())
    if reception is None:
        return 1
    return application.exec()


_TURN_SECONDS = 0.001
"""How long a thread may keep Python to itself while another waits. With Python's own 5 ms a mark
that is committed waits as long as that for the window, which is drawing it."""


def make_application() -> QApplication:
    """The application, speaking Dutch, with the windowing system's own scaling."""
    # Given as an argument, the style is made once; `setStyle` would also load all that Python
    # knows of styles.
    application = QApplication(["herstel-desktop", "-style", "Fusion"])
    application.setApplicationName("Herstel Desktop")
    application.setApplicationDisplayName("Herstel Desktop")
    QGuiApplication.setDesktopFileName("herstel-desktop")
    application.setQuitOnLastWindowClosed(False)
    speak_dutch(application)
    sys.setswitchinterval(_TURN_SECONDS)
    return application


def receive(application: QApplication, folder: Path) -> Reception | None:
    """Show the first window; None, after a sentence, when the folder cannot be used."""
    from herstel_desktop.domain.errors import KnownError
    from herstel_desktop.ui.shell.presenter import DialogPresenter
    from herstel_desktop.vault.folder import FolderState, VaultFolder, refuse_cloud_folder

    theme = Theme(application)
    theme.apply()
    presenter = DialogPresenter(theme)
    sys.excepthook = lambda _kind, error, _trace: _report_bug(presenter, error)
    place = VaultFolder(folder)
    fresh = (FolderState.ABSENT, FolderState.EMPTY, FolderState.UNFINISHED, FolderState.FOREIGN)
    try:
        has_vault = place.state() not in fresh
        refuse_cloud_folder(folder)
        if not has_vault:
            place.prepare()
    except KnownError as error:
        presenter.known(error)
        return None
    reception = Reception(application, theme, folder)
    reception.open(has_vault=has_vault)
    return reception


def _report_bug(presenter: object, error: BaseException) -> None:
    """Say it calmly; the log gets the kind and the place, never the text."""
    from herstel_desktop.ui.shell.presenter import DialogPresenter

    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
    _log.error("unexpected %s at %s", type(error).__name__, place)
    if isinstance(presenter, DialogPresenter):
        presenter.bug(error)
