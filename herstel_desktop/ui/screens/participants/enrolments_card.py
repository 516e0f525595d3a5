"""Groepen: every way into a group with its steps, and the next step."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from herstel_desktop.domain.dutch_dates import date_only
from herstel_desktop.domain.labels import ENROLMENT_STATE
from herstel_desktop.domain.participants import Enrolment
from herstel_desktop.ui.screens.participants.texts import tr
from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import Button, Card, clear, label, line, row


class EnrolmentsCard(Card):
    """All enrolments, newest first.

    Signals:
        next_wanted(Enrolment): the next step in this group.
        sign_up_wanted: another group.
    """

    next_wanted = Signal(object)
    sign_up_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Groepen"))
        self._theme = theme
        self._shown: tuple[Enrolment, ...] = ()
        self._buttons: dict[UUID, Button] = {}
        self._none = label(tr("Nog in geen groep."), "muted")
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(12))
        self._sign_up = Button(
            theme, tr("Aanmelden bij een &groep"), "log-in", on_click=self.sign_up_wanted.emit
        )
        self.body.addWidget(self._none)
        self.body.addLayout(self._list)
        self.body.addLayout(row(self._sign_up, None))

    def show_enrolments(self, enrolments: tuple[Enrolment, ...]) -> None:
        """Show these; the keyboard stays at the group that it is at."""
        if enrolments == self._shown:
            return
        focused = [id_ for id_, button in self._buttons.items() if button.hasFocus()]
        self._shown, self._buttons = enrolments, {}
        clear(self._list)
        for place, each in enumerate(enrolments):
            # One letter can lead to one button only: to that of the newest enrolment.
            text = tr("&Volgende stap") if place == 0 else tr("Volgende stap")
            for part in (self._block(each, text), line()):
                self._list.addWidget(part)
                # Only what shows can take the keyboard.
                part.show()
        self._none.setVisible(not enrolments)
        before: QWidget | None = None
        for button in (*self._buttons.values(), self._sign_up):
            if before is not None:
                QWidget.setTabOrder(before, button)
            before = button
        if focused and focused[0] in self._buttons:
            self._buttons[focused[0]].setFocus()

    def _block(self, enrolment: Enrolment, text: str) -> QWidget:
        block = QWidget()
        layout = QVBoxLayout(block)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._theme.px(8))
        layout.addWidget(label(enrolment.group_name, "strong"))
        steps = QGridLayout()
        steps.setHorizontalSpacing(self._theme.px(16))
        steps.setVerticalSpacing(self._theme.px(2))
        steps.setColumnStretch(1, 1)
        last = len(enrolment.steps) - 1
        for place, step in enumerate(enrolment.steps):
            steps.addWidget(label(date_only(step.on), "muted", wrap=False), place, 0)
            role = "strong" if place == last else "muted"
            steps.addWidget(label(ENROLMENT_STATE[step.state], role), place, 1)
        button = Button(self._theme, text, "chevron-right")
        button.setAccessibleName(tr("Volgende stap bij {group}").format(group=enrolment.group_name))
        button.clicked.connect(lambda _checked=False: self.next_wanted.emit(enrolment))
        self._buttons[enrolment.id] = button
        layout.addLayout(steps)
        layout.addLayout(row(button, None))
        return block
