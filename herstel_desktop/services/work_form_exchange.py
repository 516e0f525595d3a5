"""A work form as a file: shared with others, and taken in from them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from herstel_desktop.db.queries import own_work_forms as queries
from herstel_desktop.db.store import Store
from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.own_work_forms import IncomingWorkForm, SharedWorkForm
from herstel_desktop.domain.work_form_checks import unmet
from herstel_desktop.domain.work_forms import WorkForm
from herstel_desktop.exchange.work_form_files import (
    BEGINS,
    MOST_BYTES,
    SUFFIX,
    file_name,
    file_of,
    refused,
    text_in,
)
from herstel_desktop.library.content import ContentError
from herstel_desktop.library.work_forms import read_work_form
from herstel_desktop.services import saved_files
from herstel_desktop.services.own_work_forms import free_title, keep_new, taken_titles
from herstel_desktop.services.work_form_shelf import current_shelf
from herstel_desktop.services.worksheets import worksheet_slugs

__all__ = ["SUFFIX", "file_to_share", "incoming", "read_file", "save_file", "take_in"]

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHORTEST_NAME = 3  # letters; a shorter one is a word too often


def file_to_share(store: Store, slug: str) -> SharedWorkForm:
    """A work form as a file, with what of it could be somebody's name.

    Raises:
        NotFoundError: there is none of this name.
        KnownError: it still lacks something.
    """
    form = current_shelf(store).work_form(slug)
    if unmet(form):
        raise KnownError(
            "Deze werkvorm is nog een concept.",
            safe="Er is niets opgeslagen.",
            advice="Vul eerst in wat er nog mist. Deel hem daarna.",
        )
    with store.reading() as tx:
        called = {name for name in queries.call_names(tx) if len(name) >= _SHORTEST_NAME}
    file = file_of(form)
    words = dict.fromkeys(_WORD.findall(file.decode("utf-8")))
    names = tuple(word for word in words if word in called)
    title = " ".join(word for word in form.title.split() if not called & set(_WORD.findall(word)))
    return SharedWorkForm(file_name(replace(form, title=title)), file, names)


def save_file(shared: SharedWorkForm, target: Path) -> None:
    """Write the file whole or not at all; another work form of that name is replaced.

    Raises:
        KnownError: the name has another ending, something else stands there, or the disk refuses.
    """
    saved_files.save_file(
        shared.file,
        target,
        suffix=SUFFIX,
        begins=BEGINS,
        what="werkvorm",
        the_file="De werkvorm",
    )


def read_file(source: Path) -> bytes:
    """The bytes of a file that somebody chose, one more than fits at most.

    Raises:
        KnownError: it cannot be read.
    """
    try:
        with source.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError:
        raise refused("Dit bestand is niet te lezen.", "Kies een ander bestand.") from None


def incoming(store: Store, file: bytes) -> IncomingWorkForm:
    """What would come in from a file; nothing is kept yet.

    Raises:
        KnownError: the file is no work form, or not a whole one.
    """
    form = _read(file)
    themes, sheets = current_shelf(store).themes, set(worksheet_slugs())
    left_out = [each for each in form.themes if each not in themes]
    left_out += [each for each in form.sheets if each not in sheets]
    return IncomingWorkForm(
        replace(
            form,
            title=free_title(form.title, taken_titles(store)),
            themes=tuple(each for each in form.themes if each in themes),
            sheets=tuple(each for each in form.sheets if each in sheets),
        ),
        form.title,
        tuple(themes[each].title for each in form.themes if each in themes),
        tuple(left_out),
    )


def take_in(store: Store, file: bytes) -> Outcome:
    """Keep the work form of a file as one of the organisation's own.

    Raises:
        KnownError: the file is no work form, or not a whole one.
    """
    form = incoming(store, file).form
    return keep_new(store, form, sentence=f"‘{form.title}’ staat bij je eigen werkvormen.")


def _read(file: bytes) -> WorkForm:
    text = text_in(file)
    try:
        return read_work_form(text, "")
    except ContentError as error:
        if not error.field:
            raise refused("Dit bestand is geen werkvorm.") from None
        raise refused(f"In dit bestand klopt iets niet, bij ‘{_place(error.field)}’.") from None


def _place(field: str) -> str:
    """The name of a field; one that the file made up itself may be anything."""
    return field if re.fullmatch(r"[a-z_]+(?:\[\d{1,3}\])?(?:\.[a-z_]+)?", field) else "een veld"
