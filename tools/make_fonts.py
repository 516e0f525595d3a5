"""Makes the fallback fonts in resources/fonts from a folder with the complete static fonts.

Usage: python tools/make_fonts.py SOURCE_FOLDER

The folder holds the unpacked npm packages @expo-google-fonts/noto-sans, noto-sans-arabic,
noto-sans-hebrew, noto-sans-ethiopic, noto-emoji, noto-sans-math and noto-sans-symbols-2,
each in a folder of its own. Hinting goes, and so do scripts that a font is not kept for;
layout tables stay, for they shape Arabic and join emoji.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"

# Latin, Greek, Cyrillic with their extensions, Vietnamese, marks, punctuation, currency.
EUROPEAN = "20-7E A0-52F 1AB0-1AFF 1C80-1C8F 1D00-1FFF 2000-20CF 2100-218F 2C60-2C7F 2DE0-2DFF"
EUROPEAN += " 2E00-2E7F A640-A69F A700-A7FF AB30-AB6F FB00-FB06 FE20-FE2F FFFD"
EVERYTHING = "20-10FFFF"
ARROWS_AND_SIGNS = "2190-22FF 27F0-27FF"
SYMBOLS = "2300-23FF 2460-24FF 25A0-27BF 2B00-2BFF"


@dataclass(frozen=True)
class Job:
    """One font to make: the source's file name, the result's, and the characters to keep."""

    source: str
    result: str
    characters: str


JOBS = (
    Job("NotoSans_400Regular.ttf", "NotoSans-Regular.ttf", EUROPEAN),
    Job("NotoSans_700Bold.ttf", "NotoSans-Bold.ttf", EUROPEAN),
    Job("NotoSansArabic_400Regular.ttf", "NotoSansArabic-Regular.ttf", EVERYTHING),
    Job("NotoSansArabic_700Bold.ttf", "NotoSansArabic-Bold.ttf", EVERYTHING),
    Job("NotoSansHebrew_400Regular.ttf", "NotoSansHebrew-Regular.ttf", EVERYTHING),
    Job("NotoSansHebrew_700Bold.ttf", "NotoSansHebrew-Bold.ttf", EVERYTHING),
    Job("NotoSansEthiopic_400Regular.ttf", "NotoSansEthiopic-Regular.ttf", EVERYTHING),
    Job("NotoSansEthiopic_700Bold.ttf", "NotoSansEthiopic-Bold.ttf", EVERYTHING),
    Job("NotoEmoji_400Regular.ttf", "NotoEmoji-Regular.ttf", EVERYTHING),
    Job("NotoSansMath_400Regular.ttf", "NotoSansMath-Regular.ttf", ARROWS_AND_SIGNS),
    Job("NotoSansSymbols2_400Regular.ttf", "NotoSansSymbols2-Regular.ttf", SYMBOLS),
)


def code_points(ranges: str) -> list[int]:
    """The code points of '20-7E A0-52F' and the like."""
    points: list[int] = []
    for part in ranges.split():
        first, _, last = part.partition("-")
        points.extend(range(int(first, 16), int(last or first, 16) + 1))
    return points


def make(job: Job, source_folder: Path) -> Path:
    """Writes one subset font and its licence; gives the path of the font."""
    source = next(source_folder.rglob(job.source))
    options = subset.Options()
    options.hinting = False
    options.layout_features = ["*"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.drop_tables += ["DSIG", "meta"]
    font: TTFont = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    wanted = set(code_points(job.characters)) & set(font.getBestCmap())
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    target = TARGET / job.result
    subset.save_font(font, str(target), options)
    licence = next(source.parent.parent.glob("LICENSE_FONT"))
    family = job.result.partition("-")[0]
    (TARGET / f"OFL-{family}.txt").write_bytes(licence.read_bytes())
    return target


def main() -> None:
    """Makes every font and prints its size."""
    source_folder = Path(sys.argv[1])
    TARGET.mkdir(parents=True, exist_ok=True)
    for job in JOBS:
        target = make(job, source_folder)
        print(f"{target.name}: {target.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
