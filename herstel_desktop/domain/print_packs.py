"""What is printed for one meeting in one go, and how."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class PackLook(Enum):
    """How a pack is printed."""

    USUAL = "usual"
    TWO_ON_A_SHEET = "two_on_a_sheet"  # two pages of A4, each as large as A5; A3 stays A3
    LARGE_PRINT = "large_print"  # 18 points or more


class PackDocument(Enum):
    """What can be in a pack, in the order in which it is printed."""

    SIGN_IN_SHEET = "sign_in_sheet"
    SESSION_PLAN = "session_plan"
    WORKSHEETS = "worksheets"
    BALLOT = "ballot"  # papers to cut apart, or the sheet to count hands on
    CRISIS_CARD = "crisis_card"


@dataclass(frozen=True)
class PackOptions:
    """What somebody wants of a pack.

    Attributes:
        left_out: what is not printed, also when there is something to print.
        initials: whether people stand on the sign-in sheet with their initials only.
    """

    look: PackLook = PackLook.USUAL
    left_out: frozenset[PackDocument] = frozenset()
    initials: bool = False


@dataclass(frozen=True)
class PackLine:
    """One document of a pack.

    Attributes:
        title: as on screen, such as 'Mijn steuncirkel'.
        copies: how many are printed.
    """

    document: PackDocument
    title: str
    copies: int = 1


@dataclass(frozen=True)
class PackContents:
    """What a pack holds, in order.

    Attributes:
        ballot_missing: whether the group still has to choose a theme and no ballot was begun.
    """

    lines: tuple[PackLine, ...]
    ballot_missing: bool = False
