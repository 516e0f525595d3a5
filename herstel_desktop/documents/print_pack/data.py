"""What a print pack holds."""

from __future__ import annotations

from dataclasses import dataclass

from herstel_desktop.documents.crisis_card import CrisisCardData
from herstel_desktop.documents.session_plan import SessionPlanData
from herstel_desktop.documents.sign_in_sheet import SignInSheetData
from herstel_desktop.documents.theme_ballot import ThemeBallotData
from herstel_desktop.domain.worksheets import WorksheetData


@dataclass(frozen=True)
class PackedSheet:
    """A worksheet, so many times; at least once."""

    sheet: WorksheetData
    copies: int


@dataclass(frozen=True)
class PrintPackData:
    """The documents of a pack, in the order in which they are printed; None leaves one out.

    Attributes:
        title: of the whole, such as 'Printpakket Herstelgroep Oosterwei, 24 november 2026'.
        ballot: ballot papers to cut apart.
        tally: a sheet to count hands on.
    """

    title: str
    organisation: str = ""
    sign_in_sheet: SignInSheetData | None = None
    session_plan: SessionPlanData | None = None
    worksheets: tuple[PackedSheet, ...] = ()
    ballot: ThemeBallotData | None = None
    tally: ThemeBallotData | None = None
    crisis_card: CrisisCardData | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to print."""
        rest = (self.session_plan, self.ballot, self.tally, self.crisis_card)
        return not self.worksheets and self.sign_in_sheet is None and not any(rest)
