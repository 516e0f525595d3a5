"""A step on somebody's way into or out of a group, and what to do when the group is full."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import Enum

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.labels import ENROLMENT_STATE
from herstel_desktop.domain.participants import EnrolmentState, EnrolmentStep
from herstel_desktop.services.participants import GroupFullError
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import label
from herstel_desktop.ui.widgets.dialogs import Dialog, FormDialog
from herstel_desktop.ui.widgets.forms import Field, choice, chosen, date_edit, date_of


def _tr(text: str) -> str:
    return QCoreApplication.translate("enrolment", text)


class WhenFull(Enum):
    """What somebody chose for a group without a free place."""

    WAITING_LIST = "waiting_list"
    OVER_CAPACITY = "over_capacity"
    LEAVE = "leave"


def ask_when_full(theme: Theme, parent: QWidget | None, error: GroupFullError) -> WhenFull:
    """Offer the waiting list, and one confirmed way over the size of the group."""
    dialog = Dialog(theme, parent, _tr("De groep zit vol"))
    dialog.body.addWidget(label(error.happened))
    answers = {WhenFull.LEAVE: dialog.add_button(_tr("&Annuleren"))}
    answers[WhenFull.OVER_CAPACITY] = dialog.add_button(_tr("&Toch laten meedoen"))
    answers[WhenFull.WAITING_LIST] = dialog.add_button(_tr("Op de &wachtlijst"), "primary")
    for place, button in enumerate(answers.values()):
        button.clicked.connect(lambda _checked=False, place=place: dialog.done(place))
    answers[WhenFull.WAITING_LIST].setFocus()
    # Escape gives 0, which is the first answer: leave all as it is.
    decided = list(answers)[dialog.exec()]
    dialog.deleteLater()
    return decided


class EnrolmentDialog(FormDialog):
    """Asks for a state and its date; stays open while the step is refused.

    Connect `wanted` to what stores the step; then call `accept`, or `refuse` with the error. More
    fields can go into `body` and `form`.

    Signals:
        wanted(EnrolmentStep, bool): the step to store, and whether to go over the group's size.
    """

    wanted = Signal(object, bool)

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None,
        title: str,
        states: Sequence[EnrolmentState],
        on: date,
    ) -> None:
        super().__init__(theme, parent, title)
        self.state_field = self.form.add(
            "state",
            Field(_tr("&Stap"), choice([(ENROLMENT_STATE[state], state) for state in states])),
        )
        self.date_field = self.form.add("on", Field(_tr("&Datum"), date_edit(on)))
        self.state_field.editor.currentIndexChanged.connect(self._say_which_day)
        self._say_which_day()
        self.body.addWidget(self.state_field)
        self.body.addWidget(self.date_field)
        self.save_button.clicked.connect(self._want)

    @property
    def step(self) -> EnrolmentStep:
        """What is chosen now."""
        state = chosen(self.state_field.editor)
        assert isinstance(state, EnrolmentState)
        return EnrolmentStep(state, date_of(self.date_field.editor))

    def refuse(self, error: KnownError) -> None:
        """Show why the step was refused; a full group leads to another step at once."""
        if not isinstance(error, GroupFullError):
            self.show_error(error)
            return
        self.save_button.setEnabled(True)
        decided = ask_when_full(self.theme, self, error)
        if decided is WhenFull.WAITING_LIST:
            self.wanted.emit(EnrolmentStep(EnrolmentState.WAITING_LIST, self.step.on), False)
        elif decided is WhenFull.OVER_CAPACITY:
            self.wanted.emit(self.step, True)

    def _say_which_day(self) -> None:
        planned = self.step.state is EnrolmentState.INTAKE_PLANNED
        self.date_field.set_hint(
            _tr("De dag waarop jullie kennismaken.") if planned else _tr("Vanaf die dag is dit zo.")
        )

    def _want(self) -> None:
        self.form.clear_errors()
        self.wanted.emit(self.step, False)
