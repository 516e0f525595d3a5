"""How long the note guard takes at a keystroke: the 95th percentile, with 2,000 names.

`python -m bench.note_guards` prints it in milliseconds.
"""

from __future__ import annotations

import random
import sys
import time
from math import ceil

from herstel_desktop.domain.note_guard import NoteGuard
from herstel_desktop.library.note_guard import shipped_note_words
from herstel_desktop.library.work_forms import shipped_work_forms

NAMES = 2000
PARAGRAPH = 1500  # characters of the paragraph that is being typed in
LIMIT = 10.0
"""Milliseconds within which 95 of 100 keystrokes are looked at."""


def p95() -> float:
    """Milliseconds for 95 of 100 letters, at the end of a paragraph that grows."""
    dice = random.Random(1)
    guard = NoteGuard([_name(dice) for _ in range(NAMES)], shipped_note_words())
    text = " ".join(step.text for form in shipped_work_forms() for step in form.steps)
    taken = []
    for end in range(1, PARAGRAPH):
        paragraph = text[:end]
        begun = time.perf_counter()
        guard.look(paragraph)
        taken.append((time.perf_counter() - begun) * 1e3)
    return sorted(taken)[ceil(len(taken) * 0.95) - 1]


def _name(dice: random.Random) -> str:
    letters = (
        dice.choice("bdfghjklmnprstvw") + dice.choice("aeiou") for _ in range(dice.randint(2, 4))
    )
    return "".join(letters).title()


def main() -> None:
    """Print the figure."""
    sys.stdout.write(f"{p95():.2f}\n")


if __name__ == "__main__":
    main()
