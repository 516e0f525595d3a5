"""What to take along to a meeting, gathered from the work forms of its draaiboek."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from herstel_desktop.domain.search import search_key
from herstel_desktop.domain.work_forms import WorkForm

ALWAYS = "koffie en thee"
_EACH = re.compile(r"\b(?:per persoon|voor ieder(?:een)?)$")
_ARTICLE = re.compile(r"^(?:een|het|de)\s+")
_PRINTED = re.compile(r"\(print\)|\bgeprint\b|\bwerkblad\b")


def take_along(
    forms: Iterable[WorkForm],
    people: int,
    sheets: Mapping[str, str],
    copies: Mapping[str, int],
) -> tuple[str, ...]:
    """Lines of a checklist: what is printed first, then what comes from the cupboard, then coffee.

    What two work forms need is named once; what everybody needs has the number with it.

    Args:
        forms: in the order of the draaiboek.
        people: how many are expected.
        sheets: slug of each worksheet → its title.
        copies: slug → how many are printed; one when it is not named.
    """
    wanted = tuple(forms)
    prints: dict[str, str] = {}
    things: dict[str, str] = {}
    for form in wanted:
        for slug in form.sheets:
            if slug in sheets:
                prints.setdefault(slug, f"{copies.get(slug, 1)} × {sheets[slug]} (print)")
    titles = [_plain(name) for slug in prints for name in (slug, sheets[slug])]
    for form in wanted:
        for material in form.materials:
            key = _plain(material)
            # A worksheet stands among the prints already, with its number.
            if prints and (_PRINTED.search(material) or any(title in key for title in titles)):
                continue
            line = _with_number(material, people)
            things.setdefault(search_key(line), line)
    return (*prints.values(), *things.values(), ALWAYS)


def _plain(text: str) -> str:
    return search_key(text).replace("-", " ")


def _with_number(material: str, people: int) -> str:
    """'9 × klein kaartje' for 'een klein kaartje per persoon'."""
    text = material.strip()
    each = _EACH.search(text)
    if each is None:
        return text
    bare = _ARTICLE.sub("", text[: each.start()].strip()).replace(" en een ", " en ")
    return f"{people} × {bare}"
