"""When a work form is whole: the same for what ships, what is made here and what comes in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from herstel_desktop.domain.work_forms import FITS_EVERY_THEME, WorkForm

FEWEST_STEPS, MOST_STEPS = 3, 6
FEWEST_QUESTIONS, MOST_QUESTIONS = 3, 6
FEWEST_THEMES, MOST_THEMES = 2, 6
MOST_ENTRIES = 20
"""Entries of a list that has no bounds of its own: materials, preparation, sheets."""

MOST_MINUTES = 240
MOST_PEOPLE = 100
LONGEST_TITLE = 150
LONGEST_ENTRY = 300
LONGEST_TEXT = 2000
"""Letters of a text; the longest that ships has a quarter of that."""

HIDDEN_CHARACTER = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)
"""What cannot be seen, or turns the reading direction of what follows; joiners may stay."""


@dataclass(frozen=True)
class Unmet:
    """Something that a work form lacks.

    Attributes:
        field: where, as in the content file: 'title', 'minutes.usual', 'steps[2].text'.
        fault: what is wrong, for who writes content files.
        advice: Dutch, what is wrong and what to do.
    """

    field: str
    fault: str
    advice: str


_EMPTY = {
    "title": "Geef de werkvorm een naam.",
    "purpose": "Vul in waar de werkvorm voor is.",
    "lighter": "Vul in hoe het lichter kan.",
    "few_people": "Vul in hoe het gaat met drie of vier mensen.",
    "opt_out": "Vul in hoe iemand kan overslaan of stoppen.",
    "not_when": "Vul in wanneer je iets anders kiest.",
    "aftercare": "Vul in waar je na afloop op let.",
}


def unmet(form: WorkForm) -> tuple[Unmet, ...]:
    """Everything that a work form still lacks, in the order in which it is read."""
    return tuple(found for check in _CHECKS for found in check(form))


def _texts(form: WorkForm) -> Iterator[Unmet]:
    for field, advice in _EMPTY.items():
        yield from _text(field, getattr(form, field), advice, _longest(field))
    for name in ("materials", "preparation", "questions"):
        for entry in getattr(form, name):
            yield from _text(name, entry, "Haal de lege regel weg.", LONGEST_ENTRY)


def _longest(field: str) -> int:
    return LONGEST_TITLE if field == "title" else LONGEST_TEXT


def _minutes(form: WorkForm) -> Iterator[Unmet]:
    least, usual, most = form.minutes.least, form.minutes.usual, form.minutes.most
    for name, value in (("least", least), ("usual", usual), ("most", most)):
        yield from _number(f"minutes.{name}", value, MOST_MINUTES)
    if least > usual or usual > most:
        yield Unmet(
            "minutes.usual",
            "does not lie between least and most",
            "De gewone tijd ligt tussen de kortste en de langste. Pas een van de drie aan.",
        )


def _people(form: WorkForm) -> Iterator[Unmet]:
    yield from _number("people.least", form.people.least, MOST_PEOPLE)
    yield from _number("people.most", form.people.most, MOST_PEOPLE)
    if form.people.least > form.people.most:
        yield Unmet(
            "people.most", "is smaller than least", "Dit is minder dan ‘minstens’. Maak het meer."
        )


def _lists(form: WorkForm) -> Iterator[Unmet]:
    for name, least, most in (
        ("materials", 0, MOST_ENTRIES),
        ("preparation", 0, MOST_ENTRIES),
        ("questions", FEWEST_QUESTIONS, MOST_QUESTIONS),
        ("themes", 0, MOST_THEMES),
        ("sheets", 0, MOST_ENTRIES),
    ):
        entries = getattr(form, name)
        yield from _count(name, len(entries), least, most)
        twice = len(entries) <= most and next(
            (each for each in entries if entries.count(each) > 1), ""
        )
        if twice:
            yield Unmet(
                name,
                f"holds {twice!r} twice",
                "Hier staat twee keer hetzelfde. Haal er een weg.",
            )
    if len(form.themes) < FEWEST_THEMES and (form.themes or form.kind not in FITS_EVERY_THEME):
        yield Unmet(
            "themes",
            "needs two at least; only openings and closings may have none",
            "Kies minstens twee thema’s. Alleen een opening of een afsluiting mag zonder.",
        )


def _steps(form: WorkForm) -> Iterator[Unmet]:
    yield from _count("steps", len(form.steps), FEWEST_STEPS, MOST_STEPS)
    for place, step in enumerate(form.steps, start=1):
        within = f"steps[{place}]"
        yield from _number(f"{within}.minutes", step.minutes, MOST_MINUTES)
        yield from _text(f"{within}.title", step.title, "Geef deze stap een naam.", LONGEST_TITLE)
        yield from _text(
            f"{within}.text", step.text, "Vul in wat je doet en wat je kunt zeggen.", LONGEST_TEXT
        )
    total = sum(step.minutes for step in form.steps)
    if total != form.minutes.usual:
        yield Unmet(
            "steps",
            f"take {total} minutes together, minutes.usual is {form.minutes.usual}",
            f"De stappen duren samen {total} minuten. Gewoonlijk duurt de werkvorm "
            f"{form.minutes.usual}. Maak die twee gelijk.",
        )


_CHECKS: tuple[Callable[[WorkForm], Iterator[Unmet]], ...] = (
    _texts,
    _minutes,
    _people,
    _lists,
    _steps,
)


def _text(field: str, text: str, advice: str, most: int) -> Iterator[Unmet]:
    if not text.strip():
        yield Unmet(field, "is empty", advice)
    elif len(text) > most:
        yield Unmet(
            field,
            f"has {len(text)} letters, {most} at most",
            f"Dit is te lang: {len(text)} tekens. Maak het korter, met hoogstens {most} tekens.",
        )
    elif HIDDEN_CHARACTER.search(text):
        yield Unmet(
            field,
            "holds a hidden character",
            "Hier staat een teken dat je niet ziet. Typ het over.",
        )


def _number(field: str, value: int, most: int) -> Iterator[Unmet]:
    if value < 1:
        yield Unmet(field, f"is {value}, at least 1 is needed", "Vul een getal in vanaf 1.")
    elif value > most:
        yield Unmet(field, f"is {value}, at most {most} fits", f"Kies hoogstens {most}.")


_COUNTED = {
    "steps": ("stap", "stappen"),
    "questions": ("vraag", "vragen"),
    "themes": ("thema", "thema’s"),
}


def _count(name: str, count: int, least: int, most: int) -> Iterator[Unmet]:
    if least <= count <= most:
        return
    one, more = _COUNTED.get(name, ("regel", "regels"))
    bounds = f"{least} tot en met {most}" if least else f"hoogstens {most}"
    yield Unmet(
        name,
        f"has {count} entries instead of {least} to {most}",
        f"Er {'staat' if count == 1 else 'staan'} hier {count} {one if count == 1 else more}. "
        f"Maak er {bounds}.",
    )
