"""The lines of a plain text for an information card, told apart: headings, bullets, text.

Texts come from web pages, mails and old documents: headings in capitals or alone on a line,
bullets in many shapes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from herstel_desktop.domain.card_capitals import Spelling
from herstel_desktop.domain.card_inline import plain, read_pieces

_LONGEST_HEADING = 70
_LONGEST_CAPITALS_HEADING = 140
_FEWEST_CAPITALS = 3
_MOST_ABOVE_TITLE = 3
_BULLET = re.compile(
    r"^(?P<indent>\s*)(?P<mark>[-*+•‣◦▪●∙·–—✓✔☑✅])\s+(?:\[(?P<box>[ xX])\]\s+)?"
    r"(?:(?P<second>[-*•✓✔☑✅√])\s+)?(?P<text>\S.*)$"
)
_NUMBERED = re.compile(r"^\s*(?P<label>\d{1,3}[.)])\s+(?P<text>\S.*)$")
_HASHES = re.compile(r"^\s{0,3}(?P<hashes>#{1,6})\s+(?P<text>\S.*?)\s*#*\s*$")
_RULE = re.compile(r"^\s*([-=*_~])(?:\s*\1){2,}\s*$")
_UNDERLINE = re.compile(r"^\s*(?:={3,}|-{3,})\s*$")
_TICKS = set("✓✔☑✅√")
_SENTENCE_END = (".", "!", ";", ",", ":", "…")
_ADDRESS = re.compile(r"https?://|www\.|@|<")
_RESIDUE = re.compile(
    r"^(?:mobiele? menu|hoofdmenu|menu|navigatie|zoeken|home|inloggen|sluiten|delen"
    r"|deel deze pagina|naar boven|terug|ga naar (?:de )?inhoud|direct naar.*|kruimelpad"
    r"|u bent hier.*)$",
    re.IGNORECASE,
)


class ItemMark(Enum):
    """What stands before a list item."""

    BULLET = "bullet"
    TICK = "tick"
    NUMBER = "number"


class LineKind(Enum):
    """What a line of a text is."""

    BLANK = "blank"
    HEADING = "heading"
    BULLET = "bullet"
    TEXT = "text"


@dataclass(frozen=True)
class Line:
    """One line, without the mark that stood before it.

    Attributes:
        level: of a heading, 1 or 2.
        mark, label: of a list item.
        indented: it may go on with the item above it.
    """

    kind: LineKind
    text: str = ""
    level: int = 1
    mark: ItemMark = ItemMark.BULLET
    label: str = ""
    indented: bool = False

    def written(self) -> str:
        """The line as it can be typed and read again."""
        if self.kind is LineKind.BULLET:
            mark = {ItemMark.BULLET: "-", ItemMark.TICK: "✓"}.get(self.mark, self.label)
            return f"{mark} {self.text}"
        return f"  {self.text}" if self.indented else self.text


def with_easy_headings(lines: list[Line]) -> list[Line]:
    """The lines, with headings in capitals made easy to read."""
    loud = [line.kind is LineKind.HEADING and _in_capitals(line.text) for line in lines]
    if not any(loud):
        return lines
    pairs = list(zip(lines, loud, strict=True))
    spelling = Spelling(line.text for line, is_loud in pairs if not is_loud)
    return [
        replace(line, text=spelling.heading(line.text)) if is_loud else line
        for line, is_loud in pairs
    ]


def classified(text: str, *, guess: bool = True) -> Iterator[Line]:
    """What each line of a text is.

    Args:
        guess: take lines in capitals, or alone among blank ones, for headings too.
    """
    raw = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\f", "\n").splitlines()]
    # A text with headings that show themselves has no others, save perhaps its first line.
    explicit = sum(1 for line in raw if _HASHES.match(line) or _in_capitals(line.strip())) > 1
    first = next((index for index, line in enumerate(raw) if line.strip()), 0)
    for index, line in enumerate(raw):
        before = raw[index - 1] if index else ""
        after = raw[index + 1] if index + 1 < len(raw) else ""
        underlines = _UNDERLINE.match(line) and before.strip()
        if not line.strip() or _RULE.match(line) or underlines:
            yield Line(LineKind.BLANK)
        else:
            may_guess = guess and (not explicit or index == first)
            found = _classify(line, before, after, _next_text(raw, index) if may_guess else "")
            if not guess and found.kind is LineKind.HEADING and not _HASHES.match(line):
                found = replace(found, kind=LineKind.TEXT, level=1)
            yield found


def _next_text(raw: Sequence[str], index: int) -> str:
    for line in raw[index + 1 : index + 6]:
        if line.strip():
            return line
    return ""


def _classify(line: str, before: str, after: str, following: str) -> Line:
    """What a line is; `following` is the next one with text, empty when guessing is no use."""
    hashes = _HASHES.match(line)
    if hashes:
        return Line(LineKind.HEADING, hashes["text"], min(2, len(hashes["hashes"])))
    bullet = _BULLET.match(line)
    if bullet:
        ticked = {bullet["mark"], bullet["second"]} & _TICKS or bullet["box"] in ("x", "X")
        mark = ItemMark.TICK if ticked else ItemMark.BULLET
        return Line(LineKind.BULLET, bullet["text"], mark=mark)
    stripped = line.strip()
    alone = not before.strip() and not after.strip()
    numbered = _NUMBERED.match(line)
    if numbered:
        heads = alone and _could_head(stripped) and not _NUMBERED.match(following) and following
        if heads and following[:1] not in ("-", "*"):
            return Line(LineKind.HEADING, stripped)
        return Line(LineKind.BULLET, numbered["text"], 1, ItemMark.NUMBER, numbered["label"])
    underlined = bool(_UNDERLINE.match(after)) and _could_head(stripped)
    if underlined or _in_capitals(stripped) or (alone and following and _could_head(stripped)):
        return Line(LineKind.HEADING, stripped)
    return Line(LineKind.TEXT, stripped, indented=line[:2] in ("  ", "\t") or line[:1] == "\t")


def _in_capitals(line: str) -> bool:
    letters = [char for char in line if char.isalpha()]
    cased = [char for char in letters if char.lower() != char.upper()]
    return (
        len(cased) >= _FEWEST_CAPITALS
        and len(cased) == len(letters)
        and all(char.isupper() for char in cased)
        and len(line) <= _LONGEST_CAPITALS_HEADING
        and not line.endswith((".", ",", ";", ":"))
        and not _ADDRESS.search(line)
    )


def _could_head(line: str) -> bool:
    """Whether a line that stands alone reads like a heading."""
    return (
        len(line) <= _LONGEST_HEADING
        and not line.endswith(_SENTENCE_END)
        and not _ADDRESS.search(line)
        and any(char.isalpha() for char in line)
        and not line[0].islower()
        and ":" not in line
        and "[" not in line
        and "**" not in line
        and not _RESIDUE.match(line)
    )


def find_title(lines: list[Line]) -> tuple[tuple[str, ...], str, list[Line]]:
    """The title, the short lines above it, and all that follows."""
    above: list[str] = []
    for index, line in enumerate(lines):
        if line.kind is LineKind.BLANK:
            continue
        if line.kind is LineKind.HEADING:
            return tuple(above), plain(read_pieces(line.text)), lines[index + 1 :]
        if (
            line.kind is LineKind.TEXT
            and _RESIDUE.match(line.text)
            and len(above) < _MOST_ABOVE_TITLE
        ):
            above.append(line.text)
            continue
        break
    return (), "", lines


def is_residue(line: Line) -> bool:
    """Whether it is what stands around the text on a web page, such as 'Naar boven'."""
    return line.kind is LineKind.TEXT and bool(_RESIDUE.match(line.text))


def grouped(lines: Sequence[Line]) -> Iterator[tuple[Line | None, list[Line]]]:
    """Each heading with the lines under it; None before the first heading."""
    heading: Line | None = None
    body: list[Line] = []
    for line in lines:
        if line.kind is LineKind.HEADING:
            if heading is not None or any(entry.kind is not LineKind.BLANK for entry in body):
                yield heading, body
            heading, body = line, []
        else:
            body.append(line)
    if heading is not None or any(entry.kind is not LineKind.BLANK for entry in body):
        yield heading, body
