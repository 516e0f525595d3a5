"""What ballot papers and the tally sheet show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum


class BallotPaper(Enum):
    """How large one ballot paper is."""

    A6 = "a6"  # four to a page
    A5 = "a5"  # two to a page


@dataclass(frozen=True)
class ThemeBallotData:
    """Everything on them.

    Attributes:
        themes: titles, in the order of the ballot.
        dots: how many each person may give, at least 1.
        copies: how many papers are printed, at least 1; the tally sheet is one.
        on: the day of the meeting that the theme is for; None when that is open.
        paper: the least size; papers grow when the themes do not fit.
    """

    group_name: str
    themes: tuple[str, ...]
    dots: int = 1
    copies: int = 1
    on: date | None = None
    paper: BallotPaper = BallotPaper.A6
    organisation: str = ""
