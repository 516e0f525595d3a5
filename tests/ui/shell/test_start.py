"""The real start, in a process of its own: quick, hardened, in Dutch, and it ends."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.vaults import MadeVault

_FIRST_WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from herstel_desktop import app

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Expose:
            names = {name.split(".")[0] for name in sys.modules}
            heavy = {"sqlalchemy", "sqlcipher3", "alembic", "reportlab", "cryptography", "argon2"}
            ours = [name for name in sys.modules if name.startswith("herstel_desktop.ui.screens")]
            print(sorted(heavy & names), sorted(ours))
            application.removeEventFilter(self)
            timer.start(20)
        return False

def look():
    if "sqlalchemy" in sys.modules and reception.tasks.is_idle:
        needed = {"argon2.low_level", "filelock", "herstel_desktop.ui.shell.main_window"}
        needed.add("herstel_desktop.ui.screens.today.today_screen")
        print("ready for the passphrase", sorted(needed - set(sys.modules)))
        application.exit(0)

application = app.make_application()
watch = Watch()
timer = QTimer()
timer.timeout.connect(look)
application.installEventFilter(watch)
reception = app.receive(application, Path(sys.argv[1]))
application.exec()
reception.tasks.stop()
"""

_HARDENED = """
import ctypes, resource
from herstel_desktop import app

def report():
    print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
    raise SystemExit(0)

app.make_application = report
app.run()
"""

_DUTCH = """
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QGroupBox, QLabel, QMessageBox
from herstel_desktop import app

application = app.make_application()
printer = QPrinter()
file = QFileDialog()
file.setOption(QFileDialog.Option.DontUseNativeDialog)
file.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
box = QMessageBox()
box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel)
for dialog in (file, QPrintDialog(printer), box):
    texts = {each.text().replace("&", "") for each in dialog.findChildren(QAbstractButton)}
    texts |= {each.text().replace("&", "") for each in dialog.findChildren(QLabel)}
    texts |= {each.title().replace("&", "") for each in dialog.findChildren(QGroupBox)}
    print(sorted(text for text in texts if text))
"""

_CLOSE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
from herstel_desktop import app

def step():
    windows = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    if not windows:
        return
    window = windows[0]
    if sys.argv[2] == "locked" or hasattr(window, "open_screen"):
        timer.stop()
        window.close()
    elif window.isEnabled() and not getattr(window, "asked", False):
        window.asked = True
        line = window.findChildren(QLineEdit)[0]
        line.setText(sys.argv[3])
        line.returnPressed.emit()

real = app.make_application
timer = None

def with_timer():
    global timer
    application = real()
    timer = QTimer(application)
    timer.timeout.connect(step)
    timer.start(20)
    return application

app.make_application = with_timer
sys.exit(app.run(Path(sys.argv[1])))
"""


def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_nothing_heavy_is_loaded_before_the_unlock_window_shows_and_all_of_it_after(
    made_vault: MadeVault,
) -> None:
    done = run(_FIRST_WINDOW, str(made_vault.folder))
    assert done.stdout.splitlines() == ["[] []", "ready for the passphrase []"], done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="asks the kernel")
def test_the_process_is_hardened_before_anything_else() -> None:
    done = run(_HARDENED)
    assert done.stdout.strip() == "(0, 0) 0", done.stderr


def test_dialogs_of_qt_itself_speak_dutch() -> None:
    done = run(_DUTCH)
    file, printing, box = done.stdout.splitlines()
    for dialog, words in ((file, ("Annuleren", "Opslaan")), (printing, ("Annuleren", "Afdrukken"))):
        assert all(repr(word) in dialog for word in words)
        english = re.findall(
            r"\b(?:of|in|the|Page|Look|side|Off|Double|Cancel|Save)\b[^']*", dialog
        )
        assert [word for word in english if word not in ("in:", "of oneven:")] == []
    assert "'Annuleren'" in box
    assert "'Ja'" in box


@pytest.mark.parametrize("state", ["locked", "open"])
def test_closing_the_window_ends_the_program(made_vault: MadeVault, state: str) -> None:
    done = run(_CLOSE, str(made_vault.folder), state, made_vault.passphrase)
    assert (done.returncode, done.stderr) == (0, "")
    made_vault.unlock().close()  # nothing holds it any more


def test_a_folder_that_cannot_be_used_ends_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "vakantie.txt").write_text("iets anders")
    done = run(_REFUSED, str(tmp_path))
    assert done.stdout.strip() == "True 1", done.stderr


_REFUSED = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from herstel_desktop import app

real = app.make_application
told = []

def look():
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog):
        told.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.accept()
    else:
        QTimer.singleShot(20, look)

def with_look():
    application = real()
    QTimer.singleShot(0, look)
    return application

app.make_application = with_look
code = app.run(Path(sys.argv[1]))
print(any("map" in text.lower() for text in told), code)
"""
