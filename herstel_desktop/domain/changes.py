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


@dataclass(frozen=True)
class Outcome:
    """A committed change.

    Attributes:
        changes: what screens may have to reload.
        id: the id of what was made, if something was made.
        sentence: short Dutch sentence for the toast ('Anneke staat op aanwezig').
        undo: takes the store, reverses the change and commits; None when it cannot be undone.
        seals: earlier changes that touched one of these ids can no longer be taken back, and what
            would take them back is forgotten: it may hold a name that is gone now.
    """

    changes: Changes
    id: UUID | None = None
    sentence: str = ""
    undo: Callable[..., Outcome] | None = field(default=None, compare=False)
    seals: frozenset[UUID] = frozenset()
