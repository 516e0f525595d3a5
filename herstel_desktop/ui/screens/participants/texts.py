"""Lines about participants, as the list and the page of one person show them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from herstel_desktop.domain.labels import ENROLMENT_STATE
from herstel_desktop.domain.participants import EnrolmentState, ParticipantRow


def tr(text: str) -> str:
    """A sentence of this screen, in the language in force."""
    return QCoreApplication.translate("participants", text)


def full_name(row: ParticipantRow) -> str:
    """Call name, with the family name if there is one."""
    return " ".join(part for part in (row.call_name, row.family_name) if part)


def groups_line(ways: Iterable[tuple[str, EnrolmentState]]) -> str:
    """'Herstelgroep Dinsdag · deelnemer; Praatronde · aangemeld'."""
    parts = [f"{name} · {ENROLMENT_STATE[state].lower()}" for name, state in ways]
    return "; ".join(parts) or tr("nog geen groep")


def count_line(count: int, *, searched: bool) -> str:
    """'1 deelnemer', '32 deelnemers', or '3 gevonden' after a search."""
    if searched:
        return tr("{n} gevonden").format(n=count)
    return tr("1 deelnemer") if count == 1 else tr("{n} deelnemers").format(n=count)
