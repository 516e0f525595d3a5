"""How a group picks its theme: dots on a ballot or hands in the room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from uuid import UUID

from herstel_desktop.domain.fair_rotation import Standing

MOST_DOTS = 5
"""Dots that one person may give in one ballot."""
USUAL_DOTS = 3
LEAST_OPTIONS = 2
MOST_OPTIONS = 20
USUAL_OPTIONS = 8
"""Themes on a ballot when it is made; more are hard to oversee on paper."""
MOST_VOTES = 2500
MOST_VOTERS = 500
LONGEST_THEME = 80
LONGEST_REASON = 300


class BallotWay(Enum):
    """How votes are given."""

    PAPER = "paper"  # printed ballots with dots
    HANDS = "hands"  # hands counted in the room


@dataclass(frozen=True)
class BallotOption:
    """A theme that can be chosen.

    Attributes:
        theme: slug of the library, or the title of a theme of the group's own.
        votes: dots or hands.
    """

    theme: str
    votes: int = 0


@dataclass(frozen=True)
class ThemeBallot:
    """One round of choosing in a group.

    Attributes:
        meeting_id: the meeting that the theme is chosen for; None when that is open.
        dots: how many dots each person gives; 1 for one voice each.
        voters: how many people voted; None when that was not counted.
        options: in the order of the ballot paper.
        closed_at: when the choice was recorded, UTC; None while votes are counted.
        chosen: the theme of the group; empty while the ballot is open.
        overruled_because: why the facilitator chose another theme than the votes; empty otherwise.
    """

    id: UUID
    group_id: UUID
    opened_on: date
    way: BallotWay
    dots: int
    options: tuple[BallotOption, ...]
    meeting_id: UUID | None = None
    voters: int | None = None
    closed_at: datetime | None = None
    chosen: str = ""
    overruled_because: str = ""

    @property
    def votes(self) -> int:
        """All votes together."""
        return sum(option.votes for option in self.options)

    @property
    def too_many_votes(self) -> bool:
        """Whether more votes were counted than the voters can have given."""
        return self.voters is not None and self.votes > self.voters * self.dots

    def votes_for(self, theme: str) -> int:
        """The votes of one theme; 0 when it is not on the ballot."""
        return next((each.votes for each in self.options if each.theme == theme), 0)


@dataclass(frozen=True)
class BallotLine:
    """A theme on the open ballot, with what a person wants to know of it.

    Attributes:
        title: how it is called.
        wishes: how many living wishes ask for it.
        standing: its score by the rule of fair rotation.
    """

    title: str
    wishes: int
    standing: Standing

    @property
    def theme(self) -> str:
        """The key of the theme."""
        return self.standing.contender.theme

    @property
    def votes(self) -> int:
        """What was counted for it."""
        return self.standing.contender.votes


@dataclass(frozen=True)
class OpenBallot:
    """The ballot that is being counted.

    Attributes:
        meeting_on: the day of the meeting that it is for; None when that is open.
        lines: in the order of the ballot paper.
        ranked: the same lines, from first to last by the rule of fair rotation.
        leader: the theme that the votes and the waiting bring up; None when nobody voted.
    """

    ballot: ThemeBallot
    meeting_on: date | None
    lines: tuple[BallotLine, ...]
    ranked: tuple[BallotLine, ...]
    leader: BallotLine | None


@dataclass(frozen=True)
class PastChoice:
    """One line of the history: a ballot that was closed.

    Attributes:
        on: the day on which it was held.
        meeting_on: the day of the meeting that it was for; None when that was open.
        votes: of the chosen theme.
        all_votes: of all themes together.
    """

    id: UUID
    on: date
    meeting_on: date | None
    theme: str
    title: str
    votes: int
    all_votes: int
    way: BallotWay
    overruled_because: str


@dataclass(frozen=True)
class Proposal:
    """A theme that could stand on the next ballot.

    Attributes:
        wishes: how many living wishes ask for it.
        last_on: when it last had its turn in this group; None when it never had.
    """

    theme: str
    title: str
    wishes: int
    last_on: date | None


@dataclass(frozen=True)
class MeetingToChooseFor:
    """A planned meeting for which a theme can be chosen."""

    id: UUID
    on: date


@dataclass(frozen=True)
class BallotBoard:
    """Everything that is shown about choosing a theme in one group.

    Attributes:
        open: the ballot that is being counted; None when there is none.
        history: closed ballots, newest first.
        proposals: every theme that could be on a ballot, in the order in which they are proposed.
        meetings: planned meetings from today on, the first few.
    """

    group_id: UUID
    open: OpenBallot | None
    history: tuple[PastChoice, ...]
    proposals: tuple[Proposal, ...]
    meetings: tuple[MeetingToChooseFor, ...]


@dataclass(frozen=True)
class ChosenTheme:
    """What a group chose for a meeting.

    Attributes:
        theme: slug of the library, or the title of a theme of the group's own.
        title: how it is called.
        votes: dots or hands that it got.
        ballot_id: the ballot on which it was chosen.
        chosen_on: the day of that ballot.
        way: how the votes were given.
        overruled: whether the facilitator chose it instead of what the votes said.
    """

    theme: str
    title: str
    votes: int
    ballot_id: UUID
    chosen_on: date
    way: BallotWay
    overruled: bool
