"""Work forms and the themes that a group works on with them; all durations are minutes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class WorkFormKind(Enum):
    """What a work form is for, in the order in which a meeting goes."""

    OPENING = "opening"
    GETTING_TO_KNOW = "getting_to_know"
    CONVERSATION = "conversation"
    SELF_INSIGHT = "self_insight"
    SKILL = "skill"
    FORWARD = "forward"
    PLAY = "play"
    CREATIVE = "creative"
    MOVEMENT_AND_REST = "movement_and_rest"
    CLOSING = "closing"


FITS_EVERY_THEME = frozenset({WorkFormKind.OPENING, WorkFormKind.CLOSING})
"""Kinds that fit all themes when they name none."""


class Energy(Enum):
    """How much movement and noise a work form brings."""

    CALM = "calm"
    USUAL = "usual"
    ACTIVE = "active"


@dataclass(frozen=True)
class Minutes:
    """How long a work form takes; its steps add up to `usual`."""

    least: int
    usual: int
    most: int


@dataclass(frozen=True)
class People:
    """With how many people a work form goes, facilitators not counted."""

    least: int
    most: int


@dataclass(frozen=True)
class Step:
    """One part of a work form.

    Attributes:
        text: what the facilitator does and can say, word for word; a line break is a new paragraph.
    """

    minutes: int
    title: str
    text: str


@dataclass(frozen=True)
class WorkForm:
    """An activity with which a theme is worked on.

    Attributes:
        slug: its name in files and addresses.
        purpose: what it does for the group.
        preparation: what to do before people come in.
        questions: to ask during or after it.
        lighter: a variant that asks less of people.
        few_people: how it goes with three or four people.
        opt_out: how somebody passes or stops, said beforehand.
        not_when: when not to use it.
        aftercare: what to look at afterwards.
        themes: slugs of the themes that it fits; see `fits_theme` for an empty one.
        sheets: slugs of the worksheets that it prints.
    """

    slug: str
    title: str
    kind: WorkFormKind
    purpose: str
    energy: Energy
    minutes: Minutes
    people: People
    materials: tuple[str, ...]
    preparation: tuple[str, ...]
    steps: tuple[Step, ...]
    questions: tuple[str, ...]
    lighter: str
    few_people: str
    opt_out: str
    not_when: str
    aftercare: str
    themes: tuple[str, ...]
    sheets: tuple[str, ...]

    def fits_theme(self, slug: str) -> bool:
        """Whether it fits a theme; an opening or closing that names none fits all."""
        return slug in self.themes or (not self.themes and self.kind in FITS_EVERY_THEME)


_KIND_ORDER = {kind: place for place, kind in enumerate(WorkFormKind)}


def in_order_of_a_meeting(forms: Iterable[WorkForm]) -> list[WorkForm]:
    """Work forms by kind, then by title."""
    return sorted(forms, key=lambda form: (_KIND_ORDER[form.kind], form.title.casefold()))


@dataclass(frozen=True)
class Theme:
    """A topic that a group picks itself.

    Attributes:
        questions: to open the conversation with.
        pitfalls: what easily goes wrong.
        work_forms: slugs of work forms that fit.
        point_outside: when to point to help outside the group, and to whom.
        search_words: single words in lower case by which a typed wish finds it.
    """

    slug: str
    title: str
    about: str
    questions: tuple[str, ...]
    pitfalls: tuple[str, ...]
    work_forms: tuple[str, ...]
    point_outside: str
    search_words: tuple[str, ...]


@dataclass(frozen=True)
class Filters:
    """What a facilitator asks of a work form; None asks nothing.

    Attributes:
        minutes: it takes no longer than this, as a rule.
        people: it goes with this many people.
        theme: slug of a theme that it fits.
        without_materials: nothing is needed for it.
    """

    kind: WorkFormKind | None = None
    minutes: int | None = None
    people: int | None = None
    energy: Energy | None = None
    theme: str | None = None
    without_materials: bool = False

    def let_through(self, form: WorkForm) -> bool:
        """Whether a work form is what was asked for."""
        return (
            self.kind in (None, form.kind)
            and (self.minutes is None or form.minutes.usual <= self.minutes)
            and (self.people is None or form.people.least <= self.people <= form.people.most)
            and self.energy in (None, form.energy)
            and (self.theme is None or form.fits_theme(self.theme))
            and not (self.without_materials and form.materials)
        )


EVERYTHING = Filters()
"""The filters that let every work form through."""
