"""Content of our own, written as files, for tests that must not lean on what ships."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from herstel_desktop import paths
from herstel_desktop.library.materials import shipped_materials
from herstel_desktop.library.themes import shipped_themes
from herstel_desktop.library.work_forms import shipped_work_forms
from herstel_desktop.services import library

_MATERIALS = Path(__file__).parents[2] / "resources" / "materials.toml"
WEATHER: dict[str, Any] = {
    "title": "Weerbericht",
    "kind": "opening",
    "purpose": "Iedereen laat zien hoe hij erbij zit. Praten hoeft nog niet.",
    "energy": "calm",
    "materials": ["weerkaarten"],
    "preparation": ["Leg de kaarten open op tafel."],
    "questions": ["Welk weer past bij jou?", "Wat maakt het zo?", "Wat heb je nodig vandaag?"],
    "lighter": "Wijs alleen een kaart aan.",
    "few_people": "Neem ieder twee kaarten: van gisteren en van vandaag.",
    "opt_out": "Zeg vooraf: ‘Je mag een kaart kiezen en niets zeggen.’",
    "not_when": "Niet na slecht nieuws in de groep. Praat dan eerst daarover.",
    "aftercare": "Let op wie onweer koos. Vraag in de pauze hoe het gaat.",
    "themes": [],
    "sheets": ["weerkaarten"],
    "minutes": {"least": 5, "usual": 10, "most": 15},
    "people": {"least": 3, "most": 12},
    "steps": [
        {"minutes": 2, "title": "Uitleg", "text": "Zeg: ‘Kies een kaart die bij je past.’"},
        {
            "minutes": 6,
            "title": "Rondje",
            "text": "Begin zelf. Noem je naam.\n\nGa daarna de kring rond. Zeg: ‘Dank je wel.’",
        },
        {"minutes": 2, "title": "Afronden", "text": "Zeg: ‘Zo zitten we hier vandaag.’"},
    ],
}
LIFE_LINE: dict[str, Any] = {
    **WEATHER,
    "title": "Levenslijn",
    "kind": "self_insight",
    "purpose": "Je ziet waar je vandaan komt en wat je toen hielp.",
    "materials": ["A3-papier", "stiften"],
    "questions": ["Wat hielp je toen?", "Wie was er bij?", "Waar ben je trots op?"],
    "not_when": "Niet bij mensen die elkaar nog niet kennen.",
    "themes": ["grenzen", "hoop"],
    "sheets": ["levenslijn", "gevoelswoorden"],
    "minutes": {"least": 30, "usual": 40, "most": 50},
    "people": {"least": 3, "most": 8},
    "steps": [
        {"minutes": 10, "title": "Uitleg", "text": "Teken zelf een lijn. Vertel één ding erbij."},
        {"minutes": 20, "title": "Tekenen", "text": "Iedereen tekent. Je loopt niet rond."},
        {"minutes": 10, "title": "Delen", "text": "Wie wil, vertelt over één punt."},
    ],
}
BALL: dict[str, Any] = {
    **WEATHER,
    "title": "Namenbal",
    "kind": "play",
    "purpose": "Je leert de namen en je komt in beweging.",
    "energy": "active",
    "materials": [],
    "preparation": [],
    "themes": ["hoop", "grenzen"],
    "sheets": [],
    "people": {"least": 5, "most": 12},
}
FORMS = {"weerbericht": WEATHER, "levenslijn": LIFE_LINE, "namenbal": BALL}
BOUNDARIES: dict[str, Any] = {
    "title": "Grenzen",
    "about": "Je merkt wat je wel en niet wilt. Dat zeggen is soms moeilijk.",
    "questions": [
        "Waar merk je een grens aan?",
        "Wie mag dichtbij komen?",
        "Wanneer zei je nee?",
        "Wat hielp je daarbij?",
        "Wat wil je oefenen?",
    ],
    "pitfalls": [
        "Iemand wordt overgehaald om iets te vertellen.",
        "Het gaat alleen over anderen.",
        "De groep geeft raad waar niemand om vroeg.",
    ],
    "workforms": ["weerbericht", "levenslijn", "namenbal", "stil-slot"],
    "point_outside": "Is iemand thuis niet veilig? Bel samen met de huisarts.",
    "search_words": ["grens", "nee", "ruimte", "afstand", "druk", "pleasen"],
}
HOPE: dict[str, Any] = {**BOUNDARIES, "title": "Hoop", "search_words": [
    "hoop", "toekomst", "licht", "moed", "vertrouwen", "wens",
]}  # fmt: skip
THEMES = {"grenzen": BOUNDARIES, "hoop": HOPE}


def write_content(
    resources: Path,
    forms: Mapping[str, Mapping[str, Any]] = FORMS,
    themes: Mapping[str, Mapping[str, Any]] = THEMES,
) -> Path:
    """Write work forms and themes below a folder as they would ship; returns the folder.

    The kinds of materials are those that ship.
    """
    resources.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(_MATERIALS, resources / _MATERIALS.name)
    for slug, form in forms.items():
        _write(resources / "workforms" / slug / "workform.toml", form)
    for slug, theme in themes.items():
        _write(resources / "themes" / f"{slug}.toml", theme)
    return resources


def use_content(monkeypatch: pytest.MonkeyPatch, resources: Path) -> None:
    """Let the library read this folder; `forget_content` afterwards."""
    monkeypatch.setattr(paths, "resources_folder", lambda: resources)
    forget_content()


def forget_content() -> None:
    """Let the library read its folder again."""
    for kept in (
        shipped_work_forms,
        shipped_themes,
        shipped_materials,
        library.shipped_shelf,
    ):
        kept.cache_clear()


def _write(path: Path, values: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(_lines(values)), encoding="utf-8")


def _lines(values: Mapping[str, Any]) -> list[str]:
    plain = [f"{k} = {_value(v)}" for k, v in values.items() if not _is_tables(v)]
    for name, value in values.items():
        if isinstance(value, dict):
            plain += [f"[{name}]", *_lines(value)]
        elif _is_tables(value):
            for each in value:
                plain += [f"[[{name}]]", *_lines(each)]
    return plain


def _is_tables(value: object) -> bool:
    if isinstance(value, dict):
        return True
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _value(value: object) -> str:
    if isinstance(value, str):
        text = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{text}"'
    if isinstance(value, Sequence):
        return "[" + ", ".join(_value(each) for each in value) + "]"
    return str(value).lower()
