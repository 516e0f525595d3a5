"""What the steps of the wizard have in common."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button, bring_into_view, label, row


class Step(QWidget):
    """One step: a title, a text, a body and the buttons.

    Signals:
        back, done: the wizard turns the page.
    """

    back = Signal()
    done = Signal()

    def __init__(self, theme: Theme, title: str, text: str, go_on: str) -> None:
        super().__init__()
        self.theme = theme
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(10))
        outer.addWidget(label(title, "title"))
        outer.addWidget(label(text))
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.px(10))
        outer.addLayout(self.body)
        self._problem = label("", "error")
        self._problem.hide()
        outer.addWidget(self._problem)
        self.back_button = Button(theme, self.tr("&Terug"), "arrow-left", on_click=self.back.emit)
        self.next_button = Button(theme, go_on, role="primary", on_click=self.submit)
        outer.addLayout(row(self.back_button, None, self.next_button))

    def submit(self) -> None:
        """Check this step and, when it is right, emit `done`."""
        self.done.emit()

    def entered(self) -> None:
        """The step is shown; put the keyboard where it begins."""

    def show_problem(self, sentence: str) -> None:
        """Say what is missing; an empty sentence takes it away."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        if sentence:
            bring_into_view(self._problem)
