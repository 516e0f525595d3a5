"""Ballot papers on which a group picks its theme, and the sheet to count hands on."""

from herstel_desktop.documents.theme_ballot.build import build, draw
from herstel_desktop.documents.theme_ballot.data import BallotPaper, ThemeBallotData
from herstel_desktop.documents.theme_ballot.tally import build_tally, draw_tally

__all__ = ["BallotPaper", "ThemeBallotData", "build", "build_tally", "draw", "draw_tally"]
