"""Printable sheets that go with work forms: cards to cut out, posters, forms to fill in."""

from __future__ import annotations

from importlib import import_module

from herstel_desktop.documents.kit.metadata import DocumentInfo
from herstel_desktop.documents.kit.press import Press
from herstel_desktop.domain.worksheets import WorksheetData, WorksheetPart

__all__ = ["WorksheetData", "WorksheetPart", "available", "build", "draw"]

_SHEETS = {
    "brief-aan-later": "letter_to_later",
    "citaatkaarten": "quote_cards",
    "energiebalans": "energy_balance",
    "gespreksdobbelsteen": "question_die",
    "gevoelswoorden": "feeling_words",
    "groepsafspraken-poster": "agreements_poster",
    "kleine-stap-kaart": "small_step_card",
    "kwaliteitenkaarten": "strength_cards",
    "levenslijn": "life_line",
    "placemat": "placemat",
    "rolkaarten-hulp-vragen": "role_cards",
    "signalen": "signals",
    "steuncirkel": "support_circle",
    "trots-poster": "pride_poster",
    "weerkaarten": "weather_cards",
}
"""The module that lays out each sheet, loaded when the sheet is printed."""


def available() -> tuple[str, ...]:
    """The names of the sheets that can be laid out, in alphabetical order."""
    return tuple(_SHEETS)


def build(data: WorksheetData, large: bool = False) -> bytes:
    """The sheet as PDF; the same data gives the same bytes.

    Raises:
        KeyError: no sheet of this name can be laid out.
        ValueError: a text is too long for its place.
    """
    press = Press(DocumentInfo(data.title))
    draw(press, data, large)
    return press.finish()


def draw(press: Press, data: WorksheetData, large: bool = False) -> None:
    """Draws the sheet as the next pages; raises what `build` raises."""
    module = import_module(f"{__name__}.{_SHEETS[data.slug]}")
    module.draw(press, data, large)
