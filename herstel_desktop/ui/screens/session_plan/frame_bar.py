"""What the draaiboek is for: theme, people, minutes and energy."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from herstel_desktop.domain.labels import ENERGY
from herstel_desktop.domain.preparation import Preparation
from herstel_desktop.domain.session_plans import SessionPlan
from herstel_desktop.domain.theme_ballots import LONGEST_THEME
from herstel_desktop.domain.work_forms import Energy
from herstel_desktop.services.session_plans import (
    LEAST_MINUTES,
    LEAST_PEOPLE,
    MOST_MINUTES,
    MOST_PEOPLE,
)
from herstel_desktop.ui.screens.session_plan.live_number import LiveNumber
from herstel_desktop.ui.screens.session_plan.texts import tr
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.flow import Flow
from herstel_desktop.ui.widgets.forms import Field, choice, choose, chosen, line_edit

_THEME_WIDTH = 300
_LETTERS_OF_THEME = 18


class FrameBar(QWidget):
    """The fields; each is stored when it is left or chosen.

    Signals:
        theme_set(str), people_set(int), minutes_set(int), energy_set(Energy): another value.
    """

    theme_set = Signal(str)
    people_set = Signal(int)
    minutes_set = Signal(int)
    energy_set = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._plan: SessionPlan | None = None
        self._title = ""
        self.theme = self._theme_box(theme)
        self.people = _number(LEAST_PEOPLE, MOST_PEOPLE)
        self.minutes = _number(LEAST_MINUTES, MOST_MINUTES)
        self.energy = choice([(ENERGY[each], each) for each in Energy])
        fields = (
            Field(tr("T&hema"), self.theme),
            Field(tr("&Deelnemers"), self.people),
            Field(tr("&Minuten"), self.minutes),
            Field(tr("&Energie"), self.energy),
        )
        self.setLayout(Flow(*fields, spacing=theme.px(14)))
        for each in (self.theme, self.energy):
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            each.installEventFilter(self)
        self.people.valueChanged.connect(self._note_people)
        self.minutes.valueChanged.connect(self._note_minutes)
        self.energy.activated.connect(self._note_energy)
        self.theme.activated.connect(self._note_theme)
        line = self.theme.lineEdit()
        assert line is not None
        line.editingFinished.connect(self._note_theme)

    def _theme_box(self, theme: Theme) -> QComboBox:
        box = QComboBox()
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line: QLineEdit = line_edit(placeholder=tr("Kies of typ een thema"), most=LONGEST_THEME)
        line.setAccessibleName(tr("Thema"))
        box.setLineEdit(line)
        # What is typed may be a theme of the group's own, so nothing is filled in behind it.
        box.setCompleter(QCompleter([], box))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(_LETTERS_OF_THEME)
        box.setMinimumWidth(theme.px(_THEME_WIDTH))
        return box

    def show_frame(self, shown: Preparation, plan: SessionPlan, *, is_open: bool) -> None:
        """Show what stands; a field that is being typed in is left alone."""
        self._plan, self._title = plan, shown.theme_title
        titles = [each.title for each in shown.themes]
        with QSignalBlocker(self.theme):
            if titles != [self.theme.itemText(n) for n in range(self.theme.count())]:
                typed = self.theme.currentText()
                self.theme.clear()
                self.theme.addItems(titles)
                self.theme.setEditText(typed)
            line = self.theme.lineEdit()
            assert line is not None
            if not (line.hasFocus() and line.isModified()):
                self.theme.setCurrentIndex(self.theme.findText(self._title))
                self.theme.setEditText(self._title)
                line.setCursorPosition(0)
        for box, value in ((self.people, plan.people), (self.minutes, plan.minutes)):
            with QSignalBlocker(box):
                box.setValue(value)
        with QSignalBlocker(self.energy):
            choose(self.energy, plan.energy)
        for each in (self.theme, self.people, self.minutes, self.energy):
            each.setEnabled(is_open)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A turn of the wheel scrolls the screen, unless the field has the keyboard."""
        if event.type() is QEvent.Type.Wheel and isinstance(watched, QWidget):
            if watched.hasFocus():
                return False
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def flush(self) -> None:
        """Store a theme that was typed and not left yet."""
        self._note_theme()

    def _note_theme(self, _place: int = 0) -> None:
        typed = self.theme.currentText().strip()
        if self._plan is not None and typed != self._title:
            self._title = typed
            line = self.theme.lineEdit()
            assert line is not None
            line.setModified(False)  # from here on what is stored may show again
            self.theme_set.emit(typed)

    def _note_people(self, people: int) -> None:
        self.people_set.emit(people)

    def _note_minutes(self, minutes: int) -> None:
        self.minutes_set.emit(minutes)

    def _note_energy(self, _place: int) -> None:
        self.energy_set.emit(cast("Energy", chosen(self.energy)))


def _number(least: int, most: int) -> LiveNumber:
    made = LiveNumber(least, most)
    made.lineEdit().setTextMargins(12, 0, 30, 0)  # beside the arrows, as in a form
    return made
