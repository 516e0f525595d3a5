"""The screen: the library at the left, the draaiboek in the middle, what to take at the right."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from herstel_desktop.domain.changes import Kind
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.meetings import MeetingState
from herstel_desktop.domain.preparation import OfferedForm, Preparation
from herstel_desktop.domain.print_packs import PackContents, PackOptions
from herstel_desktop.domain.session_plans import PlanPart, SessionPlan
from herstel_desktop.services.preparation import offered_forms, preparation
from herstel_desktop.services.print_packs import pack_contents, print_pack_pdf
from herstel_desktop.services.session_plan_fitting import Fitted
from herstel_desktop.services.session_plans import session_plan
from herstel_desktop.ui.screens.session_plan.actions import PlanActions
from herstel_desktop.ui.screens.session_plan.carry import Carrying
from herstel_desktop.ui.screens.session_plan.frame_bar import FrameBar
from herstel_desktop.ui.screens.session_plan.library_panel import LibraryPanel
from herstel_desktop.ui.screens.session_plan.no_plan import NoPlan
from herstel_desktop.ui.screens.session_plan.own_scroll import OwnScroll
from herstel_desktop.ui.screens.session_plan.packing_card import PackingCard
from herstel_desktop.ui.screens.session_plan.plan_card import PlanCard
from herstel_desktop.ui.screens.session_plan.print_card import PrintCard
from herstel_desktop.ui.screens.session_plan.print_dialog import PrintDialog
from herstel_desktop.ui.screens.session_plan.texts import heading, subtitle, tr
from herstel_desktop.ui.shell.screen import Screen, ScreenContext
from herstel_desktop.ui.widgets.basics import VerticalScroll, in_order, tab_in_order
from herstel_desktop.ui.widgets.states import ErrorState

_SIDE_BY_SIDE_FROM = 1000
"""Width in pixels at 100 % from which library, draaiboek and list stand beside each other."""

_COUNT_PRINTS_AFTER_MS = 400

_LEAST_HEIGHT = 160
"""Pixels at 100 % that what to take along keeps, however low the window is."""


class SessionPlanScreen(Screen):
    """Draaiboek of one meeting."""

    reload_on = frozenset(
        {
            Kind.SESSION_PLAN,
            Kind.MEETING,
            Kind.THEME_BALLOT,
            Kind.RECOVERY_WISH,
            Kind.WORK_FORM,
            Kind.FACILITATOR,
            Kind.GROUP,
            Kind.ENROLMENT,
            Kind.ATTENDANCE,
        }
    )

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context, tr("Draaiboek"))
        self._meeting_id: UUID | None = None
        self._shown: Preparation | None = None
        self._fitted: Fitted | None = None
        self._fitted_plan: SessionPlan | None = None
        self._contents: PackContents | None = None
        self._prints = QTimer(self)
        self._prints.setSingleShot(True)
        self._prints.setInterval(_COUNT_PRINTS_AFTER_MS)
        self._prints.timeout.connect(self._count_prints)
        self._asked_text = ""
        self._just_made = False
        self._wide: bool | None = None
        theme = context.theme
        self._error = ErrorState(theme, self.load)
        self._actions = PlanActions(context, self)
        self._no_plan = NoPlan(theme, on_make=self._actions.make, on_earlier=self._ask_earlier)
        self._frame = FrameBar(theme)
        self._library = LibraryPanel(theme)
        self._plan = PlanCard(theme)
        self._packing = PackingCard(theme)
        self._print = PrintCard(theme)
        self._side = OwnScroll(theme.px(14), theme.px(_LEAST_HEIGHT))
        self._lay_out()
        self._carrying = Carrying(
            theme, self, self._plan.parts.place_at, self._plan.parts.show_place
        )
        self._library.list.carry_with(self._carrying)
        self._plan.parts.carry_with(self._carrying)
        self._connect()
        self._show_pages(error=False, plan=False, nothing=False)

    def _lay_out(self) -> None:
        px = self.context.theme.px
        for card in (self._packing, self._print):
            self._side.body.addWidget(card)
        self._side.body.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(px(20))
        self._scroll = VerticalScroll(spacing=px(14), margins=(28, 18, 28, 18))
        self._scroll.body.addWidget(self._error)
        self._scroll.body.addWidget(self._no_plan, 1)
        self._scroll.body.addWidget(self._frame)
        self._scroll.body.addLayout(self._columns, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
        self._place_columns(wide=True)

    def _connect(self) -> None:
        do, frame, library, plan = self._actions, self._frame, self._library, self._plan
        for signal, act in (
            (frame.theme_set, do.set_theme),
            (frame.people_set, do.set_people),
            (frame.minutes_set, do.set_minutes),
            (frame.energy_set, do.set_energy),
            (library.asked, self._search),
            (library.list.wanted, do.add),
            (library.list.dropped, do.add),
            (plan.fit, do.fit),
            (plan.day, self._ask_day),
            (plan.undo_fit, self._undo_fit),
            (plan.break_wanted, do.add_break),
            (plan.own_wanted, do.ask_own),
            (plan.earlier, self._ask_earlier),
            (plan.thrown_away, do.throw_away),
            (plan.parts.opened, self._ask_part),
            (plan.parts.moved, do.move),
            (plan.parts.minutes_set, do.set_part_minutes),
            (plan.parts.removed, do.remove),
            (plan.parts.break_wanted, do.add_break),
            (self._packing.packed, do.pack),
            (self._print.all_wanted, self._print_all),
            (self._print.other_wanted, self._ask_print),
            (do.made, self._after_making),
            (do.added, plan.parts.go_to),
            (do.fitted, self._show_fitted),
            (do.refused, self._refused),
        ):
            signal.connect(act)

    def show_target(self, **target: Any) -> None:
        meeting_id = target.get("meeting_id")
        if isinstance(meeting_id, UUID) and meeting_id != self._meeting_id:
            self.flush()
            self._meeting_id = self._actions.meeting_id = meeting_id
            self._shown = self._fitted = None
            self._plan.changes.hide()
            self.mark_stale()

    def first_focus(self) -> QWidget | None:
        shown = self._shown
        if shown is None:
            return None
        if shown.plan is None:
            return self._no_plan.first_focus()
        if not _is_open(shown):
            return self._plan.parts.entry
        return self._library.search

    def load(self) -> None:
        meeting_id = self._meeting_id
        if meeting_id is not None:
            self.context.read(
                self, lambda store: preparation(store, meeting_id), self._show, self._refuse
            )

    def flush(self) -> None:
        self._frame.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_columns(wide=self.width() >= self.context.theme.px(_SIDE_BY_SIDE_FROM))

    def _place_columns(self, *, wide: bool) -> None:
        """Side by side the library comes first; below each other the draaiboek does."""
        if wide != self._wide:
            self._wide = wide
            for each in (self._library, self._plan, self._side):
                self._columns.removeWidget(each)
            ordered: tuple[tuple[QWidget, int], ...] = (
                ((self._library, 12), (self._plan, 15), (self._side, 9))
                if wide
                else ((self._plan, 0), (self._library, 0), (self._side, 0))
            )
            self._columns.setDirection(
                QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
            )
            for widget, stretch in ordered:
                self._columns.addWidget(widget, stretch)
            self._library.be_wide(wide)
            self._plan.be_wide(wide)
            self._side.scroll_alone(wide)
            self._put_in_tab_order()

    def _put_in_tab_order(self) -> None:
        tab_in_order(in_order(self._scroll.body))
        self._plan.parts.put_in_tab_order()

    def _show(self, shown: Preparation) -> None:
        if shown.meeting.id != self._meeting_id:
            return
        first_time, self._shown = self._shown is None, shown
        self.set_heading(heading(shown), subtitle(shown))
        plan, is_open = shown.plan, _is_open(shown)
        self._show_pages(error=False, plan=plan is not None, nothing=plan is None)
        if plan is None:
            self._fitted = None
            self._no_plan.show_meeting(shown, is_open=is_open)
        else:
            self._frame.show_frame(shown, plan, is_open=is_open)
            self._plan.show_plan(shown, plan, is_open=is_open)
            self._library.show_people(plan.people)
            self._library.setVisible(is_open)
            self._packing.show_lines(shown.take_along, shown.packed)
            if first_time:
                self._count_prints()
            else:
                self._prints.start()  # once, when several changes follow each other
            self._forget_fitting(plan)
            self._search()
        if plan is not None and self._just_made:
            first_time, self._just_made = True, False
        if first_time and self.isVisible():
            self._focus_first()

    def _focus_first(self) -> None:
        focus = self.first_focus()
        if focus is not None:
            focus.setFocus()

    def _forget_fitting(self, plan: SessionPlan) -> None:
        """What a fitting changed is told until something else changes."""
        if self._fitted is None:
            return
        if self._fitted_plan is None:
            self._fitted_plan = plan
        elif plan != self._fitted_plan:
            self._fitted = self._fitted_plan = None
            self._plan.changes.hide()

    def _refuse(self, error: KnownError) -> None:
        self._show_pages(error=True, plan=False, nothing=False)
        self._error.show_error(error)

    def _show_pages(self, *, error: bool, plan: bool, nothing: bool) -> None:
        self._error.setVisible(error)
        self._no_plan.setVisible(nothing)
        for each in (self._frame, self._library, self._plan, self._side):
            each.setVisible(plan)

    # The library

    def _search(self) -> None:
        shown = self._shown
        if shown is None or shown.plan is None:
            return
        text, fits = self._library.text, self._library.fitting.isChecked()
        self.context.read(
            self,
            lambda store: (text, fits, offered_forms(store, shown, text, fitting=fits)),
            self._show_found,
            self._refuse,
        )

    def _show_found(self, answer: tuple[str, bool, tuple[OfferedForm, ...]]) -> None:
        text, fits, rows = answer
        if (text, fits) != (self._library.text, self._library.fitting.isChecked()):
            return  # a later answer is under way
        another, self._asked_text = text != self._asked_text, text
        nothing = not rows and not text.strip() and not fits
        self._library.show_rows(rows, from_top=another, nothing=nothing)

    # The print pack

    def _count_prints(self) -> None:
        meeting_id = self._meeting_id
        if meeting_id is not None:
            self.context.read(
                self,
                lambda store: pack_contents(store, meeting_id),
                self._show_prints,
                self._refuse,
            )

    def _show_prints(self, contents: PackContents) -> None:
        has_theme = self._shown is not None and self._shown.choice is not None
        self._contents = contents
        self._print.show_contents(contents, has_theme=has_theme)

    def _print_all(self) -> None:
        self._print_pack(PackOptions())

    def _ask_print(self) -> None:
        if self._contents is not None:
            dialog = PrintDialog(self.context.theme, self, self._contents)
            dialog.wanted.connect(self._print_pack)
            dialog.exec()
            dialog.deleteLater()

    def _print_pack(self, options: PackOptions) -> None:
        meeting_id = self._meeting_id
        if meeting_id is not None:
            self.context.preview(
                tr("Printpakket"),
                lambda store: print_pack_pdf(store, meeting_id, options),
                "printpakket.pdf",
            )

    # What a person does

    def _refused(self, error: KnownError) -> None:
        """The screen goes back to what is stored, and says why."""
        self.load()
        self.context.window.show_problem(error)

    def _after_making(self) -> None:
        """The keyboard goes on in the draaiboek, which may still be on its way to the screen."""
        shown = self._shown
        self._just_made = shown is None or shown.plan is None
        if not self._just_made:
            self._focus_first()

    def _show_fitted(self, fitted: Fitted) -> None:
        """What changed stands until something else changes; the screen may show that only later."""
        meeting_id = self._meeting_id
        self._fitted, self._fitted_plan = fitted, None
        self._plan.changes.show_changes(fitted)
        if meeting_id is not None:
            self.context.read(
                self, lambda store: session_plan(store, meeting_id), self._note_fitted_plan
            )

    def _note_fitted_plan(self, plan: SessionPlan | None) -> None:
        if self._fitted is not None and self._fitted_plan is None:
            self._fitted_plan = plan

    def _undo_fit(self) -> None:
        fitted = self._fitted
        self._plan.changes.hide()
        self._fitted = self._fitted_plan = None
        entry = self._plan.parts.entry
        if entry is not None:
            entry.setFocus()
        if fitted is not None:
            self._actions.take_back(fitted)

    def _ask_part(self, part: PlanPart) -> None:
        if self._shown is not None and _is_open(self._shown):
            self._actions.ask_part(part, self._shown)

    def _ask_day(self) -> None:
        if self._shown is not None and self._shown.plan is not None:
            self._actions.ask_day(self._shown.plan, self._shown.there)

    def _ask_earlier(self) -> None:
        if self._shown is not None:
            self._actions.ask_earlier(self._shown)


def _is_open(shown: Preparation) -> bool:
    """Whether the draaiboek may be changed."""
    return shown.meeting.state is MeetingState.PLANNED
