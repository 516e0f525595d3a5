"""How the draaiboek says minutes and kinds."""

from __future__ import annotations

from herstel_desktop.documents.kit.spans import NO_BREAK_SPACE
from herstel_desktop.domain.labels import WORK_FORM_KIND
from herstel_desktop.domain.session_plans import PlanPart
from herstel_desktop.domain.work_forms import Minutes


def minutes_word(minutes: int) -> str:
    """'1 minuut', '25 minuten'; the number is not parted from the word."""
    return f"{minutes}{NO_BREAK_SPACE}{'minuut' if minutes == 1 else 'minuten'}"


def kind_word(part: PlanPart) -> str:
    """'zelfinzicht'; empty for a break or a part of the group's own."""
    return WORK_FORM_KIND[part.phase].lower() if part.phase is not None else ""


def total_line(planned: int, available: int) -> str:
    """What the parts take together, against the length of the meeting."""
    line = f"Samen {planned} van {minutes_word(available)}."
    if planned < available:
        return f"{line} Er is nog {minutes_word(available - planned)} over."
    if planned > available:
        return f"{line} Dat is {minutes_word(planned - available)} te lang."
    return line


def fitted_line(minutes: int, usual: Minutes) -> str:
    """That a work form takes another time than usual; empty when it does not."""
    if minutes == usual.usual:
        return ""
    line = (
        f"Vandaag duurt dit {minutes_word(minutes)}, meestal {usual.usual}."
        " De minuten bij de stappen zijn daarop aangepast."
        " Noemt een zin in een stap een andere tijd? Houd dan de tijd bij de stap aan."
    )
    if minutes < usual.least:
        return f"{line} Dat is kort. Sla gerust een vraag of een ronde over."
    if minutes > usual.most:
        return f"{line} Dat is lang. Neem de tijd, of stop eerder als het klaar is."
    return line
