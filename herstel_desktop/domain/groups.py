"""Groups, their forms and the defaults that fit each form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import Enum
from uuid import UUID

from herstel_desktop.domain.schedule import Rhythm, RhythmKind


class GroupForm(Enum):
    """The forms of group that meet (domain.md, 'Group forms')."""

    RECOVERY_GROUP = "recovery_group"  # herstelgroep
    LISTENING_ROUND = "listening_round"  # praat- en luisterronde
    RECOVERY_WORK_GROUP = "recovery_work_group"  # herstelwerkgroep
    SELF_HELP_GROUP = "self_help_group"  # zelfhulpgroep
    YOUTH_GROUP = "youth_group"  # zelfhulpgroep voor jongeren


class Registration(Enum):
    """How much a group keeps about who comes."""

    NAMES = "names"  # 'namen'
    FIRST_NAMES = "first_names"  # 'roepnamen'
    COUNT_ONLY = "count_only"  # 'alleen tellen': only a number remains after closing


class GroupState(Enum):
    """Where a group is in its life."""

    RUNNING = "running"
    ENDED = "ended"


@dataclass(frozen=True)
class FormDefaults:
    """What a new group of one form starts with; all of it can be changed.

    Attributes:
        least, most: group size, participants.
        number_of_meetings: None for an open-ended group.
        rhythm, minutes: how often and how long.
        registration: how much is kept about who comes.
        minutes_stay_with_group: the written minutes belong to the group, not to this program.
        agreements: the usual agreements in Dutch, own words.
    """

    least: int
    most: int
    number_of_meetings: int | None
    rhythm: RhythmKind
    minutes: int
    registration: Registration
    minutes_stay_with_group: bool
    agreements: tuple[str, ...]


_USUAL_AGREEMENTS = (
    "Wat hier verteld wordt, blijft hier.",
    "Je praat over jezelf, in de ik-vorm.",
    "We laten elkaar uitpraten.",
    "Advies of kritiek geef je alleen als iemand erom vraagt.",
    "Alleen luisteren mag altijd.",
    "Je komt niet onder invloed.",
)

FORM_DEFAULTS: dict[GroupForm, FormDefaults] = {
    # 6 to 10 participants, open-ended (informatiekaart-herstelgroepen)
    GroupForm.RECOVERY_GROUP: FormDefaults(
        6, 10, None, RhythmKind.WEEKLY, 120, Registration.NAMES, False, _USUAL_AGREEMENTS
    ),
    # a course of 8 meetings; nobody analyses (praat-en-luisterronde)
    GroupForm.LISTENING_ROUND: FormDefaults(
        4,
        10,
        8,
        RhythmKind.WEEKLY,
        120,
        Registration.FIRST_NAMES,
        False,
        (
            *_USUAL_AGREEMENTS,
            "We luisteren naar elkaar. We zoeken geen verklaring en lossen niets op.",
        ),
    ),
    # at most 8 including two kartrekkers, every two weeks, 2 hours with a break,
    # the minutes stay with the group (domain.md, 'Group forms')
    GroupForm.RECOVERY_WORK_GROUP: FormDefaults(
        4,
        8,
        None,
        RhythmKind.TWO_WEEKLY,
        120,
        Registration.FIRST_NAMES,
        True,
        (
            *_USUAL_AGREEMENTS,
            "Het verslag blijft bij de groep.",
            "Halverwege is er pauze.",
        ),
    ),
    # some keep first names only (eigen-plan-trekken-door-zelfhulp)
    GroupForm.SELF_HELP_GROUP: FormDefaults(
        4, 12, None, RhythmKind.WEEKLY, 120, Registration.FIRST_NAMES, False, _USUAL_AGREEMENTS
    ),
    # one of the groups was a youth group; no registration at all is common there
    GroupForm.YOUTH_GROUP: FormDefaults(
        4,
        10,
        None,
        RhythmKind.WEEKLY,
        90,
        Registration.COUNT_ONLY,
        False,
        (*_USUAL_AGREEMENTS, "Telefoons gaan op stil."),
    ),
}


@dataclass(frozen=True)
class GroupDraft:
    """What a person fills in to make or change a group.

    Attributes:
        number_of_meetings: None for an open-ended group.
        starts_on: first date on or after which meetings are planned.
        facilitator_ids: who lead it.
    """

    name: str
    form: GroupForm
    venue_id: UUID | None
    registration: Registration
    least: int
    most: int
    number_of_meetings: int | None
    rhythm: Rhythm
    starts_on: date
    minutes_stay_with_group: bool = False
    agreements: tuple[str, ...] = ()
    facilitator_ids: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class Group:
    """A group as it is kept."""

    id: UUID
    name: str
    form: GroupForm
    state: GroupState
    venue_id: UUID | None
    venue_name: str
    registration: Registration
    least: int
    most: int
    number_of_meetings: int | None
    rhythm: Rhythm
    starts_on: date
    minutes_stay_with_group: bool
    agreements: tuple[str, ...]
    facilitator_ids: tuple[UUID, ...]
    facilitator_names: tuple[str, ...]


@dataclass(frozen=True)
class GroupRow:
    """One line of the list of groups.

    Attributes:
        participants: number of current participants (state 'deelnemer').
        waiting: number on the waiting list.
        next_on, next_start: the next planned meeting, None if none is planned.
    """

    id: UUID
    name: str
    form: GroupForm
    state: GroupState
    venue_name: str
    registration: Registration
    participants: int
    waiting: int
    most: int
    next_on: date | None
    next_start: time | None
