"""A screen reader's user: knows the program only by what it says on the accessibility bus.

    with ScreenReader() as reader:
        reader.start([sys.executable, "-m", "herstel_desktop"])
        reader.window("Herstel Desktop")
        reader.type_into("Naam van de organisatie", "Buurtpunt De Linde")
        reader.press("Verder")

A thing is told by its role and its name, as a reader says them aloud ('Verder, button').
Every sentence waits until it can be carried out and fails, with the whole tree in the
message, when that takes longer than `seconds`. Nothing waits for a fixed time.
Roles are AT-SPI's, with 'push button' and 'password text' as 'button' and 'password'.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from tests.desk import Desk

ROOT = Path(__file__).resolve().parent.parent.parent
SCREENSHOTS = ROOT / "screenshots"
READER = Path(__file__).with_name("reader_process.py")
READER_PYTHON = "/usr/bin/python3"  # Debian's own: python3-gi is built for it
PATIENCE = 15.0  # seconds; a busy machine with two cores is slow, not broken

# What Qt itself says of the bus: a question that it does not answer at each start, and questions
# about a thing that was just closed.
NOISE = ("GetApplicationBusAddress", "Could not find accessible on path")

Name = str | re.Pattern[str]
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Seen:
    """One thing as the bus tells it.

    Attributes:
        role, name: as a screen reader says them.
        label: the text of the label that points at it, if one does.
        states: AT-SPI state names ('checked', 'focused', 'enabled', 'showing' …).
        text: what stands in it, None when it holds no text.
        value: of a slider, spin box or progress bar.
    """

    role: str
    name: str
    label: str
    description: str
    states: tuple[str, ...]
    text: str | None
    value: float | None
    actions: tuple[str, ...]

    def is_(self, state: str) -> bool:
        """Does it have this state ('checked', 'focused', 'enabled' …)?"""
        return state in self.states


class ScreenReaderError(AssertionError):
    """A sentence could not be carried out; the message holds the tree as it was."""


class ScreenReader:
    """A desk with a window manager, a program in a real window and a reader of the bus."""

    def __init__(self) -> None:
        self.desk = Desk(accessible=True)
        self.program: subprocess.Popen[bytes] | None = None
        self._reader: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> ScreenReader:
        try:
            self.desk.open()
        except BaseException:
            self.desk.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.desk.close()

    # -- the program ------------------------------------------------------------------

    def start(self, command: list[str]) -> subprocess.Popen[bytes]:
        """Start the program at this desk; several may run one after the other."""
        self.program = self.desk.start(command, cwd=ROOT)
        return self.program

    def wait_for_end(self, seconds: float = PATIENCE) -> int:
        """Wait until the program has ended by itself; returns its exit code."""
        assert self.program is not None, "nothing was started"
        return self.program.wait(timeout=seconds)

    def complaints(self) -> str:
        """What the program wrote on its error stream, without the desk's own noise."""
        assert self.program is not None, "nothing was started"
        lines = self.desk.log_of(self.program).splitlines()
        return "\n".join(line for line in lines if not any(each in line for each in NOISE))

    # -- looking ----------------------------------------------------------------------

    def window(self, title: Name, *, seconds: float = PATIENCE) -> Seen:
        """Wait for a window or dialog with this title."""
        return _seen(self._ask("window", _wanted(None, title, seconds=seconds)))

    def windows(self) -> tuple[Seen, ...]:
        """All windows that show now, the active one first."""
        return tuple(_seen(each) for each in self._ask("windows"))

    def find(
        self,
        role: str | Iterable[str] | None = None,
        name: Name | None = None,
        *,
        inside: tuple[str, Name] | None = None,
        states: Iterable[str] = (),
        nth: int = 0,
        seconds: float = PATIENCE,
    ) -> Seen:
        """Wait for a thing that shows.

        Args:
            name: its name or the text of its label, whole; or a pattern to search for.
            inside: role and name of what it stands in.
            states: states it must have as well.
            nth: which one, when several fit.
        """
        wanted = _wanted(role, name, inside=inside, states=states, nth=nth, seconds=seconds)
        return _seen(self._ask("find", wanted))

    def find_all(
        self,
        role: str | Iterable[str] | None = None,
        name: Name | None = None,
        *,
        inside: tuple[str, Name] | None = None,
        states: Iterable[str] = (),
    ) -> tuple[Seen, ...]:
        """Everything that fits now; may be nothing."""
        wanted = _wanted(role, name, inside=inside, states=states)
        return tuple(_seen(each) for each in self._ask("find_all", wanted))

    def sees(self, name: Name, role: str | None = None) -> bool:
        """Does it show now?"""
        return bool(self.find_all(role, name))

    def wait_until_gone(self, role: str | None, name: Name, *, seconds: float = PATIENCE) -> None:
        """Wait until no such thing shows any more."""
        self._ask("gone", _wanted(role, name, seconds=seconds))

    def wait_for(
        self, holds: Callable[[], Answer], *, seconds: float = PATIENCE, what: str = ""
    ) -> Answer:
        """Look again after each thing the program says, until this is true; returns it."""
        rounds = int(seconds / 0.1)
        for _ in range(rounds):
            answer = holds()
            if answer:
                return answer
            self._ask("settled", {"quiet": 0.1, "seconds": 0.1})
        raise ScreenReaderError(f"did not come true: {what or holds}\n{self.dump()}")

    def text_of(
        self,
        name: Name,
        role: str | Iterable[str] = ("text", "password", "spin button", "combo box"),
        *,
        inside: tuple[str, Name] | None = None,
    ) -> str:
        """What stands in an input; of a combo box that is not typed in, the item chosen."""
        seen = self.find(role, name, inside=inside)
        return seen.name if seen.text is None else seen.text

    def focused(self) -> Seen | None:
        """What has the keyboard now."""
        answer = self._ask("focused")
        return _seen(answer) if answer else None

    def nameless(self) -> tuple[Seen, ...]:
        """Controls that take the keyboard and that a reader could only call by their role."""

        def is_called(seen: Seen) -> bool:
            # Qt tells a combo box's value as its name; only a label says what it is for.
            name = "" if seen.role == "combo box" else seen.name
            return bool(name or seen.label or seen.description)

        focusable = self.find_all(states=["focusable"])
        return tuple(seen for seen in focusable if not is_called(seen))

    # -- doing ------------------------------------------------------------------------

    def press(
        self,
        name: Name,
        role: str | Iterable[str] = ("button", "toggle button", "link", "page tab", "menu item"),
        *,
        inside: tuple[str, Name] | None = None,
        nth: int = 0,
        seconds: float = PATIENCE,
    ) -> Seen:
        """Press a button, link, tab or menu item that is enabled."""
        return _seen(
            self._ask(
                "act",
                _wanted(role, name, inside=inside, states=("enabled",), nth=nth, seconds=seconds),
            )
        )

    def choose(
        self,
        name: Name,
        role: str | Iterable[str] = (
            "radio button",
            "check box",
            "toggle button",
            "check menu item",
        ),
        *,
        inside: tuple[str, Name] | None = None,
        nth: int = 0,
        seconds: float = PATIENCE,
    ) -> Seen:
        """Choose a radio button or tick a box, unless it is chosen already."""
        seen = self.find(role, name, inside=inside, states=("enabled",), nth=nth, seconds=seconds)
        if not seen.is_("checked"):
            self._ask(
                "act",
                _wanted(role, name, inside=inside, states=("enabled",), nth=nth, seconds=seconds),
            )
        return self.find(role, name, inside=inside, states=("checked",), nth=nth, seconds=seconds)

    def choose_from(self, name: Name, item: str, *, inside: tuple[str, Name] | None = None) -> None:
        """Choose an item of a combo box, by the arrow keys."""
        self.focus(name, "combo box", inside=inside)
        self.keys("Home")
        offered: list[str] = []
        while True:
            focused = self.focused()
            assert focused is not None, "the combo box lost the keyboard"
            now = focused.name if focused.text is None else focused.text
            if now == item:
                return
            if now in offered:
                raise ScreenReaderError(f"{name!r} offers {offered}, not {item!r}")
            offered.append(now)
            self.keys("Down")
            self._ask("settled", {"quiet": 0.05, "seconds": 2.0})

    def select(
        self,
        name: Name,
        role: str | Iterable[str] = ("list item", "table cell", "tree item"),
        *,
        inside: tuple[str, Name] | None = None,
        nth: int = 0,
        seconds: float = PATIENCE,
    ) -> Seen:
        """Go to an item of a list, table or tree with the arrow keys."""
        return _seen(
            self._ask("select", _wanted(role, name, inside=inside, nth=nth, seconds=seconds))
        )

    def focus(
        self,
        name: Name,
        role: str | Iterable[str] | None = None,
        *,
        inside: tuple[str, Name] | None = None,
        seconds: float = PATIENCE,
    ) -> Seen:
        """Bring the keyboard to it."""
        wanted = _wanted(role, name, inside=inside, states=("focusable",), seconds=seconds)
        return _seen(self._ask("focus", wanted))

    def type_into(
        self,
        name: Name,
        text: str,
        role: str | None = None,
        *,
        expected: str | None = None,
        inside: tuple[str, Name] | None = None,
        nth: int = 0,
        seconds: float = PATIENCE,
    ) -> Seen:
        """Replace what stands in an input; waits until it holds exactly this.

        Args:
            expected: what it will hold, when the program writes it otherwise than it is typed.
        """
        wanted = _wanted(role, name, inside=inside, states=("editable",), nth=nth, seconds=seconds)
        return _seen(self._ask("write", {**wanted, "text": text, "expected": expected}))

    def keys(self, *combinations: str) -> None:
        """Press keys one after the other: keys("Ctrl+K"), keys("Tab", "Space")."""
        for combination in combinations:
            self._ask("keys", {"combination": combination})

    def type(self, text: str) -> None:
        """Type plain letters into whatever has the keyboard."""
        self._ask("type", {"text": text})

    # -- keeping ----------------------------------------------------------------------

    def dump(self) -> str:
        """The tree of all windows, one line a thing."""
        return str(self._ask("dump"))

    def screenshot(self, name: str) -> Path:
        """Save the screen as screenshots/<name>.png, an ignored folder."""
        self._ask("settled", {"quiet": 0.15, "seconds": 2.0})
        SCREENSHOTS.mkdir(exist_ok=True)
        file = SCREENSHOTS / f"{name}.png"
        self.desk.picture().save(file)
        return file

    # -- the pipe ---------------------------------------------------------------------

    def _ask(self, what: str, arguments: dict[str, Any] | None = None) -> Any:
        if self._reader is None:
            # -I: nothing of this project's Python may reach the system's.
            self._reader = self.desk.start([READER_PYTHON, "-I", "-W", "ignore", str(READER)])
        assert self._reader.stdin is not None
        assert self._reader.stdout is not None
        request = json.dumps({"do": what, "with": arguments or {}}) + "\n"
        self._reader.stdin.write(request.encode())
        self._reader.stdin.flush()
        line = self._reader.stdout.readline()
        if not line:
            raise ScreenReaderError("the reader ended: " + self.desk.log_of(self._reader))
        answer = json.loads(line)
        if "error" in answer:
            tree = "" if what == "dump" else self.dump()
            said = self.complaints() if self.program else ""
            raise ScreenReaderError(f"{answer['error']}\n{tree}\nThe program said:\n{said}")
        return answer["ok"]


def _wanted(
    role: str | Iterable[str] | None,
    name: Name | None,
    *,
    inside: tuple[str, Name] | None = None,
    states: Iterable[str] = (),
    nth: int = 0,
    seconds: float = PATIENCE,
) -> dict[str, Any]:
    wanted: dict[str, Any] = {"states": list(states), "nth": nth, "seconds": seconds}
    if role is not None:
        wanted["role"] = role if isinstance(role, str) else list(role)
    wanted |= _called(name)
    if inside is not None:
        wanted["inside"] = {"role": inside[0], "seconds": seconds, **_called(inside[1])}
    return wanted


def _called(name: Name | None) -> dict[str, str]:
    if name is None:
        return {}
    return {"name": name} if isinstance(name, str) else {"pattern": name.pattern}


def _seen(answer: dict[str, Any]) -> Seen:
    return Seen(
        **{**answer, "states": tuple(answer["states"]), "actions": tuple(answer["actions"])}
    )
