"""An open or decided ballot on paper: papers to put dots on, or a sheet to count hands on."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from herstel_desktop.db.queries import groups as group_queries
from herstel_desktop.db.queries import meetings as meeting_queries
from herstel_desktop.db.queries import theme_ballots as queries
from herstel_desktop.db.store import Store
from herstel_desktop.services import organisation
from herstel_desktop.services.inputs import number
from herstel_desktop.services.wish_cards import MOST_CARDS
from herstel_desktop.services.work_form_shelf import current_shelf

if TYPE_CHECKING:  # what lays out pages is loaded when something is printed
    from herstel_desktop.documents.theme_ballot import ThemeBallotData


def ballot_papers_pdf(store: Store, ballot_id: UUID, copies: int, *, large: bool = False) -> bytes:
    """Ballot papers, four on a page; `large` makes it two, with all text in 18 points or more.

    Raises:
        NotFoundError: there is no such ballot.
        InvalidInputError: the number is out of bounds.
    """
    from herstel_desktop.documents.theme_ballot import build

    number("copies", copies, "Het aantal stembriefjes", least=1, most=MOST_CARDS)
    return build(ballot_paper_data(store, ballot_id, copies, large=large), large)


def tally_sheet_pdf(store: Store, ballot_id: UUID, *, large: bool = False) -> bytes:
    """The sheet on which hands are counted; `large` sets all text in 18 points or more.

    Raises:
        NotFoundError: there is no such ballot.
    """
    from herstel_desktop.documents.theme_ballot import build_tally

    return build_tally(ballot_paper_data(store, ballot_id, 1), large)


def ballot_paper_data(
    store: Store, ballot_id: UUID, copies: int, *, large: bool = False
) -> ThemeBallotData:
    """Everything that stands on the papers of a ballot.

    Raises:
        NotFoundError: there is no such ballot.
    """
    from herstel_desktop.documents.theme_ballot import BallotPaper, ThemeBallotData

    shelf = current_shelf(store)
    with store.reading() as tx:
        ballot = queries.ballot(tx, ballot_id)
        group = group_queries.group(tx, ballot.group_id)
        on = None
        if ballot.meeting_id is not None:
            on = meeting_queries.meeting(tx, ballot.meeting_id).on
    return ThemeBallotData(
        group_name=group.name,
        themes=tuple(shelf.theme_title(option.theme) for option in ballot.options),
        dots=ballot.dots,
        copies=copies,
        on=on,
        paper=BallotPaper.A5 if large else BallotPaper.A6,
        organisation=organisation.organisation(store).name,
    )
