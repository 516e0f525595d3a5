"""A work form as a file: the text of a content file of the library, nothing beside it."""

from __future__ import annotations

import re

import tomli_w

from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.search import search_key
from herstel_desktop.domain.work_form_checks import HIDDEN_CHARACTER
from herstel_desktop.domain.work_forms import WorkForm

SUFFIX = ".werkvorm"
BEGINS = b"# Werkvorm\n"
"""The first line of a file that was shared; one that comes in may do without."""

MOST_BYTES = 256 * 1024
"""Size of a file that is taken in; a long work form has a fiftieth of that."""

_DEEPEST = 2  # brackets within brackets; a work form has a list of texts at most
_MOST_DOTS = 4  # on a line; a work form needs none
_LONGEST_NAME = 60
_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")
# A text that is not closed goes on to the end, so that no file is walked over more than once.
_TEXTS_AND_REMARKS = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+(?:"""|\Z)'
    r"|'''(?:[^']|'(?!''))*+(?:'''|\Z)"
    r'|"(?:[^"\\\n]|\\.)*+(?:"|(?=\n)|\Z)'
    r"|'[^'\n]*+(?:'|(?=\n)|\Z)"
    r"|\#[^\n]*+",
    re.DOTALL,
)
_BRACKETS = {"[": 1, "{": 1, "]": -1, "}": -1}


def text_of(form: WorkForm) -> str:
    """A work form as TOML, with the fields of `resources/workforms/<slug>/workform.toml`."""
    values = {
        "title": form.title,
        "kind": form.kind.value,
        "purpose": form.purpose,
        "energy": form.energy.value,
        "materials": form.materials,
        "preparation": form.preparation,
        "questions": form.questions,
        "lighter": form.lighter,
        "few_people": form.few_people,
        "opt_out": form.opt_out,
        "not_when": form.not_when,
        "aftercare": form.aftercare,
        "themes": form.themes,
        "sheets": form.sheets,
        "minutes": {
            "least": form.minutes.least,
            "usual": form.minutes.usual,
            "most": form.minutes.most,
        },
        "people": {"least": form.people.least, "most": form.people.most},
        "steps": [
            {"minutes": step.minutes, "title": step.title, "text": step.text} for step in form.steps
        ],
    }
    return tomli_w.dumps(values, multiline_strings=True)


def file_of(form: WorkForm) -> bytes:
    """The file that is shared."""
    return BEGINS + text_of(form).encode("utf-8")


def file_name(form: WorkForm) -> str:
    """A plain name for the file, made from the title."""
    plain = _NOT_IN_A_NAME.sub("-", search_key(form.title))[:_LONGEST_NAME].strip("-")
    return (plain or "werkvorm") + SUFFIX


def text_in(file: bytes) -> str:
    """The text in a file that somebody gave, if it is safe to read on.

    What it says is checked by who reads it; here is refused what could stall or fool that.

    Raises:
        KnownError: it is too large, no text, or built in a way that no work form is.
    """
    if len(file) > MOST_BYTES:
        raise refused(
            "Dit bestand is te groot voor een werkvorm.", "Vraag om het bestand van één werkvorm."
        )
    try:
        text = file.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise refused("Dit bestand is geen tekst.") from None
    if HIDDEN_CHARACTER.search(text):
        raise refused("In dit bestand staan tekens die je niet ziet.")
    built = _TEXTS_AND_REMARKS.sub("", text)
    if _depth(built) > _DEEPEST or any(line.count(".") > _MOST_DOTS for line in built.split("\n")):
        raise refused("Dit bestand is geen werkvorm.")
    return text


def refused(happened: str, advice: str = "") -> KnownError:
    """The refusal of a file."""
    return KnownError(
        happened,
        safe="Er is niets overgenomen.",
        advice=advice or "Vraag wie het maakte om het bestand nog eens op te slaan en te sturen.",
    )


def _depth(built: str) -> int:
    deepest = now = 0
    for sign in built:
        now += _BRACKETS.get(sign, 0)
        deepest = max(deepest, now)
    return deepest
