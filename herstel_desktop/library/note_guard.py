"""The word lists of the note guard in `resources/note_guard/words.toml`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from herstel_desktop import paths
from herstel_desktop.domain.note_guard import NeutralWords, NoteWords
from herstel_desktop.library.content import Fields, read_fields

_FILE = "note_guard/words.toml"


@cache
def shipped_note_words() -> NoteWords:
    """The lists as they ship; read once.

    Raises:
        ContentError: the file is not as it should be.
    """
    fields = read_fields(paths.resources_folder() / _FILE, _FILE)
    neutral = fields.table("neutral")
    words = NoteWords(
        diagnoses=fields.texts("diagnoses", 40),
        medicines=fields.texts("medicines", 40),
        everyday=frozenset(fields.texts("everyday", 100)),
        neutral=NeutralWords(
            name=neutral.text("name"),
            name_possessive=neutral.text("name_possessive"),
            diagnosis=neutral.text("diagnosis"),
            medicine=neutral.text("medicine"),
            phone=neutral.text("phone"),
            email=neutral.text("email"),
            address=neutral.text("address"),
            birth_date=neutral.text("birth_date"),
        ),
    )
    neutral.finish()
    fields.finish()
    _refuse_capitals(fields, "diagnoses", words.diagnoses)
    _refuse_capitals(fields, "medicines", words.medicines)
    _refuse_capitals(fields, "everyday", words.everyday)
    return words


def _refuse_capitals(fields: Fields, name: str, words: Iterable[str]) -> None:
    for word in words:
        if word != word.lower():
            raise fields.error(name, f"{word!r} is not in lower case")
