"""What a person does to the draaiboek: each is stored at once, some after a small form."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.preparation import Preparation
from herstel_desktop.domain.session_plans import PartDraft, PlanPart, SessionPlan
from herstel_desktop.domain.work_forms import Energy
from herstel_desktop.services import session_plan_fitting as fitting
from herstel_desktop.services import session_plan_parts as parts
from herstel_desktop.services import session_plans as plans
from herstel_desktop.services.packing import set_packed
from herstel_desktop.services.session_plan_fitting import Fitted
from herstel_desktop.services.vault_access import Store
from herstel_desktop.ui.screens.session_plan.dialogs import (
    DayDialog,
    EarlierDialog,
    OwnPartDialog,
    PartDialog,
)
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.dialogs import FormDialog


class PlanActions(QObject):
    """Changes of the draaiboek of one meeting.

    Signals:
        made: there is a draaiboek, where there was none or another.
        added(UUID): a part came in.
        fitted(Fitted): it was fitted again.
        refused(KnownError): something could not be stored.

    Attributes:
        meeting_id: whose draaiboek it is; None before the screen was opened.
    """

    made = Signal()
    added = Signal(object)
    fitted = Signal(object)
    refused = Signal(object)

    def __init__(self, context: ScreenContext, owner: QWidget) -> None:
        super().__init__(owner)
        self._context, self._owner = context, owner
        self.meeting_id: UUID | None = None

    def make(self) -> None:
        """Make a draaiboek."""
        self._write(fitting.make_plan, self._tell_made)

    def set_theme(self, theme: str) -> None:
        """Let it be about something else."""
        self._write(lambda store, id_: plans.change_theme(store, id_, theme))

    def set_people(self, people: int) -> None:
        """Expect another number of people."""
        self._write(lambda store, id_: plans.change_people(store, id_, people))

    def set_minutes(self, minutes: int) -> None:
        """Let the meeting last longer or shorter."""
        self._write(lambda store, id_: plans.change_minutes(store, id_, minutes))

    def set_energy(self, energy: Energy) -> None:
        """Say what the group can have."""
        self._write(lambda store, id_: plans.change_energy(store, id_, energy))

    def add(self, slug: str, place: int | None = None) -> None:
        """Add a work form."""
        self._write(
            lambda store, id_: parts.add_work_form(store, id_, slug, place), self._tell_added
        )

    def add_break(self, place: int | None = None) -> None:
        """Add a break."""
        self._write(lambda store, id_: parts.add_break(store, id_, place), self._tell_added)

    def move(self, part_id: UUID, place: int) -> None:
        """Put a part at another place."""
        self._write(lambda store, id_: parts.move_part(store, id_, part_id, place))

    def set_part_minutes(self, part_id: UUID, minutes: int) -> None:
        """Let a part take other minutes."""
        self._write(lambda store, id_: parts.set_part_minutes(store, id_, part_id, minutes))

    def remove(self, part_id: UUID) -> None:
        """Take a part away."""
        self._write(lambda store, id_: parts.remove_part(store, id_, part_id))

    def throw_away(self) -> None:
        """Take the draaiboek away."""
        self._write(plans.throw_away)

    def pack(self, lines: list[str]) -> None:
        """Keep what is ticked off."""
        self._write(lambda store, id_: set_packed(store, id_, lines), quiet=True)

    def fit(self) -> None:
        """Fit the parts to the frame."""
        self._write(fitting.fit_to_time, self._tell_fitted)

    def take_back(self, fitted: Fitted) -> None:
        """Undo a fitting."""
        undo = fitted.undo
        if undo is not None:
            self._write(lambda store, _id: undo(store))

    def ask_part(self, part: PlanPart, shown: Preparation) -> None:
        """Ask what becomes of a part."""
        dialog = PartDialog(self._context.theme, self._owner, part, shown.leaders)

        def store_it(draft: PartDraft) -> None:
            self._store(dialog, lambda store, id_: parts.change_part(store, id_, part.id, draft))

        dialog.wanted.connect(store_it)
        dialog.exec()
        asked = dialog.asked
        dialog.deleteLater()
        if asked == "remove":
            self.remove(part.id)
        elif asked == "read":
            self._context.open("work_forms", work_form=part.work_form)

    def ask_own(self) -> None:
        """Ask for something of the group's own."""
        dialog = OwnPartDialog(self._context.theme, self._owner)

        def store_it(title: str, minutes: int) -> None:
            self._store(
                dialog,
                lambda store, id_: parts.add_own_part(store, id_, title, minutes),
                self._tell_added,
            )

        dialog.wanted.connect(store_it)
        dialog.exec()
        dialog.deleteLater()

    def ask_day(self, plan: SessionPlan, there: int) -> None:
        """Ask who came and how much time there is."""
        dialog = DayDialog(self._context.theme, self._owner, plan, there)

        def store_it(people: int, minutes: int, energy: Energy) -> None:
            self._store(
                dialog,
                lambda store, id_: fitting.fit_to_day(store, id_, people, minutes, energy),
                self._tell_fitted,
            )

        dialog.wanted.connect(store_it)
        dialog.exec()
        dialog.deleteLater()

    def ask_earlier(self, shown: Preparation) -> None:
        """Ask which earlier draaiboek is taken over."""
        titles = {each.theme: each.title for each in shown.themes}
        earlier = tuple((each, titles.get(each.theme, each.theme)) for each in shown.earlier)
        dialog = EarlierDialog(
            self._context.theme, self._owner, earlier, replaces=shown.plan is not None
        )

        def store_it(from_meeting: UUID) -> None:
            self._store(
                dialog,
                lambda store, id_: plans.copy_plan(store, id_, from_meeting),
                self._tell_made,
            )

        dialog.wanted.connect(store_it)
        dialog.exec()
        dialog.deleteLater()

    def _write(
        self,
        change: Callable[[Store, UUID], Outcome],
        then: Callable[[Outcome], None] | None = None,
        *,
        quiet: bool = False,
    ) -> None:
        meeting_id = self.meeting_id
        if meeting_id is not None:
            self._context.write(
                self._owner,
                lambda store: change(store, meeting_id),
                then,
                self._refused,
                quiet=quiet,
            )

    def _store(
        self,
        dialog: FormDialog,
        change: Callable[[Store, UUID], Outcome],
        then: Callable[[Outcome], None] | None = None,
    ) -> None:
        """Store what a form asks for; it stays open while something is wrong."""
        meeting_id = self.meeting_id
        if meeting_id is None:
            return

        def stored(outcome: Outcome) -> None:
            dialog.accept()
            if then is not None:
                then(outcome)

        self._context.write(
            dialog, lambda store: change(store, meeting_id), stored, dialog.show_error
        )

    def _refused(self, error: KnownError) -> None:
        self.refused.emit(error)

    def _tell_made(self, _outcome: Outcome) -> None:
        self.made.emit()

    def _tell_added(self, outcome: Outcome) -> None:
        self.added.emit(outcome.id)

    def _tell_fitted(self, outcome: Outcome) -> None:
        self.fitted.emit(outcome)
