"""What is asked of the library, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from uuid import UUID

from herstel_desktop.domain.own_work_forms import OwnWorkForm
from herstel_desktop.domain.work_form_history import WorkFormHistory
from herstel_desktop.domain.work_forms import EVERYTHING, Filters, Theme, WorkForm

ALL_GROUPS = UUID(int=0)
"""Stands where a group is chosen, for all of them together."""


class Which(Enum):
    """Which part of the library is shown."""

    ALL = "all"  # all that is offered
    FAVOURITES = "favourites"
    OWN = "own"  # made or taken in here, drafts too
    PUT_AWAY = "put_away"


@dataclass(frozen=True)
class Asked:
    """What somebody looks for.

    Attributes:
        with_what_is_here: all that is needed for it is at hand.
        new_first: what the chosen group did not do yet comes first.
    """

    filters: Filters = EVERYTHING
    text: str = ""
    which: Which = Which.ALL
    with_what_is_here: bool = False
    new_first: bool = False


ASKED_NOTHING = Asked()


@dataclass(frozen=True)
class LibraryRow:
    """A work form in the list.

    Attributes:
        own: what is known of it when it is one of the organisation's own.
        used: whether it is one of those, and stands in a draaiboek.
        history: when the chosen group did it last; None when it did not, or no group is chosen.
    """

    form: WorkForm
    favourite: bool = False
    own: OwnWorkForm | None = None
    used: bool = False
    history: WorkFormHistory | None = None

    @property
    def slug(self) -> str:
        """The name of the work form in files and addresses."""
        return self.form.slug

    @property
    def title(self) -> str:
        """The title of the work form; a draft may have none yet."""
        return self.form.title


@dataclass(frozen=True)
class Surroundings:
    """What stands around the list; it changes less often than what is typed.

    Attributes:
        group_id: the chosen group, `ALL_GROUPS`, or None.
        at_hand: slugs of the kinds of materials at hand.
        used: slugs of own work forms that stand in a draaiboek.
        history: slug → when the chosen group did it last.
        groups: id and name of each running group.
        sheet_titles: slug of each worksheet → its title.
    """

    group_id: UUID | None
    favourites: frozenset[str]
    at_hand: frozenset[str]
    groups: tuple[tuple[UUID, str], ...]
    themes: tuple[Theme, ...]
    sheet_titles: Mapping[str, str]
    used: frozenset[str] = frozenset()
    history: Mapping[str, WorkFormHistory] = field(default_factory=dict)


@dataclass(frozen=True)
class ToChange:
    """An own work form to change, and what can be ticked in it.

    Attributes:
        themes, sheets: slug and title of each, in the order in which they are offered.
    """

    own: OwnWorkForm
    themes: tuple[tuple[str, str], ...]
    sheets: tuple[tuple[str, str], ...]
