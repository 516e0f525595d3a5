"""What a refit did to a draaiboek, in one plain Dutch sentence a change."""

from __future__ import annotations

from herstel_desktop.domain.refit_values import Change, ChangeKind, Reason, Wanted
from herstel_desktop.domain.work_forms import Minutes, People


def sentence(change: Change, wanted: Wanted) -> str:
    """'Steuncirkel duurt 20 in plaats van 25 minuten: er is minder tijd.'

    Args:
        wanted: what the plan was made to fit.
    """
    why = _why(change, wanted)
    ending = f": {why}." if why else "."
    return _what(change) + ending


def _what(change: Change) -> str:
    before, after, now = change.before, change.after, _minutes(change.minutes_after)
    verb = "blijft" if change.minutes_after == 1 else "blijven"
    longer_or_shorter = (
        f"{after} duurt {change.minutes_after} in plaats van {_minutes(change.minutes_before)}"
    )
    better = change.reason is Reason.MIDDLE
    return {
        ChangeKind.SHORTENED: longer_or_shorter,
        ChangeKind.LENGTHENED: longer_or_shorter,
        ChangeKind.REPLACED: f"{before} wordt {after}, {now}",
        ChangeKind.DROPPED: f"{before} vervalt",
        ChangeKind.ADDED: f"{after} komt erbij, {now}",
        ChangeKind.MOVED: f"{after} schuift naar een {'beter moment' if better else 'andere plek'}",
        ChangeKind.UNFILLED: f"Er {verb} {now} over",
    }[change.kind]


def _why(change: Change, wanted: Wanted) -> str:
    match change.reason:
        case Reason.TIME | Reason.ROOM:
            why = _about_time(change, wanted.minutes)
        case Reason.PEOPLE:
            why = _about_people(change, wanted.people)
        case Reason.ENERGY:
            why = "dat is rustiger" if change.after else "dat vraagt nu te veel energie"
        case Reason.LIMITS:
            why = _about_limits(change.limits)
        case Reason.ORDER:
            why = "een opening komt als eerste en een afsluiting als laatste"
        case Reason.MIDDLE | Reason.NEW:
            why = ""
    return why


def _about_time(change: Change, meeting: int) -> str:
    if change.kind is ChangeKind.UNFILLED:
        return "daarvoor is geen werkvorm gevonden"
    more = change.kind in (ChangeKind.LENGTHENED, ChangeKind.ADDED)
    if change.reason is Reason.TIME:
        return "er is meer tijd" if more else "er is minder tijd"
    return "er komt tijd vrij" if more else f"zo past alles in {_minutes(meeting)}"


def _about_people(change: Change, people: int) -> str:
    """With a replacement the title is said again: 'daarvoor' could be either of the two."""
    limits = change.limits
    assert isinstance(limits, People)
    if people < limits.least:
        what = f"voor {change.before}" if change.after else "daarvoor"
        return f"{what} zijn minstens {limits.least} mensen nodig"
    what = change.before if change.after else "het"
    return f"{what} kan met hoogstens {limits.most} mensen"


def _about_limits(limits: People | Minutes | None) -> str:
    assert isinstance(limits, Minutes)
    if limits.least == limits.most:
        return "deze werkvorm duurt altijd zo lang"
    return f"deze werkvorm kan in {limits.least} tot en met {_minutes(limits.most)}"


def _minutes(number: int) -> str:
    return f"{number} {'minuut' if number == 1 else 'minuten'}"
