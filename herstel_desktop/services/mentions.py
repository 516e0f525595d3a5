"""Where somebody's name may stand outside what is kept about that person."""

from __future__ import annotations

from dataclasses import replace

from herstel_desktop.db.queries import erasing as erasing_queries
from herstel_desktop.db.queries import mentions as queries
from herstel_desktop.db.store import Transaction
from herstel_desktop.domain.erasures import Mention, Namesake
from herstel_desktop.domain.note_guard import Finding, NoteGuard
from herstel_desktop.domain.participants import Participant
from herstel_desktop.domain.search import search_key
from herstel_desktop.library.note_guard import shipped_note_words


def mentions_of(tx: Transaction, person: Participant) -> tuple[Mention, ...]:
    """Texts in which the name stands, misspelt or inflected too; each place once.

    It may be the name of somebody else, so a person has to look.
    """
    names = (person.call_name, person.family_name)
    guard = NoteGuard(names, replace(shipped_note_words(), diagnoses=(), medicines=()))
    found = dict.fromkeys(
        Mention(each.where, each.subject, each.on)
        for each in queries.typed_texts(tx)
        if any(mark.finding is Finding.NAME for mark in guard.look(each.text))
    )
    return tuple(found)


def namesakes_of(tx: Transaction, person: Participant) -> tuple[Namesake, ...]:
    """Entries on lists of guests with this call name or full name, newest first."""
    keys = {_key(person.call_name), _key(person.full_name)}
    return tuple(
        Namesake(guest_id, group_name, on)
        for guest_id, name, group_name, on in erasing_queries.guest_names(tx)
        if _key(name) in keys
    )


def _key(name: str) -> str:
    return " ".join(search_key(name).split())
