"""Decides for each stretch of text which face shows it and in which direction it runs."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from bidi import algorithm

from herstel_desktop.documents.kit.faces import Face, ShapedWord, face_of, own_face
from herstel_desktop.fonts import FontFile, fallbacks_for

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_BOX = "\u25a1"  # stands for a letter that no font has
_BRACKETS = {"(": ")", "[": "]", "{": "}", "«": "»", "<": ">"}
_JOINER = "\u200d"
_SKIN_TONES = range(0x1F3FB, 0x1F400)


def has_right_to_left(text: str) -> bool:
    """Whether any character of the text is written from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def embedding_levels(text: str) -> list[int]:
    """The direction level of each character: even runs right, odd runs left (Unicode UAX 9).

    The first strong letter decides the direction of the whole.
    """
    # A character that the algorithm drops would shift all that follow; give it a neutral one.
    safe = "".join("\u2044" if unicodedata.bidirectional(char) == "BN" else char for char in text)
    storage = algorithm.get_empty_storage()
    level = algorithm.get_base_level(safe)
    storage["base_level"] = level
    storage["base_dir"] = "R" if level else "L"
    algorithm.get_embedding_levels(safe, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    levels = [char["level"] for char in storage["chars"]]
    _pair_brackets(safe, levels)
    return levels


def _pair_brackets(text: str, levels: list[int]) -> None:
    """Gives both brackets of a pair one direction (the point of UAX 9, rule N0)."""
    open_brackets: list[tuple[str, int]] = []
    for index, char in enumerate(text):
        if char in _BRACKETS:
            open_brackets.append((_BRACKETS[char], index))
        elif open_brackets and char == open_brackets[-1][0]:
            first = open_brackets.pop()[1]
            levels[first] = levels[index] = max(levels[first], levels[index])


@lru_cache(maxsize=16_384)
def shape_word(text: str, bold: bool, italic: bool, rtl: bool) -> tuple[ShapedWord, ...]:
    """One word (no spaces) of one direction, as glyphs of the faces that have its letters."""
    face = own_face(bold, italic)
    if face.has(text):
        return (face.shape(text, rtl),)
    whole = _face_for_all(text, bold)
    if whole is not None:
        return (whole.shape(text, rtl),)
    return tuple(_shape_run(run_face, run, rtl) for run_face, run in _runs(text, face, bold))


def _shape_run(face: Face | None, run: str, rtl: bool) -> ShapedWord:
    if face is None:
        boxes = _BOX * sum(not unicodedata.combining(char) for char in run)
        return _box_face().shape_as(boxes or _BOX, run)
    return face.shape(run, rtl)


def _box_face() -> Face:
    return face_of(fallbacks_for(_BOX)[0])


def _face_for_all(text: str, bold: bool) -> Face | None:
    """One fallback face with every letter of a word, so that a word keeps one look."""
    for file in _candidates(text, bold):
        if _covers(face_of(file), text):
            return face_of(file)
    return None


def _candidates(text: str, bold: bool) -> list[FontFile]:
    files: dict[FontFile, None] = {}
    for char in dict.fromkeys(text):
        if not _is_ignorable(char):
            files.update(dict.fromkeys(fallbacks_for(char, bold=bold)))
    return list(files)


def _covers(face: Face, cluster: str) -> bool:
    shown = "".join(char for char in cluster if not _is_ignorable(char))
    return face.has(shown) or face.has(unicodedata.normalize("NFC", shown))


def _is_ignorable(char: str) -> bool:
    """Whether a character needs no glyph: joiners and variation selectors."""
    return unicodedata.category(char) == "Cf" or "\ufe00" <= char <= "\ufe0f"


def _runs(text: str, own: Face, bold: bool) -> list[tuple[Face | None, str]]:
    runs: list[tuple[Face | None, str]] = []
    for cluster in _clusters(text):
        face = own if _covers(own, cluster) else _face_for_all(cluster, bold)
        if runs and runs[-1][0] is face:
            runs[-1] = (face, runs[-1][1] + cluster)
        else:
            runs.append((face, cluster))
    return runs


def _clusters(text: str) -> list[str]:
    """Letters with their marks, and emoji with what is joined to them."""
    clusters: list[str] = []
    for char in text:
        joined = bool(clusters) and (
            clusters[-1].endswith(_JOINER)
            or unicodedata.category(char).startswith("M")
            or _is_ignorable(char)
            or ord(char) in _SKIN_TONES
        )
        if joined:
            clusters[-1] += char
        else:
            clusters.append(char)
    return clusters
