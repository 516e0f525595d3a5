"""Which font files there are and which letters each is for; standard library only.

Atkinson Hyperlegible is the program's own letter. What it lacks (Cyrillic, Vietnamese, Arabic,
Hebrew, Ethiopic, emoji, signs) comes from the fallback fonts in `resources/fonts/`, which both
the screen and the documents load, so that a name looks the same in both.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from herstel_desktop.paths import resources_folder

FAMILY = "Atkinson Hyperlegible"


class FontFile(NamedTuple):
    """One static TrueType font.

    Attributes:
        family: name under which a program finds it once it is loaded.
        name: PostScript name, without spaces.
        ranges: code points that the font is meant for, first and last; it need not have
            every one of them. Empty for the program's own letter, which is always tried first.
    """

    family: str
    name: str
    path: Path
    bold: bool = False
    italic: bool = False
    ranges: tuple[tuple[int, int], ...] = ()

    def is_for(self, character: str) -> bool:
        """Whether this font is meant for the character."""
        point = ord(character)
        return any(first <= point <= last for first, last in self.ranges)


_LATIN_GREEK_CYRILLIC = (
    (0x0020, 0x052F),
    (0x1AB0, 0x1FFF),
    (0x2000, 0x218F),
    (0x2C60, 0x2E7F),
    (0xA640, 0xA7FF),
    (0xAB30, 0xAB6F),
    (0xFB00, 0xFB06),
    (0xFE20, 0xFE2F),
    (0xFFFD, 0xFFFD),
)
_ARABIC = (
    (0x0600, 0x06FF),
    (0x0750, 0x077F),
    (0x0870, 0x08FF),
    (0xFB50, 0xFDFF),
    (0xFE70, 0xFEFF),
    (0x10E60, 0x10EFF),
    (0x1EE00, 0x1EEFF),
)
_HEBREW = ((0x0590, 0x05FF), (0xFB1D, 0xFB4F))
_ETHIOPIC = ((0x1200, 0x139F), (0x2D80, 0x2DDF), (0xAB01, 0xAB2F), (0x1E7E0, 0x1E7FF))
_MATHEMATICS = ((0x2190, 0x22FF), (0x27F0, 0x27FF))
_SYMBOLS = ((0x2300, 0x23FF), (0x2460, 0x24FF), (0x25A0, 0x27BF), (0x2B00, 0x2BFF))
_EMOJI = (
    (0x203C, 0x2049),
    (0x2100, 0x2BFF),
    (0x3030, 0x3299),
    (0x1F000, 0x1FAFF),
    (0xE0020, 0xE007F),
)

_FALLBACKS = (
    # family, stem of the file, whether there is a bold one, code points; best first
    ("Noto Sans", "NotoSans", True, _LATIN_GREEK_CYRILLIC),
    ("Noto Sans Arabic", "NotoSansArabic", True, _ARABIC),
    ("Noto Sans Hebrew", "NotoSansHebrew", True, _HEBREW),
    ("Noto Sans Ethiopic", "NotoSansEthiopic", True, _ETHIOPIC),
    ("Noto Sans Math", "NotoSansMath", False, _MATHEMATICS),
    ("Noto Sans Symbols 2", "NotoSansSymbols2", False, _SYMBOLS),
    ("Noto Emoji", "NotoEmoji", False, _EMOJI),
)


@lru_cache(maxsize=1)
def own_fonts() -> tuple[FontFile, ...]:
    """The four cuts of Atkinson Hyperlegible.

    Raises:
        FileNotFoundError: the font package is not installed.
    """
    package = find_spec("fontpkg_atkinson_hyperlegible")
    if package is None or package.origin is None:
        raise FileNotFoundError("fontpkg_atkinson_hyperlegible")
    folder = Path(package.origin).parent / "files"
    return tuple(
        FontFile(
            FAMILY, name := f"AtkinsonHyperlegible-{cut}", folder / f"{name}.ttf", bold, italic
        )
        for cut, bold, italic in (
            ("Regular", False, False),
            ("Bold", True, False),
            ("Italic", False, True),
            ("BoldItalic", True, True),
        )
    )


@lru_cache(maxsize=1)
def fallback_fonts() -> tuple[FontFile, ...]:
    """The fonts for letters and signs outside the program's own, best first."""
    folder = resources_folder() / "fonts"
    found = []
    for family, stem, has_bold, ranges in _FALLBACKS:
        for cut in ("Regular", "Bold") if has_bold else ("Regular",):
            name = f"{stem}-{cut}"
            found.append(
                FontFile(family, name, folder / f"{name}.ttf", cut == "Bold", False, ranges)
            )
    return tuple(found)


def own_font(*, bold: bool = False, italic: bool = False) -> FontFile:
    """The cut of the program's own letter with this weight and slope."""
    return next(font for font in own_fonts() if (font.bold, font.italic) == (bold, italic))


@lru_cache(maxsize=4096)
def fallbacks_for(character: str, *, bold: bool = False) -> tuple[FontFile, ...]:
    """Fallback fonts meant for one character, the wished weight first."""
    fitting = [font for font in fallback_fonts() if font.is_for(character)]
    families = list(dict.fromkeys(font.family for font in fitting))
    return tuple(
        sorted(fitting, key=lambda font: (families.index(font.family), font.bold is not bold))
    )
