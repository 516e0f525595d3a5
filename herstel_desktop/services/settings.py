"""Settings of this vault, and the crisis ladder as the organisation wants it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from herstel_desktop.db.queries import settings as queries
from herstel_desktop.db.store import Store
from herstel_desktop.domain.changes import Kind, Outcome, changed
from herstel_desktop.domain.crisis import CrisisLine
from herstel_desktop.domain.errors import InvalidInputError, NotFoundError
from herstel_desktop.services.crisis import default_crisis_lines, how_to_talk
from herstel_desktop.services.inputs import LONGEST_LINE, filled_line, number, one_line

__all__ = [
    "DEFAULT_LOCK_MINUTES",
    "LONGEST_LOCK_MINUTES",
    "SHORTEST_LOCK_MINUTES",
    "change_crisis_line",
    "crisis_lines",
    "default_crisis_lines",
    "how_to_talk",
    "lock_minutes",
    "replace_crisis_lines",
    "reset_crisis_lines",
    "set_lock_minutes",
]

DEFAULT_LOCK_MINUTES = 5
SHORTEST_LOCK_MINUTES = 1
LONGEST_LOCK_MINUTES = 15
_LOCK_MINUTES = "lock_minutes"
_MOST_LINES = 20


def lock_minutes(store: Store) -> int:
    """After how many minutes without a key or a click the vault locks itself."""
    with store.reading() as tx:
        kept = queries.setting_value(tx, _LOCK_MINUTES)
    return int(kept) if kept is not None else DEFAULT_LOCK_MINUTES


def set_lock_minutes(store: Store, minutes: int) -> Outcome:
    """Change after how many minutes the vault locks itself.

    Raises:
        InvalidInputError: fewer than 1 or more than 15.
    """
    number(
        "lock_minutes",
        minutes,
        "De tijd tot het slot",
        least=SHORTEST_LOCK_MINUTES,
        most=LONGEST_LOCK_MINUTES,
    )
    before = lock_minutes(store)
    with store.transaction() as tx:
        queries.put_setting(tx, _LOCK_MINUTES, str(minutes))
    after = "1 minuut" if minutes == 1 else f"{minutes} minuten"
    return Outcome(
        changed(Kind.SETTINGS),
        sentence=f"De kluis gaat na {after} vanzelf op slot.",
        undo=lambda store: set_lock_minutes(store, before),
    )


def crisis_lines(store: Store) -> tuple[CrisisLine, ...]:
    """The ladder, most urgent first: the organisation's own, or else the shipped one."""
    with store.reading() as tx:
        kept = queries.kept_crisis_lines(tx)
    return kept or default_crisis_lines()


def change_crisis_line(store: Store, line: CrisisLine, *, position: int) -> Outcome:
    """Put another line on one rung of the ladder, counted from 0 as `crisis_lines` gives it.

    Raises:
        NotFoundError: the ladder has no such rung.
        InvalidInputError: the situation, the name or the number is empty or too long, or the
            date of checking lies in the future.
    """
    lines = list(crisis_lines(store))
    if not 0 <= position < len(lines):
        raise NotFoundError("Deze regel")
    lines[position] = line
    outcome = replace_crisis_lines(store, lines)
    return replace(outcome, sentence=f"{line.who.strip()} is aangepast.")


def replace_crisis_lines(store: Store, lines: Sequence[CrisisLine]) -> Outcome:
    """Keep another ladder: other lines, another order.

    Raises:
        InvalidInputError: no line at all, too many, or one that cannot be kept.
    """
    number("lines", len(lines), "Het aantal regels", least=1, most=_MOST_LINES)
    clean = [_clean(line) for line in lines]
    return _put(store, clean, "De hulplijnen zijn aangepast.")


def reset_crisis_lines(store: Store) -> Outcome:
    """Go back to the ladder that ships with the program."""
    return _put(store, (), "De hulplijnen zijn weer zoals bij het begin.")


def _put(store: Store, lines: Sequence[CrisisLine], sentence: str) -> Outcome:
    with store.transaction() as tx:
        before = queries.kept_crisis_lines(tx)
        queries.replace_crisis_lines(tx, lines)
    return Outcome(
        changed(Kind.CRISIS_LINE),
        sentence=sentence,
        undo=lambda store: _put(store, before, "De hulplijnen staan weer zoals ze waren."),
    )


def _clean(line: CrisisLine) -> CrisisLine:
    if line.checked_on is not None and line.checked_on > date.today():
        raise InvalidInputError(
            "checked_on",
            "De datum 'gecontroleerd op' ligt in de toekomst.",
            advice="Kies de dag waarop je het nummer hebt gebeld of opgezocht.",
        )
    return CrisisLine(
        situation=filled_line("situation", line.situation, "De situatie", most=LONGEST_LINE),
        who=filled_line("who", line.who, "De naam", most=LONGEST_LINE),
        number=filled_line("number", line.number, "Het nummer", most=60),
        remark=one_line("remark", line.remark, "De opmerking", most=LONGEST_LINE),
        checked_on=line.checked_on,
    )
