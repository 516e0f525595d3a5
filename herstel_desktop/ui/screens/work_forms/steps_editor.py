"""The steps of an own work form: added, moved and removed, with what they take together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QSpinBox, QVBoxLayout, QWidget

from herstel_desktop.domain.work_form_checks import LONGEST_TITLE, MOST_MINUTES, MOST_STEPS
from herstel_desktop.domain.work_forms import Step
from herstel_desktop.ui.screens.work_forms.texts import tr
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button, label, row, set_role
from herstel_desktop.ui.widgets.flow import Flow
from herstel_desktop.ui.widgets.forms import Field, line_edit, number_edit, text_edit

_USUAL_MINUTES = 5


class StepRow(QFrame):
    """One step.

    Attributes:
        fields: by the end of their name in `Unmet.field`: 'title', 'minutes', 'text'.
    """

    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.title: Field[QLineEdit] = Field(
            tr("Naam van stap {n}").format(n=number), line_edit(most=LONGEST_TITLE)
        )
        self.minutes: Field[QSpinBox] = Field(
            tr("Minuten van stap {n}").format(n=number),
            number_edit(_USUAL_MINUTES, 1, MOST_MINUTES, tr(" min")),
        )
        self.text: Field[QPlainTextEdit] = Field(
            tr("Wat je doet en zegt in stap {n}").format(n=number),
            text_edit(placeholder=tr("Zeg: ‘…’")),
        )
        self.text.editor.setFixedHeight(theme.px(110))
        self.title.setMinimumWidth(theme.px(340))
        self.fields: dict[str, Field[QLineEdit] | Field[QSpinBox] | Field[QPlainTextEdit]] = {
            "title": self.title,
            "minutes": self.minutes,
            "text": self.text,
        }
        self.up = Button(theme, tr("Omhoog"), "arrow-up")
        self.up.setAccessibleName(tr("Stap {n} omhoog").format(n=number))
        self.down = Button(theme, tr("Omlaag"), "arrow-down")
        self.down.setAccessibleName(tr("Stap {n} omlaag").format(n=number))
        self.remove = Button(theme, tr("Weg"), "trash-2")
        self.remove.setAccessibleName(tr("Stap {n} weghalen").format(n=number))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 14)
        layout.setSpacing(theme.px(8))
        layout.addLayout(Flow(self.title, self.minutes, spacing=theme.px(12)))
        layout.addWidget(self.text)
        layout.addLayout(Flow(self.up, self.down, self.remove, spacing=theme.px(8)))

    @property
    def step(self) -> Step:
        """The step as it stands."""
        return Step(
            self.minutes.editor.value(),
            self.title.editor.text(),
            self.text.editor.toPlainText(),
        )

    def show_step(self, step: Step) -> None:
        """Show another step; what stands there already is left alone."""
        if step != self.step:
            self.minutes.editor.setValue(step.minutes)
            self.title.editor.setText(step.title)
            self.text.editor.setPlainText(step.text)


class StepsEditor(QWidget):
    """All steps below each other.

    Signals:
        edited: something in them was changed.
    """

    edited = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._usual = 0
        self._filling = False
        self.rows: list[StepRow] = []
        self._body = QVBoxLayout()
        self._body.setSpacing(theme.px(12))
        self._sum = label("", "strong")
        self.problem = label("", "error")
        self.problem.hide()
        self.add_button = Button(theme, tr("Stap erbij"), "plus", on_click=self._add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(10))
        layout.addLayout(self._body)
        layout.addLayout(row(self.add_button, None))
        layout.addWidget(self._sum)
        layout.addWidget(self.problem)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps as they stand."""
        return tuple(each.step for each in self.rows)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps."""
        self._filling = True
        while len(self.rows) > len(steps):
            gone = self.rows.pop()
            self._body.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.rows) < len(steps):
            self._make_row()
        for each, step in zip(self.rows, steps, strict=True):
            each.show_step(step)
        self._filling = False
        self._note_places()

    def show_usual(self, minutes: int) -> None:
        """Compare the sum with what the work form takes as a rule."""
        self._usual = minutes
        self._show_sum()

    def _make_row(self) -> None:
        place = len(self.rows)
        made = StepRow(self._theme, place + 1)
        made.title.editor.textChanged.connect(self._note_edit)
        made.minutes.editor.valueChanged.connect(self._note_edit)
        made.text.editor.textChanged.connect(self._note_edit)
        made.up.clicked.connect(partial(self._swap, place, place - 1))
        made.down.clicked.connect(partial(self._swap, place, place + 1))
        made.remove.clicked.connect(partial(self._remove, place))
        self.rows.append(made)
        self._body.addWidget(made)

    def _add(self) -> None:
        self.show_steps((*self.steps, Step(_USUAL_MINUTES, "", "")))
        self.rows[-1].title.editor.setFocus()
        self.edited.emit()

    def _swap(self, place: int, other: int, _checked: bool = False) -> None:
        steps = list(self.steps)
        steps[place], steps[other] = steps[other], steps[place]
        moved_up = other < place
        self.show_steps(steps)
        at = self.rows[other]
        wanted = at.up if moved_up else at.down
        (wanted if wanted.isEnabled() else at.title.editor).setFocus()
        self.edited.emit()

    def _remove(self, place: int, _checked: bool = False) -> None:
        steps = list(self.steps)
        del steps[place]
        self.show_steps(steps)
        if self.rows:
            self.rows[min(place, len(self.rows) - 1)].title.editor.setFocus()
        else:
            self.add_button.setFocus()
        self.edited.emit()

    def _note_edit(self, *_value: object) -> None:
        if not self._filling:
            self._show_sum()
            self.edited.emit()

    def _note_places(self) -> None:
        for place, each in enumerate(self.rows):
            each.up.setEnabled(place > 0)
            each.down.setEnabled(place < len(self.rows) - 1)
        self.add_button.setEnabled(len(self.rows) < MOST_STEPS)
        self._show_sum()

    def _show_sum(self) -> None:
        total = sum(each.minutes.editor.value() for each in self.rows)
        self._sum.setText(
            tr("Samen {total} van {usual} minuten").format(total=total, usual=self._usual)
        )
        set_role(self._sum, "good" if total == self._usual else "warning")
