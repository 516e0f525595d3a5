"""Sentences that the list and the pages share."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from herstel_desktop.domain.dutch_dates import date_only
from herstel_desktop.domain.labels import ENERGY, MONTHS
from herstel_desktop.domain.session_plans import Worked
from herstel_desktop.domain.work_form_history import WorkFormHistory
from herstel_desktop.domain.work_form_library import LibraryRow
from herstel_desktop.domain.work_form_words import materials_line, minutes_line, people_line
from herstel_desktop.domain.work_forms import WorkForm


def tr(text: str) -> str:
    """Dutch text that a translation can take the place of."""
    return QCoreApplication.translate("work_forms", text)


def facts_line(form: WorkForm) -> str:
    """'10 minuten · 3 tot en met 12 mensen · rustig'."""
    parts = (minutes_line(form.minutes), people_line(form.people), ENERGY[form.energy].lower())
    return "  ·  ".join(parts)


def needed_line(form: WorkForm) -> str:
    """'Nodig: stiften · A3-papier'."""
    return tr("Nodig: {materials}").format(materials=materials_line(form.materials))


def form_count_line(count: int) -> str:
    """'52 werkvormen'."""
    return tr("1 werkvorm") if count == 1 else tr("{n} werkvormen").format(n=count)


def theme_count_line(count: int) -> str:
    """'24 thema’s'."""
    return tr("1 thema") if count == 1 else tr("{n} thema’s").format(n=count)


def row_title(row: LibraryRow) -> str:
    """'★ Levenslijn · concept'."""
    title = row.form.title or tr("Nog zonder naam")
    marks = [word for word in (_state(row),) if word]
    return " · ".join((f"★ {title}" if row.favourite else title, *marks))


def spoken_title(row: LibraryRow) -> str:
    """'Levenslijn, favoriet, concept'."""
    title = row.form.title or tr("Nog zonder naam")
    marks = [tr("favoriet")] if row.favourite else []
    return ", ".join((title, *marks, *filter(None, (_state(row),))))


def _state(row: LibraryRow) -> str:
    if row.own is None:
        return ""
    if row.own.retired_on is not None:
        return tr("weggelegd")
    return tr("concept") if row.own.is_draft else tr("van jou")


_WORKED = {
    Worked.WELL: tr("ging goed"),
    Worked.SO_SO: tr("ging wel"),
    Worked.BADLY: tr("ging niet goed"),
}


def last_time(history: WorkFormHistory | None) -> str:
    """'24 nov 2026, ging goed', or that it was not done yet."""
    if history is None:
        return tr("nog niet gedaan")
    on = history.last_on
    day = f"{on.day} {MONTHS[on.month - 1][:3]} {on.year}"
    return f"{day}, {_WORKED[history.worked]}" if history.worked else day


def history_line(history: WorkFormHistory | None) -> str:
    """'2 keer gedaan, laatst op 24 november 2026. Dat ging goed. ‘Fijn met muziek’'."""
    if history is None:
        return tr("Nog niet gedaan in deze groep.")
    times = tr("1 keer") if history.times == 1 else tr("{n} keer").format(n=history.times)
    line = tr("{times} gedaan, laatst op {date}.").format(
        times=times, date=date_only(history.last_on)
    )
    if history.worked is not None:
        line += " " + tr("Dat {went}.").format(went=_WORKED[history.worked])
    return f"{line} ‘{history.remark}’" if history.remark else line
