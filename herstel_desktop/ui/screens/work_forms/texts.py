"""Sentences that the list and the pages share."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from herstel_desktop.domain.labels import ENERGY
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
