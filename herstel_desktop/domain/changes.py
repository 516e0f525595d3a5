"""What a service changed, so that screens can decide whether to reload."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # with it comes much that the start would have to wait for
    from uuid import UUID


class Kind(Enum):
    """What sort of thing changed."""

    ORGANISATION = "organisation"
    VENUE = "venue"
    FACILITATOR = "facilitator"
    GROUP = "group"
    MEETING = "meeting"
    PARTICIPANT = "participant"
    ENROLMENT = "enrolment"
    ATTENDANCE = "attendance"
    SESSION_LOG = "session_log"
    SETTINGS = "settings"
    CRISIS_LINE = "crisis_line"
    RECOVERY_WISH = "recovery_wish"
    THEME_BALLOT = "theme_ballot"
    SESSION_PLAN = "session_plan"
    WORK_FORM = "work_form"
    BACKUP = "backup"
    INFO_CARD = "info_card"


@dataclass(frozen=True)
class Changes:
    """The kinds and ids that a committed transaction touched."""

    kinds: frozenset[Kind] = frozenset()
    ids: frozenset[UUID] = frozenset()

    def __or__(self, other: Changes) -> Changes:
        return Changes(self.kinds | other.kinds, self.ids | other.ids)


def changed(*kinds: Kind, ids: tuple[UUID, ...] = ()) -> Changes:
    """Changes of these kinds and ids."""
    return Changes(frozenset(kinds), frozenset(ids))


NAME = "{name}"
"""Stands in a sentence where the name of a person belongs."""


@dataclass(frozen=True)
class Person:
    """Somebody of whom a sentence tells; the id tells two of one name apart."""

    id: UUID
    name: str


@dataclass(frozen=True)
class Outcome:
    """A committed change.

    Attributes:
        changes: what screens may have to reload.
        id: the id of what was made, if something was made.
        sentence: short Dutch sentence for the toast ('{name} staat op aanwezig'). The name of a
            person is not in it: `NAME` stands there, for the screen may be shielded.
        about: whose name belongs at `NAME`.
        undo: takes the store, reverses the change and commits; None when it cannot be undone.
        seals: earlier changes that touched one of these ids can no longer be taken back, and what
            would take them back is forgotten: it may hold a name that is gone now.
    """

    changes: Changes
    id: UUID | None = None
    sentence: str = ""
    about: Person | None = None
    undo: Callable[..., Outcome] | None = field(default=None, compare=False)
    seals: frozenset[UUID] = frozenset()

    def said(self, shown: Callable[[Person], str] = lambda person: person.name) -> str:
        """The sentence with the name in it, in full or as `shown` gives it."""
        return self.sentence.replace(NAME, shown(self.about)) if self.about else self.sentence
