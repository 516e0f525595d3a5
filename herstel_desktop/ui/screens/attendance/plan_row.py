"""One part of the draaiboek with its time; the one that goes on now stands out."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from herstel_desktop.domain.dutch_dates import clock
from herstel_desktop.domain.labels import WORK_FORM_KIND
from herstel_desktop.domain.session_plans import PlanPart
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import label, restyle, set_role


class PlanRow(QFrame):
    """Time, title, minutes and who leads it."""

    def __init__(self, theme: Theme, part: PlanPart, at: time) -> None:
        super().__init__()
        self._part, self._at = part, at
        self.setProperty("role", "plan-part")
        self._clock = label(clock(at), "strong", wrap=False)
        self._clock.setMinimumWidth(theme.px(48))
        self._title = label(part.title, "strong")
        self._facts = label("", "muted")
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._title)
        texts.addWidget(self._facts)
        if part.note:
            texts.addWidget(label(part.note))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        layout.setSpacing(theme.px(10))
        layout.addWidget(self._clock, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(texts, 1)
        self.show_time(is_now=False, is_over=False, minutes_left=0)

    def show_time(self, *, is_now: bool, is_over: bool, minutes_left: int) -> None:
        """Say whether this part goes on now, or is over.

        Args:
            minutes_left: until it ends, when it goes on now.
        """
        facts = [WORK_FORM_KIND[self._part.phase].lower()] if self._part.phase else []
        facts.append(_tr("{n} min").format(n=self._part.minutes))
        if self._part.leader:
            facts.append(self._part.leader)
        if is_now:
            facts.insert(0, _tr("nu, nog {n} min").format(n=minutes_left))
        elif is_over:
            facts.insert(0, _tr("geweest"))
        self._facts.setText(" · ".join(facts))
        self.setProperty("current", "true" if is_now else "false")
        restyle(self)
        for part in (self._clock, self._title):
            set_role(part, "muted" if is_over else "strong")
        self.setAccessibleName(f"{clock(self._at)} {self._part.title}, {', '.join(facts)}")


def _tr(text: str) -> str:
    return QCoreApplication.translate("attendance", text)
