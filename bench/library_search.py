"""How long a letter in the library's search field takes: the 95th percentile, on 1,000 forms.

`python -m bench.library_search` prints it in milliseconds.
"""

from __future__ import annotations

import random
import sys
import time
from dataclasses import replace
from math import ceil

from herstel_desktop.domain.work_form_library import Asked, Surroundings
from herstel_desktop.domain.work_forms import Filters, WorkForm
from herstel_desktop.library.themes import shipped_themes
from herstel_desktop.library.work_forms import shipped_work_forms
from herstel_desktop.services.library import Shelf
from herstel_desktop.services.work_form_library import rows_of

FORMS = 1000
LIMIT = 16.0
"""Milliseconds within which 95 of 100 letters are answered: one picture of the screen."""

TYPED = (
    "rustig",
    "grenzen aangeven",
    "boos",
    "kaarten",
    "iets met muziek",
    "alleen zijn",
    "hulp vragen aan een ander",
    "wat ik goed kan",
    "bewegen",
    "kennismaken met de groep",
    "de deur",
    "levenslijn",
    "eenzaam",
    "steun",
    "verdriet en boosheid",
    "samen lachen",
)
_ASKED = (Filters(), Filters(people=9), Filters(minutes=30, theme="hulp-vragen"))


def p95() -> float:
    """Milliseconds within which 95 of 100 letters are answered, with and without filters."""
    shelf = Shelf(_many(), shipped_themes())
    around = Surroundings(None, frozenset(), frozenset(), (), tuple(shelf.themes.values()), {})
    rows_of(shelf, Asked(text="warm"), around)
    taken = []
    for filters in _ASKED:
        for text in TYPED:
            for end in range(1, len(text) + 1):
                asked = Asked(filters, text[:end])
                begun = time.perf_counter()
                rows_of(shelf, asked, around)
                taken.append((time.perf_counter() - begun) * 1e3)
    return sorted(taken)[ceil(len(taken) * 0.95) - 1]


def _many() -> list[WorkForm]:
    """The forms that ship, over and over, with words of others mixed in; the same each time."""
    shipped = shipped_work_forms()
    dice = random.Random(1)
    made = []
    for number in range(FORMS):
        form, other = shipped[number % len(shipped)], dice.choice(shipped)
        made.append(
            replace(
                form,
                slug=f"{form.slug}-{number}",
                title=f"{form.title} {other.title} {_word(dice)}",
                purpose=f"{form.purpose} {_word(dice)} {other.purpose}",
                questions=other.questions,
            )
        )
    return made


def _word(dice: random.Random) -> str:
    """A word that no other form has, so that there are as many words as in real forms."""
    letters = "".join(dice.choice("bdfgklmnprstvw") + dice.choice("aeiou") for _ in range(3))
    return letters + dice.choice(("en", "heid", "lijk", "kaart", "ing", ""))


def main() -> None:
    """Print it."""
    sys.stdout.write(f"{p95():.2f}\n")


if __name__ == "__main__":
    main()
