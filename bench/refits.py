"""How long a refit takes: the 95th percentile of 200, with 30 work forms to choose from.

`python -m bench.refits` prints it in milliseconds.
"""

from __future__ import annotations

import sys
import time
from itertools import count
from math import ceil
from uuid import UUID

from herstel_desktop.domain.refit import Candidate, Wanted, compose, refit
from herstel_desktop.domain.work_forms import Energy, WorkFormKind
from herstel_desktop.library.work_forms import shipped_work_forms

REFITS = 200
CANDIDATES = 30
THEME = "steunbronnen"
LIMIT = 30.0
"""Milliseconds that 95 of 100 refits may take at most."""


def p95() -> float:
    """Milliseconds within which 95 of 100 refits are done: other people, minutes and energy."""
    candidates = _candidates()
    ids = count(1)

    def new_id() -> UUID:
        return UUID(int=next(ids))

    plans = [compose(candidates, Wanted(8, minutes), new_id).parts for minutes in (90, 120, 150)]
    wishes = [
        Wanted(people, minutes, energy)
        for people in (3, 4, 6, 9, 12)
        for minutes in (30, 45, 60, 70, 90, 105, 120)
        for energy in (Energy.CALM, Energy.USUAL)
    ]
    taken = []
    for number in range(REFITS):
        parts, wanted = plans[number % len(plans)], wishes[number % len(wishes)]
        begun = time.perf_counter()
        refit(parts, candidates, wanted, new_id)
        taken.append((time.perf_counter() - begun) * 1e3)
    return sorted(taken)[ceil(REFITS * 0.95) - 1]


def _candidates() -> list[Candidate]:
    """Work forms that ship, of each phase in turn, some of them used lately."""
    by_phase = {
        phase: [f for f in shipped_work_forms() if f.kind is phase] for phase in WorkFormKind
    }
    longest = max(map(len, by_phase.values()))
    mixed = [
        forms[number]
        for number in range(longest)
        for forms in by_phase.values()
        if number < len(forms)
    ]
    return [
        Candidate(
            form.slug,
            form.title,
            form.kind,
            form.minutes,
            form.people,
            form.energy,
            fits_theme=form.fits_theme(THEME),
            meetings_ago=1 + number % 6 if number % 3 == 0 else None,
        )
        for number, form in enumerate(mixed[:CANDIDATES])
    ]


def main() -> None:
    """Print the figure."""
    sys.stdout.write(f"{p95():.1f} ms, at most {LIMIT:.0f}\n")


if __name__ == "__main__":
    main()
