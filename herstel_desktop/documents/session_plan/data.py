"""What the printed draaiboek shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from herstel_desktop.domain.session_plans import PlanPart, SessionPlan
from herstel_desktop.domain.work_forms import Theme, WorkForm


@dataclass(frozen=True)
class SessionPlanData:
    """Everything in it.

    Attributes:
        on, start: local wall date and time of the meeting.
        forms: the work forms of the plan that there still are, in any order.
        theme_title: how the theme is called; empty when there is none yet.
        theme: what the library says of it; None for a theme of the group's own.
        take_along: lines of the checklist, with numbers where they matter.
        number: 1 for the group's first meeting; 0 when it is not counted.
        number_of_meetings: None for an open-ended group.
        facilitators: names, as they are to stand on paper.
    """

    group_name: str
    on: date
    start: time
    plan: SessionPlan
    forms: tuple[WorkForm, ...] = ()
    theme_title: str = ""
    theme: Theme | None = None
    take_along: tuple[str, ...] = ()
    number: int = 0
    number_of_meetings: int | None = None
    venue_name: str = ""
    venue_address: str = ""
    facilitators: tuple[str, ...] = ()
    organisation: str = ""

    def form_of(self, part: PlanPart) -> WorkForm | None:
        """The work form of a part; None for another part, or when it is gone."""
        return next((form for form in self.forms if form.slug == part.work_form), None)
