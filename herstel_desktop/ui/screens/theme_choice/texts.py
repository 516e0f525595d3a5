"""How wishes, themes and ballots are said in a line."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from herstel_desktop.domain.ballot_words import counted, explained, last_turn
from herstel_desktop.domain.dutch_dates import date_only, day_and_month
from herstel_desktop.domain.labels import MONTHS
from herstel_desktop.domain.recovery_wishes import RecoveryWish, WishBoard, living_by_theme
from herstel_desktop.domain.theme_ballots import (
    BallotLine,
    BallotWay,
    OpenBallot,
    PastChoice,
    Proposal,
)
from herstel_desktop.ui.widgets.words import shortened

_MOST_NAMED = 6
_LONGEST_IN_A_CELL = 18
_LONGEST_SUGGESTED = 14
BETWEEN = " · "


def tr(text: str) -> str:
    """A text of this screen in the language of the screen."""
    return QCoreApplication.translate("theme_choice", text)


def wishes_line(count: int) -> str:
    """'1 wens', '4 wensen'."""
    return tr("1 wens") if count == 1 else tr("{n} wensen").format(n=count)


def theme_line(wish: RecoveryWish, board: WishBoard) -> str:
    """'Slapen', 'Hulp vragen +1', or what the words of the wish suggest: 'misschien Slapen'."""
    if wish.themes:
        first = shortened(board.title_of(wish.themes[0]), _LONGEST_IN_A_CELL)
        more = len(wish.themes) - 1
        return f"{first} +{more}" if more else first
    suggested = board.suggestions.get(wish.id, ())
    if not suggested:
        return ""
    title = shortened(board.title_of(suggested[0]), _LONGEST_SUGGESTED)
    return tr("misschien {theme}").format(theme=title)


def spoken_theme(wish: RecoveryWish, board: WishBoard) -> str:
    """The same in full, for a screen reader."""
    titles = ", ".join(board.title_of(theme) for theme in wish.themes)
    suggested = board.suggestions.get(wish.id, ())
    if titles or not suggested:
        return titles or tr("nog zonder thema")
    return tr("voorstel: {theme}").format(theme=board.title_of(suggested[0]))


def what_lives(board: WishBoard) -> str:
    """'Slapen 3 · Hulp vragen 2 · nog zonder thema 4'; empty when no wish has a theme."""
    counts = living_by_theme(board.wishes)
    if not counts:
        return ""
    ordered = sorted(counts, key=lambda theme: (-counts[theme], board.title_of(theme)))
    parts = [f"{board.title_of(theme)} {counts[theme]}" for theme in ordered[:_MOST_NAMED]]
    if len(ordered) > _MOST_NAMED:
        more = len(ordered) - _MOST_NAMED
        parts.append(tr("en nog 1 thema") if more == 1 else tr("en nog {n} thema’s").format(n=more))
    without = sum(wish.is_alive and not wish.themes for wish in board.wishes)
    if without:
        parts.append(tr("nog zonder thema {n}").format(n=without))
    return BETWEEN.join(parts)


def proposal_line(proposal: Proposal, today: date) -> str:
    """'Rouw · 2 wensen · nog niet aan bod geweest'."""
    parts = [proposal.title, last_turn(proposal.last_on, today)]
    if proposal.wishes:
        parts.insert(1, wishes_line(proposal.wishes))
    return BETWEEN.join(parts)


def past_of(line: BallotLine, today: date) -> str:
    """'2 wensen · nog niet aan bod geweest'."""
    parts = [last_turn(line.standing.contender.last_on, today)]
    if line.wishes:
        parts.insert(0, wishes_line(line.wishes))
    return BETWEEN.join(parts)


def ballot_title(ballot: OpenBallot) -> str:
    """'Voor dinsdag 24 november'."""
    if ballot.meeting_on is None:
        return tr("Nog niet voor een vaste bijeenkomst")
    return tr("Voor {day}").format(day=day_and_month(ballot.meeting_on))


def ballot_line(ballot: OpenBallot) -> str:
    """'Stembriefjes, 3 stippen per persoon'."""
    how = {BallotWay.PAPER: tr("Stembriefjes"), BallotWay.HANDS: tr("Handen tellen")}
    each = counted(ballot.ballot.dots, ballot.ballot.way)
    return tr("{how}, {each} per persoon").format(how=how[ballot.ballot.way], each=each)


def standing_line(line: BallotLine, way: BallotWay) -> str:
    """'4 stippen + 2 omdat het al twee keer wachtte'."""
    return explained(line.standing, way)


def votes_line(ballot: OpenBallot) -> str:
    """'12 stippen geteld'."""
    return tr("{votes} geteld").format(votes=counted(ballot.ballot.votes, ballot.ballot.way))


def too_many_line(ballot: OpenBallot) -> str:
    """Why the count may be wrong; it stands as it is."""
    voters = ballot.ballot.voters or 0
    most = counted(voters * ballot.ballot.dots, ballot.ballot.way)
    if voters == 1:
        return tr("Let op: 1 persoon kan {most} geven. Tel nog eens na.").format(most=most)
    return tr("Let op: {n} mensen kunnen samen {most} geven. Tel nog eens na.").format(
        n=voters, most=most
    )


def choice_line(choice: PastChoice) -> str:
    """'Gekozen: Slapen, voor dinsdag 24 november'."""
    if choice.meeting_on is None:
        return tr("Gekozen op {day}: {theme}").format(day=date_only(choice.on), theme=choice.title)
    return tr("Gekozen voor {day}: {theme}").format(
        day=day_and_month(choice.meeting_on), theme=choice.title
    )


def past_day(choice: PastChoice) -> str:
    """'24 nov 2026'."""
    return f"{choice.on.day} {MONTHS[choice.on.month - 1][:3]} {choice.on.year}"


def past_votes(choice: PastChoice) -> str:
    """'5 van 12'."""
    return tr("{n} van {all}").format(n=choice.votes, all=choice.all_votes)


def owner_line(wish: RecoveryWish, shown: str) -> str:
    """'24 november 2026 · van Anneke', or '· anoniem'."""
    parts = [date_only(wish.written_on)]
    parts.append(tr("van {name}").format(name=shown) if shown else tr("anoniem"))
    if wish.fulfilled_on is not None:
        parts.append(tr("vervuld op {day}").format(day=date_only(wish.fulfilled_on)))
    return BETWEEN.join(parts)
