"""Words of the information-card screen, and how a section is told in a line."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from herstel_desktop.domain.dutch_dates import date_only
from herstel_desktop.domain.info_cards import SECTION_KIND, CardSection, SectionKind

_WITH_NUMBERS = (SectionKind.CONTACT, SectionKind.EMERGENCY)


def tr(text: str) -> str:
    """A text of this screen."""
    return QCoreApplication.translate("info_cards", text)


def heading_of(section: CardSection) -> str:
    """How a section is called on screen."""
    return section.heading.strip() or SECTION_KIND[section.kind]


def remark_of(section: CardSection) -> str:
    """What stands beside the heading: kind, number of points, whether it is off."""
    parts = [] if not section.heading.strip() else [SECTION_KIND[section.kind]]
    if section.kind in (SectionKind.TICKS, SectionKind.QUESTIONS):
        count = sum(1 for line in section.text.split("\n") if line.strip())
        parts = [tr("1 punt") if count == 1 else tr("{n} punten").format(n=count)]
    if section.kind in _WITH_NUMBERS and section.checked_on is not None:
        parts.append(tr("nummers van {on}").format(on=date_only(section.checked_on)))
    if not section.shown:
        parts.insert(0, tr("staat uit"))
    return " · ".join(parts)


def has_numbers(section: CardSection) -> bool:
    """Whether it holds numbers that have to be looked at now and then."""
    return section.kind in _WITH_NUMBERS


def day(on: date | None) -> str:
    """'24 november 2026', or a dash."""
    return date_only(on) if on is not None else "–"
