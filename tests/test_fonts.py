"""The font files are there, free to use, and cover the letters they are meant for."""

from __future__ import annotations

import subprocess
import sys

import pytest
from fontTools.ttLib import TTFont

from herstel_desktop.fonts import fallback_fonts, fallbacks_for, own_font, own_fonts
from herstel_desktop.paths import resources_folder


def test_every_font_file_is_there_and_carries_the_family_it_says() -> None:
    for font in (*own_fonts(), *fallback_fonts()):
        names = TTFont(font.path, lazy=True)["name"]
        assert font.family in (names.getDebugName(16), names.getDebugName(1))


def test_every_shipped_font_has_its_licence_beside_it() -> None:
    for font in fallback_fonts():
        licence = font.path.parent / f"OFL-{font.path.stem.partition('-')[0]}.txt"
        assert "SIL OPEN FONT LICENSE" in licence.read_text(encoding="utf-8").upper()


def test_the_folder_stays_small() -> None:
    folder = resources_folder() / "fonts"
    assert sum(file.stat().st_size for file in folder.iterdir()) < 4_000_000


@pytest.mark.parametrize("character", "ặЙفگשሰł→✓★👋🏽ğΩ€")
@pytest.mark.parametrize("bold", [False, True])
def test_a_letter_outside_our_own_has_a_font_that_has_it(character: str, bold: bool) -> None:
    covering = [
        font
        for font in fallbacks_for(character, bold=bold)
        if ord(character) in TTFont(font.path, lazy=True).getBestCmap()
    ]
    assert covering


def test_bold_text_gets_a_bold_fallback_where_there_is_one() -> None:
    assert fallbacks_for("Й", bold=True)[0].name == "NotoSans-Bold"
    assert fallbacks_for("Й")[0].name == "NotoSans-Regular"
    assert own_font(bold=True, italic=True).name == "AtkinsonHyperlegible-BoldItalic"


def test_listing_fonts_loads_nothing_heavy() -> None:
    code = (
        "import sys; from herstel_desktop.fonts import own_fonts, fallback_fonts;"
        "own_fonts(), fallback_fonts();"
        "print([m for m in sys.modules if m.startswith(('reportlab', 'uharfbuzz', 'PySide6'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
