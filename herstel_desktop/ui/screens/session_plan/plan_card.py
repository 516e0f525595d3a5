"""The draaiboek itself: its sum, the picture of it, the parts, and what can be added."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy

from herstel_desktop.domain.meetings import MeetingState
from herstel_desktop.domain.preparation import Preparation
from herstel_desktop.domain.session_plans import SessionPlan
from herstel_desktop.ui.screens.session_plan.changes_panel import ChangesPanel
from herstel_desktop.ui.screens.session_plan.own_scroll import OwnScroll
from herstel_desktop.ui.screens.session_plan.part_list import PartList
from herstel_desktop.ui.screens.session_plan.texts import minutes, total_line, tr
from herstel_desktop.ui.screens.session_plan.timeline import Timeline
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import (
    Button,
    Card,
    column,
    label,
    row,
    set_role,
)
from herstel_desktop.ui.widgets.flow import Flow

_LEAST_HEIGHT = 160


class PlanCard(Card):
    """The middle of the screen.

    Signals:
        fit, day: fit it again, to itself or to who came.
        break_wanted, own_wanted, earlier, thrown_away, undo_fit: what is asked for.
    """

    fit = Signal()
    day = Signal()
    break_wanted = Signal()
    own_wanted = Signal()
    earlier = Signal()
    thrown_away = Signal()
    undo_fit = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme
        self.body.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(12))
        self._total = label("", "muted")
        self._total.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._fit = Button(theme, tr("Pas op &tijd"), "wand-sparkles", on_click=self.fit.emit)
        self._fit.setToolTip(tr("Maakt de onderdelen passend bij de minuten en het aantal mensen"))
        head = row(spacing=theme.px(8))
        head.addLayout(column(label(tr("Draaiboek"), "section"), self._total, spacing=0), 1)
        head.addWidget(self._fit, 0, Qt.AlignmentFlag.AlignTop)
        self._notice = label("", "warning")
        self.timeline = Timeline(theme)
        self.changes = ChangesPanel(theme, self.undo_fit.emit)
        self.parts = PartList(theme, self, self.changes.close_button)
        self._empty = label(
            tr("Nog geen onderdelen. Kies een werkvorm, of voeg hieronder iets toe."), "muted"
        )
        self._hint = label(
            tr(
                "Alt met een pijltje verplaatst. Plus en min veranderen de minuten. "
                "Delete haalt weg. Enter: wie het begeleidt."
            ),
            "muted",
        )
        self._scroll = OwnScroll(theme.px(8), theme.px(_LEAST_HEIGHT))
        for widget in (self.changes, self._empty, self.parts, self._hint):
            self._scroll.body.addWidget(widget)
        self._scroll.body.addStretch(1)
        self._pause = Button(theme, tr("&Pauze"), "coffee", on_click=self.break_wanted.emit)
        self._own = Button(theme, tr("E&igen idee"), "plus", on_click=self.own_wanted.emit)
        self._today = Button(theme, tr("&Vandaag anders"), "users", on_click=self.day.emit)
        self._more = Button(theme, tr("Mee&r"), "ellipsis")
        self._more.setMenu(self._menu())
        self.body.addLayout(head)
        self.body.addWidget(self._notice)
        self.body.addWidget(self.timeline)
        self.body.addWidget(self._scroll, 1)
        self.body.addLayout(
            Flow(self._pause, self._own, self._more, self._today, spacing=theme.px(8))
        )

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for words, signal in (
            (tr("&Aanpassen aan vandaag"), self.day),
            (tr("&Eerder draaiboek overnemen"), self.earlier),
            (tr("&Draaiboek weggooien"), self.thrown_away),
        ):
            menu.addAction(words).triggered.connect(signal)
        return menu

    def show_plan(self, shown: Preparation, plan: SessionPlan, *, is_open: bool) -> None:
        """Show this draaiboek."""
        over = plan.planned_minutes > plan.minutes
        self._total.setText(total_line(plan))
        set_role(self._total, "error" if over else "muted")
        notice = _notice(shown, plan)
        self._notice.setText(notice)
        self._notice.setVisible(bool(notice))
        self.timeline.show_plan(plan, shown.meeting.start)
        self.parts.show_plan(shown, plan, is_open=is_open)
        self._empty.setVisible(not plan.parts)
        self._hint.setVisible(bool(plan.parts) and is_open)
        self._today.setVisible(is_open and shown.meeting.on == date.today())
        for button in (self._fit, self._pause, self._own, self._more):
            button.setEnabled(is_open)

    def be_wide(self, wide: bool) -> None:
        """Beside the library its parts scroll; else the screen scrolls as one."""
        self._scroll.scroll_alone(wide)


def _notice(shown: Preparation, plan: SessionPlan) -> str:
    """What stands in the way, or is worth knowing."""
    meeting = shown.meeting
    if meeting.state is MeetingState.CLOSED:
        return tr("Deze bijeenkomst is afgesloten. Het draaiboek ligt vast.")
    if meeting.state is MeetingState.CANCELLED:
        return tr("Deze bijeenkomst gaat niet door. Het draaiboek blijft bewaard.")
    if meeting.on < date.today():
        return tr("Deze bijeenkomst is geweest.")
    if shown.choice is not None and shown.choice.theme != plan.theme:
        return tr("De groep koos voor dit thema: {title}.").format(title=shown.choice.title)
    if meeting.minutes != plan.minutes:
        return tr("Op de agenda staat {n}.").format(n=minutes(meeting.minutes))
    return ""
