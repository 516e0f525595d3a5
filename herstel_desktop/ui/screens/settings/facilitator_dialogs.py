"""A facilitator, and a passphrase of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.errors import InvalidInputError, KnownError
from herstel_desktop.domain.organisation import Facilitator
from herstel_desktop.services.organisation import add_facilitator, change_facilitator
from herstel_desktop.services.vault_access import Store, add_passphrase
from herstel_desktop.ui.screens.settings.entry_dialog import EntryDialog
from herstel_desktop.ui.screens.settings.new_passphrase import (
    NewPassphrase,
    personal_words,
    require_strength,
)
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.basics import label
from herstel_desktop.ui.widgets.forms import Field, line_edit


class FacilitatorDialog(EntryDialog):
    """Adds a facilitator, or changes the one given."""

    def __init__(self, context: ScreenContext, parent: QWidget, person: Facilitator | None) -> None:
        title = self.tr("Begeleider aanpassen") if person else self.tr("Begeleider toevoegen")
        super().__init__(context, parent, title)
        self._person = person
        self.form.add("name", Field(self.tr("&Naam"), line_edit(person.name if person else "")))
        self.form.add(
            "phone",
            Field(self.tr("&Telefoon"), line_edit(person.phone if person else "", most=60)),
        )
        self.form.add(
            "email", Field(self.tr("&E-mail"), line_edit(person.email if person else "", most=254))
        )
        for field in self.form.fields.values():
            self.fields.addWidget(field)
        self.form.fields["name"].editor.setFocus()

    def change(self) -> Callable[[Store], Outcome]:
        values = {name: field.editor.text() for name, field in self.form.fields.items()}
        person = self._person
        if person is None:
            return lambda store: add_facilitator(store, **values)
        changed = replace(person, **values)
        return lambda store: change_facilitator(store, changed)


class GivePassphraseDialog(EntryDialog):
    """The other person types a passphrase that only they know."""

    def __init__(self, context: ScreenContext, parent: QWidget, person: Facilitator) -> None:
        super().__init__(
            context,
            parent,
            self.tr("Wachtzin voor {name}").format(name=person.name),
            self.tr("&Wachtzin geven"),
        )
        self._person = person
        explanation = self.tr(
            "Laat {name} de wachtzin zelf typen. Daarmee gaat de kluis open. Niemand anders hoeft "
            "hem te kennen."
        ).format(name=person.name)
        self._new = NewPassphrase(context, self.tr("&Nieuwe wachtzin"))
        self._busy = label(self.tr("Even geduld. De wachtzin wordt ingesteld."), "muted")
        self._busy.hide()
        for part in (label(explanation), self._new, self._busy):
            self.fields.addWidget(part)
        self._new.submitted.connect(self.store)
        self.finished.connect(self._new.wipe)
        context.read(self, personal_words, self._new.set_words)
        self._new.setFocus()

    def change(self) -> Callable[[Store], Outcome]:
        vault, person = self.context.vault, self._person
        text, words = self._new.text, self._new.words

        def give(_store: Store) -> Outcome:
            require_strength(text, words)
            return add_passphrase(vault, person.id, text)

        return give

    def store(self) -> None:
        if self.save_button.isEnabled() and self._new.is_complete():
            self._busy.show()
            super().store()
        self.fit()

    def show_error(self, error: KnownError) -> None:
        self._busy.hide()
        if isinstance(error, InvalidInputError) and error.field == "passphrase":
            self.save_button.setEnabled(True)
            self._new.first.show_error(error.sentence())
            self.fit()
        else:
            super().show_error(error)
