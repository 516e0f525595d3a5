"""When the vault locks itself."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.errors import InvalidInputError, KnownError
from herstel_desktop.services.settings import (
    DEFAULT_LOCK_MINUTES,
    LONGEST_LOCK_MINUTES,
    SHORTEST_LOCK_MINUTES,
    lock_minutes,
    set_lock_minutes,
)
from herstel_desktop.ui.screens.settings.section import FormSection
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import Button, label, row
from herstel_desktop.ui.widgets.forms import Field, number_edit
from herstel_desktop.ui.widgets.live_form import LiveForm

_MINUTES = "lock_minutes"


class LockSection(FormSection):
    """Minutes, and what else locks the vault."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(
            context,
            self.tr("Vergrendelen"),
            self.tr("Zo kan niemand meekijken als je even wegloopt van de laptop."),
        )
        self._form = LiveForm(self._store)
        self._field = self._form.number(
            _MINUTES,
            Field(
                self.tr("Op &slot na"),
                number_edit(DEFAULT_LOCK_MINUTES, SHORTEST_LOCK_MINUTES, LONGEST_LOCK_MINUTES),
                self.tr("Zo lang zonder toets of muis, van 1 tot en met 15 minuten."),
            ),
        )
        self._field.editor.valueChanged.connect(self._name_unit)
        self._name_unit()
        self._field.editor.setMaximumWidth(context.theme.px(220))
        self.body.addWidget(self._field)
        self.body.addWidget(label(self.tr("De kluis gaat ook op slot:"), "strong"))
        for sentence in (
            self.tr("als je op Vergrendel klikt, of Ctrl+L typt;"),
            self.tr("als je het programma sluit."),
        ):
            self.body.addWidget(label(f"•  {sentence}"))
        self.body.addWidget(label(self.tr("Wat je al had getypt, wordt eerst bewaard."), "muted"))
        now = Button(
            context.theme, self.tr("&Nu vergrendelen"), "lock", on_click=context.window.lock
        )
        self.body.addLayout(row(now, None))

    def first_focus(self) -> QWidget:
        return self._field.editor

    def load(self) -> None:
        self.context.read(self, lock_minutes, self._show, self.refuse)

    def flush(self) -> None:
        self._field.editor.interpretText()
        self._form.store_edits()

    def _show(self, minutes: int) -> None:
        self.shown()
        self._form.show({_MINUTES: minutes})
        self._name_unit()

    def _name_unit(self) -> None:
        editor = self._field.editor
        editor.setSuffix(self.tr(" minuut") if editor.value() == 1 else self.tr(" minuten"))

    def _store(self) -> None:
        values = self._form.values()
        minutes = values[_MINUTES]

        def stored(_outcome: Outcome) -> None:
            self._form.accept(values)

        self.context.write(
            self, lambda store: set_lock_minutes(store, minutes), stored, self._refused
        )

    def _refused(self, error: KnownError) -> None:
        if not (isinstance(error, InvalidInputError) and self._form.show_error(error)):
            self.context.window.show_problem(error)
