"""A desk of one's own for tests: home folder, X display, session bus; nothing of the real user.

Every test process gets a private one (tests/conftest.py), so that tests can run side by
side and never see the settings, the screen or the keyring of whoever runs them. The
accessibility tests add a window manager and the accessibility services to theirs.
"""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
import tempfile
from pathlib import Path
from types import TracebackType
from typing import IO

import psutil
from PIL import Image

SCREEN = "1366x768x24"  # the usual venue laptop (ui.md)

# A session bus that starts nothing by itself: no keyring, no portal, no screen reader.
QUIET_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir={folder}</listen>
  <auth>EXTERNAL</auth>
  {services}
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""

ACCESSIBILITY_SERVICE = """[D-BUS Service]
Name=org.a11y.Bus
Exec={launcher}
"""
LAUNCHERS = (
    Path("/usr/libexec/at-spi-bus-launcher"),
    Path("/usr/lib/at-spi2-core/at-spi-bus-launcher"),
)


def can_have_own_screen() -> bool:
    """True where a virtual X display can be started."""
    return sys.platform.startswith("linux") and shutil.which("Xvfb") is not None


class Desk:
    """Home, display and bus, started by `open` and gone after `close`.

    Attributes:
        folder: holds everything of this desk; removed on closing.
        environment: variables that bind a process to this desk and to no other.
    """

    def __init__(self, *, accessible: bool = False) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="herstel-desk-"))
        self.environment = _private_home(self.folder)
        self._accessible = accessible
        self._processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Desk:
        try:
            self.open()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def open(self) -> None:
        """Start display and bus, and for an accessible desk a window manager."""
        if not can_have_own_screen():
            return
        self.environment["DISPLAY"] = self._start_display()
        self.environment["QT_QPA_PLATFORM"] = "xcb"
        self.environment["XDG_SESSION_TYPE"] = "x11"
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self._start_bus()
        if self._accessible:
            self.environment["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
            settings = Path(__file__).parent / "accessibility" / "openbox.xml"
            self.start(["openbox", "--sm-disable", "--config-file", str(settings)])

    def start(self, command: list[str], *, cwd: Path | None = None) -> subprocess.Popen[bytes]:
        """Start a process at this desk; it ends with the desk or with the test process."""
        process = subprocess.Popen(
            ["setpriv", "--pdeathsig", "TERM", "--", *command],
            cwd=cwd,
            env={**os.environ, **self.environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._new_log(),
        )
        self._processes.append(process)
        return process

    def close(self) -> None:
        """End every process of this desk, also those that its bus started, and remove it."""
        for process in reversed(self._processes):
            process.terminate()
        for left in self._still_here():
            left.kill()
        for process in self._processes:
            process.communicate()
        shutil.rmtree(self.folder, ignore_errors=True)

    def log_of(self, process: subprocess.Popen[bytes]) -> str:
        """What a process of this desk said on its error stream."""
        return self._log(self._processes.index(process)).read_text("utf-8", errors="replace")

    def picture(self) -> Image.Image:
        """What stands on the screen now, read from the display's own frame buffer."""
        return read_x_window_dump((self.folder / "screen" / "Xvfb_screen0").read_bytes())

    def _log(self, number: int) -> Path:
        return self.folder / f"{number}.log"

    def _new_log(self) -> IO[bytes]:
        """Where the next process writes its error stream."""
        return self._log(len(self._processes)).open("wb")

    def _start_display(self) -> str:
        (self.folder / "screen").mkdir()
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-dpi", "96"]
        command += ["-nolisten", "tcp", "-noreset", "-fbdir", str(self.folder / "screen")]
        server = subprocess.Popen(
            ["setpriv", "--pdeathsig", "TERM", "--", *command],
            pass_fds=(writing,),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self._new_log(),
        )
        self._processes.append(server)
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start: " + self.log_of(server))
        return f":{number}"

    def _start_bus(self) -> str:
        services = ""
        if self._accessible:
            launcher = next(path for path in LAUNCHERS if path.exists())
            folder = self.folder / "services"
            folder.mkdir()
            service = ACCESSIBILITY_SERVICE.format(launcher=launcher)
            (folder / "org.a11y.Bus.service").write_text(service, encoding="utf-8")
            services = f"<servicedir>{folder}</servicedir>"
        settings = self.folder / "bus.xml"
        text = QUIET_BUS.format(folder=self.folder, services=services)
        settings.write_text(text, encoding="utf-8")
        bus = self.start(
            ["dbus-daemon", "--nofork", "--print-address", "--config-file", str(settings)]
        )
        assert bus.stdout is not None
        address = bus.stdout.readline().decode().strip()
        if not address:
            raise RuntimeError("The bus did not start: " + self.log_of(bus))
        return address

    def _still_here(self) -> list[psutil.Process]:
        """Processes that carry this desk's mark, whoever started them."""
        found = []
        for process in psutil.process_iter():
            try:
                mark = process.environ().get("HERSTEL_TEST_DESK")
            except psutil.Error:
                continue
            if mark == str(self.folder) and process.pid != os.getpid():
                found.append(process)
        return found


def _private_home(folder: Path) -> dict[str, str]:
    """A home of one's own, in every variable by which programs look for it."""
    places = {
        "HOME": "home",
        "XDG_CONFIG_HOME": "home/.config",
        "XDG_DATA_HOME": "home/.local/share",
        "XDG_STATE_HOME": "home/.local/state",
        "XDG_CACHE_HOME": "home/.cache",
        "XDG_RUNTIME_DIR": "run",
    }
    environment = {"HERSTEL_TEST_DESK": str(folder), "GTK_A11Y": "none", "NO_AT_BRIDGE": "1"}
    for variable, place in places.items():
        (folder / place).mkdir(parents=True, exist_ok=True, mode=0o700)
        environment[variable] = str(folder / place)
    return environment


def read_x_window_dump(data: bytes) -> Image.Image:
    """The picture in an X window dump (format 7, 32 bits a pixel, as Xvfb keeps it)."""
    header = struct.unpack(">25I", data[:100])
    header_size, width, height, bytes_per_line, colours = (
        header[0],
        header[4],
        header[5],
        header[12],
        header[19],
    )
    start = header_size + colours * 12  # each colour map entry takes 12 bytes
    pixels = data[start : start + bytes_per_line * height]
    return Image.frombytes("RGB", (width, height), pixels, "raw", "BGRX", bytes_per_line)
