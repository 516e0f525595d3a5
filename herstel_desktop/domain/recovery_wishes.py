"""What participants want to work on, and the themes that it asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

LONGEST_WISH = 500
"""Characters of one wish; a wish card has room for less."""
MOST_THEMES_OF_A_WISH = 6


@dataclass(frozen=True)
class RecoveryWish:
    """One wish in a group; nobody's, unless the participant wants a name with it.

    Attributes:
        text: in the participant's own words.
        written_on: the day it was written down.
        themes: each a slug of the library, or the title of a theme of the group's own.
        participant_id, participant: whose it is; None and empty for an anonymous wish.
        fulfilled_on: the day the group said that it is done with it; None while it is alive.
    """

    id: UUID
    group_id: UUID
    text: str
    written_on: date
    themes: tuple[str, ...] = ()
    participant_id: UUID | None = None
    participant: str = ""
    fulfilled_on: date | None = None

    @property
    def is_alive(self) -> bool:
        """Whether the group still wants to work on it."""
        return self.fulfilled_on is None


@dataclass(frozen=True)
class WishOwner:
    """Somebody in the group whose name may be put to a wish."""

    participant_id: UUID
    name: str


@dataclass(frozen=True)
class ThemeChoice:
    """A theme that can be picked: its key and how it is called."""

    theme: str
    title: str


@dataclass(frozen=True)
class WishBoard:
    """Everything that is shown about the wishes of one group.

    Attributes:
        keeps_names: whether a wish may have a name; an 'alleen tellen' group keeps none.
        wishes: living ones first, the newest first among them.
        suggestions: by the id of a living wish without a theme, slugs that its words point to.
        themes: all that can be picked, of the library and of the group's own, by title.
        owners: participants of the group, by name.
    """

    group_id: UUID
    group_name: str
    is_running: bool
    keeps_names: bool
    wishes: tuple[RecoveryWish, ...]
    suggestions: Mapping[UUID, tuple[str, ...]]
    themes: tuple[ThemeChoice, ...]
    owners: tuple[WishOwner, ...]

    def title_of(self, theme: str) -> str:
        """How a theme is called on screen."""
        return next((each.title for each in self.themes if each.theme == theme), theme)


def living_by_theme(wishes: Iterable[RecoveryWish]) -> Counter[str]:
    """How many living wishes ask for each theme; the most asked for first when sorted so."""
    return Counter(theme for wish in wishes if wish.is_alive for theme in wish.themes)
