"""`make bench`: measures the figures side by side and writes bench/results.md."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from bench import backups, library_search, note_guards, refits, vaults
from bench.figures import RUNS, Ceiling, Figure, side_by_side
from bench.machine import describe, load
from tests.desk import Desk, can_have_own_screen

RESULTS = Path(__file__).with_name("results.md")
CARD_TEXT = vaults.ROOT / "tests" / "documents" / "inputs" / "kaart-in-hoofdletters.txt"
_NOTES = """\
How it was measured:

- Ours and bare in turns, so that a busy moment hits both; each figure is the median of {runs}.
- Every program finds the bytecode that the first start wrote.
- Start: from the start of Python, in a new process each time, to the first exposure of the first
  window on a display of its own; the bare window is `bench/bare_window.py`.
- Unlock: a new process each time, the passphrase typed into the real page; from Enter to the last
  painting of Vandaag. Bare is the key derivation of the same header alone, in the same process.
- One mark: from the click on the real button until the window hears that it is stored. Bare is
  the same upsert in a transaction of its own, with the same settings, on a copy of the same file.
- Opening: from `context.open` to the last painting, {runs} groups, each opened for the first time,
  in the same program on ten years and (as 'bare') on one month of the same groups.
- Memory: resident after unlocking and a tour of all screens, on ten years; the bare window after
  painting. Highest of ours at any moment, with the key derivation in it: {peak:.0f} MB.
- Card: warm, as in the program, which stays open; new processes, libraries and all, stand on the
  line below it. Bare sets the same lines one below the other in the same letter, embedded. Against
  Helvetica, with nothing embedded: × {plain_warm:.2f} warm, × {plain_fresh:.2f} in a new process.
- Print pack: sign-in sheet, draaiboek, worksheets in number, ballots and crisis card for twelve,
  warm; bare sets the same lines of the same pages. Against Helvetica: × {plain_pack:.2f}.
- Backup and putting it back: bare copies the encrypted file to disk and runs the same checks over
  it, and derives the key where ours must.
- Refit: 200 refits with 30 work forms to choose from. Library search: every letter of sixteen
  questions, with and without filters, on 1,000 work forms. Note guard: every letter of a paragraph
  that grows to 1,500, with 2,000 names.
"""


class Child:
    """A program of this folder that answers lines."""

    def __init__(self, desk: Desk, *arguments: str) -> None:
        self._desk = desk
        self._process = desk.start([sys.executable, "-m", *arguments], cwd=vaults.ROOT)

    def send(self, line: str) -> None:
        """Write a line that is not answered."""
        assert self._process.stdin is not None
        self._process.stdin.write(line.encode() + b"\n")
        self._process.stdin.flush()

    def ask(self, line: str) -> str:
        """Write a line and wait for the answer."""
        self.send(line)
        return self.answer()

    def step(self, step: str, **values: object) -> Any:
        """Let `bench.our_program` take a step."""
        return json.loads(self.ask(json.dumps({"step": step, **values})))

    def answer(self) -> str:
        """The next line of the child."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline().decode()
        if not line:
            raise RuntimeError(self._desk.log_of(self._process))
        return line.strip()

    def end(self) -> None:
        """Close its stdin and wait until it has gone."""
        try:
            self._process.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            self._process.kill()
            raise


@contextmanager
def _program(desk: Desk, vault: Path) -> Iterator[Child]:
    child = Child(desk, "bench.our_program", str(vault))
    try:
        yield child
    finally:
        child.end()


def main() -> int:
    """Measure, print and write."""
    if not can_have_own_screen():
        print("The figures need Linux with Xvfb.", file=sys.stderr)
        return 1
    # Programs that may write bytecode find it at their next start, as a person's does.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    vaults.FOLDER.mkdir(parents=True, exist_ok=True)
    _say("Vaults")
    years, month = vaults.ten_years(), vaults.one_month()
    load_before = load()
    try:
        with Desk() as desk:
            figures, notes = _measure(desk, years, month)
    finally:
        vaults.remove_copies()
    table = "\n".join(figure.line() for figure in figures)
    text = _report(table, notes, load_before)
    RESULTS.write_text(text, encoding="utf-8")
    print(text)
    return 0


def _measure(
    desk: Desk, years: Path, month: Path
) -> tuple[list[Figure | Ceiling], dict[str, float]]:
    _say("Start")
    start, bare_start, bare_memory = _start(desk, years)
    _say("Unlock")
    unlock, derive = _unlock(desk, years)
    _say("One mark")
    mark, bare_mark = _mark(desk, years)
    _say("Opening, and memory")
    presentie, group, memory = _opening(desk, years, month)
    _say("Card")
    warm, fresh = _card(desk)
    _say("Backup")
    making, back = backups.measure(years)
    _say("Print pack")
    pack = _pack(desk)
    figures: list[Figure | Ceiling] = [
        Figure("Start to unlock window", start, bare_start, "s", 1.5),
        Figure("Unlock to Vandaag, ten years", unlock, derive, "s", 0.25, added=True),
        Figure("One mark, click to committed", mark * 1e3, bare_mark * 1e3, "ms", 3),
        Figure("Opening Presentie, ten years", *presentie, "ms", 1.3),
        Figure("Opening a group, ten years", *group, "ms", 1.3),
        Figure("Memory after a tour", memory["resident"], bare_memory, "MB", 2.5),
        Figure("The card's PDF", warm["ours"] * 1e3, warm["bare"] * 1e3, "ms", 2),
        Figure("The card's PDF, new process", fresh["ours"] * 1e3, fresh["bare"] * 1e3, "ms", 2),
        Figure("Print pack for twelve", pack["ours"] * 1e3, pack["bare"] * 1e3, "ms", 2),
        Figure("Backup, ten years", *making, "s", 2),
        Figure("Putting it back, ten years", *back, "s", 2),
        Ceiling("Refit of a draaiboek, 95 of 100", refits.p95(), refits.LIMIT),
        Ceiling("Library search, 95 of 100", library_search.p95(), library_search.LIMIT),
        Ceiling("Note guard, 95 of 100", note_guards.p95(), note_guards.LIMIT),
    ]
    notes = {
        "peak": memory["peak"],
        "plain_warm": warm["ours"] / warm["plain"],
        "plain_fresh": fresh["ours"] / fresh["plain"],
        "plain_pack": pack["ours"] / pack["plain"],
    }
    return figures, notes


def _start(desk: Desk, years: Path) -> tuple[float, float, float]:
    """Seconds of ours and of the bare window, and the bare window's memory in MB."""
    vault = vaults.copy_of(years, "start")
    memory: list[float] = []

    def ours() -> float:
        return _started(desk, "bench.our_window", str(vault))[0]

    def bare() -> float:
        seconds, resident = _started(desk, "bench.bare_window")
        memory.append(resident)
        return seconds

    ours(), bare()  # fills the disk's cache
    memory.clear()
    return *side_by_side(ours, bare), median(memory)


def _started(desk: Desk, module: str, *arguments: str) -> list[float]:
    """Start a module of this folder with the moment of its start, and read its numbers."""
    child = Child(desk, module, str(time.monotonic()), *arguments)
    numbers = [float(number) for number in child.answer().split()]
    child.end()
    return numbers


def _unlock(desk: Desk, years: Path) -> tuple[float, float]:
    vault = vaults.copy_of(years, "unlock")
    derived: list[float] = []

    def ours() -> float:
        with _program(desk, vault) as program:
            derived.append(program.step("derive", passphrase=vaults.PASSPHRASE))
            return float(program.step("unlock", passphrase=vaults.PASSPHRASE))

    return side_by_side(ours, lambda: derived[-1])


def _mark(desk: Desk, years: Path) -> tuple[float, float]:
    bare_vault = vaults.copy_of(years, "bare-mark")
    with _program(desk, vaults.copy_of(years, "mark")) as program:
        program.step("unlock", passphrase=vaults.PASSPHRASE)
        meeting = program.step("places")[0]["coming"]
        program.step("open", screen="attendance", meeting_id=meeting)
        child = Child(desk, "bench.bare_mark", str(bare_vault))
        child.send(vaults.PASSPHRASE)
        numbers = iter(range(2 * RUNS))

        def ours() -> float:
            return float(program.step("mark", meeting_id=meeting, number=next(numbers)))

        def bare() -> float:
            return float(child.ask("mark"))

        ours(), bare()  # the first write of each prepares its statements
        try:
            return side_by_side(ours, bare)
        finally:
            child.end()


def _opening(
    desk: Desk, years: Path, month: Path
) -> tuple[tuple[float, float], tuple[float, float], dict[str, float]]:
    """Milliseconds for Presentie and for a group, on ten years and on one month; memory in MB."""
    with ExitStack() as stack:
        programs = [
            stack.enter_context(_program(desk, vaults.copy_of(vault, f"open-{number}")))
            for number, vault in enumerate((years, month))
        ]
        places = []
        for program in programs:
            program.step("unlock", passphrase=vaults.PASSPHRASE)
            places.append({place["name"]: place for place in program.step("places")})
        names = [name for name in places[0] if name in places[1]][: RUNS + 1]
        assert len(names) == RUNS + 1, "too few groups have met this month"

        def timing(screen: str, target: str, place: str) -> tuple[float, float]:
            def one(number: int) -> Callable[[], float]:
                rest = iter(names)

                def measure() -> float:
                    programs[number].step("open", screen="today")
                    found = places[number][next(rest)][place]
                    return float(programs[number].step("open", screen=screen, **{target: found}))

                return measure

            ours, bare = one(0), one(1)
            ours(), bare()  # the screen is built at its first opening
            both = side_by_side(ours, bare)
            return both[0] * 1e3, both[1] * 1e3

        presentie = timing("attendance", "meeting_id", "held")
        group = timing("groups", "group_id", "group")
        memory = _tour(programs[0], places[0][names[0]])
    return presentie, group, memory


def _tour(program: Child, place: dict[str, str]) -> dict[str, float]:
    """Every screen once more, the lists and one of each; then the memory in MB."""
    for screen, target in (
        ("today", {}),
        ("groups", {}),
        ("groups", {"group_id": place["group"]}),
        ("attendance", {"meeting_id": place["coming"]}),
        ("participants", {}),
        ("participants", {"participant_id": program.step("somebody")}),
        ("theme_choice", {"group_id": place["group"]}),
        ("work_forms", {}),
        ("session_plan", {"meeting_id": place["coming"]}),
        ("info_cards", {}),
        ("settings", {}),
    ):
        program.step("open", screen=screen, **target)
    memory: dict[str, float] = program.step("memory")
    return memory


def _card(desk: Desk) -> tuple[dict[str, float], dict[str, float]]:
    """Medians in seconds, warm and in new processes, of each way of making the card."""
    ways = ("ours", "bare", "plain")
    numbers: dict[str, list[list[float]]] = {way: [] for way in ways}
    for _ in range(RUNS):
        for way in ways:
            numbers[way].append(_started(desk, "bench.cards", way, str(CARD_TEXT)))
    fresh = {way: median(run[0] for run in numbers[way]) for way in ways}
    warm = {way: median(run[1] for run in numbers[way]) for way in ways}
    return warm, fresh


def _pack(desk: Desk) -> dict[str, float]:
    """Median seconds of each way of making the print pack."""
    child = Child(desk, "bench.print_packs")
    numbers = [float(number) for number in child.answer().split()]
    child.end()
    return dict(zip(("ours", "bare", "plain"), numbers, strict=True))


def _report(table: str, notes: dict[str, float], load_before: float) -> str:
    machine = "\n".join(f"- {line}" for line in describe())
    return f"""\
# Figures

Written by `make bench` on {date.today().isoformat()}, as they came out; missed ones stay in.

{machine}
- Processes that wanted to run: {load_before:.1f} at the beginning, {load():.1f} at the end

| What | Ours | Bare | Compared | Limit | |
| --- | --- | --- | --- | --- | --- |
{table}

{_NOTES.format(runs=RUNS, **notes)}"""


def _say(what: str) -> None:
    print(f"{what} …", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
