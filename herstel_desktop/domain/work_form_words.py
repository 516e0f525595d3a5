"""How sentences on screen and paper tell the facts of a work form."""

from __future__ import annotations

from herstel_desktop.domain.work_forms import Minutes, People


def minutes_line(minutes: Minutes) -> str:
    """'10 minuten (kan in 5, hoogstens 15)'."""
    unit = "minuut" if minutes.usual == 1 else "minuten"
    line = f"{minutes.usual} {unit}"
    bounds = []
    if minutes.least < minutes.usual:
        bounds.append(f"kan in {minutes.least}")
    if minutes.most > minutes.usual:
        bounds.append(f"hoogstens {minutes.most}")
    return f"{line} ({', '.join(bounds)})" if bounds else line


def people_line(people: People) -> str:
    """'3 tot en met 12 mensen'."""
    if people.least == people.most:
        return "1 mens" if people.least == 1 else f"{people.least} mensen"
    return f"{people.least} tot en met {people.most} mensen"


def materials_line(materials: tuple[str, ...]) -> str:
    """'stiften · A3-papier', or that nothing is needed; a comma may stand inside one of them."""
    return " · ".join(materials) or "niets"
