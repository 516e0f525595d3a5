"""The reading half of the screen reader: speaks AT-SPI, run by Debian's own Python.

Takes one JSON request a line on standard input and answers one JSON line on standard
output: {"ok": value} or {"error": text}. It knows the program only by what the
accessibility bus tells: roles, names, states, texts, actions and the keyboard.
Only this process imports gi; screen_reader.py is what tests talk to.
"""

from __future__ import annotations

import ctypes
import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - gi wants the version named first

MOST_CHILDREN = 400  # of a table or list with more, only the first ones are walked through
MOST_TABS = 80  # on the way to a control
# One role, two names: at-spi2-core renamed it.
ROLE_NAMES = {"push button": "button", "push button menu": "button", "password text": "password"}
TEXT_ROLES = ("text", "password", "spin button", "entry", "combo box", "paragraph")
MODIFIERS = {"Ctrl": "Control_L", "Alt": "Alt_L", "Shift": "Shift_L"}
KEY_NAMES = {"Enter": "Return", "Esc": "Escape", "Space": "space", "PageDown": "Next"}
KEY_NAMES |= {"PageUp": "Prior", "Backspace": "BackSpace", "Del": "Delete"}
PRESSING = ("Press", "Activate", "Toggle", "Click", "Show Menu", "Jump")


Node = Any  # Atspi.Accessible; gi has no type information
Wanted = dict[str, Any]  # role, name or pattern, inside, states, nth, seconds
Description = dict[str, Any]


class UnreachableError(Exception):
    """What was asked for was not there before the deadline."""


class Reader:
    """Finds things by role and name and does with them what a reader's user would."""

    def __init__(self) -> None:
        Atspi.init()
        Atspi.set_timeout(4000, 8000)
        self._events = 0
        self._listener = Atspi.EventListener.new(self._heard)
        for kind in ("object", "window", "focus"):
            self._listener.register(kind)
        self._keyboard = ctypes.CDLL("libX11.so.6")
        self._keyboard.XOpenDisplay.restype = ctypes.c_void_p
        self._keyboard.XStringToKeysym.restype = ctypes.c_ulong
        self._keyboard.XKeysymToKeycode.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
        self._display = self._keyboard.XOpenDisplay(None)

    # -- what a request can ask -------------------------------------------------------

    def windows(self) -> list[Description]:
        """All windows that show, the active one first."""
        return [self._describe(window) for window in self._windows()]

    def window(self, **wanted: Any) -> Description:
        """Wait for a window or dialog with this title."""
        found: list[Node] = []

        def there() -> bool:
            found[:] = [window for window in self._windows() if _fits(window, wanted)]
            return bool(found)

        self._until(there, wanted["seconds"], lambda: f"no such window: {_in_words(wanted)}")
        return self._describe(found[0])

    def find(self, **wanted: Any) -> Description:
        """Wait for one thing and describe it."""
        return self._describe(self._await(wanted))

    def find_all(self, **wanted: Any) -> list[Description]:
        """Describe everything that fits now; may be nothing."""
        return [self._describe(node) for node in self._matching(wanted)]

    def gone(self, **wanted: Any) -> bool:
        """Wait until nothing fits any more."""
        self._until(
            lambda: next(self._matching(wanted), None) is None,
            wanted["seconds"],
            lambda: f"still there: {_in_words(wanted)}",
        )
        return True

    def act(self, action: str | None = None, **wanted: Any) -> Description:
        """Perform the named action, or the usual one of this role."""
        node = self._await(wanted)
        described = self._describe(node)
        names = described["actions"]
        chosen = action or next((name for name in PRESSING if name in names), None)
        if chosen not in names:
            raise UnreachableError(f"{_in_words(wanted)} has no action {action!r}, only {names}")
        Atspi.Action.do_action(node, names.index(chosen))
        return described

    def focus(self, **wanted: Any) -> Description:
        """Move the keyboard to it and wait until it is there."""
        return self._describe(self._take_focus(wanted))

    def select(self, **wanted: Any) -> Description:
        """Go to an item of a list or a cell of a table with the arrow keys."""
        item = self._await(wanted)
        container = item.get_parent()
        self._focus_node(container, wanted)
        for _ in range(MOST_CHILDREN):
            current = _focused_child(container)
            if current is None:
                self.keys("Home")
            elif current == item:
                return self._describe(item)
            else:
                self.keys(_arrow_towards(_position(item), _position(current)))
            self.settled(0.02, 1.0)
        raise UnreachableError(f"the arrow keys do not reach {_in_words(wanted)}")

    def write(self, text: str, expected: str | None = None, **wanted: Any) -> Description:
        """Replace the text of an input: by keys, or as a braille keyboard for other scripts."""
        node = self._take_focus({"role": TEXT_ROLES, **wanted})
        if _has_sections(node):
            self._go_to_first_section(node)
            expected, text = expected or text, re.sub(r"\D", "", text)
        elif _text_of(node):
            self.keys("Ctrl+A")
            self.keys("Delete")
        if not all(letter.isascii() and letter != "\n" for letter in text):
            # Keys and the bus take different ways: what is set too early would be deleted too.
            self._until(
                lambda: not _text_of(node),
                wanted["seconds"],
                lambda: f"{_in_words(wanted)} holds {_text_of(node)!r}, not what was typed",
            )
            Atspi.EditableText.set_text_contents(node, text)
        elif expected is not None:
            Atspi.generate_keyboard_event(0, text, Atspi.KeySynthType.STRING)
        else:
            self._type_in_pieces(node, text, wanted)
        self._until_written(node, text if expected is None else expected, wanted)
        return self._describe(node)

    def _go_to_first_section(self, node: Node) -> None:
        """Leave a date or time backwards and come in again: then its first number is selected."""
        while _has(node, Atspi.StateType.FOCUSED):
            self.keys("Shift+Tab")
            self.settled(0.05, 2.0)
        self.keys("Tab")
        self.settled(0.05, 2.0)

    def _type_in_pieces(self, node: Node, text: str, wanted: Wanted) -> None:
        """Not faster than the program reads: a flood of keys would test the queue."""
        for start in range(0, len(text), 16):
            piece = text[: start + 16]
            Atspi.generate_keyboard_event(0, piece[start:], Atspi.KeySynthType.STRING)
            self._until_written(node, piece, wanted)

    def keys(self, combination: str) -> bool:
        """Press keys together, as in 'Ctrl+K', 'F8' or 'Shift+Tab'."""
        *held, last = combination.split("+") if combination != "+" else ["+"]
        codes = [self._key_code(MODIFIERS[name]) for name in held]
        for code in codes:
            Atspi.generate_keyboard_event(code, None, Atspi.KeySynthType.PRESS)
        if len(last) == 1 and last.isalpha():
            last = last.lower()
        code = self._key_code(KEY_NAMES.get(last, last))
        Atspi.generate_keyboard_event(code, None, Atspi.KeySynthType.PRESSRELEASE)
        for code in reversed(codes):
            Atspi.generate_keyboard_event(code, None, Atspi.KeySynthType.RELEASE)
        return True

    def type(self, text: str) -> bool:
        """Type into whatever has the keyboard; plain letters only."""
        Atspi.generate_keyboard_event(0, text, Atspi.KeySynthType.STRING)
        return True

    def focused(self) -> Description | None:
        """What has the keyboard now."""
        for window in self._windows():
            for node in _walk(window):
                if _has(node, Atspi.StateType.FOCUSED) and _shows(node) and _is_reached(node):
                    return self._describe(node)
        return None

    def settled(self, quiet: float, seconds: float) -> bool:
        """Wait until the program said nothing for `quiet` seconds."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            heard = self._events
            self._listen(quiet)
            if heard == self._events:
                return True
        return False

    def dump(self) -> str:
        """The whole tree as indented lines, for a person to read."""
        lines = []
        for window in self._windows():
            for node, depth in _walk_deep(window):
                seen = self._describe(node)
                states = " ".join(seen["states"])
                text = f" text={seen['text']!r}" if seen["text"] is not None else ""
                lines.append(
                    f"{'  ' * depth}{seen['role']} {seen['name']!r}{text}"
                    f" actions={seen['actions']} [{states}]"
                )
        return "\n".join(lines)

    # -- how it is found --------------------------------------------------------------

    def _windows(self) -> list[Node]:
        desktop = Atspi.get_desktop(0)
        found = []
        for application in _children(desktop):
            application.set_cache_mask(Atspi.Cache.NONE)
            application.clear_cache()
            found += [child for child in _children(application) if _shows(child)]
        # Newest last in the tree: a dialog stands above the window that opened it.
        found.reverse()
        return sorted(found, key=lambda window: not _has(window, Atspi.StateType.ACTIVE))

    def _matching(self, wanted: Wanted) -> Iterator[Node]:
        inside = wanted.get("inside")
        roots = list(self._matching(inside)) if inside else self._windows()
        for root in roots:
            for node in _walk(root):
                if (node is not root or not inside) and _fits(node, wanted):
                    yield node

    def _await(self, wanted: Wanted) -> Node:
        nth = wanted.get("nth", 0)
        found: list[Node] = []

        def there() -> bool:
            found.clear()
            for node in self._matching(wanted):
                found.append(node)
                if len(found) > nth:
                    return True
            return False

        self._until(there, wanted["seconds"], lambda: f"not found: {_in_words(wanted)}")
        return found[nth]

    def _take_focus(self, wanted: Wanted) -> Node:
        return self._focus_node(self._await(wanted), wanted)

    def _focus_node(self, node: Node, wanted: Wanted) -> Node:
        """Bring the keyboard there: directly, or where Qt has no such action by Tab."""
        if "Set Focus" in _actions(node):
            Atspi.Component.grab_focus(node)
            self._until(
                lambda: _has(node, Atspi.StateType.FOCUSED),
                wanted["seconds"],
                lambda: f"did not take the focus: {_in_words(wanted)}",
            )
            return node
        for _ in range(MOST_TABS):
            if _has(node, Atspi.StateType.FOCUSED):
                return node
            self.keys("Tab")
            self.settled(0.05, 2.0)
        raise UnreachableError(f"cannot be reached by Tab: {_in_words(wanted)}")

    def _until(
        self, holds: Callable[[], bool], seconds: float, complaint: Callable[[], str]
    ) -> None:
        deadline = time.monotonic() + seconds
        while True:
            try:
                if holds():
                    return
            except GLib.Error:  # something vanished while it was read; look again
                pass
            left = deadline - time.monotonic()
            if left <= 0:
                raise UnreachableError(complaint())
            self._listen(min(left, 0.1))

    def _until_written(self, node: Node, text: str, wanted: Wanted) -> None:
        def holds() -> bool:
            held = _text_of(node)
            if _role(node) == "password":
                return len(held) == len(text)
            # A spin box may have a unit behind its number.
            return held == text or (_role(node) == "spin button" and held.startswith(text + " "))

        self._until(
            holds,
            wanted["seconds"],
            lambda: f"{_in_words(wanted)} holds {_text_of(node)!r}, not what was typed",
        )

    def _listen(self, seconds: float) -> None:
        """Take in events until one came or the time is over."""
        heard = self._events
        over = []
        timer = GLib.timeout_add(max(1, int(seconds * 1000)), lambda: over.append(True))
        context = GLib.MainContext.default()
        while not over and self._events == heard:
            context.iteration(True)
        if not over:
            GLib.source_remove(timer)

    def _heard(self, _event: Any) -> None:
        self._events += 1

    def _key_code(self, name: str) -> int:
        symbol = self._keyboard.XStringToKeysym(name.encode())
        code = self._keyboard.XKeysymToKeycode(self._display, symbol)
        if not code:
            raise UnreachableError(f"no such key: {name}")
        return int(code)

    def _describe(self, node: Node) -> Description:
        return {
            "role": _role(node),
            "name": node.get_name() or "",
            "label": _label(node),
            "description": node.get_description() or "",
            "states": sorted(state.value_nick for state in node.get_state_set().get_states()),
            "text": _text_of(node) if node.get_text_iface() else None,
            "value": _value_of(node),
            "actions": _actions(node),
        }


def _fits(node: Node, wanted: Wanted) -> bool:
    roles = wanted.get("role")
    if roles and _role(node) not in ([roles] if isinstance(roles, str) else roles):
        return False
    if not _shows(node):
        return False
    states = {state.value_nick for state in node.get_state_set().get_states()}
    if not states.issuperset(wanted.get("states", ())):
        return False
    name, pattern = wanted.get("name"), wanted.get("pattern")
    if name is None and pattern is None:
        return True
    # Qt names a combo box after its value; what it is for stands in its label.
    called = [node.get_name() or "", _label(node)]
    if name is not None:
        return name in called
    return any(re.search(str(pattern), each) for each in called)


def _in_words(wanted: Wanted) -> str:
    words = [str(wanted[key]) for key in ("role", "name", "pattern") if wanted.get(key)]
    if wanted.get("inside"):
        words.append("inside " + _in_words(wanted["inside"]))
    return " ".join(words) or "anything"


def _children(node: Node) -> list[Node]:
    """All at once: Qt ends when it is asked for the bar of a scroll area that is gone by then."""
    count = min(node.get_child_count(), MOST_CHILDREN)
    children = [node.get_child_at_index(index) for index in range(count)]
    return [child for child in children if child is not None]


def _walk(node: Node) -> Iterator[Node]:
    """Everything in it, except what stands in something that does not show."""
    yield node
    try:
        for child in _children(node):
            if _shows(child):
                yield from _walk(child)
    except GLib.Error:  # it went away while it was read
        return


def _walk_deep(node: Node, depth: int = 0) -> Iterator[tuple[Node, int]]:
    yield node, depth
    try:
        for child in _children(node):
            yield from _walk_deep(child, depth + 1)
    except GLib.Error:  # it went away while it was read
        return


def _is_reached(node: Node) -> bool:
    """Qt calls the current tab or row focused, also while the keyboard is elsewhere."""
    items = ("page tab", "list item", "table cell", "tree item")
    return _role(node) not in items or _has(node.get_parent(), Atspi.StateType.FOCUSED)


def _focused_child(container: Node) -> Node | None:
    """The item that the arrow keys start from."""
    for child in _children(container):
        if _has(child, Atspi.StateType.FOCUSED):
            return child
    return None


def _position(item: Node) -> tuple[int, int]:
    """Row and column; an item of a list stands in column 0."""
    if item.get_table_cell() is None:
        return item.get_index_in_parent(), 0
    _known, row, column = Atspi.TableCell.get_position(item)
    return row, column


def _arrow_towards(there: tuple[int, int], here: tuple[int, int]) -> str:
    if there[0] != here[0]:
        return "Down" if there[0] > here[0] else "Up"
    return "Right" if there[1] > here[1] else "Left"


def _role(node: Node) -> str:
    name = str(node.get_role_name())
    return ROLE_NAMES.get(name, name)


def _has(node: Node, state: Any) -> bool:
    return bool(node.get_state_set().contains(state))


def _shows(node: Node) -> bool:
    return _has(node, Atspi.StateType.SHOWING)


def _label(node: Node) -> str:
    for relation in node.get_relation_set():
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            return " ".join(
                relation.get_target(index).get_name() or ""
                for index in range(relation.get_n_targets())
            )
    return ""


def _text_of(node: Node) -> str:
    if node.get_text_iface():
        return str(Atspi.Text.get_text(node, 0, -1))
    # Qt tells the text of a combo box that can be typed in as its name.
    return str(node.get_name()) if _role(node) == "combo box" else ""


def _value_of(node: Node) -> float | None:
    # A date answers this question with a warning.
    if node.get_value_iface() is None or _has_sections(node):
        return None
    return float(Atspi.Value.get_current_value(node))


def _has_sections(node: Node) -> bool:
    """A date or a time: each number in it is a part of its own and cannot be emptied."""
    return _role(node) == "spin button" and bool(re.fullmatch(r"\d+([-./: ]+\d+)+", _text_of(node)))


def _actions(node: Node) -> list[str]:
    if node.get_action_iface() is None:
        return []
    return [
        Atspi.Action.get_action_name(node, index)
        for index in range(Atspi.Action.get_n_actions(node))
    ]


def main() -> None:
    """Answer requests until the pipe closes."""
    reader = Reader()
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = {"ok": getattr(reader, request["do"])(**request["with"])}
        except (UnreachableError, GLib.Error) as error:
            answer = {"error": str(error)}
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        sys.stdout.flush()


main()
