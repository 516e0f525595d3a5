"""Everything that is printed for one meeting, gathered into one PDF."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from herstel_desktop.db.store import Store
from herstel_desktop.domain.dutch_dates import date_only
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.preparation import Preparation
from herstel_desktop.domain.print_packs import (
    PackContents,
    PackDocument,
    PackLine,
    PackLook,
    PackOptions,
)
from herstel_desktop.domain.take_along import take_along
from herstel_desktop.domain.theme_ballots import BallotWay, ThemeBallot
from herstel_desktop.library.worksheets import shipped_slugs, shipped_worksheet
from herstel_desktop.services.ballot_papers import ballot_paper_data
from herstel_desktop.services.crisis_cards import crisis_card_data
from herstel_desktop.services.preparation import preparation
from herstel_desktop.services.sign_in_sheets import SheetNames, sign_in_sheet_data
from herstel_desktop.services.theme_ballots import ballot_board, is_ballot_due
from herstel_desktop.services.work_form_shelf import current_shelf
from herstel_desktop.services.worksheets import worksheet_copies, worksheet_title

if TYPE_CHECKING:
    from herstel_desktop.documents.session_plan import SessionPlanData
    from herstel_desktop.documents.sign_in_sheet import SignInSheetData

_AS_USUAL = PackOptions()


def print_pack_pdf(store: Store, meeting_id: UUID, options: PackOptions = _AS_USUAL) -> bytes:
    """The pack of a meeting as one PDF, with a bookmark for each document.

    Raises:
        NotFoundError: there is no such meeting.
        KnownError: everything was left out.
    """
    from herstel_desktop.documents.print_pack import PackedSheet, PrintPackData, build

    found = _gather(store, meeting_id, options)
    wanted = {line.document for line in found.lines}
    if not wanted:
        raise KnownError(
            "Er is niets gekozen om te printen.",
            safe="Er is niets veranderd.",
            advice="Kies minstens één onderdeel van het printpakket.",
        )
    meeting = found.shown.meeting
    names = SheetNames.INITIALS if options.initials else SheetNames.NAMES
    sheet = sign_in_sheet_data(store, [meeting_id], names=names)
    ballot, on_paper = None, False
    if found.ballot is not None and PackDocument.BALLOT in wanted:
        large = options.look is PackLook.LARGE_PRINT
        copies = max(found.people, 1)
        ballot = ballot_paper_data(store, found.ballot.id, copies, large=large)
        on_paper = found.ballot.way is BallotWay.PAPER
    data = PrintPackData(
        title=f"Printpakket {meeting.group_name}, {date_only(meeting.on)}",
        organisation=sheet.organisation,
        sign_in_sheet=sheet if PackDocument.SIGN_IN_SHEET in wanted else None,
        session_plan=(
            _plan_data(store, found, sheet) if PackDocument.SESSION_PLAN in wanted else None
        ),
        worksheets=tuple(
            PackedSheet(shipped_worksheet(slug), found.copies[slug])
            for slug in found.sheets
            if PackDocument.WORKSHEETS in wanted
        ),
        ballot=ballot if on_paper else None,
        tally=None if on_paper else ballot,
        crisis_card=crisis_card_data(store) if PackDocument.CRISIS_CARD in wanted else None,
    )
    return build(data, options.look)


def pack_contents(
    store: Store,
    meeting_id: UUID,
    options: PackOptions = _AS_USUAL,
    *,
    today: date | None = None,
) -> PackContents:
    """What the pack of a meeting holds.

    Raises:
        NotFoundError: there is no such meeting.
    """
    found = _gather(store, meeting_id, options)
    group_id = found.shown.meeting.group_id
    missing = not found.is_voting and is_ballot_due(store, group_id, today=today)
    return PackContents(found.lines, ballot_missing=missing)


@dataclass(frozen=True)
class _Found:
    """What there is to print.

    Attributes:
        sheets: slugs of the worksheets, in the order of the draaiboek.
        copies: of each of them.
        ballot: the open one, on which nobody has voted yet.
        is_voting: whether the group has an open ballot, voted on or not.
    """

    shown: Preparation
    people: int
    sheets: tuple[str, ...]
    copies: dict[str, int]
    ballot: ThemeBallot | None
    is_voting: bool
    lines: tuple[PackLine, ...]


def _gather(store: Store, meeting_id: UUID, options: PackOptions) -> _Found:
    shown = preparation(store, meeting_id)
    board = ballot_board(store, shown.meeting.group_id)
    open_ballot = board.open.ballot if board.open is not None else None
    # Once votes were counted nobody needs a paper any more.
    ballot = open_ballot if open_ballot is not None and not open_ballot.votes else None
    people = shown.plan.people if shown.plan is not None else shown.expected
    known = frozenset(shipped_slugs())
    used = dict.fromkeys(
        slug
        for part in (shown.plan.parts if shown.plan is not None else ())
        if part.work_form in shown.limits
        for slug in shown.limits[part.work_form].sheets
        if slug in known
    )
    large = options.look is PackLook.LARGE_PRINT
    copies = {slug: worksheet_copies(slug, people, large=large) for slug in used}
    lines = [PackLine(PackDocument.SIGN_IN_SHEET, "Presentielijst")]
    if shown.plan is not None:
        lines.append(PackLine(PackDocument.SESSION_PLAN, "Draaiboek"))
    lines += [
        PackLine(PackDocument.WORKSHEETS, worksheet_title(slug), number)
        for slug, number in copies.items()
    ]
    if ballot is not None:
        on_paper = ballot.way is BallotWay.PAPER
        lines.append(
            PackLine(PackDocument.BALLOT, "Stembriefjes", max(people, 1))
            if on_paper
            else PackLine(PackDocument.BALLOT, "Turflijst")
        )
    lines.append(PackLine(PackDocument.CRISIS_CARD, "Crisiskaart"))
    return _Found(
        shown=shown,
        people=people,
        sheets=tuple(used),
        copies=copies,
        ballot=ballot,
        is_voting=open_ballot is not None,
        lines=tuple(line for line in lines if line.document not in options.left_out),
    )


def _plan_data(store: Store, found: _Found, sheet: SignInSheetData) -> SessionPlanData:
    from herstel_desktop.documents.session_plan import SessionPlanData

    shown, plan = found.shown, found.shown.plan
    assert plan is not None, "a draaiboek is printed when there is one"
    meeting = shown.meeting
    forms = tuple(shown.limits.values())
    titles = {slug: worksheet_title(slug) for slug in found.sheets}
    return SessionPlanData(
        group_name=meeting.group_name,
        on=meeting.on,
        start=meeting.start,
        plan=plan,
        forms=forms,
        theme_title=shown.theme_title,
        theme=current_shelf(store).themes.get(plan.theme),
        take_along=take_along(forms, plan.people, titles, found.copies),
        number=meeting.number,
        number_of_meetings=meeting.number_of_meetings,
        venue_name=sheet.venue_name,
        venue_address=sheet.venue_address,
        facilitators=sheet.facilitators,
        organisation=sheet.organisation,
    )
