"""Sentences that the parts of the screen share."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from herstel_desktop.domain.dutch_dates import date_only, day_and_month
from herstel_desktop.domain.labels import WORK_FORM_KIND
from herstel_desktop.domain.meetings import MeetingState
from herstel_desktop.domain.preparation import EarlierPlan, Preparation
from herstel_desktop.domain.session_plans import PartKind, PlanPart, SessionPlan, Worked
from herstel_desktop.domain.theme_ballots import BallotWay
from herstel_desktop.domain.work_forms import WorkForm, WorkFormKind

ICONS = {
    WorkFormKind.OPENING: "sun",
    WorkFormKind.GETTING_TO_KNOW: "users",
    WorkFormKind.CONVERSATION: "message-circle",
    WorkFormKind.SELF_INSIGHT: "eye",
    WorkFormKind.SKILL: "hand-helping",
    WorkFormKind.FORWARD: "sprout",
    WorkFormKind.PLAY: "shapes",
    WorkFormKind.CREATIVE: "pencil",
    WorkFormKind.MOVEMENT_AND_REST: "flower-2",
    WorkFormKind.CLOSING: "check",
}
"""A drawing for each kind of work form, beside the word."""

_TALK = frozenset({WorkFormKind.CONVERSATION, WorkFormKind.GETTING_TO_KNOW})
_AROUND = frozenset({WorkFormKind.OPENING, WorkFormKind.CLOSING})


def tr(text: str) -> str:
    """Dutch text that a translation can take the place of."""
    return QCoreApplication.translate("session_plan", text)


def ground_of(part: PlanPart) -> str:
    """Name of the palette's colour behind a part."""
    if part.phase is None:
        return "part_break"
    if part.phase in _AROUND:
        return "part_around"
    return "part_talk" if part.phase in _TALK else "part_theme"


def word_of(part: PlanPart) -> str:
    """'vaardigheid'; nothing for a break, whose title says it."""
    if part.phase is not None:
        return WORK_FORM_KIND[part.phase].lower()
    return tr("van jezelf") if part.kind is PartKind.OTHER else ""


def minutes(count: int) -> str:
    """'1 minuut', '30 minuten'."""
    return tr("1 minuut") if count == 1 else tr("{n} minuten").format(n=count)


def people(count: int) -> str:
    """'1 deelnemer', '9 deelnemers'."""
    return tr("1 deelnemer") if count == 1 else tr("{n} deelnemers").format(n=count)


def total_line(plan: SessionPlan) -> str:
    """'118 van 120 min · 9 deelnemers', and how much it is too long."""
    line = tr("{n} van {of} min").format(n=plan.planned_minutes, of=plan.minutes)
    line = f"{line} · {people(plan.people)}"
    over = plan.planned_minutes - plan.minutes
    return tr("{line} · {n} te veel").format(line=line, n=minutes(over)) if over > 0 else line


def facts(form: WorkForm) -> str:
    """'vaardigheid · 30 min · 4–10'."""
    group = f"{form.people.least}–{form.people.most}"
    if form.people.least == form.people.most:
        group = str(form.people.least)
    return tr("{kind} · {n} min · {group}").format(
        kind=WORK_FORM_KIND[form.kind].lower(), n=form.minutes.usual, group=group
    )


def limits_line(part: PlanPart, form: WorkForm | None, present: int) -> str:
    """What does not fit in a part, or nothing: 'minstens 20 minuten', 'voor hoogstens 10'."""
    if form is None:
        return ""
    if part.minutes < form.minutes.least:
        return tr("krap: reken op {n}").format(n=minutes(form.minutes.least))
    if part.minutes > form.minutes.most:
        return tr("ruim: kan in {n}").format(n=minutes(form.minutes.most))
    if present < form.people.least:
        return tr("gaat vanaf {n} mensen").format(n=form.people.least)
    if present > form.people.most:
        return tr("gaat tot {n} mensen").format(n=form.people.most)
    return ""


def heading(shown: Preparation) -> str:
    """'Bijeenkomst 7 voorbereiden'; of one that is over 'Draaiboek van bijeenkomst 7'."""
    if shown.meeting.state is MeetingState.CLOSED:
        return tr("Draaiboek van bijeenkomst {n}").format(n=shown.meeting.number)
    if shown.meeting.number:
        return tr("Bijeenkomst {n} voorbereiden").format(n=shown.meeting.number)
    return tr("Draaiboek")


def subtitle(shown: Preparation) -> str:
    """'Thema: Hulp vragen · gekozen door de groep (5 stemmen)', or when and with whom it is."""
    plan, choice = shown.plan, shown.choice
    when = f"{shown.meeting.group_name} · {day_and_month(shown.meeting.on)}"
    title = shown.theme_title
    if plan is None and choice is not None:
        title = choice.title
    if not title:
        return when
    line = tr("Thema: {title}").format(title=title)
    if choice is None or (plan is not None and plan.theme != choice.theme):
        return f"{line} · {when}"
    if choice.overruled:
        return tr("{line} · gekozen door de begeleider").format(line=line)
    return tr("{line} · gekozen door de groep ({votes})").format(
        line=line, votes=_votes(choice.votes, choice.way)
    )


def worked_word(worked: Worked | None) -> str:
    """'ging goed'; nothing when nobody said."""
    words = {
        Worked.WELL: tr("ging goed"),
        Worked.SO_SO: tr("ging wel"),
        Worked.BADLY: tr("ging niet goed"),
    }
    return words[worked] if worked is not None else ""


def last_time(on: date, worked: Worked | None) -> str:
    """'laatst op 3 maart 2026, ging goed'."""
    line = tr("laatst op {date}").format(date=date_only(on))
    return f"{line}, {worked_word(worked)}" if worked is not None else line


def earlier_facts(earlier: EarlierPlan) -> str:
    """'6 onderdelen · 120 min · 9 deelnemers'."""
    parts = (
        tr("1 onderdeel") if earlier.parts == 1 else tr("{n} onderdelen").format(n=earlier.parts)
    )
    return tr("{parts} · {n} min").format(parts=parts, n=earlier.minutes)


def _votes(votes: int, way: BallotWay) -> str:
    if way is BallotWay.PAPER:
        return tr("1 stip") if votes == 1 else tr("{n} stippen").format(n=votes)
    return tr("1 stem") if votes == 1 else tr("{n} stemmen").format(n=votes)
